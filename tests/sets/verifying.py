"""`verify`, as the command line calls it, on a project of the tests."""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path

from pocketcards.commands.remake import maker_of
from pocketcards.commands.session import Session
from pocketcards.load.project import load_project
from pocketcards.model.finding import Finding
from pocketcards.model.manifest import Origin, Place, Remade
from pocketcards.sets.verify import Verified, verify
from tests.bundled import ROOT, SAMPLE

DAY = date(2026, 11, 24)
Known = dict[str, Remade]
"""What was made again, by what was asked for."""


@cache
def _room() -> Path:
    """Return a folder for what is made again: what is remembered of it lasts as long as the tests."""
    room = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, room, ignore_errors=True)
    return room


def verified(
    *paths: Path,
    root: Path = SAMPLE,
    overlay: Path | None = None,
    brand: Path | None = None,
    icc: Path | None = None,
    known: Known | None = None,
) -> Verified:
    session = Session(root, ROOT, overlay, DAY, DAY, sys.stdout, sys.stderr)
    findings: list[Finding] = []
    project = load_project(root, ROOT, findings, locales=(), overlay=overlay)
    maker = maker_of(session, 1, brand, icc, lambda *_: None, _room())

    def remembering(origin: Origin, only: Collection[Place] | None, formats: Collection[str]) -> Remade:
        key = repr((origin.options, only and sorted(only), sorted(formats)))
        if known is None:
            return maker(origin, only, formats)
        if key not in known:
            known[key] = maker(origin, only, formats)
        return known[key]

    return verify(list(paths), project, remembering)
