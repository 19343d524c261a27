"""Fixtures and options for all tests."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from tests.support.verapdf import VeraPdf

# The same examples in every run, and no clock: a busy machine is not a fault of the program.
settings.register_profile(
    "project", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="take today as right: tests/golden, docs/checks.md"
    )


@pytest.fixture(scope="session")
def verapdf() -> VeraPdf:
    """Give veraPDF: one JVM a worker, which starts with the first file it checks."""
    return VeraPdf()
