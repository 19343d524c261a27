"""Words of a language that checks look for: those that promise, those that give a card away, numbers."""

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["FACTS", "Figures", "Words"]

FACTS = ("confidential", "anonymous", "safe", "free")
"""What can be promised, and what would have to be a fact of every region."""


class Figures(NamedTuple):
    """How a language says numbers. Each list may be empty."""

    numbers: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Values, each with the words that say it."""
    everyday: tuple[str, ...] = ()
    """Of these words, those that mean something else too: "a" for one."""
    tens: tuple[str, ...] = ()
    """What makes tens of the digit before it: Vietnamese *mươi*."""
    teens: tuple[str, ...] = ()
    """What adds ten to the digit before it: Indonesian *belas*."""
    joins: tuple[str, ...] = ()
    """What stands between the parts of a number: *and*."""
    repeats: tuple[str, ...] = ()
    """What repeats the digit after it: *double*."""
    endings: tuple[str, ...] = ()
    """What is written together after a number, such as a case."""
    idioms: tuple[str, ...] = ()
    """Sayings made of numbers that mean none."""
    dates: tuple[str, ...] = ()
    """Names of months and days that have a figure, written `#`."""


class Words(NamedTuple):
    """What `words.yaml` says of a language. What is missing or empty is not checked.

    `word` is a whole word, `stem*` begins one, `*part*` stands anywhere.
    """

    promises: Mapping[str, tuple[str, ...]] = {}
    """By fact, the words that promise it."""
    telling: tuple[str, ...] = ()
    """What must not stand on the outside of a card that somebody hides."""
    figures: Figures = Figures()
