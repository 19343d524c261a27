"""Whose hands texts went through: one that wrote and signed at once, volunteers who are named in catalogs."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.catalog.entry import PoFile
from pocketcards.catalog.lexer import parse_po
from pocketcards.catalog.persons import COMMENT, named_persons
from pocketcards.load.history import Commit, History
from pocketcards.load.review import REVIEW, SAFETY_PATH, read_language, read_safety
from pocketcards.load.yaml import Node, ShapeError, parse_yaml
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.review import Signatures, fingerprint
from pocketcards.model.wording import counted, some

__all__ = ["RULES", "findings"]

SIGNED = Rule(
    "TWO004",
    "text-and-signature-in-one-commit",
    Severity.ERROR,
    "A text that is signed as it is written has been read by nobody else, and its card loses the word DRAFT.",
    "Make two commits of it: the text by who wrote it, review.yaml by the team that read it.",
    (
        "A signature belongs to the words that were read "
        "<docs/promise.md#a-signature-belongs-to-the-words-that-were-read>",
    ),
)
NAMED = Rule(
    "TWO005",
    "volunteer-named",
    Severity.ERROR,
    "A list of who helped may endanger them, and what was published once cannot be taken back.",
    "`python generate.py update` takes it out; delete the name in the editor's settings too. It stays in the "
    "history of the branch: before that is merged, write its commits anew or squash them.",
    ("The header of a PO file <https://www.gnu.org/software/gettext/manual/html_node/Header-Entry.html>",),
)
RULES = (SIGNED, NAMED)

LANGUAGES = "translations/languages.yaml"
_Signed = tuple[str, str, str]
"""The file, the id of the message, and the fingerprint of what was read."""


def findings(history: History) -> list[Finding]:
    """Return what was written and signed at once since a revision, and who is named in a catalog since."""
    return [*_signed_at_once(history), *_volunteers(history)]


def _signed_at_once(history: History) -> Iterator[Finding]:
    """Find signatures that one commit made together with their texts. The last commit that made it counts."""
    files = sorted(path for path in history.changed if path.endswith(REVIEW))
    left = {one for path in files for one in _signatures(history, history.head, path)}
    for commit in history.commits:
        for path in files if commit.paths else ():
            made = left & _added(history, commit, path)
            left -= made
            at_once = [] if commit.compared_by else _written_too(history, commit, made)
            if at_once:
                message = (
                    f"{commit.short} signs {counted(len(at_once), 'text')} that it writes: {some(at_once)}"
                )
                yield SIGNED.found(message, Location(path), locale=_locale(path))


def _added(history: History, commit: Commit, path: str) -> set[_Signed]:
    """Return the signatures of a file that a commit made. A file under another name has its old ones."""
    if path not in commit.paths:
        return set()
    others = [name for name in commit.paths if name.endswith(REVIEW)]
    before = {
        (name, found)
        for parent in commit.parents
        for other in others
        for _, name, found in _signatures(history, parent, other)
    }
    return {one for one in _signatures(history, commit.name, path) if one[1:] not in before}


def _signatures(history: History, revision: str, path: str) -> set[_Signed]:
    """Return the signatures of a file; none where it cannot be read, which `check` tells."""
    node = _yaml(history, revision, path)
    signed: Signatures = ()
    try:
        if node and path == SAFETY_PATH:
            signed = tuple(one for some_of in read_safety(node).values() for one in some_of)
        elif node:
            signed = read_language(node, _locale(path) or "")
    except ShapeError:
        return set()
    return {(path, name, found) for one in signed for name, found in one.hashes.items()}


def _written_too(history: History, commit: Commit, made: set[_Signed]) -> list[str]:
    """Return the ids of messages whose text, as it was signed, came with the commit."""
    if not made:
        return []
    now = _texts(history, commit, commit.name)
    before = {text for parent in commit.parents for text in _texts(history, commit, parent)}
    new = now - before
    signs = {name for _, name, found in made if any(fingerprint(name, *text) == found for text in new)}
    return sorted(signs)


def _texts(history: History, commit: Commit, revision: str) -> set[tuple[str, ...]]:
    """Return the texts of the files that a commit changed: English alone, or with its translation; names."""
    texts: set[tuple[str, ...]] = set()
    for path in commit.paths:
        if path.endswith(".po"):
            entries = _catalog(history, revision, path).entries
            texts |= {(entry.msgid, entry.msgstr) for entry in entries if not entry.obsolete}
        elif path.startswith("cards/") and path.endswith(".yaml") and path != SAFETY_PATH:
            node = _yaml(history, revision, path)
            said = set(_scalars(node)) if node else set()
            pictures = node.get("pictograms") if node else None
            texts |= {(text,) for text in said}
            texts |= {(text, one) for one in (_scalars(pictures) if pictures else ()) for text in said}
        elif path == LANGUAGES:
            node = _yaml(history, revision, path)
            texts |= set(_names(node) if node else ())
    return texts


def _names(node: Node) -> Iterator[tuple[str, ...]]:
    """Yield what languages are called, as it is signed: one name, or the spoken ones together."""
    for entry in node.value.values() if isinstance(node.value, dict) else ():
        for value in entry.value.values() if isinstance(entry.value, dict) else ():
            names = value.value if isinstance(value.value, list) else (value,)
            if all(isinstance(one.value, str) for one in names):
                yield tuple(str(one.value) for one in names)


def _scalars(node: Node) -> Iterator[str]:
    if isinstance(node.value, str):
        yield node.value
        return
    for one in node.value.values() if isinstance(node.value, dict) else node.value:
        yield from _scalars(one)


def _volunteers(history: History) -> Iterator[Finding]:
    """Find catalogs that name a person since. Whom they name is not said here either."""
    for path in sorted(history.changed):
        if path.endswith((".po", ".pot")):
            before = set(named_persons(_catalog(history, history.base, path)))
            for name, whom in named_persons(_catalog(history, history.head, path)):
                if (name, whom) not in before:
                    line = _line_of(history, path, whom if name == COMMENT else f"{name}:")
                    yield NAMED.found(f"{name} names a person", Location(path, line), locale=_locale(path))


def _line_of(history: History, path: str, mark: str) -> int | None:
    text = (history.file(history.head, path) or b"").decode("utf-8", "replace")
    return next((i for i, line in enumerate(text.splitlines(), 1) if mark in line), None)


def _catalog(history: History, revision: str, path: str) -> PoFile:
    data = history.file(revision, path)
    return parse_po(data, path, None, []) if data else PoFile()


def _yaml(history: History, revision: str, path: str) -> Node | None:
    data = history.file(revision, path)
    return parse_yaml(data.decode("utf-8", "replace"), path, []) if data else None


def _locale(path: str) -> str | None:
    """Return the locale of a file below translations/."""
    parts = path.split("/")
    return parts[1] if parts[0] == "translations" and len(parts) > 2 else None
