"""A small right file, made without the program: what the tools must pass, and what mutants start from.

One page: a rule (artifact), a heading, a sentence, and a telephone number that is a link. Tagged,
PDF/UA-1 and PDF/A-2a. Object by object, so that a mutant can be made by taking one away.
"""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

__all__ = ["NUMBER", "SENTENCE", "TITLE", "specimen"]

TITLE = "Are you safe?"
SENTENCE = "You can call at any time, day or night."
NUMBER = "314-555-0142"
FONT = Path(__file__).parents[2] / "fonts" / "noto-sans" / "NotoSans-Regular.ttf"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Specimen</rdf:li></rdf:Alt></dc:title>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def specimen() -> bytes:
    """Return the bytes of the file."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(243, 153))
    page = pdf.pages[0]
    lines = (("H1", 12, 120, TITLE), ("P", 8, 96, SENTENCE), ("Link", 11, 70, NUMBER))
    content = ["/Artifact <</Type /Layout>> BDC 0.5 G 16 110 211 0.5 re f EMC"]
    with TTFont(FONT) as font:
        page.Resources = Dictionary(Font=Dictionary(F0=_font(pdf, font)))
        for i, (tag, size, y, text) in enumerate(lines):
            content.append(f"/{tag} <</MCID {i}>> BDC {_line(font, size, y, text)} EMC")
    page.Contents = pdf.make_stream("\n".join(content).encode())
    link = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=[16, 66, 140, 84],
            Border=[0, 0, 0],
            F=4,
            Contents=String(f"Call {NUMBER}"),
            A=Dictionary(S=Name.URI, URI=String("tel:+13145550142")),
            StructParent=1,
        )
    )
    page.obj.update(Dictionary(StructParents=0, Tabs=Name.S, Annots=Array([link])))
    _catalog(pdf, link)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _line(font: TTFont, size: int, y: int, text: str) -> str:
    cmap = font.getBestCmap()
    codes = "".join(f"{font.getGlyphID(cmap[ord(char)]):04X}" for char in text)
    return f"BT /F0 {size} Tf 1 0 0 1 16 {y} Tm <{codes}> Tj ET"


def _font(pdf: pikepdf.Pdf, font: TTFont) -> pikepdf.Object:
    """Embed the whole face; codes are glyph ids."""
    cmap, scale = font.getBestCmap(), 1000 / font["head"].unitsPerEm
    glyphs = {font.getGlyphID(cmap[ord(char)]): char for char in sorted({*TITLE, *SENTENCE, *NUMBER})}
    widths = [[glyph, [font["hmtx"][font.getGlyphName(glyph)][0] * scale]] for glyph in glyphs]
    maps = "\n".join(f"<{glyph:04X}> <{ord(char):04X}>" for glyph, char in glyphs.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Specimen def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(glyphs)} beginbfchar\n{maps}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    file = pdf.make_stream(FONT.read_bytes(), Length1=FONT.stat().st_size)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.NotoSans,
        Flags=4,
        FontBBox=[-1000, -500, 3000, 1500],
        ItalicAngle=0,
        Ascent=1069,
        Descent=-293,
        CapHeight=714,
        StemV=80,
        FontFile2=file,
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.NotoSans,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        W=Array([item for pair in widths for item in pair]),
        CIDToGIDMap=Name.Identity,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.NotoSans,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(to_unicode.encode()),
        )
    )


def _catalog(pdf: pikepdf.Pdf, link: pikepdf.Object) -> None:
    page = pdf.pages[0].obj
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    top = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    kids = [
        pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=top, Pg=page, K=i))
        for i, tag in enumerate(("H1", "P", "Link"))
    ]
    kids[1].Lang = String("en-US")
    kids[2].Alt = String(f"Call {NUMBER}")
    kids[2].K = Array([2, Dictionary(Type=Name.OBJR, Obj=link, Pg=page)])
    top.K = Array(kids)
    root.K = top
    root.ParentTree = Dictionary(Nums=Array([0, pdf.make_indirect(Array(kids)), 1, kids[2]]))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        DestOutputProfile=pdf.make_stream(profile, N=3),
    )
    pdf.Root.update(
        Dictionary(
            Lang=String("en"),
            MarkInfo=Dictionary(Marked=True),
            ViewerPreferences=Dictionary(DisplayDocTitle=True),
            StructTreeRoot=root,
            OutputIntents=Array([pdf.make_indirect(intent)]),
            Metadata=pdf.make_stream(_XMP.encode(), Type=Name.Metadata, Subtype=Name.XML),
        )
    )
