"""Sheets are data: a slip in their measures is found before anything is printed on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocketcards.load.sheets import read_stock
from pocketcards.load.yaml import ShapeError, read_yaml
from pocketcards.model.finding import Finding
from tests import bundled
from tests.support.each import each

OWN = (bundled.ROOT / "cards" / "sheets.yaml").read_text("utf-8")
SLIPS = {
    "cells beside the paper": ('left: "19.05"', 'left: "50"', "outside the paper"),
    "cells below the paper": ('top: "12.7"', 'top: "60"', "outside the paper"),
    "margins that differ": ('left: "19.05"', 'left: "15"', "in the middle"),
    "cells on each other": ('across: "88.9"', 'across: "80"', "middle"),
    "an unknown paper": ("paper: letter", "paper: legal", "unknown paper"),
    "an unknown trim": ("trim: us", "trim: jp", "unknown trim"),
    "no source": ('    source: "glabels-qt: Avery 5371, 3.5 x 2 in, 2 x 5, no gaps"\n', "", "source"),
    "no length": ('across: "88.9"', 'across: "0"', "across"),
    "a product for a printer that is none": ("laser: [avery-5371,", "laser: [avery-7777,", "avery-7777"),
    "an unknown key": ('rows: "5"', 'rows: "5"\n    lines: "5"', "lines"),
}


def read(folder: Path, text: str) -> None:
    path = folder / "sheets.yaml"
    path.write_text(text, encoding="utf-8")
    findings: list[Finding] = []
    node = read_yaml(path, "cards/sheets.yaml", findings)
    assert node, findings
    read_stock(node, bundled.project().trims)


@each("name", SLIPS)
def test_slip_is_refused(tmp_path: Path, name: str) -> None:
    old, new, said = SLIPS[name]
    assert old in OWN
    with pytest.raises(ShapeError, match=said):
        read(tmp_path, OWN.replace(old, new, 1))


def test_own_file_is_sound(tmp_path: Path) -> None:
    read(tmp_path, OWN)
    stock = bundled.project().stock
    assert {name: plan.id for name in ("letter", "a4") if (plan := stock.plan_for(name))} == {
        "letter": "avery-5371",
        "a4": "avery-c32011",
    }
