"""A desk that is open on a copy of the small project, and a browser that sits at it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pocketcards.commands.desk import keeper_of
from pocketcards.commands.session import Session
from pocketcards.desk.desk import Desk
from tests.bundled import ROOT
from tests.projects import copied
from tests.site.conftest import Visit, browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from pocketcards.desk.serving import Opened

__all__ = ["browser"]

TODAY = date(2026, 11, 29)
TEAM = "Night team"


def desk_of(root: Path, team: str = TEAM) -> Desk:
    session = Session(root, ROOT, None, TODAY, TODAY, sys.stdout, sys.stderr)
    return Desk(keeper_of(session, team))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", "ar", "es", "km")


@pytest.fixture
def desk(root: Path) -> Desk:
    return desk_of(root)


@pytest.fixture
def opened(desk: Desk) -> Iterator[Opened]:
    """Let the desk listen while a test runs."""
    from pocketcards.desk.serving import Opened  # a web server: for who asks for one

    opened = Opened(desk, desk.fonts)
    thread = threading.Thread(target=opened.run)
    thread.start()
    yield opened
    opened.stop()
    thread.join(timeout=20)
    assert not thread.is_alive()


Sit = Callable[..., Visit]


@pytest.fixture(scope="module")
def context(browser: Browser) -> BrowserContext:
    """Begin a browser that all tests of a module sit at, each at a desk with an address of its own."""
    return browser.new_context()


@pytest.fixture
def sit(browser: Browser, context: BrowserContext, opened: Opened) -> Iterator[Sit]:
    """Give a way to open a page of the desk; whatever it asks of anybody else is noted."""
    pages: list[Page] = []

    def sits(below: str = "", width: int = 1280, height: int = 800, clock: bool = False) -> Visit:
        page = (browser.new_context() if clock else context).new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        visit = Visit(page)
        if clock:  # to be put forward
            page.clock.install()
        own = (opened.address, "data:")
        note = visit.asked.append
        page.on("request", lambda one: None if one.url.startswith(own) else note(one.url))
        page.on("console", lambda message: visit.faults.append(message.text))
        page.on("pageerror", lambda error: visit.faults.append(str(error)))
        page.goto(opened.address + below)
        if below:
            page.wait_for_selector(".face")
        return visit

    yield sits
    for page in pages:
        page.close()
