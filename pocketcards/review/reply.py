"""What somebody wrote back about a proof sheet, as mail programs, phones and tired people write it.

    QRT-KWB ok except 7 12
    7: a better sentence
    12 no: why not

It bears any case, curly quotes, long dashes, spaces, digits of any script, cut lines, and quoted mail.
What is not understood and could be an answer is an error: nobody guesses what somebody has vouched for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pocketcards.model.asked import fault_of_code, written_code
from pocketcards.model.edition import CODE_LETTERS
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.unicode import category, compatible, digit_value, script

__all__ = ["RULES", "Reply", "numbers_of", "read_replies"]

NOT_UNDERSTOOD = Rule(
    "ASK002",
    "answer-not-understood",
    Severity.ERROR,
    "It may be an objection. Who vouched for the rest would vouch for that too.",
    "Write it as `CODE ok except 7 12`, with lines such as `7: a better sentence` and `12 no: why`; take out "
    "what is no answer, such as greetings.",
)
LEFT_OUT = Rule(
    "ASK003",
    "line-left-out",
    Severity.WARNING,
    "It is no answer to a number, and is not kept.",
    "Nothing is to be done, unless it says something about a sentence.",
)
TWICE = Rule(
    "ASK004",
    "answered-twice",
    Severity.ERROR,
    "Both cannot be meant, and one of them would be lost.",
    "Ask who wrote it, and leave one of the two.",
)
RULES = (NOT_UNDERSTOOD, LEFT_OUT, TWICE)

MOST = 100_000
"""Characters of an answer; a sheet has some thirty sentences."""
SPACELESS = frozenset(("Thai", "Laoo", "Khmr", "Mymr", "Hani", "Hira", "Kana", "Tibt"))
"""Scripts that write no space between words: a line that was cut goes on without one."""
COLONS = "：︓﹕∶៖፡፦။։"
"""Signs that stand where English has a colon."""
QUOTES = ("“”", "„“", "«»", '""', "''", "‘’", "「」", "„”", "””", "»«")

_LETTERS = f"[{CODE_LETTERS}{CODE_LETTERS.lower()}]"
_CODE = re.compile(
    rf"\s*[`'\"(]?({_LETTERS}{{3}})[\s-]{{0,3}}({_LETTERS}{{3}})[`'\")]?(?![^\W\d_])\s*[:.,-]?(.*)"
)
_LOOSE = re.compile(r"\s*([A-Za-z]{3})-([A-Za-z]{3})(?![^\W\d_])(.*)")
"""What was meant as a code, with letters that none has."""
_YES = "yes|okay|ok|good|fine|right|correct"
_NO = f"not (?:{_YES}|clear)"
_SAID = f"{_NO}|no|wrong|bad|incorrect|unclear|{_YES}"
_NUMBER = re.compile(
    rf"\s*(?:number|#)?\s*(\d{{1,3}})\s*(?:({_SAID})\s*(?:[:.,-]|$)|[:.)=]|-(?=\D|$))(.*)", re.IGNORECASE
)
"""A number, what is said of it, and more: `12 no: why`, `7: a better sentence`, `3 ok`."""
_VERDICT = re.compile(rf"\s*(?:({_SAID})\s*[.,]?\s*$|({_NO})\s*[:.,;-])", re.IGNORECASE)
"""What some write after the colon: a word and nothing else, or `not good, too hard`, which no card says."""
_NUMBERS = re.compile(r"[\s\d,;&.-]*\d[\s\d,;&.-]*|\s*all\s*\.?", re.IGNORECASE)
_QUOTED = re.compile(r"^\s*(?:[>|]\s?)+")
_WORD = re.compile(rf"\s*({_YES}|o\.k\.|all|except|but|without|not|and|no)\b[:.,]?", re.IGNORECASE)
AGREES = frozenset((*_YES.split("|"), "o.k."))
EXCEPT = frozenset(("except", "but", "without", "not", "no"))


@dataclass(slots=True)
class Reply:
    """The answer to one sheet."""

    code: str
    line: int
    everything: bool = False
    """Whether all numbers are right that it does not name otherwise."""
    agreed: dict[int, int] = field(default_factory=dict)
    """Numbers that are right, with the line that says so."""
    wrong: dict[int, int] = field(default_factory=dict)
    """Numbers that are not right, with the line."""
    texts: dict[int, str] = field(default_factory=dict)
    """By number, a better sentence."""
    reasons: dict[int, str] = field(default_factory=dict)
    """By number, why it is wrong."""


def numbers_of(text: str) -> list[int] | None:
    """Return the numbers of a list such as `1-6, 9`; None where it is none."""
    found: list[int] = []
    for part in re.split(r"[\s,;&]+", re.sub(r"\s*-\s*", "-", _plain(text)).strip(" .,;&")):
        ends = part.split("-")
        if not all(end.isdigit() and len(end) <= 3 for end in ends) or len(ends) > 2:
            return None
        first, last = int(ends[0]), int(ends[-1])
        if last < first:
            return None
        found += range(first, last + 1)
    return found


def read_replies(text: str, shown: str, findings: list[Finding]) -> list[Reply]:
    """Return the answers of a text, in their order.

    Args:
        text: As it was pasted or saved.
        shown: Its name, as findings print it.
        findings: Here goes what is not understood.
    """
    if len(text) > MOST:
        findings.append(
            NOT_UNDERSTOOD.found(f"it has {len(text)} characters, and an answer is short", Location(shown))
        )
        return []
    reader = _Reader(shown, findings)
    for number, line in _unquoted(text):
        reader.read(number, line)
    if not reader.replies and not reader.faulty:
        findings.append(
            NOT_UNDERSTOOD.found("no code of a sheet stands in it, such as QRT-KWB", Location(shown, 1))
        )
    return reader.replies


def _unquoted(text: str) -> list[tuple[int, str]]:
    """Return the lines with their numbers: the reply alone where it quotes the sheet, else what is quoted."""
    lines = list(enumerate(text.splitlines(), 1))
    own = [(number, line) for number, line in lines if not _QUOTED.match(line)]
    if any(_CODE.match(_plain(line)) for _, line in own):
        return own
    return [(number, _QUOTED.sub("", line)) for number, line in lines]


class _Reader:
    """Reads line by line."""

    def __init__(self, shown: str, findings: list[Finding]) -> None:
        self.replies: list[Reply] = []
        self.faulty = False
        self._shown = shown
        self._findings = findings
        self._open: tuple[dict[int, str], int] | None = None
        """Where a sentence goes on that was cut at the end of a line."""

    def read(self, number: int, line: str) -> None:
        """Take one line."""
        plain = _plain(line)
        if not plain.strip():
            self._open = None
        elif found := _CODE.match(plain):
            self._begin(number, written_code(found[1] + found[2]), plain[found.start(3) :])
        elif self.replies and (found := _NUMBER.match(plain)):
            self._about(number, int(found[1]), (found[2] or "").lower(), line[found.start(3) :])
        elif self._open and _NUMBERS.fullmatch(plain):
            self._fault(number, f"{plain.strip()}: is it the end of {self._open[1]}, or wrong itself?")
        elif self._open:
            texts, at = self._open
            texts[at] = _joined(texts[at], line.strip())
        elif found := _LOOSE.match(plain):
            self._fault(number, fault_of_code(written_code(found[1] + found[2])))
        elif self.replies and _NUMBERS.fullmatch(plain):
            self._mark(number, plain, agreed=False)
        else:
            self._leave(number, line, plain)

    def _begin(self, number: int, code: str, rest: str) -> None:
        """Begin the answer to a sheet: what follows its code says which numbers are right."""
        self._open = None
        if fault := fault_of_code(code):
            self._fault(number, f"{code}: {fault}")
            return
        known = next((one for one in self.replies if one.code == code), None)
        reply = known or Reply(code, number)
        if not known:
            self.replies.append(reply)
        self._verdicts(number, reply, rest)

    def _verdicts(self, number: int, reply: Reply, rest: str) -> None:
        agreed: bool | None = None
        named = wrong = excepting = False
        while rest.strip(" .,:;-"):
            if found := _WORD.match(rest):
                word = found[1].lower()
                if (word in AGREES or word == "all") and (excepting or wrong):
                    # not ok, except all, 1-5 ok
                    self._fault(number, f"{excerpt(rest.strip())} stands after a no")
                    return
                if word in AGREES:
                    agreed, named = True, False
                elif word in EXCEPT:
                    reply.everything = reply.everything or bool(agreed and not named)
                    agreed, excepting = False, not wrong
                elif word == "all":
                    reply.everything, named = True, True
            elif (found := _NUMBERS.match(rest)) and found.end():
                named = self._mark(number, found[0], agreed=bool(agreed)) or named
                wrong, excepting = wrong or not agreed, False
            else:
                self._fault(number, f"{excerpt(rest.strip())} after the code")
                return
            rest = rest[found.end() :]
        if excepting and reply.everything:
            self._fault(number, "an exception has no number after it")
        reply.everything = reply.everything or bool(agreed and not named)

    def _mark(self, number: int, text: str, *, agreed: bool) -> bool:
        """Take a list of numbers that are right, or wrong."""
        numbers = numbers_of(text)
        if numbers is None:
            self._fault(number, f"{text.strip()} is no list of numbers")
            return False
        reply = self.replies[-1]
        for one in numbers:
            (reply.agreed if agreed else reply.wrong)[one] = number
        return True

    def _about(self, number: int, at: int, word: str, rest: str) -> None:
        """Take a line about one number: yes, no with a reason, or a better sentence."""
        self._open = None
        reply = self.replies[-1]
        if not word and (verdict := _VERDICT.match(_plain(rest))):
            word, rest = (verdict[1] or verdict[2]).lower(), rest[verdict.end() :]
        said = _sentence(rest)
        if word in AGREES:
            reply.agreed[at] = number
            if said:
                self._fault(number, f"{excerpt(said)} after a yes")
            return
        texts = reply.reasons if word else reply.texts
        if at in reply.texts or at in reply.reasons:
            self._findings.append(TWICE.found(f"{at} is answered twice", Location(self._shown, number)))
            self.faulty = True
        reply.wrong[at] = number
        if said:
            texts[at] = said
            self._open = (texts, at)

    def _leave(self, number: int, line: str, plain: str) -> None:
        """Leave out a line that is no answer; one with a figure may be one."""
        if any(char.isdigit() for char in plain) and self.replies:
            self._fault(number, excerpt(line.strip()))
        else:
            at = Location(self._shown, number)
            self._findings.append(LEFT_OUT.found(f"left out: {excerpt(line.strip())}", at))

    def _fault(self, number: int, message: str) -> None:
        self.faulty = True
        self._findings.append(NOT_UNDERSTOOD.found(message, Location(self._shown, number)))


def excerpt(text: str) -> str:
    """Return the beginning of a text in quotes."""
    return f"“{text[:60]}{'…' if len(text) > 60 else ''}”"


def _plain(text: str) -> str:
    """Return a text of the same length, with plain digits, dashes, spaces, quotes and colons."""
    return "".join(map(_plain_char, text))


def _plain_char(char: str) -> str:
    kind = category(char)
    if kind == "Nd":
        return digit_value(char) or char
    if kind in ("Zs", "Cf", "Cc"):
        return " "
    if kind == "Pd" or char == "−":
        return "-"
    if char in COLONS:
        return ":"
    if char in "،，、؛；":
        return ","
    if char in "“”„‘’«»":
        return "'"
    wide = compatible(char)
    return wide if len(wide) == 1 and wide.isascii() else char


def _sentence(text: str) -> str:
    """Return a sentence as it was meant: one line, without the quotes that somebody set around it."""
    text = " ".join(text.split()).strip("\u200e\u200f\u2066\u2067\u2068\u2069\ufeff ")
    inner = text[1:-1]
    if len(text) > 2 and text[0] + text[-1] in QUOTES and not {text[0], text[-1]} & set(inner):
        return inner.strip()
    return text


def _joined(text: str, more: str) -> str:
    """Return a sentence with the line on which it goes on."""
    if more and {script(text[-1]), script(more[0])} <= SPACELESS:
        return text + more
    return f"{text} {more}"
