"""Before a number is set or proven: its face is the vendored one, and draws every figure as that figure."""

from __future__ import annotations

from pocketcards.checks.contacts.con016_number_not_as_locked import RULE
from pocketcards.load.fonts import verify_face
from pocketcards.model.finding import Finding
from pocketcards.model.font import NUMBER_FAMILY
from pocketcards.model.project import Project
from pocketcards.readback.vote import UNJUDGED, alphabet_of, misread
from pocketcards.typeset.text.subset import nominal_subset

__all__ = ["face_as_locked", "face_of_numbers"]


def face_as_locked(project: Project) -> list[Finding]:
    """Return whether the face is another one than that which was approved, as CON016 says it."""
    turned = [one for file in project.locks for one in file.other_face()]
    return [RULE.found(f"{one} (approved → now)", one.at) for one in dict.fromkeys(turned)]


def face_of_numbers(project: Project) -> list[Finding]:
    """Return why no number can be set: the face is another file, or draws a character as another."""
    face = project.number_face
    if face is None:
        return [UNJUDGED.found(f"the family {NUMBER_FAMILY} is missing")]
    if changed := verify_face(face):
        return [changed]
    alphabet = alphabet_of(text for contact in project.contacts.values() for text in contact.on_paper)
    cut, glyphs = nominal_subset(face, alphabet)
    others = [family.bold.path for family in project.fonts.values() if family.bold not in (None, face)]
    return misread(face.path, cut.data, glyphs, alphabet, others)
