"""Text that can be copied: every message, every number, in two readers that share no code."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from pocketcards.model.page import (
    Page,
    PlacedPanel,
)
from pocketcards.output.pdf.document import Description, pdf_bytes
from pocketcards.typeset.text.subset import subset
from tests.bundled import CARDS, LTR, laid_out, pdf
from tests.output.extracting import EVERY, READERS, in_pieces, numbers, pieces_of
from tests.support.each import each
from tests.support.readers import holds, poppler_text

LOST = {("poppler", "ar"): 0, ("poppler", "ur"): 0, ("pdfium", "ar"): 0, ("pdfium", "ur"): 0}
"""Messages of both cards that a reader does not give back in one piece: none."""


@each("reader", READERS)
@each(("card", "locale"), [(card, locale) for card in CARDS for locale in LTR])
def test_every_message_is_found(card: str, locale: str, reader: str) -> None:
    assert pieces_of(card, locale, reader) == []


def test_a_message_with_a_word_less_or_of_another_order_is_in_pieces() -> None:
    made = laid_out("indicator", "th")
    for reader, read in READERS.items():
        text = read(pdf("indicator", "th"))
        title = made.edition.texts["indicator.title"]
        assert in_pieces(made, reader, text.replace(title, title[1:])) == [title]
        assert in_pieces(made, reader, text.replace("SMS", "MMS")) == [made.edition.texts["channel.text"]]
    assert holds(poppler_text(pdf("indicator", "th")), made.edition.texts["channel.text"])


@each(("reader", "locale"), LOST)
def test_right_to_left_messages_are_found_as_measured(reader: str, locale: str) -> None:
    pieces = [one for card in CARDS for one in pieces_of(card, locale, reader)]
    assert len(pieces) == LOST[reader, locale], pieces


@each("reader", READERS)
@each(("card", "locale"), EVERY)
def test_every_number_is_found_as_often_as_it_is_set(card: str, locale: str, reader: str) -> None:
    found = Counter(re.findall(r"[0-9+-]{3,}", READERS[reader](pdf(card, locale))))
    assert found == numbers(card, locale)


@pytest.mark.slow
def test_a_panel_upside_down_is_found_by_poppler() -> None:
    for card, locale in EVERY:
        made = laid_out(card, locale)
        trim = made.edition.trim
        pages = [Page(trim.width, trim.height, (PlacedPanel(one, 0.0, 0.0, True),)) for one in made.panels]
        text = poppler_text(pdf_bytes(pages, Description("x", made.edition.language.tag), subset))
        pieces = in_pieces(made, "poppler", text)
        assert len(pieces) <= LOST.get(("poppler", locale), 0), pieces
