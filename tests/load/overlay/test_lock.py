"""The lock of an overlay covers its own numbers, and any difference stops every build."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.load.overlay.county import LOCK, TODAY, Run, edit
from tests.projects import files_of
from tests.support.clock import morning_of

pytestmark = pytest.mark.slow


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
        edit(county / LOCK, old, new)
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
    edit(root / "cards" / "hotline.yaml", "label: hotline.call", "label: hotline.list")
    assert run("check") == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "CON016" in line]
    assert [line.partition(" error")[0].partition(":")[0] for line in told] == ["cards/hotline.yaml"]


def test_lock_of_the_overlay_approves_nothing_of_the_project(
    run: Run, county: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A number of the project that changes must be locked there first; a county cannot do it."""
    edit(root / "cards" / "contacts.yaml", "+18883737888", "+18885737888")
    edit(root / "cards" / "contacts.yaml", "1-888-373-7888", "1-888-573-7888")
    before = files_of(county)
    assert run("contacts", "lock", "--yes") == 1
    assert "not as locked in cards/contacts.lock: us, hotline" in capsys.readouterr().err
    assert files_of(county) == before
    assert main(["contacts", "lock", "--yes", "--project", str(root)], now=morning_of(TODAY)) == 0
    assert run("check") == 1
    assert "us_mo_boone, hotline: dial" in capsys.readouterr().out
    assert run("contacts", "lock", "--yes") == 0
    assert run("check") == 0


def test_lock_in_a_pipe_wants_a_yes(run: Run, county: Path) -> None:
    edit(county / "contacts.yaml", "0142", "0149")
    before = files_of(county)
    assert run("contacts", "lock") == 2
    assert files_of(county) == before
