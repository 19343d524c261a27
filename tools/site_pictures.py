"""Make the picture of the pages in a zip: `python -m tools.site_pictures FOLDER`, where one was unpacked."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tools.pictures import HERE
from tools.proof_pictures import PHONE, beside

PAGES = ("START-HERE.html", "languages/km.html", "point.html", "print.html")
TYPED = "amha"


def main() -> None:
    """Photograph pages on a phone, and put them beside each other."""
    folder = Path(sys.argv[1]).resolve()
    shown = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport=PHONE, device_scale_factor=1.2)
        for name in PAGES:
            page.goto((folder / name).as_uri())
            if name.startswith("START"):
                page.fill("#find", TYPED)
            shown.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
        browser.close()
    beside(shown).quantize(128).save(HERE / "site.png", optimize=True)


if __name__ == "__main__":
    main()
