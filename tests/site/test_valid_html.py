"""Pages are HTML without a mistake, by html5lib's strict parser."""

from __future__ import annotations

import html5lib
import pytest
from html5lib.html5parser import ParseError

from pocketcards.editions.edition import edition_of
from pocketcards.model.artifact import Artifact
from pocketcards.model.edition import Edition
from pocketcards.model.printing import Duplex
from pocketcards.model.shown import Shown
from pocketcards.site.region_pages import region_pages
from tests.bundled import project

pytestmark = pytest.mark.slow


def _fault(page: bytes) -> str:
    """Return the first mistake of a page and where it is; empty where there is none."""
    parser = html5lib.HTMLParser(strict=True)
    try:
        parser.parse(page, transport_encoding="utf-8")
    except ParseError as error:
        return f"{error} at {parser.errors[-1:]}"
    return ""


def test_every_page_is_valid_html() -> None:
    known = project()
    region = known.regions["us"]
    plan = known.stock.plan_for(region.paper)
    assert plan
    shown = []
    for card, locale in (("hotline", "ar"), ("indicator", "ar"), ("hotline", "km"), ("bridge", "es")):
        edition = edition_of(known, known.cards[card], known.languages[locale], region)
        assert isinstance(edition, Edition)
        file = Artifact(
            f"us/x-{card}-card.pdf", b"", "0" * 64, card, locale, "us", "card", "draft", 2, {}, 0, True
        )
        shown.append(Shown(edition, file, (file,), (b"", b""), ("A & B <now>",)))
    faults = {}
    for duplex, hosted in ((Duplex.LONG_EDGE, False), (Duplex.TWO_PASS, True), (Duplex.OFF, True)):
        pages = region_pages(known, {}, duplex, {}, region, plan, shown, point="p.pdf", hosted=hosted)
        html = {name: page for name, page in pages.items() if name.endswith(".html")}
        faults |= {name: found for name, page in html.items() if (found := _fault(page))}
    assert faults == {}
    broken = pages["about.html"].replace(b"</ul>", b"</ol>", 1)
    assert _fault(broken)
