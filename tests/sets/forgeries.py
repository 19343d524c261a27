"""Sets that somebody forged, manifest and sums with them, and what `verify` finds in each."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf

from tests.sets.forged_zips import ZIPS
from tests.sets.forging import (
    CARD,
    OTHER,
    SHEET,
    WRONG,
    Forge,
    entry,
    picture_of_a_card,
    said,
    seal,
    with_pdf,
)


def image_only(folder: Path) -> None:
    (folder / CARD).write_bytes(picture_of_a_card())
    manifest = said(folder)
    entry(manifest, CARD).update(contacts={}, copies_read=0, pages=1, codes=[])
    seal(folder, manifest)


def image_only_by_an_older_program(folder: Path) -> None:
    image_only(folder)
    manifest = said(folder)
    for key in ("schema", "program", "options", "inputs"):
        del manifest[key]
    seal(folder, manifest)


def image_only_by_another_program(folder: Path) -> None:
    image_only(folder)
    manifest = said(folder)
    manifest["program"]["package"] = "0" * 64
    seal(folder, manifest)


def moved_to_more(folder: Path) -> None:
    manifest = said(folder)
    one = entry(manifest, CARD)
    manifest["artifacts"].remove(one)
    manifest["more"].append({"path": CARD, "sha256": ""})
    seal(folder, manifest)


def another_card_under_its_name(folder: Path) -> None:
    shutil.copy(folder / OTHER, folder / CARD)
    seal(folder)


def another_card_and_its_entry(folder: Path) -> None:
    shutil.copy(folder / OTHER, folder / CARD)
    manifest = said(folder)
    one, other = entry(manifest, CARD), entry(manifest, OTHER)
    one.update({key: other[key] for key in ("codes", "contacts", "copies_read", "pages")})
    seal(folder, manifest)


def page_added(folder: Path) -> None:
    with_pdf(folder / CARD, lambda pdf: pdf.pages.append(pdf.pages[0]))
    manifest = said(folder)
    entry(manifest, CARD)["pages"] = 3
    seal(folder, manifest)


def page_removed(folder: Path) -> None:
    with_pdf(folder / SHEET, lambda pdf: pdf.pages.__delitem__(1))
    manifest = said(folder)
    one = entry(manifest, SHEET)
    one.update(pages=1, copies_read=one["copies_read"] // 2)
    seal(folder, manifest)


def ready_for_draft(folder: Path) -> None:
    ready = CARD.replace("-DRAFT", "")
    (folder / CARD).rename(folder / ready)
    manifest = said(folder)
    entry(manifest, CARD).update(path=ready, status="ready")
    seal(folder, manifest)


def ready_by_its_entry_alone(folder: Path) -> None:
    manifest = said(folder)
    entry(manifest, CARD)["status"] = "ready"
    seal(folder, manifest)


def emptied(folder: Path) -> None:
    shutil.rmtree(folder / "us")
    seal(folder, {**said(folder), "artifacts": [], "more": []})


def emptied_by_an_older_program(folder: Path) -> None:
    shutil.rmtree(folder / "us")
    seal(folder, {"generator": "pocketcards", "artifacts": []})


def one_taken_out(folder: Path) -> None:
    (folder / CARD).unlink()
    manifest = said(folder)
    manifest["artifacts"].remove(entry(manifest, CARD))
    seal(folder, manifest)


def sentence(folder: Path) -> None:
    """Another word in the metadata, of the same length: every reader of numbers is content."""
    path = folder / CARD
    data = path.read_bytes()
    assert data.count(b"<dc:title>") == 1
    path.write_bytes(data.replace(b">Card<", b">Trap<", 1))
    seal(folder)


def update_at_the_end(folder: Path) -> None:
    """An object replaced in the way that PDF allows: what stands first in the file is untouched."""
    path = folder / CARD
    data = path.read_bytes()
    start = data.rindex(b"startxref\n") + 10
    old = int(data[start : data.index(b"\n", start)])
    at = len(data)
    new = b"1 0 obj\n<<>>\nendobj\n"
    trailer = data[data.rindex(b"/Info") : data.rindex(b">>\nstartxref")]
    table = b"xref\n1 1\n%010d 00000 n \ntrailer\n<</Prev %d %s>>\n" % (at, old, trailer)
    path.write_bytes(data + new + table + b"startxref\n%d\n%%%%EOF\n" % (at + len(new)))
    seal(folder)


def offset_into_a_stream(folder: Path) -> None:
    """A table that points elsewhere: the bytes that are looked at are not those that are drawn."""
    path = folder / CARD
    data = bytearray(path.read_bytes())
    at = data.rindex(b"\nxref\n")
    first = data.index(b" 00000 n", at) - 10
    data[first : first + 10] = b"%010d" % (int(data[first : first + 10]) + 7)
    path.write_bytes(data)
    seal(folder)


def annotation(folder: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FreeText,
            Rect=[10, 10, 90, 30],
            Contents=WRONG.decode(),
        )
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])

    with_pdf(folder / CARD, change)
    seal(folder)


def codes_of_another_text(folder: Path) -> None:
    manifest = said(folder)
    entry(manifest, CARD)["codes"] = ["BCDF"]
    seal(folder, manifest)


def another_program_is_named(folder: Path) -> None:
    """A word is exchanged, and the manifest says that another program wrote it so."""
    sentence(folder)
    manifest = said(folder)
    manifest["program"]["package"] = "0" * 64
    seal(folder, manifest)


def other_options_are_named(folder: Path) -> None:
    manifest = said(folder)
    manifest["options"]["ink"] = "black"
    seal(folder, manifest)


def number_as_an_option(folder: Path) -> None:
    manifest = said(folder)
    manifest["options"]["brand"] = "Call 1-888-373-7880"
    seal(folder, manifest)


def file_of_the_machine_as_an_option(folder: Path) -> None:
    manifest = said(folder)
    manifest["options"]["brand"] = str(folder / "picture.png")
    seal(folder, manifest)


def options_of_another_kind(folder: Path) -> None:
    manifest = said(folder)
    manifest["options"] |= {"cards": "hotline", "offset": ["1", "1"], "previews": -1e9}
    seal(folder, manifest)


def extra(name: str) -> Forge:
    def forge(folder: Path) -> None:
        (folder / name).write_bytes(picture_of_a_card())

    return forge


def link_to_elsewhere(folder: Path) -> None:
    (folder / "us" / "more").symlink_to(folder.parent)


def table_of_numbers(folder: Path) -> None:
    path = folder / "numbers.csv"
    path.write_bytes(path.read_bytes().replace(b"1-888-373-7888", WRONG))


def sums_edited(folder: Path) -> None:
    path = folder / "SHA256SUMS"
    path.write_bytes(path.read_bytes()[:-80])


def sums_deleted(folder: Path) -> None:
    (folder / "SHA256SUMS").unlink()


FORGERIES: dict[str, tuple[Forge, set[str]]] = {
    **ZIPS,
    "an image instead of the card": (image_only, {"VER003", "VER006"}),
    "the same, said to be of an older program": (image_only_by_an_older_program, {"VER006", "VER008"}),
    "the same, said to be of another program": (image_only_by_another_program, {"VER006"}),
    "a card moved to the other files": (moved_to_more, {"VER002", "VER003"}),
    "another card under its name": (another_card_under_its_name, {"VER003"}),
    "another card and its entry": (another_card_and_its_entry, {"VER003"}),
    "a page added": (page_added, {"VER003"}),
    "a page removed": (page_removed, {"VER003"}),
    "ready for draft": (ready_for_draft, {"VER003"}),
    "ready for draft, in the manifest alone": (ready_by_its_entry_alone, {"VER003"}),
    "an emptied set": (emptied, {"VER002"}),
    "the same, with a manifest as an older program has it": (emptied_by_an_older_program, {"VER002"}),
    "a card taken out": (one_taken_out, {"VER002"}),
    "a word in the metadata": (sentence, {"VER003"}),
    "an update at the end": (update_at_the_end, {"VER003"}),
    "an offset into a stream": (offset_into_a_stream, {"VER003"}),
    "an annotation": (annotation, {"VER003"}),
    "the print code of another text": (codes_of_another_text, {"VER003"}),
    "a word, and another program is named": (another_program_is_named, {"VER008"}),
    "other options are named": (other_options_are_named, {"VER003"}),
    "a number as an option": (number_as_an_option, {"VER008"}),
    "a file of the machine as an option": (file_of_the_machine_as_an_option, {"VER008"}),
    "options of another kind": (options_of_another_kind, {"VER008"}),
    "a file more": (extra("us/extra.pdf"), {"VER004"}),
    "a file more, in capitals": (extra("EXTRA.PDF"), {"VER004"}),
    "a file more, of another ending": (extra("us/card.jpg"), {"VER004"}),
    "a file more, hidden": (extra("us/.card.pdf"), {"VER004"}),
    "a file more, as if a build had left it": (extra(".pocketcards-card.pdf"), {"VER004"}),
    "a link to elsewhere": (link_to_elsewhere, {"VER004"}),
    "the table of numbers": (table_of_numbers, {"VER003"}),
    "the sums": (sums_edited, {"VER003"}),
    "no sums": (sums_deleted, {"VER002"}),
}
