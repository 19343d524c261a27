"""A symbol that no card needs and that can show a number: dice, cards, clocks, Braille, a row of dots."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, printed_texts
from pocketcards.checks.disguises import ALLOWED, symbols
from pocketcards.checks.examples import english, translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import named

__all__ = ["CHECK"]

RULE = Rule(
    "MSG029",
    "symbol-on-card",
    Severity.ERROR,
    "What can be counted is read as a number to call, and few telephones and fonts draw it alike.",
    f"Say it in words. These may stand alone: {' '.join(sorted(ALLOWED))}, and signs of currencies.",
    ("Numbers stand in one place <docs/promise.md#numbers-stand-in-one-place>",),
)


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_texts(project):
        found = symbols(text.text)
        if found:
            shown = (named(one) if len(one) == 1 else f"{one[:20]!r}" for one in dict.fromkeys(found))
            yield text.problem(RULE, f"the text has {', '.join(shown)}")


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("Work & pay < 50 %.", "Trabajo y paga < 50 % + 5 €…", msgstr="Trabajo y paga < 50 %…"),
        translated("Wait.", "Espere… — no."),
    ),
    fails=lambda: (
        translated("Call.", "Llame al ⚀⚁⚂.", says="U+2680 DIE FACE-1"),
        translated("Call.", "Llame al 🂡🂨.", says="U+1F0A1 PLAYING CARD ACE OF SPADES"),
        translated("Call.", "Llame al 🕘🕐🕐.", says="U+1F558 CLOCK FACE NINE OCLOCK"),
        translated("Call.", "Llame al ⠊⠁⠁.", says="U+280A BRAILLE PATTERN DOTS-24"),
        translated("Call.", "Llame al 🀙🀚.", says="U+1F019 MAHJONG TILE ONE OF CIRCLES"),
        translated("Call.", "Llame al ••••••••• • •.", says="'•••••"),
        english("Call ☎.", says="U+260E BLACK TELEPHONE"),
    ),
)
