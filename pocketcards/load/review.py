"""`review.yaml` becomes signatures and is written so that a diff shows each message."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from pocketcards.load.files import day_at, quoted
from pocketcards.load.yaml import Node, ShapeError, read_yaml
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.review import HASH_LENGTH, Reviews, Signature, Signatures, fault_of_team

__all__ = [
    "DAMAGED",
    "REVIEW",
    "RULES",
    "SAFETY_PATH",
    "language_path",
    "language_text",
    "load_reviews",
    "read_language",
    "read_safety",
    "safety_text",
]

REVIEW = "review.yaml"
SAFETY_PATH = f"cards/{REVIEW}"

DAMAGED = Rule(
    "REV001",
    "damaged-review",
    Severity.ERROR,
    "Nobody can tell who has read what, and the work of those who have read it would be lost.",
    "Restore review.yaml from the last good version; only `python generate.py review` writes it.",
)
RULES = (DAMAGED,)

LANGUAGE_HEADER = """\
# Who has read which translation. Written by `python generate.py review LOCALE --by TEAM`: CONTRIBUTING.md.
# Each line is one message, with a fingerprint of its English and its translation as they were read.
"""
SAFETY_HEADER = """\
# Who has read the English of which card, and found that it endangers nobody. Written by
# `python generate.py review --safety CARD --by TEAM`: CONTRIBUTING.md. Each line is one message.
"""

T = TypeVar("T")

_HASH = re.compile(rf"[0-9a-f]{{{HASH_LENGTH}}}")
_PLAIN = re.compile(r"(?!(?:yes|no|on|off|true|false|null)$)[a-z][A-Za-z0-9._-]*")
"""A key that needs no quotes."""


def language_path(locale: str) -> str:
    """Return where the signatures of a locale stand."""
    return f"translations/{locale}/{REVIEW}"


def load_reviews(root: Path, locales: Iterable[str], findings: list[Finding]) -> Reviews:
    """Read the signatures of every card, and of these locales."""
    nobody: dict[str, Signatures] = {}
    safety = _read(root, SAFETY_PATH, read_safety, nobody, findings)
    language: dict[str, Signatures] = {}
    for locale in locales:
        none: Signatures = ()
        signatures = _read(root, language_path(locale), partial(read_language, locale=locale), none, findings)
        if signatures:
            language[locale] = signatures
    return Reviews(language, safety)


def _read(root: Path, shown: str, build: Callable[[Node], T], default: T, findings: list[Finding]) -> T:
    """Return what a file says; without the file nobody has signed. A fault is told as a damaged review."""
    if not os.path.lexists(root / shown):
        return default
    faults: list[Finding] = []
    node = read_yaml(root / shown, shown, faults)
    try:
        if node is not None:
            return build(node)
    except ShapeError as error:
        faults.append(error.finding)
    for fault in faults:
        at = Location(fault.path or shown, fault.line)
        findings.append(DAMAGED.found(fault.message, at))
    return default


def read_language(root: Node, locale: str) -> Signatures:
    """Return the signatures of a locale. A file that was copied from another language is refused."""
    root.only("locale", "language")
    if root.text_at("locale") != locale:
        message = f"these are the signatures of {root.text_at('locale')!r}, in the folder of {locale!r}"
        raise root["locale"].wrong(message)
    return tuple(_signature(node) for node in root["language"].list())


def read_safety(root: Node) -> dict[str, Signatures]:
    """Return the signatures of the English, by card."""
    root.only("safety")
    return {card: tuple(_signature(one) for one in node.list()) for card, node in root["safety"].items()}


def _signature(node: Node) -> Signature:
    node.only("by", "date", "carried", "messages")
    hashes = {name: _hash(value) for name, value in node["messages"].items()}
    carried = node.get("carried")
    if carried:
        carried.only("by", "date")
    said = (_team(carried), day_at(carried, "date")) if carried else None
    return Signature(_team(node), day_at(node, "date"), hashes, said, node.at)


def _team(node: Node) -> str:
    by = node.text_at("by")
    if fault := fault_of_team(by):
        raise node["by"].wrong(f"this is no name of a team: {fault}")
    return by


def _hash(node: Node) -> str:
    if not _HASH.fullmatch(node.text()):
        raise node.wrong(f"a fingerprint has {HASH_LENGTH} digits from 0 to 9 and a to f")
    return node.text()


def language_text(locale: str, signatures: Signatures) -> str:
    """Return the file of a locale."""
    lines = [f"locale: {quoted(locale)}", *_block("language", signatures, "")]
    return LANGUAGE_HEADER + "\n".join(lines) + "\n"


def safety_text(signatures: Mapping[str, Signatures]) -> str:
    """Return `cards/review.yaml`."""
    cards = {card: some for card, some in sorted(signatures.items()) if any(one.hashes for one in some)}
    lines = ["safety:" if cards else "safety: {}"]
    for card, some in cards.items():
        lines += _block(_key(card), some, "  ")
    return SAFETY_HEADER + "\n".join(lines) + "\n"


def _block(name: str, signatures: Signatures, indent: str) -> Iterator[str]:
    """Yield a list of signatures: the oldest first, and in each a line for each message, by id."""
    some = [one for one in signatures if one.hashes]
    yield f"{indent}{name}:" + ("" if some else " []")
    for one in sorted(some, key=lambda one: (one.day, one.by, one.carried or ("", one.day))):
        yield f"{indent}  - by: {quoted(one.by)}"
        yield f'{indent}    date: "{one.day.isoformat()}"'
        if one.carried:
            team, day = one.carried
            yield f'{indent}    carried: {{by: {quoted(team)}, date: "{day.isoformat()}"}}'
        yield f"{indent}    messages:"
        for message, found in sorted(one.hashes.items()):
            yield f'{indent}      {_key(message)}: "{found}"'


def _key(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else quoted(name)
