"""A face whose figures changed places stops each build and `verify`, though fonts.yaml vouches for it."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from pocketcards.cli import main
from pocketcards.load.fonts import load_fonts
from pocketcards.readback import vote
from pocketcards.sets import number_face
from tests.bundled import ROOT, SAMPLE
from tests.support.forged_faces import with_exchanged

pytestmark = pytest.mark.slow

BOLD = "NotoSans-Bold.ttf"
FAMILIES = (
    *("noto-sans", "noto-sans-hebrew", "noto-sans-armenian", "noto-sans-lao", "noto-sans-gurmukhi"),
    *("noto-sans-thai-looped", "noto-sans-georgian"),
)
SOUND = hashlib.sha256((ROOT / "fonts" / "noto-sans" / BOLD).read_bytes()).hexdigest()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a project its own fonts, a few of the families."""
    root = Path(shutil.copytree(SAMPLE, tmp_path / "project"))
    manifest = (ROOT / "fonts" / "fonts.yaml").read_text("utf-8")
    entries = re.split(r"(?m)^(?=[a-z0-9-]+:\n)", manifest)
    kept = [entry for entry in entries if entry.partition(":")[0] in FAMILIES]
    for name in FAMILIES:
        shutil.copytree(ROOT / "fonts" / name, root / "fonts" / name)
    (root / "fonts" / "fonts.yaml").write_text("".join(kept), encoding="utf-8")
    return root


def _forge(root: Path, exchanged: Sequence[tuple[str, str]] = (("3", "8"),)) -> None:
    """Exchange figures, 3 and 8, and vouch for the new file. With none it is still another file."""
    path = root / "fonts" / "noto-sans" / BOLD
    before = path.stat().st_size
    path.write_bytes(with_exchanged(path.read_bytes(), list(exchanged)))
    manifest = root / "fonts" / "fonts.yaml"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    text = manifest.read_text("utf-8").replace(SOUND, digest)
    manifest.write_text(
        text.replace(f'bytes: "{before}"', f'bytes: "{path.stat().st_size}"'), encoding="utf-8"
    )


def _run(root: Path, *words: object) -> int:
    return main([*map(str, words), "--project", str(root)])


def test_build_and_verify_stop(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert _run(root, "build", "--locale", "en", "--out", out) == 0
    assert _run(root, "verify", out) == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    capsys.readouterr()
    _forge(root)
    assert load_fonts(root / "fonts", "fonts", []).keys() == set(FAMILIES)  # nothing else is wrong with it
    for words in (["build", "--locale", "en", "--out", out], ["verify", out]):
        assert _run(root, *words) == 1
        said = capsys.readouterr()
        assert f"fonts/noto-sans/{BOLD}: error FNT006: the face draws 3 so that 0 of" in said.out + said.err
        assert "FNT001" not in said.out + said.err
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_sound_face_that_nobody_locked_stops_every_command(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its figures are right, and fonts.yaml vouches for it; only the lock knows another file."""
    out = tmp_path / "out"
    assert _run(root, "build", "--locale", "en", "--out", out) == 0
    _forge(root, exchanged=[])
    for words in (["check"], ["build", "--locale", "en", "--out", out], ["verify", out]):
        capsys.readouterr()
        assert _run(root, *words) == 1
        said = capsys.readouterr()
        assert (
            f"fonts/noto-sans/{BOLD}: error CON016: face of the numbers: sha256 {SOUND}"
            in said.out + said.err
        )
        assert "FNT00" not in said.out + said.err


def test_faces_vote_once_a_run(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []

    def counted(*given: object) -> object:
        calls.append(given)
        return vote.misread(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(number_face, "misread", counted)
    assert _run(root, "build", "--out", tmp_path / "out", "--locale", "en", "--locale", "es") == 0
    assert len(calls) == 1


def test_project_with_too_few_faces_is_told_so(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = root / "fonts" / "fonts.yaml"
    entries = re.split(r"(?m)^(?=[a-z0-9-]+:\n)", manifest.read_text("utf-8"))
    manifest.write_text("".join(entries[:4]), encoding="utf-8")
    assert _run(root, "build", "--locale", "en", "--out", tmp_path / "out") == 1
    assert "error FNT007: 2 other bold faces can vote, and 5 are needed" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
