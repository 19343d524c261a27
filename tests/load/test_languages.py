"""Languages: CLDR, with what `languages.yaml` says above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocketcards.load.languages import Languages, load_languages
from pocketcards.model.finding import Finding
from pocketcards.model.locale import Direction
from tests.bundled import LOCALES, languages


def load(path: Path, text: str) -> tuple[Languages, list[Finding]]:
    path.write_text(text, encoding="utf-8")
    findings: list[Finding] = []
    return load_languages(path, "languages.yaml", findings), findings


@pytest.mark.parametrize(
    ("locale", "script", "writing", "direction"),
    [
        ("en", "Latn", "Latn", "ltr"),
        ("ar", "Arab", "Arab", "rtl"),
        ("ur", "Arab", "Arab-Nastaliq", "rtl"),
        ("pa", "Guru", "Guru", "ltr"),
        ("pa_Arab", "Arab", "Arab-Nastaliq", "rtl"),
        ("zh_Hant", "Hant", "Hant", "ltr"),
        ("ja", "Jpan", "Jpan", "ltr"),
        ("ko", "Kore", "Kore", "ltr"),
        ("ff_Adlm", "Adlm", "Adlm", "rtl"),
        ("nqo", "Nkoo", "Nkoo", "rtl"),
        ("tzm_Tfng", "Tfng", "Tfng", "ltr"),
        ("ksw", "Mymr", "Mymr", "ltr"),
        ("prs", "Arab", "Arab", "rtl"),
        ("sr", "Cyrl", "Cyrl", "ltr"),
    ],
)
def test_script_and_direction(locale: str, script: str, writing: str, direction: str) -> None:
    found = languages().find(locale)
    assert found
    assert (found.script, found.writing, found.direction) == (script, writing, Direction(direction))


@pytest.mark.parametrize("locale", ["xx", "tlh_Piqd_", "../etc", "EN", "en-US", "", "zh_Hans_CN_x"])
def test_unknown_or_malformed_is_none(locale: str) -> None:
    assert languages().find(locale) is None


@pytest.mark.parametrize(
    ("typed", "locale"),
    [
        ("es", "es"),
        ("ES", "es"),
        ("spanish", "es"),
        ("Español", "es"),
        ("espanol", "es"),
        ("zh-Hans", "zh_Hans"),
        ("Chinese (Simplified)", "zh_Hans"),
        ("አማርኛ", "am"),
        ("اردو", "ur"),
        ("日本語", "ja"),
    ],
)
def test_a_language_goes_by_id_own_name_or_english_name(typed: str, locale: str) -> None:
    assert languages().named(typed, LOCALES) == [locale]


def test_a_name_that_is_none_finds_nothing() -> None:
    assert languages().named("klingon", LOCALES) == []


def test_entry_without_cldr_needs_names_and_script(tmp_path: Path) -> None:
    _, findings = load(tmp_path / "l.yaml", 'qqx: {english: "Nowhere"}\n')
    assert [finding.code for finding in findings] == ["LNG001"]
    assert "endonym, script" in findings[0].message


def test_misspelt_key_and_bad_direction_are_found(tmp_path: Path) -> None:
    _, findings = load(tmp_path / "l.yaml", 'ur: {writting: "Arab-Nastaliq"}\n')
    assert [finding.code for finding in findings] == ["YML006"]
    _, findings = load(tmp_path / "l.yaml", 'ur: {direction: "down"}\n')
    assert [finding.code for finding in findings] == ["LNG001"]


def test_without_the_file_cldr_stands_alone(tmp_path: Path) -> None:
    findings: list[Finding] = []
    found = load_languages(tmp_path / "none.yaml", "none.yaml", findings).find("sw")
    assert found
    assert found.english == "Swahili"
    assert not findings
