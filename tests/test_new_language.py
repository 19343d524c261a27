"""From the command line: a language that has no text yet still gets a card, and the next step."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocketcards.cli import main
from pocketcards.editions.coverage import bridged
from pocketcards.editions.request import known_locales
from tests.bundled import ROOT, languages
from tests.support.each import each


def _build(out: Path, *words: str) -> int:
    return main(["--project", str(ROOT), "--region", "us", "--format", "card", "--out", str(out), *words])


@each("name", ["prs", "Dari"])
def test_language_without_text_gets_the_bridge_card(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _build(tmp_path / "out", "--locale", name) == 0
    (made,) = tmp_path.rglob("*.pdf")
    assert made.stem.removesuffix("-DRAFT") == "slip-us-prs-card"
    said = capsys.readouterr().out
    assert "no Dari text yet" in said
    assert "docs/wanted.md" in said


def test_language_that_nobody_has_begun_names_init(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _build(tmp_path / "out", "--locale", "Hiligaynon") == 0
    assert "`python generate.py init hil`" in capsys.readouterr().out


def test_card_that_needs_text_is_not_built_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _build(tmp_path / "out", "--locale", "prs", "--card", "hotline") == 2
    assert "no Dari text yet" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_own_name_without_a_source_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _build(tmp_path / "out", "--locale", "hmn") == 1
    said = capsys.readouterr().err
    assert "LNG002" in said
    assert "translations/languages.yaml" in said


@pytest.mark.slow
def test_every_language_that_can_have_it_has_a_proven_bridge_card_on_a_sheet_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["--project", str(ROOT), "--region", "us", "--card", "bridge", "--out", str(out)]) == 0
    wanted = bridged(languages(), known_locales(ROOT))
    for kind in ("card", "sheet"):
        made = {
            path.name.removeprefix("slip-us-").split("-")[0] for path in out.rglob(f"slip-us-*-{kind}-*.pdf")
        }
        assert made == set(wanted)
