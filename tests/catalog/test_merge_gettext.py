"""GNU gettext and Babel see in a catalog what we see."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.merge import new_catalog, updated
from pocketcards.catalog.writer import write_po
from tests.catalog.merging import A, po, wanted
from tests.catalog.test_writer import parse
from tests.support.programs import program

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
    broken = made._replace(entries=(made.entries[0]._replace(msgstr="Llame."),))
    with pytest.raises(subprocess.CalledProcessError) as caught:
        gnu("msgfmt", "-c", "-o", "out.mo", "x.po", x=broken)
    assert "emergency" in caught.value.stderr


def test_msgmerge_does_the_same(gnu) -> None:  # type: ignore[no-untyped-def]
    """It drops flags that it does not know, and `#=`; apart from them it makes the same file of ours."""
    gnu("msgmerge", "-q", "--previous", "-N", "-o", "theirs.po", "old.po", "new.po", old=OLD, new=NEW)
    ours = updated(OLD, NEW)
    again = gnu("msgmerge", "-q", "--previous", "-N", "--no-wrap", "ours.po", "new.po", ours=ours, new=NEW)
    theirs = parse(again.encode(), "es")
    plain = [e._replace(flags=_known(e), workflow=()) for e in ours.entries]
    assert [e._replace(comments=_without_workflow(e)) for e in theirs.entries] == plain


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
