"""A text and its signature by one hand, and volunteers who stand in a catalog, are found."""

from __future__ import annotations

import pytest

from pocketcards.cli import main
from tests.review.two_people import ANEW, ES, HEADER, PO, TODAY, TRANSLATED, Find, change, checked, sign
from tests.support.clock import morning_of
from tests.support.repository import ANNA, BERTA, Repository

pytestmark = pytest.mark.slow  # whole builds, or processes of their own


def test_translation_and_its_signature_in_one_commit(repository: Repository, found: Find) -> None:
    change(repository, PO, old=TRANSLATED, new=ANEW)
    sign(repository, "es")
    repository.commit(ANNA)
    assert found() == ["TWO004"]


def test_signature_that_follows_corrected_english_is_said_by_somebody_else(
    repository: Repository, found: Find
) -> None:
    """Who corrects a sentence does not say in the same commit that it means the same."""
    root = ("--project", str(repository.folder))
    same = ("update", "--same-meaning", "speak.self", "--by", "Harbour team", "--yes", *root)
    sign(repository, "es")
    repository.commit(BERTA)
    repository.git("tag", "signed")
    change(repository, "cards/common.yaml", old='"I speak English."', new='"I speak English!"')
    assert main(["update", *root]) == 0
    repository.commit(ANNA)
    assert main([*same], now=morning_of(TODAY)) == 0
    repository.commit(BERTA)
    assert "carried" in (repository.folder / "translations/es/review.yaml").read_text("utf-8")
    assert found("signed") == []
    change(repository, "cards/common.yaml", old='"I speak English!"', new='"I can speak English!"')
    assert main([*same], now=morning_of(TODAY)) == 0
    repository.commit(ANNA)
    assert found("signed") == ["TWO004"]


def test_english_and_its_signature_in_one_commit(repository: Repository, found: Find) -> None:
    change(repository, "cards/hotline.yaml", old='title: "Help card"', new='title: "A help card"')
    sign(repository, "--safety", "hotline")
    repository.commit(ANNA)
    assert found() == ["TWO004"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('endonym: "دری"', 'endonym: "فارسی دری"'),
        ('english: "Dari"', 'english: "Dari"\n  spoken: [Dari, Farsi]'),
    ],
)
def test_name_of_a_language_and_its_signature_in_one_commit(
    repository: Repository, found: Find, old: str, new: str
) -> None:
    change(repository, "translations/languages.yaml", old=old, new=new)
    sign(repository, "prs")
    repository.commit(ANNA)
    assert found() == ["TWO004"]


def test_signature_after_the_translation(repository: Repository, found: Find) -> None:
    change(repository, PO, old=TRANSLATED, new=ANEW)
    repository.commit(ANNA)
    sign(repository, "es")
    sign(repository, "--safety", "hotline")
    repository.commit(ANNA)
    assert found() == []


def test_signature_of_other_texts_in_the_same_commit(repository: Repository, found: Find) -> None:
    sign(repository, "es")
    change(repository, PO, old=TRANSLATED, new=ANEW)  # voids its own signature, and leaves the others
    repository.commit(ANNA)
    assert found() == []


def test_signature_that_was_made_anew(repository: Repository, found: Find) -> None:
    change(repository, PO, old=TRANSLATED, new=ANEW)
    sign(repository, "es")
    repository.commit(ANNA)
    (repository.folder / ES).unlink()
    repository.commit(ANNA)
    assert found() == []
    sign(repository, "es")
    repository.commit(BERTA)
    assert found() == []


def test_signatures_of_a_language_that_has_another_folder(repository: Repository, found: Find) -> None:
    sign(repository, "es")
    repository.commit(BERTA)
    repository.git("tag", "signed")
    repository.git("mv", "translations/es", "translations/es_MX")
    for name, old in ((ES, 'locale: "es"'), (PO, "Language: es")):
        change(repository, name.replace("/es/", "/es_MX/"), old=old, new=old.replace("es", "es_MX"))
    repository.commit(ANNA)
    assert found("signed") == []


def test_catalog_with_other_line_ends_keeps_its_signatures(repository: Repository, found: Find) -> None:
    path = repository.folder / PO
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    sign(repository, "es")
    repository.commit(ANNA)
    assert found() == []


@pytest.mark.parametrize(
    "line",
    [
        '"Last-Translator: Berta <berta@example.org>\\n"',
        '"Last-Translator: Berta\\n"',
        '"Last-"\n"Translator: Berta\\n"',
        '"Language-Team: Spanish <berta@example.org>\\n"',
    ],
)
def test_volunteer_in_a_catalog(repository: Repository, found: Find, line: str) -> None:
    change(repository, PO, old=HEADER, new=f"{HEADER}{line}\n")
    repository.commit(ANNA)
    assert found() == ["TWO005"]
    assert found("HEAD") == []


def test_volunteer_in_a_comment(
    repository: Repository, found: Find, capsys: pytest.CaptureFixture[str]
) -> None:
    change(
        repository,
        PO,
        old='msgid ""\nmsgstr ""\n"Proj',
        new='# berta@example.org, 2026\nmsgid ""\nmsgstr ""\n"Proj',
    )
    repository.commit(ANNA)
    assert found() == ["TWO005"]
    line = (repository.folder / PO).read_text("utf-8").splitlines().index("# berta@example.org, 2026") + 1
    checked(repository.folder, "--since", "base")
    assert f"{PO}:{line}: error TWO005" in capsys.readouterr().out


def test_volunteer_beside_a_sentence_or_without_an_address(repository: Repository, found: Find) -> None:
    change(
        repository,
        PO,
        old='msgctxt "speak.self"',
        new='# Berta <berta@example.org>: hm\nmsgctxt "speak.self"',
    )
    repository.commit(ANNA)
    assert found() == ["TWO005"]
    change(repository, PO, old="# Berta <berta@example.org>: hm\n", new="")
    change(repository, PO, old="# Draft:", new="# Berta Ruiz, 2026.\n# Draft:")
    repository.commit(ANNA)
    assert found() == ["TWO005"]


@pytest.mark.parametrize(
    "line",
    ["Last-Translator: FULL NAME <EMAIL@ADDRESS>", "Last-Translator: ", "Language-Team: Spanish"],
)
def test_header_that_names_nobody(repository: Repository, found: Find, line: str) -> None:
    change(repository, PO, old=HEADER, new=f'{HEADER}"{line}\\n"\n')
    repository.commit(ANNA)
    assert found() == []
