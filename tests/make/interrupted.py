"""The command line in a process that works in several, however little there is to do: for tests to interrupt.

python -m tests.make.interrupted WORDS…

It says that it has begun: before that, an interrupt meets Python itself.
"""

from __future__ import annotations

import sys

print("begun", flush=True)
try:
    from pocketcards.cli import run
    from pocketcards.make import workers

    workers.WORTH_IT = 1
except KeyboardInterrupt:  # as in generate.py
    sys.exit(130)

if __name__ == "__main__":
    sys.exit(run())
