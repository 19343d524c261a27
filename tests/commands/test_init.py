"""`init` on the command line: a catalog begins under the right name, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.catalogs import (
    Run,
    Said,
    catalog,
    changed,
    translations,
)
from tests.support.each import each


@pytest.fixture
def root(current: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(current, tmp_path / "project"))


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
    before = translations(root)
    if not locale:
        assert run("init", name) == 2
        return
    assert run("init", name) == 0
    said = capsys.readouterr().out
    assert f"export {locale}" in said
    assert f"--locale {locale}" in said
    assert changed(before, root) == {catalog(locale), f"translations/{locale}/glossary.csv"}
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


@each(
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
    before = translations(root)
    assert run("init", name) == 2
    assert says in capsys.readouterr().err
    assert not changed(before, root)


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
