"""`verify`: a finished set that was changed, cut off, exchanged, renamed or is outdated is named."""

from __future__ import annotations

import json
import shutil
import struct
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.bundled import SAMPLE
from tests.sets.verifying import Known, verified
from tests.support.each import each

pytestmark = pytest.mark.slow  # whole builds, or processes of their own


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("set") / "out"
    locales = ["--locale", "en", "--locale", "ar"]
    assert main(["build", "--project", str(SAMPLE), "--out", str(out), *locales]) == 0
    return out


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "out"))


def codes(*paths: Path, root: Path = SAMPLE) -> set[str]:
    return {finding.code for finding in verified(*paths, root=root).findings}


ARABIC = "us/card-us-ar-card-DRAFT.pdf"
ENGLISH = "us/card-us-en-card-DRAFT.pdf"


def test_a_sound_set_is_silent(folder: Path) -> None:
    assert codes(folder) == set()
    assert codes(folder / "manifest.json") == set()
    assert codes(folder / ARABIC, folder / ENGLISH) == set()
    assert main(["verify", "--project", str(SAMPLE), str(folder)]) == 0


def test_tampered_file(folder: Path) -> None:
    path = folder / ARABIC
    path.write_bytes(path.read_bytes() + b"\n% one more line\n")
    assert codes(folder) == {"VER003", "VER006"}  # nothing of ours follows the end of a file
    assert codes(path) == {"VER003", "VER006"}
    assert codes(folder / ENGLISH) == set()


def test_truncated_file(folder: Path) -> None:
    path = folder / ARABIC
    path.write_bytes(path.read_bytes()[:5000])
    assert codes(folder) == {"VER003", "VER006"}


def test_swapped_files(folder: Path) -> None:
    one, other = folder / ARABIC, folder / ENGLISH
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    assert "VER003" in codes(one)
    assert "VER003" in codes(other)


def test_renamed_and_missing_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ARABIC).rename(folder / "us" / "arabic.pdf")
    assert codes(folder) == {"VER002", "VER004"}
    assert main(["verify", "--project", str(SAMPLE), str(folder)]) == 1
    assert f"it is {ARABIC} under another name" in capsys.readouterr().out


def test_stale_file_in_the_set(folder: Path) -> None:
    """A file of an older build, kept beside the new ones."""
    shutil.copy(folder / ARABIC, folder / "us" / "card-us-ar-card.pdf")
    assert codes(folder) == {"VER004"}


def test_manifest_that_lies_about_a_number(folder: Path) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["artifacts"][0]["contacts"]["hotline"] = "1-888-373-7880"
    path.write_text(json.dumps(manifest), encoding="utf-8")
    assert codes(folder) == {"VER003", "VER005"}


def test_project_that_has_another_number_now(folder: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(SAMPLE / "cards", tmp_path / "project" / "cards")).parent
    contacts = project / "cards" / "contacts.yaml"
    text = contacts.read_text("utf-8").replace("1-888-373-7888", "1-800-555-0199")
    contacts.write_text(text, encoding="utf-8")
    found = verified(folder, root=project).findings
    assert {finding.code for finding in found} >= {"VER005"}
    assert any("the project has 1-800-555-0199" in finding.message for finding in found)


@pytest.mark.parametrize("change", ["edit", "remove"])
def test_lock_that_approves_another_number(folder: Path, tmp_path: Path, change: str) -> None:
    project = Path(shutil.copytree(SAMPLE / "cards", tmp_path / "project" / "cards")).parent
    lock = project / "cards" / "contacts.lock"
    if change == "edit":
        lock.write_text(lock.read_text("utf-8").replace("1-888-373-7888", "1-888-373-7880"), encoding="utf-8")
    else:
        lock.unlink()
    assert codes(folder, root=project) == {"VER005"}


@each(
    "text",
    ["", "[]", "{}", '{"generator": "pocketcards"}', '{"generator": "other", "artifacts": []}', "{" * 5000],
)
def test_manifest_that_is_none(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    assert codes(folder) == {"VER001"}
    assert main(["verify", "--project", str(SAMPLE), str(folder)]) == 3


@each("path", ["../secret.pdf", "/etc/passwd"])
def test_manifest_that_leaves_its_folder(folder: Path, path: str) -> None:
    file = folder / "manifest.json"
    manifest = json.loads(file.read_text("utf-8"))
    manifest["artifacts"][0]["path"] = path
    file.write_text(json.dumps(manifest), encoding="utf-8")
    assert codes(folder) == {"VER001"}


@each("name", ["card.pdf", "card-us-ar-card-DRAFT.pdf", "Scan 3.PDF"])
def test_file_from_a_mail_is_told_what_it_is(tmp_path: Path, built: Path, name: str) -> None:
    lone = tmp_path / "a" / "b" / "c" / "d" / name
    lone.parent.mkdir(parents=True)
    shutil.copy(built / ARABIC, lone)
    found = verified(lone)
    assert (found.findings, found.answer) == ([], "as made by this program")
    assert found.notes == [f"{lone}: {ARABIC}, as made by this program (draft)"]


def test_picture_for_a_phone_from_a_message_is_told_what_it_is(tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["--project", str(SAMPLE), "--out", str(out), "--locale", "es", "--format", "phone"]
    assert main(["build", *words]) == 0
    (picture,) = (out / "us").glob("*")  # none of the help card
    assert picture.name == "indicator-us-es-phone-DRAFT.png"
    known: Known = {}
    assert verified(out, known=known).findings == []
    lone = Path(shutil.copy(picture, tmp_path / picture.name))
    assert verified(lone, known=known).notes == [
        f"{lone}: us/{picture.name}, as made by this program (draft)"
    ]
    data = lone.read_bytes()
    lone.write_bytes(data[:-12] + struct.pack(">I4s", 0, b"tEXt") + data[-12:])
    for there in (lone.read_bytes(), data[:2000], b""):
        lone.write_bytes(there)
        for path in (lone, Path(shutil.copy(lone, tmp_path / "IMG_0001.png"))):
            found = verified(path, known=known)
            assert {finding.code for finding in found.findings} == {"VER008"}
            assert found.answer == "not proven: nobody has read the numbers of a picture"
    lone.write_bytes(data[:-12] + struct.pack(">I4s", 0, b"tEXt") + data[-12:])
    picture.write_bytes(lone.read_bytes())
    assert {finding.code for finding in verified(out, known=known).findings} == {"VER003"}


def test_path_that_does_not_exist_is_an_input_that_cannot_be_read(tmp_path: Path) -> None:
    assert main(["verify", "--project", str(SAMPLE), str(tmp_path / "none.pdf")]) == 3


def test_numbers_table_lists_what_was_read(built: Path) -> None:
    rows = (built / "numbers.csv").read_text("utf-8").splitlines()
    assert rows[0] == "region,card,locale,role,printed,read"
    assert "us,hotline,ar,hotline,1-888-373-7888,1-888-373-7888" in rows
    assert all(row.split(",")[-1] == row.split(",")[-2] for row in rows[1:])
