"""One test over many cases: one id to collect and run, and every case that fails is told by its name."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

SHOWN = 60
"""So many characters of a value stand in the name of its case."""

Test = Callable[..., None]


def each(
    names: str | Sequence[str], cases: Iterable[Any], ids: Callable[[Any], object] = repr, shares: int = 1
) -> Callable[[Test], Test]:
    """Let a test run for each case, where `pytest.mark.parametrize` would make an id of each.

    An id costs each process of a run a millisecond or more before it does anything. Each case has its own
    `tmp_path` and `monkeypatch`, and `capsys` begins empty; any other fixture is the same one for all cases,
    and must not be changed by them. If one skips, the others run, and then the test is skipped.

    Args:
        names: parameters of the test, as `parametrize` takes them: "old, new" or a tuple of names.
        cases: one value a case, or as many as there are names.
        ids: what names a value in the message of a failure.
        shares: so many ids share the cases, where they take seconds: the processes of a run divide them.
    """
    taken = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    rows = [tuple(case) if len(taken) > 1 else (case,) for case in cases]
    assert rows, "no case: nothing would be tested"
    assert {len(row) for row in rows} == {len(taken)}, f"not every case has {taken}"

    def over(test: Test) -> Test:
        signature = inspect.signature(test)

        @functools.wraps(test)
        def run(*args: Any, share: int = 0, **fixtures: Any) -> None:
            skipped: pytest.skip.Exception | None = None
            failures: list[BaseException] = []
            told: list[str] = []
            for number, row in list(enumerate(rows))[share::shares]:
                try:
                    with ExitStack() as stack:
                        own = _own(fixtures, number, stack)
                        test(*args, **own, **dict(zip(taken, row, strict=True)))
                except pytest.skip.Exception as skip:
                    skipped = skip
                except (Exception, pytest.fail.Exception) as failure:
                    told.append(f"case {number} ({', '.join(str(ids(one))[:SHOWN] for one in row)})")
                    failure.add_note(told[-1])
                    failures.append(failure)
            if failures:
                raise BaseExceptionGroup("\n".join([f"{len(failures)} of {len(rows)}", *told]), failures)
            if skipped:
                raise skipped

        left = [one for name, one in signature.parameters.items() if name not in taken]
        if shares > 1:
            left.append(inspect.Parameter("share", inspect.Parameter.KEYWORD_ONLY))
        run.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return pytest.mark.parametrize("share", range(shares))(run) if shares > 1 else run

    return over


def _own(fixtures: dict[str, Any], number: int, stack: ExitStack) -> dict[str, Any]:
    """Return the fixtures as a case gets them: what it may spoil is its own."""
    own = dict(fixtures)
    if isinstance(folder := own.get("tmp_path"), Path):
        own["tmp_path"] = folder / str(number)
        own["tmp_path"].mkdir()
    if isinstance(patch := own.get("monkeypatch"), pytest.MonkeyPatch):
        own["monkeypatch"] = stack.enter_context(patch.context())
    if isinstance(printed := own.get("capsys"), pytest.CaptureFixture):
        printed.readouterr()
    return own
