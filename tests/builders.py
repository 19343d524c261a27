"""Small things to test with. Every builder gives a sound one; a test changes what it is about."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from pocketcards.checks.examples import ROLES
from pocketcards.load.yaml import Node, read_yaml
from pocketcards.model.artifact import Artifact
from pocketcards.model.card import Block, BlockKind, Card, Fold, Layout, NumberEntry, PanelPlan
from pocketcards.model.contact import Contact, ContactKind, Copy, Fact, Region, Seen
from pocketcards.model.design import Trim
from pocketcards.model.finding import Finding, Location, Severity
from pocketcards.model.locale import Direction, Language
from pocketcards.model.lock import Comparison, Lock
from pocketcards.model.message import Catalog, Message, Translation
from pocketcards.model.project import Project

AT = Location("cards/help.yaml", 1)
SEEN = Seen("https://example.org", "2026-01-01", Copy.LIVE)
SPANISH = Language("es", "Spanish", "español", "Latn", Direction.LTR, "Latn")
KHMER = Language("km", "Khmer", "ខ្មែរ", "Khmr", Direction.LTR, "Khmr")
ENGLISH = Language("en", "English", "English", "Latn", Direction.LTR, "Latn")

CARD_YAML = """\
id: help
title: "Help"
audience: public
requires: [hotline]
messages:
  help.title: {text: "Help", why: "w", source: [src]}
  help.sign: {text: "A sign", limit: "60", note: "n", why: "w", source: [src]}
blocks:
  title: {kind: title, messages: [help.title]}
  signs: {kind: signs, columns: "2", messages: [help.sign], regions: [us]}
  numbers: {kind: numbers, numbers: [{role: hotline, label: contact}]}
layouts:
  - panels: {front: [title, signs], back: [numbers]}
sources:
  src: {title: "t", url: "u", date: "2026-01-01"}
"""

CONTACTS_YAML = """\
contacts:
  line:
    kind: voice
    dial: "+18005550100"
    print: "1-800-555-0100"
    name: "Line"
    hours: {always: "yes", say: "Day and night"}
    cost: "Free call"
    languages: [en]
    interpreters: "yes"
    reach: [us]
    seen: {url: "https://example.org", date: "2026-01-01", copy: live}
"""

REGIONS_YAML = """\
roles:
  emergency: {kind: [emergency]}
  hotline: {kind: [voice]}
  textline: {kind: [text]}
  relay: {kind: [relay, tty]}
regions:
  us: {name: "United States", trim: us, paper: letter, roles: {hotline: line}}
trims:
  us: {width_mm: "88.9", height_mm: "50.8", source: "s"}
"""

CONTACTS_LOCK = """\
compared:
  by: "Night team"
  date: "2026-01-01"
approved:
  us:
    hotline:
      contact: "line"
      kind: "voice"
      dial: "+18005550100"
      print: "1-800-555-0100"
      languages: "en"
      interpreters: "yes"
      url: "https://example.org"
labels:
  help:
    hotline: "contact"
"""

COMMON_YAML = """\
messages:
  channel.interpreters: {text: "Interpreters", why: "w", source: [src]}
sources:
  src: {title: "t", url: "u", date: "2026-01-01"}
"""


def finding(**changes: object) -> Finding:
    return Finding("MSG001", Severity.ERROR, "a fact", "a way out")._replace(**changes)  # type: ignore[arg-type]


def node_of(folder: Path, text: str, name: str = "help.yaml") -> Node:
    """Return a YAML text as the loaders get it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    findings: list[Finding] = []
    node = read_yaml(path, f"cards/{name}", findings)
    assert node is not None, findings
    return node


def write_cards(root: Path, **changed: str) -> Path:
    """Write a small project, without catalogs and fonts, and return its root."""
    texts = {
        "help": CARD_YAML,
        "contacts": CONTACTS_YAML,
        "regions": REGIONS_YAML,
        "common": COMMON_YAML,
        **changed,
    }
    (root / "cards").mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (root / "cards" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (root / "cards" / "contacts.lock").write_text(CONTACTS_LOCK, encoding="utf-8")
    return root


def known(**facts: str) -> tuple[Fact, ...]:
    """Return facts of a service; several words of one stand with a space between them."""
    return tuple(Fact(name, tuple(says.split()), SEEN) for name, says in facts.items())


def contact(name: str = "line", **changes: object) -> Contact:
    sound = Contact(
        id=name,
        kind=ContactKind.VOICE,
        dial="+18005550100",
        printed="1-800-555-0100",
        name_en="Line",
        hours="always",
        hours_en="",
        languages=("en",),
        interpreters=True,
        reach=("us",),
        confirmed=True,
        seen=SEEN,
        at=AT,
        facts=known(run_by="ngo", recorded="no"),
    )
    return sound._replace(**changes)  # type: ignore[arg-type]


def block(name: str, kind: BlockKind, *messages: str, **changes: object) -> Block:
    return Block(name, kind, AT, messages)._replace(**changes)  # type: ignore[arg-type]


def numbers(*roles: str, label: str = "", **changes: object) -> Block:
    entries = tuple(NumberEntry(role, label or f"label.{role}") for role in roles)
    return block("numbers", BlockKind.NUMBERS, numbers=entries, **changes)


def card(texts: dict[str, str], *blocks: Block, **changes: object) -> Card:
    messages = {name: Message(name, text, AT) for name, text in texts.items()}
    panels = (PanelPlan("front", tuple(one.id for one in blocks)), PanelPlan("back", ()))
    sound = Card(
        id="help",
        title="Help",
        audience="public",
        discreet=False,
        requires=("hotline",),
        messages=messages,
        blocks={one.id: one for one in blocks},
        layouts=(Layout(panels), Layout(panels, Fold("horizontal", "top"))),
        at=AT,
    )
    return sound._replace(**changes)  # type: ignore[arg-type]


def region(name: str = "us", **changes: object) -> Region:
    sound = Region(name, "United States", "us", "letter", {"hotline": "line"}, AT)
    return sound._replace(**changes)  # type: ignore[arg-type]


def catalog(locale: str, messages: dict[str, Message], **texts: str) -> Catalog:
    """Return a catalog that translates every message; `a__b="x"` gives the message `a.b` that text."""
    given = {name.replace("__", "."): text for name, text in texts.items()}
    entries = {
        message.id: Translation(
            message.id,
            message.text,
            given.get(message.id, f"x {message.text}"),
            fuzzy=False,
            at=Location(f"translations/{locale}/LC_MESSAGES/cards.po", 3),
        )
        for message in messages.values()
    }
    return Catalog(locale, f"translations/{locale}/LC_MESSAGES/cards.po", entries)


def with_entry(old: Catalog, msgctxt: str, **changes: object) -> Catalog:
    """Return the catalog with one entry changed."""
    entry = old.entries[msgctxt]._replace(**changes)  # type: ignore[arg-type]
    return old._replace(entries={**old.entries, msgctxt: entry})


def project(only: Card | None = None, **changes: object) -> Project:
    """Return a project of one card, one contact and one region, translated into Spanish.

    Unless a test gives a lock, what the project prints is approved.
    """
    shown = only or card({"help.title": "Help"}, block("title", BlockKind.TITLE, "help.title"), requires=())
    messages = shown.messages
    sound = Project(
        root=Path(),
        cards={shown.id: shown},
        contacts={"line": contact()},
        regions={"us": region()},
        trims={"us": Trim("us", 252.0, 144.0)},
        messages=messages,
        catalogs={"es": catalog("es", messages)},
        fonts={},
        roles=ROLES,
    )
    changed = sound._replace(**changes)  # type: ignore[arg-type]
    return changed if "lock" in changes else changed._replace(lock=approved(changed))


def approved(all_of_it: Project) -> Lock:
    """Return the lock under which a project is as it was approved."""
    return all_of_it.locks[0].now(all_of_it.contacts, Comparison("Night team", date(2026, 1, 1)))


def artifact(path: str = "us/help-us-en-card.pdf", data: bytes = b"%PDF-1") -> Artifact:
    return Artifact(
        path=path,
        content=data,
        sha256=hashlib.sha256(data).hexdigest(),
        card="help",
        locale="en",
        region="us",
        format="card",
        status="draft",
        pages=1,
        contacts={"hotline": "1-800-555-0100"},
        copies_read=1,
    )
