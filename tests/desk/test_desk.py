"""What the desk answers and writes: one entry, one signature, and nothing over anybody's change."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pocketcards.desk.desk import ChangedError, Desk, Typed
from pocketcards.errors import InputError, UsageError
from pocketcards.model.proof import Expectation, Reading
from tests.desk.conftest import TEAM, desk_of
from tests.projects import edit, files_of

KM = "translations/km/LC_MESSAGES/cards.po"
PAPERS = "hotline.ask.papers"


def text(desk: Desk, name: str, locale: str = "km") -> dict[str, Any]:
    return next(one for one in desk.texts(locale)["texts"] if one["id"] == name)


def changed(before: dict[str, bytes], root: Path) -> dict[str, list[str]]:
    """Return by file the lines that are new."""
    after = files_of(root)
    assert before.keys() <= after.keys()
    return {
        path: [
            line
            for line in data.decode().splitlines()
            if line not in before.get(path, b"").decode().splitlines()
        ]
        for path, data in after.items()
        if before.get(path) != data
    }


def test_a_text_is_shown_with_all_that_helps(desk: Desk, root: Path) -> None:
    rows = "english,term,avoid,note\npassport,លិខិតឆ្លងដែន,,\ndebt,បំណុល,,\n"
    (root / "translations/km/glossary.csv").write_text(rows, "utf-8")
    one = text(desk, PAPERS)
    assert one["english"] == "Does someone keep my passport or ID?"
    assert one["state"] == "done"
    assert one["note"]
    assert one["cards"] == ["hotline"]
    assert one["terms"] == [{"english": "passport", "term": "លិខិតឆ្លងដែន", "avoid": ""}]
    assert one["limit"] == 60
    assert 0 < one["length"] < len(one["text"])  # marks are not counted


def test_a_try_shows_the_card_and_writes_nothing(desk: Desk, root: Path) -> None:
    before = files_of(root)
    old = text(desk, PAPERS)
    first = desk.attempt("km", PAPERS, old["text"], "")
    other = desk.attempt("km", PAPERS, old["text"][:-1], "")
    assert first["card"]["title"] == "Help card"
    assert [len(face["boxes"]) for face in first["card"]["faces"]] == [0, 1, 0]
    assert first["card"]["faces"][1]["png"] != other["card"]["faces"][1]["png"]
    assert first["card"]["faces"][0]["png"] == other["card"]["faces"][0]["png"]
    assert not first["errors"]
    long = desk.attempt("km", PAPERS, old["text"] * 12, "")
    assert long["errors"]
    assert "line" in " ".join(one["says"] for one in long["findings"])
    assert not long["card"]["faces"]
    assert re.fullmatch(r"Too long by about \d+ lines?\.", long["card"]["why_not"][0])
    broken = desk.attempt("km", "hotline.danger", "គ្មាន", "")
    assert [one["code"] for one in broken["findings"] if one["severity"] == "error"] == ["MSG001"]
    assert files_of(root) == before


def test_a_number_is_read_back_before_anybody_sees_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    old = text(desk, PAPERS)
    found: list[int] = []
    read = desk._prover.read

    def one_missing(data: bytes, wanted: Expectation) -> Reading:
        found.append(sum(wanted.numbers.values()))
        return read(data, wanted._replace(numbers=wanted.numbers + Counter({"1-888-373-7888": 1})))

    monkeypatch.setattr(desk._prover, "read", one_missing)
    card = desk.attempt("km", PAPERS, old["text"], "")["card"]
    assert found[0] >= 2
    assert not card["faces"]
    assert "1-888-373-7888" in card["why_not"][0]


def test_a_save_is_one_entry_of_one_file(desk: Desk, root: Path) -> None:
    before = files_of(root)
    old = text(desk, PAPERS)
    new = old["text"].replace("?", "ឬ?")
    told = desk.save("km", PAPERS, Typed(new), old["mark"])
    assert told["text"]["text"] == new
    lines = changed(before, root)
    assert lines.keys() == {KM}
    assert [line for line in lines[KM] if not line.startswith("#")] == [f'msgstr "{new}"']
    assert len(lines[KM]) <= 4  # its own notes, as the cards have them today
    assert desk.stamp("km") == told["stamp"]


def test_names_are_taken_out_of_the_file(desk: Desk, root: Path) -> None:
    edit(root / KM, '"Language: km\\n"', '"Language: km\\n"\n"Last-Translator: Sok <sok@example.org>\\n"')
    old = text(desk, PAPERS)
    assert desk.save("km", PAPERS, Typed(old["text"] + " ", True), old["mark"])["named"]
    assert "Sok" not in (root / KM).read_text("utf-8")


def test_what_is_not_sure_or_has_an_error_is_kept_and_not_printed(desk: Desk, root: Path) -> None:
    old = text(desk, PAPERS)
    told = desk.save("km", PAPERS, Typed(old["text"] + "ឬ", True), old["mark"])
    assert told["text"]["state"] == "unsure"
    with pytest.raises(UsageError, match="long number"):
        desk.save("km", PAPERS, Typed(old["text"], True, "Ask 012 345 678"), told["text"]["mark"])
    told = desk.save("km", PAPERS, Typed(old["text"], True, "Too\nformal?"), told["text"]["mark"])
    assert told["text"]["doubt"] == ["Too formal?"]
    assert "# Too formal?\n" in (root / KM).read_text("utf-8")
    danger = text(desk, "hotline.danger")
    told = desk.save("km", "hotline.danger", Typed("គ្មាន"), danger["mark"])
    assert told["errors"]
    assert told["text"]["state"] == "unsure"
    assert (root / KM).read_text("utf-8").count("fuzzy") == 2
    told = desk.save("km", "hotline.danger", Typed(danger["text"]), told["text"]["mark"])
    assert told["text"]["state"] == "done"


def test_a_change_of_somebody_else_is_never_overwritten(desk: Desk, root: Path) -> None:
    old = text(desk, PAPERS)
    edit(root / KM, old["text"], "អ្នកដទៃ?")
    before = files_of(root)
    with pytest.raises(ChangedError) as stopped:
        desk.save("km", PAPERS, Typed("ខ្ញុំ?"), old["mark"])
    assert stopped.value.theirs["text"] == "អ្នកដទៃ?"
    assert files_of(root) == before
    # What others have written elsewhere in the file stays.
    other = text(desk, "hotline.ask.leave")
    edit(root / KM, other["text"], "ផ្សេង?")
    desk.save("km", PAPERS, Typed("ខ្ញុំ?"), stopped.value.theirs["mark"])
    assert "ផ្សេង?" in (root / KM).read_text("utf-8")


def test_a_change_in_the_last_moment_is_not_overwritten(
    desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = text(desk, PAPERS)
    found = desk._found

    def meanwhile(*args: Any) -> Any:
        edit(root / KM, text_of_leave, "ផ្សេង?")
        monkeypatch.setattr(desk, "_found", found)
        return found(*args)

    text_of_leave = text(desk, "hotline.ask.leave")["text"]
    monkeypatch.setattr(desk, "_found", meanwhile)
    with pytest.raises(ChangedError):
        desk.save("km", PAPERS, Typed("ខ្ញុំ?"), old["mark"])
    assert "ផ្សេង?" in (root / KM).read_text("utf-8")
    assert "ខ្ញុំ?" not in (root / KM).read_text("utf-8")


def test_what_cannot_be_written_is_said(desk: Desk, root: Path) -> None:
    before = files_of(root)
    mark = text(desk, PAPERS)["mark"]
    for typed, says in {"": "empty", "  \n": "empty", "a\x0bb": "U+000B", "x" * 20_000: "characters"}.items():
        with pytest.raises(UsageError, match=r"(?s)" + says.replace("+", r"\+")):
            desk.save("km", PAPERS, Typed(typed, True), mark)
    for locale in ("../km", "xx", "", "km/../ar"):
        with pytest.raises(InputError):
            desk.save(locale, PAPERS, Typed("x"), mark)
    assert files_of(root) == before


def test_a_damaged_catalog_is_named_and_left_alone(desk: Desk, root: Path) -> None:
    path = root / KM
    path.write_text(path.read_text("utf-8")[:-2], "utf-8")
    before = files_of(root)
    with pytest.raises(InputError, match=r"cards\.po:\d+"):
        desk.texts("km")
    assert files_of(root) == before


def test_a_signature_counts_for_what_was_read(desk: Desk, root: Path) -> None:
    before = files_of(root)
    one = text(desk, PAPERS)
    desk.sign("km", PAPERS, one["about"], agreed=True, reason="")
    assert text(desk, PAPERS)["teams"] == [TEAM]
    lines = changed(before, root)
    assert lines.keys() == {"translations/km/review.yaml"}
    assert f'  - by: "{TEAM}"' in lines["translations/km/review.yaml"]
    with pytest.raises(ChangedError):
        desk.sign("km", PAPERS, "0" * 32, agreed=True, reason="")


def test_nobody_signs_what_was_typed_here_or_has_an_error(desk: Desk, root: Path) -> None:
    old = text(desk, PAPERS)
    new = desk.save("km", PAPERS, Typed(old["text"].replace("?", "ឬ?")), old["mark"])["text"]
    with pytest.raises(UsageError, match="typed at this desk"):
        desk.sign("km", PAPERS, new["about"], agreed=True, reason="")
    desk_of(root).sign("km", PAPERS, new["about"], agreed=True, reason="")  # somebody else's, another day
    edit(root / KM, text(desk, "hotline.ask.leave")["text"], "+ ៩១១?")
    faulty = text(desk, "hotline.ask.leave")
    with pytest.raises(UsageError, match="has an error"):
        desk.sign("km", "hotline.ask.leave", faulty["about"], agreed=True, reason="")


def test_an_objection_is_written_without_names(desk: Desk, root: Path) -> None:
    one = text(desk, PAPERS)
    with pytest.raises(UsageError, match="address"):
        desk.sign("km", PAPERS, one["about"], agreed=False, reason="Ask sok@example.org")
    desk.sign("km", PAPERS, one["about"], agreed=False, reason="Nobody says\nit so.")
    assert text(desk, PAPERS)["remarks"] == [f"Nobody says it so. ({TEAM}, 2026-11-29)"]
    assert not text(desk, PAPERS)["teams"]


def test_english_is_signed_for_safety(desk: Desk, root: Path) -> None:
    texts = desk.texts("en")["texts"]
    titles = [one["id"] for one in texts if one["id"].startswith("card.")]
    assert titles == ["card.hotline.title", "card.indicator.title"]
    for one in texts[:3]:
        assert desk.attempt("en", one["id"], "", "")["card"]["faces"], one["id"]
        assert one["needed"] == 2
    one = texts[0]
    desk.sign("en", one["id"], one["about"], agreed=True, reason="")
    assert text(desk, one["id"], "en")["teams"] == [TEAM]
    with pytest.raises(UsageError):
        desk.save("en", one["id"], Typed("x"), "")


def test_without_a_team_nobody_signs(root: Path) -> None:
    desk = desk_of(root, "")
    with pytest.raises(UsageError, match="without a team"):
        desk.sign("km", PAPERS, text(desk, PAPERS)["about"], agreed=True, reason="")
