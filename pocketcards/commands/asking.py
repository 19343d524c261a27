"""Texts are put before somebody at the terminal, one by one, with all that helps to judge them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.model.finding import Finding
    from pocketcards.review.texts import Item, Reading

__all__ = ["Told", "answer", "asked", "shown"]

WORDS = {"y": "yes", "n": "no", "s": "skip", "q": "quit"}
LABEL = 13
"""Width of what stands before a text."""


@dataclass(slots=True)
class Told:
    """What somebody has answered so far."""

    agreed: list[Item] = field(default_factory=list)
    refused: list[Item] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)


def asked(session: Session, reading: Reading, items: Sequence[Item]) -> Told:
    """Put texts before somebody; return what is vouched for, and what is not. Quitting keeps the rest."""
    told = Told()
    for number, item in enumerate(items, 1):
        session.say()
        session.say(f"{number}/{len(items)}  {item.name}{_signed(item)}")
        for line in shown(item):
            session.say(f"  {line}")
        choices = "nsq" if item.errors else "ynsq"
        question = "What has an error cannot be signed." if item.errors else reading.question
        said = answer(session, question, choices)
        if said == "q":
            break
        if said == "y":
            told.agreed.append(item)
        elif said == "n":
            told.refused.append(item)
            if reason := _reason(session):
                told.reasons[item.name] = reason
    session.say()
    return told


def _signed(item: Item) -> str:
    return f"  (signed by {', '.join(item.teams)})" if item.teams else ""


def shown(item: Item) -> Iterator[str]:
    """Yield the lines that stand beside a text: what it is, what it should be, and what others said of it."""
    from pocketcards.catalog.placeholders import length_of
    from pocketcards.review.answers import said
    from pocketcards.review.texts import LANGUAGE

    yield _line("English", item.english)
    if item.note:
        yield _line("Note", " ".join(item.note.split()))
    if item.text:
        yield _line("Translation", item.text)
    if item.picture:
        yield _line("Picture", f"{item.picture}, beside the text")
    if item.limit:
        length = length_of(item.read)
        over = ": too long" if length > item.limit else ""
        yield _line("Length", f"{length} of at most {item.limit} characters{over}")
    yield from (_line("Doubt", line) for line in item.doubt)
    yield from (_line("Remark", said(one)) for one in item.remarks)
    if around := item.around:
        before, after = around.before or "—", around.after or "—"
        yield _line("On the card", f"{before}  ▸ this ▸  {after}  ({around.card})")
    elsewhere = [f"{one.card}: {one.name}" for one in item.places[1:] if one.card != LANGUAGE]
    if elsewhere:
        yield _line("Also on", ", ".join(elsewhere))
    yield from (_line("Found", _found(one)) for one in item.findings)


def _line(label: str, text: str) -> str:
    return f"{label + ':':{LABEL}}{text}"


def _found(finding: Finding) -> str:
    return f"{finding.severity.value} {finding.code}: {finding.message}. {finding.hint}"


def answer(session: Session, question: str, choices: str) -> str:
    """Return the letter of one of the choices. Whoever goes away has answered no more."""
    words = ", ".join(f"[{letter}]{WORDS[letter][1:]}" for letter in choices)
    while True:
        word = _typed(session, f"  {question} {words}: ")
        if word is None:
            return "q"
        for letter in choices:
            if word.casefold() in (letter, WORDS[letter]):
                return letter


def _typed(session: Session, prompt: str) -> str | None:
    """Return what somebody types; None when nobody is there any more."""
    print(prompt, end="", flush=True, file=session.out)
    line = sys.stdin.readline()
    return line.strip() if line else None


def _reason(session: Session) -> str:
    """Return why somebody said no, as it will be published; empty where nobody wants to say."""
    from pocketcards.model.remark import ASK, fault_of_remark, one_line

    session.say(f"  {ASK}")
    while True:
        typed = _typed(session, "  What is wrong with it? (Enter: say nothing) ")
        reason = one_line(typed or "")
        if not reason:
            return ""
        if fault := fault_of_remark(reason):
            session.say(f"  This is not written: {fault}.")
            continue
        session.say(f"  Will be published: {reason}")
        if answer(session, "Write it?", "yn") == "y":
            return reason
