"""How cards read in grey and photocopied twice: `python -m tools.photocopy SET [--stem card]`.

SET is a folder with the manifest of a build. Each page is drawn at 300 dpi, turned to grey, and copied twice
by each of three copiers (`tools/copier.py`). Prints the least WCAG contrast of each ink on its ground, and
how many numbers are read right by tesseract (Debian: tesseract-ocr), which knows nothing of us. Exits 1 where
an ink is too pale. `--pictures DIR` keeps what was looked at.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import math
import subprocess
import sys
import tempfile
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageOps
from pypdfium2 import raw

from tools.copier import COPIERS, DPI, STILL, Affine, Box, copied_twice, inverse, laid_back, moved

LEAST = {"text": 4.5, "mark": 3.0}
"""Contrast that is asked for (WCAG 2.2, 1.4.3 and 1.4.11). A rule has none: white parts the same things."""
NEAR = 24
"""How far a pixel may be from a colour, of 255, and be covered by it: the edges of letters are not."""

RGB = tuple[int, int, int]
LOOKS = ("as built", "grey", *(copier.name for copier in COPIERS))
JUDGED = 3
"""So many looks are held to `LEAST`; a copier that is set wrong is the fault of who set it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is painted: a text, a filled shape or a rule."""

    kind: str
    ink: RGB
    box: Box
    text: str = ""
    upright: bool = True


def marks(page: pypdfium2.PdfPage) -> Iterator[Mark]:
    """Yield what is painted on a page, as the file says; not the grounds of texts."""
    scale, height, found = DPI / 72, page.get_height(), []
    for thing in page.get_objects(textpage=page.get_textpage()):
        if not isinstance(thing, pypdfium2.PdfTextObj) and thing.type != raw.FPDF_PAGEOBJ_PATH:
            continue
        left, bottom, right, top = thing.get_bounds()
        values = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetFillColor(thing, *values)
        ink = values[0].value, values[1].value, values[2].value
        upper = math.floor(left * scale), math.floor((height - top) * scale)
        lower = math.ceil(right * scale), math.ceil((height - bottom) * scale)
        text = thing.extract().strip() if isinstance(thing, pypdfium2.PdfTextObj) else ""
        kind = "text" if text else "rule" if min(right - left, top - bottom) < 1 else "mark"
        found.append(Mark(kind, ink, (*upper, *lower), text, thing.get_matrix().a > 0))
    texts = [one.box for one in found if one.kind == "text"]
    yield from (one for one in found if one.kind != "mark" or not any(_holds(one.box, box) for box in texts))


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] < x < outer[2] and outer[1] < y < outer[3]


def luminance(colour: Iterable[int]) -> float:
    """Return the WCAG luminance of sRGB values from 0 to 255."""
    shares = [v / 255 for v in colour]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in shares]
    return sum(weight * v for weight, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: Iterable[int], other: Iterable[int]) -> float:
    """Return the WCAG contrast of two colours, from 1 to 21."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _apart(one: RGB, other: RGB) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _covered(part: Image.Image, colour: RGB) -> Image.Image:
    """Return the pixels of one colour as a mask."""
    red, green, blue = ImageChops.difference(part, Image.new("RGB", part.size, colour)).split()
    farthest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return farthest.point([255 * (v <= NEAR) for v in range(256)])


def _median(part: Image.Image, mask: Image.Image | None = None) -> RGB:
    """Return the grey in the middle of those under a mask."""
    counts = list(accumulate(part.histogram(mask)))
    grey = bisect_left(counts, counts[-1] / 2)
    return grey, grey, grey


def measured(mark: Mark, clean: Image.Image, greys: list[Image.Image]) -> tuple[RGB, list[float]] | None:
    """Return the ground of a mark, and its contrast on the page and on greys that lie on it, pixel on pixel.

    On a grey it is that of the middle of its strokes. None: too thin to have a pixel that is ink alone.
    """
    left, top, right, bottom = mark.box
    box = (left - 3, top - 3, right + 3, bottom + 3)
    part = clean.crop(box)
    counts: Counter[RGB] = Counter()
    for count, colour in part.getcolors(part.width * part.height) or ():
        counts[colour] = count  # type: ignore[index]
    grounds = Counter({colour: n for colour, n in counts.items() if _apart(colour, mark.ink) > NEAR})
    ink = _covered(part, mark.ink)
    if not grounds or ink.getbbox() is None:
        return None
    ground = grounds.most_common(1)[0][0]
    bare = _covered(part, ground)
    seen = [contrast(_median(grey.crop(box), ink), _median(grey.crop(box), bare)) for grey in greys]
    return ground, [contrast(mark.ink, ground), *seen]


def read(crops: list[Image.Image]) -> list[str]:
    """Return the figures that tesseract reads in pictures of one line each."""
    with tempfile.TemporaryDirectory() as folder:
        names = [f"{folder}/{i}.png" for i in range(len(crops))]
        for name, crop in zip(names, crops, strict=True):
            crop.save(name)
        listed = Path(folder, "all.txt")
        listed.write_text("\n".join(names), encoding="utf-8")
        command = ["tesseract", str(listed), "stdout", "--dpi", str(DPI), "--psm", "7"]
        command += ["-c", "tessedit_char_whitelist=0123456789-"]
        pages = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")
    return ["".join(char for char in page if char.isdigit()) for page in pages][: len(crops)]


def _line(image: Image.Image, mark: Mark, way: Affine) -> Image.Image:
    """Return a number as dark figures on a pale ground, upright, with ground around it."""
    left, top, right, bottom = moved(mark.box, inverse(way))
    crop = image.convert("L").crop((left - 4, top - 4, right + 4, bottom + 4))
    crop = crop if mark.upright else crop.rotate(180)
    crop = crop if _median(crop)[0] > 127 else ImageOps.invert(crop)
    return ImageOps.expand(crop, 30, _median(crop)[0])


@dataclass(slots=True)
class Tally:
    """What was found in all files."""

    reader: Callable[[list[Image.Image]], list[str]] = read
    contrasts: dict[tuple[str, RGB, RGB], list[list[float]]] = field(default_factory=dict)
    """Of each kind, ink and ground: a row of contrasts, look by look, for each mark."""
    right: Counter[str] = field(default_factory=Counter)
    """Numbers read right, by look."""
    wrong: list[str] = field(default_factory=list)
    numbers: int = 0

    def add(self, path: Path, numbers: set[str], pictures: Path | None = None) -> None:
        """Measure a file in which these numbers stand."""
        for number, page in enumerate(pypdfium2.PdfDocument(path), 1):
            clean = page.render(scale=DPI / 72).to_pil().convert("RGB")
            grey, found = clean.convert("L"), list(marks(page))
            copies = [copied_twice(grey, copier, f"{path.name} {number}") for copier in COPIERS]
            looks = [(clean, STILL), (grey, STILL), *copies]
            for look, (image, _) in zip(LOOKS, looks, strict=True):
                if pictures:
                    image.save(pictures / f"{path.stem}-{number}-{look.replace(' ', '-')}.png")
            laid = [laid_back(image, way) for image, way in looks[1:]]
            for mark in found:
                if pair := measured(mark, clean, laid):
                    self.contrasts.setdefault((mark.kind, mark.ink, pair[0]), []).append(pair[1])
            self._read(path.name, [mark for mark in found if mark.text in numbers], looks)

    def _read(self, name: str, numbers: list[Mark], looks: list[tuple[Image.Image, Affine]]) -> None:
        self.numbers += len(numbers)
        for look, (image, way) in zip(LOOKS, looks, strict=True) if numbers else ():
            for mark, seen in zip(numbers, self.reader([_line(image, m, way) for m in numbers]), strict=True):
                if seen == "".join(char for char in mark.text if char.isdigit()):
                    self.right[look] += 1
                else:
                    self.wrong.append(f"{name}: {mark.text}, {look}: {seen or 'nothing'}")

    def pale(self) -> list[str]:
        """Return the inks that are too pale on the page, in grey or copied."""
        least = {key: [min(look) for look in zip(*rows, strict=True)] for key, rows in self.contrasts.items()}
        return [
            f"{kind} {_hex(ink)} on {_hex(ground)}"
            for (kind, ink, ground), looks in least.items()
            if min(looks[:JUDGED]) < LEAST.get(kind, 0.0)
        ]

    def table(self) -> Iterator[str]:
        """Yield the lines of a table: the least contrasts, and the numbers."""
        yield f"| what | ink | ground | how many | {' | '.join(LOOKS)} |"
        yield "|---" * (4 + len(LOOKS)) + "|"
        for (kind, ink, ground), rows in sorted(self.contrasts.items(), reverse=True):
            least = " | ".join(f"{min(look):.1f}" for look in zip(*rows, strict=True))
            yield f"| {kind} | `{_hex(ink)}` | `{_hex(ground)}` | {len(rows)} | {least} |"
        right = " | ".join(str(self.right[look]) for look in LOOKS)
        yield f"| numbers read right | | | {self.numbers} | {right} |"


def _hex(colour: RGB) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def main() -> int:
    """Measure a set and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("set", type=Path)
    parser.add_argument("--stem", action="append", default=[], help="only files that begin so")
    parser.add_argument("--pictures", type=Path, help="folder for each page in each look")
    options = parser.parse_args()
    tally = Tally()
    for one in json.loads((options.set / "manifest.json").read_text(encoding="utf-8"))["artifacts"]:
        path = options.set / one["path"]
        if path.suffix == ".pdf" and path.name.startswith(tuple(options.stem) or ""):
            tally.add(path, set(one["contacts"].values()), options.pictures)
    print("\n".join([*tally.table(), *tally.wrong, *(f"too pale: {one}" for one in tally.pale())]))
    return int(bool(tally.pale()))


if __name__ == "__main__":
    sys.exit(main())
