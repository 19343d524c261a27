"""Two people are looked for where a history can be read, and nowhere else."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from pocketcards.errors import UsageError
from pocketcards.load.history import read_history
from tests.review.two_people import COMMON, CONTACTS, HEADER, LOCK, NEW, OLD, PO, change, checked, edit
from tests.support.repository import ANNA, Repository

pytestmark = pytest.mark.slow  # whole builds, or processes of their own


def test_plain_check_is_silent(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    change(repository, CONTACTS, LOCK)
    change(repository, PO, old=HEADER, new=f'{HEADER}"Last-Translator: Berta\\n"\n')
    repository.commit(ANNA)
    checked(repository.folder)
    assert "TWO" not in capsys.readouterr().out


def refused(root: Path, since: str) -> str:
    with pytest.raises(UsageError) as refusal:
        read_history(root, since)
    assert refusal.value.exit_code == 2
    return f"{refusal.value} {refusal.value.hint}"


@pytest.mark.parametrize("revision", ["nowhere", "", "--all", "HEAD..HEAD", "HEAD:cards", "a\0b", "ñ x"])
def test_revision_that_is_not_there(repository: Repository, revision: str) -> None:
    assert "git knows no such revision here" in refused(repository.folder, revision)


def test_folder_that_is_no_checkout(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    assert "is no checkout of git" in refused(tmp_path, "HEAD")


def test_project_that_was_never_committed(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    (tmp_path / "cards").mkdir()
    assert "never committed" in refused(tmp_path, "HEAD")
    made.commit()
    assert "never committed" in refused(tmp_path, "HEAD")


def test_no_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.fspath(repository.folder))
    assert "git, which is not installed" in refused(repository.folder, "base")


def test_shallow_clone(repository: Repository, tmp_path: Path) -> None:
    for i in range(3):
        change(repository, COMMON, old="sources:", new=f"sources: #{i}")
        repository.commit(ANNA)
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth", "2", repository.folder.as_uri(), str(clone))
    assert "fetch-depth: 0" in refused(clone, "base")
    assert "cut off" in refused(clone, "HEAD~1")
    assert read_history(clone, "HEAD").commits == ()


def test_histories_without_a_common_commit(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "other")
    repository.commit(ANNA)
    assert "no commit in common" in refused(repository.folder, "base")


def test_another_repository_of_a_hook_is_not_read(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere.git"))
    assert read_history(repository.folder, "base").commits == ()


def test_nobody_fetches(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    run = subprocess.run

    def watched(command: list[str], **options: object) -> object:
        seen.append((command, options["env"]))
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", watched)
    read_history(repository.folder, "base")
    words = {word for command, _ in seen for word in command}
    assert words.isdisjoint({"fetch", "pull", "clone", "remote", "ls-remote", "push"})
    assert all(environment["GIT_ALLOW_PROTOCOL"] == "" for _, environment in seen)


def test_the_author_of_a_commit_is_not_shown(repository: Repository) -> None:
    repository.commit(ANNA)
    shown = repr(read_history(repository.folder, "base")).casefold()
    assert "example.org" not in shown


def test_annotations_stand_at_files_of_the_repository(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.folder / "us").mkdir()
    for name in ("cards", "translations"):
        repository.git("mv", name, f"us/{name}")
    root = repository.folder / "us"
    edit(root / CONTACTS, OLD, NEW)
    checked(root, "--output-format", "github")
    assert "file=us/cards/contacts.yaml,line=" in capsys.readouterr().out
    checked(root, "--output-format", "json")
    assert '"path": "cards/contacts.yaml"' in capsys.readouterr().out
