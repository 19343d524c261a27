"""Languages: CLDR, with what `languages.yaml` says above it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from pocketcards.load.languages import Languages, load_languages
from pocketcards.model.finding import Finding
from pocketcards.model.locale import Direction
from tests.bundled import LOCALES, languages
from tests.support.each import each


def load(path: Path, text: str) -> tuple[Languages, list[Finding]]:
    path.write_text(text, encoding="utf-8")
    findings: list[Finding] = []
    return load_languages(path, "languages.yaml", findings), findings


@each(
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


@each("locale", ["xx", "tlh_Piqd_", "../etc", "EN", "en-US", "", "zh_Hans_CN_x"])
def test_unknown_or_malformed_is_none(locale: str) -> None:
    assert languages().find(locale) is None


@each(
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


@each(
    ("locale", "writing", "direction"),
    [
        ("ar_EG", "Arab", "rtl"),
        ("fa_AF", "Arab", "rtl"),
        ("ru_RU", "Cyrl", "ltr"),
        ("ur_PK", "Arab-Nastaliq", "rtl"),
        ("ur_Arab", "Arab-Nastaliq", "rtl"),
        ("pa_PK", "Arab-Nastaliq", "rtl"),
        ("zh_TW", "Hant", "ltr"),
        ("zh_Hans_CN", "Hans", "ltr"),
        ("sr_RS", "Cyrl", "ltr"),
    ],
)
def test_a_region_is_set_like_its_language(locale: str, writing: str, direction: str) -> None:
    found = languages().find(locale)
    assert found
    assert (found.locale, found.writing, found.direction) == (locale, writing, Direction(direction))


def test_a_region_is_named_in_english_alone() -> None:
    found = languages().find("zh_TW")
    assert found
    assert (found.english, found.endonym) == ("Chinese (Traditional, Taiwan)", "繁體中文")


@each("locale", ["tl", "mo", "iw", "in", "und", "es_QQ", "ky_Arab"])
def test_no_id_is_read_as_another(locale: str) -> None:
    """Babel reads `tl` as `fil_PH`, `mo` as `ro_RO`, and Kyrgyz in Arabic letters as Cyrillic."""
    assert languages().find(locale) is None


def test_every_entry_is_a_whole_language() -> None:
    for locale in languages().entries:
        found = languages().find(locale)
        assert found, locale
        assert found.writing.split("-")[0] == found.script
        assert unicodedata.is_normalized("NFC", found.endonym)


@each(
    ("typed", "locales"),
    [
        ("Chinese", ["zh_Hans", "zh_Hant"]),
        ("zh", ["zh_Hans", "zh_Hant"]),
        ("Tagalog", ["fil"]),
        ("Farsi", ["fa"]),
        ("Kurdish", ["ckb", "kmr"]),
        ("Qeqchi", ["kek"]),
        ("q'eqchi'", ["kek"]),
        ("N'Ko", ["nqo"]),
        ("es-MX", []),
        ("", []),
    ],
)
def test_part_of_a_name_may_mean_several(typed: str, locales: list[str]) -> None:
    among = ["zh_Hans", "zh_Hant", "fil", "fa", "ckb", "kmr", "kek", "nqo", "es"]
    assert languages().named(typed, among) == locales


def test_a_whole_name_goes_before_a_part() -> None:
    assert languages().named("Spanish", ["es_MX", "es"]) == ["es"]


def test_a_faulty_entry_leaves_out_no_other(tmp_path: Path) -> None:
    faulty = 'ur: {writting: "x"}\nqqx: {english: "Nowhere"}\n'
    sound = 'prs: {english: "Dari", endonym: "دری", script: "Arab"}\n'
    loaded, findings = load(tmp_path / "l.yaml", faulty + sound)
    assert [finding.code for finding in findings] == ["YML006", "LNG001"]
    found = loaded.find("prs")
    assert found
    assert found.direction is Direction.RTL


def test_digits_that_figures_may_have(tmp_path: Path) -> None:
    path = tmp_path / "languages.yaml"
    path.write_text('bn:\n  digits: "০১২৩৪৫৬৭৮৯"\n', encoding="utf-8")
    findings: list[Finding] = []
    names = load_languages(path, "languages.yaml", findings)
    assert not findings
    assert [found.digits for locale in ("bn", "bn_IN", "hi") if (found := names.find(locale))] == [
        "০১২৩৪৫৬৭৮৯",
        "০১২৩৪৫৬৭৮৯",
        "",
    ]


@each("digits", ["০১২৩৪৫৬৭৮", "১২৩৪৫৬৭৮৯০", "native", "", "⁰¹²³⁴⁵⁶⁷⁸⁹", "০১২৩৪৫৬৭৮٩৯"])
def test_digits_are_the_ten_of_a_script_in_order(tmp_path: Path, digits: str) -> None:
    path = tmp_path / "languages.yaml"
    path.write_text(f'bn:\n  digits: "{digits}"\n', encoding="utf-8")
    findings: list[Finding] = []
    load_languages(path, "languages.yaml", findings)
    assert [found.code for found in findings] == ["LNG001"]


def test_interpreters_are_asked_for_by_a_name_that_people_say(tmp_path: Path) -> None:
    """The bracket of a script or a country is for people who make cards; no card has it."""
    spoken = {
        "zh_Hans": ("Mandarin",),
        "zh_Hant": ("Cantonese", "Mandarin"),
        "zh_TW": ("Cantonese", "Mandarin"),
        "pa_Arab": ("Punjabi",),
        "pt_BR": ("Portuguese",),
        "ff_Adlm": ("Fula",),
        "sr_Latn": ("Serbian",),
        "fa": ("Farsi",),
        "es": ("Spanish",),
    }
    found = {locale: one.spoken_names for locale in spoken if (one := languages().find(locale))}
    assert found == spoken
    assert languages().named("Mixteco", ["mim", "mxv", "es"]) == ["mim", "mxv"]
    faulty = 'mam: {english: "Mam", endonym: "Mam", script: "Latn", variants: "many"}\n'
    _, findings = load(tmp_path / "l.yaml", faulty)
    assert [one.code for one in findings] == ["LNG001"]
