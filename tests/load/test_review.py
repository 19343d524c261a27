"""Signatures are read strictly, written so that they read the same, and hold words and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pocketcards.editions.edition import edition_of, english_messages
from pocketcards.load.review import (
    RULES,
    SAFETY_PATH,
    language_path,
    language_text,
    load_reviews,
    missing_signatures,
    read_language,
    read_safety,
    safety_text,
)
from pocketcards.load.yaml import ShapeError, parse_yaml
from pocketcards.model.card import BlockKind, Card, Layout, PanelPlan
from pocketcards.model.edition import Edition, Status
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.locale import SOURCE_LANGUAGE, Language
from pocketcards.model.project import Project
from pocketcards.model.review import (
    Reviews,
    Signature,
    Signatures,
    fault_of_team,
    fingerprint,
    safety_hashes,
    translation_hash,
    with_signature,
)
from tests.builders import KHMER, SPANISH, block, card, catalog, contact, node_of, numbers, project, region
from tests.builders import with_entry as changed_entry

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


@pytest.mark.parametrize("name", FAULTS)
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


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_file_is_an_error_and_signs_nothing(tmp_path: Path, name: str) -> None:
    reviews, (found,) = _load(tmp_path, DAMAGED[name], SAFETY)
    assert (found.code, found.severity, found.path) == (
        "REV001",
        Severity.ERROR,
        "translations/es/review.yaml",
    )
    assert list(reviews.safety) == ["help"]
    assert not reviews.language


@pytest.mark.parametrize("text", ["safety:\n", "safety: [x]\n", SAFETY.replace("by:", "team:")])
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
    st.builds(Signature, TEAMS, st.dates(min_value=date(1000, 1, 1)), st.dictionaries(IDS, HASHES)),
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


# Teams


@pytest.mark.parametrize("name", ["Night team", "Equipo Córdoba", "한국어 팀", "St. Louis (2)", "x" * 60])
def test_name_of_a_team(name: str) -> None:
    assert not fault_of_team(name)


@pytest.mark.parametrize(
    "name",
    ["", "  ", " Team", "a\nb", "a\u2028b", "a\x1b[0m", "\u202eTeam", "ana@x.org", "ana＠x.org", "x" * 61],
)
def test_what_is_no_name_of_a_team(name: str) -> None:
    assert fault_of_team(name)


def test_address_is_refused_for_its_danger() -> None:
    assert "may endanger" in fault_of_team("ana@example.org")


# Fingerprints


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_two_texts_share_a_fingerprint_only_where_they_are_the_same(one: list[str], two: list[str]) -> None:
    assert (fingerprint(*one) == fingerprint(*two)) is (one == two)


def test_fingerprints_stay_as_they_are() -> None:
    """A change of the recipe would void every signature there is."""
    assert fingerprint("help.title", "Help", "Ayuda ñ") == "a396de14743d22b2c6d02dbafc6f183a"


# Adding a signature


def test_team_that_signs_again_signs_on_the_later_day() -> None:
    old = (_signature(a="1", b="1"),)
    later = date(2026, 12, 1)
    assert with_signature(old, _signature(day=later, b="1")) == (
        _signature(a="1"),
        _signature(day=later, b="1"),
    )


def test_signatures_of_others_stay_where_the_words_stayed() -> None:
    old = (_signature("Others", a="1", b="1"),)
    assert with_signature(old, _signature(a="1", b="2")) == (
        _signature("Others", a="1"),
        _signature(a="1", b="2"),
    )


def test_what_a_team_finds_wrong_it_signs_no_longer() -> None:
    old = (_signature(a="1", b="1"), _signature("Others", b="1"))
    assert with_signature(old, _signature(a="1"), refused=["b"]) == (
        _signature("Others", b="1"),
        _signature(a="1"),
    )


def test_two_signatures_of_one_day_are_one() -> None:
    assert with_signature((_signature(a="1"),), _signature(b="2")) == (_signature(a="1", b="2"),)


NAMES = st.sampled_from("abc")
WORDS = st.dictionaries(NAMES, st.sampled_from("12"), max_size=3)


@given(st.lists(st.builds(Signature, st.sampled_from("XY"), st.just(DAY), WORDS), max_size=3), WORDS)
def test_new_signature_always_holds(old: list[Signature], words: dict[str, str]) -> None:
    new = with_signature(tuple(old), Signature("X", DAY, words))
    pairs = {pair for one in new for pair in one.hashes.items()}
    assert set(words.items()) <= pairs
    assert all(one.hashes for one in new)
    untouched = {(n, h) for one in old for n, h in one.hashes.items() if n not in words}
    assert {pair for pair in pairs if pair[0] not in words} == untouched


# What is ready

TEXTS = {"help.title": "Help", "label.hotline": "Call", "channel.interpreters": "Interpreters"}


def _project(**changes: object) -> Project:
    title = block("title", BlockKind.TITLE, "help.title")
    only = card(TEXTS, title, numbers("hotline"))
    service = contact(hours_en="Day and night", cost_en="Free call")
    own = {
        "contact.line.name": "Line",
        "contact.line.hours": "Day and night",
        "contact.line.cost": "Free call",
    }
    messages = only.messages | card(own).messages
    given: dict[str, object] = {
        "contacts": {"line": service},
        "messages": messages,
        "catalogs": {"es": catalog("es", messages)},
    }
    return project(only, **{**given, **changes})


def _signed(loaded: Project, *, language: bool = True, safety: bool = True) -> Project:
    """Sign everything there is."""
    only = loaded.cards["help"]
    texts = {name: loaded.catalogs["es"].text_of(one) or "" for name, one in loaded.messages.items()}
    spoken = {name: translation_hash(one, texts[name]) for name, one in loaded.messages.items()}
    english = safety_hashes(only, [loaded.messages[name] for name in english_messages(loaded, only)])
    reviews = Reviews(
        {"es": (Signature("Speakers", DAY, spoken),)} if language else {},
        {"help": (Signature("Desk", DAY, english),)} if safety else {},
    )
    return replace(loaded, reviews=reviews)


def _status(loaded: Project, language: Language = SPANISH) -> Status:
    found = edition_of(loaded, loaded.cards["help"], language, loaded.regions["us"])
    assert isinstance(found, Edition), found
    return found.status


def test_signing_makes_ready() -> None:
    loaded = _project()
    assert _status(loaded) is Status.DRAFT
    assert _status(_signed(loaded)) is Status.READY


def test_one_kind_of_signature_is_not_enough() -> None:
    loaded = _project()
    assert _status(_signed(loaded, safety=False)) is Status.DRAFT
    assert _status(_signed(loaded, language=False)) is Status.DRAFT


def test_english_needs_no_speaker() -> None:
    loaded = _signed(_project(), language=False)
    assert _status(loaded, SOURCE_LANGUAGE) is Status.READY
    assert _status(_signed(_project(), safety=False), SOURCE_LANGUAGE) is Status.DRAFT


def test_signatures_of_one_language_are_none_of_another() -> None:
    loaded = _signed(_project())
    other = replace(loaded, catalogs={**loaded.catalogs, "km": catalog("km", loaded.messages)})
    assert _status(other, KHMER) is Status.DRAFT


@pytest.mark.parametrize(
    "name", ["help.title", "label.hotline", "channel.interpreters", "contact.line.hours"]
)
def test_each_message_must_be_signed(name: str) -> None:
    loaded = _signed(_project())
    for kind in ("language", "safety"):
        signatures = dict(getattr(loaded.reviews, kind))
        ((key, (one,)),) = signatures.items()
        hashes = {known: found for known, found in one.hashes.items() if known != name}
        reviews = replace(loaded.reviews, **{kind: {key: (replace(one, hashes=hashes),)}})
        assert _status(replace(loaded, reviews=reviews)) is Status.DRAFT


def _english(loaded: Project, name: str, text: str, **changes: object) -> Project:
    """Change the English, and let the translation follow it, as `update --same-meaning` would."""
    messages = {**loaded.messages, name: replace(loaded.messages[name], text=text, **changes)}  # type: ignore[arg-type]
    entry = changed_entry(loaded.catalogs["es"], name, msgid=text)
    return replace(loaded, messages=messages, catalogs={"es": entry})


def _translation(loaded: Project, name: str, text: str) -> Project:
    return replace(loaded, catalogs={"es": changed_entry(loaded.catalogs["es"], name, msgstr=text)})


def _card(loaded: Project, **changes: object) -> Project:
    changed: Card = replace(loaded.cards["help"], **changes)  # type: ignore[arg-type]
    return replace(loaded, cards={"help": changed})


def _contact(loaded: Project, **changes: object) -> Project:
    return replace(loaded, contacts={"line": replace(loaded.contacts["line"], **changes)})  # type: ignore[arg-type]


VOIDS: dict[str, tuple[Callable[[Project], Project], bool, bool]] = {
    # What changes, and whether Spanish and English are ready afterwards.
    "translation": (lambda one: _translation(one, "help.title", "Socorro"), False, True),
    "translation, a space": (lambda one: _translation(one, "help.title", "x Help "), False, True),
    "translation of common words": (lambda one: _translation(one, "channel.interpreters", "y"), False, True),
    "translation of a contact": (lambda one: _translation(one, "contact.line.hours", "y"), False, True),
    "english": (lambda one: _english(one, "help.title", "Helps"), False, False),
    "common english": (lambda one: _english(one, "channel.interpreters", "Translators"), False, False),
    "hours in words": (lambda one: _english(one, "contact.line.hours", "Always"), False, False),
    "cost": (lambda one: _english(one, "contact.line.cost", "Free"), False, False),
    "title": (lambda one: _card(one, title="Other"), False, False),
}
KEEPS: dict[str, Callable[[Project], Project]] = {
    "number": lambda one: _contact(one, dial="+18005550199", printed="1-800-555-0199"),
    "hours as data": lambda one: _contact(one, hours="Mo-Fr 09:00-17:00"),
    "languages of the contact": lambda one: _contact(one, languages=("en", "fr")),
    "where it was seen": lambda one: _contact(one, called=("2026-11-22", "Team")),
    "name that is not printed": lambda one: _english(one, "contact.line.name", "Other line"),
    "layout": lambda one: _card(one, layouts=(Layout((PanelPlan("front", ()), PanelPlan("back", ()))),)),
    "order of the blocks": lambda one: _card(
        one, blocks=dict(reversed(list(one.cards["help"].blocks.items())))
    ),
    "note": lambda one: _english(one, "help.title", "Help", note="Another note"),
    "limit": lambda one: _english(one, "help.title", "Help", limit=4),
    "comment of the translator": lambda one: replace(
        one, catalogs={"es": changed_entry(one.catalogs["es"], "help.title", comments=("hm",))}
    ),
    "paper": lambda one: replace(one, regions={"us": region(paper="a4")}),
}


@pytest.mark.parametrize("name", VOIDS)
def test_change_of_words_voids(name: str) -> None:
    change, spanish, english = VOIDS[name]
    changed = change(_signed(_project()))
    assert (_status(changed) is Status.READY) is spanish
    assert (_status(changed, SOURCE_LANGUAGE) is Status.READY) is english


@pytest.mark.parametrize("name", KEEPS)
def test_change_of_anything_else_voids_nothing(name: str) -> None:
    changed = KEEPS[name](_signed(_project()))
    assert _status(changed) is Status.READY
    assert _status(changed, SOURCE_LANGUAGE) is Status.READY


@given(st.sampled_from(sorted(TEXTS)), st.text(min_size=1))
def test_only_the_very_same_words_are_signed(name: str, text: str) -> None:
    loaded = _signed(_project())
    before = loaded.catalogs["es"].entries[name].msgstr
    assert (_status(_translation(loaded, name, text)) is Status.READY) is (text == before)


def test_change_voids_no_other_message() -> None:
    loaded = _translation(_signed(_project()), "help.title", "Socorro")
    texts = {name: loaded.catalogs["es"].text_of(one) or "" for name, one in loaded.messages.items()}
    assert loaded.reviews.unread("es", loaded.messages.values(), texts) == ["help.title"]


# The bridge card: nothing of its own to translate


def _bridge(*locales: str) -> Project:
    only = card(
        {"speak.self": "I speak English."}, block("name", BlockKind.ENDONYM), numbers("hotline", label="none")
    )
    return project(only, catalogs={locale: catalog(locale, only.messages) for locale in locales})


def test_bridge_without_words_is_a_draft_whoever_signs_that_it_is_safe() -> None:
    loaded = _bridge()
    assert _status(loaded, KHMER) is Status.DRAFT
    assert english_messages(loaded, loaded.cards["help"]) == []
    signed = Signature("Desk", DAY, safety_hashes(loaded.cards["help"], []))
    loaded = replace(loaded, reviews=Reviews({}, {"help": (signed,)}))
    assert not any(missing_signatures(loaded, loaded.cards["help"], "km", {}, []))
    assert {_status(loaded, language) for language in (KHMER, SOURCE_LANGUAGE)} == {Status.DRAFT}


def test_bridge_that_prints_a_sentence_is_a_draft_too() -> None:
    """The name of the language, which it is made for, has nobody's signature."""
    loaded = _bridge("es")
    signed = Signature("Desk", DAY, safety_hashes(loaded.cards["help"], []))
    words = translation_hash(loaded.messages["speak.self"], "x I speak English.")
    spoken = Signature("Speakers", DAY, {"speak.self": words})
    loaded = replace(loaded, reviews=Reviews({"es": (spoken,)}, {"help": (signed,)}))
    assert _status(loaded) is Status.DRAFT
