"""Hostile and damaged input: a clear error in bounded time and memory, never a traceback, nothing lost."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pocketcards.cli import main
from tests.bundled import ROOT, SAMPLE
from tests.support.each import each

SECONDS = 20
"""Of work: what others do on the machine does not count."""
MEMORY = 1_500_000_000
PO = Path("translations") / "es" / "LC_MESSAGES" / "cards.po"
NOISE = bytes(range(256)) * 400


class Done(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    said: str


Run = Callable[..., Done]


def project(folder: Path) -> Path:
    """Make a project with two languages; fonts are the bundled ones."""
    root = folder / "project"
    shutil.copytree(SAMPLE / "cards", root / "cards")
    for locale in ("es", "ar"):
        shutil.copytree(SAMPLE / "translations" / locale, root / "translations" / locale)
    shutil.copy(SAMPLE / "translations" / "languages.yaml", root / "translations")
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on a project."""

    def runs(root: Path, *words: str) -> Done:
        code = main([*words, "--project", str(root)])
        said = capsys.readouterr()
        assert "internal error" not in said.err
        return Done(code, said.out + said.err)

    return runs


def _limits() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def run_within_limits(root: Path, *words: str) -> Done:
    """Run a command in a process that may use so much and no more."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "generate.py"), *words, "--project", str(root)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        preexec_fn=_limits,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout
    return Done(done.returncode, done.stdout + done.stderr)


def sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]" for i in range(1, levels)]
    return "\n".join(lines)


def merge_bomb(levels: int) -> str:
    lines = ["m0: &m0 {k: v}"]
    lines += [f"m{i}: &m{i} {{<<: [{', '.join([f'*m{i - 1}'] * 9)}]}}" for i in range(1, levels)]
    return "\n".join(lines)


BOMBS = {
    "alias bomb": bomb(11),
    "merge bomb": merge_bomb(11),
    "deep nesting": "[" * 50_000,
    "deep mapping": "\n".join(" " * i + f"k{i}:" for i in range(2000)),
    "sexagesimal": "k: " + ":".join(["59"] * 90_000),
}
YAML = {
    "a number without quotes": "contacts: {x: {print: 0116}}",
    "a python object": "x: !!python/object/apply:os.system ['true']",
    "a lone surrogate": 'k: "\\ud800"',
    "a control character": "k: \x07",
    "not UTF-8": b"k: \xff\xfe",
    "UTF-16": "k: v".encode("utf-16"),
    "empty": "",
    "a list": "- a\n- b\n",
}


@each("file", ["contacts.yaml", "regions.yaml", "common.yaml", "indicator.yaml"])
@each("name", YAML)
def test_hostile_yaml(tmp_path: Path, run: Run, file: str, name: str) -> None:
    root = project(tmp_path)
    content = YAML[name]
    path = root / "cards" / file
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    done = run(root, "check")
    assert done.code == 3
    assert f"cards/{file}" in done.said


@pytest.mark.slow
@each("name", BOMBS)
def test_yaml_that_would_fill_the_memory(tmp_path: Path, name: str) -> None:
    """The same reader reads every file: one stands for all."""
    root = project(tmp_path)
    (root / "cards" / "contacts.yaml").write_text(BOMBS[name], encoding="utf-8")
    done = run_within_limits(root, "check")
    assert done.code == 3
    assert "cards/contacts.yaml" in done.said


HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

LARGE: dict[str, Callable[[], str]] = {
    "absurd nplurals": lambda: HEADER + '"Plural-Forms: nplurals=999999999; plural=0;\\n"\n',
    "huge nplurals": lambda: HEADER + f'"Plural-Forms: nplurals={"9" * 5000}; plural=0;\\n"\n',
    "a line of 5 MB": lambda: HEADER + '\nmsgctxt "a"\nmsgid "b"\nmsgstr "' + "x" * 5_000_000 + '"\n',
    "100,000 entries": lambda: (
        HEADER + "".join(f'\nmsgctxt "i{i}"\nmsgid "b"\nmsgstr "c"\n' for i in range(100_000))
    ),
    "only quotes": lambda: '"' * 100_000,
}
CATALOGS = {
    "utf-7": HEADER.replace("UTF-8", "utf-7"),
    "a codec that runs code": HEADER.replace("UTF-8", "unicode_escape"),
    "unterminated": HEADER
    + '\nmsgctxt "speak.self"\nmsgid "I speak English."\nmsgstr "Hablo 1-800-555-0199\n',
    "half a conflict": HEADER + "<<<<<<< HEAD\n",
    "NUL": HEADER + '\nmsgctxt "a"\nmsgid "b"\nmsgstr "c\x00d"\n',
    "BOM of UTF-16": "\ufeff".encode("utf-16-le") + HEADER.encode(),
    "noise": NOISE,
}


@each("name", CATALOGS)
def test_hostile_catalog(tmp_path: Path, run: Run, name: str) -> None:
    root = project(tmp_path)
    content = CATALOGS[name]
    (root / PO).write_bytes(content if isinstance(content, bytes) else content.encode())
    done = run(root, "check")
    assert done.code == 1
    assert PO.as_posix() in done.said


@pytest.mark.slow
@each("name", LARGE)
def test_catalog_that_would_fill_the_memory(tmp_path: Path, name: str) -> None:
    root = project(tmp_path)
    (root / PO).write_text(LARGE[name](), encoding="utf-8")
    done = run_within_limits(root, "check")
    assert done.code == 1
    assert PO.as_posix() in done.said


@pytest.mark.slow
@each("path", ["cards/contacts.yaml", PO.as_posix(), "translations/languages.yaml"])
def test_file_of_100_megabytes(tmp_path: Path, path: str) -> None:
    root = project(tmp_path)
    sparse(root / path, 100_000_000)
    done = run_within_limits(root, "check")
    assert done.code in (1, 3)
    assert path in done.said


LOCALES = [
    "../es",
    "..",
    "es@latin",
    "es-MX",
    "zh_CN",
    "tl",
    "con",
    "ES",
    "e",
    "es_",
    "x" * 200,
    "es_419_x",
    "nul",
]


@each("name", [name for name in LOCALES if "/" not in name and name != ".."])
def test_folder_that_is_no_locale(tmp_path: Path, run: Run, name: str) -> None:
    root = project(tmp_path)
    shutil.copytree(root / "translations" / "es", root / "translations" / name)
    done = run(root, "check")
    assert done.code == 1
    assert name[:20] in done.said


@each("name", LOCALES)
def test_locale_on_the_command_line_that_is_none(run: Run, name: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    done = run(root, "build", "--locale", name, "--out", str(tmp_path / "out"))
    assert done.code in (0, 2)
    assert not (tmp_path / "es").exists()


@each("target", ["folder", "catalog", "card"])
def test_links_are_refused_or_harmless(run: Run, tmp_path: Path, target: str) -> None:
    root = project(tmp_path)
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2\n", encoding="utf-8")
    if target == "folder":
        (root / "translations" / "fr").symlink_to(root / "translations" / "es")
    elif target == "catalog":
        (root / PO).unlink()
        (root / PO).symlink_to(secret)
    else:
        (root / "cards" / "zz.yaml").symlink_to(secret)
    done = run(root, "check")
    assert done.code in (1, 3)
    assert "hunter2" not in done.said


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))


def _noise(path: Path) -> None:
    path.write_bytes(NOISE)


@each("damage", [_truncate, _flip, _noise, Path.unlink])
def test_damaged_font(run: Run, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """A face that is not the vendored one is never drawn with, and no file is written."""
    root = project(tmp_path)
    shutil.copytree(ROOT / "fonts" / "noto-sans", root / "fonts" / "noto-sans")
    families = re.split(r"(?m)^(?=[a-z0-9-]+:\n)", (ROOT / "fonts" / "fonts.yaml").read_text("utf-8"))
    only = next(family for family in families if family.startswith("noto-sans:\n"))
    (root / "fonts" / "fonts.yaml").write_text(only, encoding="utf-8")
    damage(root / "fonts" / "noto-sans" / "NotoSans-Bold.ttf")
    done = run(root, "build", "--locale", "en", "--out", str(tmp_path / "out"))
    assert done.code in (1, 3)
    assert "FNT001" in done.said
    assert not (tmp_path / "out").exists()


def test_what_was_built_survives_a_failed_build(run: Run, tmp_path: Path) -> None:
    root = project(tmp_path)
    out = tmp_path / "out"
    assert run(root, "build", "--locale", "es", "--out", str(out)).code == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    (root / PO).write_text(CATALOGS["unterminated"], encoding="utf-8")  # type: ignore[arg-type]
    assert run(root, "build", "--locale", "es", "--out", str(out)).code == 1
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
