"""Signatures: two texts share a fingerprint where they are the same, and a new signature always holds."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pocketcards.model.review import (
    Signature,
    fingerprint,
    with_signature,
)

DAY = date(2026, 11, 22)


def _signature(by: str = "Team", day: date = DAY, **hashes: str) -> Signature:
    return Signature(by, day, hashes)


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_two_texts_share_a_fingerprint_only_where_they_are_the_same(one: list[str], two: list[str]) -> None:
    assert (fingerprint(*one) == fingerprint(*two)) is (one == two)


def test_fingerprints_stay_as_they_are() -> None:
    """A change of the recipe would void every signature there is."""
    assert fingerprint("help.title", "Help", "Ayuda ñ") == "a396de14743d22b2c6d02dbafc6f183a"


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


@given(
    st.lists(
        st.builds(lambda by, hashes: Signature(by, DAY, hashes), st.sampled_from("XY"), WORDS), max_size=3
    ),
    WORDS,
)
def test_new_signature_always_holds(old: list[Signature], words: dict[str, str]) -> None:
    new = with_signature(tuple(old), Signature("X", DAY, words))
    pairs = {pair for one in new for pair in one.hashes.items()}
    assert set(words.items()) <= pairs
    assert all(one.hashes for one in new)
    untouched = {(n, h) for one in old for n, h in one.hashes.items() if n not in words}
    assert {pair for pair in pairs if pair[0] not in words} == untouched
