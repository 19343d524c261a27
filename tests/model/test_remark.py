"""Remarks: what may be published, and which of them are about a text as it is."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pocketcards.load.remarks import load_remarks, remarks_text
from pocketcards.model.remark import MOST, Remark, fault_of_remark, one_line, still_open, with_remark

ABOUT = "0" * 32


def _remark(by: str = "Team", text: str = "Too formal.", about: str = ABOUT) -> Remark:
    return Remark(by, date(2026, 11, 29), "help.title", about, text)


def test_what_tells_of_a_person_is_not_published() -> None:
    sound = [
        "Too formal.",
        "ពាក្យនេះធ្ងន់ពេក",
        "Say it in 3 words, not in 12.",
        "1945 is no year for this",
        "x" * MOST,
    ]
    for text in sound:
        assert fault_of_remark(text) == "", text
    faulty = [
        "",
        " ",
        "a\nb",
        " a",
        "write to ana@example.org",
        "see https://example.org/ana",
        "see www.example.org",
        "call 314-531-7273",
        "born 1990 01 02",
        "a\u202eb",
        "x" * (MOST + 1),
    ]
    for text in faulty:
        assert fault_of_remark(text), repr(text)


def test_one_remark_a_team_and_text() -> None:
    old = with_remark((), _remark())
    assert with_remark(old, _remark("team", "Too long.")) == (_remark("team", "Too long."),)
    assert len(with_remark(old, _remark("Others"))) == 2
    assert len(with_remark(old, _remark(about="1" * 32))) == 2


def test_remark_is_open_while_its_text_is_as_it_was() -> None:
    assert still_open([_remark()], {"help.title": ABOUT}) == {"help.title": (_remark(),)}
    assert still_open([_remark()], {"help.title": "1" * 32}) == still_open([_remark()], {}) == {}


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.text(), st.sampled_from("01")), max_size=4))
def test_what_is_written_is_read_again(tmp_path_factory, said) -> None:  # type: ignore[no-untyped-def]
    root = tmp_path_factory.mktemp("project")
    (root / "translations" / "es").mkdir(parents=True)
    remarks: tuple[Remark, ...] = ()
    for by, text, digit in said:
        if not fault_of_remark(one_line(text)):
            remarks = with_remark(remarks, _remark(by, one_line(text), digit * 32))
    (root / "translations" / "es" / "remarks.yaml").write_bytes(remarks_text("es", remarks).encode())
    findings: list = []  # type: ignore[type-arg]
    again = load_remarks(root, ["es"], findings).get("es", ())
    assert findings == []
    assert {*map(_key, again)} == {*map(_key, remarks)}


def _key(one: Remark) -> tuple[str, str, str]:
    return one.by, one.about, one.text
