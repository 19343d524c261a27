"""What is damaged of a set is made again, and comes out as if everything had been made."""

from __future__ import annotations

import hashlib
import json
import zipfile

import pytest

from tests.make.room import EVERY_PAGE, Change, Room, one_text
from tests.projects import edit, files_of

pytestmark = pytest.mark.slow


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
    one_text(room)
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
