"""Honest sets, with every option: `verify` is silent, and says what it needs to know."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from pocketcards.cli import main
from tests.load.overlay.county import CONTACTS, REGIONS
from tests.sets.forging import build
from tests.sets.verifying import DAY, verified
from tests.support.clock import morning_of

pytestmark = pytest.mark.slow

OPTIONS = {
    "codes, a brand and black": ["--qr", "--brand", "Safe House", "--ink", "black"],
    "a mix": ["--mix", "spanish=2,ar=2", "--card", "hotline"],
    "two passes": ["--duplex", "two-pass"],
    "the short edge": ["--duplex", "short-edge", "--format", "sheet"],
    "one side": ["--duplex", "off", "--format", "sheet", "--format", "avery-32015"],
    "a used sheet and a printer that shifts": ["--format", "sheet", "--start", "3", "--offset", "0.5,1/-1,0"],
    "an offset": ["--offset", "0.5,-1.2345", "--format", "sheet"],
    "two languages": ["--bilingual"],
    "pictures": ["--previews", "60", "--card", "indicator"],
    "the press": ["--format", "press", "--spot", "PANTONE 302 C"],
    "pictures for phones": ["--format", "phone", "--format", "card", "--card", "indicator"],
    "large print": ["--format", "large-print", "--format", "avery-8373"],
    "English alone": ["--locale", "English"],
    "all languages of some": ["--region", "us", "--card", "hotline", "--format", "card"],
}


@pytest.mark.parametrize("name", OPTIONS)
def test_honest_set_with_options_is_as_made(root: Path, tmp_path: Path, name: str) -> None:
    words = OPTIONS[name]
    alone = {"a mix", "English alone", "all languages of some"}
    build(root, tmp_path / "out", *words, *([] if name in alone else ["--locale", "es"]))
    found = verified(tmp_path / "out", root=root)
    assert (found.findings, found.answer) == ([], "as made by this program")
    pdf = next((tmp_path / "out" / "us").glob("*.pdf"))
    assert verified(pdf, root=root).findings == []


def test_set_with_a_picture_and_a_profile_needs_them(root: Path, tmp_path: Path) -> None:
    from tests.formats.test_press import CMYK

    logo, shop, out = tmp_path / "logo.png", tmp_path / "Our shop.icc", tmp_path / "out"
    Image.new("RGB", (40, 20), "navy").save(logo)
    shop.write_bytes(CMYK)
    words = ["--locale", "es", "--card", "indicator", "--format", "card", "--format", "press"]
    build(root, out, *words, "--brand", str(logo), "--icc", str(shop))
    manifest = (out / "manifest.json").read_text("utf-8")
    assert str(tmp_path) not in manifest
    assert verified(out, root=root, brand=logo, icc=shop).findings == []
    (finding,) = verified(out, root=root).findings
    assert (finding.code, "--brand FILE" in finding.message) == ("VER008", True)
    renamed = Path(shutil.copy(shop, tmp_path / "x.icc"))
    assert verified(out, root=root, brand=logo, icc=renamed).findings == []
    Image.new("RGB", (40, 20), "red").save(tmp_path / "other.png")
    (finding,) = verified(out, root=root, brand=tmp_path / "other.png", icc=shop).findings
    assert "is not the file that it was built with" in finding.message


def test_set_of_an_overlay_needs_it(root: Path, tmp_path: Path) -> None:
    county = tmp_path / "county"
    county.mkdir()
    (county / "contacts.yaml").write_text(CONTACTS, encoding="utf-8")
    (county / "regions.yaml").write_text(REGIONS, encoding="utf-8")
    more = ["--project", str(root), "--overlay", str(county)]
    assert main(["contacts", "lock", "--yes", *more], now=morning_of(DAY)) == 0
    words = ["--locale", "en", "--card", "hotline", "--region", "us_mo_boone"]
    build(root, tmp_path / "out", *words, "--overlay", str(county))
    assert verified(tmp_path / "out", root=root, overlay=county).findings == []
    without = verified(tmp_path / "out", root=root)
    assert "no region us_mo_boone is known here (--overlay?)" in str(without.findings)
    (county / "contacts.yaml").write_text(CONTACTS.replace("crisis line", "help line"), encoding="utf-8")
    assert {one.code for one in verified(tmp_path / "out", root=root, overlay=county).findings} <= {"VER008"}


def test_ready_set_is_as_made_until_a_signature_is_taken_back(root: Path, tmp_path: Path) -> None:
    mine = Path(shutil.copytree(root, tmp_path / "project"))
    words = ["--date", "2026-11-22", "--yes", "--project", str(mine)]
    assert main(["review", "es", "--by", "Madrid team", *words], now=morning_of(DAY)) == 0
    for team in ("Madrid team", "Sevilla team"):
        assert main(["review", "--safety", "hotline", "--by", team, *words], now=morning_of(DAY)) == 0
    build(mine, tmp_path / "out", "--ready-only", "--locale", "es", "--card", "hotline")
    assert verified(tmp_path / "out", root=mine).findings == []
    (mine / "translations" / "es" / "review.yaml").unlink()
    found = verified(tmp_path / "out", root=mine)
    assert {finding.code for finding in found.findings} == {"VER008"}
    assert "passes for ready and is draft here" in str(found.findings)
