"""Faces for pages: cut to the texts, and shaped by a browser as the whole face is."""

from __future__ import annotations

import io

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from pocketcards.model.font import FontFace
from pocketcards.typeset.text.faces import open_face, stack_for
from pocketcards.typeset.text.webface import web_face
from tests.bundled import project


def shaped(font: hb.Font, text: str) -> list[tuple[int, int, int, int]]:
    """Return where the glyphs of a text come to lie, whatever their numbers are."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return [
        (one.x_advance, one.x_offset, one.y_offset, info.cluster)
        for one, info in zip(buffer.glyph_positions, buffer.glyph_infos, strict=True)
    ]


def missing(font: hb.Font, text: str) -> bool:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return any(info.codepoint == 0 for info in buffer.glyph_infos)


def opened(data: bytes) -> hb.Font:
    plain = io.BytesIO()
    with TTFont(io.BytesIO(data)) as font:
        font.flavor = None
        font.save(plain)
    return hb.Font(hb.Face(plain.getvalue()))


def test_every_text_is_shaped_as_by_the_whole_face() -> None:
    wrong = []
    for locale, catalog in project().catalogs.items():
        language = project().languages.get(locale)
        stack = stack_for(language, project().fonts) if language else None
        texts = [one.msgstr.replace("{emergency}", "") for one in catalog.entries.values() if one.msgstr]
        if stack is None or not texts:
            continue
        face: FontFace = stack.main.regular
        cut = web_face(face, "".join(sorted(set("".join(texts)))))
        assert cut, locale
        page, whole = opened(cut.data), open_face(face).font
        for text in texts:
            words = [word for word in text.split() if not set(word) - cut.chars]
            wrong += [
                (locale, word)
                for word in words
                if missing(page, word) or shaped(page, word) != shaped(whole, word)
            ]
    assert wrong == []


def test_a_face_without_the_characters_is_none() -> None:
    face = project().fonts["noto-sans"].regular
    assert web_face(face, "ក") is None
    assert web_face(face, "Aa") is web_face(face, "Aa")
