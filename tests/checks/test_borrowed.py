"""Whose door a borrowed text is laid at: that of the catalog of whose texts it is the larger share."""

from __future__ import annotations

from pathlib import Path

from pocketcards.checks.examples import LANGUAGES, translations
from pocketcards.checks.messages.msg018_text_of_another_language import CHECK
from pocketcards.load.languages import load_languages
from tests.support.each import each

MANY = {f"m{i}": f"What number {'abcdefghij'[i % 10]} {i // 10} says" for i in range(200)}


def _own(locale: str, count: int = len(MANY)) -> dict[str, str]:
    return {name: f"{locale} {text}" for name, text in list(MANY.items())[:count]}


def _blamed(**by_locale: dict[str, str]) -> list[str | None]:
    return [finding.locale for finding in CHECK.find(translations(MANY, "", **by_locale).project)]


@each("mine", [3, 5, 60])
def test_unfinished_catalog_that_borrows_is_told_whatever_its_name(mine: int) -> None:
    for lender, borrower in (("es", "pt"), ("pt", "es")):
        borrowed = {**_own(borrower, mine), **dict(list(_own(lender).items())[:3])}
        assert _blamed(**{lender: _own(lender), borrower: borrowed}) == [borrower]


@each(("alike", "told"), [(1, False), (5, False), (6, True), (200, True)])
def test_share_counts_not_the_number(alike: int, told: bool) -> None:
    spanish, portuguese = _own("es"), _own("pt", 190)
    portuguese |= dict(list(spanish.items())[:alike])
    assert _blamed(es=spanish, pt=portuguese) == ((["pt"] if alike < 200 else ["es", "pt"]) if told else [])


def test_copied_catalog_is_told_at_both_doors() -> None:
    """Nobody can tell which of them holds the other's texts, and one of the two is not in its language."""
    assert _blamed(es=_own("es"), pt=_own("es")) == ["es", "pt"]


@each(
    ("one", "other"),
    [("hnj", "mww"), ("rn", "rw"), ("hr", "sr_Latn"), ("bs", "hr"), ("id", "ms"), ("cs", "sk"), ("nb", "da")],
)
def test_near_relatives_are_data(one: str, other: str) -> None:
    names = load_languages(Path("translations/languages.yaml"), "translations/languages.yaml", [])
    for first, second in ((one, other), (other, one)):
        language = names.find(first)
        assert language
        assert language.is_near(second)
        assert not language.is_near("es")


def test_language_is_near_its_regions() -> None:
    assert LANGUAGES["es"].is_near("es_MX")
    assert not LANGUAGES["es"].is_near("pt_BR")
