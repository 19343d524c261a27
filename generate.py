"""Lay every language out as a pocket-sized PDF card: `python generate.py --help`.

Whatever Python there is reads this file first, so it holds nothing that an old one would not understand.
"""

import os
import sys

if sys.version_info < (3, 11):
    BIN = os.path.join(".venv", "Scripts" if os.name == "nt" else "bin")
    OWN = os.path.join(os.path.dirname(os.path.abspath(__file__)), BIN, "python")
    STEPS = "  Install a newer one, then, beside generate.py: %s -m venv .venv, and: %s install -e .\n"
    NEWER = "py -3.12" if os.name == "nt" else "python3.12"
    sys.stderr.write("error: this is Python %d.%d; pocketcards needs 3.11 or newer\n" % sys.version_info[:2])
    if os.path.exists(OWN) or os.path.exists(OWN + ".exe"):
        sys.stderr.write('  There is one in .venv: "%s" generate.py\n' % OWN)
    else:
        sys.stderr.write(STEPS % (NEWER, os.path.join(BIN, "pip")))
    sys.exit(2)

try:
    from pocketcards.interrupt import listen

    listen()
    from pocketcards.cli import run

    if __name__ == "__main__":
        sys.exit(run())
except KeyboardInterrupt:
    sys.exit(130)
