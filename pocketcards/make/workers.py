"""Several make at a time: threads, processes, or the workers of a cluster, whatever takes functions.

An executor is handed parts of the work, and gives back files as bytes: who makes them need not see the disk
that they are for. What comes out is the same, whoever made it and in whatever order.
"""

from __future__ import annotations

import gc
import pickle
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple

from pocketcards.errors import CardError, UsageError
from pocketcards.make.built import Built, Tell
from pocketcards.make.maker import Maker, Plan
from pocketcards.model.order import Order

__all__ = ["Task", "Workers", "make_all", "workers_for"]

PART = 6
"""Orders that a worker is given at a time: so many files wait in memory, and progress is told after them."""
WAITING = 3
"""Parts for each worker that are on their way."""
WORTH_IT = 24
"""Fewer orders are made before a second process has started."""
DASK = "dask://"
PATIENCE = 10
"""Seconds until a cluster has to answer."""

_one_at_a_time = threading.Lock()
"""pdfium bears one caller in a process: threads take turns."""


class Task(NamedTuple):
    """An order, and in which formats it is made."""

    order: Order
    formats: tuple[str, ...]


class Workers(NamedTuple):
    """An executor, and how many work in it."""

    executor: Executor
    width: int


@contextmanager
def workers_for(address: str, jobs: int, orders: int) -> Iterator[Workers | None]:
    """Give who makes so many orders; None: this process does it alone.

    Args:
        address: `dask://HOST:PORT` of a cluster; empty: processes of this machine.
        jobs: How many of those.
        orders: How much there is to do.

    Raises:
        UsageError: There is no such cluster, or the extra `cluster` is not installed.
    """
    if address:
        with _cluster(address) as found:
            yield found
    elif jobs > 1 and orders >= WORTH_IT:
        from concurrent.futures import ProcessPoolExecutor  # 15 ms that one process does not need

        pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(gc.get_threshold(),))
        try:
            _start(pool)
            yield Workers(pool, jobs)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    else:
        yield None


def _start(pool: Executor) -> None:
    """Let processes begin while Ctrl-C waits: one that has not begun would print where it was."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        pool.submit(int)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _begin(threshold: tuple[int, int, int]) -> None:
    """Start a process: Ctrl-C is for the one that it works for, which then lets it end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    gc.set_threshold(*threshold)


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    if not address.startswith(DASK):
        raise UsageError(f"--executor {address} is not known", f"Name a Dask cluster: {DASK}HOST:PORT.")
    try:
        from distributed import Client as Connected
    except ImportError:
        hint = "Install it: python -m pip install -e '.[cluster]'"
        raise UsageError("--executor needs the extra `cluster`, which is not installed", hint) from None
    connect: Any = Connected
    try:
        client = connect(f"tcp://{address.removeprefix(DASK)}", timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        hint = "Start `dask scheduler` and `dask worker`, and name the address that the scheduler prints."
        raise UsageError(f"no Dask scheduler answers at {address}: {error}", hint) from None
    with client:
        yield Workers(client.get_executor(pure=False), max(1, len(client.ncores())))


def make_all(
    plan: Plan, tasks: Sequence[Task], tell: Tell, some: Workers | None = None
) -> Iterator[tuple[int, Built]]:
    """Make every task, and yield what came of it as soon as it is there, with its place among the tasks.

    Args:
        plan: What all are made with.
        tasks: What is to be made.
        tell: Told after each.
        some: Who makes; None: this process, one after the other.
    """
    if some is None:
        maker = Maker(plan)
        for i, task in enumerate(tasks):
            yield i, maker.make(*task)
            tell(task.order.label, i + 1, len(tasks))
        return
    done = 0
    for part, made in _in_parts(plan, tasks, some):
        for i, built in zip(part, made, strict=True):
            yield i, built
        done += len(part)
        tell(tasks[part[-1]].order.label, done, len(tasks))


def _in_parts(
    plan: Plan, tasks: Sequence[Task], some: Workers
) -> Iterator[tuple[Sequence[int], list[Built]]]:
    """Yield each part when it is made. No more are on their way than keep the workers busy."""
    shared = pickle.dumps(plan)
    count = -(-len(tasks) // PART)
    parts = iter([range(i, len(tasks), count) for i in range(count)])
    pending: dict[Future[list[Built]], Sequence[int]] = {}
    try:
        while True:
            while len(pending) < some.width * WAITING and (part := next(parts, None)) is not None:
                future = some.executor.submit(make_part, shared, [tasks[i] for i in part])
                pending[future] = part
            if not pending:
                return
            for future in wait(pending, return_when=FIRST_COMPLETED).done:
                yield pending.pop(future), _result_of(future)
    finally:
        for future in pending:
            future.cancel()


def _result_of(future: Future[list[Built]]) -> list[Built]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool:
        hint = "The system may have ended it for want of memory. Try again with fewer: --jobs 1."
        raise CardError("a process that was making cards has ended; nothing was changed", hint) from None


def make_part(shared: bytes, part: Sequence[Task]) -> list[Built]:
    """Make some tasks, in whatever process or thread this is."""
    with _one_at_a_time:
        maker = _maker_of(shared)
        return [maker.make(*task) for task in part]


@lru_cache(maxsize=1)
def _maker_of(shared: bytes) -> Maker:
    """Return the maker of a plan. It remembers what it has set, so each process keeps one."""
    return Maker(pickle.loads(shared))
