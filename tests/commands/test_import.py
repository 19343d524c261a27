"""`import` on the command line: a table becomes a catalog, and what changes is said."""

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
    Cells,
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


def test_import_shows_old_and_new(root: Path, run: Run, rows: Cells, capsys: Said) -> None:
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


def test_english_that_looks_the_same_is_the_same_and_named(
    root: Path, run: Run, rows: Cells, capsys: Said
) -> None:
    for i, (english, says) in enumerate(SAME_ENGLISH.items()):
        text = f"Mensaj{'e' * i}"
        assert run("import", save(root, with_cells(rows, "channel.text", text=text, english=english))) == 0
        said = capsys.readouterr()
        assert "note CSV013 [es channel.text]" in said.err
        assert says in said.err
        assert f'msgstr "{text}"' in (root / catalog("es")).read_text("utf-8")


def test_exchanged_rows_are_refused(root: Path, run: Run, rows: Cells, capsys: Said) -> None:
    """One column was sorted, and the others were not."""
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


def test_what_is_written_into_the_note_is_told(root: Path, run: Run, rows: Cells, capsys: Said) -> None:
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


def test_too_long_is_a_warning(root: Path, run: Run, rows: Cells, capsys: Said) -> None:
    path = save(root, with_cells(rows, "channel.text", text="Mensaje de texto por el teléfono"))
    assert run("import", path) == 0
    assert "warning MSG023 [es channel.text]" in capsys.readouterr().err


def _number_for_placeholder(path: Path) -> None:
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(msgstr "[^"]*)\{emergency\}', r"\g<1>911", text, count=1), "utf-8")


def test_faults_that_the_table_does_not_touch_do_not_stop_it(
    root: Path, run: Run, rows: Cells, capsys: Said
) -> None:
    rows = with_cells(rows, "channel.text", text="Mensaje")
    _number_for_placeholder(root / catalog("es"))
    assert run("check") == 1
    capsys.readouterr()
    # The row still has the sound text, so it mends the fault as well.
    assert run("import", save(root, rows)) == 0
    assert "0 new, 2 changed" in capsys.readouterr().out
    _number_for_placeholder(root / catalog("ar"))
    assert run("import", save(root, with_cells(rows, "channel.text", text="Mensajes"))) == 0


def test_row_of_a_removed_message_is_left_out(root: Path, run: Run, rows: Cells, capsys: Said) -> None:
    remove(root, "language.es")
    path = save(
        root, with_cells(with_cells(rows, "language.es", text="castellano"), "channel.text", text="Mensaje")
    )
    assert run("import", path) == 0
    said = capsys.readouterr()
    assert "warning CSV009 [es language.es]" in said.err
    assert "1 obsolete" in said.out
    assert "castellano" not in (root / catalog("es")).read_text("utf-8")


def test_row_of_an_older_english_that_changes_nothing_is_no_fault(root: Path, run: Run, rows: Cells) -> None:
    edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    assert run("import", save(root, with_cells(rows, "channel.text", text="Mensaje"))) == 0
