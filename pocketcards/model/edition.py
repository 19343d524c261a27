"""One card in one language and region: the unit that is built, checked and listed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import Enum

from pocketcards.model.card import Card
from pocketcards.model.contact import Region
from pocketcards.model.design import Trim
from pocketcards.model.locale import Language
from pocketcards.model.text import Atom

__all__ = ["CODE_LENGTH", "CODE_LETTERS", "Edition", "Status"]

CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
CODE_LENGTH = 4


class Status(str, Enum):
    """Whether people have vouched for a card: for its language, and for its safety."""

    READY = "ready"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Edition:
    """One card in one locale and region: the unit that is built, checked and listed."""

    card: Card
    language: Language
    region: Region
    trim: Trim
    texts: dict[str, str]
    """msgctxt to the text of this locale."""
    atoms: dict[str, Atom]
    """Role to the number printed for it; roles that do not serve the reader are not here."""
    status: Status
    notes: tuple[str, ...] = field(default=())
    """What the build should say about it: channels left out, and why."""
    back: Edition | None = None
    """Of a bilingual card: what stands on the other side, in English."""

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
