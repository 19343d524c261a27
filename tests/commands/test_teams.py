"""Names of teams stand in review.yaml and remarks.yaml, and in nothing that is made of them."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests import bundled
from tests.commands.signatures import Run, Said
from tests.projects import copied

pytestmark = pytest.mark.slow  # builds a whole set

TEAMS = ("Madrid", "Harbour", "Night team", "Lima")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", "es")


def _contents(name: str, data: bytes) -> list[tuple[str, bytes]]:
    """Return what is in a file: of a zip its members, of a PDF its streams, unpacked."""
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return [part for one in file.namelist() for part in _contents(f"{name}/{one}", file.read(one))]
    if name.endswith(".pdf"):
        unpacked = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(
                unpacked, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False
            )
        said = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
        return [(name, data + unpacked.getvalue() + said.encode("utf-8"))]
    return [(name, data)]


def test_no_teams_name_leaves_the_project(
    whole: Run, root: Path, tmp_path: Path, capsys: Said, terminal
) -> None:  # type: ignore[no-untyped-def]
    terminal("n\nSounds like shouting.\ny\nq\n")
    whole("review", "es", "--by", "Lima team")
    assert b"Lima team" in (root / "translations/es/remarks.yaml").read_bytes()
    assert whole("review", "es", "--by", "Lima team", "--yes") == 0
    shutil.copy(bundled.ROOT / "cards" / "sheets.yaml", root / "cards")
    out = tmp_path / "out"
    assert whole("build", "--out", out, "--previews", "40") == 0
    files = [path for path in sorted(out.rglob("*")) if path.is_file()]
    assert {".zip", ".pdf", ".json", ".csv", ".html"} & {path.suffix for path in files} >= {
        ".zip",
        ".pdf",
        ".json",
    }
    inside = [one for path in files for one in _contents(path.name, path.read_bytes())]
    assert any("Hablo español".encode() in data for name, data in inside if name.endswith(".pdf"))
    for name, data in inside:
        found = [team for team in TEAMS for code in ("utf-8", "utf-16-be") if team.encode(code) in data]
        assert found == [], name
