"""What a set was made with, for its manifest; and what of it is another today.

Nothing of the machine stands in it: the same inputs and options give the same words everywhere, but for the
version of zlib, which differs between platforms and changes no byte that a reader sees.
"""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from pocketcards.editions.request import Request
from pocketcards.model.geometry import Pt, mm
from pocketcards.model.manifest import Origin
from pocketcards.model.project import Project

__all__ = ["BRAND", "ICC", "Reason", "asked", "changed_since", "origin_of", "program_of", "reasons"]

TRANSLATIONS = "translations/"
"""How the inputs of a language begin."""
BRAND, ICC = "brand", "icc"
"""Inputs that an option of the command line names."""
PACKAGE = Path(__file__).resolve().parent.parent
COMPILED = "__pycache__"
"""Where Python keeps what it makes of the package: no file of ours lies there."""
LIBRARIES = (
    "reportlab",
    "uharfbuzz",
    "fonttools",
    "icu4py",
    "babel",
    "unicodedata2",
    "segno",
    "pillow",
    "pypdfium2",
    "jinja2",
)
"""Those whose version shapes bytes; pillow and pypdfium2 draw pictures of pages, jinja2 writes pages."""
RECORD = ".dist-info"
DATA = (".yaml", ".lock", ".po", ".csv", ".svg")
"""What cards, translations and overlays are made of. Other files are somebody's own, and shape nothing."""
UNPRINTED = ("remarks.yaml", "proofs.yaml")
"""What readers were asked and objected to: no file is another for it."""
WITHOUT_EFFECT = ("zlib",)
"""Streams are compared unpacked."""

_File = tuple[tuple[str, ...], str]
"""The parts of its name, and where it lies."""
Reason = tuple[str, str]
"""What differs, and in which locale alone it does; empty: in all."""


def origin_of(
    project: Project,
    request: Request,
    locales: Sequence[str],
    mix: Mapping[str, int],
    catalogs: Iterable[str],
) -> Origin:
    """Return what a build is made with.

    Args:
        project: The project.
        request: What is asked for.
        locales: Those that are asked for, by id; looked at where the request names some.
        mix: For each locale of a sheet how many cards it takes.
        catalogs: The locales whose catalogs are read.
    """
    inputs = dict(_inputs(project, request, catalogs))
    return Origin(program_of(project), _options(request, locales, mix), inputs)


def asked(request: Request) -> Origin:
    """Return the origin of a set that says nothing of itself: this is what it may have been made with."""
    return Origin({}, _options(request, request.locales, {}), {})


def program_of(project: Project) -> dict[str, str]:
    """Return what a program is made of, and the versions of what shapes bytes."""
    faces = [face for one in project.fonts.values() for face in (one.regular, one.bold) if face]
    shas = "".join(f"{face.id} {face.sha256}\n" for face in faces)
    shas += "".join(f"{name} {path}\n" for name, path in project.pictograms.items())
    return {
        "package": _tree(_files(PACKAGE)),
        "faces": hashlib.sha256(shas.encode()).hexdigest(),
        **_versions(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def _versions() -> dict[str, str]:
    """Return the version of each library, by the folder that records it: NAME-VERSION.dist-info.

    `importlib.metadata` says the same after 20 ms; it is asked about what is installed in another way.
    """
    recorded: dict[str, str] = {}
    for folder in reversed(sys.path):  # the first that holds a library is where it is loaded from
        for name in os.listdir(folder) if os.path.isdir(folder) else ():  # noqa: PTH112, PTH208
            library, _, version = name.removesuffix(RECORD).partition("-")
            if name.endswith(RECORD):
                recorded[library.lower()] = version
    return {name: recorded.get(name) or _version(name) for name in LIBRARIES}


def _version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:  # installed in a way that leaves no record
        return "unknown"


def _tree(files: Iterable[_File]) -> str:
    """Hash texts with their names. Line ends do not count: git may have changed them."""
    digest = hashlib.sha256()
    for parts, path in sorted(files):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            text = file.read()
        if b"\r" in text:  # one byte is looked for twenty times as fast as two
            text = text.replace(b"\r\n", b"\n")
        head = f"{'/'.join(parts)} {len(text)}\n"
        digest.update(head.encode("utf-8", "surrogateescape") + text)
    return digest.hexdigest()


def _options(request: Request, locales: Sequence[str], mix: Mapping[str, int]) -> dict[str, object]:
    options = request.options
    return {
        "cards": sorted(set(request.cards)),
        "locales": list(locales) if request.locales and not mix else [],
        "regions": sorted(set(request.regions)),
        "formats": sorted(set(request.formats)),
        "mix": ",".join(f"{locale}={count}" for locale, count in mix.items()),
        "bilingual": options.bilingual,
        "duplex": options.duplex.value,
        "offset": _moved(options.front_offset, options.offset),
        "start": str(options.start) if options.start > 1 else "",
        "ink": "black" if options.black else "color",
        "brand": options.brand.name if options.brand else "",
        "qr": options.code,
        "icc": options.press.condition,
        "spot": options.press.spot,
        "previews": options.previews,
        "site": request.site.value,
    }


def _moved(front: tuple[Pt, Pt], back: tuple[Pt, Pt]) -> str:
    """Return by how much sides are moved, as `--offset` takes it."""
    sides = [front, back] if any(front) else [back] if any(back) else []
    return "/".join(",".join(f"{length / mm(1):.12g}" for length in side) for side in sides)


def _inputs(project: Project, request: Request, catalogs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what was read, by its name: the project's own files first."""
    root = project.root
    yield "cards", _tree(_data(root / "cards", "cards"))
    languages = ("translations", "languages.yaml")
    there = root.joinpath(*languages)
    yield "/".join(languages), _tree([(languages, str(there))] if os.path.lexists(there) else ())
    for locale in sorted(catalogs):
        yield f"translations/{locale}", _tree(_data(root / "translations" / locale, "translations", locale))
    if request.options.brand and request.options.brand.sha256:
        yield BRAND, request.options.brand.sha256
    if request.options.press.profile:
        yield ICC, hashlib.sha256(request.options.press.profile).hexdigest()
    if request.overlay:
        for file in sorted(_data(request.overlay)):
            yield f"overlay/{'/'.join(file[0])}", _tree([file])


def _data(folder: Path, *above: str) -> Iterator[_File]:
    for parts, path in _files(folder, *above):
        if PurePath(parts[-1]).suffix in DATA and parts[-1] not in UNPRINTED:
            yield parts, path


def _files(folder: str | Path, *above: str) -> Iterator[_File]:
    """Yield the files below a folder, with what stands `above` it before their names.

    The package alone has 400: a `Path` of each takes longer than reading it.
    """
    try:
        entries = list(os.scandir(folder))
    except OSError:  # what could not be read was said when it was loaded
        return
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            if entry.is_file():
                yield (*above, entry.name), entry.path
        elif entry.name != COMPILED:
            yield from _files(entry.path, *above, entry.name)


def changed_since(then: Origin, now: Origin) -> frozenset[str] | None:
    """Return the locales whose translations alone differ; None: more does."""
    before, after = then.inputs, now.inputs
    if then._replace(inputs=after) != now or before.keys() != after.keys():
        return None
    names = [name for name in after if before[name] != after[name]]
    alone = all(name.startswith(TRANSLATIONS) and "." not in name for name in names)
    return frozenset(name.removeprefix(TRANSLATIONS) for name in names) if alone else None


def reasons(then: Origin, now: Origin, *, whole: bool) -> Iterator[Reason]:
    """Yield why files of a set may be others today, in words that go on after "because".

    Args:
        then: What the manifest says. Anybody may have written it.
        now: With what the files were made again.
        whole: Whether all of the set was; else inputs that its other files need are not looked at.
    """
    parts = [name for name in now.program if name not in WITHOUT_EFFECT]
    for name in parts:
        if then.program.get(name) != now.program[name]:
            said = str(then.program.get(name, "unknown"))
            yield f"{name} is another: {_short(said)} then, {_short(now.program[name])} now", ""
    names = dict.fromkeys([*now.inputs, *(then.inputs if whole else ())])
    for name in names:
        if then.inputs.get(name) != now.inputs.get(name):
            kind, _, locale = name.partition("/")
            only = locale if kind == "translations" and "." not in locale else ""
            yield f"{name} is not what it was made from", only


def _short(word: str) -> str:
    return word[:12]
