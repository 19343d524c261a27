"""What one person did alone is found in real repositories, and nobody is named."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pocketcards.cli import main
from pocketcards.errors import UsageError
from pocketcards.load.history import read_history
from tests.bundled import SAMPLE
from tests.support.clock import morning_of
from tests.support.repository import ANNA, BERTA, Repository

pytestmark = pytest.mark.slow  # whole builds, or processes of their own

TODAY = date(2026, 11, 23)
CONTACTS, REGIONS, LOCK = "cards/contacts.yaml", "cards/regions.yaml", "cards/contacts.lock"
COMMON, SAFETY = "cards/common.yaml", "cards/review.yaml"
PO, ES = "translations/es/LC_MESSAGES/cards.po", "translations/es/review.yaml"
TRAILER = "A new number\n\nCompared-by: Night team"
OLD, NEW = "1-888-373-7888", "1-888-373-7880"

Find = Callable[..., list[str]]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A project, compared by a team and committed."""
    made = Repository(tmp_path / "repository")
    shutil.copytree(SAMPLE / "cards", made.folder / "cards")
    shutil.copytree(SAMPLE / "translations" / "es", made.folder / "translations" / "es")
    shutil.copy(SAMPLE / "translations" / "languages.yaml", made.folder / "translations")
    edit(made.folder / LOCK, 'by: "unknown"', 'by: "Day team"')
    made.commit(BERTA, "The project")
    made.git("tag", "base")
    return made


@pytest.fixture
def found(repository: Repository, capsys: pytest.CaptureFixture[str]) -> Find:
    """Return the codes of this family that `check` finds; nothing it prints holds a name or an address."""

    def finds(since: str = "base", root: Path | None = None) -> list[str]:
        capsys.readouterr()
        said = checked(root or repository.folder, "--since", since, "--output-format", "json")
        out, err = capsys.readouterr()
        for name in ("anna", "berta", "example.org"):
            assert name not in (out + err).casefold()
        assert said in (0, 1), err
        codes = [one["code"] for one in json.loads(out) if one["code"].startswith("TWO")]
        return sorted(codes)

    return finds


def checked(root: Path, *words: str) -> int:
    return main(["check", *words, "--project", str(root)], now=morning_of(TODAY))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode("utf-8"))


def change(repository: Repository, *names: str, new: str = NEW, old: str = OLD) -> None:
    for name in names:
        edit(repository.folder / name, old, new)


def sign(repository: Repository, *words: str, by: str = "Madrid team") -> None:
    root = str(repository.folder)
    assert main(["review", *words, "--by", by, "--yes", "--project", root], now=morning_of(TODAY)) == 0


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


TRANSLATED, ANEW = 'msgstr "Hablo español."', 'msgstr "Yo hablo español."'


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


HEADER = '"Language: es\\n"\n'


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


def test_plain_check_is_silent(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    change(repository, CONTACTS, LOCK)
    change(repository, PO, old=HEADER, new=f'{HEADER}"Last-Translator: Berta\\n"\n')
    repository.commit(ANNA)
    checked(repository.folder)
    assert "TWO" not in capsys.readouterr().out


def refused(root: Path, since: str) -> str:
    with pytest.raises(UsageError) as refusal:
        read_history(root, since)
    assert refusal.value.exit_code == 2
    return f"{refusal.value} {refusal.value.hint}"


@pytest.mark.parametrize("revision", ["nowhere", "", "--all", "HEAD..HEAD", "HEAD:cards", "a\0b", "ñ x"])
def test_revision_that_is_not_there(repository: Repository, revision: str) -> None:
    assert "git knows no such revision here" in refused(repository.folder, revision)


def test_folder_that_is_no_checkout(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    assert "is no checkout of git" in refused(tmp_path, "HEAD")


def test_project_that_was_never_committed(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    (tmp_path / "cards").mkdir()
    assert "never committed" in refused(tmp_path, "HEAD")
    made.commit()
    assert "never committed" in refused(tmp_path, "HEAD")


def test_no_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.fspath(repository.folder))
    assert "git, which is not installed" in refused(repository.folder, "base")


def test_shallow_clone(repository: Repository, tmp_path: Path) -> None:
    for i in range(3):
        change(repository, COMMON, old="sources:", new=f"sources: #{i}")
        repository.commit(ANNA)
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth", "2", repository.folder.as_uri(), str(clone))
    assert "fetch-depth: 0" in refused(clone, "base")
    assert "cut off" in refused(clone, "HEAD~1")
    assert read_history(clone, "HEAD").commits == ()


def test_histories_without_a_common_commit(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "other")
    repository.commit(ANNA)
    assert "no commit in common" in refused(repository.folder, "base")


def test_another_repository_of_a_hook_is_not_read(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere.git"))
    assert read_history(repository.folder, "base").commits == ()


def test_nobody_fetches(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    run = subprocess.run

    def watched(command: list[str], **options: object) -> object:
        seen.append((command, options["env"]))
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", watched)
    read_history(repository.folder, "base")
    words = {word for command, _ in seen for word in command}
    assert words.isdisjoint({"fetch", "pull", "clone", "remote", "ls-remote", "push"})
    assert all(environment["GIT_ALLOW_PROTOCOL"] == "" for _, environment in seen)


def test_the_author_of_a_commit_is_not_shown(repository: Repository) -> None:
    repository.commit(ANNA)
    shown = repr(read_history(repository.folder, "base")).casefold()
    assert "example.org" not in shown


def test_annotations_stand_at_files_of_the_repository(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.folder / "us").mkdir()
    for name in ("cards", "translations"):
        repository.git("mv", name, f"us/{name}")
    root = repository.folder / "us"
    edit(root / CONTACTS, OLD, NEW)
    checked(root, "--output-format", "github")
    assert "file=us/cards/contacts.yaml,line=" in capsys.readouterr().out
    checked(root, "--output-format", "json")
    assert '"path": "cards/contacts.yaml"' in capsys.readouterr().out
