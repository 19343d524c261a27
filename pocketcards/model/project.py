"""Everything that was loaded from a project, read-only."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pocketcards.model.card import Card
from pocketcards.model.contact import Contact, Region, Role
from pocketcards.model.design import Trim
from pocketcards.model.font import NUMBER_FAMILY, FontFace, FontFamily
from pocketcards.model.glossary import Glossary
from pocketcards.model.locale import SOURCE_LOCALE, Language
from pocketcards.model.lock import Approved, Lock
from pocketcards.model.lock_file import LockFile
from pocketcards.model.message import Catalog, Message
from pocketcards.model.overlay import Overlay
from pocketcards.model.remark import Remarks, about, still_open
from pocketcards.model.review import Reviews, name_hashes, title_id
from pocketcards.model.sheet import Stock
from pocketcards.model.waiver import Waiver
from pocketcards.model.words import Words

__all__ = ["Project"]

NO_WORDS = Words()


class Project(NamedTuple):
    """A folder with `cards/`, `translations/` and `fonts/`, loaded.

    It is the same as itself alone, so that what follows from it can be remembered by it.
    """

    root: Path
    cards: dict[str, Card]
    contacts: dict[str, Contact]
    regions: dict[str, Region]
    trims: dict[str, Trim]
    messages: dict[str, Message]
    """All of them, those of the contacts included, by id."""
    catalogs: dict[str, Catalog]
    """By locale; the source language has none."""
    fonts: dict[str, FontFamily]
    pictograms: Mapping[str, str] = {}
    """By name, the outlines of the pictures that cards can have."""
    lock: Lock | None = None
    """The approved numbers of the project's own regions; None where there is no lock."""
    as_of: date | None = None
    """The day that ages are reckoned from. No check reads a clock; None: nothing is too old."""
    thorough: bool = False
    """Whether checks that take long run too: in `check`, not in `build`."""
    languages: Mapping[str, Language] = {}
    """By locale, what is known of the languages of the catalogs. One that nobody knows is missing."""
    bridged: Mapping[str, Language] = {}
    """By locale, those of languages.yaml without a catalog: the bridge card has their names."""
    stock: Stock = Stock({}, {})
    waivers: tuple[Waiver, ...] = ()
    """Findings that may pass, each with its reason and for a time."""
    reviews: Reviews = Reviews()
    """Who has vouched for which text; of the locales that were loaded."""
    remarks: Mapping[str, Remarks] = {}
    """By locale, English included, what readers objected to; closed remarks too."""
    glossaries: Mapping[str, Glossary] = {}
    """By locale, the words that must be right; not every locale has one."""
    words: Mapping[str, Words] = {}
    """By locale, English included, the words that checks look for; not every locale has some."""
    roles: Mapping[str, Role] = {}
    """What contacts can be on a card, by id."""
    translated: tuple[str, ...] = ()
    """Every locale that has a catalog, loaded or not."""
    spoken: tuple[str, ...] = ()
    """Languages that contacts serve or mixed sheets have, known by this very id, and without a catalog."""
    wanted: Mapping[str, Contact] = {}
    """Contacts that somebody found and no region needs: never printed, never locked, only listed."""
    overlay: Overlay | None = None
    """A county's own folder. Its contacts and regions are among those above; its lock is not."""

    def __hash__(self) -> int:
        return id(self)

    @property
    def locks(self) -> tuple[LockFile, ...]:
        """The project's lock and the overlay's. Neither can approve a number of the other's regions."""
        added = self.overlay.regions if self.overlay else {}
        own = {name: region for name, region in self.regions.items() if name not in added}
        face = self.number_face
        first = LockFile("cards/contacts.lock", own, self.lock, cards=self.cards, face=face)
        if self.overlay is None:
            return (first,)
        shown = self.overlay.shown("contacts.lock")
        return first, LockFile(shown, added, self.overlay.lock, self.overlay.folder, face=face)

    @property
    def number_face(self) -> FontFace | None:
        """The face that draws every number; None where it is missing, which stops every build."""
        family = self.fonts.get(NUMBER_FAMILY)
        return family.face(bold=True) if family else None

    def approved(self, region: str, role: str) -> Approved | None:
        """Return what the lock that covers a region approves for a role of it."""
        covering = next((file for file in self.locks if region in file.regions), None)
        return covering.lock.approved.get((region, role)) if covering and covering.lock else None

    @property
    def locales(self) -> tuple[str, ...]:
        """English, and every locale that has a catalog."""
        return tuple(dict.fromkeys((SOURCE_LOCALE, *self.translated, *self.catalogs)))

    def open_remarks(self, locale: str) -> dict[str, Remarks]:
        """Return what readers objected to in the texts of a locale as they are now, by message id.

        Args:
            locale: Of the translations, fuzzy ones too, since somebody may have read them; `en`: of the
                English of the cards, their titles included.
        """
        if locale not in self.remarks:
            return {}
        if locale == SOURCE_LOCALE:
            titles = (Message(title_id(card.id), card.title, card.at) for card in self.cards.values())
            now = {one.id: about(one, locale, "") for one in (*self.messages.values(), *titles)}
        else:
            entries = self.catalogs[locale].entries if locale in self.catalogs else {}
            pairs = ((one, entries[one.id]) for one in self.messages.values() if one.id in entries)
            language = self.languages.get(locale) or self.bridged.get(locale)
            now = {one.id: about(one, locale, entry.msgstr) for one, entry in pairs}
            now |= name_hashes(language) if language else {}
        return still_open(self.remarks[locale], now)

    def words_of(self, locale: str | None) -> Words:
        """Return the words of a locale, or of English for None; none where nobody has listed any."""
        return self.words.get(locale or SOURCE_LOCALE, NO_WORDS)

    def discreet_cards(self, contact: Contact) -> tuple[str, ...]:
        """Return the discreet cards that print a contact in some region."""
        regions = [one for one in self.regions.values() if contact.id in one.roles.values()]
        return tuple(
            card.id
            for card in self.cards.values()
            if card.discreet and any(self._prints(card, region, contact) for region in regions)
        )

    def _prints(self, card: Card, region: Region, contact: Contact) -> bool:
        blocks = card.within(region, self.contacts).blocks.values()
        roles = (entry.role for block in blocks for entry in block.numbers)
        return any(region.roles.get(role) == contact.id for role in roles)

    @property
    def printable(self) -> tuple[Contact, ...]:
        """The confirmed contacts. What is kept but never printed stops nobody."""
        return tuple(contact for contact in self.contacts.values() if contact.confirmed)
