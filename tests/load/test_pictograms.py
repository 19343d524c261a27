"""Pictures are drawn as another reader of SVG draws them, and one that is not the vendored file is found."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import SVGPath

from pocketcards.load.pictograms import load_pictograms, outline
from pocketcards.model.finding import Finding
from pocketcards.model.picture import GRID, SERVICE
from tests.bundled import project
from tests.support.each import each

FOLDER = Path(__file__).resolve().parents[2] / "cards" / "pictograms"
WRAPPED = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{}"/></svg>'


def points(drawn: str) -> list[tuple[str, list[float]]]:
    """Operators of a PDF path with their numbers."""
    found: list[tuple[str, list[float]]] = []
    numbers: list[float] = []
    for token in drawn.split():
        if token in "mlch":
            found.append((token, numbers))
            numbers = []
        else:
            numbers.append(float(token))
    return found


def as_font_tools_draws(path: Path) -> list[tuple[str, list[float]]]:
    """The same from fontTools' reader, curves of second degree raised to third by hand."""
    pen = RecordingPen()
    SVGPath(str(path)).draw(pen)
    found: list[tuple[str, list[float]]] = []
    here = (0.0, 0.0)
    for name, given in pen.value:
        if name in ("closePath", "endPath"):
            found.append(("h", []))
            continue
        ends = [(x, y) for x, y in given]
        if name == "qCurveTo":
            (cx, cy), (x, y) = ends
            ends = [
                (here[0] + (cx - here[0]) * 2 / 3, here[1] + (cy - here[1]) * 2 / 3),
                (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3),
                (x, y),
            ]
        operator = {"moveTo": "m", "lineTo": "l", "qCurveTo": "c", "curveTo": "c"}[name]
        placed = [(x * GRID / 960, -y * GRID / 960) for x, y in ends]
        found.append((operator, [one for pair in placed for one in pair]))
        here = ends[-1]
    return found


def test_every_picture_is_drawn_as_another_reader_draws_it() -> None:
    wrong = []
    for path in sorted(FOLDER.glob("*.svg")):
        ours, theirs = points(outline(path.read_text("utf-8"))), as_font_tools_draws(path)
        closing = [one for one in theirs if one[0] != "l" or one[1]]
        ours = [one for one in ours if one[0] != "h"]
        closing = [one for one in closing if one[0] != "h"]
        # fontTools draws the line that closes a path; a PDF closes it by itself
        while closing and len(closing) > len(ours):
            extra = next(
                (i for i, one in enumerate(closing) if i >= len(ours) or one[0] != ours[i][0]), len(ours)
            )
            closing.pop(extra)
        same = len(ours) == len(closing) and all(
            a[0] == b[0] and all(abs(x - y) < 0.002 for x, y in zip(a[1], b[1], strict=True))
            for a, b in zip(ours, closing, strict=True)
        )
        wrong += [] if same else [path.name]
    assert not wrong


def test_the_project_has_every_picture_that_its_cards_name() -> None:
    named = {name for card in project().cards.values() for name in card.pictograms.values()}
    assert named
    assert named | set(SERVICE) <= set(project().pictograms)
    files = {path.stem for path in FOLDER.glob("*.svg")}
    assert files == set(project().pictograms)
    shown = re.findall(r"pictograms/(\w+)\.svg", (FOLDER.parents[1] / "docs" / "pictograms.md").read_text())
    assert set(shown) == files


def found_after(folder: Path, name: str, text: str | None) -> list[Finding]:
    """What loading says after a file of a copy is changed, or taken away."""
    copy = folder / name
    shutil.copytree(FOLDER, copy)
    if text is None:
        (copy / "call.svg").unlink()
    else:
        (copy / "call.svg").write_text(text, "utf-8")
    findings: list[Finding] = []
    drawn = load_pictograms(copy, "cards/pictograms", findings)
    assert "call" not in drawn
    return findings


def test_a_file_that_is_not_the_vendored_one_is_never_drawn(tmp_path: Path) -> None:
    sound: list[Finding] = []
    assert load_pictograms(FOLDER, "cards/pictograms", sound)
    assert sound == []
    changed = (FOLDER / "call.svg").read_text("utf-8").replace("-", "- ", 1)
    for name, text in (("changed", changed), ("gone", None)):
        (finding,) = found_after(tmp_path, name, text)
        assert (finding.code, finding.path) == ("PIC001", "cards/pictograms/call.svg")


def test_a_manifest_without_an_icon_of_a_service_is_found(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(FOLDER, copy)
    manifest = copy / "pictograms.yaml"
    text = manifest.read_text("utf-8")
    manifest.write_text(re.sub(r"  call:\n.*\n.*\n", "", text), "utf-8")
    findings: list[Finding] = []
    load_pictograms(copy, "cards/pictograms", findings)
    assert [finding.code for finding in findings] == ["PIC001"]
    assert "call" in findings[0].message


REFUSED = {
    "a script": WRAPPED.format("M0 0").replace("</svg>", "<script>x</script></svg>"),
    "a link": WRAPPED.format("M0 0").replace("<path", '<image href="x"/><path'),
    "an arc": WRAPPED.format("M0 0A1 1 0 0 0 2 2"),
    "too few numbers": WRAPPED.format("M0 0L5"),
    "numbers after the end": WRAPPED.format("M0 0L5 5Z 3 3"),
    "other signs": WRAPPED.format("M0 0L5 5!"),
    "no square": WRAPPED.format("M0 0").replace("24 24", "24 12"),
}


@each("shown", REFUSED)
def test_a_file_that_holds_something_else_than_a_drawing_is_refused(shown: str) -> None:
    refused = False
    try:
        outline(REFUSED[shown])
    except ValueError:
        refused = True
    assert refused


def test_curves_lines_and_moves_stand_where_svg_says() -> None:
    drawn = outline(WRAPPED.format("M2 2h4v4l-2 2t2 2q1 1 2 2T9 9c1 1 2 2 3 3s1 1 2 2z"))
    assert drawn.startswith("2.000 22.000 m 6.000 22.000 l 6.000 18.000 l 4.000 16.000 l")
    assert drawn.endswith("h")
    assert drawn.count(" c") == 5
