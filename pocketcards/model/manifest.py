"""What a manifest says of a set of finished files."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pocketcards.model.artifact import Artifact, Content, Place
from pocketcards.model.project import Project

__all__ = ["SCHEMA", "UNKNOWN", "Listed", "Manifest", "Origin", "Place", "Remade", "outdated"]

SCHEMA = 1
"""Of what a manifest says of how its set was made."""


class Listed(NamedTuple):
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
    folded: bool = False
    key: str = ""
    """What it was made from; nobody but a build believes it, and only as far as it fits."""

    @property
    def place(self) -> Place:
        """What it is of."""
        return self.card, self.locale, self.region


class Origin(NamedTuple):
    """What a set was made with: enough to make it again, and nothing of the machine."""

    program: Mapping[str, str]
    """SHA-256 of the package and of the faces, and the versions of the libraries that shape bytes."""
    options: Mapping[str, object]
    """What was asked for, in the words of the command line; lists of ids are empty where all were."""
    inputs: Mapping[str, str]
    """SHA-256 of every input, by its place in the project, or by the option that named it."""
    schema: int = SCHEMA
    """0: the manifest says nothing of it."""


UNKNOWN = Origin({}, {}, {}, 0)
"""Of a set that an older program wrote."""


class Remade(NamedTuple):
    """A set, or some files of it, made again from the project as it is today."""

    artifacts: tuple[Artifact, ...] = ()
    more: Mapping[str, Content] = {}
    """The other files of a whole set, by path."""
    origin: Origin = UNKNOWN
    lacking: str = ""
    """Why not everything could be made; empty: everything was."""


class Manifest(NamedTuple):
    """A manifest."""

    folder: Path
    files: tuple[Listed, ...]
    more: Mapping[str, str] = {}
    """Path to SHA-256 of what else belongs to the set: packages, pictures."""
    origin: Origin = UNKNOWN
    whole: bool = False
    """Whether its own key agrees: nothing that was asked for was missing, and no line is another.

    Only a build looks (`sets.manifest.read_kept`)."""
    places: Mapping[str, Path] = {}
    """Where all that it lists stands, each inside the folder; only a build looks (`sets.folder.opened`)."""


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
