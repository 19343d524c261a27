"""How a file is forged: a single change to a real one, and what a reader knows of that."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pocketcards.make.maker import expectation_of
from pocketcards.model.finding import Refused
from pocketcards.model.proof import Expectation
from tests import bundled
from tests.bundled import laid_out, project
from tests.formats.made import BY_NAME, bench, cards_of
from tests.support.forging import Forged

HOTLINE, TEXTLINE, RELAY = "1-888-373-7888", "233733", "711"
CATALOG, PAGE, LINK = "/Type /Catalog", r"/Type /Page\b", "/Subtype /Link"


@dataclass(frozen=True)
class Forgery:
    name: str
    change: Callable[[Forged], None]
    exact: str
    """The reader that finds it where it is known what was set."""
    blind: str | None = ""
    """The one that finds it where only the numbers are known: the same one. None: nobody can."""
    format: str = "card"
    card: str = "indicator"
    locale: str = "en"


FLAT = ("card", "sheet", "press")
"""Formats in which the English card is forged flat: its numbers stand upright on its last page."""


def expected(one: Forgery) -> tuple[bytes, Expectation]:
    """Return the file that is forged, and what is known of it."""
    return _made(one.format, one.card, one.locale)


@cache
def _made(format_name: str, card_name: str, locale: str) -> tuple[bytes, Expectation]:
    card = cards_of(format_name, card_name, locale)
    if format_name in FLAT and (card_name, locale) == ("indicator", "en"):
        card = laid_out(card_name, locale, bundled.FLAT)
    made = BY_NAME[format_name].make([(card, 0)], bench())
    assert not isinstance(made, Refused)
    return made[0].data, expectation_of([(card, 0)], made[0])


def blind(known: Expectation) -> Expectation:
    """What `verify` knows of a file that nobody can make again."""
    return known._replace(exact=False, pages=(), beside=None, icons=frozenset(project().pictograms.values()))


def entry(pattern: str, text: str, at: int = 0) -> Callable[[Forged], None]:
    return lambda file: file.enter(pattern, text, at)


def swap(pattern: str, old: str, new: str, at: int = 0) -> Callable[[Forged], None]:
    return lambda file: file.edit(pattern, old, new, at)


def link_at(place: Callable[[float, float, float, float], tuple[float, ...]]) -> Callable[[Forged], None]:
    """Put the first link elsewhere."""

    def change(file: Forged) -> None:
        one = file.objects[file.number_of(LINK, 0)]
        found = re.search(r"/Rect \[([\d. ]+)\]", one.text)
        assert found
        corners = " ".join(f"{value:g}" for value in place(*map(float, found[1].split())))
        one.text = one.text.replace(found[0], f"/Rect [{corners}]")

    return change


def main_number(content: str) -> re.Match[str]:
    found = re.search(
        r"BT\n[^\n]+\n/F\d+ (?:1[89]|2[0-2]|4\d|5\d)[\d.]* Tf\n1 0 0 1 ([\d.]+) ([\d.]+) Tm", content
    )
    assert found
    return found


def numbers_content(file: Forged) -> int:
    """The stream that draws the numbers: of a page, or of the form that is placed on it."""
    if "/XObject" not in file.objects[file.page(-1)].text:
        pages = [file.content_number(-1), file.content_number(0)]
        _, codes = file.codes(HOTLINE)
        return next(number for number in pages if f"[<{codes}>]" in file.unpacked(number))
    forms = [number for number, one in file.objects.items() if "/Subtype /Form" in one.text]
    return next(number for number in forms if re.search(r"/F\d+ 1[89]|/F\d+ 2[0-2]", file.unpacked(number)))


def origin_of(file: Forged, text: str) -> tuple[int, str, str, str]:
    """The content, operators and origin of a number."""
    number = numbers_content(file)
    _, codes = file.codes(text)
    found = re.search(rf"1 0 0 1 ([\d.]+) ([\d.]+) Tm \[<{codes}>\] TJ", file.unpacked(number))
    assert found
    return number, found[0], found[1], found[2]


def beside(text: str, by: float, before: str) -> Callable[[Forged], None]:
    """Write a text to the left of a number, in the colour of the panel."""

    def change(file: Forged) -> None:
        number, _, x, y = origin_of(file, before)
        font, codes = file.codes(text)
        run = f"BT\n1 1 1 rg\n/{font} 11 Tf\n1 0 0 1 {float(x) - by:.3f} {y} Tm [<{codes}>] TJ\nET"
        draw(file, number, run)

    return change


def draw(file: Forged, number: int, operators: str) -> None:
    """Add operators to content: within the last panel of a page."""
    content = file.unpacked(number)
    at = content.rfind("\nQ\n") if "/MCID" in content else len(content)
    file.pack(number, f"{content[:at]}\n{operators}{content[at:]}")


SEVEN = "0 8 m 5 8 l 5 7 l 2 0 l 1 0 l 4 7 l 0 7 l h"


def seven(x: float, y: float) -> str:
    return f"q 1.00000 0 0 1.00000 {x:.3f} {y:.3f} cm 1 1 1 rg {SEVEN} f Q"
