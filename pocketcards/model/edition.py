"""One card in one language and region: the unit that is built, checked and listed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from pocketcards.model.card import Card
from pocketcards.model.contact import Region
from pocketcards.model.design import Trim
from pocketcards.model.locale import Language
from pocketcards.model.text import Atom

__all__ = ["CODE_LENGTH", "CODE_LETTERS", "Edition", "Lack", "Status", "in_words", "lacks_of"]

CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
CODE_LENGTH = 4


class Status(str, Enum):
    """Whether people have vouched for a card: for its language, and for its safety."""

    READY = "ready"
    DRAFT = "draft"


class Lack(str, Enum):
    """What keeps an edition a draft; the value ends the sentence "not checked …"."""

    SPEAKER = "by a speaker"
    SAFETY = "for safety"
    SECOND = "twice for safety"
    """One team has found the English safe; it takes two."""


def lacks_of(lacks: Iterable[Lack]) -> tuple[Lack, ...]:
    """Return what several sides lack together: each once, in order, and the worst of each kind."""
    found = set(lacks)
    if Lack.SAFETY in found:
        found.discard(Lack.SECOND)
    return tuple(lack for lack in Lack if lack in found)


def in_words(lacks: Iterable[Lack]) -> str:
    """Return what is missing, for people: "not checked by a speaker or for safety"."""
    found = lacks_of(lacks)
    return f"not checked {' or '.join(lack.value for lack in found)}" if found else "checked"


class Edition(NamedTuple):
    """One card in one locale and region: the unit that is built, checked and listed."""

    card: Card
    language: Language
    region: Region
    trim: Trim
    texts: dict[str, str]
    """msgctxt to the text of this locale; without what is English in every language."""
    atoms: dict[str, Atom]
    """Role to the number printed for it; roles that do not serve the reader are not here."""
    lacks: tuple[Lack, ...] = ()
    """What keeps it a draft; nothing: it is ready."""
    notes: tuple[str, ...] = ()
    """What the build should say about it: channels left out, and why."""
    back: Edition | None = None
    """Of a bilingual card: what stands on the other side, in English."""

    @property
    def status(self) -> Status:
        """Whether it is ready: nobody's signature is missing."""
        return Status.DRAFT if self.lacks else Status.READY

    @property
    def sides(self) -> tuple[Edition, ...]:
        """Itself, and of a bilingual card the English on the other side."""
        return (self, self.back) if self.back else (self,)

    @property
    def label(self) -> str:
        """How reports name it."""
        return f"{self.card.id} {self.region.id} {self.language.locale}"

    @property
    def code(self) -> str:
        """The print code: four letters that stand for everything the card says.

        Letters only, so that nobody takes it for a number to call, and no vowels, so that it
        never spells a word.
        """
        said = [f"{key}={text}" for key, text in sorted(self.texts.items())]
        said += [f"{role}:{atom.text}" for role, atom in sorted(self.atoms.items())]
        digest = hashlib.sha256("\n".join([self.label, *said]).encode()).digest()
        return "".join(CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in digest[:CODE_LENGTH])
