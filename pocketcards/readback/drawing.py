"""What the content of a page draws, read from its operators (ISO 32000-1 annex A): an allow-list.

There are no clips, no inline images, no shadings, no scaled text and no graphics states in our files,
so whatever hides, shrinks or cuts is a line that this module does not know.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pocketcards.model.geometry import Pt, Rect
from pocketcards.readback.scanner import StrangeFileError

__all__ = ["Drawing", "DrawnShape", "PlacedDrawing", "drawing_of"]

_N = r"-?\d*\.?\d+"
_HEX = r"<(?:[0-9A-F]{4})*+>"
_FILL = rf"(?:{_N} {_N} {_N} rg|{_N} g|{_N} {_N} {_N} {_N} k|/CS0 cs 1 scn)"
_FOLD = r"/CS1 cs 1 scn(?= 0 0 m \d\.\d{3} 0 l \d\.\d{3} 0\.250 l 0 0\.250 l h f Q\n)"
"""The ink that is not printed draws hairlines of a few points alone: nothing that has to be seen."""
_STEP = rf"(?:{_N} {_N} (?:[ml]|{_N} {_N} {_N} {_N} c)|h)"
_PLACE = rf"q (?P<turn>-?1) 0 0 (?P=turn) (?P<x>{_N}) (?P<y>{_N}) cm"
_LINES = (
    rf"(?P<form>{_PLACE} /(?P<name>P\d+) Do Q\n)",
    rf"(?P<panel>q (?P<turned>-?1) 0 0 (?P=turned) (?P<px>{_N}) (?P<py>{_N}) cm\n)",
    r"(?P<end>Q\n)",
    rf"(?P<shape>q (?P<scale>{_N}) 0 0 (?P=scale) (?P<sx>{_N}) (?P<sy>{_N}) cm (?:{_FILL}|{_FOLD}) "
    r"(?P<path>[^f\n]+) f Q\n)",
    rf"(?P<picture>q (?P<width>{_N}) 0 0 (?P<height>{_N}) (?P<ix>{_N}) (?P<iy>{_N}) cm /I\d+ Do Q\n)",
    rf"(?P<rest>(?:(?:(?:/ReversedChars BMC )?1 0 0 1 {_N} {_N} Tm \[(?:{_HEX}|{_N})*+\] TJ(?: EMC)?"
    rf"|1 0 0 1 0 0 cm  BT /F1 12 Tf 14\.4 TL ET|BT|ET|EMC|{_FILL}|/F\d+ {_N} Tf"
    rf"|/(?:H[1-6]|P|Lbl|LBody|Link|Span) <</MCID \d+>> BDC|/Artifact <</Type /(?:Layout|Pagination)>> BDC"
    rf"|/Artifact BMC|1 0 0 1 2\.0 {_N} Tm {_HEX} Tj| ?)\n)++)",
)
_LINE = re.compile("|".join(_LINES))
_PATH = re.compile(rf"{_STEP}(?: {_STEP})*+")


class DrawnShape(NamedTuple):
    """A filled outline."""

    path: str
    x: Pt
    y: Pt
    scale: float


class Drawing:
    """What is drawn on a panel, in order. Positions are those of the panel."""

    def __init__(self) -> None:
        self.shapes: list[DrawnShape] = []
        self.pictures: list[Rect] = []


class PlacedDrawing(NamedTuple):
    """A drawing on a page: moved, and turned by half a circle or not."""

    x: Pt
    y: Pt
    turned: bool
    drawing: Drawing
    form: str = ""
    """Name of the form that holds it; empty where it stands in the page itself."""


def drawing_of(content: bytes) -> tuple[Drawing, list[PlacedDrawing]]:
    """Return what content draws by itself, and the panels placed in it.

    Raises:
        StrangeFileError: A line of it is none that this program writes.
    """
    text = content.decode("latin-1") + "\n"
    own, placed = Drawing(), list[PlacedDrawing]()
    current, at = own, 0
    while at < len(text):
        line = _LINE.match(text, at)
        if not line:
            shown = text[at : text.find("\n", at)][:60]
            raise StrangeFileError(f"the page draws with {shown!r}, which no card does")
        at = line.end()
        kind = line.lastgroup
        if kind == "rest":
            continue
        if kind == "panel" and current is own:
            current = Drawing()
            x, y = float(line["px"]), float(line["py"])
            placed.append(PlacedDrawing(x, y, line["turned"] == "-1", current))
        elif kind == "end" and current is not own:
            current = own
        elif kind == "form" and current is own:
            x, y = float(line["x"]), float(line["y"])
            placed.append(PlacedDrawing(x, y, line["turn"] == "-1", Drawing(), line["name"]))
        elif kind in ("shape", "picture"):
            _add(current, line)
        else:
            raise StrangeFileError("the page nests what it draws in another way than cards do")
    return own, placed


@lru_cache(maxsize=1 << 10)
def _is_path(text: str) -> bool:
    """Tell whether a text is an outline alone; cards share most of theirs."""
    return bool(_PATH.fullmatch(text))


def _add(drawing: Drawing, line: re.Match[str]) -> None:
    if line.lastgroup == "shape":
        if not _is_path(line["path"]):
            raise StrangeFileError(f"the page draws with {line['path'][:60]!r}, which no card does")
        shape = DrawnShape(line["path"], float(line["sx"]), float(line["sy"]), float(line["scale"]))
        drawing.shapes.append(shape)
    else:
        x, y, width, height = (float(line[name]) for name in ("ix", "iy", "width", "height"))
        drawing.pictures.append(Rect(x, y, width, height))
