"""What is damaged of a set is made again, and comes out as if everything had been made."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable

import pytest

from pocketcards.sets.texts import TEXTS
from tests.make.room import EVERY_PAGE, Change, Room, one_text
from tests.projects import edit, files_of

pytestmark = pytest.mark.slow


Damage = Callable[[Room, str], None]
"""Damages a sheet of a card in a language, as in "hotline us es", or what the manifest says of it."""
NAMES = {"hotline": "card-{}-sheet-DRAFT.pdf", "indicator": "indicator-{}-sheet-DRAFT.pdf"}


def sheet(label: str) -> str:
    """Return where the sheet of an order stands."""
    card, region, locale = label.split()
    return f"{region}/{NAMES[card].format(f'{region}-{locale}')}"


def says(key: str, value: object) -> Damage:
    """Change what the manifest says of one file."""

    def change(room: Room, label: str) -> None:
        path = room.out / "manifest.json"
        said = json.loads(path.read_text("utf-8"))
        (entry,) = [one for one in said["artifacts"] if one["path"] == sheet(label)]
        assert entry[key] != value
        entry[key] = value
        path.write_text(json.dumps(said), "utf-8")

    return change


def exchanged(room: Room, label: str) -> None:
    """Let the sheets of two cards have each other's key and hash, and each other's bytes."""
    path = room.out / "manifest.json"
    said = json.loads(path.read_text("utf-8"))
    both = [sheet(label), sheet(label.replace("hotline", "indicator"))]
    one, other = [entry for entry in said["artifacts"] if entry["path"] in both]
    for key in ("key", "sha256"):
        one[key], other[key] = other[key], one[key]
    first, second = (room.out / entry["path"] for entry in (one, other))
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)
    path.write_text(json.dumps(said), "utf-8")


def lost(room: Room, label: str) -> None:
    (room.out / sheet(label)).unlink()


def spoilt(room: Room, label: str) -> None:
    path = room.out / sheet(label)
    path.write_bytes(path.read_bytes().replace(b"/Rotate", b"/Rotata")[:-1] + b" ")


def forged(room: Room, label: str) -> None:
    """Change a file, and let the manifest name the hash that it has now."""
    spoilt(room, label)
    says("sha256", hashlib.sha256((room.out / sheet(label)).read_bytes()).hexdigest())(room, label)


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
    one_text(room)
    room.again()
    assert room.pages == EVERY_PAGE


def appended(name: str) -> Change:
    def change(room: Room) -> None:
        path = room.out / name
        path.write_bytes(path.read_bytes() + b"\n")

    return change


AT_ONCE: tuple[dict[str, tuple[Damage, set[str]]], ...] = (
    {
        "hotline us en": (says("contacts", {"hotline": "1-900-000-0000"}), set()),
        "hotline us es": (says("copies_read", 99), set()),
        "hotline us zh_Hans": (says("status", "ready"), set()),
        "indicator us en": (says("sha256", "0" * 64), set()),
        "indicator us es": (says("key", "0" * 64), set()),
        "indicator us zh_Hans": (says("proof", "none"), set()),
    },
    {
        "hotline us en": (says("card", "indicator"), {"indicator us en"}),
        "hotline us es": (lost, set()),
        "indicator us es": (spoilt, set()),
        "hotline us zh_Hans": (exchanged, {"indicator us zh_Hans"}),
    },
    {
        "hotline us en": (says("locale", "zh_Hans"), {"hotline us zh_Hans"}),
        "indicator us es": (forged, set()),
    },
)
"""What is done to which sheet, and which others lose theirs by that; every sheet has one damage at most."""
ZIPS: dict[str, Change] = {"spoilt": unpacked, "with another picture, and its hash": repacked}
RECORDS = ("numbers.csv", "SHA256SUMS", "manifest.json")


def test_every_sheet_that_is_damaged_is_made_again_and_no_other(room: Room) -> None:
    whole = files_of(room.out)
    for damages in AT_ONCE:
        for label, (damage, _) in damages.items():
            damage(room, label)
        made = room.again(whole)
        expected = set(damages).union(*(more for _, more in damages.values()))
        assert {label for label, formats in made.items() if "sheet" in formats} == expected


def test_a_damaged_zip_is_made_again(room: Room) -> None:
    whole = files_of(room.out)
    for name, damage in ZIPS.items():
        damage(room)
        assert room.again(whole), name
    assert not room.again(whole)


def test_texts_that_nobody_translated_are_on_no_page(room: Room) -> None:
    """Damaged are the words of a language in which nothing has changed: its catalog is read."""
    edit(room.out / TEXTS, "我说", "我不说")
    one_text(room)
    room.again()
    assert "我说" in (room.out / TEXTS).read_text("utf-8")


def test_damaged_records_are_written_again(room: Room) -> None:
    whole = files_of(room.out)
    for name in RECORDS:
        appended(name)(room)
        assert not room.again(whole), name
