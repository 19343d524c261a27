"""A proof page as readers meet it: on a phone without a network, without script, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.projects import copied
from tests.site.conftest import DESKTOP, Visitor
from tests.support.clock import morning_of

pytestmark = pytest.mark.slow

Sheet = Callable[..., Path]


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    """Make the page of a language, once."""
    root = copied(tmp_path_factory.mktemp("proof") / "project", "es", "ar", "km")
    made: dict[tuple[str, ...], Path] = {}

    def makes(*words: str) -> Path:
        if words not in made:
            out = root.parent / "-".join(words)
            line = ["proof", *words, "--card", "hotline", "--out", str(out), "--project", str(root)]
            assert main(line, now=morning_of(date(2026, 11, 29))) == 0
            (made[words],) = out.glob("*.html")
        return made[words]

    return makes


def test_answered_on_a_phone_without_a_network(visit: Visitor, sheet: Sheet) -> None:
    path = sheet("km")
    code = path.stem.removeprefix("km-")
    seen = visit(path, has_touch=True)
    page = seen.page
    answer = page.locator("#answer")
    count = page.locator(".questions > li").count()
    assert answer.input_value() == code
    assert f"{count} of {count} not answered" in page.locator("#count").inner_text()

    page.locator("#n1 label", has_text="Yes").tap()
    page.locator("#n3 label", has_text="Yes").tap()
    page.locator("#n4 label", has_text="Yes").tap()
    assert answer.input_value() == f"{code} ok 1 3-4"

    page.locator("#n2 .choices label", has_text="Better").tap()
    better = page.locator('#n2 [data-says="better"]')
    assert better.input_value()  # begins with what there is
    page.locator("#count").scroll_into_view_if_needed()
    assert f"{count - 3} of {count}" in page.locator("#count").inner_text()  # unchanged is no better sentence
    better.fill("សូមហៅអ្នកបកប្រែ។\n ")
    page.locator("#n5 .choices label", has_text="No").tap()
    page.locator('#n5 [data-says="no"]').fill("Sounds like\nan order")
    assert answer.input_value() == f"{code} ok 1 3-4\n2: សូមហៅអ្នកបកប្រែ។\n5 no: Sounds like an order"

    for number in range(6, count + 1):
        page.locator(f"#n{number} label", has_text="Yes").tap()
    assert answer.input_value().startswith(f"{code} ok except 2 5\n2: ")
    assert "Everything is answered" in page.locator("#count").inner_text()
    page.locator("#copy").tap()
    assert page.locator("#copied").inner_text() == "Copied."
    assert seen.asked == []
    assert seen.faults == []
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]
    page.reload()
    assert answer.input_value() == code  # nothing was kept


def test_without_script_it_is_a_numbered_list(visit: Visitor, sheet: Sheet) -> None:
    path = sheet("km")
    seen = visit(path, java_script_enabled=False)
    words = seen.page.locator("body").inner_text()
    code = path.stem.removeprefix("km-")
    assert words.startswith("If there are no buttons, or they do nothing: write back the code")
    assert f"the code {code} and the numbers that are wrong" in words
    assert "Yes" not in words
    assert seen.page.locator("textarea:visible, button:visible, input:visible").count() == 0
    english = [
        "I speak English.",
        "Does someone keep my passport or ID?",
        "In danger now? Call 911. First say where you are.",
    ]
    assert [text for text in english if text not in words] == []
    assert "{emergency}" not in words.split("Also on this card")[0]
    assert seen.faults == []


def test_by_keyboard_alone(visit: Visitor, sheet: Sheet) -> None:
    page = visit(sheet("ar"), DESKTOP).page
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("#answer").input_value().endswith(" ok 1")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("x")
    assert re.search(r"\n1: x|\n1: .*x", page.locator("#answer").input_value())


def test_each_kind_of_sheet_is_open_to_everybody(visit: Visitor, sheet: Sheet) -> None:
    faults = []
    for words in (("km",), ("ar",), ("so",), ("en", "--safety")):
        seen = visit(sheet(*words))
        for label in ("No", "Better"):
            choice = seen.page.locator("#n2 label", has=seen.page.get_by_text(label, exact=True))
            if choice.count():
                choice.click()
        for scheme in ("light", "dark"):
            seen.page.emulate_media(color_scheme=scheme)
            faults += [f"{words} {scheme}: {one}" for one in seen.axe()]
        faults += [f"{words}: {one}" for one in (*seen.asked, *seen.faults)]
    assert faults == []


def test_what_is_foreign_says_so(visit: Visitor, sheet: Sheet) -> None:
    page = visit(sheet("ar")).page
    own = page.locator(".questions .own").first
    assert own.get_attribute("lang") == "ar"
    assert own.get_attribute("dir") == "rtl"
    assert page.locator('[data-says="better"]').first.get_attribute("dir") == "rtl"
    page = visit(sheet("km")).page
    faces = page.evaluate("document.fonts.ready.then(fonts => [...fonts].map(one => one.status))")
    assert "loaded" in faces
    family = page.locator('.own[lang="km"]').first.evaluate("one => getComputedStyle(one).fontFamily")
    assert "khmer" in family
