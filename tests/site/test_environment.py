"""What every page has: escaped texts, nothing smuggled in, nothing asked of anybody, the same bytes."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date

import pytest
from jinja2 import UndefinedError

from pocketcards.model.asked import Asked, ProofSheet, Question
from pocketcards.site.environment import page_bytes
from pocketcards.site.proof_page import PAGE, proof_page, quoted
from tests import builders
from tests.bundled import sample

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}</textarea></style>'


def page_of(*questions: Question, locale: str = "km") -> str:
    project = sample()
    region = next(iter(project.regions.values()))
    asked = Asked("QRT-KWB", locale, "hotline", date(2026, 11, 29), {one.id: "0" * 32 for one in questions})
    language = builders.KHMER if locale == "km" else builders.ENGLISH
    sheet = ProofSheet(asked, language, "Help card", region, questions, (), (), True, None)
    return proof_page(sheet, [], project.fonts).decode("utf-8")


def question(**texts: str) -> Question:
    said = {"english": "Call.", "text": "ទូរស័ព្ទ", "note": "", "doubt": ""} | texts
    return Question(1, "call", **said)


def test_texts_of_strangers_stay_texts() -> None:
    for part in ("english", "text", "note", "doubt", "older"):
        page = page_of(question(**{part: HOSTILE, **({"text": ""} if part == "older" else {})}))
        assert "<img" not in page, part
        assert page.count("<script>") == 1, part
        assert "&lt;script&gt;" in page, part
        assert "{{ 7 * 7 }}" in page, part


def test_only_its_own_style_and_script_may_act() -> None:
    page = page_of(question())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    for tag in ("style", "script"):
        text = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert text
        digest = base64.b64encode(hashlib.sha256(text[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r"<[^>]+ (style|on\w+)=", page)


def test_it_names_no_address() -> None:
    page = page_of(question())
    assert not re.search(r"https?:|//[a-z]|tel:|mailto:|localStorage|cookie|fetch\(|XMLHttp", page)


def test_the_same_values_give_the_same_bytes() -> None:
    assert page_of(question()) == page_of(question())


def test_a_name_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        page_bytes(PAGE, {})


def test_words_of_other_scripts_are_marked_in_remarks() -> None:
    assert quoted('says "ប្អូន" here') == [('says "', False), ("ប្អូន", True), ('" here', False)]
    assert quoted("plain “quoted” – text") == [("plain “quoted” – text", False)]
    assert '<bdi lang="km">ប្អូន</bdi>' in page_of(question(doubt='"ប្អូន" may be rude'))
