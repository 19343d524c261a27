"""`contacts.lock`: the approved numbers, a second time. Read strictly; written the same on every machine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.load.contacts import ascii_text, printed_text
from pocketcards.load.yaml import Node
from pocketcards.model.lock import LOCKED, Approved, Lock

__all__ = ["LOCK", "lock_text", "read_lock"]

LOCK = "contacts.lock"
OPTIONAL = ("vanity", "keyword")
_PLAIN = re.compile(r"(?!(?:yes|no|on|off|true|false|null)$)[a-z][a-z0-9_-]*")
"""A key that needs no quotes. The region `no`, Norway, is `false` to YAML."""
HEADER = """\
# The approved numbers, a second time: what each role of each region prints. Every check and every
# build compares this file with contacts.yaml and regions.yaml, and stops at the first digit that differs.
# Never edit it by hand. It is written by `python generate.py contacts lock`, and committed by somebody
# other than who changed the contact, after comparing every digit with the page under `url`: CONTRIBUTING.md.
"""


def read_lock(root: Node) -> Lock:
    """Return what was approved, by region and role."""
    root.only("approved")
    return {
        (region, role): _approved(region, role, node)
        for region, roles in root["approved"].items()
        for role, node in roles.items()
    }


def _approved(region: str, role: str, node: Node) -> Approved:
    node.only(*LOCKED)
    for name in OPTIONAL:
        if (given := node.get(name)) and not given.text():
            raise given.wrong(f"{name} is empty; leave the line out")
    read = {"print": printed_text}
    present = [name for name in LOCKED if name not in OPTIONAL or node.get(name)]
    texts = {name: read.get(name, ascii_text)(node[name]) for name in present}
    return Approved(region, role, printed=texts.pop("print"), at=node.at, **texts)


def lock_text(lock: Lock) -> str:
    """Return the file: a block for each role, a line for each value, so that a diff shows what changed."""
    return HEADER + "\n".join(_lines(lock)) + "\n"


def _lines(lock: Lock) -> Iterator[str]:
    if not lock:
        yield "approved: {}"
        return
    yield "approved:"
    region = ""
    for place in sorted(lock):
        approved = lock[place]
        if approved.region != region:
            region = approved.region
            yield f"  {_key(region)}:"
        yield f"    {_key(approved.role)}:"
        for name, value in zip(LOCKED, approved.values(), strict=True):
            if value:
                yield f"      {name}: {_quoted(value)}"


def _key(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else _quoted(name)


def _quoted(value: str) -> str:
    """Quote visible ASCII, which is all that a contact may hold."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
