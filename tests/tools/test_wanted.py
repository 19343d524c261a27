"""docs/wanted.md says what the catalogs say today."""

from __future__ import annotations

import pytest

from tests import bundled
from tools import wanted


def test_page_is_as_the_catalogs_make_it(request: pytest.FixtureRequest) -> None:
    page = wanted.PAGE
    made = wanted.wanted_md(bundled.project(), wanted.by_hand(page))
    if request.config.getoption("--accept") and page.read_text("utf-8") != made:
        page.write_text(made, encoding="utf-8")
    assert page.read_text("utf-8") == made, "python tools/wanted.py"


def test_page_names_every_language_once() -> None:
    made = wanted.wanted_md(bundled.project(), "\n")
    for locale, catalog in bundled.project().catalogs.items():
        assert made.count(f"| `{locale}` |") == (0 if catalog.begun else 1)


def test_what_is_written_by_hand_stays() -> None:
    made = wanted.wanted_md(bundled.project(), "\nAsk the community centre.\n\n")
    assert made.endswith(f"{wanted.BEGIN}\nAsk the community centre.\n\n{wanted.END}")
