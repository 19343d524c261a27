"""Template and update: every translation is kept, and GNU gettext sees what we see."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.merge import Changes, changes, new_catalog, older_english, sure, template, updated
from pocketcards.catalog.writer import new_header, write_po
from pocketcards.model.finding import Location
from pocketcards.model.message import Message
from tests.catalog.test_writer import parse
from tests.support.programs import program

AT = Location("cards/help.yaml", 1)
HEADER = new_header("es")


def message(name: str, text: str, **more: object) -> Message:
    return Message(name, text, AT, **more)  # type: ignore[arg-type]


def po(*entries: Entry) -> PoFile:
    return PoFile(HEADER, entries)


def wanted(*pairs: tuple[str, str]) -> PoFile:
    return template([message(*pair) for pair in pairs], {})


# The template


def test_template_says_what_a_translator_needs() -> None:
    note = "A label.\n\n  Two lines of it. \n"
    made = template(
        [message("a", "Call {emergency}.", note=note, limit=20), message("b", "Text")],
        {"a": ["hotline", "indicator"]},
    )
    first, second = made.entries
    assert first.extracted == (
        "A label.",
        "Two lines of it.",
        "{emergency} becomes the emergency number. Keep it as it is; you may move it.",
        "On the cards: hotline, indicator.",
        "At most 20 characters.",
    )
    assert first.flags == ("python-brace-format", "max-length:20")
    assert second == Entry("b", "Text", "")
    assert parse(write_po(made)) == made


def test_note_that_explains_the_placeholder_is_enough() -> None:
    made = template([message("a", "Call {emergency}.", note="{emergency} becomes 911.")], {})
    assert made.entries[0].extracted == ("{emergency} becomes 911.",)


def test_new_catalog_says_it_is_a_draft_and_names_nobody() -> None:
    made = new_catalog("so", wanted(("a", "A")))
    data = write_po(made).decode()
    assert data.startswith("# Draft")
    assert "Language: so\\n" in data
    assert not {"Last-Translator", "Date"} & set(data.replace(":", " ").replace("-Date", " Date").split())
    assert parse(data.encode(), "so") == made


# Update, case by case

A = Entry("a", "Call.", "Llame.", comments=("by hand",), flags=("ignore-same",), workflow=("pretranslated",))


def test_same_english_keeps_everything() -> None:
    new = updated(po(replace(A, extracted=("old note",))), wanted(("a", "Call.")))
    assert new.entries == (A,)


def test_changed_english_is_fuzzy_and_remembers_the_old() -> None:
    (entry,) = updated(po(A), wanted(("a", "Call us."))).entries
    assert entry == replace(A, msgid="Call us.", flags=("fuzzy", "ignore-same"), previous_msgid="Call.")


def test_changed_twice_remembers_what_was_translated() -> None:
    once = updated(po(A), wanted(("a", "Call us.")))
    (entry,) = updated(once, wanted(("a", "Call us now."))).entries
    assert entry.previous_msgid == "Call."


def test_english_that_comes_back_does_not_settle_a_doubt() -> None:
    once = updated(po(A), wanted(("a", "Call us.")))
    (entry,) = updated(once, wanted(("a", "Call."))).entries
    assert entry.fuzzy
    assert entry.previous_msgid is None
    assert (entry.msgid, entry.msgstr) == ("Call.", "Llame.")


def test_doubt_noted_by_the_new_flags_of_gettext_counts() -> None:
    doubted = replace(A, workflow=("fuzzy",))
    (entry,) = updated(po(doubted), wanted(("a", "Call us."))).entries
    assert entry.workflow == ("fuzzy",)
    assert "fuzzy" not in entry.flags
    assert entry.previous_msgid == "Call."


def test_untranslated_just_follows() -> None:
    empty = replace(A, msgstr="")
    (entry,) = updated(po(empty), wanted(("a", "Call us."))).entries
    assert entry == replace(empty, msgid="Call us.")


def test_same_meaning_is_not_fuzzy() -> None:
    new = wanted(("a", "Call!"))
    assert older_english(po(A), new) == {"a": "Call."}
    (entry,) = updated(po(A), new, {"a": "Call."}).entries
    assert entry == replace(A, msgid="Call!")
    for other in ({"b": "Call."}, {"a": "Cal."}):
        (entry,) = updated(po(A), new, other).entries
        assert entry.fuzzy


def test_same_meaning_can_be_said_after_the_update() -> None:
    new = wanted(("a", "Call!"))
    once = updated(po(A), new)
    assert once.entries[0].fuzzy
    assert older_english(once, new) == {"a": "Call."}
    assert updated(once, new, {"a": "Call."}).entries == (replace(A, msgid="Call!"),)


def test_same_meaning_settles_no_doubt_of_before() -> None:
    doubted = po(replace(A, flags=("fuzzy",), previous_msgid="Cal."))
    new = wanted(("a", "Call!"))
    assert older_english(doubted, new) == {}
    for said in ({"a": "Cal."}, {"a": "Call."}):
        (entry,) = updated(doubted, new, said).entries
        assert entry.fuzzy
        assert entry.previous_msgid == "Cal."


def test_limit_is_a_flag_that_follows_the_template() -> None:
    new = template([message("a", "Call {emergency}.", limit=20)], {})
    assert new.entries[0].flags == ("python-brace-format", "max-length:20")
    old = replace(A, msgid="Call {emergency}.", flags=("max-length:9", "ignore-same"))
    assert updated(po(old), new).entries[0].flags == ("ignore-same", "python-brace-format", "max-length:20")
    assert updated(po(replace(old, msgid="Call.")), wanted(("a", "Call."))).entries[0].flags == (
        "ignore-same",
    )


def test_removed_goes_to_the_end_and_comes_back() -> None:
    two = po(A, Entry("b", "Text", "Texto"))
    without = updated(two, wanted(("b", "Text")))
    assert [(e.msgctxt, e.obsolete) for e in without.entries] == [("b", False), ("a", True)]
    assert without.entries[1].msgstr == "Llame."
    assert updated(without, wanted(("a", "Call."), ("b", "Text"))) == two
    changed = updated(without, wanted(("a", "Call us."), ("b", "Text"))).entries[0]
    assert changed.fuzzy
    assert changed.previous_msgid == "Call."


def test_removed_and_never_translated_is_dropped_unless_somebody_wrote_a_comment() -> None:
    old = po(Entry("a", "A", ""), Entry("b", "B", "", comments=("we discuss this",)))
    (entry,) = updated(old, wanted()).entries
    assert (entry.msgctxt, entry.comments) == ("b", ("we discuss this",))


def test_two_old_versions_of_one_message_are_both_kept() -> None:
    old = po(
        Entry("a", "New", "Nuevo"),
        Entry("a", "Old", "Viejo", obsolete=True),
        Entry("a", "Older", "Antiguo", obsolete=True),
    )
    assert {e.msgstr for e in updated(old, wanted(("a", "New"))).entries} == {"Nuevo", "Viejo", "Antiguo"}
    back = updated(old, wanted(("a", "Older"))).entries
    assert (back[0].msgid, back[0].msgstr, back[0].fuzzy) == ("Older", "Antiguo", False)
    assert {e.msgstr for e in back} == {"Nuevo", "Viejo", "Antiguo"}
    write_po(PoFile(HEADER, back))


def test_old_version_with_nothing_but_a_comment_makes_room() -> None:
    """Two entries of one id and one English are refused by every reader."""
    old = po(Entry("a", "Old", "Viejo"), Entry("a", "New", "", comments=("to do",), obsolete=True))
    made = updated(old, wanted(("a", "New")))
    assert [(e.msgid, e.msgstr, e.fuzzy) for e in made.entries] == [("New", "Viejo", True)]
    write_po(made)


def test_header_tail_and_order() -> None:
    header = Entry(None, "", HEADER.msgstr + "X-Generator: Poedit 3\n", comments=("Team.",))
    old = PoFile(header, (Entry("b", "B", "Be"), Entry("a", "A", "A")), ("# the end",))
    new = updated(old, wanted(("a", "A"), ("b", "B")))
    assert new.header == header
    assert new.tail == ("# the end",)
    assert [entry.msgctxt for entry in new.entries] == ["a", "b"]


def test_changes_are_counted() -> None:
    old = po(
        A,
        Entry("b", "B", "Be"),
        Entry("c", "C", "Ce"),
        Entry("d", "D", "De", obsolete=True),
        Entry("f", "F", "Ef", flags=("fuzzy",)),
    )
    new = updated(old, wanted(("a", "Call us."), ("b", "B"), ("d", "D"), ("e", "E"), ("f", "G")))
    found = changes(old, new)
    assert found == Changes(new=1, fuzzy=1, obsolete=1, back=1)
    assert str(found) == "1 new, 1 fuzzy, 1 obsolete, 1 used again"
    assert str(changes(new, new)) == "0 new, 0 fuzzy, 0 obsolete"


def test_sure_takes_every_doubt_away_and_nothing_else() -> None:
    doubted = replace(A, flags=("fuzzy", "x"), workflow=("fuzzy", "y"), previous_msgid="Cal.")
    assert sure(doubted) == replace(A, flags=("x",), workflow=("y",))


# Properties

ID = st.sampled_from("abcdef")
WORDS = st.text('Aé人\n {}"\\', min_size=1, max_size=6)
ENTRY = st.builds(
    Entry,
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


# GNU gettext and Babel


@pytest.fixture
def gnu(tmp_path: Path):  # type: ignore[no-untyped-def]
    def run(name: str, *words: str, **files: PoFile) -> str:
        for stem, file in files.items():
            (tmp_path / f"{stem}.po").write_bytes(write_po(file))
        done = subprocess.run(
            [program(name), *words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout + done.stderr

    return run


OLD = po(
    A,
    Entry("b", "Text", "Texto"),
    Entry("c", "Call {emergency}.", "Llame al {emergency}.", flags=("python-brace-format",)),
    Entry("d", "Gone", "Se fue"),
)
NEW = wanted(("e", "New"), ("c", "Call {emergency} now."), ("b", "Text"), ("a", "Call."))


def test_msgfmt_accepts_it_and_counts_the_same(gnu) -> None:  # type: ignore[no-untyped-def]
    said = gnu("msgfmt", "-c", "--statistics", "-o", "out.mo", "x.po", x=updated(OLD, NEW))
    # It warns of header lines that would name a person or a day.
    assert said.splitlines()[-1] == "2 translated messages, 1 fuzzy translation, 1 untranslated message."


def test_msgfmt_sees_a_lost_placeholder_by_our_flag(gnu) -> None:  # type: ignore[no-untyped-def]
    made = new_catalog("es", wanted(("c", "Call {emergency}.")))
    broken = replace(made, entries=(replace(made.entries[0], msgstr="Llame."),))
    with pytest.raises(subprocess.CalledProcessError) as caught:
        gnu("msgfmt", "-c", "-o", "out.mo", "x.po", x=broken)
    assert "emergency" in caught.value.stderr


def test_msgmerge_does_the_same(gnu) -> None:  # type: ignore[no-untyped-def]
    """It drops flags that it does not know, and `#=`; apart from them it makes the same file of ours."""
    gnu("msgmerge", "-q", "--previous", "-N", "-o", "theirs.po", "old.po", "new.po", old=OLD, new=NEW)
    ours = updated(OLD, NEW)
    again = gnu("msgmerge", "-q", "--previous", "-N", "--no-wrap", "ours.po", "new.po", ours=ours, new=NEW)
    theirs = parse(again.encode(), "es")
    plain = [replace(e, flags=_known(e), workflow=()) for e in ours.entries]
    assert [replace(e, comments=_without_workflow(e)) for e in theirs.entries] == plain


def test_msgmerge_before_an_update_loses_nothing(gnu) -> None:  # type: ignore[no-untyped-def]
    """Some programs run it by themselves, with and without a guess at what is new."""
    old = po(
        Entry("a", "You are not alone. Somebody can help you.", "No está solo. Alguien puede ayudarle."),
        Entry("b", "Call a friend", "Llame a un amigo"),
        Entry("c", "Send a text message", "Mande un mensaje de texto"),
    )
    new = wanted(
        ("a", "Nobody is alone here."),
        ("b", "Call a friend"),
        ("c", "Send text messages"),
        ("d", "Call a friend!"),
    )
    plainly = updated(old, new)
    for words in ((), ("-N",), ("--previous",), ("--previous", "-N")):
        gnu("msgmerge", "-q", *words, "-o", "theirs.po", "old.po", "new.po", old=old, new=new)
        between = parse(gnu("msgmerge", "-q", "--no-wrap", *words, "old.po", "new.po").encode(), "es")
        made = updated(between, new)
        texts = {entry.msgctxt: entry.msgstr for entry in made.entries if not entry.obsolete}
        assert texts == {entry.msgctxt: entry.msgstr for entry in plainly.entries}, words
        assert [e.fuzzy for e in made.entries if not e.obsolete] == [True, False, True, False], words
        assert {e.previous_msgid for e in made.entries} <= {
            e.msgid for e in old.entries if e.msgctxt != "b"
        } | {None}


def _known(entry: Entry) -> tuple[str, ...]:
    return tuple(flag for flag in entry.flags if flag in ("fuzzy", "python-brace-format"))


def _without_workflow(entry: Entry) -> tuple[str, ...]:
    return tuple(comment for comment in entry.comments if not comment.startswith("="))


def test_msgattrib_finds_what_is_to_be_done(gnu) -> None:  # type: ignore[no-untyped-def]
    made = updated(OLD, NEW)
    for option, ids in (("--only-fuzzy", ["c"]), ("--untranslated", ["e"]), ("--only-obsolete", ["d"])):
        found = parse(gnu("msgattrib", option, "x.po", x=made).encode())
        assert [entry.msgctxt for entry in found.entries] == ids


def test_babel_reads_it() -> None:
    lines = write_po(updated(OLD, NEW)).decode()
    catalog = read_po(io.StringIO(lines), abort_invalid=True)
    found = {m.context: (m.id, m.string, m.fuzzy) for m in catalog if m.id}
    assert found == {
        "e": ("New", "", False),
        "c": ("Call {emergency} now.", "Llame al {emergency}.", True),
        "b": ("Text", "Texto", False),
        "a": ("Call.", "Llame.", False),
    }
