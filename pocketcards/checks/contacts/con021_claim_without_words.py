"""A contact with a fact that may hurt a caller, and no message that says it."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import CONTACT, SAMPLE, card_of, known, project_of
from pocketcards.model.contact import MAY_HURT
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.message import Message
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON021",
    "claim-without-words",
    Severity.ERROR,
    "The police, or a recording, would answer somebody whom the card has not warned.",
    "Write the message into cards/common.yaml; `claim.police` and its like stand there in the project that "
    "this one was made from.",
    ("Claims belong to the service <docs/promise.md#claims-belong-to-the-service>",),
)


def _find(project: Project) -> Iterator[Finding]:
    for contact in project.printable:
        for name in contact.warnings:
            if name not in project.messages:
                facts = [f"{fact} is {says}" for (fact, says), said in MAY_HURT.items() if said == name]
                message = f"{contact.id}: {' or '.join(facts)}, and there is no message {name}"
                yield RULE.found(message, contact.at)


def _example(shown: str, says: str = "", *, words: bool = True, **facts: str) -> Example:
    card = card_of({SAMPLE: "Help"})
    texts = {name: Message(name, "It says so.", card.at) for name in MAY_HURT.values()} if words else {}
    contact = CONTACT._replace(facts=known(**facts))
    project = project_of(card, contacts={contact.id: contact}, messages={**card.messages, **texts})
    return Example(shown, project, says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _example("run_by: police, recorded: yes, with their messages", run_by="police", recorded="yes"),
        _example("run_by: ngo, recorded: no, without any", words=False, run_by="ngo", recorded="no"),
    ),
    fails=lambda: (
        _example("run_by: police", "there is no message claim.police", words=False, run_by="police"),
        _example("recorded: yes", "no message claim.recorded", words=False, run_by="ngo", recorded="yes"),
        _example("tells: minors", "no message claim.minors", words=False, run_by="ngo", tells="minors"),
    ),
)
