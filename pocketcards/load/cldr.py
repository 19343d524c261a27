"""What CLDR says of languages. Their names come from a table: Babel reads 5 ms of data for each.

`cldr.tsv` has a line for every locale without a region: its English name, its own (without the script in
brackets, because it stands on cards), its script, and what it calls English; `cldr_regions.tsv` has the
English name of every region. They are made from Babel's copy of CLDR (Unicode License v3), and a test holds
them equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fontTools.unicodedata import script_horizontal_direction

from pocketcards.model.locale import Direction, Language

__all__ = ["direction_of", "from_cldr", "in_cldr", "in_region", "likely_script", "names_in_cldr", "parts"]

TABLE = Path(__file__).with_name("cldr.tsv")
REGIONS = Path(__file__).with_name("cldr_regions.tsv")


@cache
def names_in_cldr() -> Mapping[str, tuple[str, ...]]:
    """Return the table: by locale, its English name, its own, its script, and its name of English."""
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines())
    return {locale: tuple(names) for locale, *names in rows}


@cache
def _regions() -> Mapping[str, str]:
    """Return the English name of each region."""
    return dict(line.split("\t") for line in REGIONS.read_text("utf-8").splitlines())


def parts(locale: str) -> tuple[str, str, str]:
    """Return language, script and region of a locale; the last two may be empty."""
    language, *rest = locale.split("_")
    script = next((part for part in rest if len(part) == 4), "")
    return language, script, next((part for part in rest if len(part) < 4), "")


def direction_of(script: str) -> Direction:
    """Return where the lines of a script run."""
    return Direction.RTL if script_horizontal_direction(script, "LTR") == "RTL" else Direction.LTR


def from_cldr(locale: str) -> Language | None:
    """Return what CLDR says of a locale without a region, under this very id: `tl` is no `fil`."""
    found = names_in_cldr().get(locale)
    if found is None:
        return None
    english, endonym, script, called = found
    return Language(locale, english, endonym, script, direction_of(script), script, for_english=called)


def in_cldr(locale: str) -> bool:
    """Tell whether CLDR has a locale, or the language of a region."""
    language, _, region = parts(locale)
    wanted = language if region else locale
    if wanted in names_in_cldr():
        return True
    from babel.localedata import exists  # the table has no locale that lacks a name

    return bool(exists(wanted))


def likely_script(locale: str) -> str:
    """Return the script in which CLDR expects a locale, or nothing."""
    if found := names_in_cldr().get(locale):
        return found[2]
    from babel.core import get_global  # 25 ms

    likely = get_global("likely_subtags")
    return parts(str(likely.get(locale) or likely.get(locale.split("_")[0], "")))[1]


def in_region(language: Language, region: str) -> Language | None:
    """Add a region to the English name, or return None where CLDR knows no such region.

    Own and spoken name stay: they stand on cards, and nobody asks for an interpreter of "Spanish (Mexico)".
    """
    english, region_name = language.english, _regions().get(region)
    if not region_name:
        return None
    with_region = f"{english[:-1]}, {region_name})" if english.endswith(")") else f"{english} ({region_name})"
    return language._replace(english=with_region, spoken=language.spoken_names)
