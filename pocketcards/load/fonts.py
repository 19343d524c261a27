"""Fonts: the manifest becomes families; one face is proven to be the vendored one when it is first used.

Loading looks at names and sizes only. The faces weigh some 70 MB, and a run uses a few of them:
the build calls `verify_face` for those. A face is code for this program: one changed outline makes
another number of the same text, so a face that is not the vendored one is never drawn with.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from pocketcards.load.yaml import Node, ShapeError, read_yaml
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.font import FontFace, FontFamily

__all__ = ["RULES", "load_fonts", "verify_face"]

MANIFEST = "fonts.yaml"
LAST_RESORT = "noto-sans"
LARGEST_EM = 4.0
FAMILY_KEYS = (
    "name",
    "version",
    "source",
    "licence",
    "licence_file",
    "copyright",
    "reserved_names",
    "scripts",
    "scale",
    "ascent",
    "descent",
    "fallbacks",
    "note",
    "faces",
)

CHANGED = Rule(
    "FNT001",
    "font-file-changed",
    Severity.ERROR,
    "A font that is not the approved one can draw another number than the text says, or boxes, or nothing.",
    "Put the file back from a fresh copy of the project. After a wanted change, run: python fonts/vendor.py",
)
OUTSIDE = Rule(
    "FNT002",
    "font-outside-its-folder",
    Severity.ERROR,
    "A font that lies elsewhere, or a link to it, can be exchanged without anybody seeing it in a review.",
    "Keep each face as a plain file in fonts/<family>/, and its bare file name in fonts.yaml.",
)
CONTRADICTION = Rule(
    "FNT003",
    "font-manifest-contradiction",
    Severity.ERROR,
    "It is not clear which face sets a script, so a language could be printed in the wrong one.",
    "Correct the entry in fonts.yaml; fonts/README.md says what each key means.",
)
RULES = (CHANGED, OUTSIDE, CONTRADICTION)

_FAMILY_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FILE_NAME = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*\.ttf")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}(-[A-Z][a-z]+)?")


def load_fonts(folder: Path, shown: str, findings: list[Finding]) -> dict[str, FontFamily]:
    """Read the families of a fonts folder by id. Does not open a face: see `verify_face`.

    Args:
        folder: The folder that holds fonts.yaml and one folder a family.
        shown: The same folder as findings print it.
        findings: What is wrong is added here; a family that cannot be used is left out.

    Returns:
        The families in the order of the manifest.
    """
    root = read_yaml(folder / MANIFEST, f"{shown}/{MANIFEST}", findings)
    entries: dict[str, Node] = {}
    try:
        entries = dict(root.items()) if root else {}
    except ShapeError as error:
        findings.append(error.finding)
    families: dict[str, FontFamily] = {}
    real = os.path.realpath(folder)
    for family_id, node in entries.items():
        try:
            family = _family(folder, real, family_id, node, findings)
        except ShapeError as error:
            findings.append(error.finding)
            continue
        if family is not None:
            families[family_id] = family
    findings.extend(_contradictions(entries, families))
    return families


def verify_face(face: FontFace) -> Finding | None:
    """Hash one face; call it before the first use. The path is told as it stands in the project."""
    shown = Location("/".join(face.path.parts[-3:]))
    try:
        with face.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return CHANGED.found(f"the font {face.id} cannot be read: {error.strerror}", shown)
    if digest != face.sha256:
        return CHANGED.found(f"the font {face.id} is not the file that was vendored", shown)
    return None


def _family(
    folder: Path, real: str, family_id: str, node: Node, findings: list[Finding]
) -> FontFamily | None:
    node.only(*FAMILY_KEYS)
    if not _FAMILY_ID.fullmatch(family_id):
        findings.append(OUTSIDE.found(f"{family_id!r} is not the name of a family's folder", node.at))
        return None
    faces = node["faces"]
    faces.only("regular", "bold")
    bold = faces.get("bold")
    regular_face = _face(folder, real, family_id, "regular", faces["regular"], findings)
    bold_face = _face(folder, real, family_id, "bold", bold, findings) if bold else None
    if regular_face is None or (bold and bold_face is None):
        return None
    return FontFamily(
        id=family_id,
        name=node.text_at("name"),
        scripts=_scripts(node["scripts"]),
        scale=_em(node, "scale"),
        ascent=_em(node, "ascent"),
        descent=_em(node, "descent"),
        regular=regular_face,
        bold=bold_face,
        fallbacks=node["fallbacks"].texts(),
    )


def _face(
    folder: Path, real: str, family_id: str, style: str, node: Node, findings: list[Finding]
) -> FontFace | None:
    node.only("file", "sha256", "bytes")
    name, sha256, size = node["file"].text(), node.text_at("sha256"), node.text_at("bytes")
    if not _SHA256.fullmatch(sha256):
        raise node["sha256"].wrong("a SHA-256 is 64 of the signs 0-9 and a-f")
    face = FontFace(f"{family_id}/{style}", folder / family_id / name, sha256)
    fault = _fault(face.path, os.path.join(real, family_id, name), name, size)  # noqa: PTH118
    if fault is None:
        return face
    rule, message = fault
    findings.append(rule.found(f"the font {face.id}: {message}", node["file"].at))
    return None


def _fault(path: Path, real: str, name: str, size: str) -> tuple[Rule, str] | None:
    """Tell what is wrong with a file as far as it shows without reading it. It must lie where `real` says."""
    if not _FILE_NAME.fullmatch(name):
        return OUTSIDE, f"{name!r} is not a bare file name that ends in .ttf"
    try:
        # Windows has other links than symbolic ones; they show in the resolved path alone.
        if os.path.normcase(os.path.realpath(path)) != os.path.normcase(real):
            return OUTSIDE, f"{name} or its folder is a link"
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return CHANGED, f"{name} is missing"
        if str(found.st_size) != size:
            return CHANGED, f"{name} has {found.st_size} bytes and should have {size}"
    except (FileNotFoundError, NotADirectoryError):
        return CHANGED, f"{name} is missing"
    except OSError as error:
        return CHANGED, f"{name} cannot be read: {error.strerror}"
    return None


def _scripts(node: Node) -> tuple[str, ...]:
    for member in node.list():
        if not _SCRIPT.fullmatch(member.text()):
            raise member.wrong(f"{member.text()!r} is not a script: write it as Latn, or Arab-Nastaliq")
    return node.texts()


def _em(node: Node, key: str) -> float:
    length = node.number_at(key)
    if not 0 < length <= LARGEST_EM:  # also what is not a number at all: nan compares false
        raise node[key].wrong(f"{key} must lie between 0 and {LARGEST_EM:g}")
    return length


def _contradictions(entries: dict[str, Node], families: dict[str, FontFamily]) -> Iterator[Finding]:
    """Compare the families with each other."""
    if entries and LAST_RESORT not in entries:
        at = next(iter(entries.values())).at
        yield CONTRADICTION.found(f"{LAST_RESORT} is missing: it sets what no other face has", at)
    setter: dict[str, str] = {}
    for family in families.values():
        at = entries[family.id].at
        for script in family.scripts:
            first = setter.setdefault(script, family.id)
            if first != family.id:
                yield CONTRADICTION.found(f"{script} is set by {first} and by {family.id}", at)
        for other in family.fallbacks:
            if other not in entries or other == family.id:
                yield CONTRADICTION.found(f"{family.id} falls back to {other}, which cannot help it", at)
