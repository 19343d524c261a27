"""The arguments of `build`. No logic, and nothing that is slow to import."""

from __future__ import annotations

import argparse
from pathlib import Path

__all__ = ["add", "add_overlay"]

MOST_DPI = 600
DUPLEX = ("long-edge", "short-edge", "two-pass", "off")


def add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Add the command to the parser."""
    build = commands.add_parser("build", parents=[common], help="check, typeset, prove and write the cards")
    _add_selection(build)
    build.add_argument(
        "--out", type=Path, default=Path("out"), metavar="DIR", help="output folder (default: out)"
    )
    build.add_argument(
        "--ready-only", action="store_true", help="fail where a card is a draft, or is ready no longer"
    )
    build.add_argument(
        "--jobs", type=_positive, metavar="N", help="processes to work in (default: one for each core)"
    )
    add_overlay(build)
    _add_printing(build)


def add_overlay(parser: argparse.ArgumentParser) -> None:
    """Add the option of every command that knows regions and numbers."""
    parser.add_argument(
        "--overlay", type=Path, metavar="DIR", help="folder that adds regions and contacts, with its own lock"
    )


def _add_selection(build: argparse.ArgumentParser) -> None:
    for name, metavar, what in (
        ("--card", "ID", "only this card"),
        ("--locale", "LANGUAGE", "only this language: id, own name or English name"),
        ("--region", "ID", "only this region"),
        ("--format", "NAME", "only this format: card, sheet, press, large-print, poster, avery-5371 …"),
    ):
        help_ = f"{what} (repeatable)"
        build.add_argument(name, action="append", default=[], metavar=metavar, help=help_)


def _add_printing(build: argparse.ArgumentParser) -> None:
    printing = build.add_argument_group("printing")
    printing.add_argument(
        "--mix", metavar="LANGUAGE=N,…", help="several languages on one sheet: es=4,am=2,vi=2"
    )
    printing.add_argument(
        "--bilingual",
        action="store_true",
        help="the essential on one side, English on the other; discreet cards keep their English inside",
    )
    printing.add_argument(
        "--duplex",
        choices=DUPLEX,
        default=DUPLEX[0],
        help="how a sheet is turned over; two-pass: fronts and backs as two files; off: one side",
    )
    printing.add_argument(
        "--offset",
        metavar="X,Y",
        help="move the backs by millimetres, right and up: see the calibration page of the guide",
    )
    printing.add_argument("--ink", choices=("color", "black"), default="color", help="black: one black ink")
    printing.add_argument("--brand", metavar="NAME|PNG", help="who hands them out; never on discreet cards")
    printing.add_argument(
        "--qr", action="store_true", help="the main number as a QR code too; never on discreet cards"
    )
    printing.add_argument("--icc", type=Path, metavar="FILE", help="press: the print shop's CMYK profile")
    printing.add_argument("--spot", metavar="NAME", help="press: one spot colour for the blue")
    printing.add_argument(
        "--previews", type=_dpi, default=0, metavar="DPI", help="write a PNG of every page too"
    )


def _dpi(text: str) -> int:
    number = _positive(text)
    if number > MOST_DPI:
        raise argparse.ArgumentTypeError(f"at most {MOST_DPI}")
    return number


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("1 or more")
    return number
