"""Words of a language that checks look for: those that promise, and those that give a card away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["FACTS", "Words"]

FACTS = ("confidential", "anonymous", "safe", "free")
"""What can be promised, and what would have to be a fact of every region."""


@dataclass(frozen=True, slots=True)
class Words:
    """What `words.yaml` says of a language. What is missing or empty is not checked.

    `word` is a whole word, `stem*` begins one, `*part*` stands anywhere.
    """

    promises: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By fact, the words that promise it."""
    telling: tuple[str, ...] = ()
    """What must not stand on the outside of a card that somebody hides."""
