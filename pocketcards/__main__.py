"""`python -m pocketcards` is the same program as `python generate.py`."""

from __future__ import annotations

import sys

from pocketcards.cli import run

if __name__ == "__main__":
    sys.exit(run())
