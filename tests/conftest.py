"""Fixtures for all tests."""

from __future__ import annotations

import pytest

from tests.support.verapdf import VeraPdf


@pytest.fixture(scope="session")
def verapdf() -> VeraPdf:
    """Give veraPDF: one JVM a worker, which starts with the first file it checks."""
    return VeraPdf()
