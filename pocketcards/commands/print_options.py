"""What the command line says of printing becomes print options. Files that it names are not trusted."""

from __future__ import annotations

import argparse
import hashlib
import re
import stat
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from pocketcards.checks.disguises import number_like
from pocketcards.checks.figures import figures
from pocketcards.checks.spoken import Speller, speller
from pocketcards.checks.words import folded
from pocketcards.errors import InputError, UsageError
from pocketcards.model.design import Brand
from pocketcards.model.geometry import Pt, mm
from pocketcards.model.printing import Duplex, PressColor, PrintOptions
from pocketcards.model.words import Words

__all__ = ["bytes_of", "names_a_file", "print_options"]

LARGEST_FILE = 4_000_000
LARGEST_PICTURE = 4_000_000
"""Pixels."""
LARGEST_OFFSET_MM = 5.0
LONGEST_NAME = 60
LONGEST_FIGURE = 6
"""In digits: the longest names of inks, such as 18-3838."""
_FILE = re.compile(
    r"^[.~]|^[A-Za-z]:\\|\S[/\\]|[/\\]\S|\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|ico|heic|avif|pdf|eps|ai|psd|xcf)$",
    re.IGNORECASE,
)
"""A path, or the name of a picture. A name may have strokes between spaces: Casa / House."""
_MIX = re.compile(r"([^=,]+)=([1-9][0-9]?)")
_CELL = re.compile(r"[1-9][0-9]?")
_OFFSET = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?),(-?[0-9]+(?:\.[0-9]+)?)")
_RESERVED = ("all", "none", "cyan", "magenta", "yellow", "black")
"""Names that PDF gives a meaning of their own, and process inks (ISO 32000-1 §8.6.6.4)."""
_SPOT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 +.-]{0,40}")


def print_options(options: argparse.Namespace, words: Callable[[], Collection[Words]]) -> PrintOptions:
    """Return what the options of `build` ask for.

    Args:
        options: As parsed.
        words: Gives the words of all languages, in any of which a name may say a number; called only
            where something is named.
    """
    named = " ".join(text for text in (options.brand, options.spot) if text)
    spoken = _spoken(named, words()) if named else []
    return PrintOptions(
        duplex=Duplex(options.duplex),
        offset=_offsets(options.offset)[-1],
        front_offset=_offsets(options.offset)[0],
        start=_start(options.start),
        black=options.ink == "black",
        code=options.qr,
        brand=None if options.brand is None else _brand(options.brand, spoken, grey=options.ink == "black"),
        press=_press(options.icc, options.spot, spoken),
        mix=_mix(options.mix),
        previews=options.previews,
        bilingual=options.bilingual,
    )


def _spoken(named: str, words: Collection[Words]) -> list[Speller]:
    """Return what finds numbers in words, of the languages that have a word for one in what was named."""
    text = folded(named)
    found = []
    for said in words:
        listed = (word.strip("*") for _, some in said.figures.numbers for word in some)
        if any(folded(word) in text for word in listed) and (one := speller(said.figures)):
            found.append(one)
    return found


def _mix(text: str | None) -> tuple[tuple[str, int], ...]:
    if text is None:
        return ()
    parts = [_MIX.fullmatch(part.strip()) for part in text.split(",")]
    if not all(parts):
        raise UsageError(f"--mix {text!r} is not understood", "Write it as es=4,am=2,vi=2.")
    return tuple((part[1].strip(), int(part[2])) for part in parts if part)


def _start(text: str | None) -> int:
    if text is None:
        return 1
    if not _CELL.fullmatch(text):
        raise UsageError(f"--start {text!r} is no cell", "Count as you read: the upper left cell is 1.")
    return int(text)


def _offsets(text: str | None) -> tuple[tuple[Pt, Pt], tuple[Pt, Pt]]:
    """Return by how much fronts and backs are moved: `X,Y` is that of the backs, `X,Y/X,Y` that of both."""
    parts = ("0,0" if text is None else text).split("/")
    if len(parts) > 2:
        raise UsageError(f"--offset {text!r} is not understood", "Fronts and backs: --offset 0,0.5/0.5,-1.")
    *front, back = map(_offset, parts)
    return (front[0] if front else (0.0, 0.0), back)


def _offset(text: str) -> tuple[Pt, Pt]:
    found = _OFFSET.fullmatch(text.strip())
    if found is None:
        hint = "Write millimetres: --offset 0.5,-1 for the backs, --offset 0,0.5/0.5,-1 for both sides."
        raise UsageError(f"--offset {text!r} is not understood", hint)
    right, up = float(found[1]), float(found[2])
    if max(abs(right), abs(up)) > LARGEST_OFFSET_MM:
        raise UsageError(f"--offset {text} is more than {LARGEST_OFFSET_MM:g} mm", "Millimetres are meant.")
    return (mm(right), mm(up))


def names_a_file(text: str) -> bool:
    """Tell whether a brand is meant as a file: by its ending, or by how folders are written."""
    return bool(_FILE.search(text.strip()))


def _brand(text: str, spoken: Sequence[Speller], *, grey: bool) -> Brand:
    path = Path(text)
    if path.suffix.lower() == ".png":
        return _logo(path, grey=grey)
    if names_a_file(text) or (text.strip() and path.is_file()):
        raise UsageError(
            f"--brand {text!r} is a file, and no PNG picture: its name would be printed",
            "Save the picture as PNG and name that file, or write the name that is to stand on the cards.",
        )
    name = " ".join(text.split())
    if any(map(str.isnumeric, name)):
        raise UsageError(
            "--brand takes no figures", "Beside a hotline they could be taken for a number to call."
        )
    if said := _number_in(name, spoken):
        raise UsageError(f"--brand has {said}", "Beside a hotline it could be taken for a number to call.")
    if not name or len(name) > LONGEST_NAME or not name.isprintable() or "\ufffc" in name:
        raise UsageError(f"--brand takes a name of up to {LONGEST_NAME} characters, or a PNG file")
    return Brand(name)


def _logo(path: Path, *, grey: bool) -> Brand:
    """Decode a logo and keep its pixels alone: nothing else of the file reaches a card."""
    import io

    from PIL import Image  # only who brings a logo waits for it

    data = bytes_of(path)
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as opened:
            if opened.width * opened.height > LARGEST_PICTURE:
                size = f"{opened.width} x {opened.height}"
                raise UsageError(f"{path} has {size} pixels", "2000 x 2000 are enough.")
            shown = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise InputError(f"{path} cannot be read as a PNG picture: {error}") from None
    ground = Image.new("RGBA", shown.size, "white")
    ground.alpha_composite(shown)
    flat = ground.convert("L") if grey else ground
    sha256 = hashlib.sha256(data).hexdigest()
    return Brand(path.stem, flat.convert("RGB").tobytes(), shown.width, shown.height, sha256)


def _number_in(name: str, spoken: Sequence[Speller]) -> str:
    """Return what of a name could be taken for a number, in any language; nothing where none is."""
    return number_like(name) or next(filter(None, (number_like(name, one) for one in spoken)), "")


def _press(profile: Path | None, spot: str | None, spoken: Sequence[Speller]) -> PressColor:
    if spot is not None and (not _SPOT.fullmatch(spot) or spot.casefold() in _RESERVED):
        raise UsageError(f"--spot {spot!r} is no name of an ink", "As the shop calls it: 'PANTONE 302 C'.")
    if spot is not None and _is_number(spot, spoken):
        raise UsageError(f"--spot {spot!r} could be taken for a number to call", "Name the ink another way.")
    if profile is None:
        return PressColor(spot=spot or "")
    data = bytes_of(profile)
    if len(data) < 132 or data[36:40] != b"acsp" or data[16:20] != b"CMYK" or data[12:16] != b"prtr":
        raise InputError(f"{profile} is no ICC profile of a CMYK printer", "Ask the shop for theirs.")
    condition = re.sub(r"[^A-Za-z0-9 ._-]", "", profile.stem)[:40] or "Custom"
    return PressColor(data, condition, spot or "")


def _is_number(spot: str, spoken: Sequence[Speller]) -> bool:
    """Tell whether the name of an ink is a telephone number, in digits or in words."""
    digits = any(sum(map(str.isdigit, one.value)) > LONGEST_FIGURE for one in figures(spot))
    return digits or any(run.is_read_out for one in spoken for run in one.runs(spot))


def bytes_of(path: Path) -> bytes:
    """Return what a file of the user holds.

    Raises:
        InputError: It cannot be read, or is larger than any picture or profile.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_FILE:
            raise InputError(f"{path} is no file of at most {LARGEST_FILE // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None
