"""A file that a viewer holds open, and what the system refuses: both sets are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocketcards.errors import OutputError
from pocketcards.sets import journal as module
from pocketcards.sets.journal import STAGING
from pocketcards.sets.manifest import MANIFEST, NUMBERS, SUMS
from tests.projects import files_of
from tests.sets.folder.publishing import NEW, OLD, A, B, C, failing, publish, published, recover
from tests.support.each import each

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
    whole_old = published(out, *OLD)
    whole_new = published(out.parent / "new", *NEW)
    with monkeypatch.context() as patch:
        tried = _held_open(patch, held)
        with pytest.raises(OutputError, match=f"{held} is open in another program"):
            publish(out, NEW)
    assert len(tried) == module.TRIES
    left = files_of(out)
    assert {path: left[path] for path in whole_old} == whole_old
    staged = {path.split("/new/")[1]: left[path] for path in left if "/new/" in path}
    same = {B.path, NUMBERS}  # the sets of this test hold the same numbers
    assert staged == {path: data for path, data in whole_new.items() if path not in same}
    recover(out)
    assert files_of(out) == whole_new


def test_file_held_open_for_a_moment_is_waited_for(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(out, OLD)
    with monkeypatch.context() as patch:
        assert len(_held_open(patch, A.path, module.TRIES - 1)) == 0
        publish(out, NEW)
    assert files_of(out) == published(out.parent / "new", *NEW)


def test_file_still_held_open_in_the_next_run_loses_nothing(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_old = published(out, *OLD)
    with monkeypatch.context() as patch:
        _held_open(patch, A.path)
        for _ in range(3):
            with pytest.raises(OutputError, match="is open"):
                publish(out, NEW)
            left = files_of(out)
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
    whole_old = published(out, *OLD)
    with monkeypatch.context() as patch:
        failing(patch, "fsync", nth, OSError(28, "No space left on device"))
        with pytest.raises(OutputError, match="No space left on device"):
            publish(out, NEW)
    assert files_of(out) == whole_old


def test_folder_that_cannot_be_made_is_named(out: Path) -> None:
    out.write_text("a file")
    with pytest.raises(OutputError, match="out"):
        publish(out / "below", NEW)
