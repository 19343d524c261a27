"""Which cards differ between two sets, and how they look: `python tools/compare.py BEFORE AFTER OUT`.

Prints a table in Markdown, for the summary of a pull request, and puts into OUT a picture of each card that
looks different, before beside after, and a page with all of them. A card is the same if its pages have the
same pixels, whatever its bytes.
"""

from __future__ import annotations

import argparse
import html
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageDraw

__all__ = ["Change", "changes", "main"]

DPI = 120
MOST = 60
"""So many pictures at most; what else has changed is listed."""
GAP, HEAD = 12, 22
"""Pixels between pictures, and above them for a word."""
GROUND, INK = (226, 230, 233), (40, 48, 56)
FORMAT, SOURCE = "card", "en"


class Place(NamedTuple):
    """What a file is of. Its name changes when a draft becomes ready; this does not."""

    region: str
    card: str
    locale: str


@dataclass(frozen=True)
class File:
    """A card of a set."""

    path: Path
    sha256: str
    contacts: Mapping[str, str]


@dataclass(frozen=True)
class Change:
    """A card that is not the same in both sets."""

    place: Place
    before: File | None
    after: File | None

    @property
    def what(self) -> str:
        """How it differs."""
        if self.before is None or self.after is None:
            return "new" if self.before is None else "gone"
        return "changed"

    @property
    def numbers(self) -> str:
        """Which numbers differ, role by role; empty where none does."""
        old = self.before.contacts if self.before else {}
        new = self.after.contacts if self.after else {}
        if self.what != "changed":
            return ""
        parts = (
            f"{role}: {old.get(role, 'none')} → {new.get(role, 'none')}"
            for role in dict.fromkeys((*old, *new))
            if old.get(role) != new.get(role)
        )
        return "; ".join(parts)

    @property
    def picture(self) -> str:
        """The name of its picture."""
        return "-".join((self.place.card, self.place.region, self.place.locale)) + ".png"


def cards_of(folder: Path) -> dict[Place, File]:
    """Return the cards that the manifest of a set lists; none where there is no set."""
    manifest = folder / "manifest.json"
    listed = json.loads(manifest.read_text("utf-8"))["artifacts"] if manifest.is_file() else []
    return {
        Place(one["region"], one["card"], one["locale"]): File(
            folder / one["path"], one["sha256"], one["contacts"]
        )
        for one in listed
        if one["format"] == FORMAT
    }


def changes(before: Path, after: Path) -> Iterator[Change]:
    """Yield the cards that do not look the same in two sets, those in English first."""
    old, new = cards_of(before), cards_of(after)
    for place in sorted({*old, *new}, key=lambda one: (one.locale != SOURCE, one)):
        change = Change(place, old.get(place), new.get(place))
        if not _looks_the_same(change.before, change.after):
            yield change


def _looks_the_same(old: File | None, new: File | None) -> bool:
    if old is None or new is None:
        return False
    if old.sha256 == new.sha256:
        return True
    pages = [[(page.size, page.tobytes()) for page in pages_of(one.path)] for one in (old, new)]
    return pages[0] == pages[1]


def pages_of(path: Path) -> list[Image.Image]:
    """Return a picture of every page."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]


def picture_of(change: Change) -> Image.Image:
    """Return the pages before and after, each below each other, the two beside each other."""
    sides = [
        (word, pages_of(one.path) if one else [])
        for word, one in (("before", change.before), ("after", change.after))
    ]
    sizes = [page.size for _, pages in sides for page in pages]
    width, most = max(wide for wide, _ in sizes), max(len(pages) for _, pages in sides)
    height = HEAD + most * (max(high for _, high in sizes) + GAP)
    sheet = Image.new("RGB", (2 * width + 3 * GAP, height + GAP), GROUND)
    draw = ImageDraw.Draw(sheet)
    for i, (word, pages) in enumerate(sides):
        left, top = GAP + i * (width + GAP), HEAD
        draw.text((left, 5), word if pages else f"{word}: none", fill=INK)
        for page in pages:
            sheet.paste(page, (left, top))
            top += page.height + GAP
    return sheet


def table(found: Sequence[Change], shown: int) -> Iterator[str]:
    """Yield the lines of the summary."""
    if not found:
        yield "No card looks different."
        return
    count = "1 card looks" if len(found) == 1 else f"{len(found)} cards look"
    yield f"**{count} different.** The artifact has pictures of {shown}, before beside after."
    yield ""
    yield "| card | region | language | what | numbers |"
    yield "|---|---|---|---|---|"
    for one in found:
        number = f"**{one.numbers}**" if one.numbers else ""
        yield f"| {one.place.card} | {one.place.region} | {one.place.locale} | {one.what} | {number} |"


def page(found: Sequence[Change]) -> str:
    """Return the page that shows the pictures."""
    shown = "".join(
        f"<h2>{html.escape(' '.join(one.place))}: {one.what}</h2>"
        f"<p>{html.escape(one.numbers)}</p>"
        f'<p><img src="{html.escape(one.picture)}" alt="before and after"></p>'
        for one in found
    )
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Cards that look different</title>'
    return f"{head}<style>img{{max-width:100%}}</style><body>{shown}</body></html>\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Compare, print the table, write the pictures."""
    parser = argparse.ArgumentParser(description="Which cards differ between two sets, and how they look.")
    for name in ("before", "after", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--most", type=int, default=MOST, help=f"so many pictures (default: {MOST})")
    options = parser.parse_args(argv)
    found = list(changes(options.before, options.after))
    pictured = found[: options.most]
    options.out.mkdir(parents=True, exist_ok=True)
    for one in pictured:
        picture_of(one).save(options.out / one.picture)
    (options.out / "index.html").write_text(page(pictured), encoding="utf-8", newline="\n")
    print("\n".join([*_missing(options.before, options.after), *table(found, len(pictured))]))
    return 0


def _missing(before: Path, after: Path) -> Iterator[str]:
    """Say which of the sets is not there: then every card of the other counts."""
    if not cards_of(before):
        yield "There is no set to compare with: none could be made of the cards as they were.\n"
    if not cards_of(after):
        yield "**No set could be made of the cards as they are.** The check says why.\n"


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")  # a console of Windows may have another
    sys.exit(main())
