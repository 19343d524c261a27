"""The job ticket of a press file: what the shop must know, in the inks of the file."""

from __future__ import annotations

import io
import re

import pikepdf

from pocketcards.model.geometry import Rect
from tests import bundled
from tests.formats.made import INKS, files, flat_files
from tests.support.each import each


@each(("region", "paper"), [("us", "letter"), ("gb", "a4")])
def test_ticket_has_the_paper_of_the_region_and_room_for_everything(region: str, paper: str) -> None:
    for card in ("hotline", "indicator"):
        (page,) = files("press", card, "en", region)[1].pages
        size = bundled.project().stock.papers[paper]
        assert (page.width, page.height) == (size.width, size.height)
        for placed in page.panels:
            assert Rect(0, 0, page.width, page.height).contains(placed.box)
            for line in placed.panel.lines():
                assert line.x + line.line.width <= placed.panel.size.width


@each("ink", INKS)
def test_ticket_shows_no_ink_that_the_file_has_not(ink: str) -> None:
    press_file, ticket = flat_files("press", INKS[ink])
    operators = {"rg": rb"[\d.]+ [\d.]+ [\d.]+ rg", "k": rb"[\d.]+ [\d.]+ [\d.]+ [\d.]+ k", "scn": rb"1 scn"}
    used = []
    for file in (press_file, ticket):
        with pikepdf.open(io.BytesIO(file.data)) as opened:
            forms = opened.pages[0].Resources.XObject.values()
            content = b"".join(form.read_bytes() for form in forms if form.Subtype == "/Form")
        used.append({name for name, pattern in operators.items() if re.search(pattern, content)})
    assert used[0] == used[1]


def test_ticket_of_a_card_that_must_not_be_seen_says_how_to_keep_it_so() -> None:
    for card, discreet in (("hotline", True), ("myths", False), ("indicator", False)):
        words_panel = files("press", card, "es")[1].pages[0].panels[0].panel
        said = " ".join(line.line.text for line in words_panel.lines())
        for words in ("opaque", "destroy the overs", "no sample on the box"):
            assert (words in said) is discreet, (card, words)
        assert "write on" not in said


def test_ticket_shows_the_card_and_the_numbers_to_sign() -> None:
    press_file, ticket = flat_files("press")
    assert (press_file.suffix, ticket.suffix) == ("", "-ticket")
    (page,) = ticket.pages
    names = [placed.panel.name for placed in page.panels]
    assert names == ["ticket", "front", "back"]
    said = {run.atom.text for run in page.panels[0].panel.runs() if run.atom}
    assert said == {"1-888-373-7888", "911", "233733", "711"}
