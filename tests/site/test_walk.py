"""From a draft to a card that is ready, by people without a terminal: one language on paper, one on phones.

Everybody but the keeper has a sheet of paper, or a page that came by mail. The keeper types the commands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.projects import copied
from tests.site.conftest import Visitor
from tests.support.clock import morning_of
from tests.support.readers import poppler_text
from tests.support.repository import Repository

pytestmark = pytest.mark.slow

ON_PAPER, ON_PHONES = "es", "ar"
Keeper = Callable[..., str]


@pytest.fixture
def project(tmp_path: Path) -> Repository:
    """Copy the small project into a repository of its own; nobody has signed anything there."""
    root = copied(tmp_path / "project", ON_PAPER, ON_PHONES)
    assert not [*root.rglob("review.yaml"), *root.rglob("remarks.yaml")]
    repository = Repository(root)
    repository.commit(message="Drafts")
    return repository


@pytest.fixture
def keeper(project: Repository, capsys: pytest.CaptureFixture[str]) -> Keeper:
    """Type a command; return what it says."""

    def types(*words: object, code: int = 0) -> str:
        line = [*map(str, words), "--project", str(project.folder)]
        done = main(line, now=morning_of(date(2026, 11, 29)))
        said = capsys.readouterr()
        assert done == code, (words, said.out, said.err)
        return said.out

    return types


class Paper:
    """A printed sheet, as its readers see it."""

    def __init__(self, keeper: Keeper, out: Path, *words: str) -> None:
        self.text = poppler_text(_made(keeper, out, "pdf", *words).read_bytes())
        found = re.search(r"\b[B-Z]{3}-[B-Z]{3}\b", self.text)
        assert found
        self.code = found[0]
        self.count = len(re.findall(r"\byes\s+no\b", self.text))


def _made(keeper: Keeper, out: Path, kind: str, *words: str) -> Path:
    folder = out / f"{'-'.join(words)}-{len(list(out.glob('*')))}"
    keeper("proof", *words, "--card", "hotline", "--out", folder)
    (path,) = folder.glob(f"*.{kind}")
    return path


def _states(keeper: Keeper) -> dict[str, str]:

    rows = json.loads(keeper("status", "--output-format", "json"))["cards"]
    return {row["locale"]: row["state"] for row in rows if row["card"] == "hotline"}


def _commit(project: Repository, said: str) -> None:
    """Commit as the command says: words first, signatures second."""
    if "Commit this first" in said:
        project.git("add", "--", "translations/*.po")
        project.git("commit", "--quiet", "-m", "A better sentence")
    project.commit(message="Who has read what")


def test_two_languages_become_ready(
    project: Repository, keeper: Keeper, tmp_path: Path, visit: Visitor
) -> None:
    base = project.git("rev-parse", "HEAD")
    out = tmp_path / "to-read"
    out.mkdir()
    assert set(_states(keeper).values()) == {"DRAFT"}

    # Two teams read the English on paper, the folded card before them.
    safe = Paper(keeper, out, "en", "--safety")
    assert "What does somebody see who finds it" in " ".join(safe.text.split())
    for team in ("Night team", "Shelter team"):
        said = keeper("review", "--by", team, "--code", safe.code, "--agreed", "all", "--yes")
        assert f"signed by {team}" in said
    project.commit(message="Safe")

    # Spanish on paper: one sentence is not right; a better one stands on the line, and others read that.
    sheet = Paper(keeper, out, ON_PAPER)
    assert sheet.count > 18
    said = keeper(
        "review",
        ON_PAPER,
        "--by",
        "Kitchen table",
        "--code",
        sheet.code,
        "--agreed",
        "all",
        "--not",
        "3",
        "--yes",
    )
    _commit(project, said)
    (out / "typed.txt").write_text(
        f"{sheet.code}\n3: ¿Alguien se queda con mi pasaporte o mi documento?", "utf-8"
    )
    _commit(
        project, keeper("review", ON_PAPER, "--by", "Kitchen table", "--from", out / "typed.txt", "--yes")
    )
    again = Paper(keeper, out, ON_PAPER)
    assert again.code != sheet.code
    assert "¿Alguien se queda con mi pasaporte" in " ".join(again.text.split())
    keeper(
        "review", ON_PAPER, "--by", "Kitchen table", "--code", sheet.code, "--agreed", "4", "--yes", code=1
    )
    _commit(
        project,
        keeper("review", ON_PAPER, "--by", "Library team", "--code", again.code, "--agreed", "3", "--yes"),
    )

    # Arabic on phones, without a network: one taps and types, the other taps.
    for team, better in (("Phone team", "أحد يحتفظ بجواز سفري أو هويتي؟"), ("Market team", "")):
        page = visit(_made(keeper, out, "html", ON_PHONES), has_touch=True).page
        for item in page.locator(".questions > li").all():
            item.locator(".choices label", has_text="Yes").tap()
        if better:
            page.locator("#n3 .choices label", has_text="Better").tap()
            page.locator('#n3 [data-says="better"]').fill(better)
        page.locator("#copy").tap()
        (out / "message.txt").write_text(page.locator("#answer").input_value(), "utf-8")
        said = keeper("review", "--by", team, "--from", out / "message.txt", "--yes")
        assert ("Commit this first" in said) == bool(better)
        _commit(project, said)

    assert _states(keeper) == dict.fromkeys(("en", ON_PAPER, ON_PHONES), "ready")
    keeper("build", "--card", "hotline", "--region", "us", "--format", "card", "--out", tmp_path / "out")
    names = sorted(path.name for path in (tmp_path / "out").rglob("*.pdf"))
    assert len(names) == 3
    assert [name for name in names if "DRAFT" in name] == []
    keeper("check", "--since", base)  # no sentence was signed in the commit that wrote it
