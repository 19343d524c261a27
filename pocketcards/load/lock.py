"""`contacts.lock`: the approved numbers, a second time. Read strictly; written the same on every machine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pocketcards.load.contacts import ascii_text, printed_text
from pocketcards.load.files import day_at
from pocketcards.load.yaml import Node
from pocketcards.model.lock import LOCKED, Approved, Comparison, Lock, LockedFace
from pocketcards.model.review import fault_of_team

__all__ = ["LOCK", "lock_text", "read_lock"]

LOCK = "contacts.lock"
OPTIONAL = ("vanity", "keyword", "languages", "interpreters")
"""A channel may serve no language; an older lock says nothing of both."""
_PLAIN = re.compile(r"(?!(?:yes|no|on|off|true|false|null)$)[a-z][a-z0-9_-]*")
"""A key that needs no quotes. The region `no`, Norway, is `false` to YAML."""
HEADER = """\
# The approved numbers, a second time: what each role of each region prints and whom it serves, what each
# card says of it, and the face that draws it. Every check and every build compares this file with the
# project, and stops at the first digit that differs. Never edit it by hand. It is written by
# `python generate.py contacts lock --by TEAM`, and committed by somebody other than who made the change,
# after comparing every digit with the page under `url`: CONTRIBUTING.md.
"""


def read_lock(root: Node, *, overlay: bool = False) -> Lock:
    """Return what was approved. What an older lock has not is None, or empty; a check tells of it."""
    root.only("compared", "face", "approved", *(() if overlay else ("labels",)))
    return Lock(
        approved={
            (region, role): _approved(region, role, node)
            for region, roles in root["approved"].items()
            for role, node in roles.items()
        },
        labels=_labels(node) if (node := root.get("labels")) else None,
        face=_face(node) if (node := root.get("face")) else None,
        compared=_compared(node) if (node := root.get("compared")) else None,
    )


def _approved(region: str, role: str, node: Node) -> Approved:
    node.only(*LOCKED)
    for name in OPTIONAL:
        if (given := node.get(name)) and not given.text():
            raise given.wrong(f"{name} is empty; leave the line out")
    read = {"print": printed_text, "languages": printed_text}
    present = [name for name in LOCKED if name not in OPTIONAL or node.get(name)]
    texts = {name: read.get(name, ascii_text)(node[name]) for name in present}
    return Approved(region, role, printed=texts.pop("print"), at=node.at, **texts)


def _labels(node: Node) -> dict[str, dict[str, str]]:
    return {
        card: {role: printed_text(label) for role, label in roles.items()} for card, roles in node.items()
    }


def _face(node: Node) -> LockedFace:
    node.only(*LockedFace._fields)
    return LockedFace(*(ascii_text(node[name]) for name in LockedFace._fields))


def _compared(node: Node) -> Comparison:
    node.only("by", "date")
    by = node.text_at("by")
    if fault := fault_of_team(by):
        raise node["by"].wrong(f"this is no name of a team: {fault}")
    return Comparison(by, day_at(node, "date"))


def lock_text(lock: Lock) -> str:
    """Return the file: a block for each role, a line for each value, so that a diff shows what changed."""
    return HEADER + "\n".join(_lines(lock)) + "\n"


def _lines(lock: Lock) -> Iterator[str]:
    if lock.compared:
        compared = {"by": lock.compared.by, "date": lock.compared.day.isoformat()}
        yield from ("compared:", *_values(compared, "  "))
    if lock.face:
        yield from ("face:", *_values(lock.face._asdict(), "  "))
    regions: dict[str, dict[str, dict[str, str]]] = {}
    for region, role in sorted(lock.approved):
        found = dict(zip(LOCKED, lock.approved[region, role].values(), strict=True))
        regions.setdefault(region, {})[role] = found
    yield "approved:" if regions else "approved: {}"
    for region, roles in regions.items():
        yield f"  {_key(region)}:"
        for role, found in roles.items():
            yield from (f"    {_key(role)}:", *_values(found, "      "))
    if lock.labels is not None:
        yield "labels:" if lock.labels else "labels: {}"
        for card, labels in sorted(lock.labels.items()):
            yield from (f"  {_key(card)}:", *_values(dict(sorted(labels.items())), "    "))


def _values(values: Mapping[str, str], indent: str) -> Iterator[str]:
    yield from (f"{indent}{_key(name)}: {_quoted(value)}" for name, value in values.items() if value)


def _key(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else _quoted(name)


def _quoted(value: str) -> str:
    """Quote a text of one line; all but the name of a team is visible ASCII."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
