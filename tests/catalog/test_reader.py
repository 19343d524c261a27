"""Catalogs as the cards see them: two readers that agree, and folders that are what they seem."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pocketcards.catalog import lexer, reader
from pocketcards.catalog.reader import read_catalog
from pocketcards.model.finding import Finding, Location, Severity
from pocketcards.model.message import Catalog, Message
from tests.support.each import each

SHOWN = "translations/es/LC_MESSAGES/cards.po"
GOOD = """# Team Spanish
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

# A first try.
#. The label of a number.
#: cards/hotline.yaml
#, fuzzy
#| msgid "Phone"
msgctxt "channel.voice"
msgid "Call"
msgstr "Llame al\\n"
"servicio \\"gratuito\\" 555-0199\\t"

msgctxt "help.now"
msgid "Help"
msgstr ""

#= fuzzy
msgctxt "help.later"
msgid "Later"
msgstr "Más tarde: „señal”"

#, fuzzy
#~| msgid "Fax!"
#~ msgctxt "channel.fax"
#~ msgid "Fax"
#~ msgstr "Fax"
# The end.
"""
NAMES = {rule.code: rule.name for rule in reader.RULES}


def read(path: Path, data: bytes | str, *, babel: bool = True) -> tuple[Catalog | None, list[Finding]]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    findings: list[Finding] = []
    return read_catalog(path, SHOWN, "es", findings, compare_with_babel=babel), findings


def message(msgid: str, text: str) -> Message:
    return Message(msgid, text, Location("cards/x.yaml", 1))


def test_catalog(tmp_path: Path) -> None:
    catalog, findings = read(tmp_path / "x.po", GOOD)
    assert findings == []
    assert catalog is not None
    assert (catalog.locale, catalog.path) == ("es", SHOWN)
    assert list(catalog.entries) == ["channel.voice", "help.now", "help.later"]
    voice = catalog.entries["channel.voice"]
    assert voice.msgstr == 'Llame al\nservicio "gratuito" 555-0199\t'
    assert (voice.fuzzy, voice.at, voice.comments) == (True, Location(SHOWN, 15), ("A first try.",))
    assert catalog.entries["help.later"].fuzzy, "the flags of after 2025 count as well"


def test_untranslated_fuzzy_and_older_texts_are_not_used(tmp_path: Path) -> None:
    catalog, _ = read(tmp_path / "x.po", GOOD + '\nmsgctxt "ok"\nmsgid "Fine"\nmsgstr "Bien"\n')
    assert catalog is not None
    assert catalog.text_of(message("ok", "Fine")) == "Bien"
    assert catalog.text_of(message("ok", "Fine!")) is None
    for msgid, text in (
        ("channel.voice", "Call"),
        ("help.now", "Help"),
        ("help.later", "Later"),
        ("no", "No"),
    ):
        assert catalog.text_of(message(msgid, text)) is None


def test_errors_refuse_the_catalog_and_warnings_do_not(tmp_path: Path) -> None:
    catalog, findings = read(tmp_path / "x.po", GOOD.replace('"Más', "Más"))
    assert catalog is None
    assert [(NAMES[finding.code], finding.line) for finding in findings] == [("missing-opening-quote", 25)]
    catalog, findings = read(tmp_path / "x.po", GOOD.replace("\n", "\r\n", 3))
    assert catalog is not None
    assert [NAMES[finding.code] for finding in findings] == ["mixed-line-ends"]


@each(
    "field",
    [
        "PO-Revision-Date: 31st of May",
        "PO-Revision-Date: 2026-02-30 99:99+9999",
        "POT-Creation-Date: YEAR",
        "Content-Transfer-Encoding: base64",
        "Last-Translator: FULL NAME <EMAIL@ADDRESS>",
        "X-Crowdin: \\\\",
    ],
)
def test_headers_that_trouble_babel_do_not_trouble_us(field: str, tmp_path: Path) -> None:
    catalog, findings = read(tmp_path / "x.po", GOOD.replace('"Content', f'"{field}\\n"\n"Content'))
    assert findings == []
    assert catalog is not None


def test_unreadable_paths(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("nowhere", "folder", "pipe"):
        findings: list[Finding] = []
        assert read_catalog(tmp_path / name, SHOWN, "es", findings) is None
        assert [(NAMES[finding.code], finding.path) for finding in findings] == [
            ("unreadable-catalog", SHOWN)
        ]


def test_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "x.po").open("wb") as file:
        file.truncate(3_000_000_000)
    findings: list[Finding] = []
    assert read_catalog(tmp_path / "x.po", SHOWN, "es", findings) is None
    assert [NAMES[finding.code] for finding in findings] == ["file-too-large"]


def test_babel_is_imported_for_the_comparison_only(tmp_path: Path) -> None:
    (tmp_path / "x.po").write_text(GOOD, encoding="utf-8", newline="\n")
    program = (
        "import sys; from pathlib import Path; from pocketcards.catalog.reader import read_catalog\n"
        "assert read_catalog(Path(sys.argv[1]), 'x', 'es', [])\n"
        "assert not any(name.startswith(('babel', 'yaml')) for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "x.po")], check=True)


@each(
    ("ours", "theirs", "expected"),
    [
        ('"Más tarde: „señal”"', '"Más tarde: „señal"', ("where we read", 25)),
        ("#, fuzzy\n#| msgid", "#| msgid", ("does not see that the entry is fuzzy", 15)),
        ('msgctxt "help.now"', '#, fuzzy\nmsgctxt "help.now"', ("takes the entry for fuzzy", 20)),
        ('msgctxt "help.later"', 'msgctxt "help.lat"', ("does not find", 25)),
    ],
)
def test_readers_that_disagree(
    ours: str, theirs: str, expected: tuple[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No such file is known, so Babel is given another one."""
    other = GOOD.replace(ours, theirs, 1)
    assert other != GOOD
    genuine = reader._babel_reading
    monkeypatch.setattr(reader, "_babel_reading", lambda _, end: genuine(other.split("\n"), end))
    catalog, findings = read(tmp_path / "x.po", GOOD)
    assert catalog is None
    assert {NAMES[finding.code] for finding in findings} == {"readers-disagree"}
    assert (expected[0] in findings[0].message, findings[0].line) == (True, expected[1])


def test_babel_that_raises_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_lines: list[str], _end: int) -> None:
        raise LookupError("unknown encoding")

    monkeypatch.setattr(reader, "_babel_reading", fail)
    catalog, findings = read(tmp_path / "x.po", GOOD)
    assert catalog is None
    assert ["unknown encoding" in finding.message for finding in findings] == [True]


SCRAPS = [
    b'"',
    b"\\",
    b"\n",
    b"#",
    b"#~ ",
    b"#, fuzzy\n",
    b"msgstr ",
    b" ",
    b"\t",
    b"\xc2\xa0",
    b"\xe2\x80\x9d",
    b"\r",
]


@pytest.mark.slow
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), faults=st.integers(1, 4))
def test_damaged_files_are_refused_or_read_alike(seed: int, faults: int, tmp_path: Path) -> None:
    """Where the lexer finds nothing, Babel agrees with it to the letter."""
    chance = random.Random(seed)
    data = bytearray(GOOD.encode())
    for _ in range(faults):
        at = chance.randrange(len(data))
        length = chance.choice((0, 1, 1, 1, 8, 40))
        new = chance.choice(
            (b"", chance.choice(SCRAPS), bytes([chance.randrange(256)]), bytes(data[at : at + 60]))
        )
        data[at : at + length] = new
    catalog, findings = read(tmp_path / "x.po", bytes(data))
    assert "readers-disagree" not in {NAMES[finding.code] for finding in findings}
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert (catalog is None) == bool(errors)


LINES = [
    *GOOD.splitlines(keepends=True),
    "#~\n",
    "\n",
    '"',
    '""\n',
    "#| x\n",
    "#,\n",
    "# \n",
    'msgid "Help"\n',
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.sampled_from(LINES), max_size=14))
def test_shuffled_lines_are_refused_or_read_alike(lines: list[str], tmp_path: Path) -> None:
    _, findings = read(tmp_path / "x.po", GOOD[: GOOD.index("# A first")] + "".join(lines))
    assert "readers-disagree" not in {NAMES[finding.code] for finding in findings}


def test_every_rule_has_its_own_code() -> None:
    assert (
        len({rule.code for rule in reader.RULES})
        == len({rule.name for rule in reader.RULES})
        == len(reader.RULES)
    )
    assert set(lexer.RULES) < set(reader.RULES)
    for rule in reader.RULES:
        assert rule.why.endswith(".")
        assert rule.fix.endswith(".")
