"""Folders of languages: those that are, and those that are named otherwise, linked, or in the wrong place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pocketcards.catalog.reader import find_catalogs
from pocketcards.model.finding import Finding, Severity
from tests.catalog.test_reader import GOOD, NAMES


def folder(root: Path, name: str, *, catalog: str = "LC_MESSAGES/cards.po") -> Path:
    path = root / name / catalog
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(GOOD, encoding="utf-8")
    return path


def found(root: Path) -> tuple[list[str], list[tuple[str, str | None]]]:
    """The locales, and the names and paths of what is found."""
    findings: list[Finding] = []
    catalogs = find_catalogs(root, findings)
    for locale, path in catalogs.items():
        assert path == root / locale / "LC_MESSAGES" / "cards.po"
    return list(catalogs), [(NAMES[finding.code], finding.path) for finding in findings]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / "translations"
    path.mkdir()
    return path


def test_good_folders(root: Path) -> None:
    names = ["ar", "es", "es_419", "fil", "ksw", "pa_Arab", "pt_BR", "zh_Hans", "zh_Hant_HK"]
    for name in reversed(names):
        folder(root, name)
        (root / name / "review.yaml").touch()
    for name in ("cards.pot", "languages.yaml", ".DS_Store"):
        (root / name).touch()
    (root / ".git").mkdir()
    assert found(root) == (names, [])


def test_no_folder_at_all(tmp_path: Path) -> None:
    assert found(tmp_path / "translations") == ([], [])


@pytest.mark.parametrize(
    ("name", "rule", "hint"),
    [
        ("tl", "retired-locale-name", "fil,"),
        ("iw", "retired-locale-name", "he,"),
        ("in", "retired-locale-name", "id,"),
        ("zh_CN", "retired-locale-name", "zh_Hans,"),
        ("zh_TW", "retired-locale-name", "zh_Hant,"),
        ("zh-CN", "locale-name", "zh_Hans."),
        ("TL", "locale-name", "fil."),
        ("zh-hans", "locale-name", "zh_Hans."),
        ("pt-BR", "locale-name", "pt_BR."),
        ("PT_br", "locale-name", "pt_BR."),
        ("sr@latin", "locale-name", "sr_Latn."),
        ("es@plain", "locale-name", "language_Script_REGION"),
        ("spanish", "locale-name", "language_Script_REGION"),
        ("es_MX_x", "locale-name", "language_Script_REGION"),
        ("e", "locale-name", "language_Script_REGION"),
        ("es ", "locale-name", "language_Script_REGION"),
        ("es\n", "locale-name", "language_Script_REGION"),
        ("еs", "locale-name", "language_Script_REGION"),  # the first letter is Cyrillic
        ("con", "device-name", "con_Latn"),
        ("AUX", "device-name", "aux_Latn"),
        ("prn", "device-name", "prn_Latn"),
        ("nul", "device-name", "nul_Latn"),
        ("en", "catalog-of-the-source", "English"),
    ],
)
def test_refused_names(root: Path, name: str, rule: str, hint: str) -> None:
    folder(root, name)
    folder(root, "es_MX")
    findings: list[Finding] = []
    assert list(find_catalogs(root, findings)) == ["es_MX"]
    (finding,) = findings
    assert (NAMES[finding.code], finding.severity) == (rule, Severity.ERROR)
    assert hint in finding.hint
    assert (finding.path or "").startswith("translations/")
    assert "\n" not in f"{finding.path}{finding.message}"


def test_names_equal_but_for_case(root: Path) -> None:
    for name in ("zh_Hans", "zh_hans", "fr"):
        folder(root, name)
    assert found(root) == (
        ["fr"],
        [
            ("same-name-but-for-case", "translations/zh_Hans"),
            ("same-name-but-for-case", "translations/zh_hans"),
        ],
    )


def test_links_are_refused(root: Path, tmp_path: Path) -> None:
    outside = folder(tmp_path / "elsewhere", "es")
    (root / "es").symlink_to(outside.parent.parent)
    (root / "fr").mkdir()
    (root / "fr" / "LC_MESSAGES").symlink_to(outside.parent)
    (root / "ar" / "LC_MESSAGES").mkdir(parents=True)
    (root / "ar" / "LC_MESSAGES" / "cards.po").symlink_to(outside)
    folder(root, "am")
    (root / "am" / "review.yaml").symlink_to(root / "am")
    (root / "so").symlink_to(root / "so")
    assert found(root) == (
        [],
        [
            ("link-out-of-the-folder", "translations/am/review.yaml"),
            ("link-out-of-the-folder", "translations/ar/LC_MESSAGES/cards.po"),
            ("link-out-of-the-folder", "translations/es"),
            ("link-out-of-the-folder", "translations/fr/LC_MESSAGES"),
            ("link-out-of-the-folder", "translations/so"),
        ],
    )


def test_catalogs_in_the_wrong_place_are_named(root: Path) -> None:
    folder(root, "es", catalog="cards.po")
    folder(root, "fr", catalog="LC_MESSAGES/Cards.PO")
    folder(root, "ar")
    folder(root, "ar", catalog="LC_MESSAGES/cards (1).po")
    (root / "am").mkdir()
    (root / "so.po").touch()
    assert found(root) == (
        ["ar"],
        [
            ("folder-without-catalog", "translations/am"),
            ("misplaced-catalog", "translations/ar/LC_MESSAGES/cards (1).po"),
            ("misplaced-catalog", "translations/es/cards.po"),
            ("folder-without-catalog", "translations/es"),
            ("misplaced-catalog", "translations/fr/LC_MESSAGES/Cards.PO"),
            ("folder-without-catalog", "translations/fr"),
            ("misplaced-catalog", "translations/so.po"),
        ],
    )


def test_unreadable_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(root, "es")

    def refuse(_path: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(root) == ([], [("unreadable-catalog", "translations")])


def test_unreadable_folder_of_a_language_is_not_said_to_be_empty(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "es" / "LC_MESSAGES").mkdir(parents=True)
    scan = os.scandir

    def refused(path: str) -> object:
        if path.endswith("es"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert found(root) == ([], [("unreadable-catalog", "translations/es")])
