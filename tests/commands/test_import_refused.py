"""What `import` refuses: rows that are not sound, tables of something else; then it writes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.catalogs import Cells, Run, Said, catalog, changed, save, translations, with_cells
from tests.support.each import each

pytestmark = pytest.mark.slow  # whole builds, or processes of their own


@pytest.fixture
def root(current: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(current, tmp_path / "project"))


DANGER = "hotline.danger"
REFUSED = {
    "unknown id": ("channel.text", {"id": "channel.txt"}, "CSV004", "'channel.txt'"),
    "no id": ("channel.text", {"id": ""}, "CSV004", "no id"),
    "doubled id": ("channel.text", {"id": "channel.relay"}, "CSV005", "stands in row"),
    "older English": ("channel.text", {"english": "Text", "text": "Texto"}, "CSV006", "now “Text message”"),
    "capital": (DANGER, {"text": "¿Peligro? Llame al {Emergency}."}, "CSV007", "al {emergency}."),
    "spaces": (DANGER, {"text": "¿Peligro? Llame al { emergency }."}, "CSV007", "al {emergency}."),
    "full width": (DANGER, {"text": "¿Peligro? Llame al ｛emergency｝."}, "CSV007", "al {emergency}."),
    "smart quotes": (DANGER, {"text": "¿Peligro? Llame al “emergency”."}, "CSV007", "al {emergency}."),
    "question marks": ("channel.text", {"text": "???????"}, "CSV008", "question marks"),
    "one question mark": ("channel.relay", {}, "CSV008", "question marks"),
    "lost letter": ("channel.text", {"text": "Mensaj\ufffd"}, "CSV008", "stands where a letter was"),
    "other letters": ("channel.text", {"text": "MensajÃ©"}, "CSV008", "probably Mensajé"),
    "control": ("channel.text", {"text": "Mensaje\x0bde texto"}, "CSV011", "U+000B"),
    "line separator": ("channel.text", {"text": "Mensaje\u2028de texto"}, "CSV011", "U+2028"),
    "long": ("channel.text", {"text": "Mensaje " * 2000}, "CSV011", "characters in one line"),
    "translated placeholder": (DANGER, {"text": "Llame al {emergencia}."}, "MSG001", "{emergencia}"),
    "no placeholder": (DANGER, {"text": "Llame."}, "MSG001", "missing: {emergency}"),
    "number": (DANGER, {"text": "Llame al 911."}, "MSG002", "911"),
    "number beside": (DANGER, {"text": "Llame al 1{emergency}."}, "MSG009", "DIGIT ONE"),
    "digit": ("channel.text", {"text": "Mensaje al 233733"}, "MSG002", "233733"),
    "digit of another script": ("channel.text", {"text": "Mensaje ٩"}, "MSG011", "ARABIC-INDIC"),
    "direction": ("channel.text", {"text": "Mensaje \u202ede"}, "MSG013", "U+202E"),
    "English": ("channel.text", {"text": "Text message"}, "MSG019", ""),
    "link": ("channel.text", {"text": "Mensaje <b>"}, "MSG015", ""),
}


@pytest.mark.slow
@each("name", REFUSED, shares=2)
def test_unsound_row_keeps_everything_from_being_written(
    root: Path, run: Run, rows: Cells, capsys: Said, name: str
) -> None:
    message, cells, code, says = REFUSED[name]
    if name == "one question mark":
        message, old = next((row[0], row[2]) for row in rows[2:] if not row[2].isascii())
        cells = {"text": old.encode("ascii", "replace").decode()}
    path = save(root, with_cells(with_cells(rows, "speak.self", text="Hablo español hoy."), message, **cells))
    number = [row[0] for row in rows].index(message) + 1
    before = translations(root)
    capsys.readouterr()
    assert run("import", path) == 1
    said = capsys.readouterr()
    assert f"back.csv:{number}: error {code} [es" in said.err or name == "doubled id"
    assert f"error {code}" in said.err
    assert says in said.err
    assert "nothing was written" in said.err
    assert "+ Hablo español hoy." in said.out
    assert not changed(before, root)
    assert all(char.isprintable() or char == "\n" for char in said.out + said.err)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["capital", "spaces", "full width", "smart quotes"])
def test_fix_mends_placeholders_and_says_so(
    root: Path, run: Run, rows: Cells, capsys: Said, name: str
) -> None:
    message, cells, code, says = REFUSED[name]
    path = save(root, with_cells(rows, message, **cells))
    before = translations(root)
    assert run("import", path, "--fix", "--dry-run") == 0
    assert not changed(before, root)
    assert run("import", path, "--fix") == 0
    assert f"note {code}" in capsys.readouterr().err
    assert says in (root / catalog("es")).read_text("utf-8")
    assert run("check") == 0


@pytest.mark.parametrize("name", ["translated placeholder", "number", "unknown id", "older English"])
def test_fix_mends_nothing_else(root: Path, run: Run, rows: Cells, name: str) -> None:
    message, cells, _, _ = REFUSED[name]
    assert run("import", save(root, with_cells(rows, message, **cells)), "--fix") == 1


def test_table_of_another_language(root: Path, run: Run, rows: Cells, capsys: Said) -> None:
    rows[0][2] = "translation (so)"
    before = translations(root)
    assert run("import", save(root, rows)) == 1
    assert "CSV010" in capsys.readouterr().err
    rows[0][2] = "translation (km)"
    assert run("import", save(root, rows)) == 1
    assert "error MSG017" in capsys.readouterr().err
    assert not changed(before, root)


def test_what_is_no_table_is_unreadable(root: Path, run: Run, capsys: Said) -> None:
    path = root.parent / "x.xlsx"
    path.write_bytes(b"PK\x03\x04")
    assert run("import", path) == 3
    assert "x.xlsx:1: error CSV001" in capsys.readouterr().err
    assert run("import", root) == 3
    assert run("import", root / "nothing.csv") == 3


def test_damaged_catalog_is_not_imported_into(root: Path, run: Run, rows: Cells, capsys: Said) -> None:
    path = save(root, with_cells(rows, "channel.text", text="Mensaje"))
    po = root / catalog("es")
    po.write_text(po.read_text("utf-8")[:-2], "utf-8")
    before = translations(root)
    assert run("import", path) == 3
    assert "CAT009" in capsys.readouterr().err
    assert not changed(before, root)
