"""Faults of a PO file beside its texts: entries, header, comments, conflicts, encoding, size."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocketcards.catalog import lexer
from pocketcards.catalog.decode import MAX_BYTES
from pocketcards.catalog.faults import MAX_FAULTS
from pocketcards.catalog.lexer import MAX_ENTRIES, MAX_LINE
from tests.catalog.po import GOOD, HEADER, entry, found, msgfmt, parse
from tests.catalog.test_lexer import STRINGS
from tests.support.each import each

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
    "another script": (HEADER.replace(": es", ": es_Cyrl"), [("language-header", 3)]),
    "another region": (HEADER.replace(": es", ": pt_BR"), [("language-header", 3)]),
    "its own region, as Crowdin writes it": (HEADER.replace(": es", ": es_ES"), []),
    "a region with a hyphen": (HEADER.replace(": es", ": es-419"), []),
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
    "byte order mark": ("\ufeff" + GOOD, []),
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


@each("name", OTHERS)
def test_faults_of_a_file(name: str) -> None:
    text, expected = OTHERS[name]
    assert found(text) == expected


def test_language_of_a_region_that_stands_for_a_script() -> None:
    """Crowdin writes `zh_CN` for Chinese in simplified letters; the other letters are another language."""
    data = GOOD.replace("Language: es", "Language: zh_CN").encode()
    assert found(data, "zh_Hans") == []
    assert found(data, "zh_Hant") == [("language-header", 3)]


@each(
    ("value", "locale", "same"),
    [
        ("tl_PH", "fil", True),
        ("iw", "he", True),
        ("in_ID", "id", True),
        ("fa-AF", "prs", True),
        ("fa_IR", "prs", False),
        ("tl_PH", "he", False),
        ("pt_PT", "pt_BR", False),
        ("zh_Hans_CN", "zh_Hans", True),
    ],
)
def test_language_by_a_name_that_programs_still_write(value: str, locale: str, same: bool) -> None:
    data = GOOD.replace("Language: es", f"Language: {value}").encode()
    assert found(data, locale) == ([] if same else [("language-header", 3)])


def test_not_utf8_names_the_byte() -> None:
    data = entry('msgstr "¿Señora?"\nrubbish').encode("latin-1")
    assert found(data) == [("not-utf8", 8), ("line-not-understood", 9)]
    _, findings = parse(data)
    assert f"BF at offset {data.index(0xBF)}" in findings[0].message


def test_offset_counts_the_byte_order_mark() -> None:
    data = b"\xef\xbb\xbf" + entry('msgstr "\xff"').encode("latin-1")
    _, findings = parse(data)
    assert f"FF at offset {data.index(0xFF)}" in findings[0].message


@each("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_named(codec: str) -> None:
    assert found(GOOD.encode(codec)) == [("not-utf8", 1)]


@pytest.mark.slow
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


@each(
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
