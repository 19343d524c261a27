"""Make the pictures of the desk in docs/: `python -m tools.desk_pictures ADDRESS CATALOG`.

The address is the one that `python generate.py desk km --by "Night team" --no-browser` prints, for a copy of
the project; the catalog is that copy's `translations/km/LC_MESSAGES/cards.po`, which is changed to show what
happens then.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tools.pictures import HERE

SIZE = {"width": 1280, "height": 760}
TEXT = "hotline.ask.papers"


def main() -> None:
    """Make the pictures."""
    address, catalog = sys.argv[1], Path(sys.argv[2])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, device_scale_factor=1)
        page.goto(address)
        page.wait_for_selector(".face")
        page.click(f'#list a[href="#{TEXT}"]')
        page.wait_for_selector(".face rect")
        page.wait_for_timeout(500)
        _keep(page.screenshot(), "desk.png")
        field = page.locator("#text")
        old = field.input_value()
        field.fill(old.removesuffix("?") + " ឬទេ?")
        text = catalog.read_text("utf-8")
        catalog.write_text(text.replace(f'"{old}"', f'"{old.removesuffix("?")}?!"', 1), "utf-8")
        page.click("#save")
        page.wait_for_selector("#conflict:not([hidden])")
        _keep(page.locator("#conflict").screenshot(), "desk-both.png")
        browser.close()


def _keep(png: bytes, name: str) -> None:
    shown = Image.open(io.BytesIO(png)).convert("RGB")
    shown.quantize(160).save(HERE / name, optimize=True)


if __name__ == "__main__":
    main()
