"""What can be asked for at the desk: texts, a try, a save, a signature. One thing at a time.

Before anything is written, the file is read again and compared: with what the page has shown of the text,
and, just before it is replaced, byte for byte with what was read. What somebody else has written meanwhile is
never overwritten; the page shows both.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.merge import FUZZY, sure
from pocketcards.catalog.persons import named_persons
from pocketcards.catalog.placeholders import length_of
from pocketcards.catalog.writer import new_header, write_po
from pocketcards.desk import view
from pocketcards.desk.card import Site, shown
from pocketcards.desk.loaded import Load, Loaded, load, mark_of, stamp_of
from pocketcards.desk.trial import found_in_text, with_text
from pocketcards.errors import InputError, UsageError
from pocketcards.load.edit import replace_file
from pocketcards.load.languages import Languages
from pocketcards.load.remarks import remarks_path
from pocketcards.load.review import SAFETY_PATH, language_path
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.font import NUMBER_FAMILY
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.project import Project
from pocketcards.model.remark import fault_of_remark, one_line
from pocketcards.model.review import title_id
from pocketcards.readback.proof import Prover
from pocketcards.review.answers import Answers, files_of
from pocketcards.review.texts import Item
from pocketcards.typeset.text.composer import Composer

__all__ = ["ChangedError", "Desk", "Keeper", "Typed"]

Save = Callable[[Path, PoFile], None]
"""Writes a catalog, whole or not at all."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """Whose desk it is, and of which project."""

    root: Path
    names: Languages
    load: Load
    save: Save
    locales: Sequence[str]
    """The languages that can be opened; English is read for safety."""
    day: date
    team: str = ""
    """Who signs; without a team nothing can be signed."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody has typed for a text."""

    text: str
    unsure: bool = False
    doubt: str = ""
    """Of what they are not sure; it stands beside the text, and is published with it."""


class ChangedError(Exception):
    """Somebody else has changed what is to be written. `theirs` is the text as it is now."""

    def __init__(self, theirs: dict[str, Any]) -> None:
        super().__init__("Somebody has changed this text since you opened it. Nothing was overwritten.")
        self.theirs = theirs


class Desk:
    """Answers the page, one question at a time."""

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper
        self._lock = threading.Lock()
        self._loaded: dict[str, tuple[tuple[object, ...], Loaded]] = {}
        self.fonts = keeper.load([], SOURCE_LOCALE).fonts
        self._composer = Composer(self.fonts)
        self._prover = Prover(self.fonts[NUMBER_FAMILY].face(bold=True).path)
        self._written: set[tuple[str, str, str]] = set()
        """What was typed at this desk, by locale, message and words: somebody else says yes to it."""

    def stamp(self, locale: str) -> str:
        """Return what changes when a file of a language changes."""
        return str(hash(stamp_of(self.keeper.root, locale)))

    def texts(self, locale: str) -> dict[str, Any]:
        """Return all texts of a language."""
        with self._lock:
            loaded = self._now(locale)
            cards = [{"id": card.id, "title": card.title} for card in loaded.project.cards.values()]
            return {"stamp": self.stamp(locale), "cards": cards, "texts": view.texts_of(loaded)}

    def attempt(self, locale: str, name: str, text: str, card: str) -> dict[str, Any]:
        """Return what a text would be on paper, and what is found in it. Nothing is written."""
        with self._lock:
            loaded = self._now(locale)
            if locale == SOURCE_LOCALE or name in loaded.fixed:
                return {"card": self._card(loaded, loaded.project, name, card)}
            self._entry(loaded, name)
            project = with_text(loaded, name, _clean(text))
            findings = self._found(loaded, project, name)
            message = project.messages[name]
            return {
                "length": length_of(_clean(text)),
                "limit": message.limit,
                "findings": view.faults_of(findings),
                "errors": _has_errors(findings),
                "card": self._card(loaded, project, name, card),
            }

    def save(self, locale: str, name: str, typed: Typed, mark: str) -> dict[str, Any]:
        """Write a text into the catalog. With an error, or where its author is not sure, it stays unfinished.

        Raises:
            ChangedError: Somebody else has changed the text since: its mark is another.
            UsageError: It cannot be written, or the doubt cannot be published.
        """
        with self._lock:
            loaded = self._now(locale)
            entry = self._entry(loaded, name)
            if mark_of(entry) != mark:
                raise ChangedError(view.text_of(loaded, name))
            text = _clean(typed.text)
            if not text.strip():
                raise UsageError("An empty text is not saved.", "To take a text back, mark it as not sure.")
            doubt = one_line(typed.doubt) if typed.unsure else ""
            if doubt and (fault := fault_of_remark(doubt)):
                raise UsageError(f"The doubt is not written: {fault}.")
            findings = self._found(loaded, with_text(loaded, name, text), name) if not typed.unsure else []
            new = sure(entry)._replace(msgstr=text)
            if doubt and doubt not in new.comments:
                new = new._replace(comments=(*new.comments, doubt))
            if typed.unsure or _has_errors(findings):
                new = new._replace(flags=(FUZZY, *new.flags))
            _refuse_what_no_catalog_holds(new)
            self._write(loaded, new)
            # Half a second less than asking everything anew; what else it changes is found the next time.
            self._now(locale).found = {**(loaded.found or {}), name: [] if new.fuzzy else findings}
            self._written.add((locale, name, text))
            text_now = view.text_of(self._now(locale), name)
            return {
                "text": text_now,
                "errors": _has_errors(findings),
                "named": any(named_persons(loaded.po)),
                "stamp": self.stamp(locale),
            }

    def sign(self, locale: str, name: str, about: str, *, agreed: bool, reason: str) -> dict[str, Any]:
        """Write that the team vouches for a text, or what it objects to.

        Raises:
            ChangedError: The words are not those that were read.
            UsageError: It cannot be signed, or the reason cannot be published.
        """
        team = self.keeper.team
        if not team:
            raise UsageError(
                "Nobody signs here: the desk was opened without a team.", 'Open it with --by "TEAM".'
            )
        with self._lock:
            before = {path: _bytes(self.keeper.root / path) for path in _paths(locale)}
            loaded = self._now(locale)
            item = loaded.items.get(name)
            if item is None or item.places[0].hash != about:
                raise ChangedError(self._theirs(loaded, name))
            reason = one_line(reason)
            self._refuse_to_sign(locale, item, agreed=agreed, reason=reason)
            told = {item.name: reason} if reason and not agreed else {}
            yes, no = ([item], []) if agreed else ([], [item])
            answers = Answers(team, self.keeper.day, yes, no, told)
            files = files_of(loaded.project, loaded.reading, answers)
            if any(before.get(path) != _bytes(self.keeper.root / path) for path in files):
                raise ChangedError(self._theirs(loaded, name))
            for path, content in files.items():
                replace_file(self.keeper.root / path, content)
            return {"texts": view.texts_of(self._now(locale)), "stamp": self.stamp(locale)}

    def _refuse_to_sign(self, locale: str, item: Item, *, agreed: bool, reason: str) -> None:
        if reason and (fault := fault_of_remark(reason)):
            raise UsageError(f"The reason is not written: {fault}.")
        if agreed and item.errors:
            raise UsageError("What has an error cannot be signed.", item.errors[0].message)
        if agreed and (locale, item.name, item.text) in self._written:
            raise UsageError(
                "This text was typed at this desk.", "Somebody else than its author says yes to it."
            )

    def _theirs(self, loaded: Loaded, name: str) -> dict[str, Any]:
        found = [one for one in view.texts_of(loaded) if one["id"] == name]
        return found[0] if found else {}

    def _now(self, locale: str) -> Loaded:
        """Return a language as its files are now."""
        if locale not in self.keeper.locales:
            raise InputError(f"there is no catalog {locale!r}")
        stamp = stamp_of(self.keeper.root, locale)
        known = self._loaded.get(locale)
        if known is None or known[0] != stamp:
            known = (stamp, load(self.keeper.root, self.keeper.names, self.keeper.load, locale))
            self._loaded[locale] = known
        return known[1]

    def _entry(self, loaded: Loaded, name: str) -> Entry:
        entry = loaded.entries.get(name)
        if entry is None or name not in loaded.project.messages:
            raise UsageError("No card prints this text any more.", "Load the page again.")
        return entry

    def _found(self, loaded: Loaded, project: Project, name: str) -> list[Finding]:
        return found_in_text(loaded, project, name, self._composer)

    def _card(self, loaded: Loaded, project: Project, name: str, card: str) -> dict[str, Any] | None:
        """Return the card that is looked at, else the first that prints the text."""
        places = self._places(loaded, name)
        if not places:
            return None
        site, own = next((one for one in places if one[0].card.id == card), places[0])
        picture = shown(project, loaded.language, site, own, self._composer, self._prover)
        return view.card_of(picture, site.card.title, site.region.id)

    def _places(self, loaded: Loaded, name: str) -> list[tuple[Site, str]]:
        """Return where a text is printed, and under which id; the title of a card is printed nowhere."""
        if name in loaded.fixed:
            sites = [sites[0] for sites in loaded.sites.values() if sites[0].card.names_language]
            return [(site, name) for site in sites]
        if loaded.language.locale != SOURCE_LOCALE:
            return [(site, name) for site in loaded.sites.get(name, ())]
        item = loaded.items.get(name)
        found = [(loaded.sites.get(title_id(one.card)), one.name) for one in item.places] if item else []
        return [(some[0], own) for some, own in found if some]

    def _write(self, loaded: Loaded, entry: Entry) -> None:
        """Put an entry into the catalog, if the file is still what was read."""
        assert loaded.path
        # In the file as it is: a keeper who looks at the change sees this text alone.
        known = any(one.msgctxt == entry.msgctxt and not one.obsolete for one in loaded.file.entries)
        po = loaded.file if known else loaded.po
        entries = [entry if one.msgctxt == entry.msgctxt and not one.obsolete else one for one in po.entries]
        if _bytes(loaded.path) != loaded.data:
            raise ChangedError(view.text_of(self._now(loaded.language.locale), entry.msgctxt or ""))
        self.keeper.save(loaded.path, po._replace(entries=tuple(entries)))


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _has_errors(findings: Sequence[Finding]) -> bool:
    return any(one.severity is Severity.ERROR for one in findings)


def _refuse_what_no_catalog_holds(entry: Entry) -> None:
    try:
        write_po(PoFile(new_header(""), (entry,)))
    except ValueError as error:
        why = str(error).partition(": ")[2] or str(error)
        raise UsageError(
            f"The text cannot be kept: {why}.", "Type it again; what is wrong cannot be seen."
        ) from None


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _paths(locale: str) -> tuple[str, str]:
    """Return where signatures and remarks of a language stand."""
    signed = SAFETY_PATH if locale == SOURCE_LOCALE else language_path(locale)
    return signed, remarks_path(locale)
