"""What of the set that a build replaces is as it would be made again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from itertools import starmap
from pathlib import Path

from pocketcards.make.built import Built
from pocketcards.make.keys import Keys, sealed
from pocketcards.make.maker import Plan, preview_paths
from pocketcards.make.workers import Task
from pocketcards.model.artifact import Artifact, Packed
from pocketcards.model.manifest import Listed, Manifest
from pocketcards.model.shown import picture_paths
from pocketcards.sets.before import Before
from pocketcards.sets.manifest import artifact_of

__all__ = ["Kept"]

Made = tuple[str, str, str, str]
"""Card, locale, region and format."""


class Kept:
    """The files of the old set, and the pictures in its zips. Each is looked at before it is believed."""

    def __init__(self, before: Before, keys: Keys, plan: Plan) -> None:
        """Take the old set, the keys of this build, and its plan."""
        self._before = before
        self._manifest = before.manifest or Manifest(Path(), ())
        self._keys = keys
        self._plan = plan
        self._places = before.places
        self._listed: dict[Made, list[Listed]] = defaultdict(list)
        for one in self._manifest.files:
            self._listed[*one.place, one.format].append(one)

    def of(self, task: Task) -> tuple[Task, Built]:
        """Return what is left to make of a task, and what need not be."""
        built = Built()
        left = [name for name in task.formats if not self._keep(task, name, built)]
        return Task(task.order, tuple(left)), built

    def _keep(self, task: Task, format_name: str, built: Built) -> bool:
        """Add the files of an order in a format, if they are those that it would have."""
        listed = self._listed[*task.order.place, format_name]
        files = [artifact_of(one, self._manifest.folder) for one in listed]
        if not files or not self._is_of_the_same(task, format_name, files):
            return False
        digests = {file.path: file.sha256 for file in files}
        if self._plan.options.previews:
            pictures = [path for file in files for path in preview_paths(file.path, file.pages)]
            digests |= {path: self._manifest.more.get(path, "") for path in pictures}
        shown: dict[str, tuple[Packed, ...]] = {}
        if self._plan.pictures_of(task.order, format_name):
            shown = {file.path: found for file in files if (found := self._drawn(file))}
            if len(shown) < len(files):
                return False
        if not all(starmap(self._is_intact, digests.items())):
            return False
        built.artifacts += files
        built.kept += len(files)
        built.more |= {path: self._manifest.folder / path for path in digests if path in self._manifest.more}
        built.shown |= shown
        return True

    def _is_of_the_same(self, task: Task, format_name: str, files: Sequence[Artifact]) -> bool:
        """Tell whether files were made from what is there today: by the set's key, or by their own."""
        if self._before.says_the_same(task.order.locales):
            return True
        return {file.key for file in files} == {sealed(self._keys.of(task.order, format_name), files)}

    def _is_intact(self, path: str, sha256: str) -> bool:
        """Tell whether a file is there, and is the one that was made."""
        try:
            return hashlib.sha256(self._places[path].read_bytes()).hexdigest() == sha256
        except (OSError, KeyError):
            return False

    def _drawn(self, file: Artifact) -> tuple[Packed, ...]:
        """Return the pictures of a card as the old zip has them; none where it is not as listed."""
        names = picture_paths(file.path, file.locale, file.pages)
        found = tuple(filter(None, (self._before.member(file.region, name) for name in names)))
        return found if len(found) == len(names) else ()
