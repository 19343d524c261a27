"""The output folder holds one whole set, whatever interrupts us, and nobody else's files are touched."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from pocketcards.errors import OutputError
from pocketcards.model.artifact import Artifact
from pocketcards.sets import journal as module
from pocketcards.sets.folder import opened
from pocketcards.sets.journal import JOURNAL, STAGING
from pocketcards.sets.manifest import MANIFEST, NUMBERS, SUMS
from pocketcards.sets.one_writer import LOCK
from tests.builders import artifact
from tests.support.each import each

A = artifact("us/a.pdf", b"a of the old set")
A2 = artifact("us/a.pdf", b"a of the new set")
B = artifact("us/b.pdf", b"b, the same in both")
C = artifact("eu/c.pdf", b"c, gone in the new set")
D = artifact("us_mo/d.pdf", b"d, new")
OLD = (A, B, C)
NEW = (A2, B, D)


class Crash(BaseException):
    """The machine stops: nothing of ours runs after it."""


def publish(folder: Path, artifacts: Sequence[Artifact], *, replace: bool = True) -> tuple[str, ...]:
    with opened(folder) as out:
        return out.publish(artifacts, replace=replace)


def recover(folder: Path) -> None:
    """Open a folder, and write nothing: what was cut off is completed or dropped."""
    with opened(folder):
        pass


def _files(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder, our hidden ones included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _set(folder: Path, *artifacts: Artifact) -> dict[str, bytes]:
    publish(folder, artifacts)
    return _files(folder)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSE", 0)
    monkeypatch.setattr(os, "fsync", lambda _: None)  # no test can pull the plug


# Which folders are ours


def test_new_folder_is_accepted(out: Path) -> None:
    assert set(_set(out / "deep", A)) == {"us/a.pdf", MANIFEST, NUMBERS, SUMS}


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
    before = _files(out)
    with pytest.raises(OutputError, match="did not write"):
        publish(out, NEW)
    assert _files(out) == before


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
    before = _files(out.parent)
    with pytest.raises(OutputError, match=r"not the name of a file inside|did not write"):
        publish(out, NEW)
    assert _files(out.parent) == before


@each("path", ["../a.pdf", "us/../../../a.pdf", "/elsewhere/a.pdf"])
def test_artifact_that_leads_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    out = tmp_path / "out"
    with pytest.raises(OutputError, match="not the name of a file inside"):
        publish(out, (artifact(path),))
    assert _files(out.parent) == {}
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
    assert _files(elsewhere) == {}


# What is touched


def test_strangers_file_survives(out: Path) -> None:
    publish(out, OLD)
    (out / "us" / "notes.txt").write_text("mine")
    (out / "eu" / "notes.txt").write_text("mine")
    publish(out, (D,))
    assert set(_files(out)) == {"us/notes.txt", "eu/notes.txt", "us_mo/d.pdf", MANIFEST, NUMBERS, SUMS}


def test_strangers_file_is_not_replaced(out: Path) -> None:
    publish(out, OLD)
    (out / "us_mo").mkdir()
    (out / D.path).write_text("mine")
    before = _files(out)
    with pytest.raises(OutputError, match="in the way"):
        publish(out, NEW)
    assert _files(out) == before


def test_strangers_folder_is_not_replaced(out: Path) -> None:
    publish(out, OLD)
    (out / D.path).mkdir(parents=True)
    with pytest.raises(OutputError):
        publish(out, NEW)
    assert (out / D.path).is_dir()


def test_shrinking_set_removes_exactly_what_left(out: Path) -> None:
    publish(out, (A, B, C, D))
    publish(out, (A, D))
    assert set(_files(out)) == {A.path, D.path, MANIFEST, NUMBERS, SUMS}
    assert not (out / "eu").exists()


def test_new_set_leaves_nothing_of_ours_behind(out: Path) -> None:
    publish(out, OLD)
    assert set(_set(out, *NEW)) == {A.path, B.path, D.path, MANIFEST, NUMBERS, SUMS}
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
    before = _files(out)
    says = rf"{gone} files .* new set of {len(new)} files? has not: eu/c\.pdf, us/a\.pdf"
    with pytest.raises(OutputError, match=says) as refused:
        publish(out, new, replace=False)
    assert "--replace" in refused.value.hint
    assert "--out" in refused.value.hint
    assert _files(out) == before
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
    with pytest.raises(OutputError, match="cannot be written"):
        publish(Path(nowhere), OLD)


def test_link_that_leads_nowhere_is_named(out: Path) -> None:
    out.symlink_to(out.parent / "gone")
    with pytest.raises(OutputError, match="a link that leads nowhere"):
        publish(out, OLD)
    assert not (out.parent / "gone").exists()


def test_link_to_a_folder_is_that_folder(out: Path) -> None:
    (out.parent / "real").mkdir()
    out.symlink_to(out.parent / "real")
    publish(out, OLD)
    assert set(_files(out.parent / "real")) == set(_set(out.parent / "new", *OLD))


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


# Cut off at every step

STEPS = ("replace", "unlink", "rmdir", "fsync", "torn write", "mkdir", "open")


def _failing(monkeypatch: pytest.MonkeyPatch, step: str, nth: int, error: BaseException) -> Callable[[], int]:
    """Make the n-th call of a step fail before it does anything; return how many were made."""
    owner = os if step in ("fsync", "torn write") else Path
    name = "fsync" if step == "torn write" else step
    real = getattr(owner, name)
    calls = 0

    def act(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == nth:
            if step == "torn write":  # half of the bytes reached the disk
                os.ftruncate(arguments[0], os.fstat(arguments[0]).st_size // 2)  # type: ignore[arg-type]
            raise error
        return real(*arguments, **named)

    monkeypatch.setattr(owner, name, act)
    return lambda: calls


def _moments(tmp_path: Path, old: tuple[Artifact, ...]) -> Iterator[tuple[Path, str, int]]:
    """Cut the change to the new set off before every call of every step, each in a folder of its own."""
    for step in STEPS:
        for nth in range(1, 100):
            out = tmp_path / f"{step}-{nth}"
            if old:
                publish(out, old)
            with pytest.MonkeyPatch.context() as patch:
                made = _failing(patch, step, nth, Crash())
                try:
                    publish(out, NEW)
                except Crash:
                    pass
                else:
                    assert made() < nth
                    break
            yield out, step, nth


@pytest.mark.slow
@pytest.mark.parametrize("old", [OLD, ()], ids=["over an old set", "into a new folder"])
def test_cut_off_anywhere_recovery_leaves_the_old_set_or_the_new(
    tmp_path: Path, old: tuple[Artifact, ...]
) -> None:
    whole_old = _set(tmp_path / "old", *old) if old else {}
    whole_new = _set(tmp_path / "new", *NEW)
    seen = set()
    for out, step, nth in _moments(tmp_path, old):
        if out.exists():
            recover(out)
        left = _files(out)
        assert left in (whole_old, whole_new), (step, nth, sorted(left))
        seen.add("old" if left == whole_old else "new")
    assert seen == {"old", "new"}


@pytest.mark.slow
@pytest.mark.parametrize("old", [OLD, ()], ids=["over an old set", "into a new folder"])
def test_cut_off_anywhere_the_next_run_makes_its_own_set(tmp_path: Path, old: tuple[Artifact, ...]) -> None:
    last = (D, artifact("us/e.pdf", b"e"))
    expected = _set(tmp_path / "expected", *last)
    for out, step, nth in _moments(tmp_path, old):
        assert _set(out, *last) == expected, (step, nth)


@pytest.mark.slow
def test_recovery_itself_may_be_cut_off_anywhere(tmp_path: Path) -> None:
    whole = (_set(tmp_path / "old", *OLD), _set(tmp_path / "new", *NEW))
    moments = 0
    for nth in range(1, 20):
        out = tmp_path / f"first-{nth}"
        publish(out, OLD)
        for step, which in (("replace", nth), ("replace", 1), ("unlink", 1), ("replace", 2)):
            with pytest.MonkeyPatch.context() as patch:
                _failing(patch, step, which, Crash())
                try:
                    if (out / JOURNAL).exists():
                        recover(out)
                    else:
                        publish(out, NEW)
                except Crash:
                    moments += 1
        recover(out)
        assert _files(out) in whole
    assert moments > 20


def test_nothing_staged_is_left_by_a_run_that_was_cut_off_early(out: Path) -> None:
    publish(out, OLD)
    (out / f"{STAGING}x" / "new").mkdir(parents=True)
    (out / f"{STAGING}x" / "new" / "half.pdf").write_text("x")
    recover(out)
    assert not list(out.glob(f"{STAGING}*"))


@each(
    "text",
    [
        "",
        "{",
        "[]",
        '{"moves": 7}',
        '{"moves": [], "removals": []}',
        f'{{"staging": "{STAGING}x", "moves": [7], "removals": []}}',
        '{"staging": 7, "moves": [], "removals": []}',
        '{"staging": "us", "moves": ["us/a.pdf"], "removals": []}',
        "[" * 100_000,
    ],
)
def test_damaged_journal_is_named(tmp_path: Path, text: str) -> None:
    out = tmp_path / "out"
    publish(out, OLD)
    (out / JOURNAL).write_text(text)
    with pytest.raises(OutputError, match="damaged"):
        recover(out)


@each("path", ["../a.pdf", "/elsewhere/a.pdf"])
def test_journal_that_leads_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    out = tmp_path / "out"
    publish(out, OLD)
    (out.parent / "a.pdf").write_text("precious")
    (out / JOURNAL).write_text(json.dumps({"staging": f"{STAGING}x", "moves": [], "removals": [path]}))
    with pytest.raises(OutputError):
        recover(out)
    assert (out.parent / "a.pdf").read_text() == "precious"


# A file that a viewer holds open


def _held_open(monkeypatch: pytest.MonkeyPatch, held: str, times: int = 10_000) -> list[str]:
    """Refuse to move a file, as Windows does while a viewer shows it; return what was tried."""
    real = Path.replace
    tried: list[str] = []

    def replace(self: Path, target: Path) -> Path:
        in_place = {path for path in (self, target) if STAGING not in path.as_posix()}
        if any(path.as_posix().endswith(held) for path in in_place) and len(tried) < times:
            tried.append(held)
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    return tried


@each("held", [A.path, C.path, MANIFEST, SUMS])
def test_file_held_open_keeps_both_sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: str) -> None:
    out = tmp_path / "out"
    whole_old = _set(out, *OLD)
    whole_new = _set(out.parent / "new", *NEW)
    with monkeypatch.context() as patch:
        tried = _held_open(patch, held)
        with pytest.raises(OutputError, match=f"{held} is open in another program"):
            publish(out, NEW)
    assert len(tried) == module.TRIES
    left = _files(out)
    assert {path: left[path] for path in whole_old} == whole_old
    staged = {path.split("/new/")[1]: left[path] for path in left if "/new/" in path}
    same = {B.path, NUMBERS}  # the sets of this test hold the same numbers
    assert staged == {path: data for path, data in whole_new.items() if path not in same}
    recover(out)
    assert _files(out) == whole_new


def test_file_held_open_for_a_moment_is_waited_for(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(out, OLD)
    with monkeypatch.context() as patch:
        assert len(_held_open(patch, A.path, module.TRIES - 1)) == 0
        publish(out, NEW)
    assert _files(out) == _set(out.parent / "new", *NEW)


def test_file_still_held_open_in_the_next_run_loses_nothing(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_old = _set(out, *OLD)
    with monkeypatch.context() as patch:
        _held_open(patch, A.path)
        for _ in range(3):
            with pytest.raises(OutputError, match="is open"):
                publish(out, NEW)
            left = _files(out)
            assert {path: left[path] for path in whole_old} == whole_old


def test_unchanged_file_may_be_held_open(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(out, OLD)
    _held_open(monkeypatch, B.path)
    publish(out, NEW)


# What the system refuses


@each("nth", range(1, 6))
def test_full_disk_is_named_and_leaves_the_old_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    out = tmp_path / "out"
    whole_old = _set(out, *OLD)
    with monkeypatch.context() as patch:
        _failing(patch, "fsync", nth, OSError(28, "No space left on device"))
        with pytest.raises(OutputError, match="No space left on device"):
            publish(out, NEW)
    assert _files(out) == whole_old


def test_folder_that_cannot_be_made_is_named(out: Path) -> None:
    out.write_text("a file")
    with pytest.raises(OutputError, match="out"):
        publish(out / "below", NEW)
