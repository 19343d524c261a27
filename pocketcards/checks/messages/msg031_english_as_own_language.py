"""A text that should name the reader's own language and names English: "Hablo inglés." on a Spanish card."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import translations
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.locale import SOURCE_LANGUAGE, SOURCE_LOCALE, Language
from pocketcards.model.message import Catalog
from pocketcards.model.project import Project
from pocketcards.unicode import script, without_marks

__all__ = ["CHECK"]

RULE = Rule(
    "MSG031",
    "english-as-own-language",
    Severity.ERROR,
    "Whoever is handed the card answers in English, which the holder does not understand.",
    "Write the name of YOUR language: what a person who reads your translation speaks.",
    (
        "CLDR, the names of languages <https://cldr.unicode.org/translation/displaynames/languagelocale-names>",
    ),
    waivable=True,
)
OWN = ("speak.self", "say.sound")
"""Messages that name the language of the catalog."""
ENGLISH = f"language.{SOURCE_LOCALE}"
"""The message that names English."""
STEM = 4
"""So many letters of a name stay what they are in every case: inglés, angielski and po angielsku."""
_WHOLE = frozenset(("Hani", "Hira", "Kana"))
"""Scripts in which one character says as much: 英语, 英文."""
_JOINED = frozenset(("Khmr", "Laoo", "Mymr", "Thai"))
"""Scripts in which the word for language is written before the name, without a space."""


def _find(project: Project) -> Iterator[Finding]:
    for locale, catalog in sorted(project.catalogs.items()):
        language = project.languages.get(locale)
        if language is None or locale.split("_")[0] == SOURCE_LOCALE:
            continue
        stems = _stems(project, catalog, language)
        for message in (project.messages[name] for name in OWN if name in project.messages):
            text = catalog.text_of(message) or ""
            if found := [name for stem, name in stems.items() if stem in _folded(text)]:
                at = catalog.entries[message.id].at
                yield RULE.found(f"“{text}” names {found[0]}", at, locale=locale, msgctxt=message.id)


def _stems(project: Project, catalog: Catalog, language: Language) -> dict[str, str]:
    """Return what names English in a language by what stays of it: as the catalog says, CLDR, and English."""
    message = project.messages.get(ENGLISH)
    said = (catalog.text_of(message) if message else None) or ""
    own = _folded(language.endonym)
    stems = {_stem(name, own): name for name in (said, language.for_english, SOURCE_LANGUAGE.english) if name}
    return {stem: name for stem, name in stems.items() if stem and stem not in own}


def _stem(name: str, own: str) -> str:
    """Return what stays of a name in every case, without the words for "language" that `own` has too."""
    words = [word for word in _folded(name).split() if word not in own.split()]
    first = words[0].removeprefix("ال") if words else ""
    scripts = {script(char) for char in first}
    if scripts & _JOINED:
        return first
    return first[: 1 if scripts & _WHOLE else STEM]


def _folded(text: str) -> str:
    return without_marks(text.casefold()).replace("ı", "i")


def _example(locale: str, own: str, sound: str, english: str, says: str = "") -> Example:
    texts = {"speak.self": "I speak English.", "say.sound": "Spoken", ENGLISH: "English"}
    given = dict(zip(texts, (own, sound, english), strict=True))
    return translations(texts, f"{locale}: {own} / {sound}", says, **{locale: given})


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _example("es", "Hablo español.", "espánish", "inglés"),
        _example("ja", "私は日本語を話します。", "ジャパニーズ", "英語"),
        _example("th", "ฉันพูดภาษาไทย", "ไทย", "ภาษาอังกฤษ"),
    ),
    fails=lambda: (
        _example("es", "Hablo inglés.", "espánish", "inglés", "names inglés"),
        _example("es", "Hablo español.", "English", "inglés", "names English"),
        _example("ru", "Я говорю по-английски.", "Рашен", "английский", "names английский"),
        _example("zh_Hans", "我说英文。", "柴尼兹", "英语", says="names 英语"),
        _example("ar", "أتكلم بالإنجليزية.", "أرابيك", "الإنجليزية", "names الإنجليزية"),
    ),
)
