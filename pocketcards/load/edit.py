"""Edits of the data files: one entry at a time, byte for byte what it was elsewhere, whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from pocketcards.errors import UsageError, WriteError
from pocketcards.load.yaml import Node, parse_yaml, read_yaml
from pocketcards.model.finding import Finding

__all__ = ["replace_file", "with_called"]

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"

_INDENT = re.compile(r"( *)(.?)")
_TEAM = re.compile(r"[^\W_](?:[\w .,&'()/-]*[\w.)])?")
"""A name that stands between double quotes as it is."""
LONGEST_TEAM = 60
_CALLED = re.compile(r"[^{}#]*\{[^{}#]*\}(?P<remark>[ \t]+#[^\r]*)?[ \t]*\r?")
"""The fact on one line, with or without a comment."""


def with_called(path: Path, shown: str, contact: str, day: str, team: str) -> str:
    """Return the text of `contacts.yaml` in which one contact was called on a day by a team.

    Only the entry's line `called` changes. What comes out is read again: it must say the same as before
    but for that one fact, or nothing is done.

    Raises:
        UsageError: It cannot be done safely; the hint is the line to write by hand.
    """
    line = f'called: {{date: "{day}", by: "{team}"}}'
    by_hand = f"Write into the entry of {contact}: {line}"
    if not _TEAM.fullmatch(team) or len(team) > LONGEST_TEAM:
        raise UsageError(f"{team!r} is no name of a team: letters, digits and spaces, up to {LONGEST_TEAM}")
    findings: list[Finding] = []
    old = read_yaml(path, shown, findings)
    text = path.read_bytes().decode("utf-8") if old else ""
    edited = _edited(text, contact, line) if old else None
    new = parse_yaml(edited, shown, findings) if edited else None
    if old is None or new is None or edited is None:
        raise UsageError(f"{shown} is written in a way that cannot be edited safely", by_hand)
    wanted = _tree(old)
    _entry_of(wanted, contact)["called"] = {"date": day, "by": team}
    if _tree(new) != wanted:
        raise UsageError(f"the entry of {contact} cannot be edited safely", by_hand)
    return edited


def _tree(node: Node) -> Tree:
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return [_tree(child) for child in node.value]
    return {key: _tree(child) for key, child in node.value.items()}


def _entry_of(tree: Tree, contact: str) -> dict[str, Tree]:
    contacts = tree["contacts"] if isinstance(tree, dict) else {}
    entry = contacts[contact] if isinstance(contacts, dict) else {}
    return entry if isinstance(entry, dict) else {}


def _edited(text: str, contact: str, called: str) -> str | None:
    """Return the text with the line in place, or None where no place for it is sure."""
    lines = text.split("\n")
    opening = re.compile(rf" +(['\"]?){re.escape(contact)}\1:[ \t]*(#.*)?\r?")
    starts = [i for i, line in enumerate(lines) if opening.fullmatch(line)]
    if len(starts) != 1:
        return None
    end = _end_of_block(lines, starts[0])
    if end == starts[0] + 1:
        return None
    first_key = next(line for line in lines[starts[0] + 1 : end] if not _empty(line))
    indent = " " * _indent(first_key)
    keys = [i for i in range(starts[0], end) if re.match(rf"{indent}(['\"]?)called\1:", lines[i])]
    if not keys:
        return "\n".join(_inserted(lines, end, indent + called))
    first, last = keys[0], _end_of_block(lines, keys[0])
    remark = _remark(lines[first:last])
    if len(keys) > 1 or remark is None:
        return None
    ending = "\r" if lines[last - 1].endswith("\r") else ""
    return "\n".join([*lines[:first], f"{indent}{called}{remark}{ending}", *lines[last:]])


def _inserted(lines: list[str], place: int, line: str) -> list[str]:
    """Return the lines with one more; where the last has no line end, neither has the new one."""
    before, after = lines[:place], lines[place:]
    if after:
        return [*before, line + ("\r" if before[-1].endswith("\r") else ""), *after]
    ending = "\r" if before[0].endswith("\r") else ""
    return [*before[:-1], before[-1] + ending, line]


def _remark(lines: list[str]) -> str | None:
    """Return the comment behind the old value, or None where one stands that would be lost."""
    if len(lines) == 1 and (found := _CALLED.fullmatch(lines[0])):
        return found["remark"] or ""
    return None if any("#" in line for line in lines) else ""


def _end_of_block(lines: list[str], start: int) -> int:
    """Return the index after the last line with something in it that belongs below the line `start`."""
    end = start + 1
    for i in range(start + 1, len(lines)):
        if _empty(lines[i]):
            continue
        if _indent(lines[i]) <= _indent(lines[start]):
            break
        end = i + 1
    return end


def _empty(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _indent(line: str) -> int:
    found = _INDENT.match(line)
    return len(found[1]) if found else 0


def replace_file(path: Path, content: str | bytes) -> None:
    """Replace what a file holds, so that a reader, or a power cut, meets the old one or the new one."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except OSError as error:
        with suppress(OSError):
            if name:
                Path(name).unlink()
        fact = f"{path} cannot be written: {error.strerror}; it is as it was"
        raise WriteError(fact, WriteError.ROOM) from None
