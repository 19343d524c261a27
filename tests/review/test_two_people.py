"""Numbers that one person changed alone are found in real repositories, and nobody is named."""

from __future__ import annotations

import pytest

from pocketcards.load.history import read_history
from tests.review.two_people import (
    COMMON,
    CONTACTS,
    LOCK,
    NEW,
    OLD,
    REGIONS,
    TRAILER,
    Find,
    change,
    checked,
    edit,
)
from tests.support.repository import ANNA, BERTA, Repository

pytestmark = pytest.mark.slow  # whole builds, or processes of their own


def test_nothing_changed(found: Find) -> None:
    assert found() == []


def test_number_and_lock_by_one_person(repository: Repository, found: Find) -> None:
    change(repository, CONTACTS)
    repository.commit(ANNA)
    change(repository, LOCK)
    repository.commit(ANNA.upper())  # the case of an address makes nobody a second person
    assert found() == ["TWO001"]


def test_number_by_one_and_lock_by_another(repository: Repository, found: Find) -> None:
    change(repository, CONTACTS)
    repository.commit(ANNA)
    change(repository, LOCK)
    repository.commit(BERTA)
    assert found() == []


def test_number_alone(repository: Repository, found: Find) -> None:
    change(repository, CONTACTS)
    repository.commit(ANNA)
    assert found() == ["TWO001"]


def test_lock_before_the_number_holds_nothing(repository: Repository, found: Find) -> None:
    """The second wrote the lock of an earlier number, and has never seen the one that is printed."""
    change(repository, CONTACTS, new="1-888-373-7881")
    repository.commit(ANNA)
    change(repository, LOCK, new="1-888-373-7881")
    repository.commit(BERTA)
    for name in (CONTACTS, LOCK):
        change(repository, name, old="1-888-373-7881")
        repository.commit(ANNA)
    assert found() == ["TWO001"]


def test_another_hand_in_another_number_holds_nothing(repository: Repository, found: Find) -> None:
    change(repository, CONTACTS, old='print: "711"', new='print: "722"')
    repository.commit(BERTA)
    change(repository, CONTACTS)
    repository.commit(ANNA)
    change(repository, LOCK)
    repository.commit(ANNA)
    assert found() == ["TWO001"]


@pytest.mark.parametrize("first", [True, False])
def test_a_team_that_compared_counts_as_the_second(repository: Repository, found: Find, first: bool) -> None:
    change(repository, CONTACTS)
    repository.commit(ANNA, TRAILER if first else "A new number")
    change(repository, LOCK)
    repository.commit(ANNA, "Locked" if first else TRAILER)
    assert found() == []


def test_a_team_may_be_named_in_an_empty_commit(repository: Repository, found: Find) -> None:
    change(repository, CONTACTS)
    repository.commit(ANNA)
    change(repository, LOCK)
    repository.commit(ANNA)
    repository.commit(ANNA, TRAILER)
    assert found() == []


@pytest.mark.parametrize("team", ["unknown", "Berta <berta@example.org>", ""])
def test_nobody_and_persons_are_no_team(repository: Repository, found: Find, team: str) -> None:
    change(repository, CONTACTS)
    repository.commit(ANNA, f"A new number\n\nCompared-by: {team}")
    change(repository, LOCK)
    repository.commit(ANNA)
    assert found() == ["TWO001"]


def test_a_trailer_stands_at_the_end(repository: Repository, found: Find) -> None:
    change(repository, CONTACTS)
    repository.commit(ANNA, "A new number\n\nCompared-by: Night team\n\nNo, it was not.")
    change(repository, LOCK)
    repository.commit(ANNA)
    assert found() == ["TWO001"]


def test_both_files_in_one_commit(repository: Repository, found: Find) -> None:
    change(repository, CONTACTS, LOCK)
    repository.commit(ANNA)
    assert found() == ["TWO001", "TWO002"]
    change(repository, LOCK, old="2026-11-22", new="2026-11-23")
    repository.commit(BERTA)
    assert found() == ["TWO002"]


def test_both_files_in_one_commit_with_a_team(repository: Repository, found: Find) -> None:
    change(repository, CONTACTS, LOCK)
    repository.commit(ANNA, TRAILER)
    assert found() == []


def test_role_that_another_contact_fills(repository: Repository, found: Find) -> None:
    change(repository, REGIONS, old="hotline: nhth-voice", new="hotline: us-711")
    repository.commit(ANNA)
    assert found() == ["TWO001"]


def test_label_above_a_number(repository: Repository, found: Find) -> None:
    change(repository, "cards/hotline.yaml", old="label: channel.text", new="label: contact")
    repository.commit(ANNA)
    change(repository, LOCK, old='textline: "channel.text"', new='textline: "contact"')
    repository.commit(ANNA)
    assert "TWO001" in found()


@pytest.mark.parametrize("name", ["fonts/noto-sans/NotoSans-Bold.ttf", "fonts/noto-sans/zwölf \n\t\"'.ttf"])
def test_face_of_the_numbers(repository: Repository, found: Find, name: str) -> None:
    path = repository.folder / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\x00\x01 another face")
    repository.commit(ANNA)
    assert found() == ["TWO001"]


@pytest.mark.parametrize(("family", "codes"), [("noto-sans", ["TWO001"]), ("noto-sans-thai", [])])
def test_what_the_manifest_says_of_that_face(
    repository: Repository, capsys: pytest.CaptureFixture[str], family: str, codes: list[str]
) -> None:
    from pocketcards.review.two_people import two_people  # the project itself cannot be loaded with it
    from tests.bundled import sample

    fonts = repository.folder / "fonts" / "fonts.yaml"
    fonts.parent.mkdir()
    fonts.write_text(f'{family}:\n  name: "Another"\n', "utf-8")
    repository.commit(ANNA)
    found = two_people(sample(), read_history(repository.folder, "base"))
    assert [one.code for one in found if one.code != "TWO003"] == codes


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (CONTACTS, 'say: "Day and night"', 'say: "All day"'),
        (CONTACTS, 'seen: {url: "https://www.911.gov", date: "2026-11-22", copy: live}', None),
        (REGIONS, 'name: "United States"', 'name: "United States of America"'),
        (CONTACTS, "# For tests: nobody opened", "# Tests: nobody opened"),
        ("cards/hotline.yaml", "title:", "title: "),
    ],
)
def test_what_one_person_may_change(
    repository: Repository, found: Find, name: str, old: str, new: str | None
) -> None:
    change(repository, name, old=old, new=old.replace("11-22", "11-23") if new is None else new)
    repository.commit(ANNA)
    assert found() == []


@pytest.mark.parametrize("name", [CONTACTS, REGIONS, LOCK])
def test_other_line_ends_change_nothing(repository: Repository, found: Find, name: str) -> None:
    path = repository.folder / name
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    repository.commit(ANNA)
    assert found() == []
    change(repository, CONTACTS)
    repository.commit(ANNA)
    assert found() == ["TWO001"]


def test_a_change_that_was_taken_back(repository: Repository, found: Find) -> None:
    change(repository, CONTACTS, LOCK)
    repository.commit(ANNA)
    repository.git("revert", "--no-edit", "HEAD")
    assert found() == []


def test_merge_of_what_two_people_did(repository: Repository, found: Find) -> None:
    """The base has gone on, too: what somebody else did there is not this branch's."""
    repository.git("checkout", "--quiet", "-b", "branch")
    change(repository, CONTACTS)
    repository.commit(ANNA)
    change(repository, LOCK)
    repository.commit(BERTA)
    repository.git("checkout", "--quiet", "main")
    change(repository, CONTACTS, LOCK, old="711", new="722")
    repository.commit(ANNA)
    assert found() == ["TWO001", "TWO002"]
    assert found("branch") == ["TWO001", "TWO002"]
    repository.git("tag", "theirs")
    repository.git("merge", "--quiet", "--no-edit", "branch", by=ANNA)
    assert found("theirs") == []


def test_merge_that_brings_a_number_of_its_own(repository: Repository, found: Find) -> None:
    repository.git("checkout", "--quiet", "-b", "branch")
    change(repository, COMMON, old="sources:", new="sources: ")
    repository.commit(BERTA)
    repository.git("checkout", "--quiet", "main")
    repository.commit(BERTA)
    repository.git("merge", "--quiet", "--no-commit", "--no-ff", "branch")
    change(repository, CONTACTS, LOCK)
    repository.commit(ANNA)
    assert found() == ["TWO001", "TWO002"]


def test_merge_that_throws_away_what_others_did(repository: Repository, found: Find) -> None:
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.commit(ANNA)
    repository.git("checkout", "--quiet", "main")
    change(repository, CONTACTS)
    repository.commit(ANNA)
    change(repository, LOCK)
    repository.commit(BERTA)
    repository.git("tag", "theirs")
    repository.git("checkout", "--quiet", "branch")
    repository.git("merge", "--quiet", "--no-edit", "-s", "ours", "main", by=BERTA)
    assert found("theirs") == ["TWO001", "TWO002"]


def test_project_in_a_folder_of_its_repository(repository: Repository, found: Find) -> None:
    folder = "Köln & \"co\"\n/cards of 'us'"
    (repository.folder / folder).parent.mkdir()
    (repository.folder / folder).mkdir()
    for name in ("cards", "translations"):
        repository.git("mv", name, f"{folder}/{name}")
    repository.commit(ANNA)
    repository.git("tag", "moved")
    root = repository.folder / folder
    assert found("moved", root) == []
    edit(root / CONTACTS, OLD, NEW)
    repository.commit(ANNA)
    assert found("moved", root) == ["TWO001"]
    edit(root / LOCK, OLD, NEW)
    repository.commit(BERTA)
    assert found("moved", root) == []


def test_lock_that_names_nobody(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    change(repository, LOCK, old='by: "Day team"', new='by: "unknown"')
    repository.commit(ANNA)
    repository.commit(BERTA, TRAILER)
    assert checked(repository.folder, "--since", "base") == 1
    assert "error TWO003" in capsys.readouterr().out
    assert checked(repository.folder, "--since", "HEAD") == 0
    assert "warning TWO003" in capsys.readouterr().out
    assert checked(repository.folder) == 0
    assert "TWO003" not in capsys.readouterr().out
