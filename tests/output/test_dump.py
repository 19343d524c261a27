"""Layouts as text: a glyph that moves shows as a changed line. `--accept` takes the new layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bundled import LOCALES, laid_out
from tests.support.dump import dump
from tests.support.each import each

GOLDEN = Path(__file__).parent.parent / "golden"
KEPT = [("hotline", locale) for locale in LOCALES] + [("indicator", "en"), ("indicator", "ar")]


@each(("card", "locale"), KEPT)
def test_layout_is_as_accepted(card: str, locale: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{card}-{locale}.txt"
    now = dump(laid_out(card, locale))
    if request.config.getoption("--accept"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8")
    assert path.read_text("utf-8") == now, "the layout changed; look at it, then run pytest with --accept"
