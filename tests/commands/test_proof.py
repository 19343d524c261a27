"""`proof` on the command line: sheets to read, and what the project remembers of them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pocketcards.model.asked import fault_of_code, written_code
from pocketcards.model.edition import CODE_LETTERS
from tests.commands.signatures import PO, Run, Said
from tests.projects import copied, edit, files_of
from tests.support.readers import holds, poppler_text

ES, ENGLISH = "translations/es/proofs.yaml", "cards/proofs.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", "es")


def made(
    run: Run, root: Path, *words: str, out: str = "sheets", day: date = date(2026, 11, 29)
) -> tuple[Path, Path]:
    """Make a sheet, and return its PDF and its page."""
    folder = root.parent / out
    assert run("proof", *words, "--out", folder, day=day) == 0
    (pdf,), (page,) = folder.glob("*.pdf"), folder.glob("*.html")
    return pdf, page


def asked(page: Path) -> list[tuple[int, str]]:
    """Return number and English of each question of a page."""
    found = re.findall(r'data-number="(\d+)">\s*<p class="\w+">(.*?)</p>', page.read_text("utf-8"), re.DOTALL)
    return [(int(number), text) for number, text in found]


def test_every_text_is_asked_for_on_both(run: Run, root: Path, capsys: Said) -> None:
    pdf, page = made(run, root, "es", "--card", "hotline")
    assert pdf.stem == page.stem
    questions = asked(page)
    assert [number for number, _ in questions] == list(range(1, len(questions) + 1))
    assert questions[0] == (1, "I speak English.")
    paper = poppler_text(pdf.read_bytes())
    said = [line for line in capsys.readouterr().out.splitlines() if "texts" in line]
    assert said == [f"{pdf.stem.removeprefix('es-')}  Help card (hotline), {len(questions)} texts"]
    spanish = ["Hablo español.", "Por favor, llame a un intérprete."]
    missing = [text for _, text in questions if not holds(paper, text)]
    missing += [text for text in spanish if text not in page.read_text("utf-8") or not holds(paper, text)]
    assert missing == []
    names = 2  # of the language: its keepers change them
    assert paper.count("better:") == len(questions) - names
    assert paper.count("why:") == names
    assert "Is this right, and would a tired person understand it at once?" in " ".join(paper.split())


def test_the_same_texts_have_the_same_code(run: Run, root: Path) -> None:
    first = made(run, root, "es", "--card", "hotline")
    known = (root / ES).read_bytes()
    second = made(run, root, "es", "--card", "hotline", out="again", day=date(2026, 12, 24))
    assert [one.read_bytes() for one in first] == [one.read_bytes() for one in second]
    assert (root / ES).read_bytes() == known
    assert b'date: "2026-11-29"' in known
    edit(root / PO, "Por favor, llame a un intérprete.", "Llame a un intérprete.")
    third = made(run, root, "es", "--card", "hotline", out="changed")
    assert third[0].name != first[0].name
    assert (root / ES).read_text("utf-8").count("card: ") == 2


def test_a_sheet_hinders_no_check(run: Run, root: Path, capsys: Said) -> None:
    made(run, root, "es", "--card", "hotline")
    made(run, root, "en", "--safety", "--card", "hotline", out="safe")
    made(run, root, "so", "--card", "hotline", out="new")
    capsys.readouterr()
    assert run("check", "--strict") == 0, capsys.readouterr().err
    assert run("init", "Somali") == 0


def test_only_doubts(run: Run, root: Path, capsys: Said) -> None:
    assert run("proof", "es", "--card", "hotline", "--doubts", "--out", root.parent / "none") == 0
    before = capsys.readouterr().out
    edit(
        root / PO, 'msgctxt "speak.interpreter"', '# "llame" may be too direct.\nmsgctxt "speak.interpreter"'
    )
    edit(root / PO, 'msgctxt "hotline.yes"', '#, fuzzy\nmsgctxt "hotline.yes"')
    capsys.readouterr()
    assert run("proof", "es", "--card", "hotline", "--doubts", "--out", root.parent / "some") == 0
    (page,) = (root.parent / "some").glob("*.html")
    texts = [text for _, text in asked(page)]
    assert "Please call an interpreter." in texts
    assert "If one answer is yes, you can call and ask." in texts
    assert "I speak English." not in texts
    assert "may be too direct" in page.read_text("utf-8")
    assert "perhaps says something else" in page.read_text("utf-8")
    assert "texts" not in before or len(texts) > 2


def test_safety_is_asked_of_the_card_as_a_whole_first(run: Run, root: Path) -> None:
    pdf, page = made(run, root, "en", "--safety", "--card", "hotline")
    assert asked(page)[0] == (1, "Help card")
    paper = " ".join(poppler_text(pdf.read_bytes()).split())
    for text in (paper, " ".join(page.read_text("utf-8").split())):
        assert "What does somebody see who finds it, or reads over a shoulder?" in text
        assert "Is this safe to print?" in text
    assert '"card.hotline.title"' in (root / ENGLISH).read_text("utf-8")


def test_a_language_that_nobody_has_begun_begins_on_paper(run: Run, root: Path, capsys: Said) -> None:
    pdf, page = made(run, root, "so", "--card", "hotline")
    assert "no complete draft: shown in English" in capsys.readouterr().out
    paper = poppler_text(pdf.read_bytes())
    names = 2
    assert paper.count("in Somali:") == len(asked(page)) - names
    assert len(re.findall(r"\byes\s+no\b", paper)) == names
    assert page.read_text("utf-8").count('value="yes"') == names


def test_nobody_is_named(signed: Run, root: Path) -> None:
    pdf, page = made(signed, root, "es", "--card", "hotline")
    everything = (poppler_text(pdf.read_bytes()), page.read_text("utf-8"), (root / ES).read_text("utf-8"))
    assert [text for text in everything if "Madrid" in text] == []


def test_paper_follows_the_region(run: Run, root: Path) -> None:
    import pypdfium2

    pdf, _ = made(run, root, "es", "--card", "hotline")
    with pypdfium2.PdfDocument(pdf.read_bytes()) as file:
        assert [round(size) for size in file[0].get_size()] == [612, 792]


def test_what_makes_no_sense_writes_nothing(run: Run, root: Path, capsys: Said) -> None:
    out = root.parent / "no"
    before = files_of(root)
    wrong = []
    for words, said in (
        (["es"], "--out"),
        (["es", "--safety", "--out", out], "--safety is asked of English alone"),
        (["en", "--out", out], "say --safety"),
        (["en", "--safety", "--doubts", "--out", out], "English has none"),
        (["es", "--card", "nothing", "--out", out], "nothing"),
        (["es", "--region", "nowhere", "--out", out], "nowhere"),
        (["nolanguage", "--out", out], "nolanguage"),
    ):
        if run("proof", *words) != 2 or said not in capsys.readouterr().err:
            wrong.append(words)
    assert wrong == []
    assert files_of(root) == before
    assert not out.exists()


def test_a_sheet_that_somebody_wrote_on_is_kept(run: Run, root: Path, capsys: Said) -> None:
    pdf, _ = made(run, root, "es", "--card", "hotline")
    pdf.write_bytes(pdf.read_bytes() + b"%ink")
    assert run("proof", "es", "--card", "hotline", "--out", pdf.parent) == 2
    assert "is there already" in capsys.readouterr().err
    assert pdf.read_bytes().endswith(b"%ink")


def test_damaged_memory_stops_and_is_kept(run: Run, root: Path, capsys: Said) -> None:
    made(run, root, "es", "--card", "hotline")
    sound = (root / ES).read_text("utf-8")
    wrong = []
    for text, said in (
        (re.sub(r'"[0-9a-f]{32}"', '"' + "0" * 32 + '"', sound, count=1), "not the texts that"),
        (sound.replace('locale: "es"', 'locale: "km"'), "not of es"),
        (re.sub(r'"[0-9a-f]{32}"', '"zz"', sound, count=1), "32 digits"),
        (sound.replace("2026", "year"), "no day"),
        (sound.replace("card:", "cart:"), "cart"),
    ):
        (root / ES).write_text(text, "utf-8")
        code = run("proof", "es", "--card", "indicator", "--out", root.parent / "other")
        heard = capsys.readouterr().err
        if code != 3 or said not in heard or "ASK001" not in heard or (root / ES).read_text("utf-8") != text:
            wrong.append((said, code, heard))
        if run("check", "es") != 1 or "ASK001" not in capsys.readouterr().out:
            wrong.append(("check", text))
    assert wrong == []


def test_a_wrong_letter_shows(run: Run, root: Path) -> None:
    pdf, _ = made(run, root, "es", "--card", "hotline")
    code = pdf.stem.removeprefix("es-")
    assert fault_of_code(code) == ""
    assert written_code(f" {code.lower().replace('-', ' – ')} ") == code
    other = [code[:i] + letter + code[i + 1 :] for i in (0, 1, 2, 4, 5, 6) for letter in CODE_LETTERS]
    assert [one for one in other if one != code and not fault_of_code(one)] == []
    assert "none of its letters" in fault_of_code("AEI-OUY")
    assert "has 4 letters" in fault_of_code("BCDF")
