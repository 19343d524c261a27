"""Lay every language out as a pocket-sized PDF card: `python generate.py --help`."""

from __future__ import annotations

import sys

from pocketcards.cli import run

if __name__ == "__main__":
    sys.exit(run())
