"""A fault in one language leaves out that language; a fault in what all rest on stops everything."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pocketcards.cli import main
from pocketcards.model.finding import Finding, Location, Severity
from pocketcards.model.proof import Fault, Reading
from pocketcards.readback.proof import Prover
from tests.bundled import ROOT, SAMPLE
from tests.support.each import each

pytestmark = pytest.mark.slow  # whole builds, or processes of their own

PO = "translations/es/LC_MESSAGES/cards.po"
RECORDS = {"manifest.json", "numbers.csv", "SHA256SUMS", ".pocketcards-texts.json"}

Run = Callable[..., int]


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _long(root: Path) -> None:
    found = re.search('msgctxt "indicator.do"\nmsgid ".*"\nmsgstr "(.*)"', (root / PO).read_text("utf-8"))
    assert found
    _edit(root / PO, f'"{found[1]}"', f'"{found[1]}{" y otra vez" * 300}"')


FAULTS: dict[str, Callable[[Path], object]] = {
    "catalog": lambda root: _edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Hablo español.'),
    "text": lambda root: _edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Llame al 911"'),
    "text that does not fit": _long,
    "folder": lambda root: (root / "translations" / "es").rename(root / "translations" / "Spanish"),
    "words": lambda root: (root / "translations/es/words.yaml").write_text("promises: [\n", encoding="utf-8"),
    "signatures": lambda root: (root / "translations/es/review.yaml").write_text("x", encoding="utf-8"),
    "entry": lambda root: _edit(root / "translations/languages.yaml", "\nes:\n", "\nes:\n  nosuch: x\n"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(SAMPLE / "cards", root / "cards")
    for name in ("languages.yaml", "es", "zh_Hans"):
        source = SAMPLE / "translations" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, _made(root / "translations" / name))
    with (root / "translations/languages.yaml").open("a", encoding="utf-8") as file:
        file.write("\nes:\n  english: Spanish\n")
    return root


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


@pytest.fixture
def build(root: Path, tmp_path: Path) -> Run:
    def builds(*words: object) -> int:
        return main(["build", "--project", str(root), "--out", str(tmp_path / "out"), *map(str, words)])

    return builds


def _languages(out: Path) -> set[str]:
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()} - RECORDS
    return {name.split("-")[2] for name in names}


@pytest.mark.parametrize("name", FAULTS)
def test_language_with_a_fault_is_left_out_and_stops_no_other(
    root: Path, build: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert build() == 0
    assert _languages(tmp_path / "out") == {"en", "es", "zh_Hans"}
    FAULTS[name](root)
    capsys.readouterr()
    assert build() == 1
    said = capsys.readouterr().out
    assert _languages(tmp_path / "out") == {"en", "zh_Hans"}
    if name == "folder":  # no program knows which language it was meant to be
        assert "    Spanish: CAT036\n" in said
        assert "  removed    2  us/card-us-es" in said
    else:
        assert "    Spanish (es): " in said
        assert "; 2 old files removed\n" in said
    assert "  left out   1  each for errors of its own:\n" in said


@pytest.mark.parametrize("name", FAULTS)
def test_where_nothing_else_was_asked_for_the_old_set_stays(
    root: Path, build: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert build("--locale", "es") == 0
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    FAULTS[name](root)
    capsys.readouterr()
    assert build("--locale", "es") == 1
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before
    said = capsys.readouterr().err
    assert "nothing was written" in said


SHARED = {
    "English": ("cards/indicator.yaml", "They cannot leave the job", "They cannot call 1-888-373-7888"),
    "English that does not fit": (
        "cards/indicator.yaml",
        "They cannot leave",
        400 * "Leave ",
    ),
    "a contact": ("cards/contacts.yaml", "1-888-373-7888", "1-888-373-7880"),
    "the lock": ("cards/contacts.lock", "1-888-373-7888", "1-888-373-7880"),
    "the list of languages": ("translations/languages.yaml", "english: Spanish", "english: [Spanish"),
}


@pytest.mark.parametrize("name", SHARED)
def test_fault_in_what_all_rest_on_stops_everything(
    root: Path, build: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert build("--card", "hotline") == 0
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    path, old, new = SHARED[name]
    _edit(root / path, old, new)
    assert build() in (1, 3)
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before
    assert "nothing was written" in capsys.readouterr().err


def test_number_that_is_not_proven_stops_everything(
    build: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is met in one language, and may be wrong in all."""
    real = Prover.read

    def misread(self: Prover, data: bytes, *given: object) -> Reading:
        reading = real(self, data, *given)  # type: ignore[arg-type]
        if not spoilt or b"(es)" not in data:
            return reading
        return Reading(reading.numbers, [Fault("outlines", "another number", 0)])

    spoilt = False
    monkeypatch.setattr(Prover, "read", misread)
    assert build("--jobs", "1", "--card", "hotline") == 0
    spoilt = True
    assert build("--jobs", "1") == 1
    assert len(_languages(tmp_path / "out")) == 3


def test_mix_is_made_with_all_of_its_languages_or_not_at_all(root: Path, build: Run, tmp_path: Path) -> None:
    shutil.copy(ROOT / "cards" / "sheets.yaml", root / "cards")
    words = ("--mix", "es=2,zh_Hans=2", "--format", "sheet", "--card", "hotline", "--region", "us")
    assert build(*words) == 0
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    FAULTS["text"](root)
    assert build(*words) == 1
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before


def test_language_that_is_left_out_is_in_no_package(
    root: Path, build: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = []

    def packages(*handed: Any, **_: Any) -> dict[str, bytes]:
        _, _, artifacts, _, _, pointed, *_ = handed
        given.append(({one.locale for one in artifacts}, {one.locale for one in pointed}))
        return {}

    monkeypatch.setattr("pocketcards.sets.zip_file.packages", packages)
    assert build() == 0
    FAULTS["text"](root)
    assert build() == 1
    for before, after in zip(*given, strict=True):
        assert before - after == {"es"}
        assert "en" in after


def test_removal_of_most_of_the_set_is_asked_for_after_the_findings_are_told(
    root: Path, build: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build() == 0
    FAULTS["text"](root)
    _edit(root / "translations/zh_Hans/LC_MESSAGES/cards.po", 'msgstr "', 'msgstr "911 ')
    for other in ("es", "zh_Hans"):
        assert (root / "translations" / other).exists()
    capsys.readouterr()
    assert build() == 2
    said = capsys.readouterr().err
    assert "MSG" in said
    assert "--replace" in said
    assert build("--replace") == 1
    assert _languages(tmp_path / "out") == {"en"}


@pytest.mark.parametrize("name", ["cards", "cards/new", "translations/out", "fonts/../cards/new"])
def test_nothing_is_written_among_what_cards_are_made_from(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    (root / "fonts").mkdir()
    (tmp_path / "link").symlink_to(root / name)
    for out in (root / name, tmp_path / "link"):
        assert main(["build", "--project", str(root), "--out", str(out)]) == 2
        assert "from which the cards are made" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


@each(
    ("path", "locale", "language"),
    [
        ("translations/es/LC_MESSAGES/cards.po", None, "es"),
        ("translations/es/words.yaml", None, "es"),
        ("translations/Spanish", None, "Spanish"),
        ("translations/languages.yaml", "es", "es"),
        ("cards/regions.yaml", "es", "es"),
        ("translations/languages.yaml", None, None),
        ("translations", None, None),
        ("cards/hotline.yaml", None, None),
        ("cards/hotline.yaml", "en", None),
        (None, None, None),
        (None, "es", "es"),
    ],
)
def test_finding_knows_which_language_it_concerns_alone(
    path: str | None, locale: str | None, language: str | None
) -> None:
    at = Location(path) if path else None
    found = Finding("X", Severity.ERROR, "", "", at.path if at else None, None, locale)
    assert found.language == language
