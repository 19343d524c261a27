"""Answers to proof sheets, taken in message by message, as they come from a phone."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from pocketcards.catalog.reader import read_catalog
from tests.commands.signatures import ES, PO, SAFETY, Run, Said, asked, lines_of, made, states_of
from tests.projects import copied, edit, files_of

REMARKS = "translations/es/remarks.yaml"
Answer = Callable[..., int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", "es", "km")


@pytest.fixture
def answer(run: Run, root: Path) -> Answer:
    """Send an answer, and take it in."""

    def sends(text: str, *words: str, by: str = "Madrid team") -> int:
        path = root.parent / "answer.txt"
        path.write_text(text, "utf-8")
        return run("review", *(words or ("es",)), "--by", by, "--from", path, "--yes")

    return sends


def translation(root: Path, name: str) -> str:
    catalog = read_catalog(root / PO, PO, "es", [])
    assert catalog
    return catalog.entries[name].msgstr


def test_ok_signs_what_was_read(answer: Answer, root: Path, code: str, run: Run, capsys: Said) -> None:
    assert answer(f"{code} ok") == 0
    assert f"yes    {code}: 1-{len(asked(root, code))}" in capsys.readouterr().out
    rows = states_of(run, capsys)
    assert rows["es", "hotline"]["signed"] == rows["es", "hotline"]["messages"]
    assert run("check", "--strict") == 0


def test_a_better_sentence_is_a_change_and_no_signature(
    answer: Answer, root: Path, code: str, run: Run, capsys: Said
) -> None:
    assert run("review", "es", "--by", "Old team", "--yes") == 0
    old = translation(root, "speak.interpreter")
    capsys.readouterr()
    assert answer(f"{code} ok except 2 4\n2: Llame a un intérprete.\n4 no: sounds like an order") == 0
    said = capsys.readouterr().out
    assert f"  - {old}\n  + Llame a un intérprete.\n" in said
    assert "“sounds like an order” will be published" in said
    assert (
        said.index("Commit this first")
        < said.index(f"{len(asked(root, code)) - 2} texts signed by Madrid team")
        < said.index("second")
    )
    assert translation(root, "speak.interpreter") == "Llame a un intérprete."
    signed = (root / ES).read_text("utf-8").split("Madrid team")[1].split("by:")[0]
    assert "speak.interpreter" not in signed
    assert "sounds like an order" in (root / REMARKS).read_text("utf-8")
    row = states_of(run, capsys)["es", "hotline"]
    assert row["signed"] < row["messages"]  # the old signature is void, and its author did not sign
    assert answer(f"{made(run, root, capsys, 'es')} 1 no", by="Third team") == 0


def test_a_no_without_a_reason_is_told(answer: Answer, code: str, capsys: Said) -> None:
    """Nothing of it is kept: who takes it in must ask, while the reader is near."""
    assert answer(f"{code} ok except 4") == 0
    assert "because nobody said it: 4\n" in capsys.readouterr().out
    assert answer(f"{code}\n4 no: sounds like an order") == 0
    assert "nobody said it" not in capsys.readouterr().out


def test_numbers_that_a_sheet_lacks_are_told_once(answer: Answer, code: str, capsys: Said) -> None:
    assert answer(f"{code} ok 1-900") == 1
    assert capsys.readouterr().err.count("ASK006") == 1


def test_what_changed_since_is_refused_alone(answer: Answer, root: Path, code: str, capsys: Said) -> None:
    edit(root / PO, "Por favor, llame a un intérprete.", "Llame a un intérprete.")
    assert answer(f"{code} ok") == 1
    said = capsys.readouterr()
    assert f"answer.txt:1: error ASK007 [es speak.interpreter]: {code} 2 is not as it was read" in said.err
    assert lines_of(root, ES) == len(asked(root, code)) - 1


def test_nothing_is_written_where_something_is_wrong(
    answer: Answer, root: Path, code: str, capsys: Said
) -> None:
    before = files_of(root)
    wrong = []
    for text, said in (
        (f"{code} ok\n5 is bad", "ASK002"),
        (f"{code} ok\n4 no: too hard\n5", "ASK002"),
        ("ok", "ASK002"),
        (f"{code[:-1]}{'B' if code[-1] != 'B' else 'C'} ok", "one of its letters is wrong"),
        (f"{code} ok except 99", "ASK006"),
        (f"{code} not ok", "“ok” stands after a no"),
        (f"{code} no, ok", "ASK002"),
        (f"{code} not all", "ASK002"),
        (f"{code} not all ok", "ASK002"),
        (f"{code} ok except all", "ASK002"),
        (f"{code} ok, not ok", "ASK002"),
        (f"{code} not good", "“good” stands after a no"),
        (f"{code} ok except", "an exception has no number after it"),
        (f"{code} all but", "an exception has no number after it"),
        (f"{code} 1-5 ok", "ASK002"),
        (f"{code} 1 no 2 ok", "ASK002"),
        (f"{code} ok 1 2 except 2", "ASK004"),
        (f"{code} ok\n3: a\n3: b", "ASK004"),
        (f"{code} ok\n3 no: call ana@example.org", "ASK009"),
        (f"{code} ok\n3 no: my number is 600 123 456", "ASK009"),
        (f"{code} ok\n3: Llame al 600 123 456", "MSG"),
        (f"{code} ok\n3: #NAME?", "MSG030"),
        (f"{code} ok\n1: <script>alert(1)</script>", "MSG"),
        (f"{code} ok\n1: =CONCAT(A1)", "MSG030"),
        (f"{code} ok\n2: Hola \u202e mundo", "MSG013"),
        (f"{code} ok\n2: {'muy ' * 200}largo", "FIT001"),
        (f"{code} ok\n2: H\u00c3\u00b3la amigo", "CSV008"),
        (f"{code} ok\n" + "x" * 200_000, "an answer is short"),
        ("\x00\x1b[31m" + f"{code} ok ok ../../etc/passwd", "ASK002"),
    ):
        if (
            answer(text) != 1
            or said not in (heard := capsys.readouterr().err)
            or "nothing was written" not in heard
        ):
            wrong.append((text[:60], said))
    assert wrong == []
    assert files_of(root) == before


def test_people_write_as_they_do(answer: Answer, root: Path, code: str, capsys: Said) -> None:
    left, right = code.lower().split("-")
    wrong = []
    for text in (
        f"{left}{right} OK, except 2.\n2: “Llame a un intérprete.”",
        f"Hola\r\n\r\n{left} – {right}: ok except ２\r\n２：Llame a un\r\nintérprete.\r\n\r\nGracias",
        f"> {code} ok except 2\n> 2) Llame a un\n> intérprete.\n",
        f"{code} ok but not 2\n2 - «Llame a un intérprete.»\n\n> On Monday somebody wrote:\n> {code} ok",
        f"\ufeff{code}\u00a0ok except \u0662\n\u0662: Llame a un intérprete.",
    ):
        before = (root / PO).read_bytes()
        code_of_run = answer(text)
        said = capsys.readouterr()
        if code_of_run not in (0, 1) or translation(root, "speak.interpreter") != "Llame a un intérprete.":
            wrong.append((text, said.err))
        (root / PO).write_bytes(before)
        (root / ES).unlink()
    assert wrong == []


def test_a_verdict_is_no_better_sentence(answer: Answer, root: Path, code: str, run: Run) -> None:
    """Taken as a translation, it would stand on the card."""
    before = (root / PO).read_bytes()
    for line in ("2: not good", "2 - Not right.", "2: bad", "2 unclear", "2: Not clear, too many words"):
        assert answer(f"{code} ok\n{line}") == 0, line
        assert (root / PO).read_bytes() == before, line
        assert lines_of(root, ES) == len(asked(root, code)) - 1, line
        (root / ES).unlink()
    assert "too many words" in (root / REMARKS).read_text("utf-8")
    for line in ("2: good", "2 fine", "2: Correct."):
        assert answer(f"{code} ok except 3\n{line}") == 0, line
        assert (root / PO).read_bytes() == before, line
        assert lines_of(root, ES) == len(asked(root, code)) - 1, line
        (root / ES).unlink()
    assert answer(f"{code} all good") == 0
    assert lines_of(root, ES) == len(asked(root, code))


def test_a_number_that_readers_saw_is_the_placeholder_again(answer: Answer, root: Path, code: str) -> None:
    assert "{emergency}" in translation(root, "hotline.danger")
    number = asked(root, code).index("hotline.danger") + 1
    assert answer(f"{code}\n{number}: ¿En peligro? Llame al ９11. Diga primero dónde está.") == 0
    assert "Llame al {emergency}." in translation(root, "hotline.danger")


def test_what_somebody_objected_to_is_shown_to_the_next_without_a_name(
    answer: Answer, root: Path, code: str, run: Run, capsys: Said
) -> None:
    name = asked(root, code).index("language.spoken-name") + 1
    assert answer(f"{code}\n4 no: sounds like an order\n{name}: nobody calls it so") == 0
    assert run("proof", "es", "--card", "hotline", "--doubts", "--out", root.parent / "doubts") == 0
    (page,) = (root.parent / "doubts").glob("*.html")
    text = page.read_text("utf-8")
    assert text.count("Somebody objected: ") == 2
    assert "sounds like an order" in text
    assert "nobody calls it so" in text
    assert "Madrid" not in text


def test_pasted_text_is_read_from_standard_input(
    run: Run, root: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{code} ok 1 3"))
    assert run("review", "--by", "Madrid team", "--from", "-", "--yes") == 0
    assert lines_of(root, ES) == 2


def test_nobody_there_shows_and_writes_nothing(run: Run, root: Path, code: str, capsys: Said) -> None:
    path = root.parent / "answer.txt"
    path.write_text(f"{code} ok except 2\n2: Llame a un intérprete.", "utf-8")
    before = files_of(root)
    assert run("review", "es", "--by", "Madrid team", "--from", path) == 2
    said = capsys.readouterr()
    assert "+ Llame a un intérprete." in said.out
    assert "nobody is here to ask" in said.err
    assert files_of(root) == before


def test_somebody_there_is_asked(
    run: Run, root: Path, code: str, terminal: Callable[[str], None], capsys: Said
) -> None:
    path = root.parent / "answer.txt"
    path.write_text(f"{code} ok", "utf-8")
    terminal("n\n")
    assert run("review", "es", "--by", "Madrid team", "--from", path) == 2
    assert not (root / ES).exists()
    terminal("y\n")
    assert run("review", "es", "--by", "Madrid team", "--from", path) == 0
    assert lines_of(root, ES) == len(asked(root, code))


def test_a_language_begins_with_sentences(run: Run, root: Path, capsys: Said) -> None:
    code = made(run, root, capsys, "so")
    path = root.parent / "answer.txt"
    path.write_text(f"{code}\n1: Waxaan ku hadlaa Soomaali.\n", "utf-8")
    assert run("review", "so", "--by", "Team", "--from", path, "--yes") == 2
    assert run("init", "so") == 0
    assert run("review", "so", "--by", "Team", "--from", path, "--yes") == 0
    assert "Waxaan ku hadlaa" in (root / "translations/so/LC_MESSAGES/cards.po").read_text("utf-8")


def test_safety_is_taken_in_the_same_way(run: Run, root: Path, capsys: Said) -> None:
    code = made(run, root, capsys, "en", "--safety")
    path = root.parent / "answer.txt"
    path.write_text(f"{code} ok except 3\n3: tells too much", "utf-8")
    assert run("review", "--by", "Night team", "--from", path, "--yes") == 0
    assert "tells too much" in (root / "cards/remarks.yaml").read_text("utf-8")
    assert "Night team" in (root / SAFETY).read_text("utf-8")
    row = states_of(run, capsys)["en", "hotline"]
    assert row["state"] == "DRAFT"
