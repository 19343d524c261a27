"""Braces that are no placeholder: with spaces, formats or numbers in them, full-width, doubled, or alone."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.catalog.placeholders import Placeholder, names_of, placeholders
from pocketcards.checks.base import Check, printed_translations
from pocketcards.checks.examples import translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import listed, visible

__all__ = ["CHECK"]

RULE = Rule(
    "MSG007",
    "malformed-placeholder",
    Severity.ERROR,
    "The braces would be printed as they are, with no number in their place.",
    "A placeholder is a brace, its name and a brace, without spaces or signs. Copy it from the English.",
    (
        "{voice:.5} prints 1-888 <docs/evidence.md#placeholders-that-compute>",
        "Broken placeholders <docs/evidence.md#broken-placeholders>",
    ),
)
SHOWN = 30
"""So many characters of what stands in braces are shown."""


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_translations(project):
        for one in placeholders(text.text):
            if not one.well_formed:
                wanted = names_of(text.message.text)
                hint = f"Write {{{wanted[0]}}}, copied from the English." if wanted else "Delete the braces."
                yield text.problem(RULE, f"{visible(one.text[:SHOWN])} {_fault(one)}", hint)


def _fault(one: Placeholder) -> str:
    odd = [char for char in one.text if not (char.isascii() and char.isalpha()) and char not in "{}"]
    if odd:
        return f"is no placeholder: it holds {listed(odd)}"
    if one.meant:
        return "is no placeholder: the braces are doubled"
    return "is a brace that belongs to no placeholder"


_CALL = "Call {emergency}."
CHECK = Check(
    RULE,
    _find,
    passes=lambda: (translated(_CALL, "Llame al {emergency}."),),
    fails=lambda: (
        translated(_CALL, "Llame al { emergency }.", says="U+0020 SPACE"),
        translated(_CALL, "Llame al {emergency:.5}.", says="U+003A COLON"),
        translated(_CALL, "Llame al {emergency!r}.", says="U+0021 EXCLAMATION MARK"),
        translated(_CALL, "Llame al {emergency[0]}.", says="U+005B LEFT SQUARE BRACKET"),
        translated(_CALL, "Llame al {emergency.dial}.", says="U+002E FULL STOP"),
        translated(_CALL, "拨打｛emergency｝。", "zh_Hans", says="U+FF5B FULLWIDTH LEFT CURLY BRACKET"),
        translated(_CALL, "Llame al {{emergency}}.", says="the braces are doubled"),
        translated(_CALL, "Llame al {emergency}}.", says="the braces are doubled"),
        translated("Call.", "Llame }", says="is a brace that belongs to no placeholder"),
        translated("Call.", "Llame {0}.", says="U+0030 DIGIT ZERO"),
    ),
)
