"""The words that promise or give away: known for every draft, found where they stand, silent on our own."""

from __future__ import annotations

import pytest

from pocketcards.checks.cards import crd006_telling_outside
from pocketcards.checks.examples import SAMPLE, card_of, catalog_of, project_of
from pocketcards.checks.messages import msg022_unbacked_promise
from pocketcards.checks.words import PROMISES, TELLING, Words, found_words, of_locale
from pocketcards.model.locale import SOURCE_LOCALE
from tests import bundled

FACTS = tuple(PROMISES[SOURCE_LOCALE])
DRAFTS = sorted(
    locale
    for locale, catalog in bundled.project().catalogs.items()
    if any(entry.msgstr for entry in catalog.entries.values())
)
LISTS = [(locale, words) for locale in PROMISES for words in (*PROMISES[locale].values(), TELLING[locale])]


def plain(word: str) -> str:
    return word.strip("*")


@pytest.mark.parametrize("locale", DRAFTS)
def test_every_draft_has_its_words(locale: str) -> None:
    assert tuple(PROMISES[of_locale(locale)]) == FACTS
    assert TELLING[of_locale(locale)]


@pytest.mark.parametrize("locale", sorted(set(PROMISES) - {SOURCE_LOCALE}))
@pytest.mark.parametrize("fact", FACTS)
def test_promise_in_a_translation_is_found(locale: str, fact: str) -> None:
    known = bundled.languages().find(locale)
    assert known is not None
    card = card_of({SAMPLE: "Call us."})
    for word in PROMISES[locale][fact]:
        catalog = catalog_of(locale, card.messages, {SAMPLE: f"… {plain(word)}."})
        project = project_of(card, languages={locale: known})
        project.catalogs[locale] = catalog
        found = list(msg022_unbacked_promise.CHECK.find(project))
        assert any(repr(fact) in one.message for one in found), word


@pytest.mark.parametrize(("locale", "words"), LISTS)
def test_list_is_clean(locale: str, words: Words) -> None:
    """No word is empty, stands twice or is covered by another; stars stand at the ends alone."""
    assert len(set(words)) == len(words)
    for word in words:
        assert plain(word).strip() == plain(word) != ""
        assert "*" not in plain(word)
        assert word.endswith("*") or not word.startswith("*")
        assert found_words(f"({plain(word)})", (word,))


@pytest.mark.parametrize("check", [msg022_unbacked_promise.CHECK, crd006_telling_outside.CHECK])
def test_our_own_drafts_are_silent(check: msg022_unbacked_promise.Check) -> None:
    assert list(check.find(bundled.project())) == []


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("bn", "এটি কেবল গোপন জায়গায় ঘটে।"),
        ("lt", "Tai vyksta tik slaptose vietose."),
        ("it", "Non serve essere sicuri per chiamare."),
        ("pt", "Não precisa estar seguro para ligar."),
        ("de", "Sie müssen nicht sicher sein."),
        ("id", "Simpan amanat itu."),
    ],
)
def test_word_that_looks_like_a_promise_is_none(locale: str, text: str) -> None:
    assert not [word for words in PROMISES[locale].values() for word in found_words(text, words)]


@pytest.mark.parametrize("text", ["ÜCRETSİZ", "Ücretsiz", "KİMLİĞİNİZ GİZLİ", "PARASIZ"])
def test_capitals_of_turkish_are_known(text: str) -> None:
    assert [word for words in PROMISES["tr"].values() for word in found_words(text, words)]
