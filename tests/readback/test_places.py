"""A number in a wrong place or size, with a wrong link or code, too often or never, is seen."""

from __future__ import annotations

from collections import Counter

import pikepdf
import segno

from pocketcards.readback.document import FinishedFile
from pocketcards.readback.structure import structure_of
from tests.bundled import FLAT, pdf
from tests.formats.made import files
from tests.readback.changing import NUMBER, changed, content, expectation, main_number, readers, set_content
from tests.support.each import each


@each(("x", "y"), [(235.0, 60.0), (60.0, 1.0), (-20.0, 60.0), (60.0, 140.0)])
def test_number_at_or_over_the_trim_is_seen_by_place(x: float, y: float) -> None:
    def change(file: pikepdf.Pdf) -> None:
        text = content(file)
        found = main_number(text)
        moved = found[0].replace(f"1 0 0 1 {found[2]} {found[3]} Tm", f"1 0 0 1 {x} {y} Tm")
        set_content(file, text.replace(found[0], moved))

    assert "place" in readers(changed(change))


def test_unseen_number_is_seen_by_place() -> None:
    def change(file: pikepdf.Pdf) -> None:
        text = content(file)
        found = main_number(text)
        set_content(file, text.replace(found[0], f"3 Tr\n{found[0]}\n0 Tr"))

    assert "place" in readers(changed(change))


def test_slanted_number_is_seen_by_place() -> None:
    def change(file: pikepdf.Pdf) -> None:
        text = content(file)
        found = main_number(text)
        slanted = found[0].replace(f"1 0 0 1 {found[2]}", f"1 0.2 0 1 {found[2]}")
        set_content(file, text.replace(found[0], slanted))

    assert "place" in readers(changed(change))


def test_shrunk_number_is_seen_by_size() -> None:
    """Shrunk by a matrix: the font size in the file still says 18."""

    def change(file: pikepdf.Pdf) -> None:
        text = content(file)
        found = main_number(text)
        small = found[0].replace(f"1 0 0 1 {found[2]}", f"0.5 0 0 0.5 {found[2]}")
        set_content(file, text.replace(found[0], small))

    assert "size" in readers(changed(change))


def test_wrong_link_is_seen_by_links() -> None:
    def change(file: pikepdf.Pdf) -> None:
        links = [annot for annot in file.pages[1].Annots if "888" in str(annot.A.URI)]
        links[0].A.URI = pikepdf.String("tel:+18883737880")

    assert "links" in readers(changed(change))


def test_links_that_changed_places_are_seen_by_links() -> None:
    def change(file: pikepdf.Pdf) -> None:
        first, second = list(file.pages[1].Annots)[:2]
        first.A.URI, second.A.URI = str(second.A.URI), str(first.A.URI)

    assert "links" in readers(changed(change))


def test_number_of_another_role_is_seen_by_count() -> None:
    """The file of one region under the expectation of another."""
    other = expectation()
    numbers = other.numbers.copy()
    numbers["1-800-555-0199"] = numbers.pop(NUMBER)
    assert "count" in readers(pdf("indicator", "en", FLAT), other._replace(numbers=numbers))


def test_number_that_is_missing_or_doubled_is_seen_by_count() -> None:
    def remove(file: pikepdf.Pdf) -> None:
        text = content(file)
        set_content(file, text.replace(main_number(text)[0], ""))

    def double(file: pikepdf.Pdf) -> None:
        text = content(file)
        found = main_number(text)
        again = found[0].replace(f" {found[3]} Tm", " 100 Tm")
        set_content(file, text.replace(found[0], f"{found[0]}\n{again}"))

    assert "count" in readers(changed(remove))
    assert "count" in readers(changed(double))


def with_code(file: pikepdf.Pdf, payload: str) -> None:
    """Draw a QR code of 15 mm on the first page."""
    code = segno.make(payload, error="l", micro=False)
    rows = [list(row) for row in code.matrix_iter(border=4)]
    side = 42.5 / (len(rows) - 8)
    squares = [
        f"{100 + x * side:.3f} {100 - y * side:.3f} {side:.3f} {side:.3f} re"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    ]
    ground = (
        f"q 1 1 1 rg 98 {100 - len(rows) * side:.3f} {len(rows) * side:.3f} {len(rows) * side + 6:.3f} re f Q"
    )
    set_content(file, f"{content(file, 0)}\n{ground}\nq 0 0 0 rg {' '.join(squares)} f Q", 0)


def test_right_code_is_silent_and_a_wrong_one_is_seen_by_codes() -> None:
    made = expectation()
    one_page = made._replace(areas=made.areas[:1])
    right = one_page._replace(codes=Counter(["tel:+18883737888"]))

    def page(payload: str) -> bytes:
        def change(file: pikepdf.Pdf) -> None:
            with_code(file, payload)
            del file.pages[1]

        return changed(change)

    assert "codes" not in readers(page("tel:+18883737888"), right)
    assert "codes" in readers(page("tel:+18883737880"), right)
    assert "codes" in readers(
        pdf("indicator", "en", FLAT), made._replace(codes=Counter(["tel:+18883737888"]))
    )


@each("locale", ["es", "ar"])
def test_a_form_says_in_every_place_what_it_says_in_the_first(locale: str) -> None:
    """Of copies on a sheet only figures are read anew: the rest would be read as the same, in its place."""
    (sheet,) = files("sheet", "hotline", locale)
    with FinishedFile(sheet.data) as file:
        for page, drawn in zip(file.pages(), structure_of(sheet.data).pages, strict=True):
            forms = [one.form for one in drawn]
            assert len(forms) == page.count
            copies = {i: at for i, form in enumerate(forms) if (at := forms.index(form)) != i}
            assert copies
            told, read = (
                [
                    (one.text.strip(), one.x, one.y, one.size, one.left, one.own_angle, one.drawn)
                    for one in found
                ]
                for found in (page.text_objects(copies, bool), page.text_objects({}, bool))
            )
            assert told == read
