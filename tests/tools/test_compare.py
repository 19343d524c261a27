"""What a pull request changes is told in a table and shown in pictures: only cards that look different."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from pocketcards.cli import main
from tests.projects import copied, edit
from tools import compare


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set, the same one again, and one after a change of a sentence, a number and a language."""
    folder = tmp_path_factory.mktemp("sets")
    project = copied(folder / "project", "es", "km")
    words = ["build", "--project", str(project), "--format", "card", "--out"]
    assert main([*words, str(folder / "before")]) == 0
    assert main([*words, str(folder / "same")]) == 0
    edit(
        project / "translations/es/LC_MESSAGES/cards.po",
        'msgstr "Hablo español."',
        'msgstr "Yo hablo español."',
    )
    for name in ("contacts.yaml", "contacts.lock"):
        path = project / "cards" / name
        path.write_text(path.read_text("utf-8").replace('"711"', '"811"'), encoding="utf-8")
    assert main([*words, str(folder / "after"), "--locale", "en", "--locale", "es"]) == 0
    return folder


def test_only_what_looks_different_is_told(sets: Path) -> None:
    assert list(compare.changes(sets / "before", sets / "same")) == []
    found = {
        (one.place.card, one.place.locale): one for one in compare.changes(sets / "before", sets / "after")
    }
    assert {place: one.what for place, one in found.items()} == {
        ("indicator", "en"): "changed",
        ("hotline", "es"): "changed",
        ("indicator", "es"): "changed",
        ("hotline", "km"): "gone",
        ("indicator", "km"): "gone",
    }
    assert found["indicator", "en"].numbers == "relay: 711 → 811"
    assert found["hotline", "es"].numbers == ""
    assert next(iter(found)) == ("indicator", "en")


def test_bytes_alone_are_no_change(sets: Path, tmp_path: Path) -> None:
    manifest = json.loads((sets / "before" / "manifest.json").read_text("utf-8"))
    for one in manifest["artifacts"]:
        path = tmp_path / one["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((sets / "before" / one["path"]).read_bytes() + b"\\n%")
        one["sha256"] = "0" * 64
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert list(compare.changes(sets / "before", tmp_path)) == []


def test_pictures_show_before_beside_after(
    sets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare.main([*map(str, (sets / "before", sets / "after", tmp_path)), "--most", "4"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("**5 cards look different.** The artifact has pictures of 4")
    assert "| indicator | us | en | changed | **relay: 711 → 811** |" in said
    shown = sorted(path.name for path in tmp_path.glob("*.png"))
    assert shown == [
        "hotline-us-es.png",
        "hotline-us-km.png",
        "indicator-us-en.png",
        "indicator-us-es.png",
    ]
    page = (tmp_path / "index.html").read_text("utf-8")
    assert all(f'src="{name}"' in page for name in shown)
    with Image.open(tmp_path / "indicator-us-en.png") as sheet:
        half = sheet.width // 2
        sides = [
            sheet.crop(box).convert("L")
            for box in ((0, 30, half, sheet.height), (half, 30, sheet.width, sheet.height))
        ]
        assert all(side.getextrema()[0] < 80 for side in sides)


def test_a_set_that_could_not_be_made_is_told(
    sets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        compare.main([str(tmp_path / "none"), str(sets / "same"), str(tmp_path / "out"), "--most", "1"]) == 0
    )
    said = capsys.readouterr().out
    assert "There is no set to compare with" in said
    assert "| new |" in said
    assert (
        compare.main([str(sets / "same"), str(tmp_path / "none"), str(tmp_path / "out"), "--most", "0"]) == 0
    )
    assert "No set could be made" in capsys.readouterr().out
