"""Changes to numbers, and to what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Callable

from pocketcards.typeset.page.icons import circle
from tests.readback.forging import (
    HOTLINE,
    RELAY,
    SEVEN,
    TEXTLINE,
    draw,
    main_number,
    numbers_content,
    origin_of,
    seven,
)
from tests.support.forging import Forged


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
