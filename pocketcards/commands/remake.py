"""What a manifest says of its set becomes a request again, trusted as little as what somebody types.

`verify` is handed the maker from here, because making is above it.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from argparse import Namespace
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from pocketcards.build import remake
from pocketcards.commands.print_options import bytes_of, names_a_file, print_options
from pocketcards.commands.session import Session
from pocketcards.editions.request import Request, Site
from pocketcards.errors import CardError, UsageError
from pocketcards.make.built import Tell
from pocketcards.model.manifest import Origin, Place, Remade
from pocketcards.model.order import is_mixed
from pocketcards.model.printing import PrintOptions
from pocketcards.model.words import Words
from pocketcards.sets.alone import Maker
from pocketcards.sets.origin import BRAND, ICC

__all__ = ["maker_of"]

LISTS = ("cards", "locales", "regions", "formats")
TEXTS = ("mix", "duplex", "offset", "start", "ink", "brand", "icc", "spot")
MOST_DPI = 600
_CONDITION = re.compile(r"[A-Za-z0-9 ._-]{0,40}")


def maker_of(
    session: Session, jobs: int, brand: Path | None, icc: Path | None, tell: Tell, room: Path
) -> Maker:
    """Return what makes a set again.

    Args:
        session: The project, and the overlay where one is named.
        jobs: Processes to work in.
        brand: The picture that the set was built with.
        icc: The profile that the set was built with.
        tell: Told after each card.
        room: A folder for what is made again; whoever gave it removes it.
    """
    given = {BRAND: brand, ICC: icc}

    def maker(origin: Origin, only: Collection[Place] | None, formats: Collection[str]) -> Remade:
        try:
            request = _request(origin, given, session.words)
            if only is not None:
                request = _narrowed(request, only, formats)
            request = request._replace(jobs=jobs, overlay=session.overlay)
            own = Path(tempfile.mkdtemp(dir=room))
            return remake(session.root, session.bundled, request, session.latest_day, tell, own, only)
        except CardError as error:
            return Remade(lacking=f"it cannot be made again: {error}. {error.hint}".strip())

    return maker


def _narrowed(request: Request, only: Collection[Place], formats: Collection[str]) -> Request:
    """Return a request for no more than what is looked at: catalogs cost time."""
    mixed = request.options.mix or any(is_mixed(locale) for _, locale, _ in only)
    locales = () if mixed else tuple(sorted({locale for _, locale, _ in only}))
    regions = tuple(sorted({region for _, _, region in only}))
    wanted = tuple(sorted(formats)) or request.formats
    return request._replace(cards=(), locales=locales, regions=regions, formats=wanted)


def _request(
    origin: Origin, given: Mapping[str, Path | None], words: Callable[[], Collection[Words]]
) -> Request:
    """Return what was asked for.

    Raises:
        UsageError: Something of it is not understood, or a file that it needs is not there.
    """
    said = origin.options
    try:
        lists = {key: _ids(said[key]) for key in LISTS}
        texts = {key: _text(said[key]) for key in TEXTS}
        flags = {key: said[key] is True for key in ("bilingual", "qr")}
        dpi = int(str(said["previews"]))
        site = Site(said.get("site", ""))
        files = {key: _file(origin, key, path) for key, path in given.items()}
        options = _options(texts, flags, dpi if 0 <= dpi <= MOST_DPI else 0, files, words)
    except (KeyError, ValueError, TypeError) as error:
        raise UsageError(f"its manifest names options that are not understood ({error})") from None
    return Request(
        lists["cards"], lists["locales"], lists["regions"], lists["formats"], options=options, site=site
    )


def _options(
    texts: Mapping[str, str],
    flags: Mapping[str, bool],
    dpi: int,
    files: Mapping[str, Path | None],
    words: Callable[[], Collection[Words]],
) -> PrintOptions:
    """Return the print options. Names of files come from the command line alone, never from a manifest."""
    brand = files[BRAND] or texts["brand"] or None
    if not files[BRAND] and names_a_file(texts["brand"]):
        raise ValueError("a brand that is a file")
    if not _CONDITION.fullmatch(texts["icc"]):
        raise ValueError("a profile without a name")
    options = print_options(
        Namespace(
            **{key: texts[key] or None for key in ("mix", "offset", "start", "spot")},
            **flags,
            duplex=texts["duplex"],
            ink=texts["ink"],
            brand=None if brand is None else str(brand),
            icc=files[ICC],
            previews=dpi,
        ),
        words,
    )
    if files[BRAND] and options.brand:
        options = options._replace(brand=options.brand._replace(name=texts["brand"]))
    return options._replace(press=options.press._replace(condition=texts["icc"]))


def _file(origin: Origin, option: str, path: Path | None) -> Path | None:
    """Return a file that the set was made with, where it was made with one."""
    sha256 = origin.inputs.get(option)
    if sha256 is None:
        return None
    if path is None:
        hint = f"The file has the SHA-256 {str(sha256)[:16]} …"
        raise UsageError(f"it was built with a file of your own: name it, --{option} FILE", hint)
    if hashlib.sha256(bytes_of(path)).hexdigest() != sha256:
        raise UsageError(f"--{option} {path.name} is not the file that it was built with")
    return path


def _ids(said: object) -> tuple[str, ...]:
    if not isinstance(said, list):
        raise TypeError("a list of ids that is none")
    return tuple(map(_text, said))


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError(f"{said!r} is no text")
    return said
