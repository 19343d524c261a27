"""Markup, an escape, a web address or an e-mail address in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.checks.base import Check, printed_texts
from pocketcards.checks.examples import english, translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import visible

__all__ = ["CHECK"]

RULE = Rule(
    "MSG015",
    "markup-or-address",
    Severity.ERROR,
    "It would be printed as it stands. An address that nobody approved leads to whoever owns it.",
    "Delete it and write the word itself. Addresses, like numbers, stand in cards/contacts.yaml alone.",
    ("Markup became digits, and white text passed <docs/evidence.md#markup-in-translations>",),
)

_SIGN = re.compile(r"[<&%\\*_\]@\uff20]|[:.][!-~]")
"""Without one, nothing of this stands in a text; most have none."""
_FOUND = (  # a pattern only where it is needed
    r"</?[A-Za-z!][^<>]*>"  # <b>, </a>, <!-- -->
    r"|&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);"  # &amp; &#49;
    r"|%\([^)]*\)[a-z]|%[sdif](?![A-Za-z])"  # printf
    r"|\\.?"  # an escape that was meant for the PO file
    r"|\*\*|__|\]\("  # Markdown
    r"|[A-Za-z][A-Za-z0-9+.-]*://[!-~]*|(?:mailto|tel|sms):[!-~]+|www\.[!-~]+"
    r"|[^\s@\uff20]*[@\uff20][^\s@\uff20]*"
    r"|[A-Za-z0-9-]+\.(?:org|com|net|gov|edu|info|int|mil)(?![A-Za-z])[!-~]*"
)


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_texts(project):
        found = [match[0] for match in re.finditer(_FOUND, text.text)] if _SIGN.search(text.text) else []
        if found:
            yield text.problem(RULE, f"the text has {visible(', '.join(found))}")


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("Work & pay < 50 %.", "Trabajo y paga < 50 %."),
        translated("If one answer is yes.", "Si una respuesta es «sí».", "es"),
        translated("Call {emergency}. Say where.", "拨打{emergency}。先说在哪里。", "zh_Hans"),
        english("AT&T works."),
    ),
    fails=lambda: (
        translated("Call now.", "Llame <b>ya</b>.", says="<b>, </b>"),
        translated("Call now.", "Llame ya &amp; diga.", says="&amp;"),
        translated("Call now.", 'Llame <font color="white">ya</font>.', says="<font"),
        translated("Call now.", "Llame a %s.", says="%s"),
        translated("Call now.", "Llame\\nya.", says="\\n"),
        translated("Call now.", "Llame **ya**.", says="**"),
        translated("Call now.", "打电话之前请先看看example.org这个网站。", "zh_Hans", says="example.org"),
        translated("Call now.", "Vea https://example.test/ya", says="https://example.test/ya"),
        translated("Call now.", "Escriba a ayuda@example.org.", says="ayuda@example.org"),
        english("See www.example.org.", says="www.example.org"),
    ),
)
