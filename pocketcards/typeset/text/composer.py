"""Texts of an edition as shaped paragraphs: the one place that knows fonts, language and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pocketcards.errors import InputError
from pocketcards.model.font import NUMBER_FAMILY, FontFamily
from pocketcards.model.geometry import Em
from pocketcards.model.locale import SOURCE_LANGUAGE, Language
from pocketcards.model.text import ATOM, Atom
from pocketcards.typeset.page.paragraph import Paragraph, shape_paragraph
from pocketcards.typeset.text.faces import Stack, open_face, stack_for
from pocketcards.typeset.text.itemize import TextRun, itemize
from pocketcards.typeset.text.shape import draws, shape_run
from pocketcards.unicode import category
from pocketcards.writing import WritingSystem, writing_system

__all__ = ["ENGLISH", "Composer", "Voice"]

ENGLISH = SOURCE_LANGUAGE
CIRCLE = "\N{DOTTED CIRCLE}"
NUMBERED = 2048
"""More paragraphs with numbers than the cards of a region have in all languages."""
SIMPLE = frozenset(("Arab", "Cyrl", "Grek", "Hang", "Hani", "Hebr", "Laoo", "Latn", "Thai"))
"""Scripts in which HarfBuzz sets any mark on any letter; in the others a mark must belong to its syllable."""


class Voice(NamedTuple):
    """A language with what sets it."""

    language: Language
    writing: WritingSystem
    stack: Stack
    leading: Em
    """From one baseline to the next."""


class Composer:
    """Shapes texts and remembers them: one shaping serves every size, card and region.

    What it remembers are pure functions of text, language and fonts, so the bytes of a file
    cannot depend on what was set before it.
    """

    def __init__(self, fonts: Mapping[str, FontFamily]) -> None:
        self._fonts = fonts
        self._voices: dict[tuple[str, str], Voice | None] = {}
        self._paragraphs: dict[tuple[str, tuple[Atom, ...], str, str, bool], Paragraph] = {}
        self._numbered: dict[tuple[str, tuple[Atom, ...], str, str, bool], Paragraph] = {}
        """Those with numbers: every county has its own, so only the last ones are remembered."""
        self._shown: dict[tuple[str, str], set[str]] = {}
        """By locale and writing system, characters of which it is known that some face has them."""
        self._loose: dict[tuple[str, str, str], list[str]] = {}
        self._unmarked: set[str] = set()
        """Characters of which it is known that they are no marks."""
        self._number_face = open_face(fonts[NUMBER_FAMILY].face(bold=True))

    def voice(self, language: Language) -> Voice | None:
        """Return how a language is set; None where no font or writing system covers it."""
        key = language.locale, language.writing
        if key not in self._voices:
            writing = writing_system(language.writing)
            stack = stack_for(language, self._fonts)
            self._voices[key] = _voice(language, writing, stack) if writing and stack else None
        return self._voices[key]

    def paragraph(
        self, text: str, language: Language, *, bold: bool = False, atoms: tuple[Atom, ...] = ()
    ) -> Paragraph:
        """Return a text of `language`, shaped. ATOM in the text stands for each number."""
        key = (text, atoms, language.locale, language.writing, bold)
        remembered = self._numbered if atoms else self._paragraphs
        found = remembered.get(key)
        if found is None:
            voice = self.voice(language)
            if voice is None:
                raise InputError(f"no vendored font sets {language.writing}")
            if len(self._numbered) >= NUMBERED:
                del self._numbered[next(iter(self._numbered))]
            found = remembered[key] = shape_paragraph(
                text,
                atoms,
                stack=voice.stack,
                writing=voice.writing,
                tag=language.tag,
                rtl=language.is_rtl,
                bold=bold,
                number_face=self._number_face,
            )
        return found

    def missing(self, text: str, language: Language) -> list[str]:
        """Return the characters of a text that no face of its language has."""
        voice = self.voice(language)
        if voice is None:
            return list(text)
        shown = self._shown.setdefault((language.locale, language.writing), set())
        if shown.issuperset(text):
            return []
        faces = voice.stack.faces(bold=False)
        missing = [
            char
            for char in dict.fromkeys(text)
            if char not in shown and not any(face.glyph(char) for face in faces) and category(char) != "Cf"
        ]
        shown.update(set(text).difference(missing))
        return missing

    def loose_marks(self, text: str, language: Language) -> list[str]:
        """Return what of a text has marks that no letter carries; a dotted circle is put under them."""
        key = (text, language.locale, language.writing)
        if key not in self._loose:
            self._loose[key] = self._loose_marks(text, language)
        return self._loose[key]

    def _loose_marks(self, text: str, language: Language) -> list[str]:
        voice = self.voice(language)
        if voice is None or self._unmarked.issuperset(text) or CIRCLE in text:
            return []
        self._unmarked.update(char for char in set(text) if category(char)[0] != "M")
        marked = [i for i, char in enumerate(text) if char not in self._unmarked]
        loose = [text[i] for i in marked if i == 0 or category(text[i - 1])[0] in "PZ"]
        if loose or voice.writing.scripts[0] in SIMPLE:
            return loose
        faces = voice.stack.faces(bold=False)
        runs = itemize(text, [int(language.is_rtl)] * len(text), faces, voice.writing.scripts)
        return [part for run in runs for part in _circled(text, run, language.tag)]

    def number(self, atom: Atom) -> Paragraph:
        """Return a number that stands alone."""
        return self.paragraph(ATOM, ENGLISH, bold=True, atoms=(atom,))


def _voice(language: Language, writing: WritingSystem, stack: Stack) -> Voice:
    return Voice(language, writing, stack, writing.leading * stack.main.scale)


def _circled(text: str, run: TextRun, tag: str) -> list[str]:
    """Return what of a run is drawn with a dotted circle."""
    circle = run.face.glyph(CIRCLE)
    if not circle or not draws(text, run, tag, circle):
        return []
    clusters = shape_run(text, run, tag, 1.0).clusters
    return [one.text for one in clusters if any(glyph.id == circle for glyph in one.glyphs)]
