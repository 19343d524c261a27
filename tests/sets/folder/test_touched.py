"""The output folder holds one whole set, and nobody else's files are touched."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path

import pytest

from pocketcards.errors import ExitCode, OutputError
from pocketcards.model.artifact import Artifact
from pocketcards.sets.journal import STAGING
from pocketcards.sets.manifest import MANIFEST, NUMBERS, SUMS
from tests.projects import files_of
from tests.sets.folder.publishing import NEW, OLD, A, B, C, D, publish, published
from tests.support.each import each

# What is touched


def test_strangers_file_survives(out: Path) -> None:
    publish(out, OLD)
    (out / "us" / "notes.txt").write_text("mine")
    (out / "eu" / "notes.txt").write_text("mine")
    publish(out, (D,))
    assert set(files_of(out)) == {"us/notes.txt", "eu/notes.txt", "us_mo/d.pdf", MANIFEST, NUMBERS, SUMS}


def test_strangers_file_is_not_replaced(out: Path) -> None:
    publish(out, OLD)
    (out / "us_mo").mkdir()
    (out / D.path).write_text("mine")
    before = files_of(out)
    with pytest.raises(OutputError, match="in the way"):
        publish(out, NEW)
    assert files_of(out) == before


def test_strangers_folder_is_not_replaced(out: Path) -> None:
    publish(out, OLD)
    (out / D.path).mkdir(parents=True)
    with pytest.raises(OutputError):
        publish(out, NEW)
    assert (out / D.path).is_dir()


def test_shrinking_set_removes_exactly_what_left(out: Path) -> None:
    publish(out, (A, B, C, D))
    publish(out, (A, D))
    assert set(files_of(out)) == {A.path, D.path, MANIFEST, NUMBERS, SUMS}
    assert not (out / "eu").exists()


def test_new_set_leaves_nothing_of_ours_behind(out: Path) -> None:
    publish(out, OLD)
    assert set(published(out, *NEW)) == {A.path, B.path, D.path, MANIFEST, NUMBERS, SUMS}
    assert not list(out.glob(f"{STAGING}*"))


def test_same_bytes_are_not_written_again(out: Path) -> None:
    publish(out, OLD)
    for path in out.rglob("*"):
        os.utime(path, (1, 1))
    publish(out, OLD)
    assert {path.stat().st_mtime for path in out.rglob("*") if path.is_file()} == {1}


def test_unchanged_file_of_a_changed_set_is_not_written_again(out: Path) -> None:
    publish(out, OLD)
    os.utime(out / B.path, (1, 1))
    publish(out, NEW)
    assert (out / B.path).stat().st_mtime == 1


def test_damaged_file_is_written_again(out: Path) -> None:
    publish(out, OLD)
    (out / A.path).write_bytes(b"x" * len(A.data))
    publish(out, OLD)
    assert (out / A.path).read_bytes() == A.data


def test_missing_file_is_written_again(out: Path) -> None:
    publish(out, OLD)
    (out / A.path).unlink()
    publish(out, OLD)
    assert (out / A.path).read_bytes() == A.data


GONE = (A, C, D)


@each(("new", "gone"), [((), 3), ((B,), 3), ((B,), 2)])
def test_more_files_are_not_removed_than_come_unless_that_is_asked_for(
    tmp_path: Path, new: tuple[Artifact, ...], gone: int
) -> None:
    out = tmp_path / "out"
    publish(out, (*new, *GONE[:gone]))
    before = files_of(out)
    says = rf"{gone} files .* new set of {len(new)} files? has not: eu/c\.pdf, us/a\.pdf"
    with pytest.raises(OutputError, match=says) as refused:
        publish(out, new, replace=False)
    assert "--replace" in refused.value.hint
    assert "--out" in refused.value.hint
    assert files_of(out) == before
    assert publish(out, new, replace=True) == tuple(sorted(one.path for one in GONE[:gone]))


def test_set_of_as_many_files_takes_the_place_of_another(out: Path) -> None:
    publish(out, (A, C))
    assert publish(out, (B, D), replace=False) == (C.path, A.path)


def test_what_is_gone_already_is_not_counted(out: Path) -> None:
    publish(out, OLD)
    (out / A.path).unlink()
    assert publish(out, (B,), replace=False) == (C.path,)


@each("nowhere", ["/proc/nosuch/out", "/dev/null/out", f"{'x' * 300}/out"])
def test_folder_that_can_never_be_is_named_at_once(nowhere: str) -> None:
    with pytest.raises(OutputError, match="cannot be written") as refused:
        publish(Path(nowhere), OLD)
    assert refused.value.exit_code is ExitCode.UNREADABLE


def test_link_that_leads_nowhere_is_named(out: Path) -> None:
    out.symlink_to(out.parent / "gone")
    with pytest.raises(OutputError, match="a link that leads nowhere"):
        publish(out, OLD)
    assert not (out.parent / "gone").exists()


def test_link_to_a_folder_is_that_folder(out: Path) -> None:
    (out.parent / "real").mkdir()
    out.symlink_to(out.parent / "real")
    publish(out, OLD)
    assert set(files_of(out.parent / "real")) == set(published(out.parent / "new", *OLD))


# Manifest and sums


def test_manifest_lists_the_artifacts(out: Path) -> None:
    publish(out, NEW)
    manifest = json.loads((out / MANIFEST).read_text("utf-8"))
    assert manifest == {"generator": "pocketcards", "artifacts": [one.entry() for one in NEW]}


def test_sums_have_the_form_of_sha256sum_and_hold(out: Path) -> None:
    publish(out, NEW)
    text = (out / SUMS).read_bytes().decode("ascii")
    assert re.fullmatch(r"([0-9a-f]{64}  [^\r\n\\]+\n)+", text)
    sums = {path: digest for digest, path in (line.split("  ") for line in text.splitlines())}
    assert set(sums) == {*(one.path for one in NEW), MANIFEST, NUMBERS}
    for path, digest in sums.items():
        assert hashlib.sha256((out / path).read_bytes()).hexdigest() == digest
