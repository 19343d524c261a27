r"""The text between the quotes of one line: `"Call {emergency}.\n"`.

Here phone numbers are lost: Babel and polib cut the first and the last character of whatever they find.
"""

from __future__ import annotations

import re

from pocketcards.catalog.decode import CONTROL
from pocketcards.catalog.faults import excerpt
from pocketcards.model.finding import Rule, Severity

__all__ = ["OPENERS", "RULES", "unquote"]

UNTERMINATED = Rule(
    "CAT009",
    "unterminated-text",
    Severity.ERROR,
    "The quote at the end of the line is lost. Other programs then drop the last character without a word: "
    "of 1-800-555-0199 they print 1-800-555-019.",
    'Put a straight " at the end of the line, after the last word, and look whether that word is whole.',
    ("The last digit is lost without an error <docs/evidence.md#a-lost-quotation-mark>",),
)
INNER_QUOTE = Rule(
    "CAT010",
    "unescaped-quote",
    Severity.ERROR,
    'A straight " inside a text ends it, so nobody can tell which part is meant to be printed.',
    'Write \\" for a straight quote inside the text, or use the quotation marks of your language.',
)
ESCAPE = Rule(
    "CAT011",
    "unknown-escape",
    Severity.ERROR,
    "A backslash gives the next character another meaning, and programs disagree about this one.",
    'Only these four are known here: \\n new line, \\t tab, \\" quote, \\\\ backslash. Delete the backslash.',
)
TEXT_AFTER = Rule(
    "CAT012",
    "text-after-quote",
    Severity.ERROR,
    'What stands after the closing " is outside the text; other programs lose its end or print the quote.',
    'Move the closing " to the end of the line, after the last word.',
)
NO_OPENING = Rule(
    "CAT013",
    "missing-opening-quote",
    Severity.ERROR,
    "Without the quote at its start other programs drop the first character of the text.",
    'Begin and end the text with a straight quote: msgstr "Llame". An empty text is "".',
)
TYPOGRAPHIC = Rule(
    "CAT014",
    "typographic-delimiter",
    Severity.ERROR,
    "A word processor has put curly quotes around the text; here they are letters like any other.",
    'Put straight quotes " around the text. Inside it, the quotation marks of your language are right.',
)
RULES = (UNTERMINATED, INNER_QUOTE, ESCAPE, TEXT_AFTER, NO_OPENING, TYPOGRAPHIC)

OPENERS = frozenset("„“”‟«»‹›‘’‚‛＂「」『』〝〞〟″'`´")
"""What people and word processors write in place of the straight quote at the start of a text."""

_CLOSERS = frozenset("„“”‟«»＂」』〞〟″")
_GOOD = re.compile(r'"[^"\\\t]*(?:\\[nt"\\][^"\\\t]*)*"')
_UP_TO_QUOTE = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*')
_ESCAPED = re.compile(r"\\(.)")
_MEANING = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def unquote(text: str) -> tuple[str, list[tuple[Rule, str]]]:
    """Return the text between the quotes, and what is wrong with the line.

    Where something is wrong, the text is only good for naming the entry.
    """
    if _GOOD.fullmatch(text):
        return _decoded(text[1:-1]), []
    faults: list[tuple[Rule, str]] = []
    start = 1
    if not text:
        return "", [(NO_OPENING, 'nothing in quotes stands here; an empty text is ""')]
    if text[0] in OPENERS:
        message = f"the text begins with {text[0]} (U+{ord(text[0]):04X}), not with a straight quote"
        faults.append((TYPOGRAPHIC, message))
    elif text[0] != '"':
        faults.append((NO_OPENING, f"no quote stands before: {excerpt(text)}"))
        start = 0
    end = _ending(text, start, faults)
    body = text[start:end]
    # A doubled backslash is one escape, so pairs are taken from the left.
    unknown = next((match for match in _ESCAPED.finditer(body) if match.group(1) not in _MEANING), None)
    if unknown:
        faults.append((ESCAPE, f"the escape {excerpt(unknown.group())} is not known here"))
    if "\t" in body:
        faults.append((CONTROL, "U+0009 (a tab) inside the text; write \\t or a space"))
    return _decoded(body), faults


def _ending(text: str, start: int, faults: list[tuple[Rule, str]]) -> int:
    """Return where the text ends, and record what is wrong there, unless its start is wrong already."""
    if faults:
        return len(text)
    found = _UP_TO_QUOTE.match(text, start)
    end = found.end() if found else start
    last = len(text) - 1
    if end == last and text[end] == '"':
        return end
    if end >= last:
        faults.append(_unclosed(text))
        return len(text)
    if _ends_with_quote(text):
        faults.append(
            (INNER_QUOTE, f"a straight quote stands inside the text, before: {excerpt(text[end + 1 :])}")
        )
        return last
    faults.append((TEXT_AFTER, f"after the closing quote there is still: {excerpt(text[end + 1 :].strip())}"))
    return len(text)


def _unclosed(text: str) -> tuple[Rule, str]:
    last = text[-1]
    # Curly quotes in pairs belong to the text; an odd one at the end stands for the straight quote.
    if last in _CLOSERS and sum(text.count(char) for char in _CLOSERS) % 2:
        return TYPOGRAPHIC, f"the text ends with {last} (U+{ord(last):04X}), not with a straight quote"
    if text.endswith('\\"'):
        return UNTERMINATED, 'the backslash before the last quote makes it part of the text: \\"'
    return UNTERMINATED, f"no closing quote after: {excerpt(text[1:][-30:])}"


def _ends_with_quote(text: str) -> bool:
    backslashes = len(text) - 1 - len(text[:-1].rstrip("\\"))
    return text.endswith('"') and backslashes % 2 == 0


def _decoded(body: str) -> str:
    if "\\" not in body:
        return body
    return _ESCAPED.sub(lambda match: _MEANING.get(match.group(1), match.group()), body)
