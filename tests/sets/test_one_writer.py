"""Two runs never write into one folder at once; shown with real processes that meet, and that are killed."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

import pytest

from pocketcards.cli import main
from pocketcards.errors import OutputError
from pocketcards.sets import one_writer
from pocketcards.sets.folder import opened
from pocketcards.sets.journal import STAGING
from pocketcards.sets.manifest import MANIFEST, NUMBERS, SUMS
from pocketcards.sets.one_writer import LOCK, only_writer
from tests.bundled import ROOT
from tests.sets.writers import files_of

pytestmark = pytest.mark.slow  # whole builds, or processes of their own

PAIRS = 30
WAITING = 60


def _start(*words: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.sets.writers", *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@contextmanager
def _holding(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Let a process hold a folder; return it, and the id of its worker."""
    with _start("hold", folder) as holder:
        assert holder.stdout
        worker = int(holder.stdout.readline())
        try:
            yield holder, worker
        finally:
            holder.kill()
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)


def _whole_set_of(folder: Path) -> str:
    """Return whose set a folder holds: every file of it, and no other."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert not [name for name in found if name.startswith((STAGING, LOCK))]
    tags = [tag for tag in ("a", "b", "old", "new") if f"{tag}/own.pdf" in found]
    assert len(tags) == 1, sorted(found)
    wanted = {one.path: one.data for one in files_of(tags[0])}
    assert {name: path.read_bytes() for name, path in found.items() if name.endswith(".pdf")} == wanted
    assert set(found) == {*wanted, MANIFEST, NUMBERS, SUMS}
    for line in found[SUMS].read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(found[name].read_bytes()).hexdigest() == digest
    return tags[0]


def test_of_two_that_publish_at_once_each_folder_gets_one_whole_set(tmp_path: Path) -> None:
    with _start("many", tmp_path, "a", PAIRS) as one, _start("many", tmp_path, "b", PAIRS) as other:
        said = [process.communicate(timeout=WAITING)[0].splitlines() for process in (one, other)]
    for i, outcome in enumerate(zip(*said, strict=True)):
        assert "done" in outcome
        refused = [line for line in outcome if line != "done"]
        assert all("is writing to" in line and "nothing was changed" in line for line in refused)
        whose = _whole_set_of(tmp_path / str(i))
        if refused:
            assert whose == "ab"[outcome.index("done")]


def test_killed_at_any_step_the_next_run_finds_the_old_set_or_the_new(tmp_path: Path) -> None:
    with _start("killed", tmp_path) as writer:
        assert writer.wait(WAITING) == 0
    left = set()
    folders = list(tmp_path.iterdir())
    for folder in folders:
        with opened(folder):
            pass
        left.add(_whole_set_of(folder))
    assert left == {"old", "new"}
    assert len(folders) > 40


def test_second_is_told_which_process_and_since_when(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with _holding(out) as (holder, _), pytest.raises(OutputError) as refused, opened(out):
        pass
    assert re.match(
        rf"process {holder.pid} on \S+, at work since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d, is writing to",
        str(refused.value),
    )


def test_second_build_exits_with_2_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with _holding(tmp_path / "out") as (holder, _):
        assert main(["build", "--card", "hotline", "--out", str(tmp_path / "out")]) == 2
        assert {path.name for path in (tmp_path / "out").iterdir()} == {LOCK}
    assert f"process {holder.pid} " in capsys.readouterr().err


def test_lock_dies_with_its_owner_even_where_a_worker_lives_on(tmp_path: Path) -> None:
    with _holding(tmp_path) as (holder, worker):
        holder.kill()
        holder.wait(WAITING)
        os.kill(worker, 0)  # it is there
        with opened(tmp_path) as out:
            out.publish(files_of("new"))
    assert _whole_set_of(tmp_path) == "new"


def test_another_link_to_the_folder_is_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "out")
    (tmp_path / "out").mkdir()
    with (
        _holding(tmp_path / "out"),
        pytest.raises(OutputError, match="is writing to"),
        opened(tmp_path / "link"),
    ):
        pass


def test_no_lock_and_no_folder_are_left_where_nothing_was_written(tmp_path: Path) -> None:
    with opened(tmp_path / "deep" / "out"):
        assert (tmp_path / "deep" / "out" / LOCK).exists()
    assert not list(tmp_path.iterdir())


def test_threads_of_one_process_keep_each_other_out_too(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(OutputError, match=f"process {os.getpid()} "), opened(tmp_path):
        pass
    with opened(tmp_path):
        pass


def test_lock_on_a_file_that_its_owner_removed_meanwhile_is_not_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, removed = one_writer._lock, []

    def late(file: FileIO) -> None:
        if not removed:
            removed.append((tmp_path / LOCK).unlink())
        real(file)

    monkeypatch.setattr(one_writer, "_lock", late)
    with opened(tmp_path), pytest.raises(OutputError, match="is writing"), opened(tmp_path):
        pass


def test_run_that_is_about_to_say_who_it_is_is_refused_as_well(tmp_path: Path) -> None:
    with only_writer(tmp_path):
        (tmp_path / LOCK).write_text("")
        with pytest.raises(OutputError, match="another process is writing"), opened(tmp_path):
            pass
