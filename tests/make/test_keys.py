"""A build makes what has changed and nothing else, and comes out as if it had made everything."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pocketcards.cli import main
from pocketcards.make.maker import Maker
from pocketcards.model.order import Order
from pocketcards.sets import origin
from pocketcards.site import region_pages
from pocketcards.site.environment import Page
from tests.bundled import ROOT
from tests.projects import copied, edit, files_of
from tests.support.clock import morning_of
from tests.support.each import each

pytestmark = pytest.mark.slow

LOCALES = ("en", "es", "zh_Hans")
CARDS = ("hotline", "indicator")
EVERYTHING = {f"{card} us {locale}" for card in CARDS for locale in LOCALES}
PO = "translations/es/LC_MESSAGES/cards.po"
Made = dict[str, tuple[str, ...]]
Files = dict[str, bytes]
Change = Callable[["Room"], None]


class Room:
    """A project, the set that is built of it again and again, and what each build makes."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.root, self.out = folder / "project", folder / "out"
        self.patch = patch
        self.words: tuple[str, ...] = ()
        self.made: Made = {}
        self.pages: set[str] = set()
        real, written = Maker.make, region_pages.page_bytes

        def make(maker: Maker, order: Order, formats: tuple[str, ...]) -> object:
            self.made[order.label] = tuple(formats)
            return real(maker, order, formats)

        def page(page: Page, values: dict[str, Any], **more: Any) -> bytes:
            self.pages.add(values["one"].page if "one" in values else page.template)
            return written(page, values, **more)

        patch.setattr(Maker, "make", make)
        patch.setattr(region_pages, "page_bytes", page)

    def run(self, *words: object) -> int:
        return main([*map(str, words), "--project", str(self.root)], now=morning_of(date(2026, 11, 23)))

    def build(self, out: Path, *words: str) -> int:
        self.made, self.pages = {}, set()
        return self.run("build", "--out", out, "--jobs", "1", "--replace", *self.words, *words)

    def again(self, whole: Files | None = None) -> Made:
        """Build, and hold it against a build from nothing; return what was made of the set that was there.

        Args:
            whole: What a build from nothing makes, where nothing that it is made of has changed since.
        """
        assert self.build(self.out) == 0
        made, pages = self.made, self.pages
        assert files_of(self.out) == (self.from_nothing() if whole is None else whole)
        self.pages = pages
        return made

    def from_nothing(self) -> Files:
        fresh = self.out.with_name("fresh")
        shutil.rmtree(fresh, ignore_errors=True)
        assert self.build(fresh) == 0
        return files_of(fresh)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project and its set, built twice from nothing."""
    folder = tmp_path_factory.mktemp("first")
    root = copied(folder / "project", "es", "zh_Hans")
    shutil.copy(ROOT / "cards" / "sheets.yaml", root / "cards")
    shutil.copytree(ROOT / "cards" / "pictograms", root / "cards" / "pictograms")
    with pytest.MonkeyPatch.context() as patch:
        assert set(Room(folder, patch).again()) == EVERYTHING
    return folder


def copied_room(first: Path, folder: Path, patch: pytest.MonkeyPatch) -> Room:
    for name in ("project", "out"):
        shutil.copytree(first / name, folder / name)
    return Room(folder, patch)


@pytest.fixture
def room(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    return copied_room(first, tmp_path, monkeypatch)


def in_file(path: str, old: str, new: str) -> Change:
    return lambda room: edit(room.root / path, old, new)


def number(room: Room) -> None:
    path = room.root / "cards" / "contacts.yaml"
    path.write_text(path.read_text("utf-8").replace('"233733"', '"233734"'), "utf-8")
    edit(path, '    vanity: "BEFREE"\n', "")
    assert room.run("contacts", "lock", "--yes", "--by", "Night team") == 0


def signature(room: Room) -> None:
    assert room.run("review", "es", "--card", "hotline", "--by", "Madrid team", "--yes") == 0


def asked(*words: str) -> Change:
    def change(room: Room) -> None:
        room.words = words

    return change


def pictogram(room: Room) -> None:
    """Let a picture be another, and its manifest say so."""
    folder = room.root / "cards" / "pictograms"
    before = (folder / "passport.svg").read_bytes()
    after = (folder / "routine.svg").read_bytes()
    (folder / "passport.svg").write_bytes(after)
    edit(folder / "pictograms.yaml", *(hashlib.sha256(data).hexdigest() for data in (before, after)))


def template(room: Room) -> None:
    """Let a template of the website be another in the package."""
    package = room.out.with_name("package")
    shutil.copytree(origin.PACKAGE / "site", package / "site")
    room.patch.setattr(origin, "PACKAGE", package)
    assert set(room.again()) == EVERYTHING
    edit(package / "site" / "templates" / "point.html", "Point to", "Show me")


def own_name(room: Room) -> None:
    with (room.root / "translations" / "languages.yaml").open("a", encoding="utf-8") as file:
        file.write('es:\n  endonym: "castellano"\n  source: {note: "to be confirmed by a speaker"}\n')


def program(part: str) -> Change:
    """Let the program be another: its package, its faces, or a library."""
    real = origin.program_of

    def change(room: Room) -> None:
        room.patch.setattr(origin, "program_of", lambda project: {**real(project), part: "another"})

    return change


def of(*locales: str, cards: tuple[str, ...] = CARDS) -> set[str]:
    return {f"{card} us {locale}" for card in cards for locale in locales}


CHANGES: dict[str, tuple[Change, set[str]]] = {
    "nothing": (lambda room: None, set()),
    "a text of one card": (
        in_file(PO, "¿Hay alguien que no me deja irme?", "¿Hay alguien que no me deja ir?"),
        of("es", cards=("hotline",)),
    ),
    "a text of both cards": (in_file(PO, "Hay intérpretes", "Tienen intérpretes"), of("es")),
    "what a page says too": (
        in_file(PO, '"Hablo español."', '"Yo hablo español."'),
        of("es", cards=("hotline",)),
    ),
    "a line that moves all others": (in_file(PO, "\n\n", "\n\n# A note of a translator.\n"), set()),
    "a card": (in_file("cards/hotline.yaml", "Help card", "Helping card"), of(*LOCALES, cards=("hotline",))),
    "a remark in a card": (in_file("cards/indicator.yaml", "messages:", "# Read aloud.\nmessages:"), set()),
    "a number": (number, EVERYTHING - {"hotline us zh_Hans"}),
    "a region": (in_file("cards/regions.yaml", "United States", "States of America"), EVERYTHING),
    "a sheet": (in_file("cards/sheets.yaml", "  avery", "  # Of a shop.\n  avery"), set()),
    "a signature": (signature, of("es", cards=("hotline",))),
    "a picture beside a text": (
        in_file(
            "cards/indicator.yaml", "blocks:", "pictograms:\n  indicator.sign.papers: passport\n\nblocks:"
        ),
        of(*LOCALES, cards=("indicator",)),
    ),
    "a pictogram": (pictogram, EVERYTHING),
    "words that checks look for": (in_file("translations/es/words.yaml", '"trata", ', ""), set()),
    "English words that checks look for": (in_file("cards/words.yaml", '"slave*", ', ""), set()),
    "a language's own name": (own_name, of("es")),
    "an option": (asked("--ink", "black"), EVERYTHING),
    "the package": (program("package"), EVERYTHING),
    "the faces": (program("faces"), EVERYTHING),
    "a library": (program("reportlab"), EVERYTHING),
    "a template of the website": (template, EVERYTHING),
}


@each("name", CHANGES, shares=4)
def test_what_has_changed_is_made_and_nothing_else(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    change, expected = CHANGES[name]
    room = copied_room(first, tmp_path, monkeypatch)
    change(room)
    assert set(room.again()) == expected


COMMON = {"point.html", "check.html", "about.html", "away.html"}
"""Pages that say what every language says, or so little that they are always made."""
LANGUAGES = {f"languages/{tag}.html" for tag in ("en", "es", "zh-Hans")}
EVERY_PAGE = {"index.html", "print.html", *COMMON, *LANGUAGES}


def test_pages_that_say_it_are_made_and_no_others(room: Room) -> None:
    spanish = COMMON | {"languages/es.html"}
    for name in ("a text of one card", "what a page says too", "a signature"):
        CHANGES[name][0](room)
        room.again()
        assert room.pages == spanish, name
    CHANGES["a language's own name"][0](room)
    room.again()
    assert room.pages == EVERY_PAGE


def test_a_language_that_comes_and_goes_is_on_every_list(room: Room) -> None:
    text = (room.root / PO).read_text("utf-8")
    for another in (text.split('msgctxt "')[0], text):
        (room.root / PO).write_text(another, "utf-8")
        room.again()
        assert {"index.html", "print.html"} <= room.pages


def damaged(key: str, value: object) -> Change:
    """Change what the manifest says of one file."""

    def change(room: Room) -> None:
        path = room.out / "manifest.json"
        said = json.loads(path.read_text("utf-8"))
        said["artifacts"][0][key] = value
        path.write_text(json.dumps(said), "utf-8")

    return change


def exchanged(room: Room) -> None:
    """Let two files have each other's key and hash, and each other's bytes."""
    path = room.out / "manifest.json"
    said = json.loads(path.read_text("utf-8"))
    spanish = [entry for entry in said["artifacts"] if entry["locale"] == "es"]
    one, other = [entry for entry in spanish if entry["format"] == "card"]
    for key in ("key", "sha256"):
        one[key], other[key] = other[key], one[key]
    first, second = (room.out / entry["path"] for entry in (one, other))
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)
    path.write_text(json.dumps(said), "utf-8")


def lost(room: Room) -> None:
    next(room.out.rglob("*-card-DRAFT.pdf")).unlink()


def spoilt(room: Room) -> None:
    path = next(room.out.rglob("*-sheet-DRAFT.pdf"))
    path.write_bytes(path.read_bytes().replace(b"/Rotate", b"/Rotata")[:-1] + b" ")


def unpacked(room: Room) -> None:
    path = room.out / "us" / "cards-us.zip"
    path.write_bytes(path.read_bytes()[:-1] + b"\1")


def repacked(room: Room) -> None:
    """Let a picture in the zip show another card, a page another number; the manifest names its new hash."""
    path, manifest = room.out / "us" / "cards-us.zip", room.out / "manifest.json"
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with zipfile.ZipFile(path) as archive:
        held = {info: archive.read(info) for info in archive.infolist()}
    one, other = [info for info in held if info.filename.startswith("pictures/es/")][:2]
    held[one] = held[other]
    page = next(info for info in held if info.filename == "languages/en.html")
    assert b"1-888-373-7888" in held[page]
    held[page] = held[page].replace(b"1-888-373-7888", b"1-900-373-7888")
    with zipfile.ZipFile(path, "w") as archive:
        for info, data in held.items():
            archive.writestr(info, data)
    after = hashlib.sha256(path.read_bytes()).hexdigest()
    edit(manifest, before, after)


def test_a_page_with_another_number_does_not_stay(room: Room) -> None:
    """Where one language has changed, the pages of the others stay, if the set's own key covers them."""
    repacked(room)
    CHANGES["a text of one card"][0](room)
    room.again()
    assert room.pages == EVERY_PAGE


def appended(name: str) -> Change:
    def change(room: Room) -> None:
        path = room.out / name
        path.write_bytes(path.read_bytes() + b"\n")

    return change


DAMAGES: dict[str, Change] = {
    "another number": damaged("contacts", {"hotline": "1-900-000-0000"}),
    "another count": damaged("copies_read", 99),
    "another status": damaged("status", "ready"),
    "another hash": damaged("sha256", "0" * 64),
    "another key": damaged("key", "0" * 64),
    "another card": damaged("card", "indicator"),
    "another language": damaged("locale", "zh_Hans"),
    "another reader": damaged("proof", "none"),
    "exchanged files": exchanged,
    "a lost file": lost,
    "a spoilt file": spoilt,
    "a spoilt zip": unpacked,
    "a zip with another picture, and its hash": repacked,
}
RECORDS = ("numbers.csv", "SHA256SUMS", "manifest.json")


def test_what_is_damaged_is_made_again(room: Room) -> None:
    whole = files_of(room.out)
    for name, damage in DAMAGES.items():
        damage(room)
        assert room.again(whole), name
    assert not room.again(whole)


def test_damaged_records_are_written_again(room: Room) -> None:
    whole = files_of(room.out)
    for name in RECORDS:
        appended(name)(room)
        assert not room.again(whole), name


def test_who_wants_all_made_gets_all_made(room: Room) -> None:
    assert room.build(room.out, "--fresh") == 0
    assert set(room.made) == EVERYTHING
