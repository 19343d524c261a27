"""Work on hostile input in a process of its own: it may take too long, or end with the library it runs in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

__all__ = ["isolated"]

PATIENCE = 20.0
"""Seconds; a file of ours is read in a fiftieth of one, a strange one on a busy machine in two."""

Given = ParamSpec("Given")
Result = TypeVar("Result")


def isolated(work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result | str:
    """Return what `work` returns, or in words why it did not.

    Args:
        work: A function of a module, so that another process finds it.
        given: Its arguments; they and the result must be picklable.
        named: The same.
    """
    import multiprocessing  # most files need none

    methods = multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(sender, work, given, named), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(PATIENCE):
            return f"it takes longer than {PATIENCE:g} seconds"
        result: Result | str = receiver.recv()
        return result
    except EOFError:
        return "it ends the program that reads it"
    finally:
        child.kill()
        child.join()
        receiver.close()


def _work(sender: Connection, work: Callable[..., object], given: Any, named: Any) -> None:
    try:
        result = work(*given, **named)
    except Exception as error:  # whatever hostile input brings about is its own fault
        result = f"{type(error).__name__}: {error}"
    sender.send(result)
