"""`review` on the command line: what stands beside a text, what cannot be signed, why somebody said no."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pocketcards.model.remark import ASK
from tests.commands.signatures import COMMON, ES, PO, SAFETY, Run, Said, lines_of, states_of, text_of
from tests.projects import copied, edit, files_of

REMARKS, ENGLISH = "translations/es/remarks.yaml", "cards/remarks.yaml"
Terminal = Callable[[str], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", "es")


def _object(run: Run, terminal: Terminal, reason: str, *words: str, by: str = "Lima team") -> int:
    """Say no to the first text that is asked, and give a reason."""
    terminal(f"n\n{reason}\ny\nq\n")
    return run("review", *words, "--by", by)


def test_reason_is_asked_for_shown_and_written(
    run: Run, root: Path, capsys: Said, terminal: Terminal
) -> None:
    before = files_of(root)
    terminal("n\nToo  many words.\ny\nq\n")
    assert run("review", "es", "--by", "Lima team") == 1  # nothing was signed
    said = capsys.readouterr()
    assert (
        said.out.index(ASK) < said.out.index("What is wrong") < said.out.index("Will be published: Too many")
    )
    assert f"{REMARKS}: 1 remark written" in said.out
    after = files_of(root)
    assert after.keys() - before.keys() == {REMARKS}
    assert {name: after[name] for name in before} == before
    lines = text_of(root, REMARKS)
    assert lines[2:6] == ['locale: "es"', "remarks:", '  - by: "Lima team"', '    date: "2026-11-23"']
    assert lines[6] == '    message: "say.sound"'
    assert lines[8] == '    text: "Too many words."'


def test_reason_that_names_somebody_is_asked_again_and_can_be_left_out(
    run: Run, root: Path, capsys: Said, terminal: Terminal
) -> None:
    before = files_of(root)
    terminal("n\nask ana@example.org\ncall 314 531 7273\nbad\nn\n\nq\n")
    assert run("review", "es", "--by", "Lima team") == 1
    said = capsys.readouterr().out
    assert "This is not written: an address leads to a person" in said
    assert "This is not written: a long number may lead to a person" in said
    assert files_of(root) == before


def test_remark_is_shown_until_its_text_changes(
    run: Run, root: Path, capsys: Said, terminal: Terminal
) -> None:
    assert _object(run, terminal, "Sounds like shouting.", "es") == 1
    capsys.readouterr()
    terminal("q\n")
    run("review", "es", "--by", "Madrid team")
    assert "Remark:      Sounds like shouting. (Lima team, 2026-11-23)" in capsys.readouterr().out
    assert run("check", "es") == 0
    assert f"{REMARKS}:5: warning REV007 [es say.sound]" in capsys.readouterr().out
    assert states_of(run, capsys, "es")["es", "hotline"]["remarks"] == 1
    table = root.parent / "es.csv"
    assert run("export", "es", "--out", table) == 0
    assert "A reader objected: Sounds like shouting." in table.read_text("utf-8-sig")
    assert "Lima" not in table.read_text("utf-8-sig")
    edit(root / PO, '"espánish"', '"espanish"')
    assert run("check", "es") == 0
    assert "REV007" not in capsys.readouterr().out
    assert states_of(run, capsys, "es")["es", "hotline"]["remarks"] == 0
    assert "Sounds like shouting." in "\n".join(text_of(root, REMARKS))  # nothing is lost


def test_team_that_signs_after_all_takes_its_own_remark_back(
    run: Run, root: Path, capsys: Said, terminal: Terminal
) -> None:
    assert _object(run, terminal, "Sounds like shouting.", "es") == 1
    assert _object(run, terminal, "Nobody says so.", "es", by="Quito team") == 1
    assert run("review", "es", "--by", "lima  TEAM", "--yes") == 0
    text = "\n".join(text_of(root, REMARKS))
    assert "shouting" not in text
    assert "Nobody says so." in text
    assert states_of(run, capsys, "es")["es", "hotline"]["remarks"] == 1


def test_english_has_remarks_too_and_its_title(
    run: Run, root: Path, capsys: Said, terminal: Terminal
) -> None:
    assert _object(run, terminal, "Tells what the card is for.", "--safety", "hotline") == 1
    assert 'message: "card.hotline.title"' in "\n".join(text_of(root, ENGLISH))
    capsys.readouterr()
    assert run("check") == 0
    assert "warning REV007 [card.hotline.title]" in capsys.readouterr().out


def test_what_has_an_error_cannot_be_signed_and_says_why(
    run: Run, root: Path, capsys: Said, terminal: Terminal
) -> None:
    edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Hablo español. 911"')
    assert run("review", "es", "--by", "Madrid team", "--yes") == 0
    said = capsys.readouterr()
    assert "cannot be signed before it is mended: speak.self: MSG002: " in said.err
    assert "39 texts signed" in said.out
    assert "speak.self" not in "\n".join(text_of(root, ES))
    assert run("review", "es", "--by", "Madrid team", "--changed", "--yes") == 1
    assert "nothing that can be signed" in capsys.readouterr().out
    terminal("y\nn\nHas a number.\ny\nq\n")
    run("review", "es", "--by", "Lima team")
    said = capsys.readouterr()
    assert said.out.count("What has an error cannot be signed. [n]o, [s]kip, [q]uit: ") == 2
    assert "Found:       error MSG002: " in said.out
    assert "Has a number." in "\n".join(text_of(root, REMARKS))


def test_text_that_does_not_fit_cannot_be_signed(run: Run, root: Path, capsys: Said) -> None:
    edit(root / PO, 'msgstr "Hablo español."', f'msgstr "Hablo {"español y más, " * 40}."')
    run("review", "es", "--by", "Madrid team", "--yes")
    assert "mended: speak.self: FIT" in capsys.readouterr().err


def test_limit_and_neighbours_are_shown(run: Run, capsys: Said, root: Path, terminal: Terminal) -> None:
    edit(root / PO, "Mensaje de texto", "Mensaje de texto por teléfono")
    terminal("s\n" * 50)
    run("review", "es", "--by", "Madrid team", "--card", "hotline")
    said = capsys.readouterr().out
    assert "Length:      29 of at most 24 characters: too long" in said
    assert "Found:       warning MSG023" in said
    assert "On the card: —  ▸ this ▸  Por favor, llame a un intérprete.  (hotline)" in said


def test_safety_is_asked_once_for_equal_texts(run: Run, root: Path, capsys: Said, terminal: Terminal) -> None:
    terminal("y\n" * 60)
    assert run("review", "--safety", "all", "--by", "Night team") == 0
    said = capsys.readouterr().out
    assert said.count("English:     Know the signs\n") == 1
    assert "Also on:     indicator: indicator.title" in said
    texts = said.count("Is this safe to print")
    assert lines_of(root, SAFETY) == 25 + 24
    assert texts < 25 + 24
    assert (
        run(
            "review",
            "--safety",
            "indicator",
            "--safety",
            "hotline",
            "--by",
            "Night team",
            "--changed",
            "--yes",
        )
        == 0
    )
    assert "nothing waits for your signature" in capsys.readouterr().out
    edit(root / COMMON, '"Text message"', '"Send a text message"')
    assert run("review", "--safety", "all", "--by", "Night team", "--changed", "--yes") == 0
    assert "safety of hotline, indicator: 1 text signed" in capsys.readouterr().out


def test_picture_beside_a_text_is_judged_with_it(
    run: Run, root: Path, capsys: Said, terminal: Terminal
) -> None:
    path = root / "cards/indicator.yaml"
    sign = next(
        line.strip().strip("- ")
        for line in text_of(root, "cards/indicator.yaml")
        if "- indicator.sign." in line
    )
    path.write_text(f"{path.read_text('utf-8')}\npictograms:\n  {sign}: passport\n", "utf-8")
    for team in ("Night team", "Harbour team"):
        assert run("review", "--safety", "indicator", "--by", team, "--yes") == 0
    assert states_of(run, capsys)["en", "indicator"]["state"] == "ready"
    edit(path, f"  {sign}: passport", f"  {sign}: visibility")
    assert states_of(run, capsys)["en", "indicator"]["missing"]["safety"] == [sign]
    terminal("y\n")
    assert run("review", "--safety", "indicator", "--by", "Night team", "--changed") == 0
    assert "Picture:     visibility, beside the text" in capsys.readouterr().out
    assert states_of(run, capsys)["en", "indicator"]["missing"]["second"] == [sign]


@pytest.mark.parametrize("path", [REMARKS, ENGLISH])
def test_damage_is_found_with_its_line_and_nothing_is_written_over_it(
    run: Run, root: Path, capsys: Said, path: str, terminal: Terminal
) -> None:
    words = ["es"] if path == REMARKS else ["--safety", "hotline"]
    assert _object(run, terminal, "Sounds like shouting.", *words) == 1
    sound = (root / path).read_text("utf-8")
    capsys.readouterr()
    for old, new, says in (
        ("Sounds like shouting.", "ask ana@example.org", f"{path}:9: error REV006"),
        ('by: "Lima team"', 'by: "ana@example.org"', f"{path}:5: error REV006"),
        ("    date:", "<<<<<<< HEAD\n    date:", f"{path}:6: error REV006"),
        ("2026-11-23", "tomorrow", "is no day"),
        ("    about:", "    abuot:", "unknown key 'abuot'"),
        ("locale: ", "locale: x", "in the folder of"),
        ("remarks:\n", "remarks:\n" + sound.partition("remarks:\n")[2], "twice"),
    ):
        assert old in sound
        (root / path).write_text(sound.replace(old, new), encoding="utf-8")
        before = files_of(root)
        assert run("check") == 1, new
        assert says in capsys.readouterr().out, new
        assert run("review", *words, "--by", "Team", "--yes") == 3, new
        assert "REV006" in capsys.readouterr().err, new
        assert files_of(root) == before, new
