"""What is vendored is what the manifest names, with its licences; every face loads."""

from __future__ import annotations

import hashlib
import io
import re

import uharfbuzz
from fontTools.ttLib import TTFont

from pocketcards.load.fonts import RULES, verify_face
from pocketcards.model.font import FontFamily
from tests.load.fonts.faces import FONTS, MANIFEST, VENDOR, faces_of
from tests.support.each import each

ONLY_REGULAR = {"noto-sans-nko", "noto-sans-tifinagh"}


# What is vendored


@each("family_id", MANIFEST)
def test_manifest_is_true_to_the_files(family_id: str) -> None:
    entry = MANIFEST[family_id]
    assert set(entry["faces"]) == {"regular"} | (set() if family_id in ONLY_REGULAR else {"bold"})
    for style, face in entry["faces"].items():
        data = (FONTS / family_id / face["file"]).read_bytes()
        assert str(len(data)) == face["bytes"]
        assert hashlib.sha256(data).hexdigest() == face["sha256"]
        font = TTFont(io.BytesIO(data), lazy=True)
        assert re.match(rf"Version {re.escape(entry['version'])}(;|$)", font["name"].getDebugName(5))
        assert font["name"].getDebugName(1) == entry["name"]
        assert font["OS/2"].fsType == 0
        assert font["OS/2"].usWeightClass == {"regular": 400, "bold": 700}[style]
        assert "glyf" in font
        assert "fvar" not in font
        # HarfBuzz reads the character map that will be printed with, and reads it faster.
        drawn = uharfbuzz.Font(uharfbuzz.Face(data))
        assert all(drawn.get_nominal_glyph(ord(char)) for char in "0123456789-+")


@each("family_id", MANIFEST)
def test_each_family_carries_its_own_licence(family_id: str) -> None:
    entry = MANIFEST[family_id]
    text = (FONTS / family_id / entry["licence_file"]).read_text(encoding="utf-8")
    assert entry["licence"] == "OFL-1.1"
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    VENDOR.check_licence(text, entry["copyright"])
    assert entry["reserved_names"] == (
        ["Source"] if entry["copyright"].startswith("(c) 2014-2021 Adobe") else []
    )


def test_nothing_is_vendored_that_the_manifest_does_not_name() -> None:
    listed = {f"{key}/{face['file']}" for key, entry in MANIFEST.items() for face in entry["faces"].values()}
    found = {
        path.relative_to(FONTS).as_posix()
        for path in FONTS.rglob("*")
        if path.suffix in {".ttf", ".otf", ".ttc"}
    }
    assert found == listed


def test_manifest_is_as_the_command_writes_it() -> None:
    assert VENDOR.render(MANIFEST) == (FONTS / "fonts.yaml").read_text(encoding="utf-8")


# Loading


def test_every_family_loads_and_every_face_is_verified(families: dict[str, FontFamily]) -> None:
    assert list(families) == list(MANIFEST)
    assert [
        found for family in families.values() for face in faces_of(family) if (found := verify_face(face))
    ] == []


def test_values_reach_the_model(families: dict[str, FontFamily]) -> None:
    sans, tibetan = families["noto-sans"], families["noto-serif-tibetan"]
    assert sans.scripts == ("Latn", "Cyrl", "Grek")
    assert sans.regular.id == "noto-sans/regular"
    assert sans.face(bold=True).path.name == "NotoSans-Bold.ttf"
    assert (tibetan.scale, tibetan.ascent, tibetan.descent) == (1.2, 1.19, 0.74)
    assert families["noto-sans-adlam"].fallbacks == ("noto-sans-arabic",)
    assert families["noto-sans-tc"].fallbacks == ("noto-sans-sc",)
    assert families["noto-nastaliq-urdu"].scripts == ("Arab-Nastaliq",)


def test_no_bold_is_honoured(families: dict[str, FontFamily]) -> None:
    assert {key for key, family in families.items() if family.bold is None} == ONLY_REGULAR
    nko = families["noto-sans-nko"]
    assert nko.face(bold=True) is nko.regular


def test_a_strut_has_room_for_latin_letters(families: dict[str, FontFamily]) -> None:
    """Addresses and names stand in Latin letters on a card of any script."""
    assert [key for key, family in families.items() if family.ascent < 0.77 or family.descent < 0.25] == []


def test_rules_have_distinct_codes() -> None:
    assert [rule.code for rule in RULES] == ["FNT001", "FNT002", "FNT003"]
