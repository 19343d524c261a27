"""Orders become proven files, here or in other processes; nothing is kept that no reader has proven.

`built` is what comes out, `maker` makes an order, `workers` lets several make at a time.
"""

from __future__ import annotations

from pocketcards.make.built import RULES, Built, Tell, same_names
from pocketcards.make.maker import Plan, expectation_of
from pocketcards.make.workers import Task, Workers, make_all, workers_for

__all__ = [
    "RULES",
    "Built",
    "Plan",
    "Task",
    "Tell",
    "Workers",
    "expectation_of",
    "make_all",
    "same_names",
    "workers_for",
]
