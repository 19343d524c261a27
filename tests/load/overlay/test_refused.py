"""An overlay alters nothing of anybody else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pocketcards.load.project import load_project
from tests.bundled import ROOT
from tests.load.overlay.county import CONTACTS, LOCK, PO, REGIONS, SPANISH, Run, write
from tests.projects import files_of

pytestmark = pytest.mark.slow


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
    write(county / file, text)
    assert run("check") == 1
    assert said in capsys.readouterr().out
    assert run("build", "--locale", "en", "--locale", "es", "--out", tmp_path / "out") == 1
    assert said in capsys.readouterr().err
    languages = {path.name.split("-")[2] for path in (tmp_path / "out").rglob("*.pdf")}
    assert languages == (
        {"en"} if file == PO else set()
    )  # what is wrong in Spanish is wrong in Spanish alone


def test_what_exists_already_stays_as_it_is(run: Run, county: Path, root: Path) -> None:
    write(county / "contacts.yaml", CONTACTS + OWN_NUMBER.removeprefix("contacts:\n"))
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
    write(county / file, text)
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
    write(county / "contacts.yaml", OWN_NUMBER)
    before = files_of(county)
    assert run("verify", county) == 1
    assert run("contacts", "lock", "--yes") == 3
    assert "exists already, in cards/contacts.yaml:15" in capsys.readouterr().err
    assert files_of(county) == before
