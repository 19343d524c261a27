"""PDF/X-4 as far as our files use it (ISO 15930-7; no validator runs here), a function for each rule."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

__all__ = ["RULES", "faults"]

Rule = Callable[[Any], Iterator[str]]


def _version(file: Any) -> Iterator[str]:
    if file.pdf_version != "1.6":
        yield f"version {file.pdf_version}, not 1.6"


def _xmp(file: Any) -> Iterator[str]:
    packet = file.Root.Metadata.read_bytes().decode()
    if "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" not in packet:
        yield "XMP does not say PDF/X-4"
    if "<xmpMM:VersionID>" not in packet or "<xmpMM:RenditionClass>" not in packet:
        yield "XMP has no VersionID or RenditionClass"


def _info(file: Any) -> Iterator[str]:
    for key in ("/Title", "/CreationDate", "/ModDate"):
        if key not in file.docinfo:
            yield f"Info has no {key}"
    if str(file.docinfo.get("/Trapped", "")) not in ("/True", "/False"):
        yield "Trapped is neither True nor False"


def _identity(file: Any) -> Iterator[str]:
    if "/ID" not in file.trailer:
        yield "the trailer has no ID"


def _intent(file: Any) -> Iterator[str]:
    intents = [one for one in file.Root.get("/OutputIntents", []) if one.S == "/GTS_PDFX"]
    if len(intents) != 1:
        yield f"{len(intents)} output intents of PDF/X"
        return
    if intents[0].DestOutputProfile.read_bytes()[12:16] != b"prtr":
        yield "the profile is not that of a printer"


def _boxes(file: Any) -> Iterator[str]:
    for page in file.pages:
        if "/TrimBox" not in page or "/ArtBox" in page:
            yield "a page has no TrimBox, or an ArtBox beside it"
            continue
        media = [float(value) for value in page.MediaBox]
        trim = [float(value) for value in page.TrimBox]
        bleed = [float(value) for value in page.get("/BleedBox", page.TrimBox)]
        for outer, inner in ((media, bleed), (bleed, trim)):
            if not (
                outer[0] <= inner[0]
                and outer[1] <= inner[1]
                and outer[2] >= inner[2]
                and outer[3] >= inner[3]
            ):
                yield "the boxes are not nested"


def _fonts(file: Any) -> Iterator[str]:
    for one in file.objects:
        if (
            isinstance(one, pikepdf.Dictionary)
            and one.get("/Type") == "/FontDescriptor"
            and "/FontFile2" not in one
        ):
            yield "a font is not embedded"


def _nothing_active(file: Any) -> Iterator[str]:
    if file.is_encrypted:
        yield "encrypted"
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in file.Root:
            yield f"the catalog has {key}"
    if any("/Annots" in page for page in file.pages):
        yield "a page has annotations"


def _colors(file: Any) -> Iterator[str]:
    """Device colours match the intent: grey and, with a CMYK profile, CMYK; never RGB."""
    for data in _contents(file):
        for operands, operator in re.findall(rb"((?:[0-9.]+ ){1,4})(rg|RG|k|K|g|G)\b", data):
            if operator in (b"rg", b"RG"):
                yield f"RGB: {operands.decode()}"
                return


def _contents(file: Any) -> Iterator[bytes]:
    for page in file.pages:
        yield page.Contents.read_bytes()
    for one in file.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form":
            yield one.read_bytes()


RULES: dict[str, Rule] = {
    "version": _version,
    "xmp": _xmp,
    "info": _info,
    "identity": _identity,
    "intent": _intent,
    "boxes": _boxes,
    "fonts": _fonts,
    "active": _nothing_active,
    "colors": _colors,
}


def faults(data: bytes) -> set[str]:
    """Return the names of the rules that a file breaks."""
    with pikepdf.open(io.BytesIO(data)) as file:
        return {name for name, rule in RULES.items() if any(True for _ in rule(file))}
