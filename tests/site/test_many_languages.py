"""The index of every language there is: light, and found by every name."""

from __future__ import annotations

import re
from math import ceil

import pytest
from markupsafe import escape

from pocketcards.editions.edition import edition_of
from pocketcards.model.artifact import Artifact
from pocketcards.model.edition import Edition
from pocketcards.model.printing import Duplex
from pocketcards.model.shown import START, Shown
from pocketcards.site.region_pages import region_pages
from tests.bundled import project

pytestmark = pytest.mark.slow

WRITINGS = ("Devanagari", "Chinese", "Ethiopic")
FIRST_VIEW = 150_000
"""Bytes: a second on a slow phone."""


def test_the_index_of_every_language_is_light() -> None:
    known = project()
    region = known.regions["us"]
    plan = known.stock.plan_for(region.paper)
    assert plan
    sheet = Artifact("us/slip.pdf", b"", "0" * 64, "bridge", "en", "us", "sheet", "draft", 2, {}, 0)
    shown = []
    for language in {**known.languages, **known.bridged}.values():
        found = edition_of(known, known.cards["bridge"], language._replace(sourced=True), region)
        if isinstance(found, Edition):
            card = sheet._replace(path=f"us/slip-us-{language.locale}-card.pdf", locale=language.locale)
            shown.append(Shown(found, card, (sheet,), (b"", b""), ()))
    assert len(shown) > 100
    pages = region_pages(known, {}, Duplex.LONG_EDGE, {}, region, plan, shown, point="", hosted=False)
    assert len(pages[START]) < FIRST_VIEW
    text = pages[START].decode("utf-8")
    names = [escape(one.edition.language.endonym) for one in shown]
    assert [name for name in names if f">{name}</bdi>" not in text] == []
    groups = re.findall(r'<h2 id="writing-\w+">([^<]+)</h2>', text)
    assert len(groups) > 5
    assert [name for name in groups if len(name.split()) < 2 and name not in WRITINGS] == []
    called = re.findall(r"</bdi> <span>([^<]+)</span></a></li>", text.partition("<section")[2])
    assert len(called) == len(set(called)) == len(shown)
    silent, said = [], 0
    for locale, catalog in known.catalogs.items():
        language = known.languages[locale]
        page = pages[f"languages/{language.tag}.html"].decode("utf-8")
        direction = "rtl" if language.is_rtl else "ltr"
        for name in ("give.safe", "give.back"):
            own = catalog.text_of(known.messages[name])
            said += bool(own)
            if own and f'<span lang="{language.tag}" dir="{direction}">{escape(own)}</span>' not in page:
                silent.append(f"{locale}: {name}")
    assert said
    assert silent == []
    folded = plan.rows // 2 * plan.columns
    row = f'<tr><th scope="row">100</th><td>10</td><td>{ceil(100 / folded)}</td></tr>'
    assert row in pages["print.html"].decode("utf-8")
    again = region_pages(known, {}, Duplex.LONG_EDGE, {}, region, plan, shown[::-1], point="", hosted=False)
    assert [path for path in pages if again[path] != pages[path]] == [], "the order of asking changes nothing"
