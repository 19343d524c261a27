"""`check --since`: what one person changed alone and two must see, as far as git can tell.

Authors are counted, never shown. What git cannot tell stands in docs/two-people.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from pocketcards.load.history import Commit, History
from pocketcards.load.lock import LOCK
from pocketcards.load.yaml import Node, parse_yaml
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.font import NUMBER_FAMILY
from pocketcards.model.lock import UNKNOWN
from pocketcards.model.project import Project
from pocketcards.model.wording import some
from pocketcards.review import hands

__all__ = ["RULES", "two_people"]

_REST = ("Two people hold every number <docs/promise.md#two-people-hold-every-number>",)
ALONE = Rule(
    "TWO001",
    "number-changed-by-one",
    Severity.ERROR,
    "One slip, or one person of bad will, would put another number on every card.",
    "Somebody else compares every digit with the page of the service, runs `python generate.py contacts lock "
    "--by TEAM` and commits cards/contacts.lock. Where a team compared it without git, end the message of "
    "the commit with the line `Compared-by: TEAM`.",
    _REST,
)
AT_ONCE = Rule(
    "TWO002",
    "number-and-lock-in-one-commit",
    Severity.ERROR,
    "Two records that are written at once repeat the same slip, and nobody has compared them.",
    "Make two commits of it: the number by who changed it, cards/contacts.lock by who compared it. Where a "
    "team compared it without git, end the message of the commit with the line `Compared-by: TEAM`.",
    _REST,
)
NOBODY = Rule(
    "TWO003",
    "comparison-by-nobody",
    Severity.ERROR,
    "Nobody says that the numbers were compared with the pages of their services.",
    "A team compares every number with its page and runs `python generate.py contacts lock --by TEAM`.",
    _REST,
)
RULES = (ALONE, AT_ONCE, NOBODY, *hands.RULES)

CARDS, FACES = "cards/", f"fonts/{NUMBER_FAMILY}/"
CONTACTS, REGIONS, FONTS, LOCKED = (
    "cards/contacts.yaml",
    "cards/regions.yaml",
    "fonts/fonts.yaml",
    CARDS + LOCK,
)
FREE = ("name", "hours", "called")
"""What of a contact one person may change: it is in no lock. Of `seen`, the date is free too."""

_Plain: TypeAlias = "str | list[_Plain] | dict[str, _Plain]"


def two_people(project: Project, history: History) -> list[Finding]:
    """Return what was changed since a revision by one person alone, where two must see it."""
    changed = [
        path for path in sorted(history.changed) if _turned(history, path, history.head, [history.base])
    ]
    makers = {path: _makers(history, path) for path in changed}
    return [
        *_alone(history, makers),
        *_at_once(history, makers),
        *_compared_by_nobody(project, changed),
        *hands.findings(history),
    ]


def _makers(history: History, path: str) -> list[Commit]:
    touching = (commit for commit in history.commits if path in commit.paths)
    return [commit for commit in touching if _turned(history, path, commit.name, commit.parents)]


def _turned(history: History, path: str, revision: str, parents: Sequence[str]) -> bool:
    """Tell whether a file says something else of numbers than in an earlier commit, or says it first."""
    if not path.startswith((CARDS, FACES)) and path != FONTS:
        return False
    now = _said(path, history.file(revision, path))
    return not parents or any(_said(path, history.file(parent, path)) != now for parent in parents)


def _said(path: str, data: bytes | None) -> object:
    """Return what a file says of numbers: nothing for one that says nothing of them."""
    if data is None or path.startswith(FACES):
        return data
    if path == LOCKED:
        return data.splitlines()
    if not path.endswith(".yaml"):
        return None
    try:
        node = parse_yaml(data.decode("utf-8"), path, [])
    except UnicodeDecodeError:
        return data
    plain = _plain(node) if node else None
    return (_OF_NUMBERS.get(path, _labels)(plain) or None) if isinstance(plain, dict) else data


def _plain(node: Node) -> _Plain:
    """Return a tree without its lines."""
    if isinstance(node.value, dict):
        return {name: _plain(value) for name, value in node.value.items()}
    return node.value if isinstance(node.value, str) else [_plain(one) for one in node.value]


def _within(tree: _Plain | None, *names: str) -> _Plain:
    """Return what stands under names, one below the other; nothing where they are missing."""
    for name in names:
        tree = tree.get(name) if isinstance(tree, dict) else None
    return tree if tree is not None else {}


def _contacts(root: _Plain) -> _Plain:
    contacts = _within(root, "contacts")
    return {name: _locked(one) for name, one in contacts.items()} if isinstance(contacts, dict) else contacts


def _locked(contact: _Plain) -> _Plain:
    if not isinstance(contact, dict):
        return contact
    kept = {name: value for name, value in contact.items() if name not in FREE}
    return kept | {"seen": _within(contact, "seen", "url")}


def _roles(root: _Plain) -> _Plain:
    regions = _within(root, "regions")
    names = regions if isinstance(regions, dict) else {}
    filled = {name: [_within(one, "extends"), _within(one, "roles")] for name, one in names.items()}
    return [_within(root, "roles"), {name: list(of) for name, of in filled.items()}]


def _labels(root: _Plain) -> _Plain:
    """Return which labels a card has above which numbers."""
    blocks = _within(root, "blocks")
    named = blocks if isinstance(blocks, dict) else {}
    return {name: numbers for name, one in named.items() if (numbers := _within(one, "numbers"))}


_OF_NUMBERS: dict[str, Callable[[_Plain], _Plain]] = {
    CONTACTS: _contacts,
    REGIONS: _roles,
    FONTS: lambda root: _within(root, NUMBER_FAMILY),
}


def _alone(history: History, makers: dict[str, list[Commit]]) -> Iterator[Finding]:
    """Find files whose numbers nobody saw but who changed them."""
    everybody = {who for commits in makers.values() for one in commits for who in _people(one)}
    everybody |= {who for one in history.commits if not one.paths for who in _teams(one)}
    for path, commits in makers.items():
        if LOCKED not in makers or len(makers) == 1:
            alone = commits if len(everybody) < 2 else []
        else:  # the lock is the second person's, and stands for every other file
            alone = [one for one in commits if path != LOCKED and not _seconded(history, one)]
        if alone or not commits:
            made = f"in {some([one.short for one in alone])}" if alone else "in a merge"
            yield ALONE.found(f"changed {made}, and nobody else had a hand in it since", Location(path))


def _seconded(history: History, made: Commit) -> bool:
    """Tell whether somebody else wrote the lock after a change, or a team is named that compared it."""
    who = _people(made)
    later = [one for one in history.after(made) if LOCKED in one.paths or not one.paths]
    seen = {person for one in later for person in (_people(one) if one.paths else _teams(one))}
    return len(who) > 1 or bool(seen - who)


def _people(commit: Commit) -> set[str]:
    """Return who had a hand in a commit: its author, and the teams that it says compared it."""
    return {f"author {commit.author}", *_teams(commit)} if commit.author else _teams(commit)


def _teams(commit: Commit) -> set[str]:
    return {f"team {team}" for team in commit.compared_by}


def _at_once(history: History, makers: dict[str, list[Commit]]) -> Iterator[Finding]:
    """Find commits that change numbers and their lock."""
    for lock in makers.get(LOCKED, ()):
        others = [path for path, commits in makers.items() if path != LOCKED and lock in commits]
        if others and not lock.compared_by:
            message = f"{lock.short} changes it together with {some(others)}"
            yield AT_ONCE.found(message, Location(LOCKED))


def _compared_by_nobody(project: Project, changed: Sequence[str]) -> Iterator[Finding]:
    """Find a lock that names no team: a warning where it was so before, and somebody else's doing."""
    for file in project.locks:
        if file.lock and file.lock.compared and file.lock.compared.by == UNKNOWN:
            found = NOBODY.found(f"the numbers were compared by {UNKNOWN}", Location(file.path))
            is_older = file.path == LOCKED and LOCKED not in changed
            yield found._replace(severity=Severity.WARNING) if is_older else found
