"""`--overlay`: a county adds regions and numbers under its own lock."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.bundled import ROOT, SAMPLE
from tests.load.overlay.county import CONTACTS, LOCK, PO, REGIONS, SPANISH, Run, edit, write
from tests.projects import files_of

pytestmark = pytest.mark.slow


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
    assert files_of(root) == files_of(SAMPLE)


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
    project = files_of(root)
    assert run("contacts", "confirm", "boone-voice", "--by", "Night team", "--date", "2026-11-21") == 0
    assert 'called: {date: "2026-11-21", by: "Night team"}' in (county / "contacts.yaml").read_text("utf-8")
    assert files_of(root) == project
    own = files_of(county)
    assert run("contacts", "confirm", "us-711", "--by", "Night team", "--date", "2026-11-21") == 0
    assert files_of(county) == own


@pytest.mark.parametrize("name", ["contacts.yaml", "regions.yaml"])
def test_one_of_the_two_files_is_enough(run: Run, county: Path, name: str) -> None:
    if name == "regions.yaml":
        edit(county / "regions.yaml", "local: boone-voice", "local: nhth-voice")
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
        write(county / name, text)
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
        write(tmp_path / "county" / name, text)
    common = ("--project", str(bundled_root), "--overlay", "county")
    assert main(["contacts", "lock", "--yes", *common]) == 0
    only = ("--region", "us_mo_boone", "--card", "myths", "--format", "card")
    assert main(["build", *only, "--locale", "es", *common, "--out", "out"]) == 1
    assert "contact.boone-voice.name" in capsys.readouterr().err
