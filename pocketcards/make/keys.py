"""What a file is made from, as one hash: where that is the same, the file need not be made again.

A key covers the program, the faces, the options, the sheets of paper, the format, and everything that the
card says in its language and region. It covers what the manifest says of the file too, and the file's own
hash, so that a line that was damaged or came from elsewhere fits no file. It is no secret: who changes a
file and writes a new key deceives the next build, and not `verify` (docs/promise.md).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum

from pocketcards.make.maker import Plan
from pocketcards.model.artifact import Artifact
from pocketcards.model.location import Location
from pocketcards.model.order import Order

__all__ = ["Keys", "sealed"]


WITHOUT_EFFECT = ("families", "pictures")
"""Of a plan: the faces, whose hashes the program names, and the pictures of the page to start with."""
UNPRINTED = ("mixes",)
"""Of a region: which sheets there are besides, not what is on any."""


class Keys:
    """Makes the keys of a build."""

    def __init__(self, program: Mapping[str, str], plan: Plan) -> None:
        self._known: dict[int, tuple[object, str]] = {}
        """Hashes of cards, regions and languages, by id: none is let go, so that no other has it."""
        fields = (name for name in _fields_of(plan) if name not in WITHOUT_EFFECT)
        parts = (f"{name}={self._said(getattr(plan, name))}" for name in fields)
        self._common = _digest(repr(sorted(program.items())), *parts)

    def of(self, order: Order, format_name: str) -> str:
        """Return the hash of all that can change the files of an order in a format."""
        return _digest(self._common, format_name, order.label, self._said(order.editions))

    def _said(self, value: object) -> str:
        """Return a value as text: the same from equal values in any process, another from any other."""
        if value is None or isinstance(value, (bool, int, float, str, date)):
            return repr(value)
        if isinstance(value, Enum):
            return f"{type(value).__name__}.{value.name}"
        if isinstance(value, bytes):
            return hashlib.sha256(value).hexdigest()
        if isinstance(value, Location):
            return "Location"  # where a thing is written changes no file
        if isinstance(value, Mapping):
            return f"{{{','.join(f'{self._said(key)}:{self._said(one)}' for key, one in value.items())}}}"
        if isinstance(value, (set, frozenset)):
            return f"{{{','.join(sorted(map(self._said, value)))}}}"
        if (isinstance(value, tuple) and not hasattr(value, "_fields")) or isinstance(value, list):
            return f"({','.join(map(self._said, value))})"
        return self._of_fields(value)

    def _of_fields(self, value: object) -> str:
        known = self._known.get(id(value))
        if known is None:
            names = (name for name in _fields_of(value) if name not in UNPRINTED)
            text = ",".join(f"{name}={self._said(getattr(value, name))}" for name in names)
            known = self._known[id(value)] = value, _digest(type(value).__name__, text)
        return known[1]


def _fields_of(value: object) -> Iterable[str]:
    """Return the names of the fields of a value of `model`.

    Raises:
        TypeError: It is of a kind whose text nobody has thought of; paths differ between machines.
    """
    if isinstance(value, tuple):
        return tuple(getattr(value, "_fields", ()))
    raise TypeError(f"{type(value).__name__} has no place in a key")


def sealed(key: str, files: Iterable[Artifact]) -> str:
    """Return the key as a manifest holds it: bound to the files and to what it says of them."""
    said = [file.entry() | {"key": ""} for file in files]
    return _digest(key, json.dumps(sorted(said, key=lambda one: str(one["path"])), sort_keys=True))


def _digest(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:%b" % (len(data), data))
    return digest.hexdigest()
