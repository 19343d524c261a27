"""Which number stands where: each edit of a card that moves, drops, doubles or mislabels one is found."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.bundled import SAMPLE
from tests.support.clock import morning_of

HELP, SIGNS, COMMON, REGIONS = (
    f"cards/{name}.yaml" for name in ("hotline", "indicator", "common", "regions")
)
TODAY = date(2026, 11, 23)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE / "cards", tmp_path / "project" / "cards")
    return tmp_path / "project"


def _edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def _errors(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what is found, the lock renewed: these checks do not lean on it."""
    main(["contacts", "lock", "--yes", "--project", str(root)], now=morning_of(TODAY))
    capsys.readouterr()
    main(["check", "--project", str(root)], now=morning_of(TODAY))
    return re.findall(r"(?m)^(.*?): error (CRD\d+: .*)$", capsys.readouterr().out)


EDITS = {
    "block dropped from the second layout": (
        (
            SIGNS,
            "      inside-bottom: [do, steps]\n      back: [numbers]",
            "      inside-bottom: [do, steps]\n      back: []",
        ),
        SIGNS,
        "CRD010: indicator: layout 2 in us does not print the number of hotline",
    ),
    "block for another region alone": (
        (SIGNS, "    kind: numbers\n", "    kind: numbers\n    regions: [gb]\n"),
        SIGNS,
        "CRD010: indicator: layout 1 in us does not print the number of hotline",
    ),
    "emergency taken out of the text": (
        (SIGNS, ", indicator.do.danger]", "]"),
        SIGNS,
        "CRD010: indicator: layout 1 in us does not print the number of emergency",
    ),
    "block placed twice": (
        (SIGNS, "back: [do, steps, numbers]", "back: [numbers, do, steps, numbers]"),
        SIGNS,
        "CRD011: indicator: layout 1 in us prints the number of hotline on 2 lines",
    ),
    "role twice in a block": (
        (SIGNS, "{role: relay, label: channel.relay}", "{role: hotline, label: contact}"),
        SIGNS,
        "CRD011: indicator: layout 1 in us prints the number of hotline on 2 lines",
    ),
    "text line first": (
        (
            SIGNS,
            "      - {role: hotline, label: contact}\n      - {role: textline, label: channel.text}\n",
            "      - {role: textline, label: channel.text}\n      - {role: hotline, label: contact}\n",
        ),
        SIGNS,
        "CRD012: indicator: layout 1 in us has textline as its main number, before the hotline",
    ),
    "text message over the voice line": (
        (SIGNS, "{role: hotline, label: contact}", "{role: hotline, label: channel.text}"),
        SIGNS,
        "CRD013: indicator: layout 1 in us: channel.text names text, and hotline is voice",
    ),
    "name of the service over the text line": (
        (SIGNS, "{role: textline, label: channel.text}", "{role: textline, label: contact}"),
        SIGNS,
        "CRD013: indicator: layout 1 in us: contact names voice or emergency, and textline is text",
    ),
    "label that declares nothing": (
        (COMMON, "    names: [text]\n", ""),
        SIGNS,
        "CRD013: indicator: layout 1 in us: the label channel.text does not say which kind of number it "
        "names",
    ),
    "label that declares another kind": (
        (COMMON, "    names: [text]\n", "    names: [voice]\n"),
        SIGNS,
        "CRD013: indicator: layout 1 in us: channel.text names voice, and textline is text",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_number_that_does_not_stand_where_it_should_is_found(
    root: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    edit, path, said = EDITS[name]
    _edit(root, *edit)
    found = _errors(root, capsys)
    code = said.partition(":")[0]
    also = {"CRD010"} if name == "role twice in a block" else set()  # of the role that made room
    assert {message.partition(":")[0] for _, message in found} == {code} | also
    assert said in [message for _, message in found]
    assert all(re.fullmatch(rf"{path}:\d+|cards/hotline.yaml:\d+", where) for where, _ in found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "{role: textline, label: channel.text}",
            "{role: textline, label: none}",
            "either every number of a block has a label",
        ),
        ("names: [text]", "names: [sms]", "unknown kind 'sms'"),
    ],
)
def test_card_that_says_what_cannot_be_is_unreadable(
    root: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    _edit(root, COMMON if "names" in old else SIGNS, old, new)
    assert main(["check", "--project", str(root)]) == 3
    assert said in capsys.readouterr().out
