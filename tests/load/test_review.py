"""Signatures are read strictly, written so that they read the same, and hold words and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pocketcards.load.review import (
    RULES,
    SAFETY_PATH,
    language_path,
    language_text,
    load_reviews,
    read_language,
    read_safety,
    safety_text,
)
from pocketcards.load.yaml import ShapeError, parse_yaml
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.review import (
    Reviews,
    Signature,
    Signatures,
    fault_of_team,
    same_team,
)
from tests.builders import node_of
from tests.support.each import each

DAY = date(2026, 11, 22)
HASH = "0123456789abcdef0123456789abcdef"
LANGUAGE = f"""\
locale: "es"
language:
  - by: "Madrid team"
    date: "2026-11-22"
    messages:
      help.title: "{HASH}"
"""
SAFETY = f"""\
safety:
  help:
    - by: "Night team"
      date: "2026-11-22"
      messages:
        card.help.title: "{HASH}"
"""


def _signature(by: str = "Team", day: date = DAY, **hashes: str) -> Signature:
    return Signature(by, day, hashes)


# Files


def test_signatures_of_a_locale_are_read(tmp_path: Path) -> None:
    (read,) = read_language(node_of(tmp_path, LANGUAGE, "review.yaml"), "es")
    assert read == Signature("Madrid team", DAY, {"help.title": HASH})
    assert read.at
    assert read.at.line == 3


def test_signatures_of_the_english_are_read(tmp_path: Path) -> None:
    read = read_safety(node_of(tmp_path, SAFETY, "review.yaml"))
    assert read == {"help": (Signature("Night team", DAY, {"card.help.title": HASH}),)}


FAULTS = {
    "of another language": ('"es"', '"pt"', "signatures of 'pt', in the folder of 'es'"),
    "no locale": ('locale: "es"\n', "", "'locale' is missing"),
    "key": ("language:", "languages:", "unknown key"),
    "no team": ('by: "Madrid team"', 'by: ""', "empty"),
    "address": ("Madrid team", "ana@example.org", "may endanger"),
    "two lines": ("Madrid team", "Ana\\nMadrid", "one line"),
    "no day": ("2026-11-22", "2026-11", "no day"),
    "week": ("2026-11-22", "2026-W47-7", "no day"),
    "short hash": (HASH, HASH[1:], "fingerprint"),
    "capital hash": (HASH, HASH.upper(), "fingerprint"),
    "other digits": (HASH, HASH.replace("0", "\u0660"), "fingerprint"),
    "no list": ('  - by: "Madrid team"\n    date', '    by: "Madrid team"\n    date', "list"),
    "no messages": (f'      help.title: "{HASH}"\n', '      - "x"\n', "mapping"),
}


@each("name", FAULTS)
def test_what_is_no_review_is_refused(tmp_path: Path, name: str) -> None:
    old, new, said = FAULTS[name]
    assert old in LANGUAGE
    with pytest.raises(ShapeError, match=said):
        read_language(node_of(tmp_path, LANGUAGE.replace(old, new, 1), "review.yaml"), "es")


def _load(root: Path, language: str | None, safety: str | None = None) -> tuple[Reviews, list[Finding]]:
    for shown, text in ((language_path("es"), language), (SAFETY_PATH, safety)):
        if text is not None:
            (root / shown).parent.mkdir(parents=True, exist_ok=True)
            (root / shown).write_text(text, encoding="utf-8")
    findings: list[Finding] = []
    return load_reviews(root, ["es", "km"], findings), findings


def test_project_without_reviews_is_sound(tmp_path: Path) -> None:
    assert _load(tmp_path, None) == (Reviews(), [])


def test_reviews_are_loaded_by_locale_and_card(tmp_path: Path) -> None:
    reviews, findings = _load(tmp_path, LANGUAGE, SAFETY)
    assert not findings
    assert (list(reviews.language), list(reviews.safety)) == (["es"], ["help"])


DAMAGED = {
    "merge conflict": f"<<<<<<< HEAD\n{LANGUAGE}=======\n",
    "cut off": LANGUAGE[:-8],
    "twice": LANGUAGE + f'      help.title: "{HASH}"\n',
    "unquoted day": LANGUAGE.replace('"2026-11-22"', "2026-11-22"),
    "copied": LANGUAGE.replace('"es"', '"pt"'),
    "empty": "",
    "list": "- a\n",
}


@each("name", DAMAGED)
def test_damaged_file_is_an_error_and_signs_nothing(tmp_path: Path, name: str) -> None:
    reviews, (found,) = _load(tmp_path, DAMAGED[name], SAFETY)
    assert (found.code, found.severity, found.path) == (
        "REV001",
        Severity.ERROR,
        "translations/es/review.yaml",
    )
    assert list(reviews.safety) == ["help"]
    assert not reviews.language


@each("text", ["safety:\n", "safety: [x]\n", SAFETY.replace("by:", "team:")])
def test_damaged_safety_is_an_error(tmp_path: Path, text: str) -> None:
    reviews, (found,) = _load(tmp_path, LANGUAGE, text)
    assert (found.code, found.path) == ("REV001", "cards/review.yaml")
    assert not reviews.safety
    assert reviews.language


def test_link_and_folder_are_no_review(tmp_path: Path) -> None:
    for locale in ("es", "km"):
        (tmp_path / language_path(locale)).parent.mkdir(parents=True)
    (tmp_path / "elsewhere.yaml").write_text(LANGUAGE, encoding="utf-8")
    (tmp_path / language_path("es")).symlink_to(tmp_path / "elsewhere.yaml")
    (tmp_path / language_path("km")).mkdir()
    reviews, findings = _load(tmp_path, None)
    assert [found.code for found in findings] == ["REV001", "REV001"]
    assert not reviews.language


def test_rules_are_of_one_family() -> None:
    assert [rule.code for rule in RULES] == ["REV001"]


# Writing


VISIBLE = st.characters(codec="utf-8", exclude_categories=("C", "Z"))
TEAMS = st.text(VISIBLE, min_size=1, max_size=20).filter(lambda name: not fault_of_team(name))
IDS = st.one_of(
    st.sampled_from(["no", "yes", "null", "a.b", "on", "y", "1", "a-b_c", "~", "e1", "contact.x.name"]),
    st.text(VISIBLE, min_size=1, max_size=12),
)
HASHES = st.text("0123456789abcdef", min_size=32, max_size=32)
SIGNED = st.lists(
    st.builds(
        lambda by, day, hashes: Signature(by, day, hashes),
        TEAMS,
        st.dates(min_value=date(1000, 1, 1)),
        st.dictionaries(IDS, HASHES),
    ),
    max_size=4,
)


def _sorted(signatures: Signatures | list[Signature]) -> list[Signature]:
    return sorted((one for one in signatures if one.hashes), key=lambda one: (one.day, one.by))


def _parsed(text: str) -> object:
    findings: list[Finding] = []
    node = parse_yaml(text, "review.yaml", findings)
    assert node, findings
    return node


@given(SIGNED)
def test_what_is_written_is_read_again(signatures: list[Signature]) -> None:
    text = language_text("no", tuple(signatures))
    assert list(read_language(_parsed(text), "no")) == _sorted(signatures)  # type: ignore[arg-type]


@given(st.dictionaries(IDS, SIGNED, max_size=3))
def test_what_is_written_of_cards_is_read_again(cards: dict[str, list[Signature]]) -> None:
    text = safety_text({card: tuple(some) for card, some in cards.items()})
    read = read_safety(_parsed(text))  # type: ignore[arg-type]
    assert {card: list(some) for card, some in read.items()} == {
        card: _sorted(some) for card, some in cards.items() if _sorted(some)
    }


def test_each_message_is_a_line() -> None:
    text = language_text("es", (Signature("Madrid team", DAY, {"help.title": HASH}),))
    assert text[text.index("locale") :] == LANGUAGE
    text = safety_text({"help": (Signature("Night team", DAY, {"card.help.title": HASH}),)})
    assert text[text.index("safety:") :] == SAFETY


def test_what_was_carried_over_says_who_said_so(tmp_path: Path) -> None:
    one = Signature("Madrid team", DAY, {"help.title": HASH}, carried=("Harbour team", date(2026, 11, 29)))
    text = language_text("es", (one,))
    assert 'carried: {by: "Harbour team", date: "2026-11-29"}' in text
    assert read_language(node_of(tmp_path, text, "review.yaml"), "es") == (one,)
    for old, new in (
        ("Harbour team", "ana@example.org"),
        ("2026-11-29", "soon"),
        ("carried: {by", "carried: {of"),
    ):
        reviews, (found,) = _load(tmp_path, text.replace(old, new))
        assert (found.code, found.line, reviews.language) == ("REV001", 7, {}), old


# Teams


@each("name", ["Night team", "Equipo Córdoba", "한국어 팀", "St. Louis (2)", "x" * 60])
def test_name_of_a_team(name: str) -> None:
    assert not fault_of_team(name)


def test_two_spellings_are_one_team() -> None:
    """Or one team, from two computers, would find a card safe twice."""
    for other in ("night team", "NightTeam", "Night-Team", "Night  team.", "Night’team"):
        assert same_team("Night team", other), other
    for one, other in (("Night team", "Day team"), ("हिन्दी टीम", "हिन्दी टोली")):
        assert not same_team(one, other), one


@each(
    "name",
    [
        "",
        "  ",
        " Team",
        "a\nb",
        "a\u2028b",
        "a\x1b[0m",
        "\u202eTeam",
        "ana@x.org",
        "ana＠x.org",
        "x" * 61,
        "~",
        "!?",
    ],
)
def test_what_is_no_name_of_a_team(name: str) -> None:
    assert fault_of_team(name)


def test_address_is_refused_for_its_danger() -> None:
    assert "may endanger" in fault_of_team("ana@example.org")
