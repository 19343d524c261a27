"""Bad YAML is refused with its line, whatever it costs to read; good YAML is text with lines."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pocketcards.load.yaml import MAX_BYTES, MAX_DEPTH, RULES, Node, ShapeError, read_yaml
from pocketcards.model.finding import Finding
from tests.builders import node_of
from tests.support.each import each

SECONDS = 0.5


def _read(folder: Path, data: bytes | str) -> tuple[Node | None, list[Finding]]:
    path = folder / "x.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    findings: list[Finding] = []
    return read_yaml(path, "cards/x.yaml", findings), findings


def _refused(folder: Path, data: bytes | str) -> Finding:
    node, findings = _read(folder, data)
    assert node is None
    assert len(findings) == 1
    assert findings[0].path == "cards/x.yaml"
    return findings[0]


BAD = [
    ("YML001", 1, ""),
    ("YML001", 1, "# only a comment\n"),
    ("YML001", 2, 'a: b\nc: "open\n'),
    ("YML001", 2, "a: b\n\tc: d\n"),
    ("YML001", 2, "a: b\nc: d: e\n"),
    ("YML001", 2, b"a: b\nc: \xff\n"),
    ("YML001", 2, "é: b\nü: \x00\n"),
    ("YML001", 2, "a: b\nc: \x1b[2J\n"),
    ("YML001", 2, 'a: b\nc: "\\e[2J"\n'),
    ("YML001", 1, 'a: "\\ud800"\n'),
    ("YML001", 1, b"a: \xed\xa0\x80\n"),
    ("YML001", 2, "a: b\n---\nc: d\n"),
    ("YML001", 2, "a: b\n<<<<<<< HEAD\n"),
    ("YML002", 2, "a: b\nc: 911\n"),
    ("YML002", 1, "a: 0116\n"),
    ("YML002", 1, "a: 190:20:30\n"),
    ("YML002", 1, "a: 0x1F\n"),
    ("YML002", 1, "a: 999.\n"),
    ("YML002", 1, "a: +18005550100\n"),
    ("YML002", 1, "a: 233_733\n"),
    ("YML002", 1, "a: no\n"),
    ("YML002", 1, "a: On\n"),
    ("YML002", 1, "a: ~\n"),
    ("YML002", 1, "a:\n"),
    ("YML002", 1, "a: 2026-01-01\n"),
    ("YML002", 1, "a: 2024-99-99\n"),
    ("YML002", 1, "no: a\n"),
    ("YML002", 1, "a: [b, 12]\n"),
    ("YML002", 1, "<<: {a: b}\n"),
    ("YML003", 3, "a: b\nc: d\na: e\n"),
    ("YML003", 2, "x:\n  a: {b: c, b: d}\n"),
    ("YML004", 1, "a: &x b\n"),
    ("YML004", 2, "a: b\nc: *x\n"),
    ("YML004", 2, "a: b\nc: !!int x\n"),
    ("YML004", 1, "a: !!python/object/apply:os.system [ls]\n"),
    ("YML004", 1, "a: !\n"),
    ("YML005", None, "#" * (MAX_BYTES + 1)),
    ("YML005", 1, "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)),
    ("YML006", 2, "a: b\n? [c]\n: d\n"),
]


@each(("code", "line", "data"), BAD, ids=lambda value: repr(value)[:24])
def test_bad_file_is_refused_at_its_line(
    tmp_path: Path, code: str, line: int | None, data: bytes | str
) -> None:
    refused = _refused(tmp_path, data)
    assert (refused.code, refused.line) == (code, line)


def test_every_rule_has_a_bad_example() -> None:
    assert {code for code, _, _ in BAD} == {rule.code for rule in RULES}


GOOD = [
    'a: "911"',
    "a: 'no'",
    'a: "2026-01-01"',
    "a: 1-888-373-7888",
    "a: {b: [c, d], e: f}",
    "a: >-\n  folded\n  text",
    "a: ខ្មែរ\u200bاردو",
    "\ufeffa: b",
    "a: b\r\nc: d\r\n",
    "[" * MAX_DEPTH + "]" * MAX_DEPTH,
]


@each("text", GOOD)
def test_good_file_is_read_in_silence(tmp_path: Path, text: str) -> None:
    node, findings = _read(tmp_path, text)
    assert node is not None
    assert findings == []


def _aliases() -> str:
    lines = ['a0: &a0 ["x", "x"]']
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    return "\n".join(lines)


def _merges() -> str:
    lines = ["m0: &m0 {a: b}"]
    lines += [f"m{i}: &m{i}\n  <<: [{', '.join([f'*m{i - 1}'] * 9)}]" for i in range(1, 12)]
    return "\n".join(lines)


BOMBS = {
    "aliases": _aliases(),
    "merge keys": _merges(),
    "depth 50,000, lists": "[" * 50_000,
    "depth 50,000, mappings": "{a: " * 50_000,
    "depth 50,000, indented": "- " * 50_000,
    "depth 50,000, keys": "? " * 50_000,
    "10 MB": "a: " + "b" * 10_000_000,
    "base 60": "a: " + "1:" * 150_000 + "1",
    "no end": "a: '" + "b\n" * 150_000,
    "tags": "a: " + "!x " * 100_000,
    "anchors": "a: " + "&x " * 100_000,
}


@each("name", BOMBS)
def test_bomb_is_refused_at_once(tmp_path: Path, name: str) -> None:
    started = time.process_time()
    _refused(tmp_path, BOMBS[name])
    assert time.process_time() - started < SECONDS


def test_missing_file_is_a_finding(tmp_path: Path) -> None:
    findings: list[Finding] = []
    assert read_yaml(tmp_path / "no.yaml", "cards/no.yaml", findings) is None
    assert [found.code for found in findings] == ["YML001"]


def test_link_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "zero.yaml"
    path.symlink_to("/dev/zero")
    findings: list[Finding] = []
    assert read_yaml(path, "cards/zero.yaml", findings) is None
    assert "not a plain file" in findings[0].message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_pipe_does_not_keep_us_waiting(tmp_path: Path) -> None:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    findings: list[Finding] = []
    assert read_yaml(path, "cards/pipe.yaml", findings) is None


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    node = node_of(tmp_path, "a: b\nc:\n  d: e\n  f: [g,\n    h]\n")
    assert node["a"].at.line == 1
    assert node["c"]["d"].at.line == 3
    assert [member.at.line for member in node["c"]["f"].list()] == [4, 5]


def test_escaped_character_is_the_character(tmp_path: Path) -> None:
    assert node_of(tmp_path, r'a: "\u1780\u200b"').text_at("a") == "\u1780\u200b"


WRONG_KINDS = [
    (lambda node: node["a"].items().__next__(), "a mapping"),
    (lambda node: node["a"].list(), "a list"),
    (lambda node: node["c"].text(), "a text"),
    (lambda node: node["c"].texts(), "a text"),
    (lambda node: node["a"]["b"], "a mapping"),
    (lambda node: node["z"], "'z' is missing"),
    (lambda node: node.text_at("z"), "'z' is missing"),
    (lambda node: node.number_at("a"), "not a number"),
    (lambda node: node.whole_at("a"), "not a whole number"),
    (lambda node: node.only("a"), "unknown key 'c'"),
]


@each(("use", "said"), WRONG_KINDS)
def test_value_of_the_wrong_kind_is_named(tmp_path: Path, use, said: str) -> None:  # type: ignore[no-untyped-def]
    node = node_of(tmp_path, "a: b\nc: [[d]]\n")
    with pytest.raises(ShapeError, match=said) as caught:
        use(node)
    assert caught.value.finding.code == "YML006"
    assert caught.value.finding.line is not None


@each("text", ["nan", "inf", "1e9", "1_000", "٣", "３", " 3", "", "--1", "0x3"])
def test_number_is_decimal_ascii(tmp_path: Path, text: str) -> None:
    node = node_of(tmp_path, f'a: "{text}"')
    with pytest.raises(ShapeError):
        node.number_at("a")


@each("text", ["0", "-1", "1.5", "٣", "nan", "1000000"])
def test_count_is_whole_and_positive(tmp_path: Path, text: str) -> None:
    node = node_of(tmp_path, f'a: "{text}"')
    with pytest.raises(ShapeError):
        node.whole_at("a")


def test_number_is_read(tmp_path: Path) -> None:
    node = node_of(tmp_path, 'a: "88.9"\nb: "-2"\nc: "60"\n')
    assert (node.number_at("a"), node.number_at("b"), node.whole_at("c")) == (88.9, -2.0, 60)
