"""Make the pictures of the README from real cards: `python tools/pictures.py out`.

Renders the PDFs of a build with pdfium, cuts folded pages into their panels and puts the panels the
right way up.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

HERE = Path(__file__).parent.parent / "docs" / "pictures"
SCALE = 2.0
GROUND = (226, 230, 233)
GAP = 16

PICTURES = {
    "public.png": [("indicator", "en", (0, 1, 2, 3))],
    "help-card.png": [("card", "am", (0, 1, 2))],
    "scripts.png": [
        ("indicator", "ar", (3, 1)),
        ("indicator", "hi", (0, 1)),
        ("indicator", "zh_Hans", (0, 1)),
        ("indicator", "th", (3, 2)),
        ("card", "ur", (0, 1)),
        ("card", "km", (0, 2)),
    ],
}
"""Picture: rows of (stem, locale, panels)."""


PAGES = {
    "print.png": [
        ("indicator", "es", "sheet", 0),
        ("card", "ur", "press", 0),
        ("card", "am", "press-ticket", 0),
    ]
}
"""Picture: whole pages beside each other (stem, locale, format, page)."""


def panels(path: Path) -> list[Image.Image]:
    """Return the panels of a card, each upright; folded: cover, inside top, inside bottom, back."""
    pages = [page.render(scale=SCALE).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(path)]
    if pages[0].height < pages[0].width:
        return pages
    (outside, inside), middle = pages, pages[0].height // 2
    halves = [
        image.crop((0, top, image.width, top + middle)) for image in (outside, inside) for top in (0, middle)
    ]
    back, cover, upper, lower = halves
    return [cover, upper, lower, back.rotate(180)]


def picture(built: Path, rows: list[tuple[str, str, tuple[int, ...]]]) -> Image.Image:
    """Return the panels of several cards, two cards beside each other where there are many."""
    shown = []
    for stem, locale, wanted in rows:
        found = sorted(built.glob(f"us/{stem}-us-{locale}-card*.pdf"))
        shown += [panels(found[0])[i] for i in wanted]
    across = 4 if len(rows) > 1 else 2 if len(shown) == 4 else len(shown)
    width, height = shown[0].size
    down = -(-len(shown) // across)
    sheet = Image.new("RGB", (across * (width + GAP) + GAP, down * (height + GAP) + GAP), GROUND)
    for i, image in enumerate(shown):
        place = GAP + (i % across) * (width + GAP), GAP + (i // across) * (height + GAP)
        sheet.paste(ImageOps.expand(image, border=0), place)
    return sheet


def pages(built: Path, rows: list[tuple[str, str, str, int]]) -> Image.Image:
    """Return whole pages beside each other, on one ground."""
    shown = []
    for stem, locale, format_, index in rows:
        path = sorted(built.glob(f"us/{stem}-us-{locale}-{format_}-DRAFT.pdf"))[0]
        shown.append(pypdfium2.PdfDocument(path)[index].render(scale=SCALE * 0.55).to_pil().convert("RGB"))
    sheet = Image.new(
        "RGB",
        (sum(one.width + GAP for one in shown) + GAP, 2 * GAP + max(one.height for one in shown)),
        GROUND,
    )
    x = GAP
    for one in shown:
        sheet.paste(one, (x, GAP))
        x += one.width + GAP
    return sheet


def main() -> None:
    """Make every picture from the build in the folder that is named."""
    built = Path(sys.argv[1])
    for name, rows in PICTURES.items():
        picture(built, rows).quantize(64).save(HERE / name, optimize=True)
    for name, wanted in PAGES.items():
        pages(built, wanted).quantize(64).save(HERE / name, optimize=True)


if __name__ == "__main__":
    main()
