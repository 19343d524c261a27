"""Rules W1 to I2 of UAX #9: the levels within one isolating run sequence.

Each rule is one function over the list of Bidi_Class values, changed in place. A rule is only
called where the classes that it looks for are present.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pocketcards.typeset.text.bidi_brackets import CLOSING, OPENING

__all__ = ["ISOLATES", "IsolatingRun", "resolve_run"]

ISOLATES = frozenset(("LRI", "RLI", "FSI"))
"""Isolate initiators (BD8)."""
_ISOLATE_CONTROLS = ISOLATES | {"PDI"}
_NEUTRALS = _ISOLATE_CONTROLS | {"B", "S", "WS", "ON"}
"""`NI` in the rules N1 and N2."""
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""Direction of what surrounds a neutral: numbers count as R (N0, N1)."""
_MAX_OPEN_BRACKETS = 63
"""Size of the stack in BD16."""
_RAISE = ({"L": 0, "R": 1, "AN": 2, "EN": 2}, {"L": 1, "R": 0, "AN": 1, "EN": 1})
"""How much a class adds to an even (I1) and to an odd (I2) level."""


class IsolatingRun(NamedTuple):
    """An isolating run sequence (BD13): runs of one level, joined over the isolates between them."""

    indices: Sequence[int]
    """Where its characters stand in the paragraph."""
    level: int
    sos: str
    """Direction at its start (X10)."""
    eos: str
    """Direction at its end (X10)."""

    @property
    def embedding(self) -> str:
        """The direction of its level."""
        return direction(self.level)


def direction(level: int) -> str:
    """Return the direction of a level (BD2)."""
    return "R" if level & 1 else "L"


def resolve_run(run: IsolatingRun, types: list[str], original: Sequence[str], text: str) -> list[int]:
    """Return the level of each character of an isolating run sequence.

    Args:
        run: The sequence.
        types: Its classes, after overrides (X6); used up.
        original: Its classes before overrides.
        text: Its characters; empty where only classes are known, and no bracket is meant.
    """
    _resolve_weak(types, run.sos)
    if not OPENING.keys().isdisjoint(text):
        _n0(types, run, original, text)
    if not _NEUTRALS.isdisjoint(types):
        _n1(types, run)
        _n2(types, run.embedding)
    add = _RAISE[run.level & 1]
    return [run.level + add[kind] for kind in types]


def _resolve_weak(types: list[str], sos: str) -> None:
    present = set(types)
    if "NSM" in present:
        _w1(types, sos)
    if "AL" in present:
        _w2(types)
        _w3(types)
    if not present.isdisjoint(("ES", "ET", "CS")):
        _w4(types)
        _w5(types)
        _w6(types)
    if "EN" in present:
        _w7(types, sos)


def _w1(types: list[str], sos: str) -> None:
    """W1: a mark takes the class of what it stands on; after an isolate control, it is neutral."""
    before = sos
    for i, kind in enumerate(types):
        if kind == "NSM":
            types[i] = "ON" if before in _ISOLATE_CONTROLS else before
        before = types[i]


def _w2(types: list[str]) -> None:
    """W2: after an Arabic letter, European digits are Arabic numbers."""
    strong = ""
    for i, kind in enumerate(types):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[i] = "AN"


def _w3(types: list[str]) -> None:
    """W3: Arabic letters are R."""
    for i, kind in enumerate(types):
        if kind == "AL":
            types[i] = "R"


def _w4(types: list[str]) -> None:
    """W4: one separator between two numbers of the same kind belongs to them."""
    for i in range(1, len(types) - 1):
        before = types[i - 1]
        if before != types[i + 1]:
            continue
        if (types[i] == "CS" and before in ("EN", "AN")) or (types[i] == "ES" and before == "EN"):
            types[i] = before


def _w5(types: list[str]) -> None:
    """W5: terminators beside a European number belong to it."""
    for start, end in _stretches(types, frozenset(("ET",))):
        if "EN" in (*types[max(start - 1, 0) : start], *types[end : end + 1]):
            types[start:end] = ["EN"] * (end - start)


def _w6(types: list[str]) -> None:
    """W6: other separators and terminators are neutral."""
    for i, kind in enumerate(types):
        if kind in ("ES", "ET", "CS"):
            types[i] = "ON"


def _w7(types: list[str], sos: str) -> None:
    """W7: after L, a European number is L."""
    strong = sos
    for i, kind in enumerate(types):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[i] = "L"


def _n0(types: list[str], run: IsolatingRun, original: Sequence[str], text: str) -> None:
    """N0: the two brackets of a pair take one direction."""
    for opening, closing in _bracket_pairs(types, text):
        kind = _pair_direction(types, opening, closing, run)
        if kind is None:
            continue
        for bracket in (opening, closing):
            types[bracket] = kind
            # Marks on the bracket, which W1 made neutral with it, follow it.
            mark = bracket + 1
            while mark < len(types) and original[mark] == "NSM":
                types[mark] = kind
                mark += 1


def _bracket_pairs(types: Sequence[str], text: str) -> list[tuple[int, int]]:
    """BD16: return bracket pairs by the place of their opening bracket."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for i, char in enumerate(text):
        if types[i] != "ON":
            continue
        if char in OPENING:
            if len(waiting) == _MAX_OPEN_BRACKETS:
                break
            waiting.append((OPENING[char], i))
        elif char in CLOSING:
            _close(CLOSING[char], i, waiting, pairs)
    return sorted(pairs)


def _close(closing: str, place: int, waiting: list[tuple[str, int]], pairs: list[tuple[int, int]]) -> None:
    """Pair a closing bracket with the innermost one that waits for it; drop those inside."""
    for depth in range(len(waiting) - 1, -1, -1):
        if waiting[depth][0] == closing:
            pairs.append((waiting[depth][1], place))
            del waiting[depth:]
            return


def _pair_direction(types: Sequence[str], opening: int, closing: int, run: IsolatingRun) -> str | None:
    """Return the direction of a bracket pair, or None for one with nothing strong inside (N0 d)."""
    inside = {_STRONG[kind] for kind in types[opening + 1 : closing] if kind in _STRONG}
    if not inside:
        return None
    if run.embedding in inside:
        return run.embedding  # N0 b
    for i in range(opening - 1, -1, -1):
        if types[i] in _STRONG:
            return _STRONG[types[i]]  # N0 c 1: what is inside goes on from what is before
    return run.sos  # N0 c 2 is the same: it is either the direction inside or the embedding


def _n1(types: list[str], run: IsolatingRun) -> None:
    """N1: neutrals between two of the same direction take it."""
    for start, end in _stretches(types, _NEUTRALS):
        before = _STRONG[types[start - 1]] if start else run.sos
        after = _STRONG[types[end]] if end < len(types) else run.eos
        if before == after:
            types[start:end] = [before] * (end - start)


def _n2(types: list[str], embedding: str) -> None:
    """N2: other neutrals take the direction of their level."""
    for i, kind in enumerate(types):
        if kind in _NEUTRALS:
            types[i] = embedding


def _stretches(types: Sequence[str], wanted: frozenset[str]) -> list[tuple[int, int]]:
    """Return start and end of each unbroken stretch of the wanted classes."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for i, kind in enumerate(types):
        if kind in wanted:
            start = i if start is None else start
        elif start is not None:
            found.append((start, i))
            start = None
    if start is not None:
        found.append((start, len(types)))
    return found
