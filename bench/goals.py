"""How long the commands take, against what was aimed at: each in a process of its own, in turn, medians.

python bench/goals.py [--rounds N] [--region us]

It works on a copy of the project. Nothing else should run meanwhile: times are wall and CPU seconds of the
whole process, its workers included.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LINE = ("translations/es/LC_MESSAGES/cards.po", 'msgstr "Hablo español."', 'msgstr "Yo hablo español."')
OWN = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")


class Measure(NamedTuple):
    """A command, and how long it may take."""

    name: str
    words: Sequence[str]
    goal: str
    out: str = ""
    """The folder that it writes; empty: none. A `+` before it keeps what is there."""
    edits: bool = False
    """Whether a line of a catalog changes before."""


def measures(region: str) -> tuple[Measure, ...]:
    one = ("--card", "hotline", "--region", region, "--format", "card")
    return (
        Measure("python -c pass", (), ""),
        Measure("--help", ("--help",), "0.1"),
        *(
            Measure(f"one card, {name}", ("--locale", name, *one), goal, f"one-{name}")
            for name, goal in (("en", "0.32"), ("ar", "0.36"), ("zh_Hans", "0.36"))
        ),
        Measure("check", ("check",), "1.5"),
        Measure("check ar, with fit", ("check", "ar"), "0.7"),
        Measure("status", ("status",), "0.5"),
        Measure(f"build --region {region}", ("build", "--region", region), "13", "whole"),
        Measure("the same, nothing changed", ("build", "--region", region), "0.4", "+whole"),
        Measure("the same, one line changed", ("build", "--region", region), "0.8", "+whole", edits=True),
    )


def run(measure: Measure, project: Path, folder: Path) -> tuple[float, float]:
    """Return wall and CPU seconds."""
    if measure.edits:
        path, old, new = LINE
        text = (project / path).read_text("utf-8")
        old, new = (old, new) if old in text else (new, old)
        (project / path).write_text(text.replace(old, new, 1), "utf-8")
    words = [sys.executable, "-c", "pass"]
    if measure.words:
        words = [sys.executable, str(ROOT / "generate.py"), *measure.words]
    if measure.words and measure.words[0] != "--help":
        words += ["--project", str(project)]
    if measure.out:
        out = folder / measure.out.removeprefix("+")
        if not measure.out.startswith("+"):
            shutil.rmtree(out, ignore_errors=True)
        words += ["--out", str(out)]
    kept = {name: value for name, value in os.environ.items() if name not in OWN}
    began = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=kept)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{measure.name} ended with {process.returncode}")
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (default: 3)")
    parser.add_argument("--region", default="us", help="of the whole set (default: us)")
    options = parser.parse_args()
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    wanted = measures(options.region)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = folder / "project"
        for part in ("cards", "translations"):
            shutil.copytree(ROOT / part, project / part)
        for measure in wanted[:5]:  # byte code is kept, as on any machine where a program runs twice
            run(measure, project, folder)
        for _ in range(options.rounds):
            for measure in wanted:
                found[measure.name].append(run(measure, project, folder))
    machine = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}"
    )
    print(f"{machine}; medians of {options.rounds} runs\n")
    print("| command | wall s | CPU s | goal, wall s |\n|---|---|---|---|")
    for measure in wanted:
        wall, cpu = (statistics.median(times) for times in zip(*found[measure.name], strict=True))
        print(f"| {measure.name} | {wall:.2f} | {cpu:.2f} | {measure.goal} |")


if __name__ == "__main__":
    main()
