"""The part of a face that a file embeds: cut by HarfBuzz, glyphs renumbered, no layout tables."""

from __future__ import annotations

from functools import lru_cache

import uharfbuzz as hb

from pocketcards.model.font import FontFace
from pocketcards.model.text import FontSubset
from pocketcards.typeset.text.faces import open_face

__all__ = ["nominal_subset", "subset"]

KEPT_TABLES = frozenset(("glyf", "loca", "head", "hhea", "hmtx", "maxp"))
"""What a PDF reader needs of a TrueType program used by glyph id (ISO 32000-1 §9.9)."""


@lru_cache(maxsize=512)
def subset(face: FontFace, glyphs: frozenset[int]) -> FontSubset:
    """Return the subset of a face for a set of glyph ids. Pure, so remembered."""
    opened = open_face(face)
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update({0, *glyphs})
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    for table in opened.hb_face.table_tags:
        if table not in KEPT_TABLES:
            dropped.add(int.from_bytes(table.encode("ascii"), "big"))
    plan = hb.SubsetPlan(opened.hb_face, wanted)
    data = bytes(plan.execute().blob.data)
    scale = 1000 / opened.upem
    metrics = opened.font.get_font_extents("ltr")
    return FontSubset(
        face=face,
        name=(opened.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Font").replace(" ", ""),
        data=data,
        renumbered=dict(plan.old_to_new_glyph_mapping),
        advances={glyph: opened.font.get_glyph_h_advance(glyph) for glyph in {0, *glyphs}},
        upem=opened.upem,
        ascent=round(metrics.ascender * scale),
        descent=round(metrics.descender * scale),
    )


def nominal_subset(face: FontFace, chars: str) -> tuple[FontSubset, dict[str, int]]:
    """Return what a file embeds to show characters that nothing shapes, and the glyph in it for each."""
    glyphs = {char: open_face(face).glyph(char) for char in chars}
    cut = subset(face, frozenset(glyphs.values()))
    return cut, {char: cut.renumbered[glyph] for char, glyph in glyphs.items()}
