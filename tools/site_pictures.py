"""Make the pictures of the pages in a zip: `python -m tools.site_pictures FOLDER`, where one was unpacked."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tools.pictures import GAP, GROUND, HERE
from tools.proof_pictures import PHONE, beside

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PAGES = ("START-HERE.html", "languages/km.html", "point.html", "print.html")
OTHERS = ("check.html", "about.html", "away.html", "languages/ar.html#card-2")
WIDE = (
    "START-HERE.html",
    "languages/km.html#card-2",
    "point.html",
    "print.html#together",
    "check.html",
    "about.html",
)
TYPED = "amha"
ON_A_PHONE, AT_A_DESK = 1.2, 0.6
"""Pixels of the picture for one of the page."""
ACROSS = 2


def main() -> None:
    """Photograph pages on a phone and at a desk, and put them beside each other."""
    folder = Path(sys.argv[1]).resolve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for names, file in ((PAGES, "site.png"), (OTHERS, "site-more.png")):
            _save(beside([_shown(browser, folder, name, PHONE, ON_A_PHONE) for name in names]), file)
        wide = [_shown(browser, folder, name, DESKTOP, AT_A_DESK) for name in WIDE]
        rows = [beside(wide[i : i + ACROSS]) for i in range(0, len(wide), ACROSS)]
        _save(_below(rows), "site-desktop.png")
        browser.close()


def _save(picture: Image.Image, name: str) -> None:
    picture.quantize(128).save(HERE / name, optimize=True)


def _below(rows: list[Image.Image]) -> Image.Image:
    """Return pictures below each other, on one ground."""
    sheet = Image.new("RGB", (rows[0].width, sum(one.height - GAP for one in rows) + GAP), GROUND)
    for i, one in enumerate(rows):
        sheet.paste(one, (0, i * (one.height - GAP)))
    return sheet


def _shown(browser: Browser, folder: Path, name: str, size: ViewportSize, scale: float) -> Image.Image:
    """Return a page of a folder, as it stands on a screen."""
    page = browser.new_page(viewport=size, device_scale_factor=max(scale, 1))
    path, _, place = name.partition("#")
    page.goto(f"{(folder / path).as_uri()}{place and f'#{place}'}")
    if name.startswith("START"):
        page.fill("#find", TYPED)
    page.wait_for_timeout(500)  # pictures come when they are near
    page.evaluate("document.fonts.ready.then(() => 0)")
    shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return shown.resize(
        (round(size["width"] * scale), round(size["height"] * scale)), Image.Resampling.LANCZOS
    )


if __name__ == "__main__":
    main()
