"""`remarks.yaml`: what readers objected to. Read strictly, and written so that a diff shows each remark."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pocketcards.load.files import day_at, quoted
from pocketcards.load.yaml import Node, ShapeError, read_yaml
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.remark import Remark, Remarks, fault_of_remark
from pocketcards.model.review import HASH_LENGTH, fault_of_team, same_team

__all__ = ["REMARKS", "RULES", "load_remarks", "remarks_path", "remarks_text"]

REMARKS = "remarks.yaml"
DAMAGED = Rule(
    "REV006",
    "damaged-remarks",
    Severity.ERROR,
    "Somebody objected to a text, and nobody would learn it; or it tells of a person who must not be named.",
    "Restore remarks.yaml from the last good version; only `python generate.py review` writes it. A remark "
    "that names somebody is deleted whole.",
)
RULES = (DAMAGED,)

HEADER = """\
# What readers objected to, and why. Written by `review` when somebody says no: CONTRIBUTING.md.
# It is published. A remark is closed when its text changes: `about` is the fingerprint of the text as it was.
"""
_HASH = re.compile(rf"[0-9a-f]{{{HASH_LENGTH}}}")


def remarks_path(locale: str) -> str:
    """Return where the remarks of a locale stand; those about the English of the cards stand beside it."""
    return f"cards/{REMARKS}" if locale == SOURCE_LOCALE else f"translations/{locale}/{REMARKS}"


def load_remarks(root: Path, locales: Iterable[str], findings: list[Finding]) -> dict[str, Remarks]:
    """Return the remarks about English, and of these locales, where somebody has made any."""
    found = {one: _read(root, one, findings) for one in dict.fromkeys((SOURCE_LOCALE, *locales))}
    return {locale: remarks for locale, remarks in found.items() if remarks}


def _read(root: Path, locale: str, findings: list[Finding]) -> Remarks:
    shown = remarks_path(locale)
    if not os.path.lexists(root / shown):
        return ()
    faults: list[Finding] = []
    remarks: list[Remark] = []
    node = read_yaml(root / shown, shown, faults)
    try:
        for one in _list(node, locale) if node else ():
            _add(remarks, one, faults)
    except ShapeError as error:
        faults.append(error.finding)
    findings += [DAMAGED.found(one.message, Location(one.path or shown, one.line)) for one in faults]
    return tuple(remarks)


def _list(root: Node, locale: str) -> list[Node]:
    root.only("locale", "remarks")
    if root.text_at("locale") != locale:
        message = f"these are remarks about {root.text_at('locale')!r}, in the folder of {locale!r}"
        raise root["locale"].wrong(message)
    return root["remarks"].list()


def _add(remarks: list[Remark], node: Node, faults: list[Finding]) -> None:
    """Add a remark, or what is wrong with it: the others are still there."""
    try:
        new = _remark(node)
        if any(_same(new, one) for one in remarks):
            raise node.wrong(f"{new.by} says this of {new.message} twice")
        remarks.append(new)
    except ShapeError as error:
        faults.append(error.finding)


def _same(one: Remark, other: Remark) -> bool:
    return same_team(one.by, other.by) and (one.message, one.about) == (other.message, other.about)


def _remark(node: Node) -> Remark:
    node.only("by", "date", "message", "about", "text")
    by, about, text = (node.text_at(key) for key in ("by", "about", "text"))
    if fault := fault_of_team(by):
        raise node["by"].wrong(f"this is no name of a team: {fault}")
    if not _HASH.fullmatch(about):
        raise node["about"].wrong(f"a fingerprint has {HASH_LENGTH} digits from 0 to 9 and a to f")
    if fault := fault_of_remark(text):
        raise node["text"].wrong(f"this cannot stand here: {fault}")
    return Remark(by, day_at(node, "date"), node.text_at("message"), about, text, node.at)


def remarks_text(locale: str, remarks: Remarks) -> str:
    """Return the file of a locale: the oldest remark first."""
    ordered = sorted(remarks, key=lambda one: (one.day, one.by, one.message))
    lines = [f"locale: {quoted(locale)}", "remarks:" if ordered else "remarks: []"]
    for one in ordered:
        lines += _lines(one)
    return HEADER + "\n".join(lines) + "\n"


def _lines(one: Remark) -> Iterator[str]:
    yield f"  - by: {quoted(one.by)}"
    yield f'    date: "{one.day.isoformat()}"'
    yield f"    message: {quoted(one.message)}"
    yield f'    about: "{one.about}"'
    yield f"    text: {quoted(one.text)}"
