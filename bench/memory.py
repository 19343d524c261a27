"""What a long run keeps in memory: cards with ever new numbers, made in processes and written to a folder.

python bench/memory.py [--cards N] [--jobs N]        reads /proc, so Linux only
"""

from __future__ import annotations

import argparse
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import content

from pocketcards.make.maker import Plan
from pocketcards.make.workers import Task, Workers, make_all
from pocketcards.model.order import Order
from pocketcards.model.printing import DEFAULTS
from pocketcards.sets.stage import Stage

EVERY = 250


def megabytes(process: int | str, key: str = "VmHWM") -> float:
    """Return the peak (VmHWM) or present (VmRSS) size of a process."""
    lines = Path(f"/proc/{process}/status").read_text("ascii", "replace").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(key))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=3000, help="how many (default: 3000)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: 2)")
    options = parser.parse_args()
    project = content.loaded()
    chosen = content.editions(project)
    plan = Plan(project.fonts, project.stock, DEFAULTS)
    tasks = []
    for i in range(options.cards):
        edition = content.edition_with_number(chosen[i % len(chosen)], content.fictional_number(i))
        tasks.append(Task(Order(f"{i}", ((edition, 0),)), ("card",)))
    print("| cards | this process, MB | largest worker, MB |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(options.jobs) as pool:
        stage = Stage(Path(folder))
        some = Workers(pool, options.jobs)
        for count, (i, built) in enumerate(make_all(plan, tasks, lambda *_: None, some), 1):
            assert built.artifacts, built.findings
            for artifact in built.artifacts:
                stage.put(f"{i}.pdf", artifact.data)
            if count % EVERY == 0:
                workers = max(megabytes(one) for one in pool._processes)
                print(f"| {count} | {megabytes(os.getpid(), 'VmRSS'):.0f} | {workers:.0f} |", flush=True)


if __name__ == "__main__":
    main()
