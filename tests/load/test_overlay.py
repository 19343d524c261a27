"""`--overlay`: a county adds regions and numbers under its own lock, and alters nothing of anybody else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pocketcards.cli import main
from pocketcards.load.project import load_project
from tests.bundled import ROOT, SAMPLE
from tests.support.clock import morning_of

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 23)
LOCK = "contacts.lock"
CONTACTS = """\
contacts:
  boone-voice:
    kind: voice
    dial: "+15735550142"
    print: "573-555-0142"
    name: "Boone County crisis line"
    hours: {always: "yes"}
    languages: [en, es]
    interpreters: "no"
    reach: [us_mo_boone]
    seen: {url: "https://example.org/boone", date: "2026-11-20", copy: live}
"""
REGIONS = """\
regions:
  us_mo_boone:
    name: "Boone County, Missouri"
    extends: us
    roles:
      local: boone-voice
"""
SPANISH = """\
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "contact.boone-voice.name"
msgid "Boone County crisis line"
msgstr "Línea de crisis del condado de Boone"
"""
PO = "translations/es/LC_MESSAGES/cards.po"

Run = Callable[..., int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "project"))


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)

    def runs(*words: object) -> int:
        options = ["--project", str(root), "--overlay", "county"]
        return main([*map(str, words), *options], now=morning_of(TODAY))

    return runs


@pytest.fixture
def county(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """An overlay that is as it should be."""
    folder = tmp_path / "county"
    _write(folder / "contacts.yaml", CONTACTS)
    _write(folder / "regions.yaml", REGIONS)
    assert run("contacts", "lock", "--yes") == 0
    capsys.readouterr()
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# What is sound


def test_sound_overlay_is_silent_and_builds_its_region(
    run: Run, county: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check") == 0
    assert "no findings" in capsys.readouterr().out
    only = ("--locale", "en", "--card", "hotline", "--format", "card")
    assert run("build", *only, "--out", tmp_path / "out") == 0
    name = "us_mo_boone/card-us_mo_boone-en-card-DRAFT.pdf"
    assert (tmp_path / "out" / name).is_file()
    assert run("verify", tmp_path / "out") == 0


def test_files_of_the_project_are_the_same_with_and_without(
    run: Run, root: Path, county: Path, tmp_path: Path
) -> None:
    only = ("--locale", "en", "--card", "hotline", "--format", "card")
    assert run("build", *only, "--out", tmp_path / "with") == 0
    assert main(["build", *only, "--project", str(root), "--out", str(tmp_path / "without")]) == 0
    name = "us/card-us-en-card-DRAFT.pdf"
    assert (tmp_path / "with" / name).read_bytes() == (tmp_path / "without" / name).read_bytes()


def test_lock_covers_the_regions_of_the_overlay_and_no_others(county: Path, root: Path) -> None:
    text = (county / LOCK).read_text("utf-8")
    assert "  us_mo_boone:\n" in text
    assert "  us:\n" not in text
    assert "NotoSans-Bold.ttf" in text
    assert "labels:" not in text  # what cards say of a number, the project's lock alone holds
    assert 'contact: "nhth-voice"' in text  # a contact of the project in a region of the overlay
    assert _tree(root) == {
        str(root / path.relative_to(SAMPLE)): path.read_bytes()
        for path in SAMPLE.rglob("*")
        if path.is_file()
    }


def test_list_shows_both(run: Run, county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("contacts", "list") == 0
    said = capsys.readouterr().out
    assert "nhth-voice" in said
    assert "us_mo_boone: local" in said
    assert [line.partition(",")[0] for line in said.splitlines()[-2:]] == [
        "every number is as locked in cards/contacts.lock",
        "every number is as locked in county/contacts.lock",
    ]


def test_confirm_writes_where_the_contact_stands(run: Run, county: Path, root: Path) -> None:
    project = _tree(root)
    assert run("contacts", "confirm", "boone-voice", "--by", "Night team", "--date", "2026-11-21") == 0
    assert 'called: {date: "2026-11-21", by: "Night team"}' in (county / "contacts.yaml").read_text("utf-8")
    assert _tree(root) == project
    own = _tree(county)
    assert run("contacts", "confirm", "us-711", "--by", "Night team", "--date", "2026-11-21") == 0
    assert _tree(county) == own


@pytest.mark.parametrize("name", ["contacts.yaml", "regions.yaml"])
def test_one_of_the_two_files_is_enough(run: Run, county: Path, name: str) -> None:
    if name == "regions.yaml":
        _edit(county / "regions.yaml", "local: boone-voice", "local: nhth-voice")
    for path in county.iterdir():
        if path.name != name:
            path.unlink()
    assert run("contacts", "lock", "--yes") == 0
    assert run("check") == 0


def test_absolute_path_and_here(run: Run, root: Path, county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["check", "--project", str(root), "--overlay", str(county)]) == 0
    monkeypatch.chdir(county)
    (county / LOCK).unlink()
    assert main(["contacts", "lock", "--yes", "--project", str(root), "--overlay", "."]) == 0
    assert main(["check", "--project", str(root), "--overlay", "."]) == 0


# What is refused

OWN_NUMBER = CONTACTS.replace("boone-voice", "nhth-voice").replace("us_mo_boone", "us")
REFUSED = {
    "contact of the project": (
        "contacts.yaml",
        OWN_NUMBER,
        "nhth-voice exists already, in cards/contacts.yaml:15",
    ),
    "region of the project": (
        "regions.yaml",
        REGIONS + '  us: {name: "x", extends: us_mo_boone, roles: {}}\n',
        "region us exists already, in cards/regions.yaml:11",
    ),
    "message of the project": (
        PO,
        SPANISH.replace("contact.boone-voice.name", "speak.self"),
        "county/translations/es/LC_MESSAGES/cards.po:8: error OVL001 [es]: the message speak.self",
    ),
    "message of nobody": (PO, SPANISH.replace("boone-voice", "elsewhere"), "none of the overlay's contacts"),
    "misspelt file": ("contact.yaml", CONTACTS, "county/contact.yaml: error OVL002"),
    "number": ("contacts.yaml", CONTACTS.replace('"573-555-0142"', '"573-555-0143"'), "CON003"),
    "reach": ("contacts.yaml", CONTACTS.replace("[us_mo_boone]", "[us_ks]"), "CON008"),
    "role": ("regions.yaml", REGIONS.replace("boone-voice", "lost"), "county/regions.yaml:6: error CRD001"),
    "trim": ("regions.yaml", REGIONS + "    trim: huge\n", "unknown trim"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(
    run: Run, county: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    file, text, said = REFUSED[name]
    _write(county / file, text)
    assert run("check") == 1
    assert said in capsys.readouterr().out
    assert run("build", "--locale", "en", "--locale", "es", "--out", tmp_path / "out") == 1
    assert said in capsys.readouterr().err
    languages = {path.name.split("-")[2] for path in (tmp_path / "out").rglob("*.pdf")}
    assert languages == (
        {"en"} if file == PO else set()
    )  # what is wrong in Spanish is wrong in Spanish alone


def test_what_exists_already_stays_as_it_is(run: Run, county: Path, root: Path) -> None:
    _write(county / "contacts.yaml", CONTACTS + OWN_NUMBER.removeprefix("contacts:\n"))
    findings: list[object] = []
    loaded = load_project(root, ROOT, findings, locales=(), overlay=county)  # type: ignore[arg-type]
    assert loaded.contacts["nhth-voice"].printed == "1-888-373-7888"
    assert len(findings) == 1


UNREADABLE = {
    "trims": (
        "regions.yaml",
        REGIONS + 'trims: {us: {width_mm: "85", height_mm: "54"}}\n',
        "unknown key 'trims'",
    ),
    "extends nothing": ("regions.yaml", REGIONS.replace("extends: us", "extends: gb"), "no region 'gb'"),
    "spoilt": ("contacts.yaml", "contacts: [", "county/contacts.yaml"),
    "huge": ("contacts.yaml", "# x\n" * 200_000, "YML005"),
    "spoilt lock": (LOCK, "<<<<<<< HEAD\n", "county/contacts.lock"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read(
    run: Run, county: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    file, text, said = UNREADABLE[name]
    _write(county / file, text)
    for words in (("check",), ("contacts",), ("build", "--locale", "en"), ("verify", county)):
        assert run(*words) == 3
        told = capsys.readouterr()
        assert said in told.out + told.err


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_link_is_no_file(run: Run, county: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (county / "contacts.yaml").rename(tmp_path / "elsewhere.yaml")
    (county / "contacts.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert run("check") == 3
    assert "county/contacts.yaml: error YML001: this is not a plain file" in capsys.readouterr().out


def test_folder_that_is_no_overlay(run: Run, county: Path, tmp_path: Path) -> None:
    for path in county.iterdir():
        path.unlink()
    assert run("check") == 3
    county.rmdir()
    for command in ("check", "build", "contacts"):
        assert run(command) == 2


def test_verify_and_contacts_refuse_an_overlay_that_alters(
    run: Run, county: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(county / "contacts.yaml", OWN_NUMBER)
    before = _tree(county)
    assert run("verify", county) == 1
    assert run("contacts", "lock", "--yes") == 3
    assert "exists already, in cards/contacts.yaml:15" in capsys.readouterr().err
    assert _tree(county) == before


# Its lock


LOCKS = {
    "missing": (None, "", "county/contacts.lock: error CON016: there is no lock"),
    "a digit": ("573-555-0142", "573-555-0143", "us_mo_boone, local: print 573-555-014[3→2]"),
    "contact of the project": ("1-888-373-7888", "1-888-373-7880", "us_mo_boone, hotline: print"),
    "region of the project": ("  us_mo_boone:", "  us:", "us, hotline: no longer there"),
    "nothing": ("  us_mo_boone:", "  us_mo_cole:", "us_mo_boone, local: new"),
    "a language": ('languages: "en es"', 'languages: "en"', "us_mo_boone, hotline: languages en → en es"),
    "the face": ('sha256: "13', 'sha256: "31', "face of the numbers: sha256 31"),
    "an older lock": ('interpreters: "no"', "", "of an older kind, without the languages of each channel"),
}


@pytest.mark.parametrize("name", LOCKS)
def test_any_difference_from_its_lock_stops_every_build(
    run: Run, county: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    old, new, said = LOCKS[name]
    if old:
        _edit(county / LOCK, old, new)
    else:
        (county / LOCK).unlink()
    assert run("check") == 1
    told = capsys.readouterr().out
    assert said in told
    assert "contacts lock --overlay county" in told
    # A region of the project, alone: it is refused too.
    assert run("build", "--locale", "en", "--region", "us", "--out", tmp_path / "out") == 1
    assert not (tmp_path / "out").exists()


def test_label_of_a_card_is_no_matter_of_the_overlay(
    run: Run, county: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(root / "cards" / "hotline.yaml", "label: hotline.call", "label: hotline.list")
    assert run("check") == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "CON016" in line]
    assert [line.partition(" error")[0].partition(":")[0] for line in told] == ["cards/hotline.yaml"]


def test_lock_of_the_overlay_approves_nothing_of_the_project(
    run: Run, county: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A number of the project that changes must be locked there first; a county cannot do it."""
    _edit(root / "cards" / "contacts.yaml", "+18883737888", "+18885737888")
    _edit(root / "cards" / "contacts.yaml", "1-888-373-7888", "1-888-573-7888")
    before = _tree(county)
    assert run("contacts", "lock", "--yes") == 1
    assert "not as locked in cards/contacts.lock: us, hotline" in capsys.readouterr().err
    assert _tree(county) == before
    assert main(["contacts", "lock", "--yes", "--project", str(root)], now=morning_of(TODAY)) == 0
    assert run("check") == 1
    assert "us_mo_boone, hotline: dial" in capsys.readouterr().out
    assert run("contacts", "lock", "--yes") == 0
    assert run("check") == 0


def test_lock_in_a_pipe_wants_a_yes(run: Run, county: Path) -> None:
    _edit(county / "contacts.yaml", "0142", "0149")
    before = _tree(county)
    assert run("contacts", "lock") == 2
    assert _tree(county) == before


# A line that not everybody can use


@pytest.fixture
def bundled_root(tmp_path: Path) -> Path:
    """The cards of the project itself, in two languages: the small project has no card with a local line."""
    root = tmp_path / "bundled"
    shutil.copytree(ROOT / "cards", root / "cards")
    for locale in ("es", "km"):
        shutil.copytree(ROOT / "translations" / locale, root / "translations" / locale)
    return root


def test_local_line_stands_only_where_somebody_is_understood(
    bundled_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    county = tmp_path / "county"
    for name, text in (("contacts.yaml", CONTACTS), ("regions.yaml", REGIONS), (PO, SPANISH)):
        _write(county / name, text)
    common = ("--project", str(bundled_root), "--overlay", "county")
    assert main(["contacts", "lock", "--yes", *common]) == 0
    only = ("--region", "us_mo_boone", "--card", "myths", "--format", "card")
    assert main(["build", *only, "--locale", "es", "--locale", "km", *common, "--out", "out"]) == 0
    notes = [line for line in capsys.readouterr().out.splitlines() if "local left out" in line]
    assert len(notes) == 1
    assert "us_mo_boone km" in notes[0]
    assert "boone-voice does not serve" in notes[0]
    numbers = (tmp_path / "out" / "numbers.csv").read_text("utf-8")
    assert "us_mo_boone,myths,es,local,573-555-0142,573-555-0142" in numbers
    assert "km,local" not in numbers
    main(["check", *common])
    assert "MSG005" not in capsys.readouterr().out  # nobody translates what is not printed


def test_name_without_a_translation_keeps_the_card_from_being_built(
    bundled_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """English never fills a gap, in a county either."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("contacts.yaml", CONTACTS), ("regions.yaml", REGIONS)):
        _write(tmp_path / "county" / name, text)
    common = ("--project", str(bundled_root), "--overlay", "county")
    assert main(["contacts", "lock", "--yes", *common]) == 0
    only = ("--region", "us_mo_boone", "--card", "myths", "--format", "card")
    assert main(["build", *only, "--locale", "es", *common, "--out", "out"]) == 1
    assert "contact.boone-voice.name" in capsys.readouterr().err
