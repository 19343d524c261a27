"""The lock is read strictly, and written so that it reads the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pocketcards.load.lock import lock_text, read_lock
from pocketcards.load.project import load_source
from pocketcards.load.yaml import ShapeError, parse_yaml
from pocketcards.model.finding import Finding
from pocketcards.model.lock import Approved, Comparison, Lock, LockedFace
from tests.builders import CONTACTS_LOCK, contact, node_of, project, write_cards
from tests.support.each import each

ENTRY = Approved(
    *("us", "hotline", "line", "voice", "+18005550100", "1-800-555-0100", "https://example.org"),
    languages="en",
    interpreters="yes",
)
LOCK = Lock(
    {("us", "hotline"): ENTRY},
    {"help": {"hotline": "contact"}},
    compared=Comparison("Night team", date(2026, 1, 1)),
)


def _lock(folder: Path, text: str = CONTACTS_LOCK) -> Lock:
    return read_lock(node_of(folder, text, "contacts.lock"))


def _again(lock: Lock) -> Lock:
    findings: list[Finding] = []
    node = parse_yaml(lock_text(lock), "cards/contacts.lock", findings)
    assert node, findings
    return read_lock(node)


def test_lock_is_read(tmp_path: Path) -> None:
    assert _lock(tmp_path) == LOCK


def test_line_of_an_entry_is_kept(tmp_path: Path) -> None:
    at = _lock(tmp_path).approved["us", "hotline"].at
    assert at
    assert (at.path, at.line) == ("cards/contacts.lock", 7)


@each(
    ("old", "new", "said"),
    [
        ("approved:", "locked:", "unknown key 'locked'"),
        ('      dial: "+18005550100"\n', "", "'dial' is missing"),
        ('      url: "https://example.org"\n', "", "'url' is missing"),
        ("      dial:", "      number:", "unknown key 'number'"),
        ("+18005550100", "+1800555010\u0660", "U\\+0660"),
        ("1-800-555-0100", "1\u2011800-555-0100", "U\\+2011"),
        ("1-800-555-0100", "", "nothing"),
        ("      url:", '      vanity: ""\n      url:', "vanity is empty"),
        ('"line"', "[line]", "a text is expected"),
        ('languages: "en"', "languages: [en]", "a text is expected"),
        ('languages: "en"', 'languages: ""', "languages is empty"),
        ("2026-01-01", "2026-01", "no day such as"),
        ("2026-01-01", "2026-02-30", "no day such as"),
        ("2026-01-01", "20260101", "no day such as"),
        ("Night team", "somebody@example.org", "no name of a team: an e-mail address"),
        ("Night team", "", "by is empty"),
        ("  by:", "  who:", "unknown key 'who'"),
        ("labels:", 'face: {file: "a/b.ttf"}\nlabels:', "'sha256' is missing"),
        ("labels:", 'face: {file: "a/b.ttf", sha256: "\u0660"}\nlabels:', "U\\+0660"),
    ],
)
def test_what_is_not_a_lock_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in CONTACTS_LOCK
    with pytest.raises(ShapeError, match=said):
        _lock(tmp_path, CONTACTS_LOCK.replace(old, new, 1))


@each("text", ["approved: {}\n", "approved: {us: {}}\n"])
def test_lock_may_be_empty(tmp_path: Path, text: str) -> None:
    assert _lock(tmp_path, text) == Lock()


def test_lock_is_part_of_the_project(tmp_path: Path) -> None:
    findings: list[Finding] = []
    assert load_source(write_cards(tmp_path), findings).lock == LOCK
    assert findings == []


def test_missing_lock_is_none(tmp_path: Path) -> None:
    root = write_cards(tmp_path)
    (root / "cards" / "contacts.lock").unlink()
    findings: list[Finding] = []
    assert load_source(root, findings).lock is None
    assert findings == []  # a check says so: the project can be read


@each("kind", ["folder", "link to nowhere", "broken"])
def test_lock_that_is_there_and_cannot_be_read_is_a_finding(tmp_path: Path, kind: str) -> None:
    path = write_cards(tmp_path) / "cards" / "contacts.lock"
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "link to nowhere":
        path.symlink_to(tmp_path / "nowhere")
    else:
        path.write_text("approved: [", encoding="utf-8")
    findings: list[Finding] = []
    load_source(tmp_path, findings)
    assert [(found.code, found.path) for found in findings] == [("YML001", "cards/contacts.lock")]


VALUES = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=30)
REGIONS = st.sampled_from(["us", "us_mo", "no", "on", "gb", "y", "n"])
ROLES = st.sampled_from(["hotline", "emergency", "yes", "null", "a-b-0"])

TEAMS = st.sampled_from(["unknown", "St. Louis team", 'équipe "de nuit"'])


@settings(deadline=None)
@given(
    st.dictionaries(st.tuples(REGIONS, ROLES), st.lists(VALUES, min_size=9, max_size=9), max_size=6),
    st.none() | st.dictionaries(ROLES, st.dictionaries(ROLES, VALUES, min_size=1, max_size=2), max_size=3),
    st.none() | st.builds(LockedFace, VALUES, VALUES),
    st.none()
    | st.builds(Comparison, st.sampled_from(["unknown", "St. Louis team", 'équipe "de nuit"']), st.dates()),
    st.booleans(),
)
def test_what_is_written_is_read_again(
    entries: dict[tuple[str, str], list[str]],
    labels: dict[str, dict[str, str]] | None,
    face: LockedFace | None,
    compared: Comparison | None,
    short: bool,
) -> None:
    numbers = {place: Approved(*place, *values[: 5 if short else 9]) for place, values in entries.items()}
    lock = Lock(numbers, labels, face, compared)
    assert _again(lock) == lock
    assert lock_text(_again(lock)) == lock_text(lock)


def test_each_value_is_a_line() -> None:
    text = lock_text(LOCK)
    body = text[text.index("compared:") :]
    assert body == CONTACTS_LOCK
    assert all(len(line) <= 110 for line in text.splitlines())


def test_lock_of_an_overlay_has_no_labels(tmp_path: Path) -> None:
    node = node_of(tmp_path, CONTACTS_LOCK, "contacts.lock")
    with pytest.raises(ShapeError, match="unknown key 'labels'"):
        read_lock(node, overlay=True)


def test_what_nobody_knows_of_a_channel_is_locked_as_unknown(tmp_path: Path) -> None:
    contacts = {"line": contact(languages=None, interpreters=None)}
    now = project(contacts=contacts).locks[0].now(contacts)
    (entry,) = now.approved.values()
    assert (entry.languages, entry.interpreters) == ("unknown", "unknown")
    assert read_lock(node_of(tmp_path, lock_text(now), "contacts.lock")).approved == now.approved
