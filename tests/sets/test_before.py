"""What of an old set serves the new one: no page that says something else today."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from pocketcards.model.artifact import Artifact
from pocketcards.model.manifest import UNKNOWN, Listed, Manifest
from pocketcards.sets.before import Before

PATH = "us/card-us-es-sheet-DRAFT.pdf"
MADE = Artifact(PATH, b"", "", "hotline", "es", "us", "sheet", "draft", 2, {}, 0)


def test_a_card_that_is_no_draft_any_more_has_no_page_that_calls_it_one(tmp_path: Path) -> None:
    """Signatures are translations too; a page with the names of all files must say the new ones."""
    place = tmp_path / "us" / "cards-us.zip"
    place.parent.mkdir()
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr("print.html", PATH)
    listed = Listed(PATH, "", "hotline", "es", "us", "sheet", 2, {}, 0)
    more = {"us/cards-us.zip": hashlib.sha256(place.read_bytes()).hexdigest()}
    manifest = Manifest(tmp_path, (listed,), more, UNKNOWN, places={"us/cards-us.zip": place})
    kept = []
    for made in (MADE, MADE._replace(path=PATH.replace("-DRAFT", ""), status="ready")):
        before = Before(manifest, UNKNOWN, changed=("es",))
        before.weigh([made])
        page = before.page("us", "print.html", "")
        kept.append(page and page.read_bytes())
        before.close()
    assert kept == [PATH.encode(), None]
