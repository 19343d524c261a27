"""The vendored fonts, the command that vendors them, and what tests do to a copy."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from pocketcards.load.fonts import load_fonts
from pocketcards.model.finding import Finding
from pocketcards.model.font import FontFace, FontFamily
from tests.bundled import ROOT

FONTS = ROOT / "fonts"
SMALL = ("noto-sans", "noto-sans-lao", "noto-sans-nko")
LAO = "noto-sans-lao/NotoSansLao-Bold.ttf"


def _vendor() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vendor", FONTS / "vendor.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VENDOR = _vendor()
MANIFEST: dict[str, dict[str, Any]] = VENDOR.read_manifest(FONTS)


def faces_of(family: FontFamily) -> list[FontFace]:
    return [family.regular, *([family.bold] if family.bold else [])]


def codes_of(folder: Path) -> list[str]:
    findings: list[Finding] = []
    load_fonts(folder, "fonts", findings)
    return [found.code for found in findings]


def edit_manifest(folder: Path, old: str, new: str) -> None:
    path = folder / "fonts.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
