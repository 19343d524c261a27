"""Every digit and every control there is, put anywhere into a translation, is found."""

from __future__ import annotations

from functools import cache

import pytest
import unicodedata2
from hypothesis import given, settings
from hypothesis import strategies as st

from pocketcards.checks import CHECKS
from pocketcards.checks.base import Check
from pocketcards.model.finding import Finding
from pocketcards.model.project import Project
from pocketcards.unicode import category, digit_value, is_invisible, named, script
from tests import bundled
from tests.support.each import each

NUMBER_CODES = ("MSG001", "MSG002", "MSG007", "MSG009", "MSG010", "MSG011")
CHARACTER_CODES = ("MSG013", "MSG014")
NUMBER_CHECKS = [check for check in CHECKS if check.rule.code in NUMBER_CODES]
CHARACTER_CHECKS = [check for check in CHECKS if check.rule.code in (*NUMBER_CODES, *CHARACTER_CODES)]


@cache
def _texts() -> list[tuple[str, str]]:
    """Locale and message id of everything that the project prints in other languages."""
    loaded = bundled.project()
    return [
        (locale, message.id)
        for locale, catalog in sorted(loaded.catalogs.items())
        for message in loaded.messages.values()
        if catalog.text_of(message)
    ]


def _changed(locale: str, name: str, text: str) -> Project:
    """Return the project with one catalog, of which one text is another."""
    loaded = bundled.project()
    catalog = loaded.catalogs[locale]
    entry = catalog.entries[name]._replace(msgstr=text)
    return loaded._replace(
        cards={},
        messages={name: loaded.messages[name]},
        catalogs={locale: catalog._replace(entries={name: entry})},
    )


def _found(locale: str, name: str, text: str, by: list[Check] = CHARACTER_CHECKS) -> list[Finding]:
    loaded = _changed(locale, name, text)
    return [one for check in by for one in check.find(loaded) if one.locale]


def _text_of(locale: str, name: str) -> str:
    return bundled.project().catalogs[locale].entries[name].msgstr


@cache
def _characters() -> list[str]:
    """Return every character that Unicode has assigned."""
    return [
        char for char in map(chr, range(0x110000)) if unicodedata2.category(char) not in ("Cn", "Co", "Cs")
    ]


@cache
def _digits() -> list[str]:
    numbers = [char for char in _characters() if unicodedata2.category(char)[0] == "N"]
    known = {*numbers}
    return numbers + [char for char in _characters() if char not in known and digit_value(char)]


@cache
def _controls() -> list[str]:
    """Return what leaves nothing on paper, of many selectors of variants one, and some of no meaning."""
    unseen = [char for char in _characters() if is_invisible(char) and not 0xE0100 <= ord(char) <= 0xE01EF]
    return [*unseen, "\ue000", "\U000f0000", "\u0378", "\U000e0fff", "\U000e0100"]


def _may_stand(char: str, locale: str) -> bool:
    """Tell whether a language has a use for an invisible character."""
    language = bundled.languages().find(locale)
    assert language
    # By the letters of each language, as Unicode, chapter 23.2, says; not by the table of the program.
    joined = " ar ckb fa prs ps ur hi mr ne bn gu pa ta te kn ml si km "
    unparted = " th lo km my ksw "  # words are not set apart
    needed = "\u200c\u200d" if f" {locale} " in joined else ""
    needed += "\u200b\u2060" if f" {locale} " in unparted else ""
    needed += "\U000e0100" if locale in ("ja", "zh_Hans", "zh_Hant") else ""
    return char in needed or (language.is_rtl and char in "\u200e\u200f\u061c")


def test_digits_of_every_form_are_known() -> None:
    assert len(_digits()) > 2200
    for char in "5٥۵५５⁵⑤⓹𝟓Ⅴⅴ፭〥㊄㋄\U000e0035🯵":
        assert digit_value(char) == "5", named(char)
    for char in "½ↂ\ua8e5\u218a🔟":
        assert digit_value(char), named(char)
    for char in "一五十Vv&№º":
        assert digit_value(char) == "", named(char)


@each("part", range(8))
def test_every_digit_is_found_wherever_it_is_put(part: int) -> None:
    texts = _texts()
    for i, char in enumerate(_digits()[part::8]):
        locale, name = texts[(i * 7 + part) % len(texts)]
        text = _text_of(locale, name)
        at = (i * 13) % (len(text) + 1)
        found = _found(locale, name, text[:at] + char + text[at:], NUMBER_CHECKS)
        assert found, (named(char), locale, name, at)


@each("locale", bundled.LOCALES[1:])
def test_every_control_is_found_where_the_language_has_no_use_for_it(locale: str) -> None:
    names = [name for where, name in _texts() if where == locale]
    for i, char in enumerate(_controls()):
        name = names[i % len(names)]
        text = _text_of(locale, name)
        at = (i * 5) % (len(text) + 1)
        found = _found(locale, name, text[:at] + char + text[at:])
        assert found or _may_stand(char, locale), (named(char), name, at)


@pytest.mark.slow
@settings(deadline=None, max_examples=400)
@given(st.data())
def test_any_digit_or_control_anywhere_is_found(data: st.DataObject) -> None:
    locale, name = data.draw(st.sampled_from(_texts()))
    char = data.draw(
        st.sampled_from(_digits()) | st.sampled_from(_controls()) | st.sampled_from("0123456789")
    )
    text = _text_of(locale, name)
    at = data.draw(st.integers(0, len(text)))
    found = _found(locale, name, text[:at] + char + text[at:])
    assert found or _may_stand(char, locale), (named(char), locale, name, at)


def test_number_checks_cannot_be_waived() -> None:
    assert not any(check.rule.waivable for check in NUMBER_CHECKS)
    assert {check.rule.code for check in NUMBER_CHECKS} == set(NUMBER_CODES)


@pytest.mark.slow
@settings(deadline=None, max_examples=200)
@given(st.data())
def test_no_invisible_character_may_stand_in_a_figure_or_placeholder(data: st.DataObject) -> None:
    names = [
        (locale, name)
        for locale, name in _texts()
        if "18" in _text_of(locale, name) or "{" in _text_of(locale, name)
    ]
    locale, name = data.draw(st.sampled_from(names))
    char = data.draw(
        st.sampled_from("\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\u2062\u2066\u2067\ufeff")
    )
    text = _text_of(locale, name)
    start = text.index("18") if "18" in text else text.index("{")
    end = start + 2 if "18" in text else text.index("}") + 1
    at = data.draw(st.integers(start + 1, end - 1))
    assert _found(locale, name, text[:at] + char + text[at:]), (named(char), locale, name, at)


def test_lookalikes_are_no_digits_themselves() -> None:
    from pocketcards.checks.messages.msg010_disguised_figure import LOOKALIKES

    assert all(category(char)[0] == "L" and not digit_value(char) for char in LOOKALIKES)
    assert all(unicodedata2.normalize("NFC", char) == char and script(char) for char in LOOKALIKES)
