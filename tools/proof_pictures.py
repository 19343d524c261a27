"""Make the pictures of sheets in docs/: `python -m tools.proof_pictures to-read to-begin`.

Each folder holds one sheet, made by `python generate.py proof km --card hotline --out to-read` and by the
same with `ti` and `to-begin`, a language that nobody has begun. The page is shown in Debian's Chromium.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

from tools.pictures import GAP, GROUND, HERE

PHONE: ViewportSize = {"width": 375, "height": 700}
PAPER_SCALE = 1.0


def beside(shown: list[Image.Image]) -> Image.Image:
    """Return pictures beside each other, on one ground."""
    width = sum(one.width + GAP for one in shown) + GAP
    sheet = Image.new("RGB", (width, max(one.height for one in shown) + 2 * GAP), GROUND)
    x = GAP
    for one in shown:
        sheet.paste(one, (x, GAP))
        x += one.width + GAP
    return sheet


def paper(path: Path, count: int) -> Image.Image:
    """Return the first pages of a sheet."""
    document = pypdfium2.PdfDocument(path)
    return beside([document[i].render(scale=PAPER_SCALE).to_pil().convert("RGB") for i in range(count)])


def phone(path: Path) -> Image.Image:
    """Return the page as it begins, a sentence that is being mended, and the answer at its end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport=PHONE, device_scale_factor=1.5)
        page.goto(path.resolve().as_uri())
        shown = [_seen(page)]
        for item in page.locator(".questions > li").all():
            item.locator(".choices label", has_text="Yes").click()
        page.locator("#n2 .choices label", has_text="Better").click()
        field = page.locator('#n2 [data-says="better"]')
        field.fill(f"{field.input_value().rstrip('។')} ។")
        page.locator("#n1").evaluate('one => one.scrollIntoView({behavior: "instant"})')
        shown.append(_seen(page))
        page.locator("#back").evaluate('one => one.scrollIntoView({behavior: "instant"})')
        shown.append(_seen(page))
        browser.close()
    return beside(shown)


def _seen(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def main() -> None:
    """Make the pictures from the sheets in the folders that are named."""
    folder, begun = map(Path, sys.argv[1:])
    (pdf,), (page,), (new,) = folder.glob("*.pdf"), folder.glob("*.html"), begun.glob("*.pdf")
    paper(pdf, 3).quantize(32).save(HERE / "proof-paper.png", optimize=True)
    paper(new, 2).quantize(32).save(HERE / "proof-begin.png", optimize=True)
    phone(page).quantize(128).save(HERE / "proof-phone.png", optimize=True)


if __name__ == "__main__":
    main()
