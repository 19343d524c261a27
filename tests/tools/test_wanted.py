"""docs/wanted.md says what the catalogs say today."""

from __future__ import annotations

import re

import pytest

from tests import bundled
from tools import wanted


def test_page_is_as_the_catalogs_make_it(request: pytest.FixtureRequest) -> None:
    page = wanted.PAGE
    made = wanted.wanted_md(bundled.project(), bundled.languages(), wanted.by_hand(page))
    if request.config.getoption("--accept") and page.read_text("utf-8") != made:
        page.write_text(made, encoding="utf-8")
    assert page.read_text("utf-8") == made, "python tools/wanted.py"


def test_page_names_every_language_once() -> None:
    made = wanted.wanted_md(bundled.project(), bundled.languages(), "\n")
    for locale, catalog in bundled.project().catalogs.items():
        assert made.count(f"| `{locale}` |") == (0 if catalog.begun else 1)


def test_what_is_written_by_hand_stays() -> None:
    made = wanted.wanted_md(bundled.project(), bundled.languages(), "\nAsk the community centre.\n\n")
    assert made.endswith(f"{wanted.BEGIN}\nAsk the community centre.\n\n{wanted.END}")


def test_page_begins_with_the_languages_that_no_machine_should_write_and_the_size_of_the_work() -> None:
    """Counted here in another way: from the template of the catalogs."""
    pot = (bundled.ROOT / "translations" / "cards.pot").read_text("utf-8")
    help_card = [part for part in pot.split("\n\n") if re.search(r"#\. On the cards:[^.]*\bhotline\b", part)]
    english = ["".join(re.findall(r'^(?:msgid )?"(.*)"$', part, re.MULTILINE)) for part in help_card]
    words = sum(len(text.split()) for text in english)
    made = wanted.wanted_md(bundled.project(), bundled.languages(), "\n")
    assert f"| Help card | {len(help_card)} | {words} |" in made
    assert made.index("| `ps` |") < made.index("| `my` |") < made.index("| `ha` |") < made.index("## Drafts")
    assert made.count("| `kea` |") == 1  # it has no catalog yet
