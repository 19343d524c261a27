"""A browser for tests of pages: Debian's Chromium, without a network.

Its libraries take a quarter of a second to import: whoever runs no such test does without.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.programs import program

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, LocatorAssertions, Page

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 375, "height": 667}
DESKTOP = {"width": 1280, "height": 800}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def expect(locator: Locator) -> LocatorAssertions:
    """Wait until something of a page is as expected."""
    from playwright.sync_api import expect

    return expect(locator)


@dataclass
class Visit:
    """A page that is open, and what it asked for and complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
    """Addresses beyond its own file."""
    faults: list[str] = field(default_factory=list)

    def axe(self) -> list[str]:
        """Return what axe-core finds, by rule and place."""
        from axe_playwright_python.sync_playwright import Axe

        options = {"runOnly": RULES, "preload": False, "resultTypes": ["violations"]}  # passes not in detail
        found = Axe().run(self.page, options=options).response["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start a browser, once a module."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=list(ARGUMENTS))
        yield browser
        browser.close()


class Visitor:
    """Opens files as somebody does who got them by mail: without a network."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open: list[Any] = []

    def __call__(self, path: Path, size: dict[str, int] = PHONE, **options: Any) -> Visit:
        context = self._browser.new_context(viewport=size, offline=True, **options)
        self._open.append(context)
        visit = Visit(context.new_page())
        own = path.as_uri()
        visit.page.on(
            "request",
            lambda request: (
                visit.asked.append(request.url) if not request.url.startswith((own, "data:")) else None
            ),
        )
        visit.page.on("console", lambda message: visit.faults.append(message.text))
        visit.page.on("pageerror", lambda error: visit.faults.append(str(error)))
        visit.page.goto(own)
        return visit

    def close(self) -> None:
        """Close every page."""
        for context in self._open:
            context.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visitor]:
    """Give a way to open files."""
    visitor = Visitor(browser)
    yield visitor
    visitor.close()
