"""A word for a number, which the keypad does not make that number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import number, text_line
from pocketcards.model.contact import Contact, ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON004",
    "vanity-disagrees",
    Severity.ERROR,
    "Who types the word reaches another number than who types the digits.",
    "Spell the word on a keypad (2 ABC, 3 DEF, 4 GHI, 5 JKL, 6 MNO, 7 PQRS, 8 TUV, 9 WXYZ) and compare it "
    "with `print`; capital letters, digits and hyphens.",
    (
        "ITU-T E.161, letters of the keypad <https://www.itu.int/rec/T-REC-E.161>",
        "Baltimore 2019, BEFREE printed as 233722 <docs/evidence.md#wrong-numbers-in-print>",
        "KEY-2-FREEDOM, letters left over <docs/evidence.md#words-that-stand-for-numbers>",
    ),
)

_SHAPE = re.compile(r"(?=.*[A-Z])[A-Z0-9]+(-[A-Z0-9]+)*")
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_SHORTEST = 4
"""Fewer keys could be the end of a number by chance: 1-800-799-SAFE has four."""
_WHOLE = 7
"""Keys after which letters may be left over: a local number of North America, as in KEY-2-FRE(EDOM)."""
_DIALS_A_WORD = (ContactKind.VOICE, ContactKind.TTY)
"""A text is sent to every digit that was typed: there a surplus letter makes another number."""


def _find(project: Project) -> Iterator[Finding]:
    for contact in project.printable:
        if contact.vanity is None:
            continue
        if not contact.telephone or not _SHAPE.fullmatch(contact.vanity):
            message = f"{contact.id}: {contact.vanity!r} is no word for a number"
            yield RULE.found(message, contact.at)
        elif not _agrees(contact, contact.vanity.replace("-", "")):
            keys = contact.vanity.translate(_KEYPAD)
            message = f"{contact.id}: {contact.vanity} is {keys} on a keypad; printed is {contact.printed}"
            yield RULE.found(message, contact.at)


def _agrees(contact: Contact, word: str) -> bool:
    """Tell whether a word spells the end of the number, or all of it."""
    number = contact.printed.replace("-", "").replace(" ", "").removeprefix("+")
    keys = word.translate(_KEYPAD)
    if len(keys) >= _SHORTEST and (keys == number if contact.short else number.endswith(keys)):
        return True
    if contact.kind not in _DIALS_A_WORD or contact.short:
        return False
    return any(number.endswith(keys[:used]) and word[used:].isalpha() for used in range(_WHOLE, len(keys)))


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        text_line(vanity="BEFREE"),
        number("+18663472423", "1-866-347-2423", vanity="DHS-2-ICE"),
        number("+18665392373", "1-866-539-2373", vanity="KEY-2-FREEDOM"),
    ),
    fails=lambda: (
        text_line("BEFREE is 233733", dial="233722", printed="233722", vanity="BEFREE"),
        text_line("BEFREEDOM", vanity="BEFREEDOM"),
        text_line("no word", vanity="БЕФРИ"),
        number("+18663472423", "1-866-347-2423", "DHS-3-ICE is 347-3-423", vanity="DHS-3-ICE"),
    ),
)
