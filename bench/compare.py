"""Ours against Typst on the same cards, in turn, in processes of their own. Prints a Markdown table."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import content
import peer
import typst

HERE = Path(__file__).resolve().parent
FONTS = content.ROOT / "fonts"
STEP = 0.25
SCRIPTS = {"ours": HERE / "ours.py", "typst": HERE / "peer.py"}
SEEKING = "seeking"
"""Typst that looks for size and columns as we do; otherwise it is told what it would find, and does less."""
COLD = ("indicator", "en")
COLD_FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
ONE_THREAD = {"RAYON_NUM_THREADS": "1"}
"""Typst's threads cost it some CPU time in a batch; we take its better figure."""

Figures = dict[tuple[str, str], list[float]]
"""By measure and program."""


@dataclass(frozen=True)
class Ran:
    """A process that ended. CPU time is user and system, of all its threads."""

    wall: float
    cpu: float
    report: dict[str, Any]


class Bench:
    """The work that both get, and what came of it."""

    def __init__(self, folder: Path, bulk: int) -> None:
        self.folder, self.bulk = folder, bulk
        self.figures: Figures = defaultdict(list)
        project = content.loaded()
        cards = fitted(content.peer_cards(project, content.editions(project)))
        self.count = len(cards)
        numbers = [content.fictional_number(i) for i in range(bulk)]
        self._write("work.json", {"fonts": [str(FONTS)], "cards": cards, "numbers": numbers})
        self._write(
            f"{SEEKING}.json",
            {"fonts": [str(FONTS)], "cards": [{**card, "found": None} for card in cards]},
        )
        card = next(card for card in cards if (card["card"], card["locale"]) == COLD)
        one = {"cards": [card], "out": str(folder / "one.pdf")}
        self._write("cold.json", {"fonts": [str(FONTS)], **one})
        for name in COLD_FONTS:  # Typst is told folders, not files
            (folder / "faces").mkdir(exist_ok=True)
            shutil.copy(FONTS / "noto-sans" / name, folder / "faces")
        self._write("best.json", {"fonts": [str(folder / "faces")], **one})

    def _write(self, name: str, work: dict[str, Any]) -> None:
        (self.folder / name).write_text(json.dumps(work, ensure_ascii=False), "utf-8")

    def _note(self, program: str, **figures: float) -> None:
        for measure, value in figures.items():
            self.figures[measure, program].append(value)

    def _run(self, command: Sequence[str | Path], **setting: str) -> Ran:
        """Run Python on a script. Byte code is kept, as on any machine where a program runs twice."""
        own = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
        kept = {name: value for name, value in os.environ.items() if name not in own}
        cache = str(self.folder / "bytecode")
        with tempfile.TemporaryFile() as printed:
            began = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, *map(str, command)],
                stdout=printed,
                env={**kept, "PYTHONPYCACHEPREFIX": cache, **setting},
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                raise SystemExit(f"{command} ended with {process.returncode}")
            printed.seek(0)
            text = printed.read().decode("utf-8")
        return Ran(wall, usage.ru_utime + usage.ru_stime, json.loads(text) if text.startswith("{") else {})

    def all_cards(self) -> None:
        """Both cards in every language, then the same again."""
        for program, script in SCRIPTS.items():
            report = self._run([script, self.folder / "work.json", "all"], **ONE_THREAD).report
            self._note(
                program,
                all_first=report["first"] / self.count * 1e3,
                all_second=report["second"] / self.count * 1e3,
                all_bytes=statistics.mean(report["sizes"]),
            )
            if program == "ours":
                self._note(program, all_reading=report["reading"] / self.count * 1e3)
        work = [SCRIPTS["typst"], self.folder / f"{SEEKING}.json", "all"]
        report = self._run(work, **ONE_THREAD).report
        self._note(SEEKING, all_second=report["second"] / self.count * 1e3)

    def many_cards(self) -> None:
        """The cards of as many local hotlines as are asked for."""
        for program, script in SCRIPTS.items():
            ran = self._run([script, self.folder / "work.json", "bulk"], **ONE_THREAD)
            report = ran.report
            self._note(
                program,
                bulk=report["batch"] / self.bulk * 1e3,
                bulk_process=ran.cpu / self.bulk * 1e3,
                bulk_bytes=report["bytes"] / self.bulk,
                bulk_megabytes=report["megabytes"],
            )
            if program == "ours":
                self._note(program, bulk_reading=report["reading"] / self.bulk * 1e3)

    def cold_start(self) -> None:
        """One English card, from nothing."""
        out = Path(tempfile.mkdtemp(dir=self.folder))
        card, locale = COLD
        build: list[str | Path] = ["build", "--locale", locale, "--card", card, "--out", out]
        commands: tuple[tuple[str, list[str | Path]], ...] = (
            ("ours", [content.ROOT / "generate.py", *build]),
            ("typst", [SCRIPTS["typst"], self.folder / "cold.json", "one"]),
            ("best", [SCRIPTS["typst"], self.folder / "best.json", "one"]),
            ("python", ["-c", "pass"]),
        )
        for program, command in commands:
            ran = self._run(command)
            self._note(program, cold_wall=ran.wall, cold_cpu=ran.cpu)


def fitted(cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lower the floor of each card until Typst finds a size above it, and note what it found. Not timed."""
    maker = peer.Typst([str(FONTS)])
    for card in cards:
        while (found := _found(maker, card)) is None:
            card["floor"] -= STEP
        card["found"] = found
    return cards


def _found(maker: peer.Typst, card: dict[str, Any]) -> dict[str, Any] | None:
    try:
        return maker.found(card)
    except typst.TypstError as error:
        if "does not fit" not in str(error):
            raise
    return None


def table(figures: Figures, count: int, bulk: int) -> str:
    """Return medians, and the median of the ratios of each pair."""
    rows = (
        (f"{count} cards, first pass: CPU ms a card", "all_first", "typst", "{:.1f}"),
        (f"{count} cards, second pass: CPU ms a card", "all_second", "typst", "{:.1f}"),
        ("the same, Typst looking for size and columns as we do", "all_second", SEEKING, "{:.1f}"),
        (f"{count} cards, proof of the numbers, extra: CPU ms a card", "all_reading", "", "{:.1f}"),
        (f"{count} cards: bytes a card", "all_bytes", "typst", "{:,.0f}"),
        (f"{bulk:,} cards: CPU ms a card", "bulk", "typst", "{:.1f}"),
        (f"{bulk:,} cards, proof of the numbers, extra: CPU ms a card", "bulk_reading", "", "{:.1f}"),
        (f"{bulk:,} cards, whole process, proof included: CPU ms a card", "bulk_process", "typst", "{:.1f}"),
        (f"{bulk:,} cards: bytes a card", "bulk_bytes", "typst", "{:,.0f}"),
        (f"{bulk:,} cards: peak MB", "bulk_megabytes", "typst", "{:.0f}"),
        ("cold start, one card: wall s", "cold_wall", "typst", "{:.2f}"),
        ("cold start, one card: CPU s", "cold_cpu", "typst", "{:.2f}"),
        ("the same, Typst with the two faces alone: wall s", "cold_wall", "best", "{:.2f}"),
        ("the same, Typst with the two faces alone: CPU s", "cold_cpu", "best", "{:.2f}"),
    )
    lines = ["| measure | ours | typst | ours / typst |", "|---|---|---|---|"]
    for title, measure, other, form in rows:
        ours, theirs = figures.get((measure, "ours"), []), figures.get((measure, other), [])
        if ours:
            ratio = _shown([a / b for a, b in zip(ours, theirs, strict=True)], "{:.2f}") if theirs else ""
            lines.append(f"| {title} | {_shown(ours, form)} | {_shown(theirs, form)} | {ratio} |")
    bare = _shown(figures.get(("cold_cpu", "python"), []), "{:.3f}")
    return "\n".join([*lines, "", f"Python alone (`-c pass`) takes {bare} s of CPU time in each cold start."])


def _shown(values: list[float], form: str) -> str:
    return form.format(statistics.median(values)) if values else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each batch (default: 5)")
    parser.add_argument("--cold", type=int, default=15, help="cold starts of each (default: 15)")
    parser.add_argument("--cards", type=int, default=1000, help="cards of the large batch (default: 1000)")
    parser.add_argument("--json", type=Path, help="write every single figure to this file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options.cards)
        bench.cold_start()  # fills the byte code cache
        bench.figures.clear()
        stages: tuple[tuple[Callable[[], None], int], ...] = (
            (bench.cold_start, options.cold),
            (bench.all_cards, options.rounds),
            (bench.many_cards, options.rounds),
        )
        for stage, rounds in stages:
            for i in range(rounds):
                print(f"{stage.__name__} {i + 1}/{rounds}", file=sys.stderr)
                stage()
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
    versions = f"Python {platform.python_version()}, typst {version('typst')}"
    print(f"{machine}, {versions}; medians of {options.rounds} runs, {options.cold} cold starts\n")
    print(table(bench.figures, bench.count, options.cards))
    if options.json:
        named = {f"{measure} {program}": values for (measure, program), values in bench.figures.items()}
        options.json.write_text(json.dumps(named, indent=1), "utf-8")


if __name__ == "__main__":
    main()
