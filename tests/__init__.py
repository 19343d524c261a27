"""Tests of the package, in folders of its name.

Where the machine keeps no bytecode (PYTHONDONTWRITEBYTECODE), each process of a run and each one that a test
starts would compile every module anew, and pytest rewrite every assertion: 3 s. Tests keep it, outside
of the source.
"""

import os
import sys
from pathlib import Path

if sys.dont_write_bytecode:
    sys.pycache_prefix = str(Path(__file__).parent.parent / ".pytest_cache" / "bytecode")
    sys.dont_write_bytecode = False
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
