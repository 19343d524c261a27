"""Fixtures and options for all tests."""

from __future__ import annotations

import pytest

from tests.support.verapdf import VeraPdf


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="take today as right: tests/golden, docs/checks.md"
    )


@pytest.fixture(scope="session")
def verapdf() -> VeraPdf:
    """Give veraPDF: one JVM a worker, which starts with the first file it checks."""
    return VeraPdf()
