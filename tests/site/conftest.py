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
    from playwright.sync_api import Browser, BrowserContext, Locator, LocatorAssertions, Page

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
        from axe_playwright_python.base import AXE_SCRIPT

        options = {"runOnly": RULES, "preload": False, "resultTypes": ["violations"]}  # passes not in detail
        if not self.page.evaluate("'axe' in window"):  # a page is looked at more than once
            self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate(
            "options => axe.run(document, options).then(found => found.violations)", options
        )
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
    """Opens files as somebody does who got them by mail: without a network.

    A browser takes a second to begin anew, so those that can do the same are one: our pages keep nothing.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: dict[tuple[tuple[str, Any], ...], BrowserContext] = {}
        self._open: list[Page] = []

    def __call__(self, path: Path, size: dict[str, int] = PHONE, **options: Any) -> Visit:
        able = tuple(sorted(options.items()))
        if able not in self._contexts:
            self._contexts[able] = self._browser.new_context(viewport=PHONE, offline=True, **options)
        page = self._contexts[able].new_page()
        self._open.append(page)
        page.set_viewport_size(size)
        visit = Visit(page)
        own = path.as_uri()
        page.on(
            "request",
            lambda request: (
                visit.asked.append(request.url) if not request.url.startswith((own, "data:")) else None
            ),
        )
        page.on("console", lambda message: visit.faults.append(message.text))
        page.on("pageerror", lambda error: visit.faults.append(str(error)))
        page.goto(own)
        return visit

    def leave(self) -> None:
        """Close every page; nothing may have been kept."""
        kept = [one.storage_state() for one in self._contexts.values()]
        while self._open:
            self._open.pop().close()
        assert [one for one in kept if one["cookies"] or one["origins"]] == []


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Visitor:
    return Visitor(browser)


@pytest.fixture
def visit(visitor: Visitor) -> Iterator[Visitor]:
    """Give a way to open files."""
    yield visitor
    visitor.leave()
