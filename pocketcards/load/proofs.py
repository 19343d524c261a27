"""`proofs.yaml`: which texts stood on which sheet, by the code on it. It names no reader.

A fingerprint alone cannot be turned back once texts have moved on, so each sheet is remembered.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from pocketcards.load.files import day_at
from pocketcards.load.yaml import Node, ShapeError, read_yaml
from pocketcards.model.asked import Asked, Readers, code_of
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.review import HASH_LENGTH

__all__ = ["PROOFS", "RULES", "find_proofs", "proofs_path", "proofs_text", "read_proofs"]

PROOFS = "proofs.yaml"
DAMAGED = Rule(
    "ASK001",
    "damaged-proofs",
    Severity.ERROR,
    "Nobody can tell which texts stood on a sheet, so no answer on paper or by message can be taken.",
    "Restore proofs.yaml from the last good version; only `python generate.py proof` writes it.",
)
RULES = (DAMAGED,)

HEADER = """\
# Which texts stood on which sheet, by the code on it. Written by `python generate.py proof`.
# Each line is one message, in the order of the numbers on the sheet, with a fingerprint of its text there.
"""
_HASH = re.compile(rf"[0-9a-f]{{{HASH_LENGTH}}}")


def proofs_path(locale: str) -> str:
    """Return where the sheets of a locale are remembered; English has no folder of translations."""
    return f"cards/{PROOFS}" if locale == SOURCE_LOCALE else f"translations/{locale}/{PROOFS}"


def read_proofs(root: Path, locale: str, findings: list[Finding]) -> Readers | None:
    """Return the sheets of a locale; None after a finding."""
    shown = proofs_path(locale)
    if not os.path.lexists(root / shown):
        return {}
    faults: list[Finding] = []
    node = read_yaml(root / shown, shown, faults)
    try:
        if node is not None:
            return _readers(node, locale)
    except ShapeError as error:
        faults.append(error.finding)
    findings += [
        DAMAGED.found(one.message, Location(one.path or shown, one.line), locale=locale) for one in faults
    ]
    return None


def find_proofs(root: Path, findings: list[Finding]) -> Readers:
    """Return the sheets of all locales."""
    found: Readers = {}
    for path in sorted(root.glob(f"translations/*/{PROOFS}")):
        found |= read_proofs(root, path.parent.name, findings) or {}
    return found | (read_proofs(root, SOURCE_LOCALE, findings) or {})


def _readers(root: Node, locale: str) -> Readers:
    root.only("locale", "proofs")
    if root.text_at("locale") != locale:
        raise root["locale"].wrong(f"these are the sheets of {root.text_at('locale')!r}, not of {locale}")
    return {code: _asked(node, code, locale) for code, node in root["proofs"].items()}


def _asked(node: Node, code: str, locale: str) -> Asked:
    node.only("card", "date", "messages")
    hashes = {name: _hash(value) for name, value in node["messages"].items()}
    if code_of(locale, node.text_at("card"), hashes) != code:
        raise node.wrong(f"these are not the texts that {code} stands for")
    return Asked(code, locale, node.text_at("card"), day_at(node, "date"), hashes)


def _hash(node: Node) -> str:
    if not _HASH.fullmatch(node.text()):
        raise node.wrong(f"a fingerprint has {HASH_LENGTH} digits from 0 to 9 and a to f")
    return node.text()


def proofs_text(locale: str, asked: Readers) -> str:
    """Return the file: the oldest sheet first."""
    lines = [f'locale: "{locale}"', "proofs:"]
    for one in sorted(asked.values(), key=lambda one: (one.day, one.code)):
        lines += _lines(one)
    return HEADER + "\n".join(lines) + "\n"


def _lines(one: Asked) -> Iterator[str]:
    yield f"  {one.code}:"
    yield f'    card: "{one.card}"'
    yield f'    date: "{one.day.isoformat()}"'
    yield "    messages:"
    yield from (f'      "{name}": "{found}"' for name, found in one.hashes.items())
