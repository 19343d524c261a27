"""Whatever comes, an update loses nothing that was translated."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.merge import older_english, updated
from pocketcards.catalog.writer import write_po
from tests.catalog.merging import po, wanted
from tests.catalog.test_writer import parse

# Properties

ID = st.sampled_from("abcdef")


WORDS = st.text('Aé人\n {}"\\', min_size=1, max_size=6)


ENTRY = st.builds(
    lambda **given: Entry(**given),
    msgctxt=ID,
    msgid=WORDS,
    msgstr=st.just("") | WORDS,
    comments=st.sampled_from([(), ("note",)]),
    flags=st.sampled_from([(), ("fuzzy",), ("max-length:9", "fuzzy")]),
    workflow=st.sampled_from([(), ("pretranslated",), ("fuzzy",)]),
    previous_msgid=st.none() | WORDS,
    obsolete=st.booleans(),
)


def _one_in_use(entries: list[Entry]) -> PoFile:
    """Return a file as the lexer lets it be: one entry of each id in use, no pair twice."""
    kept: dict[tuple[str | None, str], Entry] = {}
    live = set()
    for entry in entries:
        if (entry.msgctxt, entry.msgid) not in kept and (entry.obsolete or entry.msgctxt not in live):
            kept[entry.msgctxt, entry.msgid] = entry
            live |= set() if entry.obsolete else {entry.msgctxt}
    return po(*kept.values())


FILE = st.lists(ENTRY, max_size=8).map(_one_in_use)


TEMPLATE = st.dictionaries(ID, WORDS, max_size=5).map(lambda texts: wanted(*texts.items()))


@given(FILE, TEMPLATE, st.frozensets(ID, max_size=1))
def test_whatever_comes_nothing_translated_is_lost(old: PoFile, new: PoFile, ids: frozenset[str]) -> None:
    same = {name: older for name, older in older_english(old, new).items() if name in ids}
    made = updated(old, new, same)
    data = write_po(made)
    assert parse(data, "es") == made
    live = [entry for entry in made.entries if not entry.obsolete]
    assert [(e.msgctxt, e.msgid) for e in live] == [(e.msgctxt, e.msgid) for e in new.entries]
    # Every text is still there, in use or not.
    assert {e.msgstr for e in old.entries} - {""} <= {e.msgstr for e in made.entries}
    # Twice is once.
    assert updated(made, new, same) == made
    assert write_po(updated(parse(data), new, same)) == data
    # What is printed was a translation of this English, or its English was only corrected.
    sound = {(e.msgctxt, e.msgid, e.msgstr) for e in old.entries if not e.fuzzy}
    for entry in live:
        if entry.msgstr and not entry.fuzzy and entry.msgctxt not in same:
            assert (entry.msgctxt, entry.msgid, entry.msgstr) in sound
