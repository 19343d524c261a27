"""Changes to what a file holds and says, and to how its content is written."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.readback.forging import CATALOG, RELAY, draw, main_number, numbers_content, origin_of, seven
from tests.support.forging import Forged


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
