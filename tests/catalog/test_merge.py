"""Template and update: every translation is kept."""

from __future__ import annotations

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.merge import Changes, changes, new_catalog, older_english, sure, template, updated
from pocketcards.catalog.writer import write_po
from tests.catalog.merging import HEADER, A, message, po, wanted
from tests.catalog.test_writer import parse

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


def test_same_english_keeps_everything() -> None:
    new = updated(po(A._replace(extracted=("old note",))), wanted(("a", "Call.")))
    assert new.entries == (A,)


def test_changed_english_is_fuzzy_and_remembers_the_old() -> None:
    (entry,) = updated(po(A), wanted(("a", "Call us."))).entries
    assert entry == A._replace(msgid="Call us.", flags=("fuzzy", "ignore-same"), previous_msgid="Call.")


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
    doubted = A._replace(workflow=("fuzzy",))
    (entry,) = updated(po(doubted), wanted(("a", "Call us."))).entries
    assert entry.workflow == ("fuzzy",)
    assert "fuzzy" not in entry.flags
    assert entry.previous_msgid == "Call."


def test_untranslated_just_follows() -> None:
    empty = A._replace(msgstr="")
    (entry,) = updated(po(empty), wanted(("a", "Call us."))).entries
    assert entry == empty._replace(msgid="Call us.")


def test_same_meaning_is_not_fuzzy() -> None:
    new = wanted(("a", "Call!"))
    assert older_english(po(A), new) == {"a": "Call."}
    (entry,) = updated(po(A), new, {"a": "Call."}).entries
    assert entry == A._replace(msgid="Call!")
    for other in ({"b": "Call."}, {"a": "Cal."}):
        (entry,) = updated(po(A), new, other).entries
        assert entry.fuzzy


def test_same_meaning_can_be_said_after_the_update() -> None:
    new = wanted(("a", "Call!"))
    once = updated(po(A), new)
    assert once.entries[0].fuzzy
    assert older_english(once, new) == {"a": "Call."}
    assert updated(once, new, {"a": "Call."}).entries == (A._replace(msgid="Call!"),)


def test_same_meaning_settles_no_doubt_of_before() -> None:
    doubted = po(A._replace(flags=("fuzzy",), previous_msgid="Cal."))
    new = wanted(("a", "Call!"))
    assert older_english(doubted, new) == {}
    for said in ({"a": "Cal."}, {"a": "Call."}):
        (entry,) = updated(doubted, new, said).entries
        assert entry.fuzzy
        assert entry.previous_msgid == "Cal."


def test_limit_is_a_flag_that_follows_the_template() -> None:
    new = template([message("a", "Call {emergency}.", limit=20)], {})
    assert new.entries[0].flags == ("python-brace-format", "max-length:20")
    old = A._replace(msgid="Call {emergency}.", flags=("max-length:9", "ignore-same"))
    assert updated(po(old), new).entries[0].flags == ("ignore-same", "python-brace-format", "max-length:20")
    assert updated(po(old._replace(msgid="Call.")), wanted(("a", "Call."))).entries[0].flags == (
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
    doubted = A._replace(flags=("fuzzy", "x"), workflow=("fuzzy", "y"), previous_msgid="Cal.")
    assert sure(doubted) == A._replace(flags=("x",), workflow=("y",))
