"""`contacts.yaml` and `regions.yaml` become contacts and regions. The only place of numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pocketcards.load.yaml import Node
from pocketcards.model.contact import (
    ALWAYS,
    SERVICE_FACTS,
    UNKNOWN,
    Contact,
    ContactKind,
    Copy,
    Fact,
    Mix,
    Region,
    Role,
    Seen,
)
from pocketcards.model.design import Trim
from pocketcards.model.geometry import mm
from pocketcards.model.locale import LOCALE_ID
from pocketcards.model.message import Message

__all__ = [
    "ascii_text",
    "contact_messages",
    "printed_text",
    "read_contacts",
    "read_regions",
    "read_roles",
    "read_trims",
]

CONTACT_KEYS = [
    "kind",
    "dial",
    "print",
    "vanity",
    "keyword",
    "name",
    "hours",
    "cost",
    "languages",
    "interpreters",
    "reach",
    "confirmed",
    "seen",
    "called",
    "facts",
]
SEVERAL = ("tells",)
"""Facts that may say more than one thing."""

FEWEST = 2
"""Languages that share a sheet."""
SMALLEST_MM, LARGEST_MM = 30, 300
"""Of a card; anything else is a slip."""

_ID = re.compile(r"[a-z][a-z0-9-]*")
_REGION_ID = re.compile(r"[a-z]{2}(_[a-z0-9]+)*")


def read_contacts(root: Node) -> dict[str, Contact]:
    """Return the contacts of a file, by id."""
    root.only("contacts")
    return {name: _contact(name, node) for name, node in root["contacts"].items()}


def _contact(name: str, node: Node) -> Contact:
    node.only(*CONTACT_KEYS)
    if not _ID.fullmatch(name):
        raise node.wrong(f"{name!r} is no id: small letters, digits and hyphens")
    hours, called, facts = node["hours"], node.get("called"), node.get("facts")
    kind = node.text_at("kind")
    if kind not in {member.value for member in ContactKind}:
        raise node["kind"].wrong(f"unknown kind {kind!r}; known: {', '.join(ContactKind)}")
    if facts and kind == ContactKind.TEXT and (recorded := facts.get("recorded")):
        raise recorded.wrong("a text line has no calls that could be recorded: leave the fact out")
    return Contact(
        id=name,
        kind=ContactKind(kind),
        dial=ascii_text(node["dial"]),
        printed=printed_text(node["print"]),
        name_en=node.text_at("name"),
        hours=_hours(hours),
        hours_en=hours.text_at("say", ""),
        languages=None if node["languages"].value == UNKNOWN else node["languages"].texts(),
        interpreters=_known(node["interpreters"]),
        reach=node["reach"].texts(),
        confirmed=node.get("confirmed") is None or _yes(node["confirmed"]),
        seen=_seen(node["seen"]),
        at=node.at,
        vanity=ascii_text(node["vanity"]) if node.get("vanity") else None,
        keyword=ascii_text(node["keyword"]) if node.get("keyword") else None,
        cost_en=node.text_at("cost", ""),
        called=_called(called) if called else None,
        facts=tuple(_fact(fact, told) for fact, told in facts.items()) if facts else (),
    )


def _seen(node: Node) -> Seen:
    """Read where something was seen. Who does not say that the page was live has read a copy of it."""
    node.only("url", "date", "copy", "page_date")
    given = node.get("copy")
    copy = Copy(_one_of(given, [member.value for member in Copy])) if given else Copy.STORED
    return Seen(node.text_at("url"), node.text_at("date"), copy, node.text_at("page_date", UNKNOWN))


def _fact(name: str, node: Node) -> Fact:
    if name not in SERVICE_FACTS:
        raise node.wrong(f"unknown fact {name!r}; known: {', '.join(SERVICE_FACTS)}")
    node.only("is", "seen")
    told = node["is"].list() if name in SEVERAL else [node["is"]]
    if not told:
        raise node["is"].wrong("a fact that nobody knows is left out")
    return Fact(name, tuple(_one_of(one, SERVICE_FACTS[name]) for one in told), _seen(node["seen"]))


def _one_of(node: Node, known: Sequence[str]) -> str:
    if node.text() not in known:
        raise node.wrong(f"unknown value {node.text()!r}; known: {', '.join(known)}")
    return node.text()


def printed_text(node: Node) -> str:
    """Return how a number stands on paper: visible ASCII, single spaces between groups."""
    if " " not in node.text() or "" in node.text().split(" "):
        return ascii_text(node)
    groups = [ascii_text(Node(group, node.at)) for group in node.text().split(" ")]
    return " ".join(groups)


def _called(node: Node) -> tuple[str, str]:
    node.only("date", "by")
    return node.text_at("date"), node.text_at("by")


def ascii_text(node: Node) -> str:
    """Refuse anything but visible ASCII: what looks like a digit must be that digit."""
    text = node.text()
    strange = [char for char in text if not "!" <= char <= "~"]
    if strange or not text:
        shown = ", ".join(f"U+{ord(char):04X}" for char in strange) or "nothing"
        raise node.wrong(
            f"ASCII letters, digits and signs are expected here, without spaces; it holds {shown}"
        )
    return text


def _hours(node: Node) -> str:
    node.only("always", "open", "say")
    return ALWAYS if node.text_at("always", "no") == "yes" else node.text_at("open")


def _known(node: Node) -> bool | None:
    if node.text() == UNKNOWN:
        return None
    if node.text() not in ("yes", "no"):
        raise node.wrong(f'"yes", "no" or "unknown" is expected here, not {node.text()!r}')
    return node.text() == "yes"


def _yes(node: Node) -> bool:
    if node.text() not in ("yes", "no"):
        raise node.wrong(f'"yes" or "no" is expected here, not {node.text()!r}')
    return node.text() == "yes"


NOTES = {
    "name": (
        "Name of the service, above its number: a line that helps against what it names, not for it. "
        'Where the English says "National", say of which country: not the reader\'s own.',
        45,
    ),
    "hours": ("When somebody answers. Two or three words.", 20),
    "cost": ("What the call costs. Two or three words.", 20),
}
"""What translators are told of the words of a contact, and how many characters there is room for."""


def contact_messages(contacts: Mapping[str, Contact]) -> dict[str, Message]:
    """Return the messages that contacts bring: name, hours and cost."""
    return {
        (name := contact.message_id(part)): Message(name, text, contact.at, *NOTES[part])
        for contact in contacts.values()
        for part, text in contact.said.items()
    }


def read_regions(root: Node, known: Mapping[str, Region] | None = None) -> dict[str, Region]:
    """Return the regions of a file, by id.

    Args:
        root: The file.
        known: For an overlay, the regions that its own may extend; it has no trims.
    """
    root.only("regions", *(("roles", "trims") if known is None else ()))
    base, regions = dict(known or {}), dict[str, Region]()
    for name, node in root["regions"].items():
        if not _REGION_ID.fullmatch(name):
            raise node.wrong(f"{name!r} is no region: write it as us, or us_mo")
        base[name] = regions[name] = _region(name, node, base)
    return regions


def _region(name: str, node: Node, known: dict[str, Region]) -> Region:
    node.only("name", "extends", "trim", "paper", "majority", "roles", "facts", "mixes")
    base: Region | None = None
    if extends := node.get("extends"):
        base = known.get(extends.text())
        if base is None:
            raise extends.wrong(f"no region {extends.text()!r} stands above this one")
    facts = tuple(fact for fact, _ in node["facts"].items()) if node.get("facts") else ()
    filled = {_role(role, contact): contact for role, contact in node["roles"].items()}
    roles = {role: contact.text() for role, contact in filled.items()}
    places = {role: contact.at for role, contact in filled.items()}
    return Region(
        id=name,
        name=node.text_at("name"),
        trim=node.text_at("trim") if base is None or node.get("trim") else base.trim,
        paper=node.text_at("paper") if base is None or node.get("paper") else base.paper,
        roles={**base.roles, **roles} if base else roles,
        at=node.at,
        facts=tuple(dict.fromkeys((*base.facts, *facts))) if base else facts,
        extends=base.within if base else (),
        places={**base.places, **places} if base else places,
        majority=_majority(node) if base is None or node.get("majority") else base.majority,
        mixes=_mixes(node, base),
    )


def _mixes(node: Node, base: Region | None) -> tuple[Mix, ...]:
    """Return the sheets of several languages of a region; one of its own stands for that of the same name."""
    mixes = {mix.id: mix for mix in base.mixes} if base else {}
    own = node.get("mixes")
    for name, copies in own.items() if own else ():
        if not _ID.fullmatch(name):
            raise copies.wrong(f"{name!r} is no name of a sheet: small letters, digits and hyphens")
        mixes[name] = Mix(
            name, tuple((locale, copies.whole_at(locale)) for locale, _ in copies.items()), copies.at
        )
        if len(mixes[name].copies) < FEWEST:
            raise copies.wrong("several languages are expected here: every language has sheets of its own")
    return tuple(mixes.values())


def _majority(node: Node) -> tuple[str, ...]:
    """Return the languages that everybody speaks in a region; none where it does not say."""
    languages = node.get("majority")
    for one in languages.list() if languages else ():
        if not LOCALE_ID.match(one.text()):
            raise one.wrong(f"{one.text()!r} is no language: write it as en, or pt_BR")
    return languages.texts() if languages else ()


def read_roles(root: Node) -> dict[str, Role]:
    """Return what contacts can be on a card, by id, with the kinds that may fill it."""
    return {_role(name, node): Role(name, _kinds(node), node.at) for name, node in root["roles"].items()}


def _kinds(node: Node) -> tuple[ContactKind, ...]:
    node.only("kind")
    known = {kind.value: kind for kind in ContactKind}
    for kind in node["kind"].list():
        if kind.text() not in known:
            raise kind.wrong(f"unknown kind {kind.text()!r}; known: {', '.join(known)}")
    return tuple(known[name] for name in node["kind"].texts())


def _role(name: str, contact: Node) -> str:
    if not _ID.fullmatch(name):
        raise contact.wrong(f"{name!r} is no role: small letters, digits and hyphens")
    return name


def read_trims(root: Node) -> dict[str, Trim]:
    """Return the trims of a file, by id."""
    return {
        name: Trim(name, _length(node, "width_mm"), _length(node, "height_mm"))
        for name, node in root["trims"].items()
    }


def _length(node: Node, key: str) -> float:
    length = node.number_at(key)
    if not SMALLEST_MM <= length <= LARGEST_MM:
        raise node[key].wrong(f"{key} must lie between {SMALLEST_MM} and {LARGEST_MM}")
    return mm(length)
