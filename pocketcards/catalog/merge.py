"""The template, and catalogs brought up to date with it. Nothing that a translator wrote is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.writer import new_header
from pocketcards.model.message import Message

__all__ = [
    "FUZZY",
    "LIMIT_NOTE",
    "Changes",
    "changes",
    "new_catalog",
    "older_english",
    "sure",
    "template",
    "updated",
]

NOTHING: Mapping[str, str] = MappingProxyType({})
FUZZY = "fuzzy"
DRAFT_NOTE = "Draft: no speaker has checked these translations yet."
EMERGENCY = "{emergency}"
EMERGENCY_NOTE = "{emergency} becomes the emergency number. Keep it as it is; you may move it."
LIMIT_NOTE = "At most"
BRACES = "python-brace-format"
"""With this flag Poedit and msgfmt see a placeholder that was lost or renamed."""
LONGEST = "max-length:"
"""With this flag Weblate counts characters. GNU gettext and Poedit drop it; `update` puts it back."""
OURS = (BRACES, LONGEST)
"""Flags that the template gives and takes away; all others are the translator's."""


class Changes(NamedTuple):
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
    flags = [BRACES] if "{" in message.text else []
    flags += [f"{LONGEST}{message.limit}"] if message.limit else []
    return Entry(message.id, message.text, "", extracted=tuple(notes), flags=tuple(flags))


def new_catalog(locale: str, wanted: PoFile) -> PoFile:
    """Return an empty catalog of a locale."""
    return PoFile(new_header(locale, (DRAFT_NOTE,)), wanted.entries)


def updated(old: PoFile, wanted: PoFile, same_meaning: Mapping[str, str] = NOTHING) -> PoFile:
    """Return a catalog that has the template's entries, in its order, with the old translations.

    A message is known by its msgctxt. One whose English has changed becomes fuzzy and keeps the English
    that was translated; one that no card uses any more goes to the end as obsolete; one that comes back
    is used again.

    Args:
        old: The catalog.
        wanted: The template.
        same_meaning: Ids whose English was only corrected, with the English that a translation may have
            been made from (`older_english`): it stays good, or is good again.
    """
    taken = {entry.msgctxt: found for entry in wanted.entries if (found := _match(old, entry))}
    own = {name: _emptied(entry) if _borrowed(entry, old) else entry for name, entry in taken.items()}
    entries = [_merged(own.get(entry.msgctxt), entry, same_meaning) for entry in wanted.entries]
    used = {id(entry) for entry in taken.values()}
    keys = {(entry.msgctxt, entry.msgid) for entry in entries}
    dropped = [
        _dropped(entry)
        for entry in old.entries
        # Two entries with one id and one English are one entry to every reader.
        if id(entry) not in used and _worth_keeping(entry) and (entry.msgctxt, entry.msgid) not in keys
    ]
    return PoFile(old.header, (*entries, *dropped), old.tail)


def older_english(old: PoFile, wanted: PoFile) -> dict[str, str]:
    """Return, by id, the older English that translations were made from, where it was the last one before.

    Before an update that is what the catalog says, after it what it remembers. Of a translation that was
    in doubt before, nobody knows.
    """
    found = {}
    for entry in wanted.entries:
        taken = _match(old, entry)
        if taken and taken.msgstr and (older := _older(taken, entry)):
            found[entry.msgctxt or ""] = older
    return found


def _older(old: Entry, new: Entry) -> str | None:
    if old.msgid != new.msgid:
        return None if old.fuzzy else old.msgid
    return old.previous_msgid if old.fuzzy and old.previous_msgctxt in (None, old.msgctxt) else None


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
    return entry._replace(
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
    """Return the entry whose translation is used.

    That is the one of this very English, else one with a translation of its own, in use before obsolete,
    else the last: msgmerge empties an entry, or fills it with what another message says, and leaves the
    translation among the obsolete ones.
    """
    known = [entry for entry in old.entries if entry.msgctxt == wanted.msgctxt]
    known.sort(
        key=lambda one: (
            _fits(one, wanted) and not _borrowed(one, old),
            bool(one.msgstr) and not _borrowed(one, old),
            not one.obsolete,
        )
    )
    return known[-1] if known else None


def _borrowed(entry: Entry, po: PoFile) -> bool:
    """Tell whether a doubtful translation is that of another message, as msgmerge offers it."""
    return (
        bool(entry.msgstr)
        and entry.fuzzy
        and any(
            other.msgctxt != entry.msgctxt
            and other.msgid != entry.msgid
            and other.msgstr == entry.msgstr
            and not other.fuzzy
            for other in po.entries
        )
    )


def _fits(entry: Entry, wanted: Entry) -> bool:
    return entry.msgid == wanted.msgid and bool(entry.msgstr)


def _emptied(entry: Entry) -> Entry:
    """Return an entry without the words that it borrowed; they still stand where they belong."""
    return sure(entry)._replace(msgstr="")


def _merged(old: Entry | None, new: Entry, same_meaning: Mapping[str, str]) -> Entry:
    if old is None:
        return new
    kept = old._replace(
        msgid=new.msgid,
        extracted=new.extracted,
        references=new.references,
        flags=_flags(old, new),
        obsolete=False,
    )
    if old.previous_msgctxt not in (None, old.msgctxt):  # the English of another message is none of this
        kept = kept._replace(previous_msgctxt=None, previous_msgid=None)
    older = _older(old, new)
    if old.msgstr and older and same_meaning.get(new.msgctxt or "") == older:
        return sure(kept)
    if old.msgid == new.msgid or not old.msgstr:
        return kept
    if not old.fuzzy:
        return kept._replace(flags=(FUZZY, *kept.flags), previous_msgid=old.msgid)
    # Fuzzy already: the translation is still that of the English which was noted then. Where that English
    # is back, the doubt stays: perhaps somebody had it before the English changed.
    previous = old.previous_msgid or old.msgid
    return kept._replace(previous_msgid=None if previous == new.msgid else previous)


def _flags(old: Entry, new: Entry) -> tuple[str, ...]:
    """Return the flags of the translator, and those of the template: stale ones are taken away."""
    kept = [flag for flag in old.flags if flag in new.flags or not flag.startswith(OURS)]
    return (*kept, *(flag for flag in new.flags if flag not in kept))


def _worth_keeping(entry: Entry) -> bool:
    return bool(entry.msgstr or entry.comments)


def _dropped(entry: Entry) -> Entry:
    return entry if entry.obsolete else entry._replace(obsolete=True, extracted=(), references=())
