"""The catalog cycle on the command line: from an empty file to a table that comes back, and nothing lost."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.bundled import SAMPLE
from tests.support.programs import program

Run = Callable[..., int]
Said = pytest.CaptureFixture[str]
POT = "translations/cards.pot"
COMMON = "cards/common.yaml"


def catalog(locale: str) -> str:
    return f"translations/{locale}/LC_MESSAGES/cards.po"


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the small project, and bring its catalogs up to date."""
    path = tmp_path_factory.mktemp("current") / "project"
    shutil.copytree(SAMPLE, path)
    assert main(["extract", "--project", str(path)]) == 0
    assert main(["update", "--project", str(path)]) == 0
    return path


@pytest.fixture
def root(current: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(current, tmp_path / "project"))


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> Run:
    monkeypatch.chdir(root.parent)
    capsys.readouterr()
    return lambda *words: main([*map(str, words), "--project", str(root)])


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _files(root: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted((root / "translations").rglob("*"))
        if path.is_file()
    }


def _changed(before: dict[str, tuple[bytes, int]], root: Path) -> set[str]:
    after = _files(root)
    return {name for name in before | after if before.get(name) != after.get(name)}


def _remove(root: Path, name: str) -> None:
    """Take a message out of common.yaml, and out of the card that prints it."""
    path = root / COMMON
    lines = path.read_text("utf-8").splitlines(keepends=True)
    start = lines.index(f"  {name}:\n")
    end = next(i for i in range(start + 1, len(lines)) if not lines[i].startswith("    "))
    path.write_text("".join(lines[:start] + lines[end:]), "utf-8")


# extract


def test_extract_writes_the_template_once(root: Path, run: Run, capsys: Said) -> None:
    before = _files(root)
    assert run("extract") == 0
    assert run("extract", "--check") == 0
    assert not _changed(before, root)
    _edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    assert run("extract", "--check") == 1
    assert "not up to date" in capsys.readouterr().err
    assert not _changed(before, root)
    assert run("extract") == 0
    assert _changed(before, root) == {POT}
    assert "Please call an interpreter now." in (root / POT).read_text("utf-8")
    assert run("extract", "--check") == 0


def test_extract_begins_where_nothing_is(root: Path, run: Run) -> None:
    shutil.rmtree(root / "translations")
    assert run("extract", "--check") == 1
    assert not (root / "translations").exists()
    assert run("extract") == 0
    assert (root / POT).is_file()


def test_template_with_line_ends_of_windows_is_up_to_date(root: Path, run: Run) -> None:
    (root / POT).write_bytes((root / POT).read_bytes().replace(b"\n", b"\r\n"))
    assert run("extract", "--check") == 0


def test_msgfmt_accepts_the_template_and_new_catalogs(root: Path, run: Run) -> None:
    assert run("init", "so") == 0
    for path in [root / POT, *sorted((root / "translations").glob("*/LC_MESSAGES/cards.po"))]:
        subprocess.run(
            [program("msgfmt"), "-c", "-o", os.devnull, str(path)], check=True, capture_output=True
        )


def test_cards_that_cannot_be_read_are_unreadable_input(root: Path, run: Run) -> None:
    before = _files(root)
    (root / COMMON).write_text("messages: [\n", "utf-8")
    table = root / "t.csv"
    table.write_text("id,English,translation (es)\n", "utf-8")
    for words in (["extract"], ["update"], ["init", "so"], ["export", "es"], ["import", table]):
        assert run(*words) == 3
    assert not _changed(before, root)


# update


def test_update_of_what_is_up_to_date_touches_nothing(root: Path, run: Run, capsys: Said) -> None:
    before = _files(root)
    assert run("update") == 0
    assert run("update", "--check") == 0
    assert set(capsys.readouterr().out.split("\n")) == {"", *(f"{locale}: up to date" for locale in LOCALES)}
    assert not _changed(before, root)


LOCALES = sorted(path.name for path in (SAMPLE / "translations").iterdir() if path.is_dir())


def test_changed_english_goes_round(root: Path, run: Run, capsys: Said) -> None:
    before = _files(root)
    _edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    assert run("update", "--check") == 1
    said = capsys.readouterr()
    assert "es: 0 new, 1 fuzzy, 0 obsolete" in said.out
    assert not _changed(before, root)
    assert run("update", "es", "العربية", "KHMER") == 0
    assert _changed(before, root) == {catalog("es"), catalog("ar"), catalog("km")}
    old, new = before[catalog("es")][0].decode().splitlines(), (root / catalog("es")).read_text("utf-8")
    assert [line for line in new.splitlines() if line not in old] == [
        "#, fuzzy",
        '#| msgid "Please call an interpreter."',
        'msgid "Please call an interpreter now."',
    ]
    assert run("check") == 0
    assert "MSG003" in capsys.readouterr().out
    assert run("update", "es", "--check") == 0


def test_typo_fix_keeps_the_translations(root: Path, run: Run, capsys: Said) -> None:
    before = _files(root)
    _edit(root / COMMON, "Please call an interpreter.", "Please, call an interpreter.")
    assert run("update", "--same-meaning", "speak.interpreter") == 0
    assert _changed(before, root) == {catalog(locale) for locale in LOCALES}
    assert "fuzzy" not in (root / catalog("es")).read_text("utf-8")
    assert run("update", "--check") == 0
    assert run("update", "--same-meaning", "speak.nobody") == 2
    assert "speak.nobody" in capsys.readouterr().err


def test_removed_message_waits_at_the_end_and_comes_back(root: Path, run: Run, capsys: Said) -> None:
    before = _files(root)
    common = (root / COMMON).read_bytes()
    _remove(root, "language.es")
    assert run("update", "es") == 0
    assert "es: 0 new, 0 fuzzy, 1 obsolete" in capsys.readouterr().out
    assert '#~ msgctxt "language.es"' in (root / catalog("es")).read_text("utf-8")
    (root / COMMON).write_bytes(common)
    assert run("update", "es") == 0
    assert "1 used again" in capsys.readouterr().out
    assert (root / catalog("es")).read_bytes() == before[catalog("es")][0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('msgstr "Mensaje de texto"', 'msgstr "Mensaje de texto'),
        ('msgid ""', '<<<<<<< HEAD\nmsgid ""'),
        ("Language: es", "Language: pt"),
        ("# Draft", "\ufeff# Draft"),
        ('msgctxt "channel.relay"', 'msgctxt "channel.text"'),
    ],
)
def test_damaged_catalog_is_never_rewritten(root: Path, run: Run, capsys: Said, old: str, new: str) -> None:
    _edit(root / catalog("es"), old, new)
    before = _files(root)
    _edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    assert run("update") == 3
    said = capsys.readouterr()
    assert "es: damaged, and left as it is" in said.out
    assert f"{catalog('es')}:" in said.err
    assert catalog("es") not in _changed(before, root)
    assert catalog("ar") in _changed(before, root)
    assert run("export", "es") == 3
    assert not list(root.parent.glob("*.csv"))


def test_line_ends_of_windows_stay(root: Path, run: Run) -> None:
    path = root / catalog("es")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("update", "es", "--check") == 0
    _edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    assert run("update", "es") == 0
    data = path.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")


def test_unknown_language_is_a_usage_error(run: Run) -> None:
    assert run("update", "klingon") == 2
    assert run("export", "so") == 2


def test_disk_that_is_full_leaves_the_old_catalog(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    _edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    before = _files(root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run("update", "es") == 2
    assert run("init", "so") == 2
    assert not _changed(before, root)
    assert "No space left" in capsys.readouterr().err


# init


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("so", "so"),
        ("Somali", "so"),
        ("soomaali", "so"),
        ("pt-BR", "pt_BR"),
        ("PT-br", "pt_BR"),
        ("Tagalog", "fil"),
        ("zh_Hant", "zh_Hant"),
        ("中文 (繁體)", ""),
        ("Dari", "prs"),
        ("français", "fr"),
        ("Twi", "tw"),
    ],
)
def test_init_takes_ids_and_names(root: Path, run: Run, capsys: Said, name: str, locale: str) -> None:
    before = _files(root)
    if not locale:
        assert run("init", name) == 2
        return
    assert run("init", name) == 0
    said = capsys.readouterr().out
    assert f"export {locale}" in said
    assert f"--locale {locale}" in said
    assert _changed(before, root) == {catalog(locale), f"translations/{locale}/glossary.csv"}
    text = (root / catalog(locale)).read_text("utf-8")
    assert text.startswith("# Draft")
    assert f'"Language: {locale}\\n"' in text
    assert run("update", locale, "--check") == 0
    assert run("check") == 0


def test_init_writes_the_glossary(root: Path, run: Run) -> None:
    assert run("init", "so") == 0
    assert (root / "translations/so/glossary.csv").read_bytes() == (
        b"english,term,avoid,note\nhuman trafficking,,,\nsmuggling of people,,,\nhotline,,,\n"
        b"interpreter,,,\ndebt,,,\npassport,,,\n"
    )


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("tl", "init fil"),
        ("iw", "init he"),
        ("zh-CN", "init zh_Hans"),
        ("sr@latin", "init sr_Latn"),
        ("con", "init con_Latn"),
        ("en", "English"),
        ("EN", "English"),
        ("English", "English"),
        ("Chinese", "zh_Hans or zh_Hant"),
        ("Kurdish", "ku or ckb or kmr"),
        ("qvi", "add a line like this to translations/languages.yaml: qvi: {english:"),
        ("Quechua of Imbabura", "translations/languages.yaml"),
        ("../../etc", "translations/languages.yaml"),
        ("", "translations/languages.yaml"),
        ("es", "already"),
        ("spanish", "already"),
        ("es_419_x", "translations/languages.yaml"),
    ],
)
def test_init_refuses(root: Path, run: Run, capsys: Said, name: str, says: str) -> None:
    before = _files(root)
    assert run("init", name) == 2
    assert says in capsys.readouterr().err
    assert not _changed(before, root)


def test_entry_that_init_suggests_is_enough(root: Path, run: Run, capsys: Said) -> None:
    assert run("init", "qvi") == 2
    line = capsys.readouterr().err.partition("languages.yaml: ")[2]
    with (root / "translations/languages.yaml").open("a", encoding="utf-8") as file:
        file.write(line)
    assert run("init", "qvi") == 0
    assert (root / catalog("qvi")).is_file()


def test_init_keeps_a_glossary_and_refuses_a_twin(root: Path, run: Run, capsys: Said) -> None:
    folder = root / "translations/so"
    folder.mkdir()
    (folder / "glossary.csv").write_text("english,term,avoid,note\nhotline,khadka,,\n", "utf-8")
    assert run("init", "so") == 0
    assert "khadka" in (folder / "glossary.csv").read_text("utf-8")
    (root / "translations/SW").mkdir()
    assert run("init", "sw") == 2
    assert "SW" in capsys.readouterr().err


def test_init_says_where_no_font_is(run: Run, capsys: Said) -> None:
    assert run("init", "dv") == 0
    assert "no font here sets Thaa" in capsys.readouterr().out


# export and import

Cells = list[list[str]]


def _exported(run: Run, root: Path, locale: str = "es") -> Cells:
    path = root.parent / "x.csv"
    path.unlink(missing_ok=True)
    assert run("export", locale, "--out", path) == 0
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def _save(root: Path, rows: Cells) -> Path:
    path = root.parent / "back.csv"
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    path.write_bytes(file.getvalue().encode("utf-8-sig"))
    return path


def _with(rows: Cells, name: str, **cells: str) -> Cells:
    places = {"id": 0, "english": 1, "text": 2, "note": 3, "status": 5}
    changed = [list(row) for row in rows]
    row = next(row for row in changed if row[0] == name)
    for key, value in cells.items():
        row[places[key]] = value
    return changed


def test_table_that_nobody_has_filled_in_changes_nothing(root: Path, run: Run, capsys: Said) -> None:
    before = _files(root)
    for locale in LOCALES:
        path = _save(root, _exported(run, root, locale))
        capsys.readouterr()
        assert run("import", path) == 0
        assert "changes nothing" in capsys.readouterr().out
    assert not _changed(before, root)


def test_export_refuses_to_lose_work(root: Path, run: Run, capsys: Said) -> None:
    assert run("export", "es") == 0
    assert (root.parent / "cards-es.csv").is_file()
    assert run("export", "es") == 0  # the same bytes
    _edit(root.parent / "cards-es.csv", "translated", "my work")
    assert run("export", "es") == 2
    assert "--out" in capsys.readouterr().err
    assert run("export", "es", "--out", root.parent / "nowhere" / "x.csv") == 2
    assert run("export", "es", "--out", root) == 2


def test_whole_language_by_spreadsheet(root: Path, run: Run, capsys: Said) -> None:
    """From `init` to a catalog without a gap; the Spanish stands in for a volunteer's work."""
    assert run("init", "pt") == 0
    spanish = {row[0]: row[2] for row in _exported(run, root, "es")}
    rows = [[*row[:2], spanish.get(row[0], row[2]), *row[3:]] for row in _exported(run, root, "pt")]
    rows[0][2] = "translation (pt)"
    # MSG018 sees that it is Spanish.
    path = _save(root, rows)
    assert run("import", path) == 1
    shutil.rmtree(root / "translations/es")
    capsys.readouterr()
    assert run("import", path) == 0
    assert "38 new, 0 changed; written to translations/pt" in capsys.readouterr().out
    assert 'msgstr ""\n\n' not in (root / catalog("pt")).read_text("utf-8").split("\n\n", 1)[1]
    assert run("check") == 0
    assert "no findings" in capsys.readouterr().out


def test_import_shows_old_and_new(root: Path, run: Run, capsys: Said) -> None:
    rows = _exported(run, root)
    old = next(row[2] for row in rows if row[0] == "channel.text")
    path = _save(root, _with(rows, "channel.text", text="Mensaje"))
    before = _files(root)
    capsys.readouterr()
    assert run("import", path, "--dry-run") == 0
    said = capsys.readouterr().out
    assert f"channel.text\n  - {old}\n  + Mensaje\n0 new, 1 changed; this was a dry run" in said
    assert not _changed(before, root)
    assert run("import", path) == 0
    assert _changed(before, root) == {catalog("es")}
    was = before[catalog("es")][0].decode().splitlines()
    now = (root / catalog("es")).read_text("utf-8").splitlines()
    assert [line for line in now if line not in was] == ['msgstr "Mensaje"']


def test_import_of_a_changed_row_settles_the_doubt(root: Path, run: Run) -> None:
    _edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    assert run("update", "es") == 0
    rows = _exported(run, root)
    assert next(row for row in rows if row[0] == "speak.interpreter")[5] == "fuzzy"
    assert run("import", _save(root, rows)) == 0  # nobody has looked at it
    assert "fuzzy" in (root / catalog("es")).read_text("utf-8")
    assert run("import", _save(root, _with(rows, "speak.interpreter", text="Llame ya a un intérprete."))) == 0
    text = (root / catalog("es")).read_text("utf-8")
    assert "fuzzy" not in text
    assert "#|" not in text


def test_status_set_to_translated_settles_the_doubt(root: Path, run: Run, capsys: Said) -> None:
    _edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    rows = _exported(run, root)  # a table knows the cards of today, whether or not somebody has run `update`
    path = _save(root, _with(rows, "speak.interpreter", status="Translated"))
    capsys.readouterr()
    assert run("import", path) == 0
    assert "speak.interpreter (no longer fuzzy)" in capsys.readouterr().out
    assert "fuzzy" not in (root / catalog("es")).read_text("utf-8")
    assert run("update", "es", "--check") == 0


def test_empty_cell_keeps_the_translation(root: Path, run: Run) -> None:
    before = _files(root)
    rows = [[*row[:2], "  ", *row[3:]] for row in _exported(run, root)]
    rows[0][2] = "translation (es)"
    assert run("import", _save(root, rows)) == 0
    assert not _changed(before, root)


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


@pytest.mark.parametrize("name", REFUSED)
def test_unsound_row_keeps_everything_from_being_written(
    root: Path, run: Run, capsys: Said, name: str
) -> None:
    message, cells, code, says = REFUSED[name]
    rows = _exported(run, root)
    if name == "one question mark":
        message, old = next((row[0], row[2]) for row in rows[2:] if not row[2].isascii())
        cells = {"text": old.encode("ascii", "replace").decode()}
    path = _save(root, _with(_with(rows, "speak.self", text="Hablo español hoy."), message, **cells))
    number = [row[0] for row in rows].index(message) + 1
    before = _files(root)
    capsys.readouterr()
    assert run("import", path) == 1
    said = capsys.readouterr()
    assert f"back.csv:{number}: error {code} [es" in said.err or name == "doubled id"
    assert f"error {code}" in said.err
    assert says in said.err
    assert "nothing was written" in said.err
    assert "+ Hablo español hoy." in said.out
    assert not _changed(before, root)
    assert all(char.isprintable() or char == "\n" for char in said.out + said.err)


@pytest.mark.parametrize("name", ["capital", "spaces", "full width", "smart quotes"])
def test_fix_mends_placeholders_and_says_so(root: Path, run: Run, capsys: Said, name: str) -> None:
    message, cells, code, says = REFUSED[name]
    path = _save(root, _with(_exported(run, root), message, **cells))
    before = _files(root)
    assert run("import", path, "--fix", "--dry-run") == 0
    assert not _changed(before, root)
    assert run("import", path, "--fix") == 0
    assert f"note {code}" in capsys.readouterr().err
    assert says in (root / catalog("es")).read_text("utf-8")
    assert run("check") == 0


@pytest.mark.parametrize("name", ["translated placeholder", "number", "unknown id", "older English"])
def test_fix_mends_nothing_else(root: Path, run: Run, name: str) -> None:
    message, cells, _, _ = REFUSED[name]
    assert run("import", _save(root, _with(_exported(run, root), message, **cells)), "--fix") == 1


def test_too_long_is_a_warning(root: Path, run: Run, capsys: Said) -> None:
    path = _save(root, _with(_exported(run, root), "channel.text", text="Mensaje de texto por el teléfono"))
    assert run("import", path) == 0
    assert "warning MSG023 [es channel.text]" in capsys.readouterr().err


def _number_for_placeholder(path: Path) -> None:
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(msgstr "[^"]*)\{emergency\}', r"\g<1>911", text, count=1), "utf-8")


def test_faults_that_the_table_does_not_touch_do_not_stop_it(root: Path, run: Run, capsys: Said) -> None:
    rows = _with(_exported(run, root), "channel.text", text="Mensaje")
    _number_for_placeholder(root / catalog("es"))
    assert run("check") == 1
    capsys.readouterr()
    # The row still has the sound text, so it mends the fault as well.
    assert run("import", _save(root, rows)) == 0
    assert "0 new, 2 changed" in capsys.readouterr().out
    _number_for_placeholder(root / catalog("ar"))
    assert run("import", _save(root, _with(rows, "channel.text", text="Mensajes"))) == 0


def test_row_of_a_removed_message_is_left_out(root: Path, run: Run, capsys: Said) -> None:
    rows = _exported(run, root)
    _remove(root, "language.es")
    path = _save(root, _with(_with(rows, "language.es", text="castellano"), "channel.text", text="Mensaje"))
    assert run("import", path) == 0
    said = capsys.readouterr()
    assert "warning CSV009 [es language.es]" in said.err
    assert "1 obsolete" in said.out
    assert "castellano" not in (root / catalog("es")).read_text("utf-8")


def test_row_of_an_older_english_that_changes_nothing_is_no_fault(root: Path, run: Run) -> None:
    rows = _exported(run, root)
    _edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    assert run("import", _save(root, _with(rows, "channel.text", text="Mensaje"))) == 0


def test_table_of_another_language(root: Path, run: Run, capsys: Said) -> None:
    rows = _exported(run, root)
    rows[0][2] = "translation (so)"
    before = _files(root)
    assert run("import", _save(root, rows)) == 1
    assert "CSV010" in capsys.readouterr().err
    rows[0][2] = "translation (km)"
    assert run("import", _save(root, rows)) == 1
    assert "error MSG017" in capsys.readouterr().err
    assert not _changed(before, root)


def test_what_is_no_table_is_unreadable(root: Path, run: Run, capsys: Said) -> None:
    path = root.parent / "x.xlsx"
    path.write_bytes(b"PK\x03\x04")
    assert run("import", path) == 3
    assert "x.xlsx:1: error CSV001" in capsys.readouterr().err
    assert run("import", root) == 3
    assert run("import", root / "nothing.csv") == 2


def test_damaged_catalog_is_not_imported_into(root: Path, run: Run, capsys: Said) -> None:
    path = _save(root, _with(_exported(run, root), "channel.text", text="Mensaje"))
    po = root / catalog("es")
    po.write_text(po.read_text("utf-8")[:-2], "utf-8")
    before = _files(root)
    assert run("import", path) == 3
    assert "CAT009" in capsys.readouterr().err
    assert not _changed(before, root)


def test_formula_stays_a_text(root: Path, run: Run) -> None:
    rows = _exported(run, root)
    assert run("import", _save(root, _with(rows, "channel.text", text="'=Mensaje()"))) == 0
    assert 'msgstr "=Mensaje()"' in (root / catalog("es")).read_text("utf-8")
    again = next(row for row in _exported(run, root) if row[0] == "channel.text")
    assert again[2] == "'=Mensaje()"


def test_volunteers_are_told_every_command_by_help(capsys: Said) -> None:
    for command in ("extract", "update", "init", "export", "import"):
        assert main([command, "--help"]) == 0
    assert "--same-meaning" in capsys.readouterr().out
