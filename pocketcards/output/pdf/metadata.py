"""What a file says about itself: XMP for PDF/A and PDF/UA, and colour profiles made from nothing.

Profiles are computed, not vendored: the same bytes on every machine, and no licence to carry.
"""

from __future__ import annotations

import struct
from functools import cache

__all__ = ["DATE", "PRODUCER", "grey_profile", "plain_xmp", "screen_xmp", "srgb_profile"]

DATE = "2000-01-01T00:00:00Z"
"""Files carry no time: their bytes depend on their inputs alone."""
PRODUCER = "pocketcards"

_XML_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_UA_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Indicates the part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
_X_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/X ID Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.npes.org/pdfx/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfxid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>GTS_PDFXVersion</pdfaProperty:name>'
    "<pdfaProperty:valueType>Text</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>ID of PDF/X standard</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
_NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
    'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" '
    'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"'
)
_PRESS_NAMESPACES = (
    ' xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
)


def screen_xmp(title: str, lang: str) -> bytes:
    """Return the XMP of a screen file: PDF/A-2a and PDF/UA-1 (ISO 19005-2 6.6, ISO 14289-1 5)."""
    return _packet(title, lang, "A", "", "<pdfuaid:part>1</pdfuaid:part>", _UA_SCHEMA)


def plain_xmp(title: str, lang: str, *, press: bool = False) -> bytes:
    """Return the XMP of a file for printing: PDF/A-2b, and PDF/X-4 for the press (ISO 15930-7 6.2)."""
    told = ""
    if press:
        told = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><xmpMM:VersionID>1</xmpMM:VersionID>"
        told += f"<xmpMM:RenditionClass>default</xmpMM:RenditionClass>{_X_SCHEMA}"
    return _packet(title, lang, "B", _PRESS_NAMESPACES, "", told)


def _packet(title: str, lang: str, level: str, namespaces: str, claims: str, told: str) -> bytes:
    """Return an XMP packet that claims PDF/A-2 of a level.

    Args:
        title: Of the file.
        lang: BCP 47.
        level: A or B.
        namespaces: Further ones.
        claims: Of another standard, after those of PDF/A.
        told: Further properties, and the schemas that declare them.
    """
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {_NAMESPACES}{namespaces}>'
        f"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>"
        f"{claims}<dc:format>application/pdf</dc:format>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title.translate(_XML_SPECIAL)}'
        "</rdf:li></rdf:Alt></dc:title>"
        f"<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{DATE}</xmp:CreateDate><xmp:ModifyDate>{DATE}</xmp:ModifyDate>"
        f"<xmp:MetadataDate>{DATE}</xmp:MetadataDate>{told}"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
    return packet.encode("utf-8")


@cache
def grey_profile() -> bytes:
    """Return an ICC v2.1 output profile: one black ink, gamma 2.2."""
    curve = struct.pack(">4sIIH", b"curv", 0, 1, round(2.2 * 256))
    tags = [
        (b"desc", _description("Gray gamma 2.2, computed")),
        (b"cprt", b"text\0\0\0\0CC0\0"),
        (b"wtpt", _xyz(0.9642, 1.0, 0.8249)),
        (b"kTRC", curve),
    ]
    return _profile(b"prtr", b"GRAY", tags)


@cache
def srgb_profile() -> bytes:
    """Return an ICC v2.1 display profile with the sRGB primaries and curve (IEC 61966-2-1)."""
    curve = struct.pack(">4sII", b"curv", 0, 256) + b"".join(
        struct.pack(">H", round(65535 * _linear(i / 255))) for i in range(256)
    )
    tags = [
        (b"desc", _description("sRGB, computed from IEC 61966-2-1")),
        (b"cprt", b"text\0\0\0\0CC0\0"),
        (b"wtpt", _xyz(0.9505, 1.0, 1.0891)),
        (b"rXYZ", _xyz(0.4361, 0.2225, 0.0139)),
        (b"gXYZ", _xyz(0.3851, 0.7169, 0.0971)),
        (b"bXYZ", _xyz(0.1431, 0.0606, 0.7141)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    return _profile(b"mntr", b"RGB ", tags)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _xyz(x: float, y: float, z: float) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">iii", *(round(value * 65536) for value in (x, y, z)))


def _description(words: str) -> bytes:
    ascii_words = words.encode("ascii") + b"\0"
    tail = struct.pack(">II", 0, 0) + struct.pack(">HB", 0, 0) + b"\0" * 67
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_words)) + ascii_words + tail


def _profile(device: bytes, space: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    """Return header, tag table and tag data (ICC.1:1998-09); equal tags share their data."""
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    stored: dict[bytes, int] = {}
    for signature, data in tags:
        if data not in stored:
            stored[data] = offset + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += signature + struct.pack(">II", stored[data], len(data))
    size = 128 + len(table) + len(body)
    header = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, device, space, b"XYZ ")
    header += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 24
    header += struct.pack(">iii", round(0.9642 * 65536), 65536, round(0.8249 * 65536))
    return header.ljust(128, b"\0") + table + body
