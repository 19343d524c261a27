"""A capital or a sign where words have none: "karW", "tel]", "Llame;;"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.catalog.placeholders import replaced
from pocketcards.checks.base import Check, Text, printed_texts
from pocketcards.checks.examples import english, translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import visible

__all__ = ["CHECK"]

RULE = Rule(
    "MSG036",
    "sign-within-word",
    Severity.WARNING,
    "A letter was lost in copying, or a key was missed; the holder has to guess the word.",
    "Type the word again. If it is a name that is written so, waive it.",
    ("What copying out of a PDF leaves <docs/evidence.md#text-copied-out-of-a-pdf>",),
    waivable=True,
)

_SMALL = "a-zß-öø-ÿα-ωа-џґұқңғүөһәա-և"
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚΑ-ΩА-ЯЀ-ЏҐҒҚҢҮҰҺӘӨԱ-Ֆ"
_SIGNS = r"*=\[\]^~<>"
_LETTER = r"[^\W\d_]"
_CAPITALS = re.compile(f"[{_SMALL}][{_CAPITAL}]")
_ODD = re.compile(rf"[{_SIGNS}]|[:;,،؛、，；]\s?[:;,،؛、，；]")
"""What most texts have neither of."""
_WORD = re.compile(rf"{_LETTER}+")
_TOUCHING = (  # a pattern only where it is needed
    rf"{_LETTER}+[{_SIGNS}]+{_LETTER}*|[{_SIGNS}]+{_LETTER}+|[:;,،؛、，；]\s?[:;,،؛、，；]"
)
_MARKUP = r"<[^<>]*>|\\.?|\*\*|\]\(|^\s*['’]?=.*|=\s*\w+\(.*|\[\[.*|</?\w*|\[object \w+\]"
"""Another check is for it."""
_PREFIXED = re.compile(r"(?:[bdghnt]|bp|dt|gc|mb|nd|ng|ts|bhf|isi|ki|chi|lu|si|se|xi|tshi)[A-ZÁÉÍÓÚ]\w*")
"""Irish and Bantu languages write their prefixes small before a capital: bhFrainc, isiZulu."""
_NAMES = frozenset(("WhatsApp", "YouTube", "TikTok", "FaceTime", "iPhone", "GmbH", "LinkedIn", "OnlyFans"))


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_texts(project):
        found = _capitals(text) if _CAPITALS.search(text.text) else []
        if _ODD.search(text.text):
            found += re.findall(_TOUCHING, re.sub(_MARKUP, "0", replaced(text.text, "0")))
        if found:
            yield text.problem(RULE, f"the text has {visible(', '.join(dict.fromkeys(found)))}")


def _capitals(text: Text) -> list[str]:
    """Return words with a capital after a small letter, which are neither written so nor in the English."""
    words = (word for word in _WORD.findall(text.text) if _CAPITALS.search(word))
    known = {*_NAMES, *_WORD.findall(text.message.text)}
    return [word for word in words if word not in known and not _PREFIXED.fullmatch(word)]


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("Text message", "WhatsApp, SMS"),
        translated("Work & pay < 50 %.", "Trabajo y paga < 50 %."),
        translated("Call {emergency}, now.", "Llame al {emergency}, ya."),
    ),
    fails=lambda: (
        translated("Call now.", "Llame karW ya.", says="karW"),
        translated("Call now.", "Lla]me ya.", says="Lla]me"),
        translated("Call now.", "Llame,, ya.", says=",,"),
        translated("Call now.", "Позво=ните.", "ru", says="Позво=ните"),
        english("Call no=w.", says="no=w"),
    ),
)
