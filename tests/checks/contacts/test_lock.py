"""No edit of one file can put another number on a card: every slip is tried, on the project's own files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from pocketcards.checks import CHECKS
from pocketcards.load.contacts import read_contacts, read_regions, read_trims
from pocketcards.load.lock import read_lock
from pocketcards.load.yaml import ShapeError, parse_yaml, read_yaml
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.project import Project
from tests import bundled
from tests.checks.contacts.slips import TOLL_FREE, slips
from tests.support.each import each

CARDS = bundled.SAMPLE / "cards"
FILES = {
    name: (CARDS / name).read_text("utf-8") for name in ("contacts.yaml", "regions.yaml", "contacts.lock")
}
BY_CODE = {check.rule.code: check for check in CHECKS if check.rule.code.startswith("CON")}
WITHOUT_LOCK = [code for code in BY_CODE if code != "CON016"]
LOCK_FIRST = ["CON016", *WITHOUT_LOCK]
"""Where one finding is enough: it nearly always has one."""
DIGITS_OF = ("dial", "print", "vanity", "keyword")


def _found(name: str, text: str, folder: Path | None = None) -> tuple[list[Finding], Project | None]:
    """Load the project with one file changed; return what loading found, and the project.

    Args:
        name: Of the file.
        text: What it says.
        folder: Where it is written and read, which slips within a value can do without.
    """
    findings: list[Finding] = []
    if folder:
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="")
        node = read_yaml(path, f"cards/{name}", findings)
    else:
        node = parse_yaml(text, f"cards/{name}", findings)
    if node is None:
        return findings, None
    loaded = bundled.sample()._replace(thorough=False)
    try:
        if name == "contacts.yaml":
            return [], loaded._replace(contacts=read_contacts(node))
        if name == "regions.yaml":
            return [], loaded._replace(regions=read_regions(node), trims=read_trims(node))
        return [], loaded._replace(lock=read_lock(node))
    except ShapeError as error:
        return [error.finding], None


def _all_found(
    name: str, text: str, folder: Path | None = None, codes: Iterable[str] = BY_CODE
) -> Iterator[Finding]:
    """Yield what loading and these checks find, one check after the other."""
    findings, loaded = _found(name, text, folder)
    yield from findings
    if loaded:
        for code in codes:
            yield from BY_CODE[code].find(loaded)


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _errors(folder: Path, name: str, text: str) -> list[Finding]:
    return [one for one in _all_found(name, text, folder) if _is_error(one)]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _values(name: str, keys: tuple[str, ...]) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the quoted values of a file: where each stands."""
    for found in re.finditer(rf'^ +({"|".join(keys)}): "(?P<value>[^"]*)"', FILES[name], re.MULTILINE):
        yield found[1], found


def _slipped(name: str, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the file with every slip in every one of these values."""
    text = FILES[name]
    for key, found in _values(name, keys):
        start, end = found.span("value")
        for slip, changed in slips(found["value"]).items():
            yield f"{key} {found['value']}: {slip}", text[:start] + _escaped(changed) + text[end:]


def _report(what: str, tried: Counter[str], caught: Counter[str]) -> None:
    shown = ", ".join(f"{kind} {caught[kind]}/{count}" for kind, count in sorted(tried.items()))
    print(f"\n{what}: caught {sum(caught.values())} of {sum(tried.values())} ({shown})")


def _kind(slip: str) -> str:
    return slip.partition(": ")[2].split()[0]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["contacts.yaml", "contacts.lock"])
def test_every_slip_in_a_number_is_found(name: str) -> None:
    """Most by dial and print, which speak for each other: only the separators have nobody but the lock."""
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    caught_without_lock = 0
    for slip, text in _slipped(name, DIGITS_OF):
        alone = [*_all_found(name, text, codes=WITHOUT_LOCK)] if name == "contacts.yaml" else []
        tried[_kind(slip)] += 1
        caught[_kind(slip)] += any(map(_is_error, alone)) or any(
            map(_is_error, _all_found(name, text, codes=LOCK_FIRST))
        )
        caught_without_lock += bool(alone)
    _report(f"slips in {name}", tried, caught)
    assert caught == tried
    assert sum(tried.values()) > 1500
    assert caught_without_lock > 0.85 * sum(tried.values()) or name == "contacts.lock"


def test_every_slip_in_a_number_of_the_project_is_found() -> None:
    """The real one: every contact that fills a role, in every region."""
    loaded = bundled.project()._replace(thorough=False)
    used = {name for region in loaded.regions.values() for name in region.roles.values()}
    tried, missed = 0, []
    for name in sorted(used):
        contact = loaded.contacts[name]
        for field, value in (("dial", contact.dial), ("printed", contact.printed)):
            for slip, changed in slips(value).items():
                tried += 1
                one = contact._replace(**{field: changed})
                slipped = loaded._replace(contacts={**loaded.contacts, name: one})
                if not any(True for check in BY_CODE.values() for _ in check.find(slipped)):
                    missed.append(f"{name} {field} {slip}")
    print(f"\nslips in the project's own contacts: caught {tried - len(missed)} of {tried}")
    assert missed == []


@pytest.mark.slow
def test_every_slip_elsewhere_in_the_lock_is_found() -> None:
    names = [*_slipped("contacts.lock", ("contact", "kind"))]
    pages = [*_slipped("contacts.lock", ("url",))][::7]
    for slip, text in names + pages:
        assert any(map(_is_error, _all_found("contacts.lock", text, codes=LOCK_FIRST))), slip
    print(f"\nslips in other values of the lock: caught {len(names + pages)} of {len(names + pages)}")
    assert len(names + pages) > 1500


@each("prefix", TOLL_FREE)
def test_number_that_is_wrong_throughout_is_found(tmp_path: Path, prefix: str) -> None:
    """Dial and print changed alike: a sound number, of somebody else."""
    text = FILES["contacts.yaml"].replace("+1888", f"+1{prefix}").replace("1-888-", f"1-{prefix}-")
    found = {one.code for one in _errors(tmp_path, "contacts.yaml", text)}
    assert found == (set() if prefix == "888" else {"CON016"})


# Roles and whole entries


def _regions(old: str, new: str) -> str:
    assert FILES["regions.yaml"].count(old) == 1
    return FILES["regions.yaml"].replace(old, new)


def _pointed_elsewhere() -> Iterator[tuple[str, str]]:
    contacts = bundled.sample().contacts
    for region in bundled.sample().regions.values():
        for role, name in region.roles.items():
            line = f"      {role}: {name}\n"
            for other in (*contacts, "nobody"):
                if other != name:
                    yield f"{role}: {other}", _regions(line, line.replace(name, other))
            yield f"{role} left out", _regions(line, "")
            yield f"{role} renamed", _regions(line, line.replace(role, f"{role}s"))
            yield f"{role} once more", _regions(line, f"{line}      tipline: {name}\n")
            yield f"{role} doubled", _regions(line, line + line)
    yield "region renamed", _regions("  us:\n    name", "  ca:\n    name")
    block = FILES["regions.yaml"].partition("regions:\n")[2].partition("trims:")[0]
    yield "one region more", _regions("trims:\n", block.replace("  us:", "  us_mo:") + "trims:\n")


def test_every_role_that_is_pointed_elsewhere_is_found(tmp_path: Path) -> None:
    tried = 0
    for what, text in _pointed_elsewhere():
        assert _errors(tmp_path, "regions.yaml", text), what
        tried += 1
    print(f"\nroles: caught {tried} of {tried}")
    assert tried >= 4 * 8 + 2


def _exchanged() -> Iterator[tuple[str, str, str]]:
    """Yield files in which two entries changed places, or one is gone, or there twice."""
    for name, pattern in (
        ("contacts.yaml", r"^  [a-z0-9-]+:\n(?:    .*\n)+"),
        ("contacts.lock", r"^    [a-z-]+:\n(?:      .*\n)+"),
    ):
        text = FILES[name]
        blocks = [found[0] for found in re.finditer(pattern, text, re.MULTILINE)]
        assert len(blocks) == 4
        for i, one in enumerate(blocks):
            yield name, f"{i} gone", text.replace(one, "")
            yield name, f"{i} twice", text.replace(one, one + one)
            for other in blocks[i + 1 :]:
                heads = one.partition("\n")[0], other.partition("\n")[0]
                swapped = text.replace(one, one.replace(heads[0], "\0", 1)).replace(
                    other, other.replace(heads[1], heads[0], 1)
                )
                yield name, f"{heads} exchanged", swapped.replace("\0", heads[1], 1)


def test_every_entry_that_is_gone_or_exchanged_is_found(tmp_path: Path) -> None:
    tried = 0
    for name, what, text in _exchanged():
        assert _errors(tmp_path, name, text), (name, what)
        tried += 1
    print(f"\nentries: caught {tried} of {tried}")


SPOILT = [
    "",
    "approved:\n",
    "approved: {}\n",
    "approved: []\n",
    "approved: {us: x}\n",
    "locked: {}\n",
    "{}",
    "\0",
    "<<<<<<< HEAD\n",
]


@each("text", [*SPOILT, "approved: {us: {}}\n", "more: x\n" + FILES["contacts.lock"]])
def test_spoilt_lock_is_found(tmp_path: Path, text: str) -> None:
    assert _errors(tmp_path, "contacts.lock", text)


# What is legitimate passes


HARMLESS = [
    ("contacts.yaml", 'name: "Emergency"', 'name: "Emergency services"'),
    ("contacts.yaml", 'say: "Day and night"', 'say: "24 hours"'),
    ("contacts.yaml", 'cost: "Free call"', 'cost: "Free"'),
    ("contacts.yaml", '22", copy: live}\n  nhth-voice', '23", copy: live}\n  nhth-voice'),
    ("contacts.yaml", 'keyword: "HELP"', "keyword: HELP"),
    ("contacts.yaml", 'print: "1-888-373-7888"', "print: '1-888-373-7888'"),
    ("contacts.yaml", 'print: "1-888-373-7888"', 'print: "1-888-373-7888" # as on its own page'),
    (
        "contacts.yaml",
        'print: "1-888-373-7888"\n',
        'called: {date: "2026-11-22", by: "Team"}\n    print: "1-888-373-7888"\n',
    ),
    ("contacts.yaml", '    dial: "711"\n    print: "711"\n', '    print: "711"\n    dial: "711"\n'),
    ("contacts.yaml", "  us-711:", "\n  # by relay\n  us-711:"),
    ("contacts.yaml", "\n", "\r\n"),
    ("contacts.yaml", "reach: [us]", "reach: [us, us_mo]"),
    ("regions.yaml", 'name: "United States"', 'name: "U.S."'),
    (
        "regions.yaml",
        "      hotline: nhth-voice\n      textline: nhth-text\n",
        "      textline: nhth-text\n      hotline: nhth-voice\n",
    ),
    ("regions.yaml", "paper: letter", "paper: a4"),
    ("contacts.lock", "# The approved", "# These are the approved"),
    ("contacts.lock", '"us-911"', "us-911"),
    ("contacts.lock", "\n", "\r\n"),
    (
        "contacts.lock",
        '      vanity: "BEFREE"\n      keyword: "HELP"\n',
        '      keyword: "HELP"\n      vanity: "BEFREE"\n',
    ),
]


@each(("name", "old", "new"), HARMLESS)
def test_harmless_edit_passes(tmp_path: Path, name: str, old: str, new: str) -> None:
    assert old in FILES[name]
    count = -1 if old == "\n" else 1
    assert _errors(tmp_path, name, FILES[name].replace(old, new, count)) == []


def test_contact_that_fills_no_role_needs_no_lock(tmp_path: Path) -> None:
    block = FILES["contacts.yaml"].partition("  nhth-voice:")[2].partition("  nhth-text:")[0]
    spare = "  spare:" + block.replace("+18883737888", "+13145317273").replace(
        "1-888-373-7888", "314-531-7273"
    )
    assert _errors(tmp_path, "contacts.yaml", FILES["contacts.yaml"] + spare) == []


def test_finding_shows_the_digit_and_the_line(tmp_path: Path) -> None:
    text = FILES["contacts.yaml"].replace('print: "1-888-373-7888"', 'print: "1-888-373-7880"')
    (found,) = [one for one in _errors(tmp_path, "contacts.yaml", text) if one.code == "CON016"]
    assert "us, hotline: print 1-888-373-788[8→0]" in found.message
    entry = FILES["contacts.yaml"].splitlines().index("  nhth-voice:") + 1
    assert (found.path, found.line) == ("cards/contacts.yaml", entry + 1)


def test_finding_of_another_contact_points_to_the_region(tmp_path: Path) -> None:
    text = _regions("hotline: nhth-voice", "hotline: us-711")
    found = next(one for one in _errors(tmp_path, "regions.yaml", text) if one.code == "CON016")
    assert "contact nhth-voice → us-711" in found.message
    assert found.path == "cards/regions.yaml"
