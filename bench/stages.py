"""Where our time goes: cProfile of a batch, by stage, and the costliest functions of each.

Not called profile.py: a module of that name beside a script hides the one that cProfile imports. The
profiler makes small Python functions look dearer than they are; compare.py has the true times.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
from collections import defaultdict
from pathlib import Path

import content
from ours import Ours

STAGES = (
    ("subset", ("typeset/text/subset.py",)),
    (
        "break and shape",
        ("text/shape.py", "text/bidi", "text/breaks.py", "text/itemize.py", "unicode"),
    ),
    ("typeset", ("pocketcards/typeset", "pocketcards/impose")),
    ("draw", ("pocketcards/output",)),
    ("reportlab", ("reportlab/",)),
    ("readback", ("pocketcards/readback", "pypdfium2")),
    ("model", ("pocketcards/model", "<string>", "dataclasses.py", "enum.py")),
)
"""By a part of the file name; the first that matches counts."""

Function = tuple[str, int, str]
Spent = dict[str, dict[str, float]]


def stage_of(function: Function) -> str:
    """Return the stage of a function; built-in ones belong to whoever calls them."""
    path = function[0].replace("\\", "/")
    return next((stage for stage, parts in STAGES if any(part in path for part in parts)), "other")


def spent(stats: pstats.Stats) -> Spent:
    """Return seconds inside functions themselves, by stage and function."""
    found: Spent = defaultdict(lambda: defaultdict(float))
    for function, (_, _, own, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        if "zlib" in function[2]:
            found["zlib"][function[2]] += own
        elif function[0] == "~" and callers:
            for caller, (_, _, part, _) in callers.items():
                found[stage_of(caller)][f"{_named(caller)}: {function[2]}"] += part
        else:
            found[stage_of(function)][_named(function)] += own
    return found


def _named(function: Function) -> str:
    return f"{Path(function[0]).name}:{function[2]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=220, help="cards of the batch (default: 220)")
    parser.add_argument("--top", type=int, default=8, help="functions of each stage (default: 8)")
    parser.add_argument("--first", action="store_true", help="each card once and cold, not a warm batch")
    options = parser.parse_args()
    project = content.loaded()
    chosen = content.editions(project)
    maker = Ours(project)
    count = len(chosen) if options.first else options.cards
    if not options.first:
        for edition in chosen:
            maker.pdf(edition)
    profile = cProfile.Profile()
    for i in range(count):
        edition = chosen[i % len(chosen)]
        if not options.first:
            edition = content.edition_with_number(edition, content.fictional_number(i))
        profile.runcall(maker.pdf, edition)
    stages = spent(pstats.Stats(profile))
    total = sum(sum(functions.values()) for functions in stages.values())
    print(f"{count} cards, {total / count * 1e3:.1f} ms a card under the profiler\n")
    for stage, functions in sorted(stages.items(), key=lambda item: -sum(item[1].values())):
        own = sum(functions.values())
        print(f"{stage}: {own / count * 1e3:.2f} ms a card, {own / total:.0%}")
        for name, seconds in sorted(functions.items(), key=lambda item: -item[1])[: options.top]:
            print(f"    {seconds / count * 1e3:7.3f} ms  {name}")


if __name__ == "__main__":
    main()
