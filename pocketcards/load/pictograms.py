"""Pictures of cards: the manifest and its SVG files become outlines, each proven to be the vendored one.

A picture beside a text is a part of what readers found safe, so a file that is not the one of the manifest is
never drawn. Files hold a drawing and nothing else: whatever is not a path of lines and curves is refused.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from pocketcards.load.yaml import Node, ShapeError, read_yaml
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.picture import GRID, SERVICE

__all__ = ["FOLDER", "MANIFEST", "RULES", "UNKNOWN", "load_pictograms", "outline"]

FOLDER = "cards/pictograms"
MANIFEST = "pictograms.yaml"
KEYS = ("name", "version", "source", "licence", "licence_file", "pictures")

CHANGED = Rule(
    "PIC001",
    "pictogram-changed",
    Severity.ERROR,
    "Readers have found a picture safe beside its sentence; another one may tell something else.",
    "Put the file back from a fresh copy of the project. After a wanted change, write its new sha256 into "
    "cards/pictograms/pictograms.yaml (`sha256sum FILE`), and have its messages signed as safe again.",
)
UNKNOWN = Rule(
    "PIC002",
    "unknown-pictogram",
    Severity.ERROR,
    "The message would stand without the picture that readers have found safe beside it.",
    "Take the name of a picture in cards/pictograms/pictograms.yaml, or add one there: CONTRIBUTING.md.",
)
RULES = (CHANGED, UNKNOWN)

_NAME = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_SVG = re.compile(r'<svg [^<>]*viewBox="([-0-9. ]+)"[^<>]*>((?:<path d="[^"<>]+"/>)+)</svg>\s*')
_PATH = re.compile(r'd="([^"]+)"')
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}
"""How many numbers each command of a path takes (SVG 1.1, 8.3); arcs are not read."""

Point = complex
"""x + y·i, so that points add and scale."""


def load_pictograms(folder: Path, shown: str, findings: list[Finding]) -> dict[str, str]:
    """Return the outlines of the manifest's pictures, by name, as PDF operators on a grid of 24 units.

    Args:
        folder: The one that holds pictograms.yaml and the files.
        shown: The same folder as findings print it.
        findings: What is wrong is added here; a picture that cannot be used is left out.
    """
    root = read_yaml(folder / MANIFEST, f"{shown}/{MANIFEST}", findings)
    drawn: dict[str, str] = {}
    try:
        if root:
            root.only(*KEYS)
        for name, node in root["pictures"].items() if root else ():
            node.only("sha256", "means")
            found = _drawn(folder, shown, name, node)
            if isinstance(found, Finding):
                findings.append(found)
            else:
                drawn[name] = found
        for name in SERVICE if root else ():
            if root and root["pictures"].get(name) is None:
                findings.append(CHANGED.found(f"the picture {name} of a service is missing", root.at))
    except ShapeError as error:
        findings.append(error.finding)
    return drawn


def _drawn(folder: Path, shown: str, name: str, node: Node) -> str | Finding:
    path, at = folder / f"{name}.svg", Location(f"{shown}/{name}.svg")
    if not _NAME.fullmatch(name):
        raise node.wrong(f"{name!r} is no name of a picture: small letters, digits and underscores")
    if path.is_symlink():
        return CHANGED.found(f"the picture {name} is a link", at)
    try:
        data = path.read_bytes()
    except OSError as error:
        return CHANGED.found(f"the picture {name} cannot be read: {error.strerror}", at)
    if hashlib.sha256(data).hexdigest() != node.text_at("sha256"):
        return CHANGED.found(f"the picture {name} is not the file that was vendored", at)
    try:
        return outline(data.decode("utf-8"))
    except ValueError as error:
        return CHANGED.found(f"the picture {name} cannot be drawn: {error}", at)


def outline(svg: str) -> str:
    """Return what an SVG file draws as PDF path operators, y up, on a square grid of 24 units.

    Raises:
        ValueError: It holds something else than filled paths of lines and curves.
    """
    whole = _SVG.fullmatch(svg)
    if whole is None:
        raise ValueError("it holds something else than paths")
    box = [float(number) for number in whole[1].split()]
    if len(box) != len("xywh") or box[2] != box[3] or box[2] <= 0:
        raise ValueError("its view box is no square")
    x, y, side = box[:3]
    scale = GRID / side
    drawn = []
    for operator, points in (part for path in _PATH.findall(whole[2]) for part in _parts(path)):
        drawn += [f"{(one.real - x) * scale:.3f} {GRID - (one.imag - y) * scale:.3f}" for one in points]
        drawn.append(operator)
    return " ".join(drawn)


def _parts(path: str) -> Iterator[tuple[str, tuple[Point, ...]]]:
    """Yield the operators of a path with absolute points; curves of second degree become such of third."""
    here = start = control = 0j
    for command, numbers in _commands(path):
        kind, base = command.upper(), here if command.islower() else 0j
        if kind == "Z":
            here = control = start
            yield "h", ()
            continue
        if kind in "HV":
            along = numbers[0] + (base.real if kind == "H" else base.imag)
            points = [complex(along, here.imag) if kind == "H" else complex(here.real, along)]
        else:
            points = [base + complex(*numbers[i : i + 2]) for i in range(0, len(numbers), 2)]
        if kind in "ST":
            points.insert(0, 2 * here - control)
        if kind in "QT":
            control, end = points
            yield "c", (here + (control - here) * 2 / 3, end + (control - end) * 2 / 3, end)
        elif kind in "CS":
            control = points[1]
            yield "c", tuple(points)
        else:
            control = points[0]
            yield "m" if kind == "M" else "l", tuple(points)
        here = points[-1]
        start = here if kind == "M" else start


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; one that is not repeated goes on (SVG 1.1, 8.3.1)."""
    if _TOKEN.sub("", path).strip(" ,\t\r\n"):
        raise ValueError("its path holds signs that are none of a path")
    tokens = _TOKEN.findall(path)
    command, at = "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        count = _ARGUMENTS.get(command.upper())
        if count is None:
            raise ValueError(f"it has the command {command!r}: draw it with lines and curves")
        taken, at = tokens[at : at + count], at + count
        if len(taken) < count or any(map(str.isalpha, taken)):
            raise ValueError(f"the command {command!r} lacks numbers")
        yield command, [float(token) for token in taken]
        if at < len(tokens) and not tokens[at].isalpha():
            if count == 0:
                raise ValueError("numbers follow the end of a path")
            command = {"M": "L", "m": "l"}.get(command, command)
