"""What git tells of a project since a revision: which commits changed which files. Asks no network."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pocketcards.errors import UsageError
from pocketcards.model.lock import UNKNOWN
from pocketcards.model.review import fault_of_team

__all__ = ["Commit", "History", "read_history"]

TRAILER = "Compared-by"
_FORMAT = f"%H%x00%P%x00%ae%x00%(trailers:key={TRAILER},valueonly,unfold)"
"""The mail as it was committed: who sends a change could write a .mailmap, too."""
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
"""What a hook of another repository sets; it would lead git away from the project."""
_ALL = "Fetch the whole history first: `git fetch --unshallow`, or `fetch-depth: 0` in a workflow."


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit, and what it changed of the project."""

    name: str
    """Its hash."""
    parents: tuple[str, ...]
    author: str = field(repr=False)
    """The mail, letter case aside. It is compared, and must never be shown or written."""
    compared_by: tuple[str, ...]
    """The teams that its trailers name. A person's address is no team."""
    paths: frozenset[str]
    """Relative to the project. A merge changed what git itself would have merged to something else."""

    @property
    def short(self) -> str:
        """Its hash, as people write it."""
        return self.name[:9]


class History(NamedTuple):
    """What was committed since the project left a revision. What is not committed is not in it."""

    root: Path
    prefix: str
    """The folder of the project in its repository: empty, or `cards-of-us/`."""
    base: str
    """The commit in which the project and the revision were last the same."""
    head: str
    commits: tuple[Commit, ...]
    """The newest first; none before those that rest on it."""
    changed: frozenset[str]
    """Paths that are not as they were in `base`, relative to the project."""

    def file(self, revision: str, path: str) -> bytes | None:
        """Return a file of the project as it was committed; None where there was none."""
        try:
            return _git(self.root, "cat-file", "blob", f"{revision}:{self.prefix}{path}")
        except subprocess.CalledProcessError:
            return None

    def after(self, first: Commit) -> Iterator[Commit]:
        """Yield the commits that rest on another."""
        resting = {first.name}
        for commit in reversed(self.commits):
            if not resting.isdisjoint(commit.parents):
                resting.add(commit.name)
                yield commit


def read_history(root: Path, revision: str) -> History:
    """Return what was committed since the project left a revision.

    Args:
        root: The project, which may be a folder of its repository.
        revision: A branch, tag or commit, as git takes it.

    Raises:
        UsageError: There is no git, no repository, no such revision, or not its whole history.
    """
    prefix = _prefix(root)
    head, named = _commit(root, "HEAD"), _commit(root, revision)
    try:
        base = _line(_git(root, "merge-base", head, named))
    except subprocess.CalledProcessError:
        message = f"--since {revision}: it has no commit in common with what is checked out"
        raise UsageError(message, _ALL if _cut_off(root) else "") from None
    words = ("--topo-order", "-z", "--no-show-signature", "--encoding=UTF-8", f"--format={_FORMAT}")
    fields = _texts(_git(root, "log", *words, f"{base}..{head}"))
    commits = tuple(zip(*(iter(fields),) * 4, strict=True))
    if not _cut_off(root).isdisjoint([base, *(name for name, *_ in commits)]):
        raise UsageError(f"--since {revision}: the history of this checkout is cut off before it", _ALL)
    paths = _paths(root, prefix, [name for name, *_ in commits])
    between = _git(root, "diff-tree", "-r", "-z", "--name-only", "--no-renames", base, head)
    made = [_made(root, prefix, *one, paths[one[0]]) for one in commits]
    return History(root, prefix, base, head, tuple(made), _below(prefix, _texts(between)))


def _made(
    root: Path, prefix: str, name: str, above: str, mail: str, trailers: str, paths: frozenset[str]
) -> Commit:
    parents = tuple(above.split())
    if len(parents) > 1:
        paths = _below(prefix, _texts(_remerged(root, name)))
    teams = (line.strip() for line in trailers.splitlines())
    named = tuple(team for team in teams if team.casefold() != UNKNOWN and not fault_of_team(team))
    return Commit(name, parents, mail.strip().casefold(), named, paths)


def _remerged(root: Path, merge: str) -> bytes:
    """Return what is not as git merges it: two changes of one file that meet nowhere are nobody's own."""
    try:
        words = ("--remerge-diff", "--name-only", "--no-renames", "--no-show-signature", "-z", "--format=")
        return _git(root, "show", *words, merge)
    except subprocess.CalledProcessError:
        raise UsageError("--since needs git 2.35 or newer, to see what a merge changed itself") from None


def _prefix(root: Path) -> str:
    """Return the folder of the project in its repository."""
    try:
        prefix = _git(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape")
        prefix = prefix.removesuffix("\n")
        _git(root, "cat-file", "-e", f"HEAD:{prefix}cards")
    except FileNotFoundError:
        hint = "Install git, or let `check --since` run where the project is hosted."
        raise UsageError("--since needs git, which is not installed", hint) from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        message = f"--since: {root} is no checkout of git, or its cards/ was never committed"
        raise UsageError(message, f"git says: {said}" if said else "") from None
    return prefix


def _commit(root: Path, revision: str) -> str:
    try:
        if revision.startswith("-") or "\0" in revision:
            raise ValueError
        return _line(_git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"))
    except (subprocess.CalledProcessError, ValueError):
        hint = "Name a branch, tag or commit that git has here, as in `--since origin/main`."
        hint = f"{hint}\n{_ALL}" if _cut_off(root) else hint
        raise UsageError(f"--since {revision}: git knows no such revision here", hint) from None


def _cut_off(root: Path) -> frozenset[str]:
    """Return the commits whose parents a shallow clone has left out."""
    path = root / _line(_git(root, "rev-parse", "--git-path", "shallow"))
    return frozenset(path.read_text("ascii").split()) if path.is_file() else frozenset()


def _paths(root: Path, prefix: str, commits: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return what each commit but merges changed. Git answers in the order asked for, each commit once."""
    asked = "".join(f"{name}\n" for name in commits).encode("ascii")
    words = ("-r", "-z", "--name-only", "--root", "--always", "--no-renames")
    told = _texts(_git(root, "diff-tree", "--stdin", *words, asked=asked))
    starts: list[int] = []
    for name in commits:
        starts.append(told.index(name, starts[-1] + 1 if starts else 0))
    spans = zip(commits, pairwise([*starts, len(told)]), strict=True)
    return {name: _below(prefix, told[start + 1 : end]) for name, (start, end) in spans}


def _below(prefix: str, paths: Sequence[str]) -> frozenset[str]:
    return frozenset(path.removeprefix(prefix) for path in paths if path.startswith(prefix))


def _line(told: bytes) -> str:
    return told.decode("utf-8", "surrogateescape").removesuffix("\n")


def _texts(told: bytes) -> list[str]:
    """Return texts that end with, or are parted by, a byte that no path has."""
    return told.decode("utf-8", "surrogateescape").removesuffix("\0").split("\0") if told else []


def _git(root: Path, *words: str, asked: bytes = b"") -> bytes:
    """Return what git answers. A partial clone must not fetch what it lacks, nor a note replace a commit."""
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    environment |= {"GIT_ALLOW_PROTOCOL": "", "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1"}
    environment |= {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = ("git", "-C", str(root), "--literal-pathspecs", *words)
    return subprocess.run(command, input=asked, capture_output=True, check=True, env=environment).stdout
