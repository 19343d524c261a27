"""The vendored faces are what the manifest says, and a face that is not is found."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import re
import shutil
import tarfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from pocketcards.load.fonts import RULES, load_fonts, verify_face
from pocketcards.model.finding import Finding
from pocketcards.model.font import FontFace, FontFamily
from tests.support.each import each

FONTS = Path(__file__).resolve().parents[2] / "fonts"
SMALL = ("noto-sans", "noto-sans-lao", "noto-sans-nko")
LAO = "noto-sans-lao/NotoSansLao-Bold.ttf"
ONLY_REGULAR = {"noto-sans-nko", "noto-sans-tifinagh"}


def _vendor() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vendor", FONTS / "vendor.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VENDOR = _vendor()
MANIFEST: dict[str, dict[str, Any]] = VENDOR.read_manifest(FONTS)


def _faces(family: FontFamily) -> list[FontFace]:
    return [family.regular, *([family.bold] if family.bold else [])]


def _codes(folder: Path) -> list[str]:
    findings: list[Finding] = []
    load_fonts(folder, "fonts", findings)
    return [found.code for found in findings]


@pytest.fixture(scope="module")
def families() -> dict[str, FontFamily]:
    findings: list[Finding] = []
    found = load_fonts(FONTS, "fonts", findings)
    assert findings == []
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fonts folder of three small families, which a test may damage."""
    copy = tmp_path / "fonts"
    for family_id in SMALL:
        shutil.copytree(FONTS / family_id, copy / family_id)
    (copy / "fonts.yaml").write_text(VENDOR.render({key: MANIFEST[key] for key in SMALL}), encoding="utf-8")
    return copy


def _edit(folder: Path, old: str, new: str) -> None:
    path = folder / "fonts.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


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
        found for family in families.values() for face in _faces(family) if (found := verify_face(face))
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


# A face that is not the vendored one


def test_an_undamaged_folder_is_fine(folder: Path) -> None:
    assert _codes(folder) == []
    assert VENDOR.check(folder) == []


def test_a_changed_byte_is_found_at_the_first_use_and_not_before(folder: Path) -> None:
    _flip(folder / LAO)
    findings: list[Finding] = []
    lao = load_fonts(folder, "fonts", findings)["noto-sans-lao"]
    assert findings == []
    assert lao.bold is not None
    assert verify_face(lao.regular) is None
    found = verify_face(lao.bold)
    assert found is not None
    assert (found.code, found.path) == ("FNT001", f"fonts/{LAO}")
    assert "noto-sans-lao/bold" in found.message


def test_a_missing_face_is_found(folder: Path) -> None:
    (folder / LAO).unlink()
    findings: list[Finding] = []
    assert "noto-sans-lao" not in load_fonts(folder, "fonts", findings)
    assert [found.code for found in findings] == ["FNT001"]
    assert findings[0].path == "fonts/fonts.yaml"
    assert "NotoSansLao-Bold.ttf is missing" in findings[0].message
    assert VENDOR.check(folder) == ["noto-sans-lao: NotoSansLao-Bold.ttf: No such file or directory"]


def test_a_face_that_vanishes_after_loading_is_found(folder: Path) -> None:
    lao = load_fonts(folder, "fonts", [])["noto-sans-lao"]
    lao.regular.path.unlink()
    found = verify_face(lao.regular)
    assert found is not None
    assert found.code == "FNT001"


def test_a_truncated_face_is_found_without_hashing(folder: Path) -> None:
    (folder / LAO).write_bytes((folder / LAO).read_bytes()[:1000])
    assert _codes(folder) == ["FNT001"]


@pytest.mark.parametrize(
    "name", ["../noto-sans/NotoSans-Bold.ttf", "/Evil.ttf", "..\\\\Evil.ttf", "Evil.otf", ""]
)
def test_a_path_instead_of_a_name_is_refused(folder: Path, name: str) -> None:
    _edit(folder, "NotoSansLao-Bold.ttf", name)
    assert _codes(folder) == ["FNT002"]


@pytest.mark.parametrize("linked", [LAO, "noto-sans-lao"])
def test_a_link_is_refused(folder: Path, tmp_path: Path, linked: str) -> None:
    (folder / linked).rename(tmp_path / "elsewhere")
    try:
        (folder / linked).symlink_to(tmp_path / "elsewhere")
    except OSError:
        pytest.skip("this system lets no ordinary user make links")
    assert set(_codes(folder)) == {"FNT002"}


def test_a_linked_project_is_fine(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    try:
        link.symlink_to(folder)
    except OSError:
        pytest.skip("this system lets no ordinary user make links")
    assert _codes(link) == []


# A manifest that is wrong


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('["Laoo"]', '["Latn"]', "FNT003"),
        ('["Laoo"]', '["lao"]', "YML006"),
        ("noto-sans:\n", "noto-serif:\n", "FNT001"),
        ("noto-sans-lao:\n", "../noto-sans-lao:\n", "FNT002"),
        ('scale: "1.00"', 'scale: "nan"', "YML006"),
        ('ascent: "1.17"', 'ascent: "117"', "YML006"),
        ("ascent:", "acsent:", "YML006"),
        ('sha256: "', 'sha256: "x', "YML006"),
        ("fallbacks: []", 'fallbacks: ["noto-sans-moon"]', "FNT003"),
        ("    bold:", "    italic:", "YML006"),
    ],
)
def test_a_wrong_manifest_is_found(folder: Path, old: str, new: str, code: str) -> None:
    _edit(folder, old, new)
    assert code in _codes(folder)


def test_the_last_resort_must_be_there(folder: Path) -> None:
    (folder / "fonts.yaml").write_text(
        VENDOR.render({key: MANIFEST[key] for key in SMALL[1:]}), encoding="utf-8"
    )
    assert _codes(folder) == ["FNT003"]


@pytest.mark.parametrize("text", ["", "- a list\n", "noto-sans: text\n"])
def test_another_kind_of_file_is_found(folder: Path, text: str) -> None:
    (folder / "fonts.yaml").write_text(text, encoding="utf-8")
    assert len(_codes(folder)) == 1


def test_no_manifest_is_found(tmp_path: Path) -> None:
    assert _codes(tmp_path) == ["YML001"]


# The command that vendors


def _package(family_id: str, without: str = "") -> bytes:
    """Pack what is vendored as npm would."""
    members = {
        "package/package.json": json.dumps({"version": MANIFEST[family_id]["source"]["version"]}).encode()
    }
    members["package/LICENSE_FONT"] = (FONTS / family_id / "LICENSE.txt").read_bytes()
    for style, face in MANIFEST[family_id]["faces"].items():
        stem, folder = face["file"].partition("-")[0], {"regular": "400Regular", "bold": "700Bold"}[style]
        data = (FONTS / family_id / face["file"]).read_bytes()
        members[f"package/{folder}/{stem}_{folder}.ttf"] = data
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name, data in members.items():
            if name != without:
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


def test_vendoring_fills_in_what_people_did_not_write(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {key: MANIFEST["noto-sans-lao"][key] for key in VENDOR.KEPT if key in MANIFEST["noto-sans-lao"]}
    (folder / "fonts.yaml").write_text(VENDOR.render({"noto-sans-lao": kept}), encoding="utf-8")
    shutil.rmtree(folder / "noto-sans-lao")
    monkeypatch.setattr(VENDOR, "_packed", lambda spec: _package("noto-sans-lao"))
    VENDOR.vendor(folder, [], newest=False)
    entry = VENDOR.read_manifest(folder)["noto-sans-lao"]
    assert entry["source"].pop("integrity") != MANIFEST["noto-sans-lao"]["source"]["integrity"]
    assert entry == {
        **MANIFEST["noto-sans-lao"],
        "source": {"package": "@expo-google-fonts/noto-sans-lao", "version": entry["source"]["version"]},
    }
    assert (folder / LAO).read_bytes() == (FONTS / LAO).read_bytes()


def test_a_package_that_changed_under_its_version_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(VENDOR, "_packed", lambda spec: _package("noto-sans-lao"))
    with pytest.raises(VENDOR.VendorError, match="not what it was"):
        VENDOR.vendor(folder, ["noto-sans-lao"], newest=False)


@each("without", ["package/LICENSE_FONT", "package/400Regular/NotoSansLao_400Regular.ttf"])
def test_a_package_without_licence_or_regular_is_refused(
    monkeypatch: pytest.MonkeyPatch, without: str
) -> None:
    monkeypatch.setattr(VENDOR, "_packed", lambda spec: _package("noto-sans-lao", without))
    with pytest.raises(VENDOR.VendorError, match=r"missing|no Regular"):
        VENDOR.fetch("noto-sans-lao", {}, newest=True)


def test_check_finds_changed_stray_and_unlicensed_files(folder: Path) -> None:
    shutil.copy(folder / LAO, folder / "noto-sans-nko" / "Other.ttf")
    _edit(folder, MANIFEST["noto-sans"]["faces"]["bold"]["sha256"], "0" * 64)
    licence = folder / "noto-sans-lao" / "LICENSE.txt"
    licence.write_text(
        licence.read_text(encoding="utf-8").replace("notofonts/lao", "somebody/else"), encoding="utf-8"
    )
    assert VENDOR.check(folder) == [
        "noto-sans: faces does not agree with the files",
        "noto-sans-lao: the licence file is not of 'The Noto Project Authors (https://github.com/notofonts/lao)'",
        "noto-sans-nko/Other.ttf is not in fonts.yaml",
    ]


@each(
    ("table", "attribute", "value", "fault"),
    [
        ("OS/2", "fsType", 2, "restricts embedding"),
        ("OS/2", "usWeightClass", 400, "its weight is not 700"),
        ("cmap", "tables", [], "lacks one of"),
    ],
)
def test_a_face_that_must_not_be_used_is_refused(
    table: str, attribute: str, value: object, fault: str
) -> None:
    font = TTFont(FONTS / LAO)
    setattr(font[table], attribute, value)
    changed = io.BytesIO()
    font.save(changed)
    with pytest.raises(VENDOR.VendorError, match=fault):
        VENDOR.described({}, {}, {"bold": ("NotoSansLao-Bold.ttf", changed.getvalue())})


def test_what_is_no_font_is_refused() -> None:
    with pytest.raises(VENDOR.VendorError, match="not a font"):
        VENDOR.described({}, {}, {"regular": ("NotoSansLao-Regular.ttf", b"no font at all")})
