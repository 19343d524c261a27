"""A contact that serves a language which nobody here knows by that name."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import CONTACT, SAMPLE, card_of, project_of
from pocketcards.model.contact import Contact
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON019",
    "language-unknown",
    Severity.ERROR,
    "The number would be missing, without a word, from the cards in the very language that it serves.",
    "Name the language by the folder of its catalog in translations/, or as CLDR does. Where its name is to "
    "stand beside the number, add the message `language.ID` to cards/common.yaml.",
    ("A number serves the languages that it names <docs/promise.md#a-number-serves-whom-it-says>",),
)
_NAME = "language."
_OTHER_CODES = {
    "tl": "fil",
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "zh_cn": "zh_Hans",
    "zh_sg": "zh_Hans",
    "zh_tw": "zh_Hant",
    "zh_hk": "zh_Hant",
}
"""Codes that other programs write, and CLDR's for the same language."""


def _find(project: Project) -> Iterator[Finding]:
    for contact in project.printable:
        for name in contact.languages or ():
            if not _is_known(name, project):
                meant = _meant(name, project)
                hint = f" Did you mean {meant}?" if meant else ""
                message = f"{contact.id}: there is no language {name!r} here."
                yield RULE.found(f"{message}{hint}", contact.at)
            elif _is_named(contact) and f"{_NAME}{name}" not in project.messages:
                message = (
                    f"{contact.id}: the languages it serves stand beside it, and {_NAME}{name} is no message"
                )
                yield RULE.found(message, contact.at)


def _is_known(name: str, project: Project) -> bool:
    """Tell whether a card in the language finds the number: pt serves pt_BR, and es_MX would not serve es."""
    bases = {locale.split("_")[0] for locale in project.locales}
    elsewhere = name in project.spoken and name.split("_")[0] not in bases
    return name in project.locales or name in bases or elsewhere


def _is_named(contact: Contact) -> bool:
    """Tell whether cards name its languages: where there are interpreters, they say that instead."""
    return contact.only not in (None, (SOURCE_LOCALE,))


def _meant(name: str, project: Project) -> str:
    """Return the locale that somebody means by another code (tl, zh-CN) or a name (Spanish)."""
    known = project.locales
    names = {locale.casefold(): locale for locale in known}
    names |= {language.english.casefold(): language.locale for language in project.languages.values()}
    names |= {
        message.text.casefold(): locale
        for locale in known
        if (message := project.messages.get(f"{_NAME}{locale}"))
    }
    code = name.casefold().replace("-", "_")
    for guess in (code, _OTHER_CODES.get(code, ""), code.split("_")[0], *get_close_matches(code, names, 1)):
        if guess.casefold() in names:
            return names[guess.casefold()]
    return ""


def _example(shown: str, says: str = "", *, interpreters: bool = True) -> Example:
    card = card_of({SAMPLE: "Help"})
    contact = CONTACT._replace(languages=tuple(shown.split(", ")), interpreters=interpreters)
    spoken = card.messages[SAMPLE]._replace(id="language.es", text="Spanish")
    messages = {**card.messages, spoken.id: spoken}
    named = {"contacts": {contact.id: contact}, "messages": messages, "translated": ("es", "zh_Hans")}
    project = project_of(card, **named)
    suffix = "" if interpreters else ", without interpreters"
    return Example(f"languages: [{shown}]{suffix}", project, says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (_example("en, es, zh_Hans"), _example("en", interpreters=False)),
    fails=lambda: (
        _example("ES", "no language 'ES' here. Did you mean es?"),
        _example("zh-CN", "Did you mean zh_Hans?"),
        _example("en, Spanish", "Did you mean es?"),
        _example("en, vi", "no language 'vi' here"),
        _example("en, es", "language.en is no message", interpreters=False),
    ),
)
