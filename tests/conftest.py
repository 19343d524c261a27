"""Fixtures and options for all tests."""

from __future__ import annotations

import gc
import io
import os
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests import bundled
from tests.support import programs
from tests.support.verapdf import VeraPdf

# The same examples in every run, and no clock: a busy machine is not a fault of the program.
settings.register_profile(
    "project", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("project")

SELDOM = (100_000, 10, 10)
"""After how many new values Python looks for garbage. The cards that tests share are many, and stay."""

# The day "here" is that of the tests, wherever they run.
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):  # Windows has none
    time.tzset()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="take today as right: tests/golden, docs/checks.md"
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[object]:
    """Look for no garbage while tests are collected, and never among what is: all of it stays.

    After that look for it less often than Python does by default.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(*SELDOM)
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Look once through what a module of tests leaves: what is no garbage then is remembered for good."""
    yield
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what asks veraPDF."""
    for item in items:
        if "verapdf" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """Refuse what a module of tests does where it is imported, and each process would do for any test."""
    if "playwright" in sys.modules:
        raise pytest.UsageError("a module of tests imports playwright: do so where a browser is opened")
    if bundled.project.cache_info().currsize:
        raise pytest.UsageError("a module of tests loads the project: take its ids from names of files")


@pytest.fixture(scope="session", autouse=True)
def told(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give all workers of a run one folder, so that a missing program is one failure."""
    own = tmp_path_factory.getbasetemp()
    os.environ[programs.TOLD] = str(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session")
def verapdf() -> Iterator[VeraPdf]:
    """Give veraPDF: one JVM a worker, which starts with the first file it checks."""
    validator = VeraPdf()
    yield validator
    validator.close()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let somebody sit there and type answers."""

    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    def types(answers: str) -> None:
        monkeypatch.setattr(sys, "stdin", Keyboard(answers))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    return types
