"""The words that promise or give away: found where they stand, silent on our own, and no list is needed."""

from __future__ import annotations

from pocketcards.checks import not_checked
from pocketcards.checks.examples import SAMPLE, card_of, catalog_of, project_of
from pocketcards.checks.messages import msg022_unbacked_promise
from pocketcards.checks.words import found_words
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.words import Words
from tests import bundled
from tests.support.each import each

LISTED = sorted(
    path.parent.name if path.parent.name != "cards" else SOURCE_LOCALE
    for path in (*bundled.ROOT.glob("translations/*/words.yaml"), bundled.ROOT / "cards" / "words.yaml")
)
"""The locales that have words, without reading any."""


def _plain(word: str) -> str:
    return word.strip("*")


def _lists(locale: str) -> list[tuple[str, ...]]:
    known = bundled.project().words[locale]
    return [*known.promises.values(), known.telling]


def test_every_word_is_found_where_it_stands() -> None:
    for locale in LISTED:
        for words in _lists(locale):
            for word in words:
                assert found_words(f"({_plain(word)})", (word,)), word
                assert found_words(f"x {_plain(word).upper()}", (word,)), word
                assert not found_words("xyzw", (word,)), word


def test_promise_in_a_translation_is_found() -> None:
    for locale in (one for one in LISTED if one != SOURCE_LOCALE):
        known = bundled.languages().find(locale)
        assert known is not None
        card = card_of({SAMPLE: "Call us."})
        words = bundled.project().words
        for fact, listed in words[locale].promises.items():
            for word in listed:
                project = project_of(card, languages={locale: known}, words=words)
                project.catalogs[locale] = catalog_of(locale, card.messages, {SAMPLE: f"… {_plain(word)}."})
                found = list(msg022_unbacked_promise.CHECK.find(project))
                assert any(repr(fact) in one.message for one in found), word


def test_language_without_words_is_not_checked_and_that_is_said() -> None:
    card = card_of({SAMPLE: "Call us."})
    project = project_of(card, catalog_of("es", card.messages, {SAMPLE: "Llame, es gratis."}))
    project = project_of(card, *project.catalogs.values(), words={"es": Words({"free": ("gratis",)})})
    assert [one.code for one in msg022_unbacked_promise.CHECK.find(project)] == ["MSG022"]
    said = "\n".join(not_checked(project))
    assert "es: no words are known for confidential, anonymous, safe;" in said
    assert "en: no words are known for confidential, anonymous, safe, free;" in said


@each(
    ("locale", "text"),
    [
        ("bn", "এটি কেবল গোপন জায়গায় ঘটে।"),
        ("lt", "Tai vyksta tik slaptose vietose."),
        ("it", "Non serve essere sicuri per chiamare."),
        ("pt_BR", "Não precisa estar seguro para ligar."),
        ("de", "Sie müssen nicht sicher sein."),
        ("id", "Simpan amanat itu."),
    ],
)
def test_word_that_looks_like_a_promise_is_none(locale: str, text: str) -> None:
    known = bundled.project().words[locale].promises
    assert not [word for words in known.values() for word in found_words(text, words)]


@each("text", ["ÜCRETSİZ", "Ücretsiz", "KİMLİĞİNİZ GİZLİ", "PARASIZ"])
def test_capitals_of_turkish_are_known(text: str) -> None:
    known = bundled.project().words["tr"].promises
    assert [word for words in known.values() for word in found_words(text, words)]
