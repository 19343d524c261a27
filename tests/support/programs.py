"""The system programs that tests compare with. Where one is missing, one test fails and says what to install.

No run passes without them: the first test that needs one fails, whichever it is, and the others are skipped.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

__all__ = ["PACKAGES", "TOLD", "UNICODE_PACKAGE", "program", "unicode_file"]

PACKAGES = {
    "chromium": "chromium",
    "git": "git",
    "hb-shape": "libharfbuzz-bin",
    "msgattrib": "gettext",
    "msgfmt": "gettext",
    "msgmerge": "gettext",
    "pdftocairo": "poppler-utils",
    "pdftotext": "poppler-utils",
}
"""Program -> the package of Debian that brings it."""
UNICODE_PACKAGE = "unicode-data"
TOLD = "TESTS_TOLD"
"""Environment variable: the folder in which the processes of one run note what was told to be missing."""


def program(name: str) -> str:
    """Return where a program is."""
    return shutil.which(name) or _missing(name, PACKAGES[name])


def unicode_file(name: str) -> Path:
    """Return where a file of the Unicode Character Database is; UNICODE_DATA names another folder."""
    path = Path(os.environ.get("UNICODE_DATA", "/usr/share/unicode")) / name
    return path if path.is_file() else _missing(str(path), UNICODE_PACKAGE)


def _missing(what: str, package: str) -> NoReturn:
    try:
        Path(os.environ[TOLD], package).touch(exist_ok=False)
    except FileExistsError:
        pytest.skip(f"{what} is missing: see the test that failed for it")
    pytest.fail(f"{what} is missing: apt-get install {package}", pytrace=False)
