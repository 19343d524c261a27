"""What does not fit is refused, with the message and the excess; what fits is as large as can be."""

from __future__ import annotations

import gc
import json

import pytest

from pocketcards.impose.fold import card_pages
from pocketcards.model.design import Arrangement, Design
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Finding, Refused
from pocketcards.model.geometry import mm
from pocketcards.model.page import TypesetEdition
from pocketcards.typeset.page.fit import typeset
from pocketcards.typeset.page.look import Look
from pocketcards.typeset.text.composer import Composer
from tests.bundled import CARDS, LOCALES, ROOT, composer, edition, edition_in, laid_out, project
from tests.formats.made import BY_NAME, bench
from tests.support.each import each


def found(changed: Edition) -> list[Finding]:
    result = typeset(changed, composer())
    assert isinstance(result, Refused)
    return list(result.findings)


def with_text(card: str, locale: str, msgctxt: str, text: str) -> Edition:
    base = edition(card, locale)
    return base._replace(texts={**base.texts, msgctxt: text})


def test_text_that_cannot_fit_names_the_message_and_the_excess() -> None:
    long = "They are watched all day and all night and can never be alone for a moment. " * 14
    findings = found(with_text("indicator", "en", "indicator.sign.papers", long))
    assert [finding.code for finding in findings] == ["FIT001"]
    assert findings[0].msgctxt == "indicator.sign.papers"
    assert "pt too tall at 7.0 pt" in findings[0].message


def test_word_wider_than_its_column_is_named() -> None:
    findings = found(with_text("hotline", "en", "hotline.ask.papers", "Donaudampfschifffahrt" * 5))
    assert {finding.code for finding in findings} >= {"FIT002"}
    assert "hotline.ask.papers" in {finding.msgctxt for finding in findings}


def test_missing_glyph_names_character_and_message() -> None:
    findings = found(with_text("hotline", "am", "hotline.name", "ስም \U00012000 የለም"))
    assert [finding.code for finding in findings] == ["FNT005"]
    assert "U+12000 CUNEIFORM SIGN A" in findings[0].message
    assert findings[0].msgctxt == "hotline.name"


def test_script_without_font_is_an_error() -> None:
    base = edition("hotline", "en")
    mongolian = base.language._replace(locale="mn_Mong", writing="Mong", script="Mong")
    findings = found(base._replace(language=mongolian))
    assert [finding.code for finding in findings] == ["FNT004"]


def test_card_folds_for_its_white_unless_its_sheet_cannot() -> None:
    flat = typeset(edition("indicator", "en"), composer(), Design(arrangement=Arrangement.FLAT))
    assert isinstance(flat, TypesetEdition)
    assert flat.fold is None
    assert laid_out("indicator", "en").fold is not None


def test_what_says_less_is_for_texts_that_fit_in_no_other_way() -> None:
    """A layout without some sentences has more white for the others, and is tried last all the same."""
    base = edition("hotline", "am")
    first = base.card.layouts[0]
    panels = tuple(panel.keeping(set(panel.blocks) - {"questions"}) for panel in first.panels)
    card = base.card._replace(layouts=(first._replace(panels=panels), *base.card.layouts))
    asked = "hotline.ask.papers"
    long = base.texts[asked] * 40
    for text, there in ((base.texts[asked], True), (long, False)):
        made = typeset(base._replace(card=card, texts={**base.texts, asked: text}), composer())
        assert isinstance(made, TypesetEdition)
        assert (asked in {line.msgctxt for panel in made.panels for line in panel.lines()}) == there
        missing = set() if there else {name for name in base.texts if name.startswith("hotline.ask.")}
        assert {*made.unsaid} == missing


def test_a_poster_that_cannot_say_everything_says_less_and_tells_what() -> None:
    """It is set no smaller for that, and its numbers stand last, all of them."""
    poster = BY_NAME["poster"]
    base = poster.restyle(edition("professionals", "en"), bench())
    assert isinstance(base, Edition)
    for times in (1, 40):
        texts = {**base.texts, "professionals.risk": base.texts["professionals.risk"] * times}
        made = typeset(base._replace(texts=texts), composer(), poster.design(Design()))
        assert isinstance(made, TypesetEdition)
        (panel,) = made.panels
        assert ("professionals.risk" in made.unsaid) == (times > 1)
        assert made.body >= 16.0
        assert {run.atom.role for run in panel.runs() if run.atom} == set(base.atoms)
        last = max(line.y for line in panel.lines() for run in line.line.runs if run.atom and run.size >= 40)
        assert last < min(
            line.y for line in panel.lines() if (line.msgctxt or "").startswith("professionals.")
        )


def test_one_step_larger_would_not_fit() -> None:
    """The size is the largest of the scale: nothing is set smaller than it must be."""
    from pocketcards.typeset.page.look import Look
    from pocketcards.typeset.page.panel import measure_panel

    made = laid_out("indicator", "en")
    voice = composer().voice(made.edition.language)
    assert voice
    larger = Look(composer(), made.edition, voice, made.body + 0.25, {})
    chosen = next(one for one in made.edition.card.layouts if len(one.panels) == len(made.panels))
    assert not all(measure_panel(larger, plan).fits for plan in chosen.panels)


PSEUDO = str.maketrans("aeiounscyAEIOUSC", "áéíóúñšçýÁÉÍÓÚŠÇ")


def pseudo(text: str) -> str:
    """English with accents, 40 % longer; a placeholder stays as it is."""
    words = [word if "{" in word else word.translate(PSEUDO) for word in text.split()]
    plain = [word for word in words if "{" not in word]
    longer, at = list(words), 0
    while len(" ".join(longer)) < 1.4 * len(text):
        longer.append(plain[at % len(plain)])
        at += 1
    return " ".join(longer)


@each("card", ["hotline", "indicator"])
def test_english_leaves_room_for_languages_that_run_longer(card: str) -> None:
    base = edition(card, "es")
    longer = base._replace(texts={name: pseudo(project().messages[name].text) for name in base.texts})
    assert isinstance(typeset(longer, composer()), TypesetEdition)


@each("card", ["hotline", "indicator"])
def test_tamil_fits(card: str) -> None:
    """Tamil words are the longest of all scripts that will come."""
    tamil = json.loads((ROOT / "tests" / "data" / "ta.json").read_text("utf-8"))
    assert isinstance(typeset(edition_in(card, "ta", tamil), composer()), TypesetEdition)


@each("locale", LOCALES)
@each("card", CARDS)
def test_both_trims_hold_every_card(card: str, locale: str) -> None:
    made = typeset(edition(card, locale)._replace(trim=project().trims["eu"]), composer())
    assert isinstance(made, TypesetEdition)
    pages = card_pages(made)
    height = mm(53.98) * (2 if made.fold else 1)
    assert (pages[0].width, pages[0].height) == (pytest.approx(mm(85)), pytest.approx(height))


def test_what_was_set_before_does_not_matter() -> None:
    """A fresh composer gives the same layout as one that has set every other card."""
    fresh = typeset(edition("hotline", "km"), Composer(project().fonts))
    assert fresh == laid_out("hotline", "km")


def test_what_was_tried_is_given_back_at_once() -> None:
    """Boxes know their look, and a look its boxes: such a ring would wait for the collector."""
    gc.collect()
    gc.disable()
    try:
        typeset(edition("indicator", "es"), composer())
        typeset(with_text("hotline", "en", "hotline.ask.papers", "Donaudampfschifffahrt" * 5), composer())
        left = [one for one in gc.get_objects() if isinstance(one, Look)]
    finally:
        gc.enable()
    assert not left
