"""Faces that pages bring along stay where the languages that need them say what they said."""

from __future__ import annotations

import io
import zipfile

from pocketcards.model.artifact import Packed
from pocketcards.site.faces import font_faces
from tests.bundled import project

TEXTS = {"ar": ["عربي"], "es": ["español"], "th": ["ไทย"]}


def rules(said: dict[str, list[str]], before: str = "", changed: str = "") -> str:
    """Return the rules for some texts; those from before are not as they would be made, and so are known."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("faces.css", before)
    archive = zipfile.ZipFile(file)
    old = Packed(archive, archive.getinfo("faces.css"))
    return font_faces(
        said,
        project().languages,
        project().fonts,
        lambda locale: None if locale == changed or not before else old,
    )


def test_faces_stay_where_nothing_that_they_are_for_is_another() -> None:
    new = rules(TEXTS)
    old = new.replace("base64,", "base64,AA", 1)
    assert rules(TEXTS, old) == old
    assert rules({**TEXTS, "es": ["otro"]}, old, changed="es") == old
    assert rules(TEXTS, old, changed="th") == new


def test_faces_are_made_where_another_language_needs_some_or_needs_none_any_more() -> None:
    thai = {**TEXTS, "es": ["ไทย"]}
    assert rules(thai, rules(TEXTS), changed="es") == rules(thai)
    assert rules(TEXTS, rules(thai), changed="es") == rules(TEXTS)
