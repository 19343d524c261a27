"""Whatever interrupts us, the output folder holds one whole set."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from pocketcards.errors import OutputError
from pocketcards.model.artifact import Artifact
from pocketcards.sets.journal import JOURNAL, STAGING
from tests.builders import artifact
from tests.projects import files_of
from tests.sets.folder.publishing import NEW, OLD, Crash, D, failing, publish, published, recover
from tests.support.each import each

# Cut off at every step

STEPS = ("replace", "unlink", "rmdir", "fsync", "torn write", "mkdir", "open")


def _moments(tmp_path: Path, old: tuple[Artifact, ...]) -> Iterator[tuple[Path, str, int]]:
    """Cut the change to the new set off before every call of every step, each in a folder of its own."""
    for step in STEPS:
        for nth in range(1, 100):
            out = tmp_path / f"{step}-{nth}"
            if old:
                publish(out, old)
            with pytest.MonkeyPatch.context() as patch:
                made = failing(patch, step, nth, Crash())
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
    whole_old = published(tmp_path / "old", *old) if old else {}
    whole_new = published(tmp_path / "new", *NEW)
    seen = set()
    for out, step, nth in _moments(tmp_path, old):
        if out.exists():
            recover(out)
        left = files_of(out)
        assert left in (whole_old, whole_new), (step, nth, sorted(left))
        seen.add("old" if left == whole_old else "new")
    assert seen == {"old", "new"}


@pytest.mark.slow
@pytest.mark.parametrize("old", [OLD, ()], ids=["over an old set", "into a new folder"])
def test_cut_off_anywhere_the_next_run_makes_its_own_set(tmp_path: Path, old: tuple[Artifact, ...]) -> None:
    last = (D, artifact("us/e.pdf", b"e"))
    expected = published(tmp_path / "expected", *last)
    for out, step, nth in _moments(tmp_path, old):
        assert published(out, *last) == expected, (step, nth)


@pytest.mark.slow
def test_recovery_itself_may_be_cut_off_anywhere(tmp_path: Path) -> None:
    whole = (published(tmp_path / "old", *OLD), published(tmp_path / "new", *NEW))
    moments = 0
    for nth in range(1, 20):
        out = tmp_path / f"first-{nth}"
        publish(out, OLD)
        for step, which in (("replace", nth), ("replace", 1), ("unlink", 1), ("replace", 2)):
            with pytest.MonkeyPatch.context() as patch:
                failing(patch, step, which, Crash())
                try:
                    if (out / JOURNAL).exists():
                        recover(out)
                    else:
                        publish(out, NEW)
                except Crash:
                    moments += 1
        recover(out)
        assert files_of(out) in whole
    assert moments > 20


def test_an_interrupt_waits_until_the_new_set_is_whole(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the first move on, one comes with each."""
    publish(out, OLD)
    whole = published(tmp_path / "new", *NEW)
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        moved = real(path, target)
        if (out / JOURNAL).exists():
            signal.raise_signal(signal.SIGINT)
        return moved

    monkeypatch.setattr(Path, "replace", replace)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where tests run unseen
    try:
        with pytest.raises(KeyboardInterrupt):
            publish(out, NEW)
    finally:
        signal.signal(signal.SIGINT, before)
    assert files_of(out) == whole


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
