"""What of the set that a build replaces is as it would be made again."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections import defaultdict
from itertools import starmap
from pathlib import Path

from pocketcards.errors import OutputError
from pocketcards.make.built import Built
from pocketcards.make.keys import Keys, sealed
from pocketcards.make.maker import Plan, preview_paths
from pocketcards.make.workers import Task
from pocketcards.model.artifact import Artifact, Content
from pocketcards.model.manifest import Listed, Manifest
from pocketcards.model.shown import picture_paths
from pocketcards.sets.journal import place_in
from pocketcards.sets.zip_file import zip_path

__all__ = ["Kept", "artifact_of"]

Made = tuple[str, str, str, str]
"""Card, locale, region and format."""
_DAMAGED = (OSError, ValueError, KeyError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error)


class Kept:
    """The files of the old set, and the pictures in its zips. Each is looked at before it is believed."""

    def __init__(self, before: Manifest, keys: Keys, plan: Plan) -> None:
        """Take what the manifest of the old set says, the keys of this build, and its plan."""
        self._before = before
        self._keys = keys
        self._plan = plan
        self._zips: dict[str, zipfile.ZipFile | None] = {}
        self._listed: dict[Made, list[Listed]] = defaultdict(list)
        for one in before.files:
            self._listed[one.card, one.locale, one.region, one.format].append(one)

    def of(self, task: Task) -> tuple[Task, Built]:
        """Return what is left to make of a task, and what need not be."""
        built = Built()
        left = [name for name in task.formats if not self._keep(task, name, built)]
        return Task(task.order, tuple(left)), built

    def _keep(self, task: Task, format_name: str, built: Built) -> bool:
        """Add the files of an order in a format, if they are those that it would have."""
        listed = self._listed[*task.order.place, format_name]
        files = [artifact_of(one, self._before.folder) for one in listed]
        keys = {file.key for file in files}
        if not files or keys != {sealed(self._keys.of(task.order, format_name), files)}:
            return False
        digests = {file.path: file.sha256 for file in files}
        if self._plan.options.previews:
            pictures = [path for file in files for path in preview_paths(file.path, file.pages)]
            digests |= {path: self._before.more.get(path, "") for path in pictures}
        shown: dict[str, tuple[Content, ...]] = {}
        if self._plan.pictures_of(task.order, format_name):
            shown = {file.path: found for file in files if (found := self._drawn(file))}
            if len(shown) < len(files):
                return False
        if not all(starmap(self._is_intact, digests.items())):
            return False
        built.artifacts += files
        built.kept += len(files)
        built.more |= {path: self._before.folder / path for path in digests if path in self._before.more}
        built.shown |= shown
        return True

    def _is_intact(self, path: str, sha256: str) -> bool:
        """Tell whether a file is there, and is the one that was made."""
        try:
            return hashlib.sha256(place_in(self._before.folder, path).read_bytes()).hexdigest() == sha256
        except (OSError, OutputError):
            return False

    def _drawn(self, file: Artifact) -> tuple[Content, ...]:
        """Return the pictures of a card as the old zip has them; none where it is not as listed."""
        archive = self._zip(file.region)
        try:
            names = picture_paths(file.path, file.locale, file.pages)
            return tuple(archive.read(name) for name in names) if archive else ()
        except _DAMAGED:
            return ()

    def _zip(self, region: str) -> zipfile.ZipFile | None:
        if region not in self._zips:
            self._zips[region] = self._opened(zip_path(region))
        return self._zips[region]

    def _opened(self, path: str) -> zipfile.ZipFile | None:
        try:
            place = place_in(self._before.folder, path)
            with place.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != self._before.more.get(path):
                    return None
            return zipfile.ZipFile(place)
        except (*_DAMAGED, OutputError):
            return None

    def close(self) -> None:
        """Let go of the zips: on Windows nothing else could replace them."""
        for archive in self._zips.values():
            if archive:
                archive.close()


def artifact_of(listed: Listed, folder: Path) -> Artifact:
    """Return a file of the old set as one of the new: it stays where it is."""
    return Artifact(
        path=listed.path,
        content=folder / listed.path,
        sha256=listed.sha256,
        card=listed.card,
        locale=listed.locale,
        region=listed.region,
        format=listed.format,
        status=listed.status,
        pages=listed.pages,
        contacts=listed.contacts,
        copies_read=listed.copies_read,
        folded=listed.folded,
        proof=listed.proof,
        codes=listed.codes,
        read=tuple(sorted(set(listed.contacts.values()))),
        key=listed.key,
    )
