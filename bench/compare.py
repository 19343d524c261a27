"""Ours against Typst on the same cards, in turn, in processes of their own. Prints a Markdown table."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import content
import peer
import typst

HERE = Path(__file__).resolve().parent
FONTS = content.ROOT / "fonts"
STEP = 0.25
COLD = "indicator us en"
COLD_FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


@dataclass(frozen=True)
class Ran:
    """A process that ended."""

    wall: float
    cpu: float
    megabytes: float
    report: dict[str, Any]


Figures = dict[tuple[str, str], list[float]]
"""By measure and program."""


def run(command: Sequence[str | Path]) -> Ran:
    """Run a process alone; CPU time is user and system, of all its threads."""
    with tempfile.TemporaryFile() as printed:
        began = time.perf_counter()
        process = subprocess.Popen([sys.executable, *map(str, command)], stdout=printed)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{command} ended with {process.returncode}")
        printed.seek(0)
        text = printed.read().decode("utf-8")
    report = json.loads(text) if text.startswith("{") else {}
    return Ran(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, report)


def fitted(cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each card the largest size, from ours downwards, at which Typst fits it. Not timed."""
    maker = peer.Typst([str(FONTS)])
    for card in cards:
        while not _fits(maker, card):
            card["size"] -= STEP
    return cards


def _fits(maker: peer.Typst, card: dict[str, Any]) -> bool:
    try:
        maker.pdf({**card, "check": True})
    except typst.TypstError as error:
        if "does not fit" not in str(error):
            raise
        return False
    return True


class Bench:
    """The work both get, and what came of it."""

    def __init__(self, folder: Path, bulk: int) -> None:
        project = content.loaded()
        self.cards = fitted(content.peer_cards(project, content.editions(project)))
        self.bulk = bulk
        self.folder = folder
        self.figures: Figures = defaultdict(list)
        numbers = [content.fictional_number(i) for i in range(bulk)]
        self._write("work.json", {"fonts": [str(FONTS)], "cards": self.cards, "numbers": numbers})
        cold = [card for card in self.cards if card["label"] == COLD]
        out = str(folder / "one.pdf")
        self._write("cold.json", {"fonts": [str(FONTS)], "cards": cold, "out": out})
        faces = [str(FONTS / "noto-sans" / name) for name in COLD_FONTS]
        self._write("best.json", {"fonts": faces, "cards": cold, "out": out})

    def _write(self, name: str, work: dict[str, Any]) -> None:
        (self.folder / name).write_text(json.dumps(work, ensure_ascii=False), "utf-8")

    def _note(self, program: str, **figures: float) -> None:
        for measure, value in figures.items():
            self.figures[measure, program].append(value)

    def all_cards(self) -> None:
        """Both cards in every language, then the same again."""
        for program in ("ours", "typst"):
            ran = run([HERE / _SCRIPTS[program], self.folder / "work.json", "all"])
            report, count = ran.report, len(ran.report["sizes"])
            self._note(
                program,
                all_first=report["first"] / count * 1e3,
                all_second=report["second"] / count * 1e3,
                bytes=statistics.mean(report["sizes"]),
                megabytes=ran.megabytes,
            )
            if program == "ours":
                self._note(program, all_reading=report["reading"] / count * 1e3)

    def many_cards(self) -> None:
        """The cards of as many local hotlines as are asked for."""
        for program in ("ours", "typst"):
            ran = run([HERE / _SCRIPTS[program], self.folder / "work.json", "bulk"])
            report = ran.report
            self._note(
                program,
                bulk=report["batch"] / self.bulk * 1e3,
                bulk_process=ran.cpu / self.bulk * 1e3,
                bulk_bytes=report["bytes"] / self.bulk,
                bulk_megabytes=ran.megabytes,
            )
            if program == "ours":
                self._note(program, bulk_reading=report["reading"] / self.bulk * 1e3)

    def cold_start(self) -> None:
        """One English card, from nothing."""
        out = Path(tempfile.mkdtemp(dir=self.folder))
        build = ["build", "--locale", "en", "--card", "indicator", "--out", out]
        for program, command in (
            ("ours", [content.ROOT / "generate.py", *build]),
            ("typst", [HERE / "peer.py", self.folder / "cold.json", "one"]),
            ("best", [HERE / "peer.py", self.folder / "best.json", "one"]),
            ("python", ["-c", "pass"]),
        ):
            ran = run(command)
            self._note(program, cold_wall=ran.wall, cold_cpu=ran.cpu, cold_megabytes=ran.megabytes)


_SCRIPTS = {"ours": "ours.py", "typst": "peer.py"}


def table(figures: Figures, bulk: int) -> str:
    """Return medians, and the median of the ratios of each pair."""
    rows = (
        ("22 cards, first pass: CPU ms a card", "all_first", "typst", "{:.1f}"),
        ("22 cards, second pass (warm): CPU ms a card", "all_second", "typst", "{:.1f}"),
        ("22 cards, numbers read back: CPU ms a card, extra", "all_reading", "", "{:.1f}"),
        ("22 cards: bytes a card", "bytes", "typst", "{:,.0f}"),
        (f"{bulk:,} cards: CPU ms a card", "bulk", "typst", "{:.1f}"),
        (f"{bulk:,} cards, numbers read back: CPU ms a card, extra", "bulk_reading", "", "{:.1f}"),
        (f"{bulk:,} cards, whole process: CPU ms a card", "bulk_process", "typst", "{:.1f}"),
        (f"{bulk:,} cards: bytes a card", "bulk_bytes", "typst", "{:,.0f}"),
        (f"{bulk:,} cards: peak MB", "bulk_megabytes", "typst", "{:.0f}"),
        ("cold start, one card: wall s", "cold_wall", "typst", "{:.2f}"),
        ("cold start, one card: CPU s", "cold_cpu", "typst", "{:.2f}"),
        ("cold start: CPU s, Typst given the two faces alone", "cold_cpu", "best", "{:.2f}"),
        ("cold start: peak MB", "cold_megabytes", "typst", "{:.0f}"),
        ("`python -c pass`: CPU s (in both of the above)", "cold_cpu", "python", "{:.2f}"),
    )
    lines = ["| measure | ours | typst | ours / typst |", "|---|---|---|---|"]
    for title, measure, other, form in rows:
        ours, theirs = figures.get((measure, "ours"), []), figures.get((measure, other), [])
        if other == "python":
            lines.append(f"| {title} | {_shown(theirs, form)} | | |")
        elif ours:
            ratio = _shown([a / b for a, b in zip(ours, theirs, strict=True)], "{:.2f}") if theirs else ""
            lines.append(f"| {title} | {_shown(ours, form)} | {_shown(theirs, form)} | {ratio} |")
    return "\n".join(lines)


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
        stages: tuple[tuple[Callable[[], None], int], ...] = (
            (bench.cold_start, options.cold),
            (bench.all_cards, options.rounds),
            (bench.many_cards, options.rounds),
        )
        for stage, rounds in stages:
            for i in range(rounds):
                print(f"{stage.__name__} {i + 1}/{rounds}", file=sys.stderr)
                stage()
    print(
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}"
    )
    print(f"median of {options.rounds} runs, {options.cold} cold starts; typst {typst.__version__}\n")
    print(table(bench.figures, options.cards))
    if options.json:
        named = {f"{measure} {program}": values for (measure, program), values in bench.figures.items()}
        options.json.write_text(json.dumps(named, indent=1), "utf-8")


if __name__ == "__main__":
    main()
