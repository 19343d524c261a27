"""A placeholder that a spreadsheet or a hand has damaged is mended where that is sure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pocketcards.catalog.repair import repaired
from tests.support.each import each

ENGLISH = "Call {emergency} first."
MENDED = [
    ("Wac {Emergency} marka hore.", "Wac {emergency} marka hore."),
    ("Wac {EMERGENCY}.", "Wac {emergency}."),
    ("Wac { emergency }.", "Wac {emergency}."),
    ("Wac {\u00a0emergency}.", "Wac {emergency}."),
    ("Wac {{emergency}}.", "Wac {emergency}."),
    ("拨打｛emergency｝。", "拨打{emergency}。"),
    ("拨打{ｅｍｅｒｇｅｎｃｙ}。", "拨打{emergency}。"),
    ("Wac {emer\u200bgency}.", "Wac {emergency}."),
    ("Wac {“emergency”}.", "Wac {emergency}."),
    ("Wac “emergency” hadda.", "Wac {emergency} hadda."),
    ("Wac «emergency».", "Wac {emergency}."),
    ("Wac (emergency) hadda.", "Wac {emergency} hadda."),
    ("Wac [emergency].", "Wac {emergency}."),
    ("Wac {emergency hadda.", "Wac {emergency} hadda."),
    ("Wac emergency} hadda.", "Wac {emergency} hadda."),
    ("اتصل بالرقم { Emergency }.", "اتصل بالرقم {emergency}."),
]
LEFT = [
    "Wac {emergency}.",
    "«{emergency}» hadda.",
    "Wac {emergencia}.",
    "Wac {emergencу}.",  # the last letter is Cyrillic
    "Wac {hotline}.",
    "Wac 911.",
    "Wac.",
    "Wac {emergency} ama { Emergency }.",
    "Emergency!",
    "Wac {}.",
    "Wac {emergency} }.",
]


@each(("text", "good"), MENDED)
def test_damaged_placeholder_is_mended(text: str, good: str) -> None:
    assert repaired(text, ENGLISH) == good
    assert repaired(good, ENGLISH) is None


@each("text", LEFT)
def test_what_is_not_sure_is_left_to_a_person(text: str) -> None:
    assert repaired(text, ENGLISH) is None
    assert repaired(text, "No placeholder.") is None


@given(st.text("{}｛ emergncyEG“”()x", max_size=25))
def test_what_is_mended_has_the_placeholder_once_and_no_other_brace(text: str) -> None:
    good = repaired(text, ENGLISH)
    if good is not None:
        assert good.count("{emergency}") == 1
        assert not set("{}｛") & set(good.replace("{emergency}", ""))
