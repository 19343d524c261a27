"""Make the picture of the pages in a zip: `python -m tools.site_pictures FOLDER`, where one was unpacked."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tools.pictures import HERE
from tools.proof_pictures import PHONE, beside

PAGES = ("START-HERE.html", "languages/km.html", "point.html", "print.html")
OTHERS = ("check.html", "about.html", "away.html", "languages/ar.html#card-2")
TYPED = "amha"


def main() -> None:
    """Photograph pages on a phone, and put them beside each other."""
    folder = Path(sys.argv[1]).resolve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for names, file in ((PAGES, "site.png"), (OTHERS, "site-more.png")):
            beside([_shown(browser, folder, name) for name in names]).quantize(128).save(
                HERE / file, optimize=True
            )
        browser.close()


def _shown(browser: Browser, folder: Path, name: str) -> Image.Image:
    """Return a page of a folder, as it stands on a phone."""
    page = browser.new_page(viewport=PHONE, device_scale_factor=1.2)
    path, _, place = name.partition("#")
    page.goto(f"{(folder / path).as_uri()}{place and f'#{place}'}")
    if name.startswith("START"):
        page.fill("#find", TYPED)
    page.wait_for_timeout(500)  # pictures come when they are near
    shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return shown


if __name__ == "__main__":
    main()
