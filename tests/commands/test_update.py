"""`update` on the command line: catalogs follow the cards, and nothing translated is lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.catalogs import (
    COMMON,
    LOCALES,
    Run,
    Said,
    catalog,
    changed,
    remove,
    translations,
)
from tests.commands.signatures import states_of
from tests.projects import edit


@pytest.fixture
def root(current: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(current, tmp_path / "project"))


def test_update_of_what_is_up_to_date_touches_nothing(root: Path, run: Run, capsys: Said) -> None:
    before = translations(root)
    assert run("update") == 0
    assert run("update", "--check") == 0
    assert set(capsys.readouterr().out.split("\n")) == {"", *(f"{locale}: up to date" for locale in LOCALES)}
    assert not changed(before, root)


def test_changed_english_goes_round(root: Path, run: Run, capsys: Said) -> None:
    before = translations(root)
    edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    assert run("update", "--check") == 1
    said = capsys.readouterr()
    assert "es: 0 new, 1 fuzzy, 0 obsolete" in said.out
    assert not changed(before, root)
    assert run("update", "es", "العربية", "KHMER") == 0
    assert changed(before, root) == {catalog("es"), catalog("ar"), catalog("km")}
    old, new = before[catalog("es")][0].decode().splitlines(), (root / catalog("es")).read_text("utf-8")
    assert [line for line in new.splitlines() if line not in old] == [
        "#, fuzzy, max-length:40",
        '#| msgid "Please call an interpreter."',
        'msgid "Please call an interpreter now."',
    ]
    assert run("check") == 0
    assert "MSG003" in capsys.readouterr().out
    assert run("update", "es", "--check") == 0


def test_typo_fix_keeps_the_translations(root: Path, run: Run, capsys: Said) -> None:
    before = translations(root)
    edit(root / COMMON, "Please call an interpreter.", "Please, call an interpreter.")
    assert run("update", "--same-meaning", "speak.interpreter") == 0
    assert changed(before, root) == {catalog(locale) for locale in LOCALES}
    assert "fuzzy" not in (root / catalog("es")).read_text("utf-8")
    assert run("update", "--check") == 0
    assert run("update", "--same-meaning", "speak.nobody") == 2
    assert "speak.nobody" in capsys.readouterr().err


def test_removed_message_waits_at_the_end_and_comes_back(root: Path, run: Run, capsys: Said) -> None:
    before = translations(root)
    common = (root / COMMON).read_bytes()
    remove(root, "language.es")
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
        ('msgctxt "channel.relay"', 'msgctxt "channel.text"'),
    ],
)
def test_damaged_catalog_is_never_rewritten(root: Path, run: Run, capsys: Said, old: str, new: str) -> None:
    edit(root / catalog("es"), old, new)
    before = translations(root)
    edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    assert run("update") == 3
    said = capsys.readouterr()
    assert "es: damaged, and left as it is" in said.out
    assert f"{catalog('es')}:" in said.err
    assert catalog("es") not in changed(before, root)
    assert catalog("ar") in changed(before, root)
    assert run("export", "es") == 3
    assert not list(root.parent.glob("*.csv"))


def test_line_ends_of_windows_stay(root: Path, run: Run) -> None:
    path = root / catalog("es")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("update", "es", "--check") == 0
    edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    assert run("update", "es") == 0
    data = path.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")


def test_unknown_language_is_a_usage_error(run: Run) -> None:
    assert run("update", "klingon") == 2
    assert run("export", "so") == 2


def test_disk_that_is_full_leaves_the_old_catalog(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    before = translations(root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run("update", "es") == 3
    assert run("init", "so") == 3
    assert not changed(before, root)
    assert "No space left" in capsys.readouterr().err


NAMES = (
    '"Language: es\\n"',
    '"Last-Translator: Berta Ruiz <berta@example.org>\\n"\n'
    '"Language-Team: Spanish <es@example.org>\\n"\n"Language: es\\n"',
)


def test_names_of_volunteers_are_taken_out_and_the_rest_stays(root: Path, run: Run, capsys: Said) -> None:
    path = root / catalog("es")
    sound = path.read_text("utf-8")
    edit(path, *NAMES)
    edit(path, "# Draft:", "# Berta Ruiz <berta@example.org>, 2026.\n# Draft:")
    edit(path, "# Respelling as", "# Berta <berta@example.org>: Respelling as")
    assert run("check", "es") == 0
    assert "Berta" not in capsys.readouterr().out  # whoever only works on it is left alone
    assert run("update", "es") == 0
    said = capsys.readouterr().out
    assert "es: notes, order or corrected English only; who is named in the file was taken out" in said
    assert path.read_text("utf-8") == sound.replace("# Respelling as", "# Berta : Respelling as")
    assert run("update", "es", "--check") == 0


def test_same_meaning_carries_signatures_over_and_says_by_whom(signed: Run, root: Path, capsys: Said) -> None:
    """In time, and after an update that had put the translations in doubt."""
    first = "Please call an interpreter."
    for number, update in enumerate((False, True), 1):
        new = f"Please, call an interpreter{'!' * number}"
        edit(root / COMMON, first, new)
        first = new
        if update:
            assert signed("update") == 0
            assert states_of(signed, capsys)["es", "hotline"]["state"] == "incomplete"
        assert signed("update", "--same-meaning", "speak.interpreter", "--by", "Harbour team") == 2
        assert "nobody is here to ask" in capsys.readouterr().err
        assert signed("update", "--same-meaning", "speak.interpreter", "--by", "Harbour team", "--yes") == 0
        said = capsys.readouterr().out
        assert f"  is:  {new}\n" in said
        assert "translations/es/review.yaml: signatures carried over, as Harbour team says" in said
        assert "cards/review.yaml: signatures carried over, as Harbour team says" in said
        assert "fuzzy" not in (root / catalog("es")).read_text("utf-8")
        states = states_of(signed, capsys)
        assert [key for key, row in states.items() if row["state"] == "ready"] == [
            (locale, "hotline") for locale in ("en", "es")
        ]
        text = (root / "translations/es/review.yaml").read_text("utf-8")
        assert text.count('carried: {by: "Harbour team", date: "2026-11-23"}') == 1
        assert signed("check", "es") == 0
        assert "REV002" not in capsys.readouterr().out


def test_same_meaning_of_another_sentence_carries_nothing(
    signed: Run, root: Path, terminal: Callable[[str], None], capsys: Said
) -> None:
    edit(root / COMMON, "Please call an interpreter.", "Never call an interpreter.")
    before = translations(root)
    terminal("n\n" * 9)
    assert signed("update", "es", "--same-meaning", "speak.interpreter", "--by", "Harbour team") == 0
    said = capsys.readouterr().out
    assert "  was: Please call an interpreter.\n  is:  Never call an interpreter.\n" in said
    assert changed(before, root) == {catalog("es")}
    assert "#, fuzzy" in (root / catalog("es")).read_text("utf-8")


def test_same_meaning_says_what_makes_no_sense(signed: Run, root: Path, capsys: Said) -> None:
    for words, says in (
        (["--by", "Team"], "--same-meaning"),
        (["--same-meaning", "speak.interpreter", "--by", "ana@example.org"], "no name of a team"),
    ):
        assert signed("update", *words) == 2, words
        assert says in capsys.readouterr().err, words
    assert signed("update", "--same-meaning", "speak.interpreter", "--by", "Team", "--yes") == 0
    assert "speak.interpreter: no translation of it was made from an older English" in capsys.readouterr().out
    (root / "translations/es/review.yaml").write_text("x", encoding="utf-8")
    edit(root / COMMON, "Please call an interpreter.", "Please, call an interpreter.")
    before = translations(root)
    assert signed("update", "--same-meaning", "speak.interpreter", "--by", "Team", "--yes") == 3
    assert "nothing was changed" in capsys.readouterr().err
    assert not changed(before, root)
