"""Services that can be called, and the regions that say which one fills which role.

`Contact.printed` is the only source of the digits on a card.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple

from pocketcards.model.day import day_or_month_of
from pocketcards.model.evidence import MAY_HURT, SERVICE_FACTS, UNKNOWN, Copy, Fact, Seen
from pocketcards.model.finding import Location

__all__ = [
    "ALWAYS",
    "MAY_HURT",
    "SERVICE_FACTS",
    "UNKNOWN",
    "Contact",
    "ContactKind",
    "Copy",
    "Fact",
    "Mix",
    "Need",
    "Region",
    "Role",
    "Seen",
]

ALWAYS = "always"
"""Hours of a service that answers day and night."""
_SHORT = re.compile(r"[0-9]{1,6}")


class ContactKind(str, Enum):
    """How a contact is reached."""

    VOICE = "voice"
    TEXT = "text"
    TTY = "tty"
    RELAY = "relay"
    EMERGENCY = "emergency"
    WEB = "web"
    EMAIL = "email"


class Need(NamedTuple):
    """A fact without which a sentence is not printed: `needs: {hotline: {anonymous: "yes"}}`."""

    role: str
    """Whose contact must carry it, in the region of the card."""
    fact: str
    says: str
    at: Location = Location("")

    def met_by(self, contact: "Contact | None") -> bool:
        """Tell whether a page says so of the contact; what nobody knows is not said."""
        return contact is not None and contact.confirmed and contact.carries(self.fact, self.says)


class Contact(NamedTuple):
    """A service, as one channel of it: the voice line and the text line are two contacts."""

    id: str
    kind: ContactKind
    dial: str
    """E.164 (`+18883737888`) or a short code (`911`): what a phone dials."""
    printed: str
    """The exact ASCII that stands on paper (`print` in the file)."""
    name_en: str
    """Name of the service; the message `contact.<id>.name`."""
    hours: str
    """`always`, or the opening times as data."""
    hours_en: str
    """Hours in words; the message `contact.<id>.hours`. Empty: not printed."""
    languages: tuple[str, ...] | None
    """Locales this channel really serves without an interpreter. None: nobody knows, so no card names any."""
    interpreters: bool | None
    """Whether it serves other languages through interpreters. None: nobody knows, so no card says that it
    does, and none leaves its number out."""
    reach: tuple[str, ...]
    """Regions or countries from which it can be dialled."""
    confirmed: bool
    """False: kept, named when its region is built, never printed."""
    seen: Seen
    at: Location
    vanity: str | None = None
    keyword: str | None = None
    cost_en: str = ""
    """What the call costs, in words; the message `contact.<id>.cost`. Empty: not printed."""
    called: tuple[str, str] | None = None
    """Date and team of a test call, when somebody made one."""
    facts: tuple[Fact, ...] = ()
    """What pages say of the service, each once; of `SERVICE_FACTS`, what is missing is not known."""

    @property
    def said(self) -> dict[str, str]:
        """What is printed of it in words, by part, in English: its name, and hours and cost if it has any."""
        parts = {"name": self.name_en, "hours": self.hours_en, "cost": self.cost_en}
        return {part: text for part, text in parts.items() if text}

    def message_id(self, part: str) -> str:
        """Return the id of the message that says a part: `contact.<id>.name`."""
        return f"contact.{self.id}.{part}"

    def serves(self, locale: str) -> bool:
        """Tell whether somebody who speaks `locale` may be understood on this channel: no page says no."""
        return self.only is None or locale in self.only or locale.split("_")[0] in self.only

    @property
    def only(self) -> tuple[str, ...] | None:
        """The locales that it serves, where a page says that it serves no others; None: any."""
        return self.languages if self.interpreters is False else None

    def carries(self, name: str, says: str) -> bool:
        """Tell whether a page says this of the service: `run_by`, `police`."""
        return any(fact.name == name and says in fact.says for fact in self.facts)

    def is_of_service(self, other: "Contact") -> bool:
        """Tell whether the same people are behind two lines: one page says by whom both are run."""
        mine, theirs = (
            {(fact.says, fact.seen.url) for fact in one.facts if fact.name == "run_by"}
            for one in (self, other)
        )
        return bool(mine & theirs)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The messages that stand wherever its number does: what of its facts may hurt who calls."""
        if not self.is_service:
            return ()
        said = {(fact.name, word) for fact in self.facts for word in fact.says}
        return tuple(dict.fromkeys(message for fact, message in MAY_HURT.items() if fact in said))

    @property
    def on_paper(self) -> tuple[str, ...]:
        """What the holder dials, types or sends, character for character."""
        return tuple(text for text in (self.printed, self.vanity, self.keyword) if text)

    @property
    def serves_others(self) -> bool:
        """Whether a card in another language than English may print it."""
        return self.kind is not ContactKind.VOICE or self.only != ("en",)

    @property
    def telephone(self) -> bool:
        """Whether a telephone dials it."""
        return self.kind not in (ContactKind.WEB, ContactKind.EMAIL)

    @property
    def short(self) -> bool:
        """Whether it is a short number, which only the networks of one country know: 911, 116123, 233733."""
        return _SHORT.fullmatch(self.dial) is not None

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries from which it can be dialled, as ISO 3166 writes them: of `us_mo`, US."""
        return tuple(dict.fromkeys(place.split("_")[0].upper() for place in self.reach))

    @property
    def last_confirmed(self) -> date | None:
        """The later of the days on which somebody saw it on the service's live page, or called it."""
        days = (self.seen.live_on, day_or_month_of(self.called[0]) if self.called else None)
        return max((day for day in days if day), default=None)

    @property
    def is_service(self) -> bool:
        """Whether one can ask who runs it. Of the emergency number and the relay everybody knows."""
        return self.kind not in (ContactKind.EMERGENCY, ContactKind.RELAY)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The facts that nobody has found out, of those that can be asked of it."""
        if not self.is_service:
            return ()
        asked = (name for name in SERVICE_FACTS if name != "recorded" or self.kind is not ContactKind.TEXT)
        return tuple(name for name in asked if name not in self.evidence)

    @property
    def evidence(self) -> dict[str, Seen]:
        """Where the number was read (`seen`), and each fact, by its name."""
        return {"seen": self.seen, **{fact.name: fact.seen for fact in self.facts}}

    def reaches(self, region: str) -> bool:
        """Tell whether it can be dialled in a region: one for all of `us` can in `us_mo`."""
        return any(f"{region}_".startswith(f"{place}_") for place in self.reach)

    @property
    def uri(self) -> str:
        """The address behind a link on the printed number."""
        scheme = {ContactKind.TEXT: "sms:", ContactKind.EMAIL: "mailto:", ContactKind.WEB: ""}
        return scheme.get(self.kind, "tel:") + self.dial


class Role(NamedTuple):
    """What a contact is on a card; `emergency` alone may stand in running text."""

    id: str
    kinds: tuple[ContactKind, ...]
    """What may fill it: the labels of a card promise one of these."""
    at: Location


class Mix(NamedTuple):
    """A sheet of several languages that a whole set has ready-made."""

    id: str
    copies: tuple[tuple[str, int], ...]
    """Locales, and how many cards of each a sheet takes."""
    at: Location

    @property
    def locale(self) -> str:
        """What stands for a locale in names of files: no locale has a hyphen."""
        return f"mix-{self.id}"


class Region(NamedTuple):
    """Where a card is used: its paper, and who fills which role there."""

    id: str
    name: str
    trim: str
    paper: str
    roles: dict[str, str]
    """Role to contact id."""
    at: Location
    facts: tuple[str, ...] = ()
    """Sourced facts that a card may rely on: `emergency-without-credit`."""
    extends: tuple[str, ...] = ()
    """The regions whose roles and facts it has too, the nearest first."""
    places: Mapping[str, Location] = {}
    """Where each role is filled."""
    majority: tuple[str, ...] = ()
    """The languages that everybody speaks there: to say that one speaks it would ask for an explanation."""
    mixes: tuple[Mix, ...] = ()
    """Its ready-made sheets of several languages. A card is no other for them."""

    def everybody_speaks(self, locale: str) -> bool:
        """Tell whether a language needs no interpreter there, in whichever country's spelling."""
        return bool({locale, locale.split("_")[0]}.intersection(self.majority))

    def place_of(self, role: str) -> Location:
        """Return where a role is filled."""
        return self.places.get(role, self.at)

    @property
    def within(self) -> tuple[str, ...]:
        """The region itself and those that it extends."""
        return (self.id, *self.extends)
