"""Projects of a few contacts, for examples of checks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pocketcards.model.contact import UNKNOWN, Contact, ContactKind, Copy, Mix, Seen
from pocketcards.model.location import Location
from pocketcards.model.lock import Lock
from pocketcards.model.project import Project
from tests import bundled
from tests.builders import card, contact, known, numbers, project, region

TODAY = date(2026, 6, 1)


VOICE, TEXT, TTY = ContactKind.VOICE, ContactKind.TEXT, ContactKind.TTY


EMERGENCY, RELAY, WEB, EMAIL = ContactKind.EMERGENCY, ContactKind.RELAY, ContactKind.WEB, ContactKind.EMAIL


ICE = ("+18663472423", "1-866-347-2423")


KEY_TO_FREEDOM = ("+18665392373", "1-866-539-2373")


Example = Callable[[], Project]


def only(dial: str = "", printed: str = "", **changes: object) -> Example:
    """Return a project of one contact, with its number and what else is given."""
    given = {"dial": dial, "printed": printed} if dial else {}
    return lambda: _project(contact(**{**given, **changes}))  # type: ignore[arg-type]


def several(*contacts: Contact) -> Example:
    return lambda: _project(*contacts)


def _project(*contacts: Contact) -> Project:
    named = {one.id: one for one in contacts}
    return project(contacts=named, regions={"us": region(roles={})}, as_of=TODAY, thorough=True)


def text(dial: str = "233733", **changes: object) -> Example:
    return only(dial, dial, kind=TEXT, **changes)


def page(dial: str, printed: str) -> Example:
    return only(dial, printed, kind=WEB)


def number(name: str, dial: str, **changes: object) -> Contact:
    return contact(name, dial=dial, printed=dial, **changes)


def seen(day: str, called: tuple[str, str] | None = None, url: str = "https://example.org/a") -> Example:
    return only(seen=Seen(url, day, Copy.LIVE), called=called)


def stored(day: str, page: str = UNKNOWN, called: tuple[str, str] | None = None) -> Example:
    """Return a project whose number was read in a stored copy."""
    return only(seen=Seen("https://example.org/a", day, Copy.STORED, page), called=called)


NOWHERE = Seen("u", "2026-05-01", Copy.LIVE)


TO_COME = Seen("https://example.org/a", "2062-01-01", Copy.LIVE)


def role(name: str, kind: ContactKind, dial: str = "+18005550100", **changes: object) -> Example:
    """Return a project in which a role of `us` is filled by one contact."""
    one = contact(kind=kind, dial=dial, printed=dial, **changes)
    return lambda: project(contacts={"line": one}, regions={"us": region(roles={name: "line"})})


def mixed(paper: str = "letter", **copies: int) -> Example:
    """Return a project whose region has a ready-made sheet of several languages."""

    def with_sheet() -> Project:
        place = region(paper=paper, mixes=(Mix("some", tuple(copies.items()), Location("r", 1)),))
        return project(regions={"us": place}, stock=bundled.project().stock, spoken=("vi",))

    return with_sheet


def locked(change: Callable[[Lock], Lock | None]) -> Example:
    """Return a project whose lock was changed after it was approved."""

    def changed() -> Project:
        sound = project()
        assert sound.lock
        return sound._replace(lock=change(sound.lock))

    return changed


def on_a_card(kind: ContactKind = VOICE, *, discreet: bool = True, **facts: str) -> Example:
    """Return a project whose card prints one line, of which this is known and who runs it."""
    line = contact(kind=kind, facts=known(run_by="ngo", **facts))
    only = card({"label.hotline": "Call"}, numbers("hotline"), discreet=discreet)
    return lambda: project(only, contacts={"line": line})


PLACE = ("us", "hotline")


def locked_entry(**changes: object) -> Example:
    return locked(lambda lock: lock._replace(approved={PLACE: lock.approved[PLACE]._replace(**changes)}))


def lacking(**changes: str) -> Example:
    """Return a project whose lock approves a number that no region has."""

    def added(lock: Lock) -> Lock:
        one = lock.approved[PLACE]._replace(**changes)  # type: ignore[arg-type]
        return lock._replace(approved={**lock.approved, (one.region, one.role): one})

    return locked(added)


CALLED = ("2026-05-01", "team")


NEIGHBOURS = (number("ice", "+18028726199"), number("ice-tty", "+18028726196", kind=TTY))
