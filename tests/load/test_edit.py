"""A test call is noted in one line; everything else keeps its bytes, or nothing is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pocketcards.errors import UsageError, WriteError
from pocketcards.load.contacts import read_contacts
from pocketcards.load.edit import replace_file, with_called
from tests import bundled
from tests.builders import CONTACTS_YAML, node_of
from tests.support.each import each

OWN = (bundled.ROOT / "cards" / "contacts.yaml").read_text("utf-8")
CALLED = '    called: {date: "2026-11-23", by: "Team"}\n'


def _edited(folder: Path, text: str, contact: str = "line", team: str = "Team") -> str:
    path = folder / "contacts.yaml"
    path.write_bytes(text.encode())
    edited = with_called(path, "cards/contacts.yaml", contact, "2026-11-23", team)
    assert path.read_bytes() == text.encode()
    return edited


def test_one_line_is_added_and_no_other_touched(tmp_path: Path) -> None:
    for contact in bundled.project().contacts:
        edited = _edited(tmp_path, OWN, contact)
        lines, new = OWN.splitlines(keepends=True), edited.splitlines(keepends=True)
        at = next(i for i, line in enumerate(new) if i == len(lines) or line != lines[i])
        assert new[at] == CALLED
        assert new[:at] + new[at + 1 :] == lines
        read = read_contacts(node_of(tmp_path, edited, "contacts.yaml"))
        assert {name for name, one in read.items() if one.called} == {contact}
        assert read[contact].called == ("2026-11-23", "Team")


def test_the_next_call_replaces_the_line(tmp_path: Path) -> None:
    for contact in bundled.project().contacts:
        once = _edited(tmp_path, OWN, contact, "Other")
        assert _edited(tmp_path, once, contact) == _edited(tmp_path, OWN, contact)


KEPT = {
    "windows": CONTACTS_YAML.replace("\n", "\r\n"),
    "no line end at the end": CONTACTS_YAML.removesuffix("\n"),
    "windows, no line end at the end": CONTACTS_YAML.replace("\n", "\r\n").removesuffix("\r\n"),
    "comment behind the name": CONTACTS_YAML.replace("  line:\n", "  line: # ours\n"),
    "quoted name": CONTACTS_YAML.replace("  line:\n", "  'line':\n"),
    "comments and empty lines": CONTACTS_YAML.replace("    kind", "\n    # how\n    kind") + "\n# the end\n",
    "another entry below": CONTACTS_YAML + CONTACTS_YAML.partition("\n")[2].replace("  line:", "  more:"),
    "comment above the next": CONTACTS_YAML
    + "  # more\n"
    + CONTACTS_YAML.partition("\n")[2].replace("  line:", "  more:"),
    "deeper": CONTACTS_YAML.replace("\n  ", "\n      "),
    "block within": CONTACTS_YAML.replace("seen: {url: ", "seen:\n      url: ").replace(
        ', date: "2026-01-01", copy: live}', '\n      date: "2026-01-01"\n      copy: live'
    ),
    "hash in an address": CONTACTS_YAML.replace("https://example.org", "https://example.org/#a"),
    "letters of all scripts": CONTACTS_YAML.replace('"Line"', '"ሰላም ‏שלום\u2028"'),
}


@each("name", KEPT)
def test_everything_else_keeps_its_bytes(tmp_path: Path, name: str) -> None:
    text = KEPT[name]
    edited = _edited(tmp_path, text)
    start, end = edited.index("called:"), edited.index('by: "Team"}') + len('by: "Team"}')
    line_start = edited.rindex("\n", 0, start)
    if edited[end:]:
        assert edited[: line_start + 1] + edited[edited.index("\n", end) + 1 :] == text
    else:
        assert edited[:line_start].removesuffix("\r") == text.removesuffix("\r")
    assert edited.count("\r\n") in (0, edited.count("\n"))


BEFORE = {
    "one line": ('    called: {date: "2026-01-01", by: "Old"}\n', CALLED),
    "with a comment": (
        '    called: {date: "2026-01-01", by: "Old"}  # from abroad\n',
        CALLED.replace("\n", "  # from abroad\n"),
    ),
    "as a block": ('    called:\n      date: "2026-01-01"\n      by: "Old"\n', CALLED),
    "quoted key": ('    "called": {date: "2026-01-01", by: "Old"}\n', CALLED),
}


@each("name", BEFORE)
@each("place", ["    kind: voice\n", '    cost: "Free call"\n'])
def test_line_stays_where_it_was(tmp_path: Path, name: str, place: str) -> None:
    old, new = BEFORE[name]
    text = CONTACTS_YAML.replace(place, place + old)
    assert _edited(tmp_path, text) == CONTACTS_YAML.replace(place, place + new)


REFUSED = {
    "flow": 'contacts: {line: {kind: voice, dial: "1"}}\n',
    "flow entry": CONTACTS_YAML.partition("  line:")[0] + '  line: {kind: voice, dial: "1"}\n',
    "comment within the block": CONTACTS_YAML
    + '    called:\n      # old\n      date: "2026-01-01"\n      by: "Old"\n',
    "comment in the text": CONTACTS_YAML + '    called: {date: "2026-01-01", by: "# Old"}\n',
    "name twice": CONTACTS_YAML.replace("seen: {", "line:\n      a: x\n    seen: {"),
    "text over lines": CONTACTS_YAML.replace('name: "Line"', 'name: "Line\n    called: {}"'),
    "entry in a text": '# x\nnote: "\n  line:\n    kind: x"\ncontacts:\n  "l\\x69ne":\n    kind: voice\n',
    "not YAML": CONTACTS_YAML + "x: [\n",
    "alias": CONTACTS_YAML.replace("reach: [us]", "reach: &a [us]"),
}


@each("name", REFUSED)
def test_what_is_not_safe_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError) as refused:
        _edited(tmp_path, REFUSED[name])
    assert 'called: {date: "2026-11-23", by: "Team"}' in refused.value.hint


@each("team", ["", " ", 'a"b', "a\\", "a\nb", "a\u202eb", "#", "a" * 61, "{x}", "a: b", "\x1b[2J"])
def test_team_that_could_break_the_line_is_refused(tmp_path: Path, team: str) -> None:
    with pytest.raises(UsageError, match="no name of a team"):
        _edited(tmp_path, CONTACTS_YAML, team=team)


@each("team", ["Team", "St. Louis night team", "Équipe 2", "ቡድን", "A/B (north)", "no", "O'Neill & Co."])
def test_team_is_kept_as_it_is(tmp_path: Path, team: str) -> None:
    edited = _edited(tmp_path, CONTACTS_YAML, team=team)
    assert read_contacts(node_of(tmp_path, edited, "contacts.yaml"))["line"].called == ("2026-11-23", team)


def test_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "contacts.lock"
    replace_file(path, "a\nሰ\n")
    assert path.read_bytes() == "a\nሰ\n".encode()
    path.chmod(0o640)
    replace_file(path, "b\r\n")
    assert path.read_bytes() == b"b\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["contacts.lock"]
    with pytest.raises(WriteError, match=r"nowhere.*cannot be written: No such file"):
        replace_file(tmp_path / "nowhere" / "x", "new")


def test_file_that_cannot_be_replaced_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "contacts.lock"
    path.write_text("old")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(WriteError, match="No space left"):
        replace_file(path, "new")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["contacts.lock"]
