"""The command line in a process that works in several, however little there is to do: for tests to interrupt.

python -m tests.make.interrupted WORDS…    one run, from the first import to the end
python -m tests.make.interrupted           a run for each line of stdin, forked: all is imported

It says that it has begun: before that, an interrupt meets Python itself.
"""

from __future__ import annotations

import os
import signal
import sys

signal.signal(signal.SIGINT, signal.default_int_handler)  # tests may run where it is ignored
try:
    if len(sys.argv) > 1:
        print("begun", flush=True)
    from pocketcards.interrupt import listen

    listen()
    from pocketcards.cli import run
    from pocketcards.make import workers

    workers.WORTH_IT = 1
    if len(sys.argv) > 1:
        sys.exit(run())
except KeyboardInterrupt:  # as in generate.py
    sys.exit(130)


def serve() -> None:
    """Run what each line says: a file for what is printed, and words, with tabs between.

    The process of a run is said when it has begun, and at its end its code.
    """
    import pocketcards.build  # all that a run imports before it works

    assert pocketcards.build
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                _begin(*line.rstrip("\n").split("\t"))
                sys.exit(run())
            except KeyboardInterrupt:
                sys.exit(130)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _begin(printed: str, *words: str) -> None:
    sys.argv[1:] = words
    os.setsid()  # as on a terminal, its own processes are interrupted with it
    told = os.dup(1)
    file = os.open(printed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(file, stream)
    os.write(told, b"%d\n" % os.getpid())


if __name__ == "__main__":
    serve()
