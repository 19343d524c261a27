"""What somebody does to the zip of a set, and what `verify` finds."""

from __future__ import annotations

import re
from pathlib import Path

from tests.sets.forging import ZIP, Forge, picture_of_a_card, said, seal, with_zip


def zip_taken_out(folder: Path) -> None:
    (folder / ZIP).unlink()
    seal(folder, {**said(folder), "more": []})


def sheet_in_the_zip(folder: Path) -> None:
    def change(contents: dict[str, bytes]) -> None:
        names = [name for name in contents if name.endswith("sheet-DRAFT.pdf")]
        contents[names[0]] = contents[names[-1]]

    with_zip(folder, change)
    seal(folder)


def page_in_the_zip(folder: Path) -> None:
    def change(contents: dict[str, bytes]) -> None:
        name = "languages/es.html"
        contents[name] = re.sub(rb"888(\W+)373", rb"888\g<1>374", contents[name])

    with_zip(folder, change)
    seal(folder)


def guide_in_the_zip(folder: Path) -> None:
    with_zip(folder, lambda contents: contents.update({"printing-guide.pdf": picture_of_a_card()}))
    seal(folder)


def picture_in_the_zip(folder: Path) -> None:
    def change(contents: dict[str, bytes]) -> None:
        names = [name for name in contents if name.endswith(".png")]
        contents[names[0]] = contents[names[1]]

    with_zip(folder, change)
    seal(folder)


def foreign_member(folder: Path) -> None:
    with_zip(folder, lambda contents: contents.update({"sheets/es/more.pdf": picture_of_a_card()}))
    seal(folder)


def missing_member(folder: Path) -> None:
    with_zip(folder, lambda contents: contents.__delitem__("printing-guide.pdf"))
    seal(folder)


def bytes_before_the_zip(folder: Path) -> None:
    """A program that unpacks itself, or another zip that some programs find first."""
    path = folder / ZIP
    path.write_bytes(b"MZ" + bytes(500) + path.read_bytes())
    seal(folder)


ZIPS: dict[str, tuple[Forge, set[str]]] = {
    "the zip taken out": (zip_taken_out, {"VER002"}),
    "a sheet in the zip": (sheet_in_the_zip, {"VER003"}),
    "a number in a page of the zip": (page_in_the_zip, {"VER003"}),
    "the guide": (guide_in_the_zip, {"VER003"}),
    "a picture in the zip": (picture_in_the_zip, {"VER003"}),
    "a foreign member": (foreign_member, {"VER004"}),
    "a missing member": (missing_member, {"VER002"}),
    "bytes before the zip": (bytes_before_the_zip, {"VER010"}),
}
