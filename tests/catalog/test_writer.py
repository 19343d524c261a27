"""The writer: what it writes is read back the same, by us, by GNU gettext and by Babel."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.lexer import parse_po
from pocketcards.catalog.writer import new_header, write_po
from pocketcards.model.finding import Finding
from tests.support.each import each
from tests.support.programs import program

FULL = PoFile(
    header=new_header("es", ("Spanish, by the team.",)),
    entries=(
        Entry(
            msgctxt="channel.voice",
            msgid="Call\nnow",
            msgstr='Llame "ya"\n\t\\n 555-0199\n',
            comments=("MT: nobody", "", "  indented"),
            extracted=("The label of a number.", "At most 24 characters."),
            references=("cards/hotline.yaml",),
            flags=("fuzzy", "python-brace-format"),
            workflow=("pretranslated", "sticky-thing: 1..2"),
            previous_msgctxt="channel.phone",
            previous_msgid="Call\nus",
        ),
        Entry(msgctxt="help.now", msgid="Help", msgstr=""),
        Entry(
            msgctxt="channel.fax",
            msgid="Fax",
            msgstr="Fax\nFax",
            comments=("old",),
            flags=("fuzzy",),
            previous_msgid="Telefax",
            obsolete=True,
        ),
    ),
    tail=("# The end.",),
)

WRITTEN = """# Spanish, by the team.
msgid ""
msgstr ""
"Project-Id-Version: pocketcards\\n"
"Language: es\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

# MT: nobody
#
#   indented
#. The label of a number.
#. At most 24 characters.
#: cards/hotline.yaml
#, fuzzy, python-brace-format
#= pretranslated, sticky-thing: 1..2
#| msgctxt "channel.phone"
#| msgid ""
#| "Call\\n"
#| "us"
msgctxt "channel.voice"
msgid ""
"Call\\n"
"now"
msgstr ""
"Llame \\"ya\\"\\n"
"\\t\\\\n 555-0199\\n"

msgctxt "help.now"
msgid "Help"
msgstr ""

# old
#, fuzzy
#~| msgid "Telefax"
#~ msgctxt "channel.fax"
#~ msgid "Fax"
#~ msgstr ""
#~ "Fax\\n"
#~ "Fax"

# The end.
"""


def parse(data: bytes, locale: str | None = None) -> PoFile:
    findings: list[Finding] = []
    po = parse_po(data, "cards.po", locale, findings)
    assert findings == []
    return po


def test_written_to_the_letter() -> None:
    assert write_po(FULL).decode() == WRITTEN
    assert parse(write_po(FULL), "es") == FULL


def test_gnu_gettext_takes_it(tmp_path: Path) -> None:
    # GNU wants the line ends of English and translation to be alike.
    first = FULL.entries[0]._replace(msgstr="Llame\nya")
    po = FULL._replace(entries=(first, *FULL.entries[1:]))
    (tmp_path / "x.po").write_bytes(write_po(po))
    subprocess.run(
        [program("msgfmt"), "-c", "-o", str(tmp_path / "x.mo"), str(tmp_path / "x.po")], check=True
    )


def test_nothing_is_wrapped_and_nothing_dated() -> None:
    text = "word " * 500
    data = write_po(PoFile(new_header("es"), (Entry("a", text, text),))).decode()
    assert f'msgid "{text}"\n' in data
    assert "Date" not in data
    assert "\r" not in data


def test_template() -> None:
    po = PoFile(new_header(""), (Entry("a", "A", "", extracted=("Note.",)),))
    assert parse(write_po(po)) == po


@each(
    "entry",
    [
        Entry("a", "A", "a\rb"),
        Entry("a", "A", "a\u2028b"),
        Entry("a", "A", "a\x00b"),
        Entry("a", "A", "B", comments=("two\nlines",)),
        Entry("a", "A", "B", comments=('x\nmsgstr "C"',)),
        Entry("a", "A", "B", comments=("fuzzy",)),
        Entry("a", "A", "B", comments=("blank at the end ",)),
        Entry("a", "A", "B", flags=("a,b",)),
        Entry("a", "A", "B", flags=("Fuzzy",)),
        Entry("a", "", "B"),
        Entry("", "A", "B"),
        Entry(None, "A", "B"),
        Entry("b", "B", "B"),
        Entry("b", "C", "B"),
        Entry("a", "A", "x" * 20_000),
    ],
)
def test_what_the_lexer_would_refuse_is_not_written(entry: Entry) -> None:
    with pytest.raises(ValueError, match=r"line \d+|read back"):
        write_po(PoFile(new_header("es"), (Entry("b", "B", ""), entry)))


def test_no_header_is_refused() -> None:
    with pytest.raises(ValueError, match="no header"):
        write_po(PoFile(None, (Entry("a", "A", ""),)))


NONCHARACTERS = "".join(map(chr, (*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)))


def chars(but: str = "", more: str = "") -> st.SearchStrategy[str]:
    """Any character that a text may have. A filter would take ten times as long."""
    return st.characters(
        exclude_categories=("Cs", "Cc", "Zl", "Zp"),
        exclude_characters=f"\ufffd{NONCHARACTERS}{but}",
        include_characters=more,
    )


TEXT = st.text(chars(more="\n\t"), max_size=30)
WORD = st.text(chars(more="\n\t"), min_size=1, max_size=12)
NOTE = st.text(chars(but=" "), max_size=20).map(lambda text: f" note {text}.")
NOTES = st.lists(NOTE, max_size=2).map(tuple)
# Babel refuses a place with an isolate that is never closed; gettext puts file names with blanks between two.
PLACES = NOTES.filter(lambda notes: not any(char in note for note in notes for char in "\u2068\u2069"))
FLAGS = st.lists(st.sampled_from(["fuzzy", "python-brace-format", "max-length:24"]), max_size=2).map(tuple)
PLAIN = TEXT.filter(lambda text: not text.startswith("#-#-#"))
ENTRY = st.builds(
    lambda **given: Entry(**given),
    msgctxt=WORD,
    msgid=WORD,
    msgstr=PLAIN,
    comments=NOTES,
    extracted=NOTES,
    references=PLACES,
    flags=FLAGS,
    workflow=FLAGS,
    previous_msgctxt=st.none() | PLAIN,
    previous_msgid=st.none() | PLAIN,
    obsolete=st.booleans(),
)
FILE = st.builds(
    PoFile,
    header=st.just(new_header("es")),
    entries=st.lists(ENTRY, max_size=5, unique_by=lambda entry: entry.msgctxt).map(tuple),
    tail=NOTES.map(lambda notes: tuple(f"# {note}" for note in notes)),
)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(FILE)
def test_round_trip(po: PoFile) -> None:
    """`write_po` proves it of itself as well; here the lexer is asked once more, and Babel too."""
    data = write_po(po)
    assert parse(data, "es") == po
    assert write_po(parse(data)) == data
    lines = [line for line in data.decode().split("\n") if not line.startswith("#~|")]
    babel = read_po(io.StringIO("\n".join(lines)), abort_invalid=True)
    theirs = {(message.context, message.id): message.string for message in babel if message.id}
    assert theirs == {(e.msgctxt, e.msgid): e.msgstr for e in po.entries if not e.obsolete}
