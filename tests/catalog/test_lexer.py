"""The strict lexer: every fault by its code and line, good files in silence, no file too hostile."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pocketcards.catalog import lexer
from pocketcards.catalog.decode import MAX_BYTES
from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.faults import MAX_FAULTS
from pocketcards.catalog.lexer import MAX_ENTRIES, MAX_LINE, parse_po
from pocketcards.model.finding import Finding, Severity
from tests.support.programs import program

HEADER = """msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""
"""Five lines, so that the first line after it is line 6."""

GOOD = (
    HEADER
    + """# MT: nobody, ever
#. The label of a number.
#: cards/hotline.yaml
#, fuzzy, python-brace-format
#= pretranslated
#| msgid "Phone"
msgctxt "channel.voice"
msgid "Call"
msgstr "Llame al\\n"
"servicio \\"gratuito\\" \\\\ 555-0199\\t"

  msgctxt   "help.now"
  msgid "Help"
  msgstr ""

#~| msgid "Fax!"
#~ msgctxt "channel.fax"
#~ msgid "Fax"
#~ msgstr "Fax"
#~
# To whoever comes next: thank you.
"""
)


def parse(text: str | bytes, locale: str | None = "es") -> tuple[PoFile, list[Finding]]:
    findings: list[Finding] = []
    data = text.encode() if isinstance(text, str) else text
    return parse_po(data, "translations/es/LC_MESSAGES/cards.po", locale, findings), findings


def found(text: str | bytes, locale: str | None = "es") -> list[tuple[str, int | None]]:
    """The names and lines of what is found, in the order of the file."""
    _, findings = parse(text, locale)
    names = {rule.code: rule.name for rule in lexer.RULES}
    return [(names[finding.code], finding.line) for finding in sorted(findings, key=Finding.sort_key)]


def entry(msgstr: str, *, before: str = "") -> str:
    """A file with one entry; its msgstr is on line 8, when nothing comes before it."""
    return f'{HEADER}{before}msgctxt "a"\nmsgid "A"\n{msgstr}\n'


def msgfmt(data: bytes, folder: Path) -> bool:
    """Whether GNU gettext takes the file."""
    path = folder / "cards.po"
    path.write_bytes(data)
    run = subprocess.run(
        [program("msgfmt"), "-c", "-o", str(folder / "x.mo"), str(path)], capture_output=True, check=False
    )
    return run.returncode == 0


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


@pytest.mark.parametrize(("line", "name"), STRINGS)
def test_faults_of_a_text(line: str, name: str) -> None:
    assert found(entry(line)) == [(name, 8)]


@pytest.mark.parametrize(("line", "name"), [pair for pair in STRINGS if pair[0] != "msgstr"])
def test_faults_of_a_text_that_goes_on(line: str, name: str) -> None:
    assert found(entry('msgstr ""\n' + line.removeprefix("msgstr "))) in (
        [(name, 9)],
        [("line-not-understood", 9)],  # without any quote it is not even a text
    )


@pytest.mark.parametrize(("line", "name"), STRINGS)
def test_faults_of_an_obsolete_text(line: str, name: str) -> None:
    text = f'{HEADER}#~ msgctxt "a"\n#~ msgid "A"\n#~ {line}\n'
    assert found(text) == [(name, 8)]


def test_two_faults_in_one_line() -> None:
    assert found(entry('msgstr "a\\q')) == [("unterminated-text", 8), ("unknown-escape", 8)]


OTHERS = {
    "duplicate entry": (
        entry('msgstr "B"') + '\nmsgctxt "a"\nmsgid "A"\nmsgstr "B"\n',
        [("duplicate-entry", 10)],
    ),
    "duplicate of an obsolete entry": (
        entry('msgstr "B"') + '\n#~ msgctxt "a"\n#~ msgid "A"\n#~ msgstr "B"\n',
        [("duplicate-entry", 10)],
    ),
    "duplicate header": (HEADER + HEADER, [("duplicate-entry", 6)]),
    "duplicate id": (
        entry('msgstr "B"') + '\nmsgctxt "a"\nmsgid "C"\nmsgstr ""\n',
        [("duplicate-msgctxt", 10)],
    ),
    "charset": (HEADER.replace("UTF-8", "ISO-8859-1"), [("charset", 4)]),
    "charset of a template": (HEADER.replace("UTF-8", "CHARSET"), [("charset", 4)]),
    "no charset": (HEADER.replace("; charset=UTF-8", ""), [("charset", 1)]),
    "charset in a second place": (
        HEADER.replace('"Language', '"X-Team: charset=utf-7\\n"\n"Language'),
        [("charset", 3)],
    ),
    "another language": (HEADER.replace(": es", ": fr"), [("language-header", 3)]),
    "another region": (HEADER.replace(": es", ": es_MX"), [("language-header", 3)]),
    "no language": (HEADER.replace(": es", ": "), [("language-header", 3)]),
    "no language line": (HEADER.replace('"Language: es\\n"\n', ""), [("language-header", 1)]),
    "header line": (HEADER.replace('"Content', '"who knows\\n"\n"Content'), [("header-line", 4)]),
    "header line twice": (HEADER.replace('"Content', '"Language: es\\n"\n"Content'), [("header-line", 4)]),
    "absurd nplurals": (
        HEADER.replace('"Content', '"Plural-Forms: nplurals=999999999; plural=n;\\n"\n"Content'),
        [("plural-forms", 4)],
    ),
    "unfilled nplurals": (
        HEADER.replace('"Content', '"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n"Content'),
        [("plural-forms", 4)],
    ),
    "nplurals in native digits": (
        HEADER.replace('"Content', '"Plural-Forms: nplurals=٢; plural=n;\\n"\n"Content'),
        [("plural-forms", 4)],
    ),
    "header missing": ('msgctxt "a"\nmsgid "A"\nmsgstr ""\n', [("header-missing", 1)]),
    "empty file": ("", [("header-missing", 1)]),
    "header not first": ('msgctxt "a"\nmsgid "A"\nmsgstr ""\n\n' + HEADER, [("header-missing", 5)]),
    "plural": (
        entry('msgid_plural "As"\nmsgstr[0] "B"\nmsgstr[1] "C"'),
        [("plural-entry", 8)],
    ),
    "plural without end": (entry('msgstr[999999999999] "B"'), [("plural-entry", 8)]),
    "msgstr missing": (entry("") + 'msgctxt "b"\nmsgid "B"\nmsgstr ""\n', [("msgstr-missing", 6)]),
    "msgstr missing before a comment": (
        entry("") + '#. note\nmsgctxt "b"\nmsgid "B"\nmsgstr ""\n',
        [("msgstr-missing", 6)],
    ),
    "msgstr missing at the end": (entry(""), [("msgstr-missing", 6)]),
    "msgid missing": (HEADER + 'msgctxt "a"\nmsgstr "B"\n', [("msgid-missing", 6)]),
    "msgid and msgctxt missing": (entry('msgstr "B"\n\nmsgstr "C"'), [("msgid-missing", 10)]),
    "msgid empty": (HEADER + 'msgctxt "a"\nmsgid ""\nmsgstr "B"\n', [("msgid-missing", 6)]),
    "msgctxt missing": (HEADER + 'msgid "A"\nmsgstr "B"\n', [("msgctxt-missing", 6)]),
    "msgctxt empty": (HEADER + 'msgctxt ""\nmsgid "A"\nmsgstr "B"\n', [("msgctxt-missing", 6)]),
    "msgstr twice": (entry('msgstr "B"\nmsgstr "C"'), [("msgstr-given-twice", 9)]),
    "comment inside": (entry('# note\nmsgstr "B"'), [("comment-inside-entry", 8)]),
    "comment inside a text": (entry('msgstr "B"\n# note\n"C"'), [("comment-inside-entry", 9)]),
    "half obsolete": (entry('#~ msgstr "B"'), [("half-obsolete-entry", 8)]),
    "half obsolete, the other half": (
        HEADER + '#~ msgctxt "a"\n#~ msgid "A"\nmsgstr "B"\n',
        [("half-obsolete-entry", 8)],
    ),
    "misspelt fuzzy, as a comment": (entry('msgstr "B"', before="# fuzzy\n"), [("misspelt-fuzzy", 6)]),
    "misspelt fuzzy, with a blank": (entry('msgstr "B"', before="# , fuzzy\n"), [("misspelt-fuzzy", 6)]),
    "misspelt fuzzy, in capitals": (entry('msgstr "B"', before="#, Fuzzy\n"), [("misspelt-fuzzy", 6)]),
    "misspelt fuzzy, no comma": (entry('msgstr "B"', before="#, fuzzy c-format\n"), [("misspelt-fuzzy", 6)]),
    "damaged previous text": (entry('msgstr "B"', before='#| msgid "x\n'), [("damaged-previous-text", 6)]),
    "previous text of nothing": (entry('msgstr "B"', before='#| "x"\n'), [("damaged-previous-text", 6)]),
    "previous text of an obsolete entry": (
        entry('msgstr "B"', before='#~| msgid "x"\n'),
        [("half-obsolete-entry", 7)],
    ),
    "previous text of a live entry": (
        HEADER + '#| msgid "x"\n#~ msgctxt "a"\n#~ msgid "A"\n#~ msgstr "B"\n',
        [("half-obsolete-entry", 7)],
    ),
    "previous text at the end": (
        entry('msgstr "B"') + '#| msgid "x"\n',
        [("damaged-previous-text", 9)],
    ),
    "garbage": (entry('msgstr "B"\nhello'), [("line-not-understood", 9)]),
    "garbage, a block of it": (entry('msgstr "B"\n\n<p>\n<b>\n</p>'), [("line-not-understood", 10)]),
    "misspelt keyword": (entry('msgst "B"'), [("line-not-understood", 8)]),
    "misspelt first keyword": (
        HEADER + 'msgctx "a"\nmsgid "A"\nmsgstr "B"\n',
        [("line-not-understood", 6)],
    ),
    "keyword with a colon": (entry('msgstr: "B"'), [("line-not-understood", 8)]),
    "keyword without a blank": (entry('msgstr"B"'), [("line-not-understood", 8)]),
    "domain": (HEADER + 'domain "x"\n', [("line-not-understood", 6)]),
    "invisible before a keyword": (entry('\u200bmsgstr "B"'), [("line-not-understood", 8)]),
    "text of nothing": ('"a"\n\n' + HEADER, [("line-not-understood", 1)]),
    "conflict": (
        entry('<<<<<<< HEAD\nmsgstr "B"\n=======\nmsgstr "C"\n>>>>>>> theirs'),
        [("merge-conflict", 8)],
    ),
    "conflict over two entries": (
        HEADER
        + '<<<<<<< HEAD\nmsgctxt "a"\nmsgid "A"\nmsgstr "B"\n||||||| base\n=======\nmsgctxt "a"\nmsgid "A"\n'
        + '\nmsgstr "C"\n>>>>>>> theirs\n\nmsgctxt "b"\nmsgid "B"\nmsgstr "B\n',
        [("merge-conflict", 6), ("unterminated-text", 20)],
    ),
    "conflict in the header": (
        HEADER.replace('"Language: es', '<<<<<<< HEAD\n"Language: es\\n"\n=======\n"Language: es'),
        [("merge-conflict", 3)],
    ),
    "conflict of msgcat": (
        entry('msgstr ""\n"#-#-#-#-#  a.po  #-#-#-#-#\\n"\n"B"'),
        [("merge-conflict", 9)],
    ),
    "byte order mark": ("\ufeff" + GOOD, [("byte-order-mark", 1)]),
    "NUL": (entry('msgstr "a\x00b"'), [("control-character", 8)]),
    "escape": (entry('msgstr "a\x1b[2Jb"'), [("control-character", 8)]),
    "vertical tab": (entry('msgstr "a\x0bb"'), [("control-character", 8)]),
    "form feed in a comment": (GOOD + "# a\x0c\n", [("control-character", 27)]),
    "C1": (entry('msgstr "a\x9bb"'), [("control-character", 8)]),
    "DEL": (entry('msgstr "a\x7fb"'), [("control-character", 8)]),
    "NEL": (entry('msgstr "a\x85b"'), [("unusual-line-break", 8)]),
    "line separator": (entry('msgstr "a\u2028b"'), [("unusual-line-break", 8)]),
    "paragraph separator": (entry('msgstr "a\u2029b"'), [("unusual-line-break", 8)]),
    "lone CR": (entry('msgstr "a\rb"'), [("unusual-line-break", 8)]),
    "old Mac": (GOOD.replace("\n", "\r"), [("unusual-line-break", 1)]),
    "replacement character": (entry('msgstr "a\ufffdb"'), [("replacement-character", 8)]),
    "mixed ends": (GOOD.replace("\n", "\r\n", 9), [("mixed-line-ends", 10)]),
    "long line": (entry(f'msgstr "{"a" * MAX_LINE}"'), [("line-too-long", 8)]),
    "all at once": (
        entry('msgstr "B\n\nmsgctxt "b"\nmsgid "B"\nmsgstr “C”\n\nmsgid "C"\nmsgstr ""\n\nrubbish'),
        [
            ("unterminated-text", 8),
            ("typographic-delimiter", 12),
            ("msgctxt-missing", 14),
            ("line-not-understood", 17),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), OTHERS.values(), ids=OTHERS)
def test_faults_of_a_file(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected


def test_not_utf8_names_the_byte() -> None:
    data = entry('msgstr "¿Señora?"\nrubbish').encode("latin-1")
    assert found(data) == [("not-utf8", 8), ("line-not-understood", 9)]
    _, findings = parse(data)
    assert f"BF at offset {data.index(0xBF)}" in findings[0].message


def test_offset_counts_the_byte_order_mark() -> None:
    data = b"\xef\xbb\xbf" + entry('msgstr "\xff"').encode("latin-1")
    _, findings = parse(data)
    assert f"FF at offset {data.index(0xFF)}" in findings[1].message


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_named(codec: str) -> None:
    assert found(GOOD.encode(codec)) == [("not-utf8", 1)]


def test_sizes_are_bounded() -> None:
    assert found(b"#" * (MAX_BYTES + 1)) == [("file-too-large", 1)]
    many = "".join(f'msgctxt "{n}"\nmsgid "A"\nmsgstr ""\n' for n in range(MAX_ENTRIES + 1))
    (finding,) = found(HEADER + many)
    assert finding[0] == "too-many-entries"
    assert found(HEADER + many[: many.index('msgctxt "20000"')]) == []


def test_more_faults_than_anybody_reads() -> None:
    for text in (HEADER + "x\n\n" * 50_000, HEADER + "\x00\n" * 50_000 + "#" * 100_000, "#| x\n" * 50_000):
        _, findings = parse(text)
        assert len(findings) == MAX_FAULTS + 1
        assert findings[-1].code == "CAT001"


def test_excerpts_cannot_command_a_terminal() -> None:
    _, findings = parse(HEADER + "::error::\u202e\u200b hello " + "x" * 100)
    assert "::error::<U+202E><U+200B> hello" in findings[0].message
    assert len(findings[0].message) < 100


def test_template_has_no_language() -> None:
    assert found(HEADER.replace(": es", ": "), locale=None) == []


def test_rules_are_complete_and_unique() -> None:
    assert (
        len({rule.code for rule in lexer.RULES})
        == len({rule.name for rule in lexer.RULES})
        == len(lexer.RULES)
    )
    named = {name for _, expected in OTHERS.values() for name, _ in expected} | {name for _, name in STRINGS}
    elsewhere = {"more-faults", "file-too-large", "not-utf8", "too-many-entries"}
    assert named | elsewhere == {rule.name for rule in lexer.RULES}


# msgfmt is more lenient in style only; what it refuses we must refuse.
LENIENT = {
    'msgstr "a" "b"',
    'msgstr "a\\r"',
    'msgstr "\\x39"',
    'msgstr "a\tb"',
}


@pytest.mark.parametrize("line", [line for line, _ in STRINGS])
def test_msgfmt_agrees_on_bad_texts(line: str, tmp_path: Path) -> None:
    assert msgfmt(entry(line).encode(), tmp_path) is (line in LENIENT)


@pytest.mark.parametrize(
    "case",
    [
        "duplicate entry",
        "duplicate of an obsolete entry",
        "garbage",
        "msgstr missing",
        "conflict",
        "half obsolete",
        "previous text of an obsolete entry",
        "previous text of a live entry",
        "previous text at the end",
    ],
)
def test_msgfmt_agrees_on_bad_files(case: str, tmp_path: Path) -> None:
    assert not msgfmt(OTHERS[case][0].encode(), tmp_path)


# --- fuzz ---------------------------------------------------------------------------------------------------

SCRAPS = [
    *GOOD.splitlines(keepends=True),
    '"',
    "\\",
    "#",
    "#~ ",
    "#| ",
    "#, fuzzy\n",
    "\n",
    "\r",
    "\t",
    "“",
    " ",
    "[",
]
PO_TEXT = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=4)), max_size=60).map("".join)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.one_of(st.binary(max_size=300), PO_TEXT.map(lambda text: text.encode("utf-8", "replace"))))
def test_never_raises(data: bytes) -> None:
    parse(data)
    parse(HEADER.encode() + data)


@settings(max_examples=400, deadline=None)
@given(PO_TEXT)
def test_nothing_is_lost_in_silence(text: str) -> None:
    """In a file without findings every letter inside quotes is in an entry, and every comment too."""
    po, findings = parse((HEADER + text).encode("utf-8", "replace"))
    if findings:
        return
    lines = [line.strip(" \t") for line in (HEADER + text).replace("\r\n", "\n").split("\n")]
    marked = [line for line in lines if line.startswith("#") and not line.startswith(("#~ ", "#~m", '#~"'))]
    entries = [*po.entries, po.header or Entry(None, "", "")]
    kept = sum(
        len(e.comments) + len(e.extracted) + len(e.references) + (e.previous_msgid is not None)
        for e in entries
    )
    assert len(marked) <= kept + len(po.tail) + sum(
        line.startswith(("#,", "#=", "#|", "#~")) for line in marked
    )
    starts = [line.removeprefix("#~").strip(" \t") for line in lines]
    assert sum(line.startswith("msgstr") for line in starts) == len(entries)


HOSTILE: dict[str, Callable[[int], str]] = {
    "backslashes": lambda n: HEADER + ('"' + "\\" * 9_000 + "\n") * (n // 9_000),
    "quotes": lambda n: entry('msgstr "a"\n' + '"' * n),
    "quoted lines": lambda n: entry("msgstr ''\n" + '"a"\n' * (n // 4)),
    "keywords": lambda n: HEADER + 'msgctxt "a"\n' * (n // 12),
    "comments": lambda n: HEADER + "#~| msgid\n" * (n // 10),
    "flags": lambda n: HEADER + "#, fuzzy,,,\n" * (n // 12),
    "continued header": lambda n: HEADER.rstrip() + "\n" + '"a"\n' * (n // 4),
    "plural rule of blanks": lambda n: (
        HEADER.rstrip()
        + '\n"Plural-Forms: nplurals=2; plural=n"\n'
        + ('"' + " " * 9_000 + '"\n') * (n // 9_000)
        + '"x\\n"\n'
    ),
    "carriage returns": lambda n: "\r\n" + "\r" * n,
    "brackets": lambda n: HEADER + ("msgstr[" * 1_000 + "\n") * (n // 7_000),
    "curly": lambda n: HEADER + ('msgid "' + "“" * 3_000 + "\n") * (n // 9_000),
    "conflicts": lambda n: HEADER + "<<<<<<< \nmsgid\n" * (n // 15),
}


@pytest.mark.slow
@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear(make: Callable[[int], str]) -> None:
    """Eight times the input costs no more than some twenty times the work (quadratic would be 64).

    Measured in time of this process, and again where the machine was busy with something else.
    """
    small, large = (make(size).encode() for size in (100_000, 800_000))
    assert any(_seconds(large) < 20 * _seconds(small) + 0.05 for _ in range(9))


def _seconds(data: bytes) -> float:
    start = time.process_time()
    parse(data)
    return time.process_time() - start
