"""What must be signed before an edition is ready, and what of it is missing: the one place that knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pocketcards.model.card import Card
from pocketcards.model.edition import Lack, lacks_of
from pocketcards.model.locale import SOURCE_LOCALE, Language
from pocketcards.model.project import Project

__all__ = ["SAFETY_TEAMS", "Vouching", "vouching"]

SAFETY_TEAMS = 2
"""So many different teams find the English of a card safe, once for all languages. A choice: who knows the
danger judges alone, and one team may share one blind spot."""


class Vouching(NamedTuple):
    """What of an edition has been signed. All of nothing is not enough: see `signable`."""

    unread: tuple[str, ...]
    """Ids of messages whose translation no speaker has signed."""
    unnamed: tuple[str, ...]
    """Ids of names of the language, its own and the spoken one, that no speaker has signed."""
    safe: Mapping[str, tuple[str, ...]]
    """The teams that found its English safe, by id of each message and of the card's title."""
    signable: bool
    """Whether there is anything to sign."""

    @property
    def unsafe(self) -> tuple[str, ...]:
        """Ids of messages whose English no team has signed as safe."""
        return tuple(name for name, teams in self.safe.items() if not teams)

    @property
    def once(self) -> tuple[str, ...]:
        """Ids of messages whose English waits for a second team."""
        return tuple(name for name, teams in self.safe.items() if 0 < len(teams) < SAFETY_TEAMS)

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What keeps the edition a draft."""
        missing = {
            Lack.SPEAKER: self.unread or self.unnamed or not self.signable,
            Lack.SAFETY: self.unsafe,
            Lack.SECOND: self.once,
        }
        return lacks_of(lack for lack, found in missing.items() if found)


def vouching(
    project: Project, card: Card, language: Language, texts: Mapping[str, str], english: Iterable[str]
) -> Vouching:
    """Return what of an edition has been signed.

    Args:
        project: With its signatures.
        card: Whose edition it is.
        language: In which it is; the source needs no speaker.
        texts: What the edition prints, by message id.
        english: The ids of further messages that must be safe; the card's title is one more.
    """
    messages = project.messages
    needed = [messages[name] for name in dict.fromkeys([*english, *texts])]
    safe = project.reviews.found_safe(card, needed)
    if language.locale == SOURCE_LOCALE:
        return Vouching((), (), safe, bool(needed))
    unread = project.reviews.unread(language.locale, [messages[name] for name in texts], texts)
    unnamed = project.reviews.unread_names(language) if card.names_language else []
    return Vouching(tuple(unread), tuple(unnamed), safe, bool(needed) or card.names_language)
