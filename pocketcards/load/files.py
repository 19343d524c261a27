"""A YAML file becomes what a reader makes of it, or a finding and what stands in its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from pocketcards.load.yaml import Node, ShapeError, read_yaml
from pocketcards.model.day import day_of
from pocketcards.model.finding import Finding

__all__ = ["day_at", "quoted", "read_file"]

T = TypeVar("T")


def read_file(path: Path, shown: str, build: Callable[[Node], T], default: T, findings: list[Finding]) -> T:
    """Return what a file says, or the default after a finding. `shown` is its path as findings print it."""
    node = read_yaml(path, shown, findings)
    if node is None:
        return default
    try:
        return build(node)
    except ShapeError as error:
        findings.append(error.finding)
        return default


def day_at(node: Node, key: str) -> date:
    """Return the day under a key.

    Raises:
        ShapeError: It is no day, written as "2026-11-22".
    """
    found = day_of(node[key].text())
    if found is None:
        raise node[key].wrong(f'{node[key].text()!r} is no day such as "2026-11-22"')
    return found


def quoted(text: str) -> str:
    """Return a text as YAML holds it on one line; what nobody can see is written as its code point."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in escaped) + '"'
