"""The objects that our files hold, and the entries that each kind may have: anything else is refused.

A page is reached from the catalog, a font from a page; each object must be word for word of the kind
that its place asks for. Names of groups are the kinds of what is referred to. Keys stand in their
alphabetic order, so none can stand twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pocketcards.readback.scanner import ScannedObject

__all__ = ["Reached", "reached"]

INTEGER = r"\d+"
NUMBER = r"-?\d*\.?\d+"
TEXT = r"(?:\((?:[^()\\]|\\.)*+\)|<FEFF(?:[0-9A-F]{4})*+>)"
BOX = rf"\[\s*{NUMBER}(?: {NUMBER}){{3}}\s*\]"
NAME = r"/[A-Za-z0-9#+.-]+"


def _to(kind: str) -> str:
    return rf"(?P<{kind}>\d+) 0 R"


def _all_to(kind: str) -> str:
    return rf"\[(?P<{kind}>(?:\s*\d+ 0 R)*+)\s*\]"


def _dictionary(**entries: str) -> str:
    """Return the pattern of a dictionary; a value that begins with `?` may be missing."""
    parts = [
        rf"(?:/{key} {value[1:]}\s*)?" if value.startswith("?") else rf"/{key} {value}\s*"
        for key, value in sorted(entries.items())
    ]
    return rf"<<\s*{''.join(parts)}>>"


_FUNCTION = r"<</FunctionType 2 /Domain \[0 1\] /C0 \[[\d. ]+\] /C1 \[[\d. ]+\] /N 1>>"
_INK = rf"/Device(?:Gray|CMYK) {_FUNCTION}\]"
_SPACES = rf"<<(?:/CS0 \[/Separation {NAME} {_INK})?\s*(?:/CS1 \[/Separation /Fold {_INK})?>>"
_PROCEDURES = r"\[\s*/PDF /Text(?: /Image[BCI])+\s*\]"
_RESOURCES = _dictionary(
    Font=_to("fonts"),
    ProcSet=_PROCEDURES,
    ColorSpace="?" + _SPACES,
    XObject=r"?<<(?P<xobject>(?:\s*/[PI]\d+ \d+ 0 R)*+)>>",
)
_PACKED = {"Filter": r"\[/FlateDecode\]", "Length": INTEGER}
_MARKED = r"<</MCID \d+ /Pg \d+ 0 R /Type /MCR>>"
_ANNOTATED = r"<</Obj \d+ 0 R /Pg \d+ 0 R /Type /OBJR>>"

_PATTERNS = {
    "catalog": _dictionary(
        Lang=TEXT,
        MarkInfo="?" + _to("mark_information"),
        Metadata=_to("metadata"),
        OutputIntents=_to("intents"),
        PageMode="/UseNone",
        Pages=_to("pages"),
        StructTreeRoot="?" + _to("tag_tree"),
        Type="/Catalog",
        ViewerPreferences=_to("preferences"),
    ),
    "information": _dictionary(
        Author=r"\(\)",
        CreationDate=r"\(D:20000101000000\+00'00'\)",
        Creator=r"\(pocketcards\)",
        Keywords=r"\(\)",
        ModDate=r"\(D:20000101000000\+00'00'\)",
        Producer=r"\(pocketcards\)",
        Subject=r"\(\)",
        Title=TEXT,
        Trapped="/False",
    ),
    "mark_information": _dictionary(Marked="true"),
    "metadata": _dictionary(Length=INTEGER, Subtype="/XML", Type="/Metadata"),
    "preferences": _dictionary(
        DisplayDocTitle="true",
        Duplex="?/(?:Simplex|DuplexFlipShortEdge|DuplexFlipLongEdge)",
        PrintScaling="/None",
    ),
    "intents": _all_to("intent"),
    "intent": _dictionary(
        DestOutputProfile=_to("profile"),
        Info=TEXT,
        OutputConditionIdentifier=TEXT,
        S="/GTS_PDF(?:A1|X)",
        Type="/OutputIntent",
    ),
    "profile": _dictionary(**_PACKED, N="[134]"),
    "pages": _dictionary(Count=INTEGER, Kids=_all_to("page"), Type="/Pages"),
    "page": _dictionary(
        Annots="?" + _all_to("link"),
        BleedBox="?" + BOX,
        Contents=_to("content"),
        MediaBox=BOX,
        Parent=_to("pages"),
        Resources=_RESOURCES,
        Rotate="0",
        StructParents="?" + INTEGER,
        Tabs="?/S",
        TrimBox="?" + BOX,
        Type="/Page",
    ),
    "content": _dictionary(**_PACKED),
    "form": _dictionary(**_PACKED, BBox=BOX, Resources=_RESOURCES, Subtype="/Form", Type="/XObject"),
    "picture": _dictionary(
        **_PACKED,
        BitsPerComponent="8",
        ColorSpace="/Device(?:RGB|Gray)",
        Height=INTEGER,
        Subtype="/Image",
        Type="/XObject",
        Width=INTEGER,
    ),
    "link": _dictionary(
        A=_dictionary(S="/URI", URI=TEXT),
        Border=r"\[0 0 0\]",
        Contents=TEXT,
        F="4",
        Rect=BOX,
        StructParent=INTEGER,
        Subtype="/Link",
        Type="/Annot",
    ),
    "fonts": r"<<(?P<font>(?:\s*/F\d+ \d+ 0 R)*+)\s*>>",
    "font": _dictionary(
        BaseFont=NAME,
        DescendantFonts=_all_to("glyphs"),
        Encoding="/Identity-H",
        Subtype="/Type0",
        ToUnicode=_to("font_table"),
        Type="/Font",
    ),
    "glyphs": _dictionary(
        BaseFont=NAME,
        CIDSystemInfo=_dictionary(Ordering=r"\(Identity\)", Registry=r"\(Adobe\)", Supplement="0"),
        CIDToGIDMap=_to("font_table"),
        DW="0",
        FontDescriptor=_to("face"),
        Subtype="/CIDFontType2",
        Type="/Font",
        W=r"\[1 \[[\d. -]*\]\]",
    ),
    "face": _dictionary(
        Ascent=NUMBER,
        CapHeight=NUMBER,
        Descent=NUMBER,
        Flags="4",
        FontBBox=BOX,
        FontFile2=_to("program"),
        FontName=NAME,
        ItalicAngle="0",
        StemV="80",
        Type="/FontDescriptor",
    ),
    "font_table": _dictionary(**_PACKED),
    "program": _dictionary(**_PACKED, Length1=INTEGER),
    "tag_tree": _dictionary(
        K=_to("tag"), ParentTree=_to("parent_tree"), ParentTreeNextKey=INTEGER, Type="/StructTreeRoot"
    ),
    "parent_tree": _dictionary(Nums=r"\[(?P<tagged>(?: ?\d+ \d+ 0 R)*+)\]"),
    "tag": _dictionary(
        A="?" + _dictionary(ListNumbering="/(?:Decimal|Square)", O="/List"),
        Alt="?" + TEXT,
        K=rf"\[(?P<child>(?: ?(?:\d+ 0 R|{_MARKED}|{_ANNOTATED}))*+)\]",
        Lang="?" + TEXT,
        P=r"\d+ 0 R",
        S=r"/(?:Document|H[1-6]|P|L|LI|Lbl|LBody|Link|Span)",
        Type="/StructElem",
    ),
    "tags": _all_to("tag"),
    "unused": _dictionary(
        BaseFont="/Helvetica", Encoding="/WinAnsiEncoding", Name="/F1", Subtype="/Type1", Type="/Font"
    ),
}
_KINDS = {kind: re.compile(pattern.encode(), re.DOTALL) for kind, pattern in _PATTERNS.items()}
_GROUPS = {kind: tuple(pattern.groupindex) for kind, pattern in _KINDS.items()}
_KNOWN = {kind: set(re.findall(r"/([A-Za-z]\w*)", pattern)) for kind, pattern in _PATTERNS.items()}
_REFERENCE = re.compile(rb"(?:/([A-Z][A-Za-z]*)\d* )?(\d+) 0 R")
_NAMED = {b"Pg": "page", b"Obj": "link", b"P": "form", b"I": "picture", b"": "tag"}
"""Kinds of what these names, with or without a number, refer to in a tag or among XObjects."""
_UNUSED = "unused"
"""ReportLab writes the font that it begins with, and nothing refers to it."""

Reached = dict[tuple[str, int], re.Match[bytes]]
"""By kind and number, the objects of a file that are as they should be."""


def reached(objects: Mapping[int, ScannedObject], root: int, information: int) -> tuple[Reached, list[str]]:
    """Return the objects that the catalog leads to, and what is strange about those of a file.

    Args:
        objects: By number.
        root: The catalog.
        information: The document information.
    """
    found: Reached = {}
    faults: list[str] = []
    todo = [("catalog", root), ("information", information)]
    seen = set(todo)
    for kind, number in todo:  # grows
        one = objects.get(number)
        parts = _KINDS[kind].fullmatch(one.text) if one else None
        if one is None or parts is None:
            faults.append(_strange(kind, number, one))
            continue
        found[kind, number] = parts
        for target in _targets(kind, parts, objects):
            if target not in seen:
                seen.add(target)
                todo.append(target)
    for number in objects.keys() - {number for _, number in seen}:
        if not _KINDS[_UNUSED].fullmatch(objects[number].text):
            faults.append(f"object {number} of the file belongs to nothing that cards have")
    return found, faults


def _targets(
    kind: str, parts: re.Match[bytes], objects: Mapping[int, ScannedObject]
) -> Iterator[tuple[str, int]]:
    for group in _GROUPS[kind]:
        text = parts[group]
        if text is None:
            continue
        if text.isdigit():
            yield group, int(text)
            continue
        for named, digits in _REFERENCE.findall(text):
            number = int(digits)
            if group in ("child", "xobject"):
                yield _NAMED.get(named, "unknown"), number
            elif group == "tagged":  # of a page its tags, of a link its own
                is_list = number in objects and objects[number].text.startswith(b"[")
                yield ("tags" if is_list else "tag"), number
            else:
                yield group, number


def _strange(kind: str, number: int, one: ScannedObject | None) -> str:
    """Return what is wrong with an object, by the first of its entries that is not known."""
    told = kind.replace("_", " ")
    if one is None:
        return f"the {told} is missing from the file (object {number})"
    names = re.findall(r"/([A-Za-z]\w*)", one.text.decode("latin-1"))
    unknown = next((name for name in names if name not in _KNOWN[kind]), None)
    if unknown:
        return f"the {told} holds /{unknown}, which no card has (object {number})"
    return f"the {told} is not written as this program writes it (object {number})"
