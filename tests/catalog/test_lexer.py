"""The strict lexer: every fault by its code and line, good files in silence, no file too hostile."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocketcards.catalog.entry import Entry
from pocketcards.model.finding import Severity
from tests.catalog.po import GOOD, HEADER, entry, found, msgfmt, parse
from tests.support.each import each


def test_good_file_is_read_to_the_letter(tmp_path: Path) -> None:
    po, findings = parse(GOOD)
    assert findings == []
    assert po.entries == (
        Entry(
            msgctxt="channel.voice",
            msgid="Call",
            msgstr='Llame al\nservicio "gratuito" \\ 555-0199\t',
            comments=("MT: nobody, ever",),
            extracted=("The label of a number.",),
            references=("cards/hotline.yaml",),
            flags=("fuzzy", "python-brace-format"),
            workflow=("pretranslated",),
            previous_msgid="Phone",
        ),
        Entry(msgctxt="help.now", msgid="Help", msgstr=""),
        Entry(msgctxt="channel.fax", msgid="Fax", msgstr="Fax", previous_msgid="Fax!", obsolete=True),
    )
    assert po.header is not None
    assert po.header.msgstr.startswith("Language: es\n")
    assert po.tail == ("# To whoever comes next: thank you.",)
    assert [entry.line for entry in po.entries] == [12, 17, 22]
    assert [entry.msgstr_line for entry in po.entries] == [14, 19, 24]
    assert [entry.fuzzy for entry in po.entries] == [True, False, False]
    assert msgfmt(GOOD.encode(), tmp_path)


def test_headline_trap_is_refused() -> None:
    """Babel and polib read 1-800-555-019 here, and say nothing."""
    _, findings = parse(entry('msgstr "Llame 1-800-555-0199'))
    (finding,) = findings
    assert (finding.code, finding.line, finding.severity) == ("CAT009", 8, Severity.ERROR)
    assert (finding.msgctxt, finding.locale) == ("a", "es")
    assert "1-800-555-0199" in finding.message
    assert 'straight "' in finding.hint


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD.replace("\n", "\r\n"), id="all lines end as on Windows"),
        pytest.param(GOOD.removesuffix("\n"), id="no line end at the end"),
        pytest.param(entry('msgstr "Hola“ “Hola”"'), id="curly quotes inside"),
        pytest.param(entry('msgstr "«Hola»"'), id="curly quotes all around, inside"),
        pytest.param(entry('msgstr "don\'t"'), id="an apostrophe"),
        pytest.param(entry('msgstr "a"\n\n\n"b"'), id="an empty line in a text"),
        pytest.param(entry('msgstr "\\\\"'), id="a backslash at the end"),
        pytest.param(entry('msgstr "\u200f\u2067x\u2069"'), id="marks of direction are for the checks"),
        pytest.param(HEADER.replace("es\\n", "es\\n").replace("UTF-8", "utf-8"), id="no entries"),
        pytest.param(HEADER.replace("Language: es", "language:es"), id="header names in any case"),
        pytest.param(
            HEADER.replace('"Content', '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n"Content'),
            id="a plural rule that an editor has added",
        ),
        pytest.param(
            HEADER.replace('"Content', '"PO-Revision-Date: 31st of May\\n"\n"Content'),
            id="a date nobody prints",
        ),
        pytest.param(HEADER + '#~ msgid "A"\n#~ msgstr "B"\n', id="an obsolete entry needs no id"),
        pytest.param(
            entry('msgstr "B"') + '\n#~ msgctxt "a"\n#~ msgid "Older A"\n#~ msgstr "C"\n',
            id="an obsolete entry of an older English",
        ),
        pytest.param(entry('msgstr "B"', before="#fuzzy logic\n#, no-fuzzy\n"), id="other words with fuzzy"),
    ],
)
def test_good_files_are_silent(text: str, tmp_path: Path) -> None:
    assert found(text) == []
    assert msgfmt(text.encode(), tmp_path)


STRINGS = [
    ('msgstr "Hola', "unterminated-text"),
    ('msgstr "', "unterminated-text"),
    ('msgstr "Hola\\"', "unterminated-text"),
    ('msgstr "Hola\\', "unterminated-text"),
    ('msgstr "Diga “hola”', "unterminated-text"),
    ('msgstr "Diga "hola" ahora"', "unescaped-quote"),
    ('msgstr "a" "b"', "unescaped-quote"),
    ('msgstr ""a""', "unescaped-quote"),
    ('msgstr "a\\q"', "unknown-escape"),
    ('msgstr "a\\r"', "unknown-escape"),
    ('msgstr "\\x39"', "unknown-escape"),
    ('msgstr "\\\\\\é"', "unknown-escape"),
    ('msgstr "Llame" 1-900-555-0199', "text-after-quote"),
    ('msgstr "Llame".', "text-after-quote"),
    ('msgstr "Llame"\u00a0', "text-after-quote"),
    ('msgstr Llame"', "missing-opening-quote"),
    ("msgstr Llame", "missing-opening-quote"),
    ("msgstr", "missing-opening-quote"),
    ("msgstr “Hola”", "typographic-delimiter"),
    ('msgstr „Hola"', "typographic-delimiter"),
    ('msgstr "Hola”', "typographic-delimiter"),
    ("msgstr «Hola»", "typographic-delimiter"),
    ("msgstr 'Hola'", "typographic-delimiter"),
    ("msgstr 「今日は」", "typographic-delimiter"),
    ('msgstr "a\tb"', "control-character"),
]


@each(("line", "name"), STRINGS)
def test_faults_of_a_text(line: str, name: str) -> None:
    assert found(entry(line)) == [(name, 8)]


@each(("line", "name"), [pair for pair in STRINGS if pair[0] != "msgstr"])
def test_faults_of_a_text_that_goes_on(line: str, name: str) -> None:
    assert found(entry('msgstr ""\n' + line.removeprefix("msgstr "))) in (
        [(name, 9)],
        [("line-not-understood", 9)],  # without any quote it is not even a text
    )


@each(("line", "name"), STRINGS)
def test_faults_of_an_obsolete_text(line: str, name: str) -> None:
    text = f'{HEADER}#~ msgctxt "a"\n#~ msgid "A"\n#~ {line}\n'
    assert found(text) == [(name, 8)]


def test_two_faults_in_one_line() -> None:
    assert found(entry('msgstr "a\\q')) == [("unterminated-text", 8), ("unknown-escape", 8)]


# msgfmt is more lenient in style only; what it refuses we must refuse.


LENIENT = {
    'msgstr "a" "b"',
    'msgstr "a\\r"',
    'msgstr "\\x39"',
    'msgstr "a\tb"',
}


@each("line", [line for line, _ in STRINGS])
def test_msgfmt_agrees_on_bad_texts(line: str, tmp_path: Path) -> None:
    assert msgfmt(entry(line).encode(), tmp_path) is (line in LENIENT)
