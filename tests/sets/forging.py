"""What a forger does to a set: he has the program, the project and all the time there is."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from pocketcards.cli import main
from pocketcards.sets.manifest import numbers_table, read_manifest, sums
from pocketcards.sets.verify import Verified
from tests.sets.verifying import DAY
from tests.support.clock import morning_of

CARD = "us/card-us-es-card-DRAFT.pdf"
OTHER = "us/card-us-ar-card-DRAFT.pdf"
SHEET = "us/card-us-es-sheet-DRAFT.pdf"
ZIP = "us/cards-us.zip"
WRONG = b"1-888-373-7880"
Forge = Callable[[Path], None]


def build(root: Path, out: Path, *words: str) -> None:
    told = ["build", "--project", str(root), "--out", str(out), *words]
    assert main(told, now=morning_of(DAY)) == 0


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


def alone(folder: Path, path: str, tmp_path: Path, name: str = "") -> Path:
    return Path(shutil.copy(folder / path, tmp_path / (name or Path(path).name)))


def answer(found: Verified) -> tuple[set[str], str]:
    return {finding.code for finding in found.findings}, found.answer
