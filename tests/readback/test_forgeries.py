"""Forged files: single changes to real ones, each to be found by the reader that is there for it.

Every file is put together again as we would write it, and read twice: as `build` does, knowing what was
set, and as `verify` does where it knows the numbers alone. A test names its reader, so the suite fails
when that reader is switched off.
"""

from __future__ import annotations

import os
import pickle
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import pytest

from pocketcards.make import expectation_of
from pocketcards.model.design import Brand
from pocketcards.model.finding import Refused
from pocketcards.model.printing import PrintOptions
from pocketcards.model.proof import Expectation, Fault
from pocketcards.readback import isolation
from pocketcards.readback.proof import Prover
from pocketcards.typeset.page.icons import circle
from tests import bundled
from tests.bundled import ROOT, laid_out, project
from tests.formats.made import BY_NAME, bench, cards_of, files
from tests.support.each import each
from tests.support.forging import Forged

pytestmark = pytest.mark.slow

PROVER = Prover(ROOT / "fonts" / "noto-sans" / "NotoSans-Bold.ttf")
HOTLINE, TEXTLINE, RELAY = "1-888-373-7888", "233733", "711"
LOGO = Brand("A name", bytes(3 * 40 * 20), 40, 20)
CATALOG, PAGE, LINK = "/Type /Catalog", r"/Type /Page\b", "/Subtype /Link"


@dataclass(frozen=True)
class Forgery:
    name: str
    change: Callable[[Forged], None]
    exact: str
    """The reader that finds it where it is known what was set."""
    blind: str | None = ""
    """The one that finds it where only the numbers are known: the same one. None: nobody can."""
    format: str = "card"
    card: str = "indicator"
    locale: str = "en"


FLAT = ("card", "sheet", "press")
"""Formats in which the English card is forged flat: its numbers stand upright on its last page."""


@cache
def expected(one: Forgery) -> tuple[bytes, Expectation]:
    card = cards_of(one.format, one.card, one.locale)
    if one.format in FLAT and (one.card, one.locale) == ("indicator", "en"):
        card = laid_out(one.card, one.locale, bundled.FLAT)
    made = BY_NAME[one.format].make([(card, 0)], bench())
    assert not isinstance(made, Refused)
    return made[0].data, expectation_of([(card, 0)], made[0])


def blind(known: Expectation) -> Expectation:
    """What `verify` knows of a file that nobody can make again."""
    return replace(known, exact=False, pages=(), beside=None, icons=frozenset(project().pictograms.values()))


def entry(pattern: str, text: str, at: int = 0) -> Callable[[Forged], None]:
    return lambda file: file.enter(pattern, text, at)


def swap(pattern: str, old: str, new: str, at: int = 0) -> Callable[[Forged], None]:
    return lambda file: file.edit(pattern, old, new, at)


def link_at(place: Callable[[float, float, float, float], tuple[float, ...]]) -> Callable[[Forged], None]:
    """Put the first link elsewhere."""

    def change(file: Forged) -> None:
        one = file.objects[file.number_of(LINK, 0)]
        found = re.search(r"/Rect \[([\d. ]+)\]", one.text)
        assert found
        corners = " ".join(f"{value:g}" for value in place(*map(float, found[1].split())))
        one.text = one.text.replace(found[0], f"/Rect [{corners}]")

    return change


def main_number(content: str) -> re.Match[str]:
    found = re.search(
        r"BT\n[^\n]+\n/F\d+ (?:1[89]|2[0-2]|4\d|5\d)[\d.]* Tf\n1 0 0 1 ([\d.]+) ([\d.]+) Tm", content
    )
    assert found
    return found


def numbers_content(file: Forged) -> int:
    """The stream that draws the numbers: of a page, or of the form that is placed on it."""
    if "/XObject" not in file.objects[file.page(-1)].text:
        pages = [file.content_number(-1), file.content_number(0)]
        _, codes = file.codes(HOTLINE)
        return next(number for number in pages if f"[<{codes}>]" in file.unpacked(number))
    forms = [number for number, one in file.objects.items() if "/Subtype /Form" in one.text]
    return next(number for number in forms if re.search(r"/F\d+ 1[89]|/F\d+ 2[0-2]", file.unpacked(number)))


def origin_of(file: Forged, text: str) -> tuple[int, str, str, str]:
    """The content, operators and origin of a number."""
    number = numbers_content(file)
    _, codes = file.codes(text)
    found = re.search(rf"1 0 0 1 ([\d.]+) ([\d.]+) Tm \[<{codes}>\] TJ", file.unpacked(number))
    assert found
    return number, found[0], found[1], found[2]


def beside(text: str, by: float, before: str) -> Callable[[Forged], None]:
    """Write a text to the left of a number, in the colour of the panel."""

    def change(file: Forged) -> None:
        number, _, x, y = origin_of(file, before)
        font, codes = file.codes(text)
        run = f"BT\n1 1 1 rg\n/{font} 11 Tf\n1 0 0 1 {float(x) - by:.3f} {y} Tm [<{codes}>] TJ\nET"
        draw(file, number, run)

    return change


def draw(file: Forged, number: int, operators: str) -> None:
    """Add operators to content: within the last panel of a page."""
    content = file.unpacked(number)
    at = content.rfind("\nQ\n") if "/MCID" in content else len(content)
    file.pack(number, f"{content[:at]}\n{operators}{content[at:]}")


SEVEN = "0 8 m 5 8 l 5 7 l 2 0 l 1 0 l 4 7 l 0 7 l h"


def seven(x: float, y: float) -> str:
    return f"q 1.00000 0 0 1.00000 {x:.3f} {y:.3f} cm 1 1 1 rg {SEVEN} f Q"


def seven_beside(file: Forged) -> None:
    number, _, x, y = origin_of(file, RELAY)
    draw(file, number, seven(float(x) - 7, float(y)))


def ring_beside(file: Forged) -> None:
    """A ring as before a sentence, but as high as digits are: a zero."""
    number, _, x, y = origin_of(file, RELAY)
    ring = f"{circle(4, 4, 4)} {circle(4, 4, 2.8, hole=True)}"
    draw(file, number, seven(float(x) - 10, float(y)).replace(SEVEN, ring))


def paths_elsewhere(file: Forged) -> None:
    number = file.content_number(0)
    draw(file, number, "\n".join(seven(60 + 7 * i, 20) for i in range(7)).replace("1 1 1 rg", "0 0 0 rg"))


def single_digits(file: Forged) -> None:
    font, codes = file.codes("8888")
    pieces = [codes[i : i + 4] for i in range(0, 16, 4)]
    runs = [f"1 0 0 1 {120 + 6.5 * i:.3f} 120.5 Tm [<{code}>] TJ" for i, code in enumerate(pieces)]
    draw(file, file.content_number(-1), "\n".join(["BT", "0 0 0 rg", f"/{font} 11 Tf", *runs, "ET"]))


def picture(x: float, y: float) -> Callable[[Forged], None]:
    def change(file: Forged) -> None:
        image = file.add(
            "<</BitsPerComponent 8 /ColorSpace /DeviceGray /Filter [/FlateDecode] /Height 8 /Length LENGTH "
            "/Subtype /Image /Type /XObject /Width 8>>",
            bytes(range(64)),
        )
        page = file.objects[file.page(-1)]
        page.text = page.text.replace(
            "/ProcSet [ /PDF /Text /ImageB /ImageC /ImageI ]",
            f"/ProcSet [/PDF /Text /ImageC] /XObject <</I0 {image} 0 R>>",
        )
        draw(file, file.content_number(-1), f"q 40 0 0 12 {x} {y} cm /I0 Do Q")

    return change


def recolor(color: str) -> Callable[[Forged], None]:
    def change(file: Forged) -> None:
        number, run, _, _ = origin_of(file, HOTLINE)
        content = file.unpacked(number)
        at = content.rindex("1 1 1 rg", 0, content.index(run))
        file.pack(number, content[:at] + color + content[at + 8 :])

    return change


def unprinted(before: str) -> Callable[[Forged], None]:
    """Draw a number, or what stands before it, in the ink that tells a shop where to fold."""

    def change(file: Forged) -> None:
        number, run, _, _ = origin_of(file, HOTLINE)
        content = file.unpacked(number)
        at = content.rindex(before, 0, content.index(run))
        ink = before.replace("0 g", "/CS1 cs 1 scn")
        file.pack(number, content[:at] + ink + content[at + len(before) :])

    return change


def exchange(one: str, other: str) -> Callable[[Forged], None]:
    """Let two numbers change places: each of the codes is drawn where the other one stood."""

    def change(file: Forged) -> None:
        number = numbers_content(file)
        codes = [f"<{file.codes(text)[1]}>" for text in (one, other)]
        content = file.unpacked(number)
        assert all(code in content for code in codes)
        file.pack(number, content.replace(codes[0], "?").replace(codes[1], codes[0]).replace("?", codes[1]))

    return change


def exchange_labels(file: Forged) -> None:
    """Let the labels of two numbers change places: `Text message` and `Deaf or hard of hearing`."""
    number = file.content_number(-1)
    content = file.unpacked(number)
    rests = (content.partition(origin_of(file, one)[1])[2] for one in (TEXTLINE, RELAY))
    runs = [found[1] for rest in rests if (found := re.search(r"\[(.*?)\] TJ", rest))]
    assert len(runs) == 2
    file.pack(number, content.replace(runs[0], "?").replace(runs[1], runs[0]).replace("?", runs[1]))


def another_page(file: Forged) -> None:
    """Let a number stand twice on the first page, and once less on the second: the sum is as before."""
    number, run, _, _ = origin_of(file, RELAY)
    content = file.unpacked(number)
    font = re.findall(r"/(F\d+) [\d.]+ Tf", content[: content.index(run)])[-1]
    file.pack(number, content.replace(run, "ET\nBT"))
    moved = re.sub(r"1 0 0 1 [\d.]+ [\d.]+ Tm", "1 0 0 1 120 30 Tm", run)
    draw(file, file.content_number(0), f"BT\n0 0 0 rg\n/{font} 11 Tf\n{moved}\nET")


def move_copy(file: Forged) -> None:
    """Place one card of a sheet over the edge of its cell."""
    number = file.content_number(-1)
    content = file.unpacked(number)
    found = re.findall(r"q 1 0 0 1 [\d.]+ [\d.]+ cm /P\d+ Do Q", content)[3]
    file.pack(number, content.replace(found, found.replace("q 1 0 0 1 ", "q 1 0 0 1 1"), 1))


def left_out(file: Forged) -> None:
    """Leave out the fronts of two cards of a sheet: no number is missing."""
    number = file.content_number(0)
    content = file.unpacked(number)
    file.pack(number, re.sub(r"q 1 0 0 1 54 \d+ cm /P0 Do Q\n", "", content, count=2))


def over_the_edge(file: Forged) -> None:
    number, run, x, y = origin_of(file, TEXTLINE)
    moved = run.replace(f"1 0 0 1 {x} {y}", f"1 0 0 1 {x} 0.5")
    file.pack(number, file.unpacked(number).replace(run, moved))


def sized(size: str) -> Callable[[Forged], None]:
    def change(file: Forged) -> None:
        number = numbers_content(file)
        content = file.unpacked(number)
        found = main_number(content)[0]
        file.pack(number, content.replace(found, re.sub(r"(/F\d+) [\d.]+ Tf", rf"\1 {size} Tf", found)))

    return change


def other_form(file: Forged) -> None:
    """Give one copy of a sheet a form of its own, with a drawing more than the others."""
    form = numbers_content(file)
    text = file.objects[form].text
    _, _, x, y = origin_of(file, RELAY)
    new = file.add(re.sub(r"/Length \d+", "/Length LENGTH", text), b"")
    file.pack(new, f"{file.unpacked(form)}\n{seven(float(x) - 7, float(y))}")
    page = file.objects[file.page(-1)]
    page.text = page.text.replace("/XObject <<", f"/XObject <</P9 {new} 0 R ")
    name = re.search(rf"/(P\d+) {form} 0 R", page.text)
    assert name
    content = file.unpacked(file.content_number(-1))
    file.pack(file.content_number(-1), content.replace(f"/{name[1]} Do", "/P9 Do", 1))


def layer(file: Forged) -> None:
    """A digit on a layer that a screen shows and paper does not."""
    group = file.add("<</Name (x) /Type /OCG /Usage <</Print <</PrintState /OFF>>>>>>")
    usage = f"<</Category [/Print] /Event /Print /OCGs [{group} 0 R]>>"
    file.enter(CATALOG, f"/OCProperties <</D <</AS [{usage}] /Order []>> /OCGs [{group} 0 R]>>")
    page = file.objects[file.page(-1)]
    page.text = page.text.replace("/Resources <<", f"/Resources <</Properties <</L0 {group} 0 R>> ")
    _, _, x, y = origin_of(file, RELAY)
    draw(file, file.content_number(-1), f"/OC /L0 BDC\n{seven(float(x) - 7, float(y))}\nEMC")


def appearance(kind: str, box: str, more: str = "") -> Callable[[Forged], None]:
    """An annotation that draws over the page, with an appearance of its own."""

    def change(file: Forged) -> None:
        shown = file.add(
            "<</BBox [0 0 100 20] /Filter [/FlateDecode] /Length LENGTH /Subtype /Form /Type /XObject>>",
            b"1 0 0 rg 0 0 100 20 re f",
        )
        made = file.add(f"<</AP <</N {shown} 0 R>> /F 4 /Rect [{box}] /Subtype /{kind} /Type /Annot {more}>>")
        page = file.objects[file.page(-1)]
        page.text = page.text.replace("/Annots [ ", f"/Annots [ {made} 0 R ")
        if kind == "Widget":
            file.enter(CATALOG, f"/AcroForm <</Fields [{made} 0 R]>>")

    return change


def script(file: Forged) -> None:
    made = file.add("<</JS (app.alert\\(1\\)) /S /JavaScript>>")
    file.enter(CATALOG, f"/Names <</JavaScript <</Names [(a) {made} 0 R]>>>>")


def attachment(file: Forged) -> None:
    made = file.add("<</Length LENGTH /Type /EmbeddedFile>>", b"call 1-900-555-0199")
    named = f"<</EF <</F {made} 0 R>> /F (a.txt) /Type /Filespec>>"
    file.enter(CATALOG, f"/Names <</EmbeddedFiles <</Names [(a) {named}]>>>>")


def clipping(file: Forged) -> None:
    """Let an outline cut what is drawn after it."""
    draw(file, file.content_number(-1), seven(60, 60).replace(" h f", " h W n 0 0 m h f"))


def operators(text: str, before: str = "ET\nEMC") -> Callable[[Forged], None]:
    """Put operators before the main number."""

    def change(file: Forged) -> None:
        number = file.content_number(-1)
        content = file.unpacked(number)
        found = main_number(content)[0]
        file.pack(number, content.replace(found, found.replace("BT\n", f"BT\n{text}\n")))

    return change


def exchange_alternatives(file: Forged) -> None:
    links = [one for one in file.objects.values() if "/S /Link" in one.text]
    said = [re.search(r"/Alt (\(.*?\))", one.text) for one in links[:2]]
    assert said[0]
    assert said[1]
    for one, old, new in zip(links, said, reversed(said), strict=False):
        one.text = one.text.replace(old[1], new[1])  # type: ignore[index]


def title(file: Forged) -> None:
    one = file.objects[file.number_of("/Producer")]
    one.text = re.sub(r"/Title \(.*?\)", "/Title (Call 1-900-555-0199)", one.text)


def metadata(file: Forged) -> None:
    one = file.objects[file.number_of("/Type /Metadata")]
    assert one.stream
    one.stream = re.sub(rb"(x-default\">)[^<]*", rb"\g<1>Call 1-900-555-0199", one.stream)
    one.text = re.sub(r"/Length \d+", f"/Length {len(one.stream)}", one.text)


def own_form(file: Forged) -> None:
    """A form that holds itself."""
    number = numbers_content(file)
    file.objects[number].text = file.objects[number].text.replace(
        "/ProcSet [/PDF /Text /ImageC]", f"/ProcSet [/PDF /Text /ImageC] /XObject <</P0 {number} 0 R>>"
    )
    draw(file, number, "q 1 0 0 1 0 0 cm /P0 Do Q")


def second_dictionary(file: Forged) -> None:
    file.objects[file.number_of(CATALOG)].text += "\n<</S /JavaScript /JS (x)>>"


def nested(file: Forged) -> None:
    """Move a card of a sheet by something that is drawn around it."""
    number = file.content_number(0)
    content = file.unpacked(number)
    found = re.findall(r"q 1 0 0 1 [\d.]+ [\d.]+ cm /P\d+ Do Q\n", content)[3]
    file.pack(number, content.replace(found, f"q 1 0 0 1 40 0 cm\n{found}Q\n", 1))


def beside_panels(file: Forged) -> None:
    number = file.content_number(0)
    file.pack(number, f"{file.unpacked(number).rstrip()}\n{seven(60, 20)}")


def page_again(file: Forged) -> None:
    pages = file.objects[file.number_of("/Type /Pages")]
    first = f"{file.page(0)} 0 R"
    pages.text = pages.text.replace(" ]", f" {first} ]").replace("/Count 2", "/Count 3")


def page_gone(file: Forged) -> None:
    pages = file.objects[file.number_of("/Type /Pages")]
    pages.text = pages.text.replace(f"{file.page(0)} 0 R ", "").replace("/Count 2", "/Count 1")


FORGERIES = (
    # what a file holds beside its pages
    Forgery(
        "action-on-opening", entry(CATALOG, "/OpenAction <</S /URI /URI (tel:+19005550199)>>"), "structure"
    ),
    Forgery("actions-of-the-file", entry(CATALOG, "/AA <</WC <</JS (x) /S /JavaScript>>>>"), "structure"),
    Forgery("script", script, "structure"),
    Forgery("attachment", attachment, "structure"),
    Forgery("outlines", entry(CATALOG, "/Outlines 5 0 R"), "structure"),
    Forgery("layer-for-the-screen", layer, "structure"),
    Forgery("layer-drawn", layer, "screen"),
    Forgery("title", title, "spoken"),
    Forgery("metadata", metadata, "spoken"),
    Forgery("object-of-nobody", lambda file: file.add("<</S /JavaScript /JS (x)>>") and None, "structure"),
    Forgery("second-dictionary", second_dictionary, "structure"),
    Forgery("page-again", page_again, "count"),
    Forgery("page-gone", page_gone, "count"),
    # pages and their boxes
    Forgery(
        "actions-of-a-page", entry(PAGE, "/AA <</O <</S /URI /URI (https://example.org)>>>>"), "structure"
    ),
    Forgery("user-unit", entry(PAGE, "/UserUnit 3"), "structure"),
    Forgery("crop-box", entry(PAGE, "/CropBox [0 0 252 60]", 1), "boxes"),
    Forgery("hostile-crop-box", entry(PAGE, "/CropBox [900 900 901 901]", 1), "boxes"),
    Forgery("endless-crop-box", entry(PAGE, "/CropBox [-1e30 -1e30 1e30 1e30]", 1), "boxes"),
    Forgery("turned-page", swap(PAGE, "/Rotate 0", "/Rotate 90", 1), "boxes"),
    Forgery("moved-page", swap(PAGE, "[ 0 0 252 144 ]", "[ 0 20 252 164 ]", 1), "boxes"),
    Forgery("endless-page", swap(PAGE, "[ 0 0 252 144 ]", "[ 0 0 90000 90000 ]", 1), "boxes"),
    Forgery("long-page", swap(PAGE, "[ 0 0 252 144 ]", "[ 0 0 252 90000 ]", 1), "boxes"),
    Forgery("empty-page", swap(PAGE, "[ 0 0 252 144 ]", "[ 0 0 0 0 ]", 1), "boxes"),
    Forgery("larger-page", swap(PAGE, "[ 0 0 252 144 ]", "[ 0 0 262 154 ]", 1), "boxes", blind=None),
    Forgery("trim-moved", swap("/TrimBox", "/TrimBox [25.512", "/TrimBox [35.512"), "boxes", None, "press"),
    # annotations
    Forgery("widget", appearance("Widget", "20 40 200 66", "/FT /Tx /T (a)"), "links"),
    Forgery("widget-drawn", appearance("Widget", "20 40 200 66", "/FT /Tx /T (a)"), "structure"),
    Forgery("stamp", appearance("Stamp", "20 40 200 66"), "links"),
    Forgery("stamp-over-number", appearance("Stamp", "20 40 200 66"), "pixels"),
    Forgery("stamp-drawn", appearance("Stamp", "20 40 200 66"), "structure"),
    Forgery("link-with-appearance", entry(LINK, "/AP <</N 8 0 R>>"), "structure"),
    Forgery("link-with-actions", entry(LINK, "/AA <</D <</S /URI /URI (tel:1)>>>>"), "structure"),
    Forgery(
        "link-with-next", swap(LINK, "<</S /URI", "<</Next <</S /URI /URI (tel:1)>> /S /URI"), "structure"
    ),
    Forgery(
        "link-launches", swap(LINK, "<</S /URI /URI (tel:+18883737888)>>", "<</F (a) /S /Launch>>"), "links"
    ),
    Forgery("link-elsewhere", swap(LINK, "+18883737888", "+18883737880"), "links"),
    Forgery("link-with-tail", swap(LINK, "+18883737888", "+18883737888,,9"), "links"),
    Forgery(
        "link-over-everything",
        link_at(lambda x, y, right, top: (0, 0, 252, 144)),
        "links",
    ),
    Forgery("link-moved", link_at(lambda x, y, right, top: (x + 100, y + 20, right, top)), "links"),
    Forgery("link-reaches-far", link_at(lambda x, y, right, top: (x - 29, y - 20, right, top)), "links"),
    Forgery("link-left-out", swap(PAGE, "/Annots [ 4 0 R ", "/Annots [ ", 1), "links", None),
    # what is said aloud
    Forgery("contents-lie", swap(LINK, f"Hotline: {HOTLINE}", "Hotline: 1-900-555-0199"), "spoken"),
    Forgery("label-lies", swap(LINK, f"Hotline: {HOTLINE}", f"Police: {HOTLINE}"), "spoken", blind=None),
    Forgery("alternative-lies", swap("/S /Link", f"Hotline: {HOTLINE}", "Hotline: 1-900-555-0199"), "spoken"),
    Forgery("alternatives-exchanged", exchange_alternatives, "spoken"),
    Forgery("actual-text", entry("/S /Link", "/ActualText (1-900-555-0199)"), "spoken"),
    Forgery("actual-text-of-a-sentence", entry("/S /H1", "/ActualText (Call nobody)"), "structure"),
    Forgery("alternative-of-a-sentence", entry("/S /H1", "/Alt (Call nobody)"), "spoken"),
    Forgery("alternative-unlinked", entry("/S /P", "/Alt (Call nobody)"), "spoken", "", "card", "hotline"),
    # beside a number, and elsewhere on the page
    Forgery("digit-before-number", beside("7", 9, RELAY), "words", "beside"),
    Forgery("hyphen-before-number", beside("-", 5, RELAY), "words", "beside"),
    Forgery("drawn-digit-before-number", seven_beside, "drawings", "beside"),
    Forgery("zero-that-passes-for-a-bullet", ring_beside, "drawings", "beside"),
    Forgery("drawn-digit-on-a-sheet", seven_beside, "drawings", "beside", "sheet"),
    Forgery("drawn-digit-on-a-press-page", seven_beside, "drawings", "beside", "press"),
    Forgery("digit-on-a-turned-panel", beside("7", 9, RELAY), "words", "beside", "card", "indicator", "es"),
    Forgery("drawn-digit-on-a-turned-panel", seven_beside, "drawings", "beside", "card", "indicator", "es"),
    Forgery("zero-on-a-turned-panel", ring_beside, "drawings", "beside", "card", "indicator", "es"),
    Forgery("drawn-digit-on-a-poster", seven_beside, "drawings", "beside", "poster"),
    Forgery("digit-on-a-poster", beside("7", 10, RELAY), "words", "beside", "poster"),
    Forgery("drawn-digit-on-one-copy", other_form, "drawings", "beside", "sheet"),
    Forgery("drawn-number", paths_elsewhere, "drawings", None),
    Forgery("number-of-single-digits", single_digits, "count"),
    Forgery("another-number", beside("1-877", -120, HOTLINE), "count"),
    Forgery("picture-beside-number", picture(70, 39), "drawings", "beside"),
    Forgery("picture-elsewhere", picture(120, 128), "drawings", None),
    Forgery("picture-over-number", picture(60, 50), "pixels"),
    # the numbers themselves
    Forgery("navy-on-navy", recolor("0.05 0.24 0.35 rg"), "contrast"),
    Forgery("quiet-on-navy", recolor("0.45 0.55 0.62 rg"), "contrast"),
    Forgery("navy-on-navy-sheet", recolor("0.05 0.24 0.35 rg"), "contrast", "", "sheet"),
    Forgery("navy-on-navy-poster", recolor("0.05 0.24 0.35 rg"), "contrast", "", "poster"),
    Forgery("number-in-an-ink-not-printed", unprinted("0 g"), "structure", "", "press", "hotline"),
    Forgery("icon-in-an-ink-not-printed", unprinted("cm 0 g"), "structure", "", "press", "hotline"),
    Forgery("numbers-exchanged-on-a-press-page", exchange(TEXTLINE, RELAY), "place", None, "press"),
    Forgery("numbers-exchanged", exchange(TEXTLINE, RELAY), "place", "links"),
    Forgery("numbers-exchanged-on-a-sheet", exchange(TEXTLINE, RELAY), "place", None, "sheet"),
    Forgery("labels-exchanged", exchange_labels, "words", None),
    Forgery("on-another-page", another_page, "count", "links"),
    Forgery("number-over-the-edge", over_the_edge, "place"),
    Forgery("number-over-the-edge-turned", over_the_edge, "place", "", "card", "indicator", "es"),
    Forgery(
        "numbers-exchanged-turned", exchange(TEXTLINE, RELAY), "place", "links", "card", "indicator", "es"
    ),
    Forgery("enormous-number-turned", sized("30000"), "count", "", "card", "indicator", "es"),
    Forgery("enormous-number", sized("30000"), "count"),
    Forgery("vanishing-number", sized("0.001"), "count", "links"),
    Forgery("copy-left-out", left_out, "drawings", None, "sheet"),
    Forgery("copy-moved", move_copy, "drawings", "pixels", "sheet"),
    # how the content is written
    Forgery("inline-image", operators("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"), "structure"),
    Forgery("unseen", operators("3 Tr"), "structure"),
    Forgery("narrowed", operators("60 Tz"), "structure"),
    Forgery("narrowed-number", operators("60 Tz"), "place"),
    Forgery("clipped", operators("ET\nq 0 0 60 60 re W n\nBT"), "structure"),
    Forgery("literal-string", operators("(7) Tj"), "structure"),
    Forgery("clip-in-an-outline", clipping, "structure"),
    Forgery(
        "restored-once-more", lambda file: draw(file, numbers_content(file), "Q"), "structure", "", "sheet"
    ),
    Forgery("drawn-beside-panels", beside_panels, "structure"),
    Forgery("form-in-a-panel", nested, "structure", "", "sheet"),
    Forgery("form-in-itself", own_form, "structure", "", "sheet"),
)


def found(one: Forgery, known: Expectation, data: bytes) -> list[Fault]:
    """Make the forgery and read it."""
    file = Forged(data)
    one.change(file)
    return PROVER.read(file.data(), known).faults


@each("one", FORGERIES, ids=lambda one: one.name, shares=8)
def test_forgery_is_found(one: Forgery, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is known what was set, and, if anybody can, where only the numbers are known."""
    if one.name == "form-in-itself":  # hangs pdfium for good
        monkeypatch.setattr(isolation, "PATIENCE", 1.0)
    data, known = expected(one)
    exact = found(one, known, data)
    assert one.exact in {fault.reader for fault in exact}, [fault.told for fault in exact]
    if one.blind is not None:
        without = found(one, blind(known), data)
        assert (one.blind or one.exact) in {fault.reader for fault in without}, [
            fault.told for fault in without
        ]


OTHERS: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda data: b"",
    "another file": lambda data: b"%PDF-1.7 not really",
    "first half": lambda data: data[: len(data) // 2],
    "without its end": lambda data: data[:-30],
    "something before it": lambda data: b"%PDF-1.4\n" + data,
    "something after it": lambda data: data + b"%\n",
    "an update": lambda data: data + b"4 0 obj\n<<>>\nendobj\ntrailer\n<</Root 73 0 R>>\n%%EOF\n",
    "an object twice": lambda data: data.replace(b"\n5 0 obj\n", b"\n4 0 obj\n", 1),
    "something between objects": lambda data: data.replace(b"\n5 0 obj\n", b"\n%x\n5 0 obj\n", 1),
    "a table that points elsewhere": lambda data: data.replace(
        b"0000000061 00000 n", b"0000000062 00000 n", 1
    ),
    "another catalog": lambda data: re.sub(rb"/Root \d+ 0 R\n/Size", b"/Root 9 0 R\n/Size", data),
    "an end that points elsewhere": lambda data: re.sub(rb"startxref\n\d+", b"startxref\n9", data),
    "a size that is none": lambda data: re.sub(rb"/Size (\d+)", rb"/Size 1\1", data),
    "a stream of another length": lambda data: re.sub(rb"/Length 1", b"/Length 2", data, count=1),
}


@each("name", OTHERS)
def test_bytes_that_are_not_a_file_of_ours_are_found_by_structure(name: str) -> None:
    data, known = expected(FORGERIES[0])
    changed = OTHERS[name](data)
    assert changed != data
    assert "structure" in {fault.reader for fault in PROVER.read(changed, known).faults}


def test_streams_are_read_to_their_end() -> None:
    """What follows packed data, and what would fill the memory."""
    data, known = expected(FORGERIES[0])
    for content in (b"\0" * 30_000_000, b"0 g\n"):
        file = Forged(data)
        number = file.content_number(0)
        file.pack(number, content)
        if len(content) < 10:
            one = file.objects[number]
            one.stream = (one.stream or b"") + b"more"
            one.text = re.sub(r"/Length \d+", f"/Length {len(one.stream)}", one.text)
        assert any("stream" in fault.message for fault in PROVER.read(file.data(), known).faults)


FORMATS = ("card", "sheet", "avery-5371", "press", "large-print", "poster")


@pytest.mark.parametrize("name", FORMATS)
@each("locale", ["en", "ar", "km", "zh_Hans"])
def test_real_files_are_silent_where_only_the_numbers_are_known(name: str, locale: str) -> None:
    for card in ("indicator",) if name == "poster" else ("indicator", "hotline"):
        for file in files(name, card, locale):
            known = expectation_of([(cards_of(name, card, locale), 0)], file)
            assert PROVER.read(file.data, blind(known)).faults == [], (card, file.path)


@each("ink", [PrintOptions(black=True), PrintOptions(code=True), PrintOptions(brand=LOGO)])
def test_real_files_are_silent_with_every_option(ink: PrintOptions) -> None:
    for name in ("card", "sheet"):
        laid_out = cards_of(name, "indicator", "en", options=ink)
        for file in files(name, "indicator", "en", options=ink):
            known = expectation_of([(laid_out, 0)], file)
            assert PROVER.read(file.data, known).faults == []
            assert PROVER.read(file.data, blind(known)).faults == []


def test_a_code_that_says_something_else_is_found_by_codes() -> None:
    """Where only the numbers are known, a drawing that may be a code is decoded."""
    options = PrintOptions(code=True)
    file = files("card", "indicator", "en", options=options)[0]
    known = expectation_of([(cards_of("card", "indicator", "en", options=options), 0)], file)
    other = replace(blind(known), codes=Counter(), targets={"tel:911": "911"})
    assert "codes" in {fault.reader for fault in PROVER.read(file.data, other).faults}


def test_what_is_expected_can_be_told_to_another_process() -> None:
    """Where processes are not forked (Windows), a strange file is read by one that is told by pickle."""
    _, known = expected(FORGERIES[0])
    assert pickle.loads(pickle.dumps(known)) == known


def test_what_hangs_or_ends_a_reader_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "PATIENCE", 0.5)
    assert "longer" in str(isolation.isolated(time.sleep, 9.0))
    assert "ends" in str(isolation.isolated(os.abort))
    assert "ValueError" in str(isolation.isolated(int, "x"))
    assert isolation.isolated(int, "3") == 3
