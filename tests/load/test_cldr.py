"""The table of CLDR's names says what Babel says. `--accept` writes it anew."""

from __future__ import annotations

import pytest
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers

from pocketcards.load.cldr import REGIONS, TABLE, likely_script, names_in_cldr, parts
from pocketcards.model.locale import LOCALE_ID


def _row(locale: str) -> str:
    """Return the line of a locale; empty where CLDR lacks a name of it."""
    language, script, _ = parts(locale)
    try:
        found = Locale(language, script=script or None)
    except (UnknownLocaleError, ValueError):
        return ""
    likely = get_global("likely_subtags")
    script = script or parts(str(likely.get(locale) or likely.get(language, "")))[1]
    # An own name stands on cards: without the script, which CLDR adds in brackets.
    names = (found.get_display_name("en"), found.get_language_name(), script)
    return "\t".join((locale, *names, str(found.languages.get("en", "")))) if all(names) else ""


def test_table_says_what_babel_says(request: pytest.FixtureRequest) -> None:
    known = [one for one in sorted(locale_identifiers()) if LOCALE_ID.match(one) and not parts(one)[2]]
    made = "".join(f"{row}\n" for row in map(_row, known) if row)
    if request.config.getoption("--accept"):
        TABLE.write_text(made, "utf-8")
        names_in_cldr.cache_clear()
    assert TABLE.read_text("utf-8") == made, (
        "Babel has other names; look at them, then run pytest with --accept"
    )


def test_table_of_regions_says_what_babel_says(request: pytest.FixtureRequest) -> None:
    made = "".join(f"{region}\t{name}\n" for region, name in sorted(Locale("en").territories.items()))
    if request.config.getoption("--accept"):
        REGIONS.write_text(made, "utf-8")
    assert REGIONS.read_text("utf-8") == made, "Babel has other names of regions: run pytest with --accept"


def test_every_line_has_what_a_card_needs() -> None:
    assert {len(names) for names in names_in_cldr().values()} == {4}
    faults = [
        one for one, (english, own, script, _) in names_in_cldr().items() if not (english and own and script)
    ]
    assert not faults


def test_script_of_what_is_not_in_the_table_is_asked_of_babel() -> None:
    assert "aer" not in names_in_cldr()
    assert likely_script("aer") == "Latn"
