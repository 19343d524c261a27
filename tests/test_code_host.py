"""The Action and the workflows: sound, with no more rights than they need, and their shell steps work."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.bundled import ROOT
from tests.projects import copied, edit
from tests.support.repository import Repository

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTION = ROOT / "action.yml"
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
BIN = Path(sys.executable).parent
FORGED = re.compile(r"\$\{\{")
"""What a shell must not be given in the text of its script: anybody can name a branch."""


def _read(path: Path) -> dict[str, Any]:
    """Read YAML as the code host does: `on` is a word, and not `true`."""
    loaded = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def _jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in _read(path)["jobs"].items():
            yield f"{path.name} {name}", job


def _steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, job in _jobs():
        yield from ((name, step) for step in job["steps"])
    yield from (("action.yml", step) for step in _read(ACTION)["runs"]["steps"])


def _script(named: str) -> str:
    (found,) = [str(step["run"]) for _, step in _steps() if step.get("name") == named]
    return found


# As they are read


def test_linter_finds_nothing() -> None:
    program = shutil.which("actionlint", path=os.pathsep.join((str(BIN), os.environ["PATH"])))
    assert program, "actionlint is missing: pip install -e '.[test]'"
    shell = shutil.which("shellcheck", path=os.pathsep.join((str(BIN), os.environ["PATH"])))
    assert shell, "shellcheck is missing: pip install -e '.[test]'"
    words = [program, "-no-color", "-shellcheck", shell, *map(str, WORKFLOWS)]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)
    assert (done.stdout, done.returncode) == ("", 0)
    scripts = [str(ROOT / "tools" / "compare.sh"), str(ROOT / ".ci" / "run")]
    done = subprocess.run([shell, *scripts], capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout, done.returncode) == ("", 0)


def test_linter_would_find_what_is_wrong(tmp_path: Path) -> None:
    program = shutil.which("actionlint", path=os.pathsep.join((str(BIN), os.environ["PATH"])))
    assert program
    bad = tmp_path / "bad.yml"
    bad.write_text(
        "on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - run: echo ${{ github.event.pull_request.title }}\n",
        encoding="utf-8",
    )
    done = subprocess.run([program, str(bad)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "untrusted" in done.stdout


def test_what_others_have_written_is_pinned_to_a_commit() -> None:
    used = [(name, str(step["uses"])) for name, step in _steps() if "uses" in step]
    assert len(used) > 6
    assert [pair for pair in used if pair[1] != "./" and not PINNED.fullmatch(pair[1])] == []


def test_no_script_holds_what_a_stranger_wrote() -> None:
    assert [name for name, step in _steps() if FORGED.search(str(step.get("run", "")))] == []


def test_nobody_may_write_but_who_publishes() -> None:
    reads = {"contents": "read"}
    assert {path.name: _read(path)["permissions"] for path in WORKFLOWS} == dict.fromkeys(
        (path.name for path in WORKFLOWS), reads
    )
    writers = {name: job["permissions"] for name, job in _jobs() if "permissions" in job}
    assert writers == {"release.yml publish": {"contents": "write"}}
    publish = dict(_jobs())["release.yml publish"]
    assert "checkout" not in str(publish), "who may write runs nothing of the project"
    assert [path.name for path in WORKFLOWS if "pull_request_target" in _read(path)["on"]] == []
    checkouts = [step for _, step in _steps() if str(step.get("uses", "")).startswith("actions/checkout@")]
    assert {step["with"]["persist-credentials"] for step in checkouts} == {"false"}


def test_no_job_runs_for_ever() -> None:
    assert [name for name, job in _jobs() if "timeout-minutes" not in job] == []


def test_the_three_systems_are_tried() -> None:
    (matrix,) = [job["strategy"]["matrix"] for _, job in _jobs() if "strategy" in job]
    assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "windows", "macos"}
    assert matrix["python"][0] == "3.11"


def test_action_asks_for_what_it_has() -> None:
    action = _read(ACTION)
    text = ACTION.read_text("utf-8").partition("\nname:")[2]
    assert {*re.findall(r"inputs\.([a-z-]+)", text)} == {*action["inputs"]}
    assert all(one["description"] for one in action["inputs"].values())
    assert {step.get("shell", "bash") for step in action["runs"]["steps"]} == {"bash"}
    assert all("shell" in step for step in action["runs"]["steps"] if "run" in step)
    ids = {step["id"] for step in action["runs"]["steps"] if "id" in step}
    assert {*re.findall(r"steps\.([a-z-]+)\.", text)} <= ids


# As they run


def _shell(script: str, folder: Path, **values: str) -> subprocess.CompletedProcess[str]:
    """Run a script as the code host does."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT")}
    environment |= {"PATH": os.pathsep.join((str(BIN), os.environ["PATH"])), **values}
    words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        words,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def _given(**changes: str) -> Mapping[str, str]:
    """Return what the Action hands to its scripts: its inputs as they are if nobody gives any."""
    inputs = {name: one.get("default", "") for name, one in _read(ACTION)["inputs"].items()}
    named = {name.upper(): str(value) for name, value in {**inputs, **changes}.items() if "-" not in name}
    return {**named, "GITHUB_ACTION_PATH": str(ROOT)}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository whose project stands in a folder of its own, with a commit to compare with."""
    made = Repository(tmp_path / "repository")
    copied(made.folder / "tools" / "cards", "es")
    made.commit()
    made.git("branch", "base")
    return made


@pytest.mark.slow
def test_check_annotates_the_files_of_the_repository(repository: Repository) -> None:
    script, given = _script("What is wrong with the project"), _given(project="tools/cards")
    assert _shell(script, repository.folder, **given).returncode == 0
    catalog = "tools/cards/translations/es/LC_MESSAGES/cards.po"
    edit(repository.folder / catalog, 'msgstr "Hablo español."', 'msgstr "Llame al 911"')
    done = _shell(script, repository.folder, **given)
    assert done.returncode == 1
    assert done.stdout.startswith(f"::error file={catalog},line="), done.stdout
    assert (repository.folder / catalog).is_file()


@pytest.mark.slow
def test_what_one_person_changed_alone_fails_or_is_told(repository: Repository) -> None:
    for name in ("contacts.yaml", "contacts.lock"):
        edit(repository.folder / "tools" / "cards" / "cards" / name, '"711"', '"811"')
    repository.commit()
    script = _script("What one person changed alone")
    ends = {}
    for alone in ("error", "warning"):
        done = _shell(script, repository.folder, **_given(project="tools/cards", since="base", alone=alone))
        assert "::error file=tools/cards/cards/contacts.lock" in done.stdout, done.stdout + done.stderr
        ends[alone] = done.returncode
    assert ends == {"error": 1, "warning": 0}


@pytest.mark.slow
def test_a_pull_request_shows_its_cards_before_beside_after(repository: Repository, tmp_path: Path) -> None:
    project = repository.folder / "tools" / "cards"
    edit(project / "cards" / "indicator.yaml", "Someone else speaks for them.", "Someone speaks for them.")
    repository.commit()
    summary, output, temp = tmp_path / "summary.md", tmp_path / "output", tmp_path / "temp"
    temp.mkdir()
    given = _given(project="tools/cards", since="base")
    files = {"RUNNER_TEMP": temp, "GITHUB_STEP_SUMMARY": summary, "GITHUB_OUTPUT": output}
    paths = {name: str(path) for name, path in files.items()}
    done = _shell(_script("The cards that look different"), repository.folder, **given, **paths)
    assert done.returncode == 0, done.stderr
    said = summary.read_text("utf-8")
    assert "| indicator | us | en | changed |  |" in said
    assert "| hotline |" not in said
    assert re.search(r"unchanged +[1-9]", (temp / "after.log").read_text("utf-8"))  # by the same program
    assert (temp / "pictures" / "indicator-us-en.png").is_file()
    assert output.read_text("utf-8").startswith("changed=")
    assert output.read_text("utf-8") != "changed=0\n"
    assert repository.git("worktree", "list").count("\n") == 0
    assert repository.git("status", "--porcelain") == ""


@pytest.mark.slow
def test_old_cards_are_made_by_the_program_that_stood_beside_them(
    repository: Repository, tmp_path: Path
) -> None:
    for name in ("pocketcards/__init__.py", "generate.py"):
        path = repository.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("import sys; sys.exit('the old program: ' + sys.argv[1])\n", encoding="utf-8")
    repository.commit()
    repository.git("branch", "--force", "base")
    done = _shell(
        f'bash "{ROOT / "tools" / "compare.sh"}"',
        repository.folder,
        **_given(project="tools/cards", since="base"),
        RUNNER_TEMP=str(tmp_path),
    )
    assert done.returncode == 0, done.stderr
    assert "the old program: build" in done.stderr
    assert "There is no set to compare with" in done.stdout


@pytest.mark.slow
def test_newcomer_without_packages_is_told(tmp_path: Path) -> None:
    """The step as it stands, with a Python that has none."""
    bare = tmp_path / "python"
    bare.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "$@"\n', encoding="utf-8")
    bare.chmod(0o755)
    shutil.copy(ROOT / "generate.py", tmp_path)
    shutil.copytree(  # not linked: beside the project itself there may be a .venv to name
        ROOT / "pocketcards", tmp_path / "pocketcards", ignore=shutil.ignore_patterns("__pycache__")
    )
    script = f'PATH="{tmp_path}:$PATH"\n{_script("Without its packages it says what is missing")}'
    done = _shell(script, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "error: the package " in done.stdout


@pytest.mark.slow
def test_release_has_a_zip_a_region_and_sums_that_hold(tmp_path: Path) -> None:
    for region in ("us", "us_mo"):
        (tmp_path / "out" / region).mkdir(parents=True)
        (tmp_path / "out" / region / f"cards-{region}.zip").write_bytes(region.encode())
    (tmp_path / "out" / "manifest.json").write_text(json.dumps({}), encoding="utf-8")
    done = _shell(_script("One zip a region, and their sums"), tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "release").iterdir()) == [
        "SHA256SUMS",
        "cards-us.zip",
        "cards-us_mo.zip",
        "manifest.json",
    ]
    (tmp_path / "release" / "cards-us.zip").write_bytes(b"another")
    done = _shell("cd release && sha256sum --check SHA256SUMS", tmp_path)
    assert done.returncode == 1
