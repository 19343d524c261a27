"""Languages as the cards name them: locale ids, scripts, directions."""

import re
from enum import Enum
from typing import NamedTuple

from pocketcards.model.location import Location

__all__ = ["LOCALE_ID", "SOURCE_LANGUAGE", "SOURCE_LOCALE", "Direction", "Language"]

SOURCE_LOCALE = "en"
"""The language the cards are written in. It has no catalog."""

LOCALE_ID = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_([A-Z]{2}|[0-9]{3}))?\Z")
"""`language[_Script][_REGION]`: what a catalog folder may be called."""


class Direction(str, Enum):
    """The direction in which lines of a script run."""

    LTR = "ltr"
    RTL = "rtl"


class Language(NamedTuple):
    """A language on a card."""

    locale: str
    """Folder name of the catalog: `zh_Hans`, `pa_Arab`."""
    english: str
    """Its name in English, for people who make cards: with its script or region in brackets, if need be."""
    endonym: str
    """Its name in itself."""
    script: str
    """ISO 15924 code of its writing: `Arab`, `Hans`."""
    direction: Direction
    writing: str
    """Which file of `pocketcards.writing` sets it; the script, or a style of it: `Arab-Nastaliq`."""
    digits: str = ""
    """The ten digits, 0 first, that its figures may have beside 0-9. Telephone numbers never have them."""
    sourced: bool = True
    """Whether its own name comes from CLDR, or from a page that can be looked up."""
    near: frozenset[str] = frozenset()
    """Languages that often write the very same sentence, by locale or by language alone."""
    for_english: str = ""
    """What it calls English, as CLDR says; empty where that does not know."""
    spoken: tuple[str, ...] = ()
    """What it is called in English when somebody asks for an interpreter; empty: as in `english`. Several
    where speakers of several languages share its writing."""
    variants: bool = False
    """Whether people of different towns hardly understand each other: an interpreter asks for the town."""
    at: Location | None = None
    """Its entry in languages.yaml; None where CLDR alone knows it."""

    @property
    def spoken_names(self) -> tuple[str, ...]:
        """By which English names an interpreter is asked for: what cards call it."""
        return self.spoken or (self.english,)

    @property
    def spoken_name(self) -> str:
        """The spoken names in one line: Cantonese / Mandarin."""
        return " / ".join(self.spoken_names)

    @property
    def tag(self) -> str:
        """The BCP 47 tag, as PDF, HarfBuzz and ICU want it."""
        return self.locale.replace("_", "-")

    def is_near(self, locale: str) -> bool:
        """Whether a text of another language may well be one of this: es and es_MX, hr and bs."""
        language = locale.split("_")[0]
        return language == self.locale.split("_")[0] or not self.near.isdisjoint((locale, language))

    @property
    def is_rtl(self) -> bool:
        """Whether its lines run from right to left."""
        return self.direction is Direction.RTL


SOURCE_LANGUAGE = Language(SOURCE_LOCALE, "English", "English", "Latn", Direction.LTR, "Latn")
"""Known without asking CLDR."""
