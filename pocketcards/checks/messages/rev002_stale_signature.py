"""A text that was changed after somebody had signed it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import SAMPLE, card_of, project_of, translated
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.message import Message
from pocketcards.model.project import Project
from pocketcards.model.review import (
    Reviews,
    Signature,
    Signatures,
    name_hashes,
    safety_hashes,
    translation_hash,
)
from pocketcards.model.wording import counted, some

__all__ = ["CHECK"]

RULE = Rule(
    "REV002",
    "stale-signature",
    Severity.WARNING,
    "Nobody has read the words that would be printed now, so the card is a draft again.",
    "Let a team read what has changed: `python generate.py review LOCALE --by TEAM --changed`.",
    ("A signature belongs to the words <docs/promise.md#a-signature-belongs-to-the-words-that-were-read>",),
)
SHOWN = 3
"""How many ids a finding names."""


def _find(project: Project) -> Iterator[Finding]:
    for locale, signatures in sorted(project.reviews.language.items()):
        stale = _stale(signatures, _translations(project, locale))
        if stale:
            hint = f"Read them again: `python generate.py review {locale} --by TEAM --changed`."
            yield _finding(stale, signatures, hint, locale=locale)
    for name, signatures in sorted(project.reviews.safety.items()):
        card = project.cards.get(name)
        if card is None:
            continue
        today = safety_hashes(card, project.messages.values())
        if stale := _stale(signatures, today.get):
            hint = f"Read them again: `python generate.py review --safety {name} --by TEAM --changed`."
            yield _finding(stale, signatures, hint, card=f"{name}: ")


def _translations(project: Project, locale: str) -> Callable[[str], str | None]:
    """Return what gives the hash of a message as it is today; None for one that no card has any more.

    What the language is called is signed like a message.
    """
    catalog = project.catalogs.get(locale)
    language = project.languages.get(locale) or project.bridged.get(locale)
    names = name_hashes(language) if language else {}

    def today(name: str) -> str | None:
        if name in names:
            return names[name]
        message: Message | None = project.messages.get(name)
        if message is None or catalog is None:
            return None
        entry = catalog.entries.get(name)
        return translation_hash(message, entry.msgstr if entry else "")

    return today


def _stale(signatures: Signatures, today: Callable[[str], str | None]) -> list[str]:
    """Return the ids of messages that are signed, but by nobody as they are."""
    names = dict.fromkeys(name for one in signatures for name in one.hashes)
    hashes = {name: now for name in names if (now := today(name)) is not None}
    return [name for name, now in hashes.items() if all(one.hashes.get(name) != now for one in signatures)]


def _finding(
    stale: list[str], signatures: Signatures, hint: str, *, locale: str | None = None, card: str = ""
) -> Finding:
    at = next(one.at for one in signatures if stale[0] in one.hashes)
    message = f"{card}{counted(len(stale), 'text')} changed since signed: {some(stale, SHOWN)}"
    return RULE.found(message, at, hint=hint, locale=locale, msgctxt=stale[0])


def _signed(text: str, signed: str, says: str = "") -> Example:
    project = translated("Call.", text, "es").project
    hashes = {SAMPLE: translation_hash(project.messages[SAMPLE], signed)}
    one = Signature("Team", date(2026, 1, 1), hashes, at=Location("translations/es/review.yaml", 3))
    shown = f"signed es: {signed}; now: {text}"
    return Example(shown, project._replace(reviews=Reviews({"es": (one,)})), says)


def _safe(text: str, signed: str, says: str = "") -> Example:
    card = card_of({SAMPLE: text})
    before = card_of({SAMPLE: signed})
    hashes = safety_hashes(before, before.messages.values())
    one = Signature("Team", date(2026, 1, 1), hashes, at=Location("cards/review.yaml", 3))
    reviews = Reviews({}, {card.id: (one,)})
    return Example(f"signed as safe: {signed}; now: {text}", project_of(card, reviews=reviews), says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (_signed("Llame.", "Llame."), _safe("Call.", "Call.")),
    fails=lambda: (
        _signed("Espere.", "Llame.", says="1 text changed since signed: sample.text"),
        _safe("Wait here.", "Call.", says="sample: 1 text changed"),
    ),
)
