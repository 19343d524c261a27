"""Projects whose services say something of themselves, and what a card of them says."""

from __future__ import annotations

from pocketcards.editions.edition import edition_of
from pocketcards.model.card import BlockKind, Card
from pocketcards.model.contact import (
    MAY_HURT,
    ContactKind,
    Need,
    Region,
)
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Refused
from pocketcards.model.message import Message
from pocketcards.model.project import Project
from tests.builders import (
    AT,
    ENGLISH,
    block,
    card,
    contact,
    known,
    numbers,
    project,
    region,
)

SAID = {name: Message(name, f"What {name} says.", AT) for name in MAY_HURT.values()}
NAME = Need("hotline", "anonymous", "yes")
OWN = "You do not have to give your name."


def with_sentences(loaded: Project) -> Project:
    """Return a project that has words for everything that may hurt a caller."""
    return loaded._replace(messages={**SAID, **loaded.messages})


def asked_of(loaded: Project, one: Card, where: Region) -> Edition | Refused:
    return edition_of(loaded, one, ENGLISH, where)


def made_of(loaded: Project, one: str = "help") -> Edition:
    found = asked_of(loaded, loaded.cards[one], loaded.regions["us"])
    assert isinstance(found, Edition), found
    return found


# What pleases


def helping_card(*, discreet: bool = False, needs: tuple[Need, ...] = (NAME,), **changes: object) -> Card:
    texts = {"help.title": "Help", "help.name": OWN, "help.call": "Call.", "label.hotline": "Call"}
    texts["label.textline"] = "Text"
    blocks = (
        block("title", BlockKind.TITLE, "help.title"),
        block("know", BlockKind.SIGNS, "help.name", "help.call"),
        numbers("hotline", "textline"),
    )
    audience = "discreet" if discreet else "public"
    made = card(texts, *blocks, audience=audience, discreet=discreet, **changes)
    named = made.messages["help.name"]._replace(needs=needs)
    return made._replace(messages={**made.messages, named.id: named})


def project_with(only: Card, *, text: bool = False, **facts: str) -> Project:
    line = contact(facts=known(**facts))
    other = contact("text", kind=ContactKind.TEXT, facts=known(**facts))
    roles = {"hotline": "line", "textline": "text"} if text else {"hotline": "line"}
    given = {"line": line, "text": other}
    return with_sentences(project(only, contacts=given, regions={"us": region(roles=roles)}))
