"""Whoever makes the cards, in however many threads, processes or machines: the same files, in their order."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from pocketcards.cli import main
from pocketcards.editions.orders import orders_of
from pocketcards.editions.request import Request, editions
from pocketcards.make import workers as making
from pocketcards.make.built import Built
from pocketcards.make.maker import Plan
from pocketcards.make.workers import Task, Workers, make_all
from pocketcards.model.artifact import Artifact
from pocketcards.model.edition import Edition
from pocketcards.model.printing import DEFAULTS
from tests import bundled
from tests.bundled import SAMPLE
from tests.projects import files_of


def tasks() -> tuple[Plan, list[Task]]:
    project = bundled.sample()
    names = bundled.languages()
    found = editions(project, names, Request(), ["en", *project.catalogs])
    orders = orders_of([one for one in found if isinstance(one, Edition)], {})
    return Plan(project.fonts, project.stock, DEFAULTS), [Task(order, ("card",)) for order in orders]


def made(some: Workers | None) -> list[list[Artifact]]:
    plan, wanted = tasks()
    found: dict[int, Built] = dict(make_all(plan, wanted, lambda *_: None, some))
    assert sorted(found) == list(range(len(wanted)))
    return [found[i].artifacts for i in sorted(found)]


class AtOnce(Executor):
    """Does all that it is handed at once, and no more than that."""

    def submit(self, act, /, *words, **named):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        future.set_result(act(*words, **named))
        return future


@pytest.mark.slow
def test_threads_and_processes_make_what_one_makes() -> None:
    alone = made(None)
    assert all(alone)
    for executor in (ThreadPoolExecutor(3), ProcessPoolExecutor(3), AtOnce()):
        with executor:
            assert made(Workers(executor, 3)) == alone, executor


@pytest.mark.slow
def test_parts_that_wait_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many cards there are, no more are in memory than keep the workers busy."""
    monkeypatch.setattr(making, "PART", 1)
    under_way, most = 0, 0

    class Counting(AtOnce):
        def submit(self, act, /, *words, **named):  # type: ignore[no-untyped-def]
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            return super().submit(act, *words, **named)

    plan, wanted = tasks()
    for _ in make_all(plan, wanted, lambda *_: None, Workers(Counting(), 1)):
        under_way -= 1
    assert most <= making.WAITING


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """Start a Dask cluster of two workers on this machine; give its address."""
    from distributed import LocalCluster

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with LocalCluster(
            n_workers=2, threads_per_worker=2, dashboard_address=None, host="127.0.0.1"
        ) as running:
            yield running.scheduler_address.replace("tcp://", "dask://")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_makes_what_one_process_makes(cluster: str, tmp_path: Path) -> None:
    sets = []
    for words in (["--jobs", "1"], ["--executor", cluster]):
        out = tmp_path / str(len(sets))
        wanted = ["--locale", "es", "--locale", "ar", "--out", str(out)]
        assert main(["build", "--project", str(SAMPLE), *wanted, *words]) == 0
        sets.append(files_of(out))
    assert sets[0] == sets[1]


@pytest.mark.slow
def test_a_cluster_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "PATIENCE", 0.2)
    words = ["build", "--project", str(SAMPLE), "--locale", "es", "--out", str(tmp_path / "out")]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert main([*words, "--executor", "dask://127.0.0.1:1"]) == 2
    assert "no Dask scheduler answers at dask://127.0.0.1:1" in capsys.readouterr().err
    assert main([*words, "--executor", "ray://somewhere"]) == 2
    assert "Name a Dask cluster: dask://HOST:PORT" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main([*words, "--executor", "dask://127.0.0.1:1"]) == 2
    assert "pip install -e '.[cluster]'" in capsys.readouterr().err
