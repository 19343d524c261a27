"""English on the other side of flat public cards: what stands on which side, and what is refused."""

from __future__ import annotations

import io
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from pocketcards.cli import main
from pocketcards.editions.bilingual import one_sided, paired
from pocketcards.editions.edition import edition_of
from pocketcards.formats.base import MadeFile
from pocketcards.make.maker import expectation_of
from pocketcards.model.edition import Edition, Lack
from pocketcards.model.finding import Refused
from pocketcards.model.page import TypesetEdition
from pocketcards.model.project import Project
from pocketcards.readback.proof import Prover
from pocketcards.typeset.page.fit import TOO_LARGE, typeset
from tests import bundled
from tests.formats.made import BY_NAME, bench
from tests.support.each import each
from tests.support.verapdf import VeraPdf

pytestmark = pytest.mark.slow  # whole builds, or processes of their own

PROVER = Prover(bundled.ROOT / "fonts" / "noto-sans" / "NotoSans-Bold.ttf")
CARDS = ("indicator", "youth", "myths", "smuggling", "professionals")
FLAT = ("card", "sheet", "avery-5371", "avery-8373", "press")
NUMBER = "1-888-373-7888"


@cache
def project() -> Project:
    return one_sided(bundled.project())


def edition(card: str, locale: str, region: str = "us") -> Edition:
    language = bundled.languages().find(locale)
    assert language
    found = edition_of(project(), project().cards[card], language, project().regions[region])
    assert isinstance(found, Edition), found
    return found


@cache
def laid_out(card: str, locale: str, name: str = "card", region: str = "us") -> TypesetEdition:
    (pair,) = paired(project(), [edition(card, locale, region)], [])
    wanted = BY_NAME[name].restyle(pair, bench())
    assert isinstance(wanted, Edition)
    found = typeset(wanted, bundled.composer())
    assert isinstance(found, TypesetEdition), found
    return found


def files(card: str, locale: str, name: str = "card") -> list[MadeFile]:
    made = BY_NAME[name].make([(laid_out(card, locale, name), 0)], bench())
    assert not isinstance(made, Refused)
    return made


def build(out: Path, *arguments: str) -> int:
    return main(["build", "--project", str(bundled.ROOT), "--out", str(out), "--bilingual", *arguments])


def entries(out: Path) -> list[dict[str, object]]:
    """Return what the manifest says of each file; whether a team has signed it does not matter here."""
    text = (out / "manifest.json").read_text("utf-8").replace("-DRAFT.pdf", ".pdf")
    found: list[dict[str, object]] = json.loads(text)["artifacts"]
    return found


# Every language


@pytest.mark.slow
def test_the_essential_fits_in_most_languages_and_is_refused_in_the_others() -> None:
    fits = []
    for locale in bundled.TRANSLATED:
        (pair,) = paired(project(), [edition("indicator", locale)], [])
        found = typeset(pair, bundled.composer())
        if isinstance(found, TypesetEdition):
            fits.append(locale)
        else:
            assert {finding.code for finding in found.findings} <= set(TOO_LARGE), found
    assert len(fits) > len(bundled.TRANSLATED) / 2, fits
    assert {"es", "hi", "zh_Hans", "vi", "ru", "fr", "ko"} <= set(fits)


@each("card", CARDS)
def test_both_sides_say_the_same(card: str) -> None:
    made = laid_out(card, "es")
    front, back = ({one.msgctxt for one in panel.lines() if one.msgctxt} for panel in made.panels)
    assert front == back == set(made.edition.texts)
    assert made.edition.back
    assert front == set(made.edition.back.texts)
    assert {"danger.first", "youth.danger"} & front
    assert [panel.name for panel in made.panels] == ["front", "back"]
    assert made.fold is None


@each("card", CARDS)
def test_one_side_says_no_more_than_the_card(card: str) -> None:
    assert set(edition(card, "es").texts) < set(bundled.edition(card, "es").texts)


def test_what_takes_away_doubt_stays() -> None:
    assert "proof" in edition("indicator", "es").texts


@each("card", CARDS)
@each("locale", ["es", "zh_Hans"])
def test_every_number_stands_once_on_each_side(card: str, locale: str) -> None:
    for panel in laid_out(card, locale).panels:
        assert Counter(run.atom.text for run in panel.runs() if run.atom) == {NUMBER: 1, "911": 1}


# Files


@pytest.mark.slow
@each("name", FLAT)
@each("locale", ["es", "he", "zh_Hans"], shares=3)
def test_numbers_are_read_back(name: str, locale: str) -> None:
    made = laid_out("myths", locale, name)
    for file in files("myths", locale, name):
        expected = expectation_of([(made, 0)], file)
        reading = PROVER.read(file.data, expected)
        assert reading.faults == []
        assert set(reading.numbers) == {NUMBER, "911"}


@each(("card", "locale"), [("indicator", "es"), ("indicator", "zh_Hans"), ("myths", "he")])
@each("flavour", ["ua1", "2a"])
def test_screen_file_is_accessible(card: str, locale: str, flavour: str, verapdf: VeraPdf) -> None:
    (file,) = files(card, locale)
    verdict = verapdf.validate(file.data, flavour)
    assert verdict.compliant, verdict.failed_rules


@each("locale", ["es", "he"])
def test_document_has_the_own_language_and_the_other_side_is_english(locale: str) -> None:
    (file,) = files("myths", locale)
    with pikepdf.open(io.BytesIO(file.data)) as opened:
        assert str(opened.Root.Lang) == locale
        marked: list[set[str]] = [set(), set()]
        pages = [page.obj.objgen for page in opened.pages]
        for element in opened.Root.StructTreeRoot.K.K:
            marked[pages.index(_page_of(element))].add(str(element.get("/Lang", "")))
    assert "" in marked[0]
    assert marked[1] == {"en"}


def _page_of(element: pikepdf.Object) -> tuple[int, int]:
    if "/Pg" in element:
        return element.Pg.objgen
    kid = element.K
    return _page_of(kid[0] if isinstance(kid, pikepdf.Array) else kid)


def test_right_to_left_in_front_and_left_to_right_behind() -> None:
    front, back = laid_out("myths", "he").panels
    middle = front.size.width / 2
    for panel, starts_right in ((front, True), (back, False)):
        title = next(one for one in panel.lines() if one.msgctxt == "myths.title")
        assert (title.x + title.line.width / 2 > middle) is starts_right
    assert any(run.rtl for run in front.runs())
    assert not any(run.rtl for run in back.runs())


def test_each_side_has_its_own_code() -> None:
    made = laid_out("indicator", "es")
    codes = [side.code for side in made.edition.sides]
    assert len({*codes, bundled.edition("indicator", "es").code}) == 3
    for panel, code in zip(made.panels, codes, strict=True):
        assert [one.line.text.endswith(f"· {code}") for one in panel.lines()].count(True) == 1


@each("drafts", [(True, False), (False, True), (False, False)])
def test_a_draft_on_one_side_is_told_on_both(drafts: tuple[bool, bool]) -> None:
    (pair,) = paired(project(), [edition("indicator", "es")], [])
    assert pair.back
    own, english = ((lack,) if draft else () for draft, lack in zip(drafts, Lack, strict=False))
    made = typeset(pair._replace(lacks=own, back=pair.back._replace(lacks=english)), bundled.composer())
    assert isinstance(made, TypesetEdition)
    for panel in made.panels:
        assert ("DRAFT" in [one.line.text for one in panel.lines()]) is any(drafts)


def test_a_number_in_groups_stands_alone_on_its_line_among_right_to_left_words() -> None:
    """Readers of text would turn the groups of 08000 121 700 round beside Hebrew."""
    cases = (("he", "gb", "08000 121 700", True), ("es", "us", NUMBER, False))
    for locale, region, text, alone in cases:
        lines = list(laid_out("professionals", locale, "card", region).panels[0].lines())
        (number,) = (one for one in lines if one.line.runs[0].atom and one.line.runs[0].atom.text == text)
        beside = [
            one for one in lines if one is not number and 0 <= one.y - number.y < number.line.ink_ascent
        ]
        assert (not beside) is alone


# Refused


@each("name", ["large-print", "poster"])
def test_large_formats_have_no_other_side(name: str) -> None:
    (pair,) = paired(project(), [edition("indicator", "es")], [])
    assert isinstance(BY_NAME[name].restyle(pair, bench()), Refused)


def test_english_has_no_other_side_and_discreet_cards_stay_as_they_are() -> None:
    notes: list[str] = []
    some = [
        edition("indicator", "en"),
        edition("indicator", "en", "gb"),
        edition("bridge", "es"),
        edition("hotline", "es"),
    ]
    assert list(paired(project(), some, notes)) == some[2:]
    assert some[3] == bundled.edition("hotline", "es")
    assert notes == [
        "indicator: no bilingual card in English: both sides would say the same",
        "bridge: built as always, not bilingual: a discreet card keeps its English inside",
        "hotline: built as always, not bilingual: a discreet card keeps its English inside",
    ]


def test_build_names_what_does_not_fit_and_writes_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    cards = ["--card", "indicator", "--card", "hotline"]
    assert build(out, "--region", "us", "--locale", "es", "--locale", "ta", *cards) == 0
    said = capsys.readouterr().out
    assert "note: indicator us ta: no bilingual card: does not fit on one side: the panel 'front' is " in said
    assert "note: hotline: built as always" in said
    flat = [entry for entry in entries(out) if entry["card"] == "indicator"]
    assert [entry["path"] for entry in flat] == [
        "us/indicator-us-es-card-bilingual.pdf",
        "us/indicator-us-es-sheet-bilingual.pdf",
    ]
    assert {entry["path"] for entry in entries(out) if entry["card"] == "hotline"} >= {
        "us/card-us-es-card.pdf",
        "us/card-us-ta-card.pdf",
    }
    assert flat[0]["codes"] == [side.code for side in laid_out("indicator", "es").edition.sides]
    assert flat[0]["contacts"] == {"emergency": "911", "hotline": NUMBER}
    assert main(["verify", "--project", str(bundled.ROOT), str(out)]) == 0


def test_languages_share_a_sheet_and_each_has_english_behind(tmp_path: Path) -> None:
    out = tmp_path / "out"
    choice = ["--region", "us", "--mix", "es=6,vi=4", "--card", "indicator", "--format", "sheet"]
    assert build(out, *choice) == 0
    (entry,) = entries(out)
    assert entry["path"] == "us/indicator-us-mix-sheet-bilingual.pdf"
    assert entry["copies_read"] == 2 * 2 * 10


def test_nothing_but_refused_cards_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(tmp_path / "out", "--card", "indicator", "--locale", "en") == 2
    assert "both sides would say the same" in capsys.readouterr().err
