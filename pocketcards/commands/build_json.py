"""What `build --output-format json` prints: one object, for programs that go on with the set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from pocketcards.model.finding import Finding

if TYPE_CHECKING:
    from pocketcards.make.built import Built

__all__ = ["as_json"]


def as_json(built: Built, out: Path) -> str:
    """Return what a build made, found and left out. Only ASCII: nothing in it acts on a terminal.

    Args:
        built: What came of it.
        out: The output folder, as it was named.
    """
    said = {
        "out": out.as_posix(),
        "published": built.published,
        "refused": str(built.refused) if built.refused else "",
        "files": [artifact.entry() for artifact in built.artifacts] if built.published else [],
        "more": sorted(built.more) if built.published else [],
        "unchanged": built.kept,
        "removed": list(built.removed),
        "left_out": built.left_out,
        "notes": built.notes,
        "unconfirmed": [contact.id for contact in built.unconfirmed],
        "findings": [finding._asdict() for finding in sorted(built.findings, key=Finding.sort_key)],
    }
    return json.dumps(said, indent=1)
