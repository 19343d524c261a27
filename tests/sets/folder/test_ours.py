"""Which folders are ours: none of somebody else is written to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pocketcards.errors import OutputError
from pocketcards.sets.journal import JOURNAL, STAGING
from pocketcards.sets.manifest import MANIFEST, NUMBERS, SUMS
from pocketcards.sets.one_writer import LOCK
from tests.builders import artifact
from tests.projects import files_of
from tests.sets.folder.publishing import NEW, OLD, A, D, publish, published, recover
from tests.support.each import each

# Which folders are ours


def test_new_folder_is_accepted(out: Path) -> None:
    assert set(published(out / "deep", A)) == {"us/a.pdf", MANIFEST, NUMBERS, SUMS}


def test_empty_folder_is_accepted(out: Path) -> None:
    out.mkdir()
    recover(out)


def test_own_folder_is_accepted(out: Path) -> None:
    publish(out, OLD)
    recover(out)


FOREIGN = {
    "a file": ("letter.txt", "x"),
    "a hidden file": (".profile", "x"),
    "a manifest of something else": (MANIFEST, '{"name": "app", "icons": []}'),
    "a manifest of another generator": (MANIFEST, '{"generator": "other", "artifacts": []}'),
    "a manifest that is a list": (MANIFEST, "[]"),
    "a manifest that is no JSON": (MANIFEST, "{"),
    "a manifest without paths": (MANIFEST, '{"generator": "pocketcards", "artifacts": [{}]}'),
    "a manifest of odd paths": (
        MANIFEST,
        '{"generator": "pocketcards", "artifacts": [{"path": 7, "sha256": ""}]}',
    ),
    "a deep manifest": (MANIFEST, "[" * 100_000),
}


@each("name", FOREIGN)
def test_foreign_folder_is_refused_and_stays_as_it_is(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    file, text = FOREIGN[name]
    (out / file).write_text(text)
    before = files_of(out)
    with pytest.raises(OutputError, match="did not write"):
        publish(out, NEW)
    assert files_of(out) == before


def test_file_in_place_of_the_folder_is_refused(out: Path) -> None:
    out.write_text("x")
    with pytest.raises(OutputError, match="not a folder"):
        publish(out, NEW)
    assert out.read_text() == "x"


@each("path", ["../a.pdf", "us/../../a.pdf", "/elsewhere/a.pdf", "", ".", "us", "a\0b"])
def test_manifest_that_leads_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    out = tmp_path / "out"
    publish(out, (A,))
    (out.parent / "a.pdf").write_text("precious")
    said = json.loads((out / MANIFEST).read_text())
    said["artifacts"][0]["path"] = path
    (out / MANIFEST).write_text(json.dumps(said))
    before = files_of(out.parent)
    with pytest.raises(OutputError, match=r"not the name of a file inside|did not write"):
        publish(out, NEW)
    assert files_of(out.parent) == before


@each("path", ["../a.pdf", "us/../../../a.pdf", "/elsewhere/a.pdf"])
def test_artifact_that_leads_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    out = tmp_path / "out"
    with pytest.raises(OutputError, match="not the name of a file inside"):
        publish(out, (artifact(path),))
    assert files_of(out.parent) == {}
    assert not Path("/elsewhere/a.pdf").exists()


def test_link_in_place_of_our_file_is_refused(out: Path) -> None:
    publish(out, OLD)
    precious = out.parent / "precious"
    precious.write_text("x")
    (out / A.path).unlink()
    (out / A.path).symlink_to(precious)
    with pytest.raises(OutputError):
        publish(out, NEW)
    assert precious.read_text() == "x"


@each("name", ["us", f"{STAGING}x", LOCK, JOURNAL])
def test_link_in_place_of_our_subfolder_is_refused(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    elsewhere = out.parent / "elsewhere"
    elsewhere.mkdir()
    if name == "us":
        publish(out, (D,))
    (out / name).symlink_to(elsewhere)
    with pytest.raises(OutputError):
        publish(out, (A,))
    assert files_of(elsewhere) == {}
