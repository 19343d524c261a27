"""A figure with something in it that only looks like a digit, or that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pocketcards.checks.base import Check, Text, printed_with
from pocketcards.checks.examples import english, translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import category, digit_value, is_invisible, listed, script

__all__ = ["CHECK"]

RULE = Rule(
    "MSG010",
    "disguised-figure",
    Severity.ERROR,
    "A letter O beside digits is read as a zero, and a mark or an invisible character cuts a figure in two.",
    "Delete the figure and type it again, in digits only. If it is a letter, put a space before it.",
    (
        "UTS #39, confusable characters <https://www.unicode.org/reports/tr39/>",
        "What looks like a figure <docs/evidence.md#what-looks-like-a-figure>",
    ),
)

LOOKALIKES = frozenset(
    "OoIl\u01c0\u0131\u026a\u1d0f"  # Latin, with the click letter, dotless i and small capitals
    "\u041e\u043e\u0417\u0437\u0431\u0406\u0456\u04c0\u04cf\u04e0\u04e1"  # Cyrillic О о З з б І і Ӏ ӏ Ӡ ӡ
    "\u039f\u03bf\u0399\u03b9"  # Greek Ο ο Ι ι
    "\u0555\u0585"  # Armenian Օ օ
    "\u0627\u0647\u06c1\u06be\u06d5"  # Arabic ا ه ہ ھ ە, like ١ and ٥
    "\u101d"  # Burmese wa, like zero
)
"""Letters that are taken for 0, 1, 3, 5 or 6. Not B, S and Z: H-2B is a visa."""
_ORDINALS = {"el": "\u03bf"}
"""Greek writes the 18th year 18ο."""
_JOINING = "-\u2010\u2011\u2012\u2013."
_ENDS = ".,;:!?()"
_WORD = re.compile(r"[^\W\d_]+")


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_with(project, digit_value):
        found = [*_hidden(text.text), *_marks(text.text), *_lookalikes(text)]
        if found:
            yield text.problem(RULE, f"in or beside a figure: {listed(found)}")


def _hidden(text: str) -> Iterator[str]:
    """Yield what cannot be seen between two digits."""
    seen_digit, unseen = False, ""
    for char in text:
        if digit_value(char):
            yield from unseen if seen_digit else ""
            seen_digit, unseen = True, ""
        elif is_invisible(char):
            unseen += char
        else:
            seen_digit, unseen = False, ""


def _marks(text: str) -> Iterator[str]:
    """Yield marks of no script on digits: strokes, rings, keycaps."""
    for digit, mark in pairwise(text):
        if digit_value(digit) and category(mark)[0] == "M" and script(mark) in ("Zinh", "Zyyy"):
            yield mark


def _lookalikes(text: Text) -> Iterator[str]:
    """Yield letters that could be digits of the figure that they touch, or stand one sign away from."""
    words = {word.strip(_ENDS) for word in text.message.text.split()} if text.locale else set()
    ordinal = _ORDINALS.get((text.locale or "").split("_")[0], "")
    for match in _WORD.finditer(text.text):
        letters, before, after = match[0], text.text[: match.start()], text.text[match.end() :]
        if not LOOKALIKES.issuperset(letters) or letters == ordinal:
            continue
        touches = digit_value(before[-1:] or " ") or digit_value(after[:1] or " ")
        near = text.locale is not None and (_near(before[::-1]) or _near(after))
        whole = before.split(" ")[-1] + letters + after.split(" ")[0]
        if (touches or near) and whole.strip(_ENDS) not in words:
            yield from letters


def _near(side: str) -> bool:
    return len(side) > 1 and side[0] in _JOINING and bool(digit_value(side[1]))


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("They are under 18.", "Menor de 18 o más."),
        translated("They are under 18.", "О 18-летних.", "ru"),
        translated("Fill in form I-94.", "Llene el formulario I-94."),
        translated("They are under 18.", "만 18세 미만입니다.", "ko"),
        translated("They are under 18.", "未满18岁。", "zh_Hans"),
        translated("They are under 18.", "उम्र 18 साल से कम है।", "hi"),
    ),
    fails=lambda: (
        translated("Take bus 18.", "Tome el autobús 18O.", says="U+004F LATIN CAPITAL LETTER O"),
        translated("Take bus 18.", "Tome el autobús l-18.", says="U+006C LATIN SMALL LETTER L"),
        translated("Take bus 18.", "Автобус О18.", "ru", says="U+041E CYRILLIC CAPITAL LETTER O"),
        translated("Take bus 18.", "الحافلة 18ه.", "ar", says="U+0647 ARABIC LETTER HEH"),
        translated("Take bus 18.", "اتوبوس 1\u200c8.", "fa", says="U+200C ZERO WIDTH NON-JOINER"),
        translated("Take bus 18.", "รถเมล์ 1\u200b8", "th", says="U+200B ZERO WIDTH SPACE"),
        translated("Take bus 18.", "Tome el autobús 1\u20e38.", says="U+20E3 COMBINING ENCLOSING KEYCAP"),
        english("Take bus 1O.", says="U+004F LATIN CAPITAL LETTER O"),
    ),
)
