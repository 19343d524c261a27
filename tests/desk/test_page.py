"""The desk in a browser: typed, seen on the card, saved, signed; by keyboard, enlarged, and by two."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pocketcards.cli import main
from pocketcards.desk.desk import Typed
from tests.desk.conftest import Sit, desk_of
from tests.desk.test_desk import KM, text
from tests.projects import edit
from tests.site.conftest import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOOKS_EVERY = 2500
"""Milliseconds: so often a page asks whether something has changed elsewhere."""
PAPERS = "hotline.ask.papers"
AR = "translations/ar/LC_MESSAGES/cards.po"
HOSTILE = '"><img src=x onerror=alert(1)>{{ 7 * 7 }}</textarea><script>alert(1)</script>'

pytestmark = pytest.mark.slow  # a browser


def chosen(page: Page, name: str) -> None:
    page.click(f'#list a[href="#{name}"]')
    expect(page.locator("#list a[aria-current]")).to_have_attribute("href", f"#{name}")
    expect(page.locator(f'#faces[data-id="{name}"] .face rect')).to_have_count(1)


def picture(page: Page) -> str:
    """Return the face on which the text stands."""
    return page.locator(".face:has(rect) image").get_attribute("href") or ""


def test_a_khmer_sentence_is_corrected_and_seen_on_the_card(sit: Sit, root: Path) -> None:
    visit = sit("km/")
    page = visit.page
    chosen(page, PAPERS)
    field = page.locator("#text")
    old, shown = field.input_value(), picture(page)
    new = old.replace("?", "ឬ?")
    field.fill(new)
    page.wait_for_function(
        "old => document.querySelector('.face:has(rect) image').getAttribute('href') !== old", arg=shown
    )
    expect(page.locator("#fit")).to_contain_text("Everything fits")
    expect(page.locator("#list a[aria-current] .state")).to_have_text("typed, not saved")
    page.click("#save")
    expect(page.locator("#said")).to_have_text("Saved.")
    assert f'msgstr "{new}"' in (root / KM).read_text("utf-8")
    # The field is set in the face of the card.
    family = field.evaluate("one => getComputedStyle(one).fontFamily")
    assert family.startswith("own0")
    assert page.evaluate("document.fonts.check('20px own0', 'ខ្មែរ')")
    assert not visit.asked
    assert not visit.faults


def test_an_arabic_card_is_read_and_corrected_by_keyboard(sit: Sit, root: Path) -> None:
    visit = sit("ar/", width=820, height=1180)
    page = visit.page
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("To the text")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_be_focused()
    assert page.locator("#text").get_attribute("dir") == "rtl"
    assert page.locator("#text").get_attribute("lang") == "ar"
    for _ in range(60):
        if page.locator("#english").inner_text() == "Does someone keep my passport or ID?":
            break
        page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".face rect")).to_have_count(1)
    old = page.locator("#text").input_value()
    page.keyboard.press("Control+End")
    page.keyboard.press("Backspace")
    page.keyboard.type("؟؟")
    page.keyboard.press("Backspace")
    page.keyboard.type("؟")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_have_text("Saved.")
    expect(page.locator("#english")).to_have_text("Does someone stop me from leaving?")
    expect(page.locator("#text")).to_be_focused()
    assert f'msgstr "{old}؟"' in (root / AR).read_text("utf-8")
    # Everything else is reached by Tab.
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id"))
    assert {
        "find",
        "show",
        "card",
        "list",
        "text",
        "unsure",
        "save",
        "next",
        "before",
        "after",
        "yes",
        "no",
    } <= reached
    assert not visit.faults


def test_a_second_tab_s_change_is_not_lost(sit: Sit, root: Path) -> None:
    one, other = sit("km/", clock=True).page, sit("km/").page
    for page in (one, other):
        chosen(page, PAPERS)
    old = one.locator("#text").input_value()
    one.locator("#text").fill(old + "ក")
    one.click("#save")
    expect(one.locator("#said")).to_have_text("Saved.")
    other.locator("#text").fill(old + "ខ")
    other.click("#save")
    box = other.locator("#conflict")
    expect(box).to_contain_text("Nothing was overwritten")
    expect(box).to_contain_text(old + "ក")
    expect(box).to_contain_text(old + "ខ")
    assert f'msgstr "{old}ក"' in (root / KM).read_text("utf-8")
    box.get_by_text("Save mine in its place").click()
    expect(other.locator("#said")).to_have_text("Saved.")
    assert f'msgstr "{old}ខ"' in (root / KM).read_text("utf-8")
    # And the first tab, in which nothing is typed, shows it by itself.
    one.clock.fast_forward(LOOKS_EVERY)
    expect(one.locator("#text")).to_have_value(old + "ខ")
    expect(one.locator("#said")).to_have_text("This text was changed elsewhere.")


def test_a_hasty_hand_has_no_conflict_with_itself(sit: Sit, root: Path) -> None:
    page = sit("km/").page
    chosen(page, PAPERS)
    old = page.locator("#text").input_value()
    page.locator("#text").fill(old + "ក")
    page.evaluate(
        """() => {
            const field = document.getElementById("text");
            for (const _ of [1, 2, 3]) document.getElementById("save").click();
            field.value += "ខ";
            field.dispatchEvent(new Event("input"));
        }"""
    )
    expect(page.locator("#said")).to_have_text("Saved.")
    expect(page.locator("#text")).to_have_value(old + "កខ")
    expect(page.locator("#list a[aria-current] .state")).to_have_text("typed, not saved")
    page.click("#save")
    expect(page.locator("#list a[aria-current] .state")).to_have_text("translated")
    expect(page.locator("#conflict")).to_be_hidden()
    assert f'msgstr "{old}កខ"' in (root / KM).read_text("utf-8")


def test_an_editor_s_change_is_shown_beside_what_is_typed(sit: Sit, root: Path) -> None:
    page = sit("km/", clock=True).page
    chosen(page, PAPERS)
    old = page.locator("#text").input_value()
    page.locator("#text").fill("ក")
    edit(root / KM, old, "អ្នកដទៃ?")
    page.clock.fast_forward(LOOKS_EVERY)
    expect(page.locator("#conflict")).to_contain_text("អ្នកដទៃ?")
    assert page.locator("#text").input_value() == "ក"
    page.get_by_text("Take theirs").click()
    expect(page.locator("#text")).to_have_value("អ្នកដទៃ?")


def test_burmese_is_begun_from_nothing(sit: Sit, root: Path) -> None:
    page = sit("km/").page  # whoever is at the desk sees no language that was begun since
    page.goto(page.url.replace("km/", ""))
    expect(page.locator(".languages a")).to_have_count(3)
    assert main(["init", "my", "--project", str(root)]) == 0
    desk = desk_of(root)
    told = desk.attempt("my", "speak.self", "ကျွန်ုပ် မြန်မာစကား ပြောသည်။", "hotline")
    assert told["card"]["missing"] > 5
    assert sum(len(face["boxes"]) for face in told["card"]["faces"]) == 1
    one = text(desk, "speak.self", "my")
    assert one["state"] == "missing"
    saved = desk.save("my", "speak.self", Typed("ကျွန်ုပ် မြန်မာစကား ပြောသည်။"), one["mark"])
    assert saved["text"]["state"] == "done"


def test_a_team_signs_and_objects(sit: Sit, root: Path) -> None:
    visit = sit("km/")
    page = visit.page
    page.locator("#show").select_option("unsigned")
    chosen(page, PAPERS)
    page.click("#no")
    expect(page.locator("#why")).to_contain_text("No names, no places, nothing about yourself")
    page.fill("#reason", "Write to sok@example.org")
    page.click("#object")
    expect(page.locator("#said")).to_contain_text("not written")
    page.fill("#reason", "Nobody says it so.")
    page.click("#object")
    expect(page.locator("#said")).to_contain_text("Written down")
    expect(page.locator("#facts")).to_contain_text("Nobody says it so. (Night team")
    page.click("#yes")
    expect(page.locator("#said")).to_have_text("Signed.")
    expect(page.locator("#english")).to_have_text("Does someone stop me from leaving?")
    assert "Night team" in (root / "translations/km/review.yaml").read_text("utf-8")
    page.locator("#text").fill("ក")
    expect(page.locator("#yes")).to_be_disabled()
    assert not [one for one in visit.faults if "422" not in one]


def test_search_filters_and_what_is_unfinished(sit: Sit) -> None:
    page = sit("km/").page
    every = page.locator("#list li").count()
    page.fill("#find", "keep my passport")
    expect(page.locator("#list li")).to_have_count(1)
    page.fill("#find", "")
    page.locator("#card").select_option("indicator")
    assert 0 < page.locator("#list li").count() < every
    page.locator("#card").select_option("")
    page.locator("#show").select_option("unfinished")
    open_before = page.locator("#list li").count()
    page.locator("#show").select_option("all")
    chosen(page, "hotline.danger")
    page.locator("#text").fill("គ្មាន " * 250)
    expect(page.locator("#fit")).to_contain_text("Too long by about")
    expect(page.locator("#fit")).to_contain_text("The picture is from before")
    page.locator("#text").fill("គ្មាន")
    expect(page.locator("#findings")).to_contain_text("To be mended")
    expect(page.locator("#save")).to_have_text("Keep as unfinished")
    page.click("#insert button")
    expect(page.locator("#save")).to_have_text("Save")
    page.locator("#text").fill("គ្មាន")
    page.click("#save")
    expect(page.locator("#said")).to_contain_text("not printed")
    page.locator("#show").select_option("unfinished")
    expect(page.locator("#list li")).to_have_count(open_before + 1)


def test_texts_of_strangers_stay_texts(sit: Sit, root: Path) -> None:
    (root / "translations/km/glossary.csv").write_text(
        f'english,term,avoid,note\npassport,"{HOSTILE.replace(chr(34), "")}",,\n', "utf-8"
    )
    visit = sit("km/")
    page = visit.page
    chosen(page, PAPERS)
    expect(page.locator("#facts")).to_contain_text("<img src=x")
    page.locator("#text").fill(HOSTILE)
    expect(page.locator("#length")).to_contain_text("too long")  # the desk has answered
    page.click("#save")
    expect(page.locator("#said")).not_to_be_empty()
    assert page.locator("#desk img, #desk script").count() == 0
    assert not visit.faults


@pytest.mark.parametrize("place", ["km/", "ar/", "en/", ""])
def test_axe_finds_nothing_at_any_size(sit: Sit, place: str) -> None:
    visit = sit(place)
    page = visit.page
    if place not in ("", "en/"):
        page.locator("#text").fill("")
        page.check("#unsure")
        expect(page.locator("#unsure-why")).to_contain_text("this is published")
        expect(page.locator("#length")).to_have_text(re.compile("^0 "))  # the desk has answered
    # 320 pixels are a window of 1280 at 400 %. Nothing of the page asks for a size but its style.
    for width, height in ((1280, 800), (820, 1180), (320, 256)):
        page.set_viewport_size({"width": width, "height": height})
        assert not visit.axe(), (place, width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (place, width)
    assert not visit.asked
    assert not visit.faults
