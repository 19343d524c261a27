"""What a manifest says of a set of finished files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pocketcards.model.project import Project

__all__ = ["Listed", "Manifest", "outdated"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A file, as its manifest describes it."""

    path: str
    sha256: str
    card: str
    locale: str
    region: str
    format: str
    pages: int
    contacts: dict[str, str]
    """Role to the number printed."""
    copies_read: int
    status: str = "draft"
    proof: str = ""
    """How it was read back."""
    codes: tuple[str, ...] = ()
    """The print codes of the cards on it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest."""

    folder: Path
    files: tuple[Listed, ...]
    more: dict[str, str] = field(default_factory=dict)
    """Path to SHA-256 of what else belongs to the set: packages, pictures."""


def outdated(listed: Listed, project: Project) -> dict[str, str]:
    """Return by role why a number of a file is not the approved one: by the project, and by its lock."""
    faults = {}
    region = project.regions.get(listed.region)
    for role, printed in listed.contacts.items():
        contact = project.contacts.get(region.roles.get(role, "")) if region else None
        approved = project.approved(listed.region, role)
        if region is None:
            faults[role] = f"no region {listed.region} is known here (--overlay?); the file has {printed}"
        elif contact is None or approved is None:
            faults[role] = f"the project approves no such number now; the file has {printed}"
        elif contact.printed != printed:
            faults[role] = f"the file has {printed}, the project has {contact.printed}"
        elif approved.printed != printed:
            faults[role] = f"the file has {printed}, the lock approves {approved.printed}"
    return faults
