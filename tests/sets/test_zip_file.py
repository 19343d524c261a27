"""The zip of a region: whole, closed in itself, the same every time."""

from __future__ import annotations

import hashlib
import io
import json
import posixpath
import re
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from pocketcards.cli import main
from pocketcards.errors import OutputError
from pocketcards.output.pdf.plain import sheet_bytes
from pocketcards.output.pdf.writer import Description
from pocketcards.sets import zip_file
from pocketcards.typeset.stationery.guide import guide_pages
from pocketcards.typeset.text.subset import subset
from tests import bundled
from tests.bundled import ROOT, SAMPLE
from tests.sets.verifying import Known, verified
from tests.support.each import each
from tests.support.readers import poppler_text

pytestmark = pytest.mark.slow

PAGE = "START-HERE.html"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "out"
    words = ["--locale", "es", "--locale", "ur", "--locale", "en"]
    project = tmp_path_factory.mktemp("with-sheets")
    _copy(project)
    assert main(["build", "--project", str(project), "--out", str(folder), *words, "--previews", "60"]) == 0
    return folder


def _copy(project: Path) -> None:
    shutil.copytree(SAMPLE, project, dirs_exist_ok=True)
    shutil.copy(ROOT / "cards" / "sheets.yaml", project / "cards")


@pytest.fixture(scope="module")
def package(out: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(out / "us" / "cards-us.zip")


class Links(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.found: list[str] = []
        self.ids: set[str] = set()
        self.without_alt = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self.found += [value for key in ("href", "src") if (value := values.get(key))]
        if values.get("id"):
            self.ids.add(str(values["id"]))
        self.without_alt += tag == "img" and not values.get("alt")


def test_pages_need_nothing_from_outside_and_every_link_leads_somewhere(package: zipfile.ZipFile) -> None:
    inside = set(package.namelist())
    pages = {name: Links(package.read(name).decode()) for name in inside if name.endswith(".html")}
    assert len(pages) == 6 + 3
    wrong = []
    for name, links in pages.items():
        text = package.read(name).decode()
        if re.search(r"https?:|[\s\"'(=]//[a-z]|javascript:|@import|tel:|mailto:|localStorage|cookie", text):
            wrong.append(f"{name} names an address")
        if links.without_alt:
            wrong.append(f"{name} has a picture without words")
        for link in links.found:
            path, _, place = link.partition("#")
            to = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if to not in inside or (place and place not in pages[to].ids):
                wrong.append(f"{name} leads to {link}")
    assert wrong == []


def test_pages_name_languages_status_sheets_and_what_the_card_says(package: zipfile.ZipFile) -> None:
    index, urdu = package.read(PAGE).decode(), package.read("languages/ur.html").decode()
    printing = package.read("print.html").decode()
    assert [words for words in ("español", "Spanish", "اردو") if words not in index] == []
    assert [words for words in ("Avery 5371", "Avery 8371", "Actual size") if words not in printing] == []
    said = (
        "DRAFT",
        "Do not hand it out",
        "Does someone keep my passport or ID?",
        "I speak Urdu.",
        "1-888-373-7888",
    )
    assert [words for words in said if words not in urdu] == []
    assert "911 works without credit" in package.read("languages/es.html").decode()


def test_nothing_tells_of_a_discreet_card_what_it_is(package: zipfile.ZipFile) -> None:
    names = [name for name in package.namelist() if re.search(r"hotline|help|danger|traffick", name)]
    assert names == []
    for name in package.namelist():
        if name.endswith(".html"):
            title = re.search(r"<title>(.*?)</title>", package.read(name).decode())
            assert title
            assert re.match(r"Cards|Units of length", title[1]), name
            assert not re.search(r"help|hotline|danger", title[1], re.IGNORECASE)


def test_every_sheet_picture_and_the_guides_are_in_it(package: zipfile.ZipFile) -> None:
    names = package.namelist()
    assert len([name for name in names if name.startswith("sheets/")]) == 6
    for name in names:
        if name.endswith(".png"):
            picture = Image.open(io.BytesIO(package.read(name)))
            assert picture.width > 300
    assert "Actual size" in poppler_text(package.read("printing-guide.pdf"))
    assert "point-to-your-language.pdf" not in names  # for whole sets: all its scripts take time


def test_a_whole_set_has_the_sheet_to_point_at(tmp_path: Path) -> None:
    project, built = tmp_path / "project", tmp_path / "out"
    project.mkdir()
    _copy(project)
    assert main(["build", "--project", str(project), "--out", str(built)]) == 0
    package = zipfile.ZipFile(built / "us" / "cards-us.zip")
    assert "point-to-your-language.pdf" in Links(package.read(PAGE).decode()).found
    assert "Spanish" in poppler_text(package.read("point-to-your-language.pdf"))
    assert (built / "us" / "point-to-your-language-us.pdf").exists()


def test_some_cards_or_formats_are_no_package(tmp_path: Path) -> None:
    project, built = tmp_path / "project", tmp_path / "out"
    project.mkdir()
    _copy(project)
    base = ["build", "--project", str(project), "--out", str(built), "--locale", "es"]
    for words in (["--card", "hotline"], ["--format", "sheet"], ["--start", "3"]):
        assert main([*base, *words]) == 0
        assert not list(built.rglob("*.zip"))


@each(
    ("duplex", "sheets", "said", "pages"),
    [
        ("two-pass", ["-fronts", "-backs"], "the backs", 4),
        ("short-edge", [""], "flip on short edge", 4),
        ("off", [""], "and glue", 2),
    ],
)
def test_zip_and_guide_tell_of_the_way_that_sheets_are_printed(
    tmp_path: Path, duplex: str, sheets: list[str], said: str, pages: int
) -> None:
    project, built = tmp_path / "project", tmp_path / "out"
    project.mkdir()
    _copy(project)
    words = ["build", "--project", str(project), "--out", str(built), "--locale", "es", "--duplex", duplex]
    assert main(words) == 0
    package = zipfile.ZipFile(built / "us" / "cards-us.zip")
    page = package.read("print.html").decode()
    links = Links(package.read("languages/es.html").decode()).found
    for end in sheets:
        assert f"../sheets/es/indicator-us-es-sheet{end}-DRAFT.pdf" in links
    guide = package.read("printing-guide.pdf")
    text = " ".join(poppler_text(guide).split())
    assert said in page
    assert said in text
    with pikepdf.open(io.BytesIO(guide)) as opened:
        assert len(opened.pages) == pages
    assert main(["verify", "--project", str(project), str(built)]) == 0


def test_guide_speaks_to_who_has_no_terminal_and_lists_the_numbers(package: zipfile.ZipFile) -> None:
    text = " ".join(poppler_text(package.read("printing-guide.pdf")).split())
    for words in (
        "Compare with this list", "1-888-373-7888", "911", "233733", "Laser printers: Avery 5371",
        "Ink-jet printers: Avery 8371", "can you see the number?", "1\u00a0inch", "Hand out no drafts",
        "Never give a public card to somebody who may be watched",
    ):  # fmt: skip
        assert words.replace("\u00a0", " ") in text.replace("\u00a0", " "), words
    for words in ("--", "Call the number", "python"):
        assert words not in text


def test_a_guide_with_another_number_is_not_given_away() -> None:
    edition = bundled.edition("hotline", "es")
    atoms = zip_file._numbers([edition])
    plan = bundled.project().stock.plans["avery-5371"]
    pages = guide_pages(bundled.composer(), plan, atoms)
    wrong = guide_pages(bundled.composer(), plan, atoms[:-1])
    data = sheet_bytes(wrong, Description("How to print the cards", "en", "DuplexFlipLongEdge"), subset)
    with pytest.raises(OutputError, match="printing-guide"):
        zip_file._proven(bundled.project(), pages, data)


def test_sheets_in_it_are_the_proven_ones(out: Path, package: zipfile.ZipFile) -> None:
    manifest = json.loads((out / "manifest.json").read_text())
    proven = {entry["sha256"] for entry in manifest["artifacts"] if entry["format"] == "sheet"}
    inside = {
        hashlib.sha256(package.read(name)).hexdigest()
        for name in package.namelist()
        if name.startswith("sheets/")
    }
    assert inside == proven


def test_manifest_lists_package_and_previews(out: Path) -> None:
    manifest = json.loads((out / "manifest.json").read_text())
    more = {entry["path"]: entry["sha256"] for entry in manifest["more"]}
    assert "us/cards-us.zip" in more
    assert "us/indicator-us-es-card-DRAFT-1.png" in more
    for path, digest in more.items():
        assert hashlib.sha256((out / path).read_bytes()).hexdigest() == digest


def test_names_are_safe_on_windows_and_times_are_fixed(package: zipfile.ZipFile) -> None:
    for about in package.infolist():
        assert about.date_time == (1980, 1, 1, 0, 0, 0)
        assert about.filename.isascii()
        assert not re.search(r'[<>:"\\|?*]', about.filename)
        assert len(about.filename) < 100


def test_a_second_build_changes_nothing_and_fewer_languages_take_the_rest_away(
    out: Path, tmp_path: Path
) -> None:
    project, again = tmp_path / "project", tmp_path / "out"
    project.mkdir()
    _copy(project)
    words = ["--locale", "es", "--locale", "ur", "--locale", "en", "--previews", "60"]
    base = ["build", "--project", str(project), "--out", str(again)]
    assert main([*base, *words]) == 0
    for path in sorted(again.rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (out / path.relative_to(again)).read_bytes(), path
    assert main([*base, "--locale", "es"]) == 2
    assert main([*base, "--locale", "es", "--replace"]) == 0
    assert not list(again.rglob("*.png"))
    names = zipfile.ZipFile(again / "us" / "cards-us.zip").namelist()
    assert not [name for name in names if "/ur/" in name]


def test_verify_accepts_the_whole_set_and_sees_a_changed_one(out: Path, tmp_path: Path) -> None:
    project, copy = tmp_path / "project", tmp_path / "out"
    project.mkdir()
    _copy(project)
    shutil.copytree(out, copy)
    known: Known = {}

    def codes() -> set[str]:
        return {finding.code for finding in verified(copy, root=project, known=known).findings}

    assert codes() == set()
    package = copy / "us" / "cards-us.zip"
    whole = package.read_bytes()
    package.write_bytes(whole[:-1])
    assert {"VER003", "VER010"} <= codes()
    package.unlink()
    assert codes() == {"VER002"}
    package.write_bytes(whole)
    assert codes() == set()


def test_more_processes_than_cards_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with many cores: as many processes are asked for as it has."""
    monkeypatch.setattr("pocketcards.make.workers.WORTH_IT", 1)
    made = []
    for jobs in ("1", "9"):
        built = tmp_path / jobs
        words = ["--out", str(built), "--locale", "es", "--jobs", jobs]
        assert main(["build", "--project", str(SAMPLE), *words]) == 0
        made.append((built / "SHA256SUMS").read_bytes())
    assert made[0] == made[1]
