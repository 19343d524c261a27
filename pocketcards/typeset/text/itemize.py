"""A paragraph becomes text runs: one face, one script, one level each (UAX #24 §5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pocketcards.model.text import ATOM
from pocketcards.typeset.text.faces import OpenFace
from pocketcards.unicode import category, script

__all__ = ["TextRun", "itemize"]

NEUTRAL = frozenset(("Zyyy", "Zinh"))
FIGURES = frozenset("0123456789")
"""Figures look the same on every card: they come from the last family, the one of the numbers."""


class TextRun(NamedTuple):
    """Characters to be shaped together. `missing` runs hold what no face has."""

    start: int
    end: int
    face: OpenFace
    script: str
    level: int
    missing: bool


def itemize(
    text: str, levels: Sequence[int], faces: Sequence[OpenFace], scripts: tuple[str, ...]
) -> list[TextRun]:
    """Split `text` into runs. Number atoms get a run of their own.

    Args:
        text: The paragraph.
        levels: Embedding level of each character.
        faces: The stack, best first.
        scripts: Scripts of the writing system; the first serves neutral text.
    """
    runs: list[TextRun] = []
    resolved = _resolve_scripts(text, scripts)
    face: OpenFace | None = None
    figures = faces[-1]
    start, like = 0, None
    for i, char in enumerate(text):
        if char == ATOM:
            face, missing, kind = None, False, (i, faces[0], "Latn", levels[i], False)
        else:
            face, missing = (figures, False) if char in FIGURES else _face_of(char, face, faces)
            kind = (-1, face, resolved[i], levels[i], missing)
        if like is not None and kind != like:
            runs.append(TextRun(start, i, *like[1:]))
            start = i
        like = kind
    if like is not None:
        runs.append(TextRun(start, len(text), *like[1:]))
    return runs


def _face_of(char: str, last: OpenFace | None, faces: Sequence[OpenFace]) -> tuple[OpenFace, bool]:
    """Return the face for a character, and whether even that one lacks it."""
    if last is faces[0] and last.glyph(char):
        return last, False
    kind = category(char)
    if last is not None and (kind == "Cf" or (kind in ("Mn", "Mc", "Me", "Zs") and last.glyph(char))):
        return last, False  # joiners and marks stay with their base, spaces with their word
    for face in faces:
        if face.glyph(char):
            return face, False
    return faces[0], kind != "Cf"


def _resolve_scripts(text: str, scripts: tuple[str, ...]) -> list[str]:
    """Give neutral characters the script before them, leading ones that of the writing system.

    Scripts that one writing system mixes (kanji and kana) count as one: they share a face.
    """
    current = scripts[0]
    resolved = []
    for char in text:
        own = script(char)
        if own not in NEUTRAL:
            current = scripts[0] if own in scripts else own
        resolved.append(current)
    return resolved
