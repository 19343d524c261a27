"""One slip is one finding, at its own line, with the way out that fits it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.projects import copied, edit

REGIONS, HOTLINE = "cards/regions.yaml", "cards/hotline.yaml"
SLIPS = {
    "a role of a region": (REGIONS, "      emergency: us-911", "      emergancy: us-911", "Write emergency."),
    "the main role of a region": (REGIONS, "hotline: nhth-voice", "hotlin: nhth-voice", "Write hotline."),
    "a contact": (REGIONS, "hotline: nhth-voice", "hotline: nhth-voic", "Write nhth-voice."),
    "a role of a card": (HOTLINE, "role: hotline", "role: hotlin", "Write hotline."),
    "a role that a card requires": (HOTLINE, "requires: [", "requires: [hotlin, ", "Write hotline."),
    "a key": (HOTLINE, "audience: ", "audiance: ", "Write audience."),
    "a message": (HOTLINE, "messages: [speak.self", "messages: [speak.selv", "Write speak.self."),
}


def test_a_mistyped_name_is_one_finding_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = []
    for number, (name, (path, old, new, hint)) in enumerate(SLIPS.items()):
        root = copied(tmp_path / str(number), "es")
        edit(root / path, old, new)
        line = (root / path).read_text("utf-8").split(new)[0].count("\n") + 1
        # How old contacts are is another matter, and not that of the day on which this runs.
        code = main(["check", "--project", str(root), "--as-of", "2026-11-29"])
        found = [one for one in capsys.readouterr().out.splitlines() if not one.startswith("not checked")]
        at = found[0].split(": ")[0]
        # A role that is required is told at the card, everything else at its own line.
        if code == 0 or found[1:] != [f"    {hint}", "1 error"] or at not in (f"{path}:{line}", f"{path}:2"):
            wrong.append((name, line, found))
    assert wrong == []


def test_other_faults_are_told_beside_the_slip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copied(tmp_path / "project", "es")
    edit(root / REGIONS, "      emergency: us-911", "      emergancy: us-911")
    edit(root / "cards/contacts.yaml", 'print: "233733"', 'print: "233734"')
    assert main(["check", "--project", str(root)]) == 1
    said = capsys.readouterr().out
    assert "CON017" in said
    assert "CON003" in said
    assert "error CON016: us, textline" in said
