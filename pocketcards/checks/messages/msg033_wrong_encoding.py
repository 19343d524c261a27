"""Letters that come of reading UTF-8 as another encoding: "espaÃ±ol" for "español"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from pocketcards.checks.base import Check, Text, printed_translations
from pocketcards.checks.examples import translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import category, script, visible

__all__ = ["CHECK"]

RULE = Rule(
    "MSG033",
    "wrong-encoding",
    Severity.ERROR,
    "A program has read the letters in the wrong encoding; nobody can read what it made of them.",
    "Open the file as UTF-8 and import it again, or type the text anew. Do not repair it letter by letter.",
    ("UTF-8, which bytes can follow each other <https://www.rfc-editor.org/rfc/rfc3629#section-4>",),
)

_EVERYWHERE = ("cp1252", "mac_roman")
_OF_SCRIPT = {
    "Arab": ("cp1256", "cp720"),
    "Cyrl": ("cp1251", "koi8_r", "cp866", "mac_cyrillic"),
    "Grek": ("cp1253",),
    "Hebr": ("cp1255",),
    "Latn": ("cp1250", "cp1251", "cp1257", "cp437"),
    "Thai": ("cp874",),
}
"""By script, in which encodings a program may read: those of Windows, of the Mac, of DOS."""
_WIDE = {"Hans": ("gb18030",), "Hant": ("big5", "gb18030"), "Jpan": ("cp932",), "Kore": ("cp949",)}
"""Encodings of two bytes, whose letters need not stand in the order of the bytes: read as a whole."""
_ENOUGH = 3
"""So many letters of the language are no chance, where almost any two bytes are a letter."""
_QUOTES = frozenset("’”»…")
_TYPOGRAPHIC = frozenset("‘’‚“”„–—…ʻʼ")
"""Beside letters, what stands in words and around them."""


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_translations(project):
        if not text.text.isascii() and (meant := _meant(text)):
            yield text.problem(RULE, f"{visible(text.text)} was probably {visible(meant)}")


def _meant(text: Text) -> str:
    """Return what a text was before it was read wrongly; empty where it seems to be right."""
    kind = text.language.script if text.language else ""
    for codec in (*_EVERYWHERE, *_OF_SCRIPT.get(kind, ())):
        if _begins(codec).search(text.text) and _mostly(_whole(codec).findall(text.text), text, codec):
            return _all_read(_whole(codec), text.text, codec)
    return next((meant for codec in _WIDE.get(kind, ()) if (meant := _wide(text, codec))), "")


def _mostly(found: list[str], text: Text, codec: str) -> bool:
    """Tell whether most of what is not ASCII would be letters of the language if it were read rightly."""
    if len(found) == 1 and found[0][0].isupper() and found[0][1:] in _QUOTES:
        return False  # a capital before a quotation mark
    most = 2 * sum(map(len, found))
    odd = (char for char in text.text if char > "\x7f" and category(char) not in ("Cf", "Zs"))
    if len(list(islice(odd, most))) == most:  # in Cyrillic all are
        return False
    meant = [char for part in found for char in _read(part, codec)]
    scripts = text.writing.scripts if text.writing else ()
    good = sum(script(char) in scripts or char in _TYPOGRAPHIC for char in meant)
    return good * 2 > len(meant) and "\ufffd" not in meant


def _all_read(whole: re.Pattern[str], text: str, codec: str) -> str:
    return whole.sub(lambda match: _read(match[0], codec), text)


def _read(part: str, codec: str) -> str:
    return bytes(_bytes(codec)[char] for char in part).decode("utf-8", "replace")


@lru_cache(maxsize=32)
def _bytes(codec: str) -> dict[str, int]:
    """Return the bytes of an encoding by their letters. A byte that has none is read as a control."""
    return {
        letter if (letter := bytes([byte]).decode(codec, "ignore")) else chr(byte): byte
        for byte in range(0x80, 0x100)
    }


@lru_cache(maxsize=32)
def _begins(codec: str) -> re.Pattern[str]:
    """Return what finds the first two letters that an encoding shows for a character of UTF-8."""
    return re.compile(_one_of(codec, 0xC2, 0xF4) + _one_of(codec, 0x80, 0xBF))


@lru_cache(maxsize=32)
def _whole(codec: str) -> re.Pattern[str]:
    """Return what finds all of them."""
    ranges = ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4))
    after = _one_of(codec, 0x80, 0xBF)
    firsts = (_one_of(codec, *one) for one in ranges)
    return re.compile("|".join(f"{first}{after}{{{count}}}" for count, first in enumerate(firsts, 1)))


def _one_of(codec: str, first: int, last: int) -> str:
    letters = (letter for letter, byte in _bytes(codec).items() if first <= byte <= last)
    return f"[{re.escape(''.join(letters))}]"


def _wide(text: Text, codec: str) -> str:
    """Return what a text was before it was read in an encoding of two bytes, as far as the bytes are left."""
    raw = bytes(byte for byte in text.text.encode(codec, "ignore") if byte > 0x7F)
    meant = raw.decode("utf-8", "ignore")
    scripts = text.writing.scripts if text.writing else ()
    own = "".join(char for char in meant if script(char) in scripts)
    return meant if len(own) >= _ENOUGH and len(own.encode()) * 2 > len(raw) else ""


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("They work.", "Ils travaillent à « Été » où l’on ne paie pas.", "es"),
        translated("They work.", "TRABAJÓ “AQUÍ”…", "es"),
        translated("They work.", "В Ізмаїлі працюють.", "ru"),
        translated("They work.", "هم يعملون.", "ar"),
        translated("They work.", "เธอทำงานเนก", "th"),
    ),
    fails=lambda: (
        translated("He works.", "Ã‰l trabaja.", says="Él trabaja"),
        translated("They work.", "ظ‡ظ… ظ‡ظ†ط§.", "ar", says="هم هنا"),
        translated("Find me an interpreter.", "璇峰府鎴戞壘涓浣嶇炕璇戙", "zh_Hans", says="请帮我找"),
    ),
)
