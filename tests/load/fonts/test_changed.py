"""A face that is not the vendored one, and a manifest that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocketcards.load.fonts import load_fonts, verify_face
from pocketcards.model.finding import Finding
from tests.load.fonts.faces import LAO, MANIFEST, SMALL, VENDOR, codes_of, edit_manifest, flip

# A face that is not the vendored one


def test_an_undamaged_folder_is_fine(folder: Path) -> None:
    assert codes_of(folder) == []
    assert VENDOR.check(folder) == []


def test_a_changed_byte_is_found_at_the_first_use_and_not_before(folder: Path) -> None:
    flip(folder / LAO)
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
    assert codes_of(folder) == ["FNT001"]


@pytest.mark.parametrize(
    "name", ["../noto-sans/NotoSans-Bold.ttf", "/Evil.ttf", "..\\\\Evil.ttf", "Evil.otf", ""]
)
def test_a_path_instead_of_a_name_is_refused(folder: Path, name: str) -> None:
    edit_manifest(folder, "NotoSansLao-Bold.ttf", name)
    assert codes_of(folder) == ["FNT002"]


@pytest.mark.parametrize("linked", [LAO, "noto-sans-lao"])
def test_a_link_is_refused(folder: Path, tmp_path: Path, linked: str) -> None:
    (folder / linked).rename(tmp_path / "elsewhere")
    try:
        (folder / linked).symlink_to(tmp_path / "elsewhere")
    except OSError:
        pytest.skip("this system lets no ordinary user make links")
    assert set(codes_of(folder)) == {"FNT002"}


def test_a_linked_project_is_fine(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    try:
        link.symlink_to(folder)
    except OSError:
        pytest.skip("this system lets no ordinary user make links")
    assert codes_of(link) == []


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
    edit_manifest(folder, old, new)
    assert code in codes_of(folder)


def test_the_last_resort_must_be_there(folder: Path) -> None:
    (folder / "fonts.yaml").write_text(
        VENDOR.render({key: MANIFEST[key] for key in SMALL[1:]}), encoding="utf-8"
    )
    assert codes_of(folder) == ["FNT003"]


@pytest.mark.parametrize("text", ["", "- a list\n", "noto-sans: text\n"])
def test_another_kind_of_file_is_found(folder: Path, text: str) -> None:
    (folder / "fonts.yaml").write_text(text, encoding="utf-8")
    assert len(codes_of(folder)) == 1


def test_no_manifest_is_found(tmp_path: Path) -> None:
    assert codes_of(tmp_path) == ["YML001"]
