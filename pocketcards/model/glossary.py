"""Words that must be the same on every card of a language, and words that must not stand for them."""

from __future__ import annotations

from typing import NamedTuple

from pocketcards.model.finding import Location

__all__ = ["Glossary", "GlossaryTerm"]


class GlossaryTerm(NamedTuple):
    """One row of a glossary."""

    english: str
    term: str
    """Its translation; empty where nobody has chosen one yet."""
    avoid: tuple[str, ...]
    """Words of the language that a translator might take, and must not."""
    at: Location


class Glossary(NamedTuple):
    """The rows of `translations/<locale>/glossary.csv` that could be read, in its order."""

    terms: tuple[GlossaryTerm, ...] = ()
