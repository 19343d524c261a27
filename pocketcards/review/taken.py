"""Answers to proof sheets, sheet by sheet and number by number, become what is to be written about each text.

An answer counts for the text that was read: where that has changed since, it is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from pocketcards.model.asked import Asked, Readers
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.locale import Language
from pocketcards.model.project import Project
from pocketcards.model.remark import fault_of_remark
from pocketcards.model.review import OWN_NAME, SPOKEN_NAME
from pocketcards.model.wording import some
from pocketcards.review.reply import TWICE, Reply
from pocketcards.review.sheet import fingerprints

__all__ = ["RULES", "Said", "Taken", "Verdict", "changed_since", "taken"]

UNKNOWN = Rule(
    "ASK005",
    "sheet-unknown",
    Severity.ERROR,
    "Nobody can tell which texts were read, so nothing is taken.",
    "Read the code again. If it is right, fetch the proofs.yaml of whoever made the sheet, or print anew.",
)
NO_NUMBER = Rule(
    "ASK006",
    "number-not-on-sheet",
    Severity.ERROR,
    "It may be meant for another sentence, or for another sheet.",
    "Ask who wrote it which sentence is meant.",
)
CHANGED = Rule(
    "ASK007",
    "changed-since-it-was-read",
    Severity.ERROR,
    "Other words were read than those that would be signed, so this answer is not taken; the others are.",
    "Make a new sheet of it: `proof`. `update` or a better sentence has changed it since.",
)
PRINT_ANEW = Rule(
    "ASK008",
    "paper-out-of-date",
    Severity.ERROR,
    "Paper counts as a whole: who ticked it has read other words than the cards say now. Nothing is taken.",
    "Print anew: `proof`, and let it be read again.",
)
NOT_KEPT = Rule(
    "ASK009",
    "reason-not-published",
    Severity.ERROR,
    "Reasons are published for ever; this one may lead to a person, or is no line of text.",
    "Shorten the reason in the answer to what is wrong with the sentence.",
)
RULES = (UNKNOWN, NO_NUMBER, CHANGED, PRINT_ANEW, NOT_KEPT)


class Verdict(Enum):
    """What somebody says of a text."""

    RIGHT = "yes"
    WRONG = "no"
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of one text."""

    verdict: Verdict
    number: int
    asked: Asked
    line: int
    """Of the answer."""
    text: str = ""
    """A better sentence, or the reason."""


@dataclass(slots=True)
class Taken:
    """What is taken of answers, and why some is not."""

    said: dict[str, Said] = field(default_factory=dict)
    """By message id, in the order of the numbers."""
    findings: list[Finding] = field(default_factory=list)

    def of(self, verdict: Verdict) -> dict[str, Said]:
        """Return what was said in one way, by message id."""
        return {name: one for name, one in self.said.items() if one.verdict is verdict}

    @property
    def without_reason(self) -> list[str]:
        """The numbers of what somebody said no to without saying why."""
        return [str(one.number) for one in self.of(Verdict.WRONG).values() if not one.text]

    @property
    def sound(self) -> bool:
        """Whether something may be written: what has changed since is refused alone."""
        stops = [one for one in self.findings if one.severity is Severity.ERROR and one.code != CHANGED.code]
        return not stops


def taken(
    project: Project,
    language: Language,
    replies: Sequence[Reply],
    sheets: Readers,
    shown: str,
    *,
    paper: bool,
) -> Taken:
    """Return what is to be done for each text.

    Args:
        project: With the catalog of the language, as it is now.
        language: Which was read.
        replies: What was written back.
        sheets: Those of the language that was read.
        shown: Where the answers stand, as findings print it.
        paper: Whether a sheet counts as a whole, or not at all.
    """
    found = Taken()
    for reply in replies:
        at = Location(shown, reply.line)
        asked = sheets.get(reply.code)
        if asked is None or asked.card not in project.cards:
            known = "no sheet of this language has it" if asked is None else f"its card {asked.card} is gone"
            found.findings.append(UNKNOWN.found(f"{reply.code}: {known}", at))
        elif paper and (changed := changed_since(project, language, asked)):
            numbers = ", ".join(str(asked.number_of(name)) for name in changed)
            message = f"{asked.code}: changed since it was printed: {numbers}"
            found.findings.append(PRINT_ANEW.found(message, at, locale=asked.locale))
        else:
            _take(reply, asked, set(changed_since(project, language, asked)), shown, found)
    return found


def changed_since(project: Project, language: Language, asked: Asked) -> list[str]:
    """Return the ids of the texts of a sheet that are not as they were read."""
    now = fingerprints(project, language, project.cards[asked.card], asked.hashes)
    return [name for name, read in asked.hashes.items() if now.get(name) != read]


def _take(reply: Reply, asked: Asked, changed: Collection[str], shown: str, found: Taken) -> None:
    names = list(asked.hashes)
    answers = dict(_answers(reply, asked, shown, found.findings))
    if beyond := [number for number in answers if not 1 <= number <= len(names)]:
        message = f"{asked.code} has the numbers 1 to {len(names)}, and not {some(list(map(str, beyond)))}"
        found.findings.append(NO_NUMBER.found(message, Location(shown, answers[beyond[0]].line)))
    for number, one in answers.items():
        if number in beyond:
            continue
        at = Location(shown, one.line)
        name = names[number - 1]
        before = found.said.get(name)
        if name in changed:
            message = f"{asked.code} {number} is not as it was read"
            found.findings.append(CHANGED.found(message, at, locale=asked.locale, msgctxt=name))
        elif before and (before.verdict, before.text) != (one.verdict, one.text):
            message = f"{before.asked.code} {before.number} says another thing of the same text"
            found.findings.append(TWICE.found(message, at, locale=asked.locale, msgctxt=name))
        else:
            found.said[name] = one


def _answers(reply: Reply, asked: Asked, shown: str, findings: list[Finding]) -> Iterator[tuple[int, Said]]:
    """Yield what is said of each number; "ok" alone stands for all that are not named otherwise."""
    numbers = range(1, len(asked.hashes) + 1)
    right: Mapping[int, int] = dict.fromkeys(numbers, reply.line) if reply.everything else reply.agreed
    for number in sorted({*right, *reply.agreed, *reply.wrong}):
        if number in reply.wrong:
            line = reply.wrong[number]
            if number in reply.agreed:
                message = f"{asked.code} {number} is called right and wrong"
                findings.append(TWICE.found(message, Location(shown, line)))
                continue
            yield number, _objection(reply, asked, number, line, shown, findings)
        else:
            line = reply.agreed.get(number, reply.line)
            yield number, Said(Verdict.RIGHT, number, asked, line)


def _objection(
    reply: Reply, asked: Asked, number: int, line: int, shown: str, findings: list[Finding]
) -> Said:
    """Return a no or a better sentence. English, and names of languages, are changed by the keepers alone."""
    better = reply.texts.get(number, "")
    names = list(asked.hashes)
    fixed = asked.of_safety or (number <= len(names) and names[number - 1] in (OWN_NAME, SPOKEN_NAME))
    reason = reply.reasons.get(number, "")
    if better and not fixed:
        return Said(Verdict.BETTER, number, asked, line, better)
    reason = reason or better
    if reason and (fault := fault_of_remark(reason)):
        findings.append(NOT_KEPT.found(f"{asked.code} {number}: {fault}", Location(shown, line)))
    return Said(Verdict.WRONG, number, asked, line, reason)
