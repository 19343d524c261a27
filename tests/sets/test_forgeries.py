"""Sets that somebody forged, manifest and sums with them: `verify` finds each. Honest sets: it is silent.

A forger has the program, the project and all the time there is. What cannot be told from an honest older
set is at least never called ours: the words of it are said to be not provable.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from pocketcards.cli import main
from pocketcards.sets.manifest import numbers_table, read_manifest, sums
from pocketcards.sets.verify import Verified
from tests.bundled import ROOT, SAMPLE
from tests.load.test_overlay import CONTACTS, REGIONS
from tests.sets.verifying import DAY, Known, verified
from tests.support.clock import morning_of
from tests.support.each import each

pytestmark = pytest.mark.slow

CARD = "us/card-us-es-card-DRAFT.pdf"
OTHER = "us/card-us-ar-card-DRAFT.pdf"
SHEET = "us/card-us-es-sheet-DRAFT.pdf"
ZIP = "us/cards-us.zip"
WRONG = b"1-888-373-7880"


def build(root: Path, out: Path, *words: str) -> None:
    told = ["build", "--project", str(root), "--out", str(out), *words]
    assert main(told, now=morning_of(DAY)) == 0


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project, with sheets."""
    root = Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("forged") / "project"))
    shutil.copy(ROOT / "cards" / "sheets.yaml", root / "cards")
    return root


@pytest.fixture(scope="module")
def honest(root: Path) -> Path:
    out = root.parent / "honest"
    build(root, out, "--locale", "es", "--locale", "ar")
    return out


@pytest.fixture(scope="module")
def known() -> Known:
    """What was made again before: the project stays as it is, whatever somebody does to a set."""
    return {}


@pytest.fixture
def folder(honest: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(honest, tmp_path / "out"))


# What a forger does


def said(folder: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return manifest


def entry(manifest: dict[str, Any], path: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in manifest["artifacts"] if one["path"] == path)
    return found


def seal(folder: Path, manifest: dict[str, Any] | None = None) -> None:
    """Make manifest, table of numbers and sums fit whatever the folder holds now."""
    manifest = manifest or said(folder)
    for one in [*manifest["artifacts"], *manifest.get("more", [])]:
        one["sha256"] = hashlib.sha256((folder / one["path"]).read_bytes()).hexdigest()
    place = folder / "manifest.json"
    place.write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    read = read_manifest(place, [])
    assert read
    (folder / "numbers.csv").write_bytes(numbers_table(read.files))
    digests = {one.path: one.sha256 for one in read.files} | read.more
    for name in ("manifest.json", "numbers.csv"):
        digests[name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_bytes(sums(digests))


def picture_of_a_card() -> bytes:
    """A PDF whose page is one picture: no reader of text sees anything on it."""
    page = io.BytesIO()
    Image.new("RGB", (252, 144), "white").save(page, "PDF")
    return page.getvalue()


def with_pdf(path: Path, change: Callable[[pikepdf.Pdf], None]) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path, static_id=True)


def with_zip(folder: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    path = folder / ZIP
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    change(contents)
    path.write_bytes(zipped(contents))


def zipped(contents: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in contents.items():
            about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            about.compress_type, about.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(about, data)
    return whole.getvalue()


Forge = Callable[[Path], None]


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


def zip_taken_out(folder: Path) -> None:
    (folder / ZIP).unlink()
    seal(folder, {**said(folder), "more": []})


def sheet_in_the_zip(folder: Path) -> None:
    def change(contents: dict[str, bytes]) -> None:
        names = [name for name in contents if name.endswith("sheet-DRAFT.pdf")]
        contents[names[0]] = contents[names[-1]]

    with_zip(folder, change)
    seal(folder)


def page_in_the_zip(folder: Path) -> None:
    def change(contents: dict[str, bytes]) -> None:
        name = "languages/es.html"
        contents[name] = re.sub(rb"888(\W+)373", rb"888\g<1>374", contents[name])

    with_zip(folder, change)
    seal(folder)


def guide_in_the_zip(folder: Path) -> None:
    with_zip(folder, lambda contents: contents.update({"printing-guide.pdf": picture_of_a_card()}))
    seal(folder)


def picture_in_the_zip(folder: Path) -> None:
    def change(contents: dict[str, bytes]) -> None:
        names = [name for name in contents if name.endswith(".png")]
        contents[names[0]] = contents[names[1]]

    with_zip(folder, change)
    seal(folder)


def foreign_member(folder: Path) -> None:
    with_zip(folder, lambda contents: contents.update({"sheets/es/more.pdf": picture_of_a_card()}))
    seal(folder)


def missing_member(folder: Path) -> None:
    with_zip(folder, lambda contents: contents.__delitem__("printing-guide.pdf"))
    seal(folder)


def bytes_before_the_zip(folder: Path) -> None:
    """A program that unpacks itself, or another zip that some programs find first."""
    path = folder / ZIP
    path.write_bytes(b"MZ" + bytes(500) + path.read_bytes())
    seal(folder)


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
    "the zip taken out": (zip_taken_out, {"VER002"}),
    "a sheet in the zip": (sheet_in_the_zip, {"VER003"}),
    "a number in a page of the zip": (page_in_the_zip, {"VER003"}),
    "the guide": (guide_in_the_zip, {"VER003"}),
    "a picture in the zip": (picture_in_the_zip, {"VER003"}),
    "a foreign member": (foreign_member, {"VER004"}),
    "a missing member": (missing_member, {"VER002"}),
    "bytes before the zip": (bytes_before_the_zip, {"VER010"}),
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


@each("name", FORGERIES, shares=6)
def test_forgery_is_found(honest: Path, tmp_path: Path, root: Path, known: Known, name: str) -> None:
    forge, codes = FORGERIES[name]
    folder = Path(shutil.copytree(honest, tmp_path / "out"))
    forge(folder)
    found = verified(folder, root=root, known=known)
    assert codes <= {finding.code for finding in found.findings}, found.findings
    assert found.answer != "as made by this program"


def test_honest_set_is_as_made(folder: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = verified(folder, root=root)
    assert (found.findings, found.answer, found.count) == ([], "as made by this program", 8)
    assert main(["verify", "--project", str(root), str(folder)], now=morning_of(DAY)) == 0
    assert "8 files verified, no findings: as made by this program" in capsys.readouterr().out


# Honest sets, with every option

OPTIONS = {
    "codes": ["--qr"],
    "a brand": ["--brand", "Safe House"],
    "black": ["--ink", "black"],
    "a mix": ["--mix", "spanish=2,ar=2", "--card", "hotline"],
    "two passes": ["--duplex", "two-pass"],
    "the short edge": ["--duplex", "short-edge", "--format", "sheet"],
    "one side": ["--duplex", "off", "--format", "sheet", "--format", "avery-32015"],
    "a used sheet and a printer that shifts": ["--format", "sheet", "--start", "3", "--offset", "0.5,1/-1,0"],
    "an offset": ["--offset", "0.5,-1.2345", "--format", "sheet"],
    "two languages": ["--bilingual"],
    "pictures": ["--previews", "60", "--card", "indicator"],
    "the press": ["--format", "press", "--spot", "PANTONE 302 C"],
    "pictures for phones": ["--format", "phone", "--format", "card", "--card", "indicator"],
    "large print": ["--format", "large-print", "--format", "avery-8373"],
    "English alone": ["--locale", "English"],
    "all languages of some": ["--region", "us", "--card", "hotline", "--format", "card"],
}


@pytest.mark.parametrize("name", OPTIONS)
def test_honest_set_with_options_is_as_made(root: Path, tmp_path: Path, name: str) -> None:
    words = OPTIONS[name]
    alone = {"a mix", "English alone", "all languages of some"}
    build(root, tmp_path / "out", *words, *([] if name in alone else ["--locale", "es"]))
    found = verified(tmp_path / "out", root=root)
    assert (found.findings, found.answer) == ([], "as made by this program")
    pdf = next((tmp_path / "out" / "us").glob("*.pdf"))
    assert verified(pdf, root=root).findings == []


def test_set_with_a_picture_and_a_profile_needs_them(root: Path, tmp_path: Path) -> None:
    from tests.formats.test_press import CMYK

    logo, shop, out = tmp_path / "logo.png", tmp_path / "Our shop.icc", tmp_path / "out"
    Image.new("RGB", (40, 20), "navy").save(logo)
    shop.write_bytes(CMYK)
    words = ["--locale", "es", "--card", "indicator", "--format", "card", "--format", "press"]
    build(root, out, *words, "--brand", str(logo), "--icc", str(shop))
    manifest = (out / "manifest.json").read_text("utf-8")
    assert str(tmp_path) not in manifest
    assert verified(out, root=root, brand=logo, icc=shop).findings == []
    (finding,) = verified(out, root=root).findings
    assert (finding.code, "--brand FILE" in finding.message) == ("VER008", True)
    renamed = Path(shutil.copy(shop, tmp_path / "x.icc"))
    assert verified(out, root=root, brand=logo, icc=renamed).findings == []
    Image.new("RGB", (40, 20), "red").save(tmp_path / "other.png")
    (finding,) = verified(out, root=root, brand=tmp_path / "other.png", icc=shop).findings
    assert "is not the file that it was built with" in finding.message


def test_set_of_an_overlay_needs_it(root: Path, tmp_path: Path) -> None:
    county = tmp_path / "county"
    county.mkdir()
    (county / "contacts.yaml").write_text(CONTACTS, encoding="utf-8")
    (county / "regions.yaml").write_text(REGIONS, encoding="utf-8")
    more = ["--project", str(root), "--overlay", str(county)]
    assert main(["contacts", "lock", "--yes", *more], now=morning_of(DAY)) == 0
    words = ["--locale", "en", "--card", "hotline", "--region", "us_mo_boone"]
    build(root, tmp_path / "out", *words, "--overlay", str(county))
    assert verified(tmp_path / "out", root=root, overlay=county).findings == []
    without = verified(tmp_path / "out", root=root)
    assert "no region us_mo_boone is known here (--overlay?)" in str(without.findings)
    (county / "contacts.yaml").write_text(CONTACTS.replace("crisis line", "help line"), encoding="utf-8")
    assert {one.code for one in verified(tmp_path / "out", root=root, overlay=county).findings} <= {"VER008"}


def test_ready_set_is_as_made_until_a_signature_is_taken_back(root: Path, tmp_path: Path) -> None:
    mine = Path(shutil.copytree(root, tmp_path / "project"))
    words = ["--date", "2026-11-22", "--yes", "--project", str(mine)]
    assert main(["review", "es", "--by", "Madrid team", *words], now=morning_of(DAY)) == 0
    for team in ("Madrid team", "Sevilla team"):
        assert main(["review", "--safety", "hotline", "--by", team, *words], now=morning_of(DAY)) == 0
    build(mine, tmp_path / "out", "--ready-only", "--locale", "es", "--card", "hotline")
    assert verified(tmp_path / "out", root=mine).findings == []
    (mine / "translations" / "es" / "review.yaml").unlink()
    found = verified(tmp_path / "out", root=mine)
    assert {finding.code for finding in found.findings} == {"VER008"}
    assert "passes for ready and is draft here" in str(found.findings)


# Sets of another day


def older(folder: Path) -> None:
    manifest = said(folder)
    for key in ("schema", "program", "options", "inputs"):
        del manifest[key]
    seal(folder, manifest)


def test_set_of_an_older_program_is_told_what_is_known(
    folder: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older(folder)
    found = verified(folder, root=root)
    assert {finding.code for finding in found.findings} == {"VER008"}
    assert found.answer.startswith("numbers approved, words not provable with this program or text")
    assert len(found.findings) == 2, "one for cards, one for what lies beside them"
    assert main(["verify", "--project", str(root), str(folder)], now=morning_of(DAY)) == 1
    assert "no findings" not in capsys.readouterr().out


def test_program_that_makes_the_same_bytes_is_as_good(folder: Path, root: Path, known: Known) -> None:
    manifest = said(folder)
    manifest["program"] |= {"package": "0" * 64, "zlib": "1.0"}
    seal(folder, manifest)
    assert verified(folder, root=root, known=known).findings == []


def test_text_that_was_changed_since_is_named(folder: Path, root: Path, tmp_path: Path) -> None:
    mine = Path(shutil.copytree(root, tmp_path / "project"))
    catalog = mine / "translations" / "es" / "LC_MESSAGES" / "cards.po"
    text = catalog.read_text("utf-8")
    assert "Hablo español." in text
    catalog.write_text(text.replace("Hablo español.", "Yo hablo español."), encoding="utf-8")
    found = verified(folder, root=mine)
    assert {finding.code for finding in found.findings} == {"VER008"}
    messages = " ".join(finding.message for finding in found.findings)
    assert "translations/es is not what it was made from; its text is another" in messages
    assert "card-us-ar-" not in messages, "Arabic is as it was"


# One file, from a mail


def alone(folder: Path, path: str, tmp_path: Path, name: str = "") -> Path:
    return Path(shutil.copy(folder / path, tmp_path / (name or Path(path).name)))


def answer(found: Verified) -> tuple[set[str], str]:
    return {finding.code for finding in found.findings}, found.answer


def test_zip_alone_and_unpacked_is_as_made(honest: Path, root: Path, known: Known, tmp_path: Path) -> None:
    lone = alone(honest, ZIP, tmp_path)
    found = verified(lone, root=root, known=known)
    assert answer(found) == (set(), "as made by this program")
    assert found.notes == [f"{lone}: cards-us.zip, as made by this program"]
    with zipfile.ZipFile(lone) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert answer(verified(tmp_path / "unpacked", root=root, known=known)) == (
        set(),
        "as made by this program",
    )
    (tmp_path / "unpacked" / "sheets" / "es" / "more.pdf").write_bytes(picture_of_a_card())
    assert answer(verified(tmp_path / "unpacked", root=root, known=known)) == ({"VER004"}, "wrong")


def test_sheet_from_a_mail(honest: Path, root: Path, known: Known, tmp_path: Path) -> None:
    assert answer(verified(alone(honest, SHEET, tmp_path), root=root, known=known)) == (
        set(),
        "as made by this program",
    )
    renamed = alone(honest, SHEET, tmp_path, "print me.pdf")
    assert answer(verified(renamed, root=root, known=known)) == (set(), "as made by this program")


def test_card_under_the_name_of_another(honest: Path, root: Path, known: Known, tmp_path: Path) -> None:
    found = verified(alone(honest, OTHER, tmp_path, Path(CARD).name), root=root, known=known)
    assert answer(found) == ({"VER004"}, "wrong")
    assert f"it is {OTHER} under the name of another" in found.findings[0].message


def test_card_from_a_mail_that_was_changed(folder: Path, root: Path, known: Known, tmp_path: Path) -> None:
    sentence(folder)
    found = verified(alone(folder, CARD, tmp_path), root=root, known=known)
    assert answer(found)[0] == {"VER008"}
    image = tmp_path / "card-us-es-sheet.pdf"
    image.write_bytes(picture_of_a_card())
    assert answer(verified(image, root=root, known=known)) == ({"VER006"}, "wrong")


def test_card_with_options_from_a_mail_has_its_numbers_read(root: Path, tmp_path: Path) -> None:
    build(root, tmp_path / "out", "--ink", "black", "--locale", "es", "--card", "hotline", "--format", "card")
    lone = alone(tmp_path / "out", CARD, tmp_path)
    found = verified(lone, root=root)
    assert answer(found) == ({"VER008"}, "numbers approved, words not provable with this program or text")
    other = alone(tmp_path / "out", CARD, tmp_path, "renamed.pdf")
    assert "it shows 1-888-373-7888" in verified(other, root=root).findings[0].message


def test_folders_are_searched_for_what_can_be_verified(
    root: Path, honest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Path(shutil.copytree(root, tmp_path / "project"))
    assert answer(verified(mine, root=root)) == ({"VER009"}, "nothing was verified")
    shutil.copytree(honest, mine / "out")
    alone(honest, OTHER, mine)
    (mine / "manifest.json").write_text('{"name": "of a web page"}', encoding="utf-8")
    found = verified(mine, root=root)
    assert (found.findings, found.count) == ([], 9)
    monkeypatch.chdir(mine)
    assert main(["verify", ".", "--project", str(root)], now=morning_of(DAY)) == 0
    assert answer(verified(mine / "out" / "us", root=root)) == (set(), "as made by this program")


def test_nobody_is_told_to_delete_his_own_files(
    honest: Path, root: Path, known: Known, tmp_path: Path
) -> None:
    mine = tmp_path / "letter.pdf"
    mine.write_bytes(picture_of_a_card())
    found = verified(mine, tmp_path, Path(__file__), root=root, known=known)
    assert found.findings
    assert not any("elete" in finding.hint for finding in found.findings)


# Whatever comes

HOSTILE = ["no zip", "empty", "a bomb", "one name twice", "paths that leave"]
HOSTILE += ["a locked member", "another way of packing", "cut off"]


@cache
def hostile() -> dict[str, bytes]:
    bomb = zipped({"START-HERE.html": b"x" * 30_000_000, "sheets/es/card-us-es-sheet.pdf": b"y"})
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as archive:
        archive.writestr("sheets/es/card-us-es-sheet.pdf", b"%PDF-")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("sheets/es/card-us-es-sheet.pdf", b"%PDF-2")
    locked = bytearray(zipped({"sheets/es/card-us-es-sheet.pdf": b"%PDF-"}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    unknown = bytearray(zipped({"sheets/es/card-us-es-sheet.pdf": b"%PDF-"}))
    unknown[unknown.index(b"PK\x01\x02") + 10] = 99
    return {
        "no zip": b"PK",
        "empty": b"",
        "a bomb": bomb,
        "one name twice": twice.getvalue(),
        "paths that leave": zipped({"../../evil.pdf": b"%PDF-", "/etc/x.pdf": b"", "C:/x.pdf": b""}),
        "a locked member": bytes(locked),
        "another way of packing": bytes(unknown),
        "cut off": bomb[: len(bomb) // 2],
    }


def test_every_hostile_zip_is_tried() -> None:
    assert list(hostile()) == HOSTILE


@each("name", HOSTILE)
def test_hostile_zip_is_a_finding(honest: Path, root: Path, tmp_path: Path, known: Known, name: str) -> None:
    folder = Path(shutil.copytree(honest, tmp_path / "out"))
    data = hostile()[name]
    lone = tmp_path / "cards-us.zip"
    lone.write_bytes(data)
    (folder / ZIP).write_bytes(data)
    seal(folder)
    for path in (lone, folder):
        found = verified(path, root=root, known=known)
        codes = {finding.code for finding in found.findings}
        assert codes & {"VER010", "VER004", "VER002"}, found.findings
    assert found.count == 8, "the cards were all looked at"


def test_file_that_cannot_be_read_does_not_end_the_run(folder: Path, root: Path, known: Known) -> None:
    path = folder / CARD
    data = path.read_bytes()
    path.write_bytes(data.replace(b"/MediaBox [ 0 0", b"/CropBox[1e9 1 2 3]/MediaBox [ 0 0"))
    (folder / OTHER).write_bytes(b"%PDF-1.7\n" + b"[" * 100_000)
    seal(folder)
    found = verified(folder, root=root, known=known)
    assert found.count == 8
    assert {Path(finding.path or "").name for finding in found.findings} >= {
        Path(CARD).name,
        Path(OTHER).name,
    }
