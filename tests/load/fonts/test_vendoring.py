"""The command that vendors faces takes them from packages as they were, and checks what is there."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.load.fonts.faces import FONTS, LAO, MANIFEST, VENDOR, edit_manifest
from tests.support.each import each

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
    edit_manifest(folder, MANIFEST["noto-sans"]["faces"]["bold"]["sha256"], "0" * 64)
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
