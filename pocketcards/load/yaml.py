"""Strict YAML: strings only, every value with its line, nothing that YAML reads as something else.

Refuses what people misread (`0116` is 78, `no` is false, a key given twice) and what attacks
(anchors, aliases, tags, deep nesting, huge files). All scalars are text; loaders give them meaning.
"""

from __future__ import annotations

import builtins
import re
import stat
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.wording import write_nearest

__all__ = ["RULES", "Node", "ShapeError", "parse_yaml", "read_yaml"]

# libyaml's parser is ten times as fast. Composing can crash it at great depth, so the tree is made
# of its events, which do not nest its stack.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = yaml.resolver.Resolver()
ABSENT = "Look under which name it is now and who may read it, or put the last good version back."
MAX_BYTES, MAX_DEPTH = 400_000, 12

_OPENED = ("while scanning a quoted scalar", "while scanning a simple key")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What an escape such as "\\e" smuggles past the reader: control characters and halves of characters."""
_WHOLE = re.compile(r"[1-9][0-9]{0,5}")

UNREADABLE = Rule(
    "YML001",
    "unreadable-yaml",
    Severity.ERROR,
    "Nothing in the file can be used, so no card that rests on it is built.",
    "Open the file at that line: a missing quote, colon or space is the usual cause.",
)
NOT_TEXT = Rule(
    "YML002",
    "unquoted-value",
    Severity.ERROR,
    "YAML reads some plain values as numbers, dates or yes/no: 0116 becomes 78, a wrong number.",
    'Put the value in double quotes: "0116".',
    (
        "0116 is loaded as 78 <docs/evidence.md#values-that-change-their-kind>",
        "YAML 1.1, types <https://yaml.org/type/>",
    ),
)
TWICE = Rule(
    "YML003",
    "key-given-twice",
    Severity.ERROR,
    "YAML keeps the last one without a word; the other value is lost.",
    "Keep one of the two and delete the other.",
)
CLEVER = Rule(
    "YML004",
    "anchor-alias-or-tag",
    Severity.ERROR,
    "Anchors, aliases and tags let a small file grow without bound and hide where a value comes from.",
    "Write the value out in full.",
)
TOO_LARGE = Rule(
    "YML005",
    "yaml-too-large",
    Severity.ERROR,
    "A card file is a few kilobytes; one of this size or depth is damaged or hostile.",
    "Restore the file from the last good version.",
)
SHAPE = Rule(
    "YML006",
    "unexpected-shape",
    Severity.ERROR,
    "A key is missing, unknown or of the wrong kind, so the file does not say what it should.",
    "Compare with a neighbouring entry; docs/data.md lists every key.",
)
RULES = (UNREADABLE, NOT_TEXT, TWICE, CLEVER, TOO_LARGE, SHAPE)


class ShapeError(Exception):
    """A value is not of the kind that is needed; carries the finding out of the recursion."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class Node:
    """A YAML value and where it stands. Accessors raise ShapeError on the wrong kind."""

    def __init__(self, value: str | builtins.list[Node] | dict[str, Node], at: Location) -> None:
        self.value = value
        self.at = at

    def text(self) -> str:
        """Return the value as text."""
        if not isinstance(self.value, str):
            raise self.wrong("a text is expected here")
        return self.value

    def items(self) -> Iterator[tuple[str, Node]]:
        """Yield the pairs of a mapping in file order."""
        if not isinstance(self.value, dict):
            raise self.wrong("a mapping (key: value) is expected here")
        yield from self.value.items()

    def list(self) -> list[Node]:
        """Return the members of a list."""
        if not isinstance(self.value, list):
            raise self.wrong("a list is expected here")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(node.text() for node in self.list())

    def get(self, key: str) -> Node | None:
        """Return the value under `key`, or None."""
        if not isinstance(self.value, dict):
            raise self.wrong("a mapping (key: value) is expected here")
        return self.value.get(key)

    def __getitem__(self, key: str) -> Node:
        found = self.get(key)
        if found is None:
            raise self.wrong(f"the key {key!r} is missing")
        return found

    def text_at(self, key: str, default: str | None = None) -> str:
        """Return the text under `key`; without a default it must be there, and say something."""
        found = self.get(key)
        if default is not None:
            return default if found is None else found.text()
        text = self[key].text()
        if not text.strip():
            raise self[key].wrong(f"{key} is empty")
        return text

    def number_at(self, key: str) -> float:
        """Return the decimal number written as text under `key`."""
        node = self[key]
        if not _NUMBER.fullmatch(node.text()):  # float() also takes nan, 1_000 and digits of every script
            raise node.wrong(f"{node.text()!r} is not a number")
        return float(node.text())

    def whole_at(self, key: str) -> int:
        """Return the whole number, 1 or more, written as text under `key`."""
        node = self[key]
        if not _WHOLE.fullmatch(node.text()):
            raise node.wrong(f"{node.text()!r} is not a whole number from 1 upwards")
        return int(node.text())

    def only(self, *allowed: str) -> None:
        """Refuse keys that nobody reads: a misspelt key would be ignored in silence."""
        for key, node in self.items():
            if key not in allowed:
                fact = f"unknown key {key!r}; known here: {', '.join(allowed)}"
                raise node.wrong(fact, write_nearest(key, allowed))

    def wrong(self, message: str, hint: str = "") -> ShapeError:
        """Return the error that says what is wrong with this value; `hint` is a better way out."""
        return ShapeError(SHAPE.found(message, self.at, hint=hint))


def read_yaml(path: Path, shown: str, findings: list[Finding]) -> Node | None:
    """Read a file. `shown` is the path as findings print it. Returns None after a finding."""
    try:
        text = _text(path, shown)
    except ShapeError as refused:
        findings.append(refused.finding)
        return None
    return parse_yaml(text, shown, findings)


def parse_yaml(text: str, shown: str, findings: list[Finding]) -> Node | None:
    """Read the text of a file that is not on the disk (yet), as strictly."""
    try:
        if root := _Builder(text, shown).root():
            return root
        raise ShapeError(UNREADABLE.found("the file is empty", Location(shown, 1)))
    except ShapeError as refused:
        findings.append(refused.finding)
    except yaml.MarkedYAMLError as error:
        # An open quote is met at the end of the file; what helps is where it was opened.
        opened = error.context in _OPENED
        mark = error.context_mark if opened else error.problem_mark
        findings.append(
            UNREADABLE.found(error.problem or "not YAML", Location(shown, mark.line + 1 if mark else None))
        )
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1  # libyaml counts bytes
        findings.append(UNREADABLE.found(str(error).splitlines()[0], Location(shown, line)))
    return None


def _text(path: Path, shown: str) -> str:
    """Return the text of a file. A link, a pipe or a device may lead anywhere and never end."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise ShapeError(UNREADABLE.found("this is not a plain file", Location(shown), hint=ABSENT))
        if status.st_size > MAX_BYTES:
            raise ShapeError(TOO_LARGE.found(f"the file is larger than {MAX_BYTES} bytes", Location(shown)))
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        fault = UNREADABLE.found(f"cannot be read: {error.strerror}", Location(shown), hint=ABSENT)
    except UnicodeDecodeError as error:
        at = Location(shown, error.object[: error.start].count(b"\n") + 1)
        fault = UNREADABLE.found(f"byte {error.start} is not UTF-8", at, hint="Save the file as UTF-8.")
    raise ShapeError(fault)


@lru_cache(maxsize=4096)
def _kind(value: str) -> str:
    """Return as what YAML 1.1 would read a plain value. Most are keys, which are met again and again."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))
    return tag.rsplit(":", 1)[1]


class _Builder:
    """Makes the tree of the parser's events: it descends by itself, and not deeper than `MAX_DEPTH`."""

    def __init__(self, text: str, shown: str) -> None:
        self._parser: Any = _LOADER(text)
        self._next: Callable[[], Any] = self._parser.get_event
        self._shown = shown

    def root(self) -> Node | None:
        """Return the root; None where there is nothing but comments."""
        try:
            root = None
            documents = 0
            for event in iter(self._next, None):
                if isinstance(event, yaml.NodeEvent):
                    root = self._node(event, 1)
                elif isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        raise ShapeError(UNREADABLE.found("a second document begins here", self._at(event)))
            return root
        finally:
            self._parser.dispose()

    def _at(self, event: Any) -> Location:
        return Location(self._shown, event.start_mark.line + 1)

    def _node(self, event: Any, depth: int) -> Node:
        """Return the value that begins with an event, and take all events of it."""
        kind, at = type(event), Location(self._shown, event.start_mark.line + 1)
        if kind is yaml.ScalarEvent:
            return Node(self._text(event), at)
        self._check(event)
        if depth > MAX_DEPTH:
            raise ShapeError(TOO_LARGE.found(f"nested deeper than {MAX_DEPTH} levels", at))
        if kind is yaml.MappingStartEvent:
            return Node(self._pairs(depth + 1), at)
        members = []
        while type(member := self._next()) is not yaml.SequenceEndEvent:
            members.append(self._node(member, depth + 1))
        return Node(members, at)

    def _pairs(self, depth: int) -> dict[str, Node]:
        pairs: dict[str, Node] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                self._check(event)
                raise ShapeError(SHAPE.found("a key must be a text", self._at(event)))
            key = self._text(event)
            if key in pairs:
                raise ShapeError(TWICE.found(f"the key {key!r} is given twice", self._at(event)))
            pairs[key] = self._node(self._next(), depth)
        return pairs

    def _check(self, event: Any) -> None:
        """Refuse what lets a small file grow without bound."""
        if event.anchor:  # an alias has one too
            raise ShapeError(CLEVER.found("anchors and aliases are not allowed", self._at(event)))
        if event.tag:
            raise ShapeError(CLEVER.found(f"the tag {event.tag} is not allowed", self._at(event)))

    def _text(self, event: Any) -> str:
        if event.anchor or event.tag:
            self._check(event)
        value: str = event.value
        if event.implicit[0]:  # neither quoted nor a block
            kind = _kind(value)
            if kind != "str":
                message = f"{value!r} must be quoted: YAML would read it as {kind}"
                raise ShapeError(NOT_TEXT.found(message, self._at(event)))
        if not value.isprintable() and (strange := _CONTROL.search(value)):
            raise ShapeError(UNREADABLE.found(f"the value holds U+{ord(strange[0]):04X}", self._at(event)))
        return value
