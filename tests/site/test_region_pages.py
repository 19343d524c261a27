"""The pages of a region, as somebody uses them who hands cards out: from a folder, without a network."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from pocketcards.cli import main
from tests.bundled import ROOT
from tests.site.conftest import DESKTOP, PHONE, Visitor, expect
from tests.support.programs import program

pytestmark = pytest.mark.slow

NAMES = {
    "አማ": "am",
    "amha": "am",
    "kreyol": "ht",
    "KREYÒL": "ht",
    "dari": "prs",
    "hmong": "mww",
    "karen": "ksw",
    "español": "es",
    "ကညီ": "ksw",
    "mandarin": "zh-Hans",
}
"""What somebody types, and the language that is meant."""

ENLARGED = {"width": 320, "height": 256}
"""A screen of 1280 x 1024 at 400 %."""
LARGE = 24
"""CSS pixels: read at arm's length."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the cards of some languages with a site, and unpack the zip as people do."""
    out = tmp_path_factory.mktemp("copy")
    locales = ("am", "ht", "prs", "ksw", "mww", "es", "ar", "zh_Hans", "en")
    words = [word for locale in locales for word in ("--locale", locale)]
    base = ["build", "--project", str(ROOT), "--region", "us", "--site"]
    assert main([*base, *words, "--out", str(out / "out")]) == 0
    with zipfile.ZipFile(out / "out" / "us" / "cards-us.zip") as package:
        package.extractall(out / "copy")
    return out / "copy"


def test_a_language_is_found_by_any_of_its_names(visit: Visitor, copy: Path) -> None:
    seen = visit(copy / "START-HERE.html")
    page = seen.page
    wrong = []
    for typed, tag in NAMES.items():
        page.fill("#find", typed)
        shown = page.locator("[data-find]:visible a").evaluate_all(
            "all => all.map(one => one.getAttribute('href'))"
        )
        if f"languages/{tag}.html" not in shown:
            wrong.append((typed, shown))
    assert wrong == []
    page.fill("#find", "dari")  # Mandarin has it in its middle
    assert page.locator("[data-find]:visible a").count() == 1
    page.fill("#find", "ndari")
    assert page.locator("[data-find]:visible a").count() == 1
    page.fill("#find", "amha")
    found = page.locator("[data-find]:visible a").bounding_box()
    assert found
    assert found["y"] + found["height"] < PHONE["height"]  # seen without scrolling
    page.keyboard.press("Enter")
    page.wait_for_url("**/languages/am.html")
    assert "አማርኛ" in page.locator("h1").inner_text()
    page.goto((copy / "START-HERE.html").as_uri())
    page.fill("#find", "xyzzy")
    assert "No language has this name" in page.locator("#found").inner_text()


def test_every_page_is_open_to_everybody_and_asks_nobody(visit: Visitor, copy: Path) -> None:
    seen = visit(copy / "START-HERE.html")
    page, faults = seen.page, []
    for name in (
        "START-HERE.html",
        "languages/ar.html",
        "languages/prs.html",
        "point.html",
        "print.html",
        "about.html",
        "check.html",
        "away.html",
    ):
        page.goto((copy / name).as_uri())
        for scheme, *sizes in (("light", ENLARGED, PHONE), ("dark", DESKTOP)):
            page.emulate_media(color_scheme=scheme)
            for size in sizes:
                page.set_viewport_size(size)
                width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                if width > 0:
                    faults.append(f"{name}: {width} px too wide at {size}")
            faults += [f"{name} {scheme}: {one}" for one in seen.axe()]
        outside = [one for one in seen.asked if not one.startswith(copy.as_uri())]
        faults += [f"{name}: {one}" for one in (*outside, *seen.faults)]
        seen.asked.clear()
        seen.faults.clear()
    assert faults == []


def test_without_script_everything_is_reached_by_links(visit: Visitor, copy: Path) -> None:
    page = visit(copy / "START-HERE.html", java_script_enabled=False).page
    assert page.locator("#find:visible").count() == 0
    page.locator("a", has_text="Amharic").first.click()
    assert "DRAFT" in page.locator("main").inner_text()
    page.locator("a", has_text="how to print").first.click()
    assert "Actual size" in page.locator("main").inner_text()
    ticked = page.locator(".ticks > li", has_text="Amharic")
    assert ticked.locator("a:visible").count() == 0
    ticked.locator("input").check()
    links = ticked.locator("a:visible").evaluate_all("all => all.map(one => one.href)")
    assert {Path(link).name for link in links} == {path.name for path in (copy / "sheets" / "am").iterdir()}
    page.locator("#leave").click()
    assert page.title() == "Units of length"


def test_the_way_out_leads_to_something_dull(visit: Visitor, copy: Path) -> None:
    page = visit(copy / "languages/es.html").page
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_title("Units of length")  # asked again and again: no navigation is waited for
    assert page.url.endswith("/away.html")
    assert "card" not in page.locator("body").inner_text().lower()


def test_opened_inside_the_zip_it_says_what_to_do(visit: Visitor, copy: Path, tmp_path: Path) -> None:
    assert visit(copy / "START-HERE.html").page.locator(".warn:visible").count() == 0
    alone = tmp_path / "START-HERE.html"
    shutil.copy(copy / "START-HERE.html", alone)
    for scripts in (True, False):
        warning = visit(alone, java_script_enabled=scripts).page.locator(".warn:visible")
        expect(warning).to_contain_text("opened this page inside the zip")
    assert (
        visit(copy / "START-HERE.html", java_script_enabled=False).page.locator(".warn:visible").count() == 0
    )


def test_the_card_that_says_least_comes_last(visit: Visitor, copy: Path) -> None:
    titles = visit(copy / "languages" / "es.html").page.locator(".card h2").all_inner_texts()
    assert titles.index("Bridge card") == len(titles) - 1 > 0


def test_a_folded_card_is_seen_folded_and_the_receiver_is_asked(visit: Visitor, copy: Path) -> None:
    seen = visit(copy / "languages" / "ar.html")
    ask = seen.page.locator(".ask [lang=ar]").first
    assert ask.get_attribute("dir") == "rtl"
    assert float(ask.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")) >= LARGE
    assert "No speaker has checked these sentences yet" in seen.page.locator(".asks").inner_text()
    halves = seen.page.locator("svg.folded").evaluate_all(
        "all => all.map(one => [one.querySelector('image').getAttribute('href'), one.clientHeight])"
    )
    assert halves
    assert [path for path, height in halves if not height or not (copy / "languages" / path).exists()] == []
    assert seen.faults == []


def test_a_file_is_recognized_and_a_changed_one_is_not(visit: Visitor, copy: Path, tmp_path: Path) -> None:
    page = visit(copy / "check.html").page
    true = next((copy / "sheets" / "es").glob("*.pdf"))
    page.set_input_files("#file", true)
    expect(page.locator("#answer")).to_have_text(re.compile("^Exactly this file: Spanish: "))
    for changed, answer in _changed(true, tmp_path).items():
        page.set_input_files("#file", changed)
        expect(page.locator("#answer")).to_have_text(re.compile(answer))
    picture = tmp_path / "card.jpg"
    with Image.open(next((copy / "pictures" / "es").glob("*.png"))) as drawn:
        drawn.convert("RGB").save(picture, quality=60)
    page.set_input_files("#file", picture)
    expect(page.locator("#answer")).to_have_text(
        re.compile("^A messenger has saved it anew, or it is none of ours")
    )
    assert "1-888-373-7888" in page.locator("#answer").inner_text()
    entry = page.locator("#sums li:not([data-code=''])").first
    page.fill("#code", str(entry.get_attribute("data-code")).lower())
    assert "Its numbers are" in page.locator("#meaning").inner_text()
    page.evaluate(  # letters are few: cards of two languages may have the same
        "const some = [...document.querySelectorAll('#sums li:not([data-code=\"\"])')];"
        "const language = one => one.textContent.split(':')[0];"
        "some.find(one => language(one) !== language(some[0])).dataset.code = some[0].dataset.code = 'BCDF'"
    )
    page.fill("#code", "BCDF")
    assert page.locator("#meaning").inner_text().count("Its numbers are") == 2
    page.fill("#code", "ZZZZ")
    assert "No card of this copy" in page.locator("#meaning").inner_text()


ANEW = "^A messenger or another program has saved it anew; compare these numbers: .*1-888-373-7888.*"


def _changed(true: Path, folder: Path) -> dict[Path, str]:
    """Make files of one as programs and people do, each with what must be said of it."""
    with pikepdf.open(true) as document:
        document.save(folder / "packed.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)
        document.save(folder / "plain.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
        panels = [one for one in document.objects if isinstance(one, pikepdf.Stream) and "/BBox" in one]
        for panel in panels:  # as who writes another number: one glyph of a text is another's
            panel.write(re.sub(rb"(?<=\[<)(....)(?=....)", b"0003", panel.read_bytes()))
        document.save(folder / "tampered.pdf")
    plain = (folder / "plain.pdf").read_bytes()
    nameless = re.sub(rb"/ID *\[.*?\]", lambda found: b" " * len(found[0]), plain, flags=re.DOTALL)
    (folder / "nameless.pdf").write_bytes(nameless)
    data = true.read_bytes()
    middle = data.index(b"\nstream\n", len(data) // 2) + 40
    (folder / "broken.pdf").write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
    (folder / "longer.pdf").write_bytes(data + b"\n")
    subprocess.run([program("pdftocairo"), "-pdf", true, folder / "printed.pdf"], check=True)
    (folder / "other.txt").write_text("1-888-373-7888", encoding="utf-8")
    said = {
        "packed.pdf": f"{ANEW}It has the drawings of: Spanish: ",
        "nameless.pdf": f"{ANEW}It has the drawings of: Spanish: ",
        "longer.pdf": f"{ANEW}It has the drawings of: Spanish: ",
        "tampered.pdf": f"{ANEW}It says that it was, but has other drawings: Spanish: ",
        "broken.pdf": "^Unlike every file of this copy: do not hand it out",
        "printed.pdf": "^Unlike every file of this copy: do not hand it out",
        "other.txt": "^Neither a PDF nor a picture",
    }
    return {folder / name: answer for name, answer in said.items()}


def test_a_host_gets_public_cards_alone_with_files_to_send(visit: Visitor, copy: Path) -> None:
    site = copy.parent / "out" / "us" / "site"
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert "index.html" in names
    assert [name for name in names if re.search(r"(^|/)(card|slip)-|hotline|help", name)] == []
    assert not (site / "languages" / "prs.html").exists()  # nothing but the bridge card
    seen = visit(site / "index.html")
    assert seen.page.locator(".warn").count() == 0
    seen.page.fill("#find", "spanish")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/languages/es.html")
    page = seen.page
    assert "Help card" not in page.content()
    assert "somebody whose phone nobody checks" in page.locator("main").inner_text()
    links = page.locator("a[download]").evaluate_all("all => all.map(one => one.href)")
    sent = {path.as_uri() for path in (site / "send" / "es").iterdir()}
    assert set(links) == sent
    assert {Path(link).suffix for link in links} == {".pdf", ".png"}
    assert seen.axe() == []


def test_the_first_view_is_light_and_its_letters_come_later(visit: Visitor, copy: Path) -> None:
    assert sum((copy / name).stat().st_size for name in ("START-HERE.html", "names.css")) < 150_000
    for scripts in (True, False):
        page = visit(copy / "START-HERE.html", java_script_enabled=scripts).page
        name = page.locator("bdi", has_text="አማርኛ").first
        expect(name).to_have_css("font-family", re.compile("noto-sans-ethiopic"))
