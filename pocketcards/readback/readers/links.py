"""Readers `links` and `spoken`: what is clicked, and what is said aloud, is what stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pocketcards.model.geometry import Em, Rect
from pocketcards.model.page import Element, Page
from pocketcards.model.proof import Fault
from pocketcards.readback.annotations import replacements_on
from pocketcards.readback.readers.base import APART, Sight, count_faults

__all__ = ["links", "spoken"]

REACH: Em = 0.5
"""How far a link may lie beyond its number: as high as a line is."""


def links(sight: Sight) -> Iterator[Fault]:
    """Find annotations that are no links, lead elsewhere, or do not lie on their number alone."""
    for link in sight.links:
        if link.uri is None:
            yield sight.fault("links", "an annotation is no link to an address", link.box)
        elif link.uri not in sight.expectation.links:
            yield sight.fault("links", f"a link leads to {link.uri!r}", link.box)
        else:
            number = sight.expectation.targets.get(link.uri)
            below = [one for one in sight.numbers if _covers(link.box, one.box)]
            if [one.text for one in below] != [number]:
                yield sight.fault("links", f"the link {link.uri!r} does not lie on its number", link.box)
            elif not below[0].box.inset(-max(APART, REACH * below[0].object.size)).contains(link.box):
                message = f"the link {link.uri!r} reaches beyond its number"
                yield sight.fault("links", message, link.box)
    if sight.expected and sight.expectation.links:
        found = Counter(link.uri for link in sight.links if link.uri)
        yield from count_faults(found, Counter(dict(_set_links(sight.expected))), "links", sight.page_index)


def _covers(link: Rect, number: Rect) -> bool:
    """Tell whether a link lies on a number: on the middle of it."""
    x, y = number.x + number.width / 2, number.y + number.height / 2
    return link.x <= x <= link.right and link.y <= y <= link.top


def spoken(sight: Sight) -> Iterator[Fault]:
    """Find what a screen reader or a viewer says of a number that is not so."""
    if not sight.links and not sight.replaced:
        return
    announced = _announcements(sight.expected)
    for link in sight.links:
        number = sight.expectation.targets.get(link.uri or "", "")
        if not _is_true(link.said, number, announced):
            message = f"the link on {number or 'the page'} is announced as {link.said!r}"
            yield sight.fault("spoken", message, link.box)
    sound = sight.drawn is not None
    for said in replacements_on(sight.page, sound=sound) if sight.replaced else ():
        marked = [one for one in sight.numbers if one.object.marked in said.marked]
        number = marked[0].text if len(marked) == 1 else ""
        if said.actual or not _is_true(said.alternative, number, announced):
            told = said.actual or said.alternative
            place = number or "a text of the page"
            yield sight.fault("spoken", f"{told!r} is said in place of {place}")


def _is_true(said: str, number: str, announced: dict[str, set[str]] | None) -> bool:
    if announced is not None:
        return said in announced.get(number, ())
    label, _, told = said.rpartition(": ")
    return bool(number) and told == number and not any(map(str.isnumeric, label))


def _announcements(page: Page | None) -> dict[str, set[str]] | None:
    """Return by number what links on it are announced as; None where only the numbers are known."""
    if page is None:
        return None
    found: dict[str, set[str]] = {}
    for element in _elements(page):
        for line in element.lines() if element.uri else ():
            found.setdefault(line.line.text, set()).add(element.alt or element.uri or "")
    return found


def _set_links(page: Page) -> Counter[str]:
    return Counter(element.uri for element in _elements(page) if element.uri)


def _elements(page: Page) -> Iterator[Element]:
    todo: list[Element] = [element for placed in page.panels for element in placed.panel.elements]
    for element in todo:  # grows
        yield element
        todo += [child for child in element.children if isinstance(child, Element)]
