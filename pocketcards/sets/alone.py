"""A PDF, a picture or a zip without its set: from a mail, a message, a stick, a folder of downloads.

It is tried with the options that most builds have, by its name, or by the language that it says it is in.
Where no file of ours is the same, its numbers are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from pocketcards.editions.request import Request
from pocketcards.formats import FORMATS
from pocketcards.model.artifact import Artifact, bytes_in
from pocketcards.model.finding import Location
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.manifest import Listed, Origin, Place, Remade
from pocketcards.model.order import is_mixed
from pocketcards.model.printing import DEFAULTS, Duplex
from pocketcards.model.project import Project
from pocketcards.sets.judge import MISSING, STRANGER, Judge, Weighed, bytes_of
from pocketcards.sets.origin import asked
from pocketcards.sets.same import same
from pocketcards.sets.unzip import members_of, paths_of

__all__ = ["Alone", "Maker"]

Maker = Callable[[Origin, Collection[Place] | None, Collection[str]], Remade]
"""Makes a set again, or only these cards of it in these formats."""
PIECES = ("bilingual", "fronts", "backs", "ticket")
"""What the name of a file says after its format."""
ENDINGS = ("pdf", "png")
MOST_LANGUAGES = 3
"""Of a file: a card has its own, and English beside it."""
SHEETS = "sheets/"
POINT = "point-to-your-language"
_LANG = re.compile(rb"/Lang \(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)")
DEFAULT = "it was asked about alone, and the usual options make another file"


class Alone:
    """Looks at files that come without a manifest."""

    def __init__(self, project: Project, maker: Maker, judge: Judge) -> None:
        self._project = project
        self._maker = maker
        self._judge = judge
        self.notes: list[str] = []
        """What each file is."""
        self.unread = False
        """Whether one is a picture that is not as it was made: nobody reads its numbers."""

    def weigh(self, path: Path) -> int:
        """Weigh a PDF, a zip, or the folder that a zip was unpacked into; return how many PDF files."""
        at = Location(str(path))
        if path.is_dir():
            return self._package(at, dict(_unpacked(path)), None)
        data = bytes_of(path)
        if data is None:
            self._judge.tell(MISSING, "it cannot be read", at)
            return 0
        if path.suffix.casefold() == ".zip":
            return self._package(at, {name: b"" for name in paths_of(data)}, data)
        self._pdf(path.name, data, at)
        self._judge.close(at)
        return 1

    def _pdf(self, name: str, data: bytes, at: Location) -> None:
        known = list(_named(name, self._project))
        tried = [artifact for request in known for artifact in self._make(request).artifacts]
        found = next((one for one in tried if same(data, one.data)), None)
        found = found or next((one for one in self._of_language(data) if same(data, one.data)), None)
        if found:
            said = f"{at.path}: {found.path}, as made by this program ({found.status})"
            self.notes.append(said)
            if known and found.path.rpartition("/")[2] != name:
                self._judge.tell(STRANGER, f"it is {found.path} under the name of another", at)
            return
        self.unread |= name.casefold().endswith(".png")
        twins = [one for one in tried if _stem(one.path) == _stem(name)]
        if twins:
            twin = twins[0]
            one = Weighed(at, data, name, _listed(twin), twin, twin.data, (DEFAULT,))
            self._judge.weigh(one)
            return
        if name.casefold().endswith(".png"):
            self._judge.doubt(DEFAULT, name, pdf=False)
            return
        wrong, numbers = self._judge.reader.unlisted(data, at)
        self._judge.findings += wrong
        if not wrong:
            self._judge.doubt(f"{DEFAULT}; it shows {', '.join(numbers)}", name)

    def _of_language(self, data: bytes) -> Iterator[Artifact]:
        """Yield every card of the languages that a file says it is in: it may have been renamed."""
        tags = dict.fromkeys(found[1].decode().replace("-", "_") for found in _LANG.finditer(data))
        cards, regions = self._project.cards, self._project.regions
        for locale in sorted(tags, key=SOURCE_LOCALE.__eq__)[:MOST_LANGUAGES]:
            places = frozenset((card, locale, region) for card in cards for region in regions)
            origin = asked(Request(locales=(locale,)))
            yield from self._maker(origin, places, ()).artifacts

    def _make(self, request: Request) -> Remade:
        places = frozenset(
            (card, locale, region)
            for card in request.cards
            for locale in request.locales
            for region in request.regions
        )
        return self._maker(asked(request), places, request.formats)

    def _package(self, at: Location, names: Mapping[str, bytes], data: bytes | None) -> int:
        """Weigh a zip for people without a terminal, packed or unpacked."""
        sheets = [name for name in names if name.startswith(SHEETS)]
        region = next(filter(None, (_region(name, self._project) for name in [*sheets, at.path])), "")
        locales = sorted({PurePosixPath(name).parts[1] for name in sheets if name.count("/") > 1})
        whole = any(name.startswith(POINT) for name in names) or any(map(is_mixed, locales))
        passes = any("-sheet-fronts" in name for name in sheets)
        options = DEFAULTS._replace(duplex=Duplex.TWO_PASS) if passes else DEFAULTS
        request = Request(regions=(region,), locales=() if whole else tuple(locales), options=options)
        remade = self._maker(asked(request), None, ()) if region and sheets else Remade()
        found = remade.more.get(f"{region}/cards-{region}.zip")
        made = None if found is None else bytes_in(found)
        because = DEFAULT if made else remade.lacking or "no such zip is made of this project"
        package = Weighed(at, data or b"", PurePosixPath(at.path).name, None, None, made, (because,))
        listed = {one.path.rpartition("/")[2]: _listed(one) for one in remade.artifacts}
        told = len(self._judge.findings)
        if data is not None:
            self._judge.zip(package, listed)
        else:
            inside = members_of(made).contents if made else None
            self._judge.members(package, names, inside, listed)
        self._judge.close(at)
        if len(self._judge.findings) == told:
            self.notes.append(f"{at.path}: cards-{region}.zip, as made by this program")
        return len(sheets)


def _named(name: str, project: Project) -> Iterator[Request]:
    """Yield what a file is by its name: `<stem>-<region>-<locale>-<format>`, and perhaps `-DRAFT`."""
    stem, dot, ending = _stem(name).rpartition(".")
    plain = stem if dot and ending.casefold() in ENDINGS else _stem(name)
    for region in project.regions:
        cards: dict[str, list[str]] = {card.stem: [] for card in project.cards.values()}
        for card in project.cards.values():
            cards[card.stem].append(card.id)
        for start, ids in cards.items():
            head = f"{start}-{region}-"
            rest = plain.removeprefix(head)
            locales = [rest.split("-")[0], *(mix.locale for mix in project.regions[region].mixes)]
            for locale in locales if plain.startswith(head) else ():
                for format_, pieces in _kinds(rest.removeprefix(f"{locale}-")):
                    duplex = Duplex.TWO_PASS if {"fronts", "backs"} & pieces else DEFAULTS.duplex
                    options = DEFAULTS._replace(duplex=duplex, bilingual="bilingual" in pieces)
                    yield Request(tuple(ids), (locale,), (region,), (format_,), options=options)


def _kinds(kind: str) -> Iterator[tuple[str, set[str]]]:
    for one in FORMATS:
        pieces = set(filter(None, kind.removeprefix(one.name).split("-")))
        if kind.startswith(one.name) and pieces <= set(PIECES):
            yield one.name, pieces


def _stem(path: str) -> str:
    """Return the name of a file without its ending, whether it is a draft or not."""
    name = path.rpartition("/")[2]
    stem = name[:-4] if name.casefold().endswith(tuple(f".{ending}" for ending in ENDINGS)) else name
    return stem.removesuffix("-DRAFT")


def _region(name: str, project: Project) -> str:
    """Return the region of a sheet or a zip, by its name."""
    plain = PurePosixPath(name).name
    for region in project.regions:
        if plain == f"cards-{region}.zip" or (any(_named(plain, project)) and f"-{region}-" in plain):
            return region
    return ""


def _listed(made: Artifact) -> Listed:
    """Return what a manifest would say of a file."""
    return Listed(
        path=made.path,
        sha256=made.sha256,
        card=made.card,
        locale=made.locale,
        region=made.region,
        format=made.format,
        pages=made.pages,
        contacts=made.contacts,
        copies_read=made.copies_read,
        status=made.status,
        codes=made.codes,
    )


def _unpacked(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files that a zip was unpacked into, by the names that they had in it."""
    for path in sorted(folder.rglob("*")):
        data = bytes_of(path) if path.is_file() else None
        if data is not None:
            yield path.relative_to(folder).as_posix(), data
