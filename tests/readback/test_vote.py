"""A face that draws another figure than its text says is found, whatever it says of itself."""

from __future__ import annotations

import shutil
import string
from collections.abc import Callable, Iterable
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from pocketcards.load.fonts import load_fonts
from pocketcards.model.font import FontFace, FontFamily
from pocketcards.readback.vote import FEWEST, JURORS, alphabet_of, misread
from pocketcards.typeset.text.subset import nominal_subset
from tests.bundled import ROOT
from tests.support.each import each
from tests.support.forged_faces import (
    Pair,
    cut,
    look_alike,
    opened,
    pairings,
    saved,
    with_cmap_exchanged,
    with_exchanged,
)

pytestmark = pytest.mark.slow

FIGURES = string.digits
ALPHABET = alphabet_of(["1-888-373-7888"])
EVERYTHING = alphabet_of(["BEFREE", "help@example.org/a_b~c.d"])
ROUNDS = list(pairings(FIGURES))
_number = count()

Forge = Callable[[bytes, Iterable[Pair]], bytes]


@cache
def _families() -> dict[str, FontFamily]:
    return load_fonts(ROOT / "fonts", "fonts", [])


def _others() -> list[Path]:
    return [family.bold.path for name, family in _families().items() if family.bold and name != "noto-sans"]


def _face() -> Path:
    return _families()["noto-sans"].face(bold=True).path


def _cut() -> bytes:
    return cut(_face(), EVERYTHING)


def _said(
    folder: Path, data: bytes, others: Iterable[Path] = (), alphabet: str = ALPHABET, code: str = "FNT006"
) -> list[str]:
    """Return what is found in a face."""
    path = folder / f"face-{next(_number)}.ttf"  # HarfBuzz's faces are remembered by their file
    path.write_bytes(data)
    part, glyphs = nominal_subset(FontFace("forged", path, ""), alphabet)
    found = misread(path, part.data, glyphs, alphabet, list(others) or _others())
    assert {finding.code for finding in found} <= {code}
    return [finding.message for finding in found]


def _named(said: list[str], one: str, other: str) -> bool:
    """Tell whether it is told that no face takes a figure for itself, and all for the other."""
    return (
        f"the face draws {one} so that 0 of {JURORS} other faces take it for {one}, {JURORS} for {other}"
        in said
    )


def test_rounds_hold_every_pair() -> None:
    pairs = {frozenset(pair) for pairs in ROUNDS for pair in pairs}
    assert len(pairs) == 45
    assert all(len(pair) == 2 for pair in pairs)


def test_true_face_is_silent(tmp_path: Path) -> None:
    assert _said(tmp_path, _face().read_bytes()) == []
    assert _said(tmp_path, _face().read_bytes(), alphabet=EVERYTHING) == []
    assert _said(tmp_path, _cut(), alphabet=EVERYTHING) == []


def test_any_other_bold_face_of_the_project_draws_true_figures(tmp_path: Path) -> None:
    """The vote judges figures, not files: a face that somebody chooses tomorrow passes too."""
    for name in ("noto-sans-hebrew", "noto-sans-thai-looped", "noto-sans-ethiopic", "noto-sans-bengali"):
        bold = _families()[name].face(bold=True).path
        assert _said(tmp_path, bold.read_bytes(), [one for one in _others() if one != bold]) == [], name


def _drawn_after_another(data: bytes, pairs: Iterable[Pair]) -> bytes:
    return look_alike(data, pairs, cut(_families()["noto-sans"].regular.path, FIGURES))


def _drawn_after_serifs(data: bytes, pairs: Iterable[Pair]) -> bytes:
    return look_alike(data, pairs, cut(_families()["noto-serif-tibetan"].face(bold=True).path, FIGURES))


EXCHANGED: dict[str, Forge] = {"outlines": with_exchanged, "cmap": with_cmap_exchanged}
DRAWN: dict[str, Forge] = {"regular face": _drawn_after_another, "serif face": _drawn_after_serifs}


@each("what", EXCHANGED)
@each("pairs", ROUNDS)
def test_every_pair_of_figures_that_changed_places_is_found(
    tmp_path: Path, what: str, pairs: list[Pair]
) -> None:
    said = _said(tmp_path, EXCHANGED[what](_cut(), pairs))
    for one, other in pairs:
        assert _named(said, one, other), (one, other, said)
        assert _named(said, other, one), (other, one, said)


@each("model", DRAWN)
@each("pairs", ROUNDS)
def test_every_figure_that_is_drawn_anew_as_another_is_found(
    tmp_path: Path, model: str, pairs: list[Pair]
) -> None:
    """No outline of the face itself: another weight, serifs. What it looks like may be hard to say."""
    said = _said(tmp_path, DRAWN[model](_cut(), pairs))
    for figure in FIGURES:
        start = f"the face draws {figure} so that 0 of {JURORS} other faces"
        assert any(message.startswith(start) for message in said), (figure, said)


def test_one_pair_alone_is_named_and_no_other(tmp_path: Path) -> None:
    said = _said(tmp_path, with_exchanged(_face().read_bytes(), [("3", "8")]))
    assert said == [
        f"the face draws 3 so that 0 of {JURORS} other faces take it for 3, {JURORS} for 8",
        f"the face draws 8 so that 0 of {JURORS} other faces take it for 8, {JURORS} for 3",
    ]


def test_cmap_that_lies_to_one_reader_only_is_found(tmp_path: Path) -> None:
    """A second subtable for all of Unicode: whichever of the two a program takes, none passes unseen."""
    said = _said(tmp_path, with_cmap_exchanged(_cut(), [("0", "9")], also_format_12=True))
    assert any(" 0 so that" in message for message in said)


def test_what_files_embed_is_looked_at_for_itself(tmp_path: Path) -> None:
    """The face is sound, and the part of it that files embed is not."""
    path = _face()
    part, glyphs = nominal_subset(FontFace("sound", path, ""), ALPHABET)
    lie = {**glyphs, "3": glyphs["8"], "8": glyphs["3"]}
    found = [one.message for one in misread(path, part.data, lie, ALPHABET, _others())]
    assert [message.partition(" so that")[0] for message in found] == [
        "finished files would show 3",
        "finished files would show 8",
    ]
    assert misread(path, b"no face", glyphs, ALPHABET, _others())


def _changed(*matrix: float) -> bytes:
    """Return the face with its 8 scaled and moved."""
    font = opened(_cut())
    pen = TTGlyphPen(None)
    record = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()["eight"].draw(record)
    record.replay(TransformPen(pen, matrix))
    font["glyf"]["eight"] = pen.glyph()
    return saved(font)


NOT_AS_IT_SHOULD_BE = {
    "no ink": (0, 0, 0, 0, 0, 0),
    "half as large": (0.5, 0, 0, 0.5, 0, 0),
    "raised": (1, 0, 0, 1, 0, 250),
    "upside down and slanted": (-1, 0, 0.7, -1, 550, 700),
}


@each(("how", "matrix"), NOT_AS_IT_SHOULD_BE.items())
def test_figure_that_is_not_drawn_as_it_should_be_is_found(
    tmp_path: Path, how: str, matrix: tuple[float, ...]
) -> None:
    (said,) = _said(tmp_path, _changed(*matrix))[:1]
    assert said.startswith("the face draws 8 so that 0 of"), how


def test_outline_between_two_figures_is_neither(tmp_path: Path) -> None:
    """A 3 whose gaps are half closed: who reads it as 8 is as right as who does not."""
    font = opened(_cut())
    glyphs = font.getGlyphSet()
    pen = TTGlyphPen(None)
    for name in ("three", "eight"):
        record = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(record)
        record.replay(pen)
    font["glyf"]["three"] = pen.glyph()
    (said,) = _said(tmp_path, saved(font))[:1]
    assert said.startswith("the face draws 3 so that")


@each(("one", "other"), ["BE", "IL", "FP", "OQ", "S5", "O0", "Z2", "B8", "lI", "hn", "-_"])
def test_letters_and_signs_are_looked_at_too(tmp_path: Path, one: str, other: str) -> None:
    said = _said(tmp_path, with_exchanged(_cut(), [(one, other)]), alphabet=EVERYTHING)
    assert any(message.startswith(f"the face draws {one} so that") for message in said)
    assert any(message.startswith(f"the face draws {other} so that") for message in said)


def test_character_that_the_face_lacks_is_found(tmp_path: Path) -> None:
    said = _said(tmp_path, cut(_face(), FIGURES))
    assert [message.partition(" so that")[0] for message in said] == ["the face draws +", "the face draws -"]


# The jury


def _jury(folder: Path, spoil: Callable[[Path], object], count: int) -> list[Path]:
    """Return copies of the faces that vote, of which some are spoilt."""
    folder.mkdir()
    voting = sorted(_others(), key=lambda path: path.stat().st_size)[:JURORS]
    copies = [Path(shutil.copy(path, folder)) for path in voting]
    for path in copies[:count]:
        spoil(path)
    return copies


def _exchange(path: Path) -> None:
    path.write_bytes(with_exchanged(cut(path, EVERYTHING), [("3", "8")]))


SPOIL: dict[str, Callable[[Path], object]] = {
    "3 and 8 exchanged": _exchange,
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 64),
    "empty": lambda path: path.write_bytes(b""),
    "gone": Path.unlink,
    "no figures": lambda path: path.write_bytes(cut(path, "AB")),
}


@each("how", SPOIL)
@each("count", [1, 3])
def test_a_few_spoilt_faces_do_not_break_the_vote(tmp_path: Path, how: str, count: int) -> None:
    jury = _jury(tmp_path / "jury", SPOIL[how], count)
    assert _said(tmp_path, _face().read_bytes(), jury) == []
    assert len(_said(tmp_path, with_exchanged(_cut(), [("3", "8")]), jury)) == 2


def test_without_a_jury_nothing_is_believed(tmp_path: Path) -> None:
    jury = _jury(tmp_path / "jury", Path.unlink, JURORS - FEWEST + 1)
    (said,) = _said(tmp_path, _face().read_bytes(), jury, code="FNT007")
    assert said == f"{FEWEST - 1} other bold faces can vote, and {FEWEST} are needed"
    assert _said(tmp_path, _face().read_bytes(), [tmp_path / "nowhere.ttf"], code="FNT007")


def test_alphabet_has_all_that_is_printed() -> None:
    assert ALPHABET == "0123456789+-"
    assert set("1-800 555 HELP") - {" "} <= set(alphabet_of(["1-800 555 HELP"]))
    assert set(string.ascii_uppercase) <= set(alphabet_of(["E"]))
    assert set("@._/~") <= set(EVERYTHING)
