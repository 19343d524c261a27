"""Messages and catalogs, in gettext's words: msgctxt, msgid, msgstr, fuzzy."""

from typing import NamedTuple

from pocketcards.model.contact import Need
from pocketcards.model.finding import Location

__all__ = ["Catalog", "Message", "Translation"]


class Message(NamedTuple):
    """A piece of English text that a card prints."""

    id: str
    """Stable; the msgctxt of the catalogs."""
    text: str
    """The English, with roles as placeholders: `Call {emergency}`."""
    at: Location
    note: str = ""
    """What a translator should know."""
    limit: int | None = None
    """How many characters a translation should not pass."""
    names: tuple[str, ...] = ()
    """Of a label, the kinds of contact that it names; no other message names any."""
    needs: tuple[Need, ...] = ()
    """Facts of the region's contacts without which no card prints it."""
    site: bool = False
    """Whether it is shown on the website, on whatever cards it stands or not."""
    translate: bool = True
    """False: it speaks to the person who is shown the card, and stands in English in every language."""


class Translation(NamedTuple):
    """One entry of a catalog."""

    msgctxt: str
    msgid: str
    msgstr: str
    fuzzy: bool
    at: Location
    comments: tuple[str, ...] = ()


class Catalog(NamedTuple):
    """All translations into one locale."""

    locale: str
    path: str
    entries: dict[str, Translation]
    """By msgctxt."""

    @property
    def begun(self) -> bool:
        """Whether somebody has translated anything. A catalog that nobody has begun is like none."""
        return any(entry.msgstr for entry in self.entries.values())

    def text_of(self, message: Message) -> str | None:
        """Return the translation, or None where it is missing, fuzzy or of an older English."""
        entry = self.entries.get(message.id)
        if entry is None or entry.fuzzy or not entry.msgstr or entry.msgid != message.text:
            return None
        return entry.msgstr
