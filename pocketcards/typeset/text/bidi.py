"""The order of text on a line: the Unicode Bidirectional Algorithm (UAX #9).

`resolve` gives every character of a paragraph its level (P2 to I2), `line_levels` adjusts them
for a line (L1), `reorder` puts them from left to right (L2). Marks (L3) and mirrored brackets
(L4) are HarfBuzz's work: it gets runs of odd level as right-to-left. Splitting text into
paragraphs (P1) is the caller's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pocketcards.typeset.text.bidi_rules import ISOLATES, IsolatingRun, direction, resolve_run
from pocketcards.unicode import bidi_class

__all__ = ["Levels", "line_levels", "reorder", "reset_levels", "resolve", "resolve_classes"]

_MAX_DEPTH = 125
"""Deepest explicit level (BD2)."""
_EMBEDDINGS = frozenset(("LRE", "RLE", "LRO", "RLO"))
_REMOVED = _EMBEDDINGS | {"PDF", "BN"}
"""What rule X9 takes out. We keep it, at the level of what stands before (§5.2)."""
_EXPLICIT = _REMOVED | ISOLATES | {"PDI"}
_LEFT_TO_RIGHT = frozenset(("L", "EN", "ES", "ET", "CS", "NSM", "BN", "B", "S", "WS", "ON"))
"""Classes that leave a left-to-right paragraph at level 0."""
_WHITE = _EXPLICIT | {"WS"}
"""What rule L1 resets at the end of a line and before a tab."""


class Levels(NamedTuple):
    """The result for a paragraph, before rule L1."""

    paragraph: int
    """0 left to right, 1 right to left."""
    levels: tuple[int, ...]
    """Embedding level of each character; odd ones run right to left."""


def resolve(text: str, base: int | None = None) -> Levels:
    """Return the levels of a paragraph.

    Args:
        text: One paragraph, in logical order.
        base: Its level, 0 or 1; None to take it from the first strong character (P2, P3).
    """
    if base != 1 and text.isascii():
        return Levels(0, (0,) * len(text))
    return resolve_classes([bidi_class(char) for char in text], base, text)


def resolve_classes(classes: Sequence[str], base: int | None = None, text: str = "") -> Levels:
    """Return the levels of a paragraph of which the Bidi_Class values are known.

    Args:
        classes: Bidi_Class of each character.
        base: As for `resolve`.
        text: The characters themselves, for bracket pairs (N0); empty means there are none.
    """
    if base != 1 and _LEFT_TO_RIGHT.issuperset(classes):
        return Levels(0, (0,) * len(classes))
    pairs = {} if ISOLATES.isdisjoint(classes) else _isolate_pairs(classes)
    if base is None:
        base = _first_strong(classes, pairs, 0, len(classes)) or 0
    if _EXPLICIT.isdisjoint(classes):
        side = direction(base)
        whole = IsolatingRun(range(len(classes)), base, side, side)
        return Levels(base, tuple(resolve_run(whole, list(classes), classes, text)))
    levels, types = _explicit_levels(classes, base, pairs)
    for run in _isolating_runs(classes, tuple(levels), base, pairs):
        resolved = resolve_run(
            run,
            [types[i] for i in run.indices],
            [classes[i] for i in run.indices],
            "".join([text[i] for i in run.indices]) if text else "",
        )
        for i, level in zip(run.indices, resolved, strict=True):
            levels[i] = level
    _level_removed(classes, levels, base)
    return Levels(base, tuple(levels))


def _isolate_pairs(classes: Sequence[str]) -> dict[int, int]:
    """BD9: return the place of each isolate initiator and of the PDI that matches it."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for i, kind in enumerate(classes):
        if kind in ISOLATES:
            waiting.append(i)
        elif kind == "PDI" and waiting:
            pairs[waiting.pop()] = i
        elif kind == "B":  # none reaches beyond its paragraph
            waiting.clear()
    return pairs


def _first_strong(classes: Sequence[str], pairs: Mapping[int, int], start: int, end: int) -> int | None:
    """P2, P3: return the level of the first strong character outside isolates, if there is one."""
    i = start
    while i < end:
        kind = classes[i]
        if kind == "L":
            return 0
        if kind in ("R", "AL"):
            return 1
        if kind in ISOLATES:
            i = pairs.get(i, end)
        i += 1
    return None


class _Status(NamedTuple):
    """An entry of the directional status stack (X1)."""

    level: int
    override: str
    """Class that characters are given, or empty."""
    isolate: bool


class _StatusStack:
    """The directional status stack and its three counters (X1)."""

    def __init__(self, base: int) -> None:
        self.entries = [_Status(base, "", False)]
        self.overflow_isolates = 0
        self.overflow_embeddings = 0
        self.valid_isolates = 0

    @property
    def top(self) -> _Status:
        return self.entries[-1]

    def _push(self, rtl: bool, override: str, isolate: bool) -> bool:
        """Push an entry at the next odd or even level, unless that is too deep."""
        level = (self.top.level + 1) | 1 if rtl else (self.top.level + 2) & ~1
        if level > _MAX_DEPTH or self.overflow_isolates or self.overflow_embeddings:
            return False
        self.entries.append(_Status(level, override, isolate))
        return True

    def embed(self, kind: str) -> None:
        """X2 to X5: begin an embedding or override."""
        override = {"RLO": "R", "LRO": "L"}.get(kind, "")
        if not self._push(kind in ("RLE", "RLO"), override, False) and not self.overflow_isolates:
            self.overflow_embeddings += 1

    def isolate(self, rtl: bool) -> None:
        """X5a to X5c: begin an isolate."""
        if self._push(rtl, "", True):
            self.valid_isolates += 1
        else:
            self.overflow_isolates += 1

    def end_isolate(self) -> None:
        """X6a: end an isolate, and every embedding that was left open in it."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.top.isolate:
                self.entries.pop()
            self.entries.pop()
            self.valid_isolates -= 1

    def end_embedding(self) -> None:
        """X7: end an embedding."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.top.isolate and len(self.entries) > 1:
            self.entries.pop()


def _explicit_levels(
    classes: Sequence[str], base: int, pairs: Mapping[int, int]
) -> tuple[list[int], list[str]]:
    """X1 to X8: return explicit levels, and the classes as overrides leave them."""
    levels = [base] * len(classes)
    types = list(classes)
    stack = _StatusStack(base)
    for i, kind in enumerate(classes):
        if kind == "B":  # X8: ends everything; its level is the paragraph's
            stack = _StatusStack(base)
            continue
        if kind == "PDI":
            stack.end_isolate()
        levels[i] = stack.top.level
        if kind not in _REMOVED and stack.top.override:
            types[i] = stack.top.override  # X5a, X6, X6a
        if kind in ISOLATES:
            stack.isolate(_is_rtl_isolate(classes, pairs, i))
        elif kind in _EMBEDDINGS:
            stack.embed(kind)
        elif kind == "PDF":
            stack.end_embedding()
    return levels, types


def _is_rtl_isolate(classes: Sequence[str], pairs: Mapping[int, int], place: int) -> bool:
    """X5c: an FSI takes its direction from the text in it."""
    if classes[place] != "FSI":
        return classes[place] == "RLI"
    return _first_strong(classes, pairs, place + 1, pairs.get(place, len(classes))) == 1


def _isolating_runs(
    classes: Sequence[str], levels: Sequence[int], base: int, pairs: Mapping[int, int]
) -> list[IsolatingRun]:
    """X9, X10: return the isolating run sequences of a paragraph."""
    runs = _level_runs([i for i, kind in enumerate(classes) if kind not in _REMOVED], levels)
    around = [base, *(levels[run[0]] for run in runs), base]
    starting = {run[0]: n for n, run in enumerate(runs)}
    continuing = starting.keys() & pairs.values()
    found: list[IsolatingRun] = []
    for first, run in enumerate(runs):
        if run[0] in continuing:
            continue
        indices, last = list(run), first
        while (end := pairs.get(indices[-1])) is not None:
            last = starting[end]
            indices += runs[last]
        level = levels[run[0]]
        after = base if classes[indices[-1]] in ISOLATES else around[last + 2]
        sos, eos = direction(max(level, around[first])), direction(max(level, after))
        found.append(IsolatingRun(indices, level, sos, eos))
    return found


def _level_runs(kept: Sequence[int], levels: Sequence[int]) -> list[list[int]]:
    """BD7: return the stretches of one level."""
    runs: list[list[int]] = []
    for i in kept:
        if runs and levels[runs[-1][-1]] == levels[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _level_removed(classes: Sequence[str], levels: list[int], base: int) -> None:
    """Give what X9 would remove the level of what stands before it (§5.2)."""
    before = base
    for i, kind in enumerate(classes):
        if kind in _REMOVED:
            levels[i] = before
        before = levels[i]


def line_levels(text: str, levels: Sequence[int], paragraph: int, start: int, end: int) -> list[int]:
    """Return the levels of the line from `start` to `end` of a paragraph (L1)."""
    on_line = list(levels[start:end])
    if on_line.count(paragraph) == len(on_line):
        return on_line
    return reset_levels([bidi_class(char) for char in text[start:end]], on_line, paragraph)


def reset_levels(classes: Sequence[str], levels: Sequence[int], paragraph: int) -> list[int]:
    """L1: put separators, and white space before them or at the end, at the paragraph's level."""
    result = list(levels)
    resetting = True
    for i in range(len(result) - 1, -1, -1):
        resetting = classes[i] in ("S", "B") or (resetting and classes[i] in _WHITE)
        if resetting:
            result[i] = paragraph
    return result


def reorder(levels: Sequence[int]) -> list[int]:
    """L2: return the places of items from left to right, for characters or whole runs of a line."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level & 1]
    if not odd:
        return order
    for limit in range(max(levels), min(odd) - 1, -1):
        start = 0
        for i in range(len(levels) + 1):
            if i == len(levels) or levels[i] < limit:
                order[start:i] = order[start:i][::-1]
                start = i + 1
    return order
