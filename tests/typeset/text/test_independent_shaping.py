"""Shaping beside another build of HarfBuzz: Debian's hb-shape, given the same face and text.

What is compared: glyph ids, advances and offsets of whole messages, in every language. It shows that
script, language and direction reach the shaper, and that nothing is lost between it and us.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from pocketcards.typeset.text.faces import OpenFace
from pocketcards.typeset.text.itemize import TextRun
from pocketcards.typeset.text.shape import shape_run
from tests.bundled import LOCALES, SHEETS, composer, edition
from tests.sheets import paragraphs, sheets, voice_of
from tests.support.each import each
from tests.support.programs import program

SEVERAL_FACES = ("Adlm",)
"""Scripts whose punctuation comes from another face on every line of the sheet."""

Positioned = tuple[int, int, int, int]


def independent(
    texts: list[str], face: Path, script: str, tag: str, direction: str
) -> list[list[Positioned]]:
    options = ["--no-glyph-names", "--output-format=json", f"--direction={direction}"]
    options += [f"--script={script}", f"--language={tag}", "--cluster-level=0"]
    done = subprocess.run(
        [program("hb-shape"), *options, str(face)],
        input="\n".join(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        [(glyph["g"], glyph["ax"], glyph["dx"], glyph["dy"]) for glyph in json.loads(line)]
        for line in done.stdout.splitlines()
    ]


def ours(text: str, face: OpenFace, script: str, tag: str, rtl: bool) -> list[Positioned]:
    run = shape_run(text, TextRun(0, len(text), face, script, int(rtl), False), tag, 1.0)
    return [(g.id, g.advance, g.dx, g.dy) for cluster in run.clusters for g in cluster.glyphs]


@each("bold", [False, True])
@each("locale", LOCALES)
def test_same_glyphs_in_the_same_places(locale: str, bold: bool) -> None:
    language = edition("hotline", locale).language
    voice = composer().voice(language)
    assert voice
    face = voice.stack.faces(bold)[0]
    script = voice.writing.scripts[0]
    texts = [
        text
        for card in ("hotline", "indicator")
        for text in edition(card, locale).texts.values()
        if "{" not in text
    ]
    other = independent(texts, face.face.path, script, language.tag, "rtl" if language.is_rtl else "ltr")
    for text, expected in zip(texts, other, strict=True):
        assert ours(text, face, script, language.tag, language.is_rtl) == expected, text


def test_sheets_have_the_same_glyphs_too() -> None:
    """Every script that the fonts cover; lines that need a second face are left to the other tests."""
    for locale in SHEETS:
        language, voice = voice_of(locale)
        compared = 0
        for shaped in paragraphs(sheets()[locale]):
            if len(shaped.runs) != 1:
                continue
            run = shaped.runs[0]
            direction = "rtl" if run.level & 1 else "ltr"
            (expected,) = independent([shaped.text], run.face.face.path, run.script, language.tag, direction)
            found = [(g.id, g.advance, g.dx, g.dy) for cluster in run.clusters for g in cluster.glyphs]
            assert found == expected, shaped.text
            compared += 1
        assert compared or voice.writing.tag in SEVERAL_FACES
