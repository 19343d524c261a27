"""A folder becomes a project, and one broken file does not hide the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocketcards.errors import InputError
from pocketcards.load.project import Source, find_root, load_source
from pocketcards.model.finding import Finding
from tests.builders import CARD_YAML, CONTACTS_YAML, REGIONS_YAML, write_cards
from tests.support.each import each


def _load(root: Path) -> tuple[Source, list[Finding]]:
    findings: list[Finding] = []
    return load_source(root, findings), findings


def test_project_is_read_in_silence(tmp_path: Path) -> None:
    source, findings = _load(write_cards(tmp_path))
    assert findings == []
    assert (list(source.cards), list(source.regions), list(source.trims)) == (["help"], ["us"], ["us"])


def test_messages_are_those_that_cards_print(tmp_path: Path) -> None:
    spare = CONTACTS_YAML + CONTACTS_YAML.removeprefix("contacts:\n").replace("  line:", "  spare:")
    source, _ = _load(write_cards(tmp_path, contacts=spare))
    assert set(source.messages) == {
        "help.title",
        "help.sign",
        "channel.interpreters",
        "contact.line.name",
        "contact.line.hours",
        "contact.line.cost",
    }


def test_two_broken_files_are_found_in_one_run(tmp_path: Path) -> None:
    root = write_cards(tmp_path, contacts="contacts: [", help=CARD_YAML.replace("id: help", "id: 7"))
    _, findings = _load(root)
    assert {(found.code, found.path) for found in findings} == {
        ("YML001", "cards/contacts.yaml"),
        ("YML002", "cards/help.yaml"),
    }


def test_broken_file_does_not_hide_what_another_says(tmp_path: Path) -> None:
    source, findings = _load(write_cards(tmp_path, contacts="contacts: ["))
    assert len(findings) == 1
    assert list(source.cards) == ["help"]


@each("text", ["regions: [", "regions: {}", REGIONS_YAML + "more: x\n"])
def test_broken_regions_are_told_once(tmp_path: Path, text: str) -> None:
    _, findings = _load(write_cards(tmp_path, regions=text))
    assert [found.path for found in findings] == ["cards/regions.yaml"]


def test_missing_file_is_a_finding(tmp_path: Path) -> None:
    root = write_cards(tmp_path)
    (root / "cards" / "contacts.yaml").unlink()
    _, findings = _load(root)
    assert [(found.code, found.path) for found in findings] == [("YML001", "cards/contacts.yaml")]


def test_root_is_the_nearest_folder_with_cards(tmp_path: Path) -> None:
    write_cards(tmp_path)
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_root(inner, Path("elsewhere")) == tmp_path


def test_root_falls_back_to_the_programs_own_folder(tmp_path: Path) -> None:
    own = write_cards(tmp_path / "own")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert find_root(elsewhere, own) == own


def test_no_cards_anywhere_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder `cards`"):
        find_root(tmp_path, tmp_path)


def test_file_named_cards_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "cards").write_text("x")
    with pytest.raises(InputError):
        find_root(tmp_path, tmp_path)
