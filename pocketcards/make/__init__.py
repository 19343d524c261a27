"""Orders become proven files, here or in other processes; nothing is kept that no reader has proven.

`built` is what comes out, `maker` makes an order, `workers` lets several make at a time. `keys` says what a
file is made from, `kept` what of the old set may stay for that, and `batch` puts all of it together.
"""

from __future__ import annotations

from pocketcards.make.batch import Hands, make_batch
from pocketcards.make.built import RULES, Built, Tell, same_names
from pocketcards.make.kept import Kept, artifact_of
from pocketcards.make.keys import Keys
from pocketcards.make.maker import Plan, expectation_of
from pocketcards.make.workers import Task, make_all

__all__ = [
    "RULES",
    "Built",
    "Hands",
    "Kept",
    "Keys",
    "Plan",
    "Task",
    "Tell",
    "artifact_of",
    "expectation_of",
    "make_all",
    "make_batch",
    "same_names",
]
