"""`import` on the command line: a table becomes a catalog, sound rows alone, and says what changes."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from pocketcards.load.project import load_project
from pocketcards.review.answers import Answers, files_of
from pocketcards.review.texts import translation_of
from tests.commands.catalogs import (
    COMMON,
    Run,
    Said,
    catalog,
    changed,
    exported,
    remove,
    save,
    translations,
    with_cells,
)
from tests.projects import edit
from tests.support.each import each

pytestmark = pytest.mark.slow  # whole builds, or processes of their own


@pytest.fixture
def root(current: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(current, tmp_path / "project"))


def test_whole_language_by_spreadsheet(root: Path, run: Run, capsys: Said) -> None:
    """From `init` to a catalog without a gap; the Spanish stands in for a volunteer's work."""
    assert run("init", "pt") == 0
    spanish = {row[0]: row[2] for row in exported(run, root, "es")}
    rows = [[*row[:2], spanish.get(row[0], row[2]), *row[3:]] for row in exported(run, root, "pt")]
    rows[0][2] = "translation (pt)"
    # MSG018 sees that it is Spanish.
    path = save(root, rows)
    assert run("import", path) == 1
    shutil.rmtree(root / "translations/es")
    capsys.readouterr()
    assert run("import", path) == 0
    assert "38 new, 0 changed; written to translations/pt" in capsys.readouterr().out
    assert 'msgstr ""\n\n' not in (root / catalog("pt")).read_text("utf-8").split("\n\n", 1)[1]
    assert run("check") == 0
    assert "no findings" in capsys.readouterr().out


def test_import_shows_old_and_new(root: Path, run: Run, capsys: Said) -> None:
    rows = exported(run, root)
    old = next(row[2] for row in rows if row[0] == "channel.text")
    path = save(root, with_cells(rows, "channel.text", text="Mensaje"))
    before = translations(root)
    capsys.readouterr()
    assert run("import", path, "--dry-run") == 0
    said = capsys.readouterr().out
    assert (
        f"channel.text\n    Text message\n  - {old}\n  + Mensaje\n0 new, 1 changed; this was a dry run"
        in said
    )
    assert not changed(before, root)
    assert run("import", path) == 0
    assert changed(before, root) == {catalog("es")}
    was = before[catalog("es")][0].decode().splitlines()
    now = (root / catalog("es")).read_text("utf-8").splitlines()
    assert [line for line in now if line not in was] == ['msgstr "Mensaje"']


SAME_ENGLISH = {
    "Text message ": "one U+0020 SPACE more in the table",
    "Text\u00a0message": "U+00A0 NO-BREAK SPACE in the place of U+0020 SPACE",
    "Text\nmessage": "U+000A",
    "Text message\u200f": "one U+200F RIGHT-TO-LEFT MARK more",
}


def test_english_that_looks_the_same_is_the_same_and_named(root: Path, run: Run, capsys: Said) -> None:
    rows = exported(run, root)
    for i, (english, says) in enumerate(SAME_ENGLISH.items()):
        text = f"Mensaj{'e' * i}"
        assert run("import", save(root, with_cells(rows, "channel.text", text=text, english=english))) == 0
        said = capsys.readouterr()
        assert "note CSV013 [es channel.text]" in said.err
        assert says in said.err
        assert f'msgstr "{text}"' in (root / catalog("es")).read_text("utf-8")


def test_exchanged_rows_are_refused(root: Path, run: Run, capsys: Said) -> None:
    """One column was sorted, and the others were not."""
    rows = exported(run, root)
    text = {row[0]: row for row in rows}
    one, other = text["channel.text"], text["channel.relay"]
    before = translations(root)
    moved = with_cells(with_cells(rows, one[0], text=other[2]), other[0], text=one[2])
    assert run("import", save(root, moved)) == 1
    said = capsys.readouterr().err
    assert "error CSV014 [es channel.text]: this was the translation of channel.relay" in said
    assert "error CSV014 [es channel.relay]: this was the translation of channel.text" in said
    whole = with_cells(rows, one[0], text=other[2], english=other[1])
    assert run("import", save(root, whole)) == 1
    said = capsys.readouterr().err
    assert "error CSV014 [es channel.text]: beside this id stands the English of channel.relay" in said
    assert not changed(before, root)
    # What really is to be exchanged goes one after the other.
    assert run("import", save(root, with_cells(rows, one[0], text=other[2]))) == 0
    assert run("import", save(root, moved)) == 0


def test_what_is_written_into_the_note_is_told(root: Path, run: Run, capsys: Said) -> None:
    rows = exported(run, root)
    note = next(row[3] for row in rows if row[0] == "channel.text")
    path = save(root, with_cells(rows, "channel.text", note=f"{note} In Chiapas people say mensajito."))
    assert run("import", path) == 0
    said = capsys.readouterr()
    assert (
        "warning CSV015 [es channel.text]: in the column note: “In Chiapas people say mensajito.”" in said.err
    )
    assert "changes nothing" in said.out


def test_an_objection_in_the_note_is_no_news(root: Path, run: Run, capsys: Said) -> None:
    project = load_project(root, root, [], locales=["es"])
    reading, _ = translation_of(project, "es", list(project.cards.values()), {})
    item = next(one for one in reading.items if one.name == "channel.text")
    answers = Answers(
        "Madrid team", date(2026, 11, 22), refused=[item], reasons={item.name: "Nobody says so."}
    )
    for path, content in files_of(project, reading, answers).items():
        (root / path).write_text(content, "utf-8")
    rows = exported(run, root)
    assert "A reader objected: Nobody says so." in next(row[3] for row in rows if row[0] == "channel.text")
    assert run("import", save(root, rows)) == 0
    assert "CSV015" not in capsys.readouterr().err


def test_import_of_a_changed_row_settles_the_doubt(root: Path, run: Run) -> None:
    edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    assert run("update", "es") == 0
    rows = exported(run, root)
    assert next(row for row in rows if row[0] == "speak.interpreter")[5] == "fuzzy"
    assert run("import", save(root, rows)) == 0  # nobody has looked at it
    assert "fuzzy" in (root / catalog("es")).read_text("utf-8")
    assert (
        run("import", save(root, with_cells(rows, "speak.interpreter", text="Llame ya a un intérprete.")))
        == 0
    )
    text = (root / catalog("es")).read_text("utf-8")
    assert "fuzzy" not in text
    assert "#|" not in text


def test_status_set_to_translated_settles_the_doubt(root: Path, run: Run, capsys: Said) -> None:
    edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    rows = exported(run, root)  # a table knows the cards of today, whether or not somebody has run `update`
    path = save(root, with_cells(rows, "speak.interpreter", status="Translated"))
    capsys.readouterr()
    assert run("import", path) == 0
    assert "speak.interpreter (no longer fuzzy)" in capsys.readouterr().out
    assert "fuzzy" not in (root / catalog("es")).read_text("utf-8")
    assert run("update", "es", "--check") == 0


def test_empty_cell_keeps_the_translation(root: Path, run: Run) -> None:
    before = translations(root)
    rows = [[*row[:2], "  ", *row[3:]] for row in exported(run, root)]
    rows[0][2] = "translation (es)"
    assert run("import", save(root, rows)) == 0
    assert not changed(before, root)


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
    root: Path, run: Run, capsys: Said, name: str
) -> None:
    message, cells, code, says = REFUSED[name]
    rows = exported(run, root)
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
def test_fix_mends_placeholders_and_says_so(root: Path, run: Run, capsys: Said, name: str) -> None:
    message, cells, code, says = REFUSED[name]
    path = save(root, with_cells(exported(run, root), message, **cells))
    before = translations(root)
    assert run("import", path, "--fix", "--dry-run") == 0
    assert not changed(before, root)
    assert run("import", path, "--fix") == 0
    assert f"note {code}" in capsys.readouterr().err
    assert says in (root / catalog("es")).read_text("utf-8")
    assert run("check") == 0


@pytest.mark.parametrize("name", ["translated placeholder", "number", "unknown id", "older English"])
def test_fix_mends_nothing_else(root: Path, run: Run, name: str) -> None:
    message, cells, _, _ = REFUSED[name]
    assert run("import", save(root, with_cells(exported(run, root), message, **cells)), "--fix") == 1


def test_too_long_is_a_warning(root: Path, run: Run, capsys: Said) -> None:
    path = save(
        root, with_cells(exported(run, root), "channel.text", text="Mensaje de texto por el teléfono")
    )
    assert run("import", path) == 0
    assert "warning MSG023 [es channel.text]" in capsys.readouterr().err


def _number_for_placeholder(path: Path) -> None:
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(msgstr "[^"]*)\{emergency\}', r"\g<1>911", text, count=1), "utf-8")


def test_faults_that_the_table_does_not_touch_do_not_stop_it(root: Path, run: Run, capsys: Said) -> None:
    rows = with_cells(exported(run, root), "channel.text", text="Mensaje")
    _number_for_placeholder(root / catalog("es"))
    assert run("check") == 1
    capsys.readouterr()
    # The row still has the sound text, so it mends the fault as well.
    assert run("import", save(root, rows)) == 0
    assert "0 new, 2 changed" in capsys.readouterr().out
    _number_for_placeholder(root / catalog("ar"))
    assert run("import", save(root, with_cells(rows, "channel.text", text="Mensajes"))) == 0


def test_row_of_a_removed_message_is_left_out(root: Path, run: Run, capsys: Said) -> None:
    rows = exported(run, root)
    remove(root, "language.es")
    path = save(
        root, with_cells(with_cells(rows, "language.es", text="castellano"), "channel.text", text="Mensaje")
    )
    assert run("import", path) == 0
    said = capsys.readouterr()
    assert "warning CSV009 [es language.es]" in said.err
    assert "1 obsolete" in said.out
    assert "castellano" not in (root / catalog("es")).read_text("utf-8")


def test_row_of_an_older_english_that_changes_nothing_is_no_fault(root: Path, run: Run) -> None:
    rows = exported(run, root)
    edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    assert run("import", save(root, with_cells(rows, "channel.text", text="Mensaje"))) == 0


def test_table_of_another_language(root: Path, run: Run, capsys: Said) -> None:
    rows = exported(run, root)
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


def test_damaged_catalog_is_not_imported_into(root: Path, run: Run, capsys: Said) -> None:
    path = save(root, with_cells(exported(run, root), "channel.text", text="Mensaje"))
    po = root / catalog("es")
    po.write_text(po.read_text("utf-8")[:-2], "utf-8")
    before = translations(root)
    assert run("import", path) == 3
    assert "CAT009" in capsys.readouterr().err
    assert not changed(before, root)
