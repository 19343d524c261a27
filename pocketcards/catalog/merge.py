"""The template, and catalogs brought up to date with it. Nothing that a translator wrote is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.writer import new_header
from pocketcards.model.message import Message

__all__ = ["FUZZY", "LIMIT_NOTE", "Changes", "changes", "new_catalog", "sure", "template", "updated"]

FUZZY = "fuzzy"
DRAFT_NOTE = "Draft: no speaker has checked these translations yet."
EMERGENCY = "{emergency}"
EMERGENCY_NOTE = "{emergency} becomes the emergency number. Keep it as it is; you may move it."
LIMIT_NOTE = "At most"
BRACES = "python-brace-format"
"""With this flag Poedit and msgfmt see a placeholder that was lost or renamed."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many messages an update changed, by what became of them."""

    new: int = 0
    fuzzy: int = 0
    obsolete: int = 0
    back: int = 0

    def __str__(self) -> str:
        text = f"{self.new} new, {self.fuzzy} fuzzy, {self.obsolete} obsolete"
        return f"{text}, {self.back} used again" if self.back else text


def template(messages: Sequence[Message], places: Mapping[str, Sequence[str]]) -> PoFile:
    """Return the template.

    Args:
        messages: What is to be translated, in order.
        places: By message id, the cards on which it stands.
    """
    return PoFile(new_header(""), tuple(_entry(message, places.get(message.id, ())) for message in messages))


def _entry(message: Message, places: Sequence[str]) -> Entry:
    # A note may have several lines in its file; a comment of a catalog is one line.
    notes = [line.strip() for line in message.note.splitlines() if line.strip()]
    if EMERGENCY in message.text and EMERGENCY not in message.note:
        notes.append(EMERGENCY_NOTE)
    if places:
        notes.append(f"On the cards: {', '.join(places)}.")
    if message.limit:
        notes.append(f"{LIMIT_NOTE} {message.limit} characters.")
    flags = (BRACES,) if "{" in message.text else ()
    return Entry(message.id, message.text, "", extracted=tuple(notes), flags=flags)


def new_catalog(locale: str, wanted: PoFile) -> PoFile:
    """Return an empty catalog of a locale."""
    return PoFile(new_header(locale, (DRAFT_NOTE,)), wanted.entries)


def updated(old: PoFile, wanted: PoFile, same_meaning: Collection[str] = ()) -> PoFile:
    """Return a catalog that has the template's entries, in its order, with the old translations.

    A message is known by its msgctxt. One whose English has changed becomes fuzzy and keeps the English
    that was translated; one that no card uses any more goes to the end as obsolete; one that comes back
    is used again.

    Args:
        old: The catalog.
        wanted: The template.
        same_meaning: Ids whose English was only corrected: their translations stay as they are.
    """
    taken = {entry.msgctxt: found for entry in wanted.entries if (found := _match(old, entry))}
    entries = [_merged(taken.get(entry.msgctxt), entry, same_meaning) for entry in wanted.entries]
    used = {id(entry) for entry in taken.values()}
    keys = {(entry.msgctxt, entry.msgid) for entry in entries}
    dropped = [
        _dropped(entry)
        for entry in old.entries
        # Two entries with one id and one English are one entry to every reader.
        if id(entry) not in used and _worth_keeping(entry) and (entry.msgctxt, entry.msgid) not in keys
    ]
    return PoFile(old.header, (*entries, *dropped), old.tail)


def changes(old: PoFile, new: PoFile) -> Changes:
    """Return what an update changed for the translator."""
    before = {entry.msgctxt: entry for entry in _live(old)}
    after = {entry.msgctxt: entry for entry in _live(new)}
    added = [entry for msgctxt, entry in after.items() if msgctxt not in before]
    back = [entry for entry in added if entry.msgstr]
    return Changes(
        new=len(added) - len(back),
        fuzzy=sum(_newly_fuzzy(before.get(msgctxt), entry) for msgctxt, entry in after.items()),
        obsolete=sum(msgctxt not in after for msgctxt in before),
        back=len(back),
    )


def sure(entry: Entry) -> Entry:
    """Return an entry that somebody has looked at: nothing of the doubt is left."""
    return replace(
        entry,
        flags=tuple(flag for flag in entry.flags if flag != FUZZY),
        workflow=tuple(flag for flag in entry.workflow if flag != FUZZY),
        previous_msgctxt=None,
        previous_msgid=None,
    )


def _live(po: PoFile) -> Iterator[Entry]:
    return (entry for entry in po.entries if not entry.obsolete)


def _newly_fuzzy(old: Entry | None, new: Entry) -> bool:
    return new.fuzzy and not (old and old.fuzzy)


def _match(old: PoFile, wanted: Entry) -> Entry | None:
    """Return the entry whose translation is used: of this very English, else one in use, else the last."""
    known = [entry for entry in old.entries if entry.msgctxt == wanted.msgctxt]
    known.sort(key=lambda entry: (_fits(entry, wanted), not entry.obsolete))
    return known[-1] if known else None


def _fits(entry: Entry, wanted: Entry) -> bool:
    return entry.msgid == wanted.msgid and bool(entry.msgstr)


def _merged(old: Entry | None, new: Entry, same_meaning: Collection[str]) -> Entry:
    if old is None:
        return new
    kept = replace(
        old,
        msgid=new.msgid,
        extracted=new.extracted,
        references=new.references,
        flags=(*old.flags, *(flag for flag in new.flags if flag not in old.flags)),
        obsolete=False,
    )
    if old.msgid == new.msgid or not old.msgstr or new.msgctxt in same_meaning:
        return kept
    if not old.fuzzy:
        return replace(kept, flags=(FUZZY, *kept.flags), previous_msgid=old.msgid)
    # Fuzzy already: the translation is still that of the English which was noted then. Where that English
    # is back, the doubt stays: perhaps somebody had it before the English changed.
    previous = old.previous_msgid or old.msgid
    return replace(kept, previous_msgid=None if previous == new.msgid else previous)


def _worth_keeping(entry: Entry) -> bool:
    return bool(entry.msgstr or entry.comments)


def _dropped(entry: Entry) -> Entry:
    return entry if entry.obsolete else replace(entry, obsolete=True, extracted=(), references=())
