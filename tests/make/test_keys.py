"""A build makes what has changed and nothing else, and comes out as if it had made everything."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pocketcards.load import translations
from pocketcards.make import maker
from pocketcards.make.keys import Keys
from pocketcards.readback.proof import Prover
from pocketcards.sets import origin
from pocketcards.sets.texts import TEXTS
from tests.make.room import (
    CARDS,
    COMMON,
    EVERY_PAGE,
    EVERYTHING,
    LOCALES,
    PO,
    Change,
    Room,
    copied_room,
    in_file,
    one_text,
)
from tests.projects import edit, files_of
from tests.support.each import each

pytestmark = pytest.mark.slow


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
    assert room.build(room.out) == 0
    assert set(room.made) == EVERYTHING
    edit(package / "site" / "templates" / "point.html", "Point to", "Show me")


def own_name(room: Room) -> None:
    with (room.root / "translations" / "languages.yaml").open("a", encoding="utf-8") as file:
        file.write('es:\n  endonym: "castellano"\n  source: {note: "to be confirmed by a speaker"}\n')


def program(room: Room, part: str) -> None:
    """Let a part of the program be another: its package, its faces, or a library."""
    real = origin.program_of
    room.patch.setattr(origin, "program_of", lambda project: {**real(project), part: "another"})


def of(*locales: str, cards: tuple[str, ...] = CARDS) -> set[str]:
    return {f"{card} us {locale}" for card in cards for locale in locales}


WITHOUT_EFFECT: dict[str, Change] = {
    "nothing": lambda room: None,
    "a line that moves all others": in_file(PO, "\n\n", "\n\n# A note of a translator.\n"),
    "a remark in a card": in_file("cards/indicator.yaml", "messages:", "# Read aloud.\nmessages:"),
    "a sheet": in_file("cards/sheets.yaml", "  avery", "  # Of a shop.\n  avery"),
    "words that checks look for": in_file("translations/es/words.yaml", '"trata", ', ""),
    "English words that checks look for": in_file("cards/words.yaml", '"slave*", ', ""),
}

CHANGES: dict[str, tuple[Change, set[str]]] = {
    "a text of one card": (
        one_text,
        of("es", cards=("hotline",)),
    ),
    "a text of both cards": (in_file(PO, "Hay intérpretes", "Tienen intérpretes"), of("es")),
    "what a page says too": (
        in_file(PO, '"Hablo español."', '"Yo hablo español."'),
        of("es", cards=("hotline",)),
    ),
    "what a page says in letters that go with it": (
        in_file(PO.replace("/es/", "/zh_Hans/"), '"我说中文。"', '"我会说中文。"'),
        of("zh_Hans", cards=("hotline",)),
    ),
    "a card": (in_file("cards/hotline.yaml", "Help card", "Helping card"), of(*LOCALES, cards=("hotline",))),
    "a number": (number, EVERYTHING - {"hotline us zh_Hans"}),
    "a region": (in_file("cards/regions.yaml", "United States", "States of America"), EVERYTHING),
    "a signature": (signature, of("es", cards=("hotline",))),
    "a picture beside a text": (
        in_file(
            "cards/indicator.yaml", "blocks:", "pictograms:\n  indicator.sign.papers: passport\n\nblocks:"
        ),
        of(*LOCALES, cards=("indicator",)),
    ),
    "a pictogram": (pictogram, EVERYTHING),
    "a language's own name": (own_name, of("es")),
    "an option": (asked("--ink", "black"), EVERYTHING),
    "a template of the website": (template, EVERYTHING),
}


SPANISH = COMMON | {"languages/es.html"}
PAGES = {
    "a text of one card": SPANISH,
    "what a page says too": SPANISH,
    "what a page says in letters that go with it": COMMON | {"languages/zh-Hans.html"},
    "a signature": SPANISH,
    "a language's own name": EVERY_PAGE,
}
"""Pages that say it, and are made again."""


ORIGINS = ("manifest.json", "SHA256SUMS", TEXTS)
"""What says of which texts a set was made."""


def test_what_reaches_no_file_makes_nothing(room: Room) -> None:
    def drawn() -> dict[str, bytes]:
        return {path: data for path, data in files_of(room.out).items() if path not in ORIGINS}

    whole = drawn()
    for name, change in WITHOUT_EFFECT.items():
        change(room)
        assert room.build(room.out) == 0
        assert not room.made, name
        assert drawn() == whole, name
    assert files_of(room.out) == room.from_nothing()


def test_another_program_makes_everything(room: Room) -> None:
    for part in ("package", "faces", "reportlab"):
        program(room, part)
        assert room.build(room.out) == 0
        assert set(room.made) == EVERYTHING, part
    assert files_of(room.out) == room.from_nothing()


@each("name", CHANGES, shares=4)
def test_what_has_changed_is_made_and_nothing_else(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    change, expected = CHANGES[name]
    room = copied_room(first, tmp_path, monkeypatch)
    change(room)
    assert set(room.again()) == expected
    assert room.pages == PAGES.get(name, room.pages)


def test_a_language_that_comes_and_goes_is_on_every_list(room: Room) -> None:
    text = (room.root / PO).read_text("utf-8")
    for another in (text.split('msgctxt "')[0], text):
        (room.root / PO).write_text(another, "utf-8")
        room.again()
        assert {"index.html", "print.html"} <= room.pages


def test_of_what_stays_nothing_is_reckoned_or_read_again(room: Room) -> None:
    """Neither the catalog, a key or the drawings of another language, nor the guide to printing."""
    counted: list[str] = []
    for owner, name in ((maker, "look_of"), (Keys, "of"), (Prover, "read"), (translations, "read_catalog")):
        real = getattr(owner, name)

        def told(
            *given: object, name: str = name, real: Callable[..., object] = real, **more: object
        ) -> object:
            counted.append(name)
            return real(*given, **more)

        room.patch.setattr(owner, name, told)
    one_text(room)
    assert room.build(room.out) == 0
    assert list(room.made) == ["hotline us es"]
    assert [counted.count(name) for name in ("look_of", "read", "read_catalog")] == [2, 2, 1]
    assert counted.count("of") == 2 * len(CARDS) + 2, "each file of the language, and what was made again"


def test_who_wants_all_made_gets_all_made(room: Room) -> None:
    assert room.build(room.out, "--fresh") == 0
    assert set(room.made) == EVERYTHING
