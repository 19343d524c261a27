"""`build` on the command line: what is wrong is named, and what was built before stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pocketcards.sets.texts import TEXTS
from tests.projects import copied, edit, files_of

LOCALES = ("es", "zh_Hans")
PO = "translations/es/LC_MESSAGES/cards.po"
NAMES = {
    f"us/{stem}-us-{locale}-card-DRAFT.pdf" for stem in ("card", "indicator") for locale in ("en", *LOCALES)
}
Run = Callable[..., int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", *LOCALES)


def test_foreign_output_folder_is_refused(
    build: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("precious")
    assert build() == 2
    assert "did not write" in capsys.readouterr().err
    assert files_of(tmp_path / "out") == {"letter.txt": b"precious"}


def test_broken_language_does_not_stop_another(root: Path, build: Run) -> None:
    edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Hablo español.')
    assert build("--locale", "zh_Hans", "--card", "hotline") == 0


def test_failed_build_keeps_the_old_set(root: Path, build: Run, tmp_path: Path) -> None:
    assert build("--locale", "es") == 0
    before = files_of(tmp_path / "out")
    edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Llame al 911"')
    assert build("--locale", "es") == 1
    assert files_of(tmp_path / "out") == before


def test_untranslated_card_is_left_out_and_named(
    root: Path, build: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / PO, 'msgstr "Hablo español."', 'msgstr ""')
    assert build() == 0
    assert {*files_of(tmp_path / "out")} == {
        *(NAMES - {"us/card-us-es-card-DRAFT.pdf"}),
        "manifest.json",
        "SHA256SUMS",
        TEXTS,
        "numbers.csv",
    }
    assert "CRD005 [es speak.self]" in capsys.readouterr().err


def test_untranslated_card_that_was_asked_for_is_an_error(root: Path, build: Run) -> None:
    edit(root / PO, 'msgstr "Hablo español."', 'msgstr ""')
    assert build("--locale", "es", "--card", "hotline") == 1


def test_unconfirmed_contact_is_named_where_its_region_is_built(
    root: Path, build: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    spare = (
        "  spare:\n    confirmed: 'no'\n    kind: voice\n    dial: '1'\n    print: '1'\n    name: Spare\n"
        "    hours: {always: 'yes'}\n    languages: [en]\n    interpreters: 'no'\n    reach: [us]\n"
        "    seen: {url: u, date: d}\n"
    )
    edit(root / "cards" / "contacts.yaml", "  us-711:\n", f"{spare}  us-711:\n")
    assert build("--locale", "en", "--card", "hotline") == 0
    assert "not confirmed: spare" in capsys.readouterr().out
    edit(root / "cards" / "contacts.yaml", "'no'\n    reach: [us]", "'no'\n    reach: [gb]")
    assert build("--locale", "en", "--card", "hotline") == 0
    assert "spare" not in capsys.readouterr().out  # of another region
