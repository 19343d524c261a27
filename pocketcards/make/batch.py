"""All orders of a build: what stands already is kept, the rest is made, and waits on the stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pocketcards.editions.request import Request
from pocketcards.formats import FORMATS
from pocketcards.make.built import Built, Tell, same_names
from pocketcards.make.kept import Kept
from pocketcards.make.keys import Keys, sealed
from pocketcards.make.maker import Plan
from pocketcards.make.workers import Task, make_all, workers_for
from pocketcards.model.artifact import bytes_in
from pocketcards.model.order import Order
from pocketcards.sets.before import Before
from pocketcards.sets.stage import Stage

__all__ = ["make_batch"]


def make_batch(
    plan: Plan,
    program: Mapping[str, str],
    orders: Sequence[Order],
    formats: tuple[str, ...],
    request: Request,
    before: Before,
    stage: Stage,
    tell: Tell,
) -> Built:
    """Return what came of all orders, in their order.

    Args:
        plan: What all are made with.
        program: What makes them (`sets.origin`).
        orders: What is asked for.
        formats: In which formats.
        request: By how many it is made, or by which cluster.
        before: The old set: what of it may stay is not made.
        stage: Where files wait, so that none of them stays in memory.
        tell: Told after each.
    """
    whole = Built()
    keys = Keys(program, plan)
    kept = Kept(before, keys, plan)
    tasks = [Task(order, _formats_for(order, formats)) for order in orders]
    found = [kept.of(task) for task in tasks]
    left = [i for i, (task, _) in enumerate(found) if task.formats]
    with workers_for(request.executor, request.jobs, len(left)) as some:
        for place, made in make_all(plan, [found[i][0] for i in left], tell, some):
            task, standing = found[left[place]]
            _seal(made, task, keys)
            standing.add(_staged(made, stage))
    for task, (_, built) in zip(tasks, found, strict=True):
        built.artifacts.sort(key=lambda one, names=task.formats: names.index(one.format))  # type: ignore[misc]
        whole.add(built)
    whole.findings += same_names(whole.artifacts)
    return whole


def _formats_for(order: Order, formats: Sequence[str]) -> tuple[str, ...]:
    """Return in which of these formats an order is made: several languages share a file in some alone."""
    mixing = [one.name for one in FORMATS if one.mixes]
    return tuple(name for name in formats if name in mixing or len(order.editions) == 1)


def _seal(made: Built, task: Task, keys: Keys) -> None:
    """Give the files of a task their keys."""
    artifacts = []
    for name in task.formats:
        files = [one for one in made.artifacts if one.format == name]
        key = sealed(keys.of(task.order, name), files)
        artifacts += [one._replace(key=key) for one in files]
    made.artifacts = artifacts


def _staged(made: Built, stage: Stage) -> Built:
    """Let what was made wait on the stage."""
    made.artifacts = [one._replace(content=stage.put(one.path, one.data)) for one in made.artifacts]
    made.more = {path: stage.put(path, bytes_in(data)) for path, data in made.more.items()}
    made.shown = {
        path: tuple(stage.put_aside(f"{path}-{i}", bytes_in(one)) for i, one in enumerate(pictures))
        for path, pictures in made.shown.items()
    }
    return made
