"""A YAML file becomes what a reader makes of it, or a finding and what stands in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pocketcards.load.yaml import Node, ShapeError, read_yaml
from pocketcards.model.finding import Finding

__all__ = ["read_file"]

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
