"""Every card is a file that everybody can read: PDF/UA-1, PDF/A-2a, sound tags, nothing forbidden."""

from __future__ import annotations

import io

import pikepdf

from pocketcards.model.edition import Status
from tests.bundled import CARDS, LOCALES, edition, laid_out, pdf
from tests.support import forbidden, tags
from tests.support.each import each
from tests.support.verapdf import VeraPdf

EVERY = [(card, locale) for card in CARDS for locale in LOCALES]


@each(("card", "locale"), EVERY, shares=6)
def test_verapdf_finds_nothing(card: str, locale: str, verapdf: VeraPdf) -> None:
    for flavour in ("ua1", "2a"):
        verdict = verapdf.validate(pdf(card, locale), flavour)
        assert verdict.compliant, (flavour, verdict.failed_rules)


@each(("card", "locale"), EVERY)
def test_tag_tree_and_marked_content_agree(card: str, locale: str) -> None:
    assert tags.faults(pdf(card, locale)) == []


@each(("card", "locale"), EVERY)
def test_nothing_forbidden_and_nothing_leaked(card: str, locale: str) -> None:
    assert forbidden.faults(pdf(card, locale)) == []


def test_tags_of_a_public_card() -> None:
    outline = str(tags.structure(pdf("indicator", "en")))
    tree = [line.strip().split()[0] for line in outline.splitlines()]
    assert tree[:4] == ["Document", "H1", "P", "P"]
    assert tree.index("L") < tree.index("H2")
    assert outline.count("Link") == 3
    assert "H2" in outline


@each("locale", LOCALES)
def test_discreet_card_has_no_link_and_a_neutral_title(locale: str) -> None:
    with pikepdf.open(io.BytesIO(pdf("hotline", locale))) as file:
        assert all("/Annots" not in page for page in file.pages)
        assert str(file.docinfo["/Title"]) == "Card"
        xmp = file.Root.Metadata.read_bytes().decode()
    assert "trafficking" not in xmp.lower()
    assert ">Card<" in xmp


@each("locale", LOCALES)
def test_language_is_declared(locale: str) -> None:
    with pikepdf.open(io.BytesIO(pdf("indicator", locale))) as file:
        assert str(file.Root.Lang) == locale.replace("_", "-")


@each("locale", LOCALES)
def test_only_faces_that_are_used_are_embedded_and_cut(locale: str) -> None:
    made = laid_out("indicator", locale)
    used = {run.face.id for panel in made.panels for line in panel.lines() for run in line.line.runs}
    with pikepdf.open(io.BytesIO(pdf("indicator", locale))) as file:
        fonts = file.pages[0].Resources.Font
        assert len(fonts) == len(used)
        assert all("+" in str(font.BaseFont) for font in fonts.values())
    assert len(pdf("indicator", locale)) < 80_000


def test_every_side_of_a_draft_says_so() -> None:
    for card, locale in EVERY:
        said = [line.line.text for panel in laid_out(card, locale).panels for line in panel.lines()]
        draft = edition(card, locale).status is Status.DRAFT
        sides = [panel for panel in laid_out(card, locale).panels if panel.name != "inside-top"]
        assert said.count("DRAFT") == draft * len(sides)
