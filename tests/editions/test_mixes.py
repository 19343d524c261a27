"""Ready-made sheets of several languages: in every whole set, on its pages, and proven as other files are."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pocketcards.cli import main
from pocketcards.load.contacts import read_regions
from pocketcards.load.yaml import ShapeError
from pocketcards.model.contact import Region
from tests.builders import REGIONS_YAML, node_of
from tests.bundled import ROOT
from tests.projects import copied, edit
from tests.sets.verifying import verified
from tests.support.each import each
from tests.support.readers import poppler_text

SOUND = '{es: "2", zh_Hans: "1", en: "1"}'


def _regions(folder: Path, mixes: str, more: str = "") -> dict[str, Region]:
    text = REGIONS_YAML.replace("paper: letter", f"paper: letter, mixes: {mixes}").replace(
        "trims:", f"{more}trims:"
    )
    return read_regions(node_of(folder, text, "regions.yaml"))


def test_mixes_are_read_and_a_region_has_those_of_the_one_that_it_extends(tmp_path: Path) -> None:
    more = (
        '  us_mo: {name: x, extends: us, roles: {}, mixes: {b: {es: "1", en: "3"}, c: {es: "4", am: "6"}}}\n'
    )
    regions = _regions(tmp_path, '{a: {es: "3", vi: "1"}, b: {es: "2", vi: "2"}}', more)
    said = {name: {mix.id: dict(mix.copies) for mix in one.mixes} for name, one in regions.items()}
    own = {"b": {"es": 1, "en": 3}, "c": {"es": 4, "am": 6}}
    assert said == {
        "us": {"a": {"es": 3, "vi": 1}, "b": {"es": 2, "vi": 2}},
        "us_mo": {"a": {"es": 3, "vi": 1}, **own},
    }


@each(
    ("mixes", "said"),
    [
        ('{Common: {es: "2", vi: "2"}}', "'Common' is no name of a sheet"),
        ('{common: {es: "0", vi: "4"}}', "not a whole number"),
        ('{common: {es: "2.5", vi: "1"}}', "not a whole number"),
        ('{common: {es: "4"}}', "several languages"),
        ("{common: [es, vi]}", "a mapping"),
    ],
)
def test_strange_mix_is_refused_with_its_line(tmp_path: Path, mixes: str, said: str) -> None:
    with pytest.raises(ShapeError) as caught:
        _regions(tmp_path, mixes)
    assert said in caught.value.finding.message
    assert (caught.value.finding.code, caught.value.finding.line) == ("YML006", 7)


# A set with some


def _project(folder: Path, mix: str = SOUND) -> Path:
    root = copied(folder, "es", "zh_Hans")
    shutil.copy(ROOT / "cards" / "sheets.yaml", root / "cards")
    edit(root / "cards" / "regions.yaml", "    roles:\n", f"    mixes:\n      common: {mix}\n    roles:\n")
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _project(tmp_path_factory.mktemp("mixes"))


@pytest.fixture(scope="module")
def out(root: Path) -> Path:
    assert main(["build", "--project", str(root), "--site", "--out", str(root / "out")]) == 0
    return root / "out"


def _mixed(out: Path) -> list[dict[str, Any]]:
    files = json.loads((out / "manifest.json").read_text("utf-8"))["artifacts"]
    return [one for one in files if one["locale"] == "mix-common"]


@pytest.mark.slow
def test_whole_set_has_a_full_sheet_of_each_card(out: Path) -> None:
    files = {one["card"]: one for one in _mixed(out)}
    assert {one["path"] for one in files.values()} == {
        "us/card-us-mix-common-sheet-DRAFT.pdf",
        "us/indicator-us-mix-common-sheet-DRAFT.pdf",
    }
    covers = Counter(poppler_text(out / files["hotline"]["path"]).split("\n"))
    assert covers["Hablo español."] == 2 * covers["I speak English."] > 0
    assert {len(one["codes"]) for one in files.values()} == {3}


@pytest.mark.slow
def test_sheets_are_in_the_zip_and_on_its_pages_and_discreet_ones_on_no_host(out: Path) -> None:
    package = zipfile.ZipFile(out / "us" / "cards-us.zip")
    page = package.read("print.html").decode()
    assert "2 Spanish, 1 Mandarin, 1 English on one sheet" in page
    assert '<th scope="row">10</th><td>20</td><td>10</td><td>10</td>' in page
    inside = {name for name in package.namelist() if "mix-common" in name}
    assert {Path(name).name for name in inside} == {Path(one["path"]).name for one in _mixed(out)}
    assert all(f'href="{name}"' in page for name in inside)
    sums = package.read("check.html").decode()
    assert all(one["sha256"] in sums for one in _mixed(out))
    hosted = out / "us" / "site"
    assert [path.name for path in (hosted / "sheets" / "mix-common").iterdir()] == [
        "indicator-us-mix-common-sheet-DRAFT.pdf"
    ]
    assert "mix-common/card" not in (hosted / "print.html").read_text("utf-8")


@pytest.mark.slow
def test_sheet_is_proven_in_its_set_and_alone_and_a_changed_one_is_not(
    root: Path, out: Path, tmp_path: Path
) -> None:
    sheet = out / _mixed(out)[0]["path"]
    alone = Path(shutil.copy(sheet, tmp_path))
    package = Path(shutil.copy(out / "us" / "cards-us.zip", tmp_path))
    for paths in ([out], [sheet], [alone], [package]):
        assert verified(*paths, root=root).answer == "as made by this program"
    other = next((out / "us").glob("card-us-es-sheet*.pdf"))
    alone.write_bytes(other.read_bytes())
    assert verified(alone, root=root).answer == "wrong"


@pytest.mark.slow
def test_choice_of_languages_has_no_such_sheet_and_a_language_left_out_takes_its_sheets_along(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = _project(tmp_path / "project")
    words = ["build", "--project", str(root), "--region", "us", "--out"]
    assert (
        main([*words, str(tmp_path / "some"), "--locale", "es", "--locale", "zh_Hans", "--locale", "en"]) == 0
    )
    assert _mixed(tmp_path / "some") == []
    edit(root / "translations/es/LC_MESSAGES/cards.po", 'msgstr "Hablo español."', 'msgstr "Hablo 911."')
    assert main([*words, str(tmp_path / "left")]) == 1
    assert _mixed(tmp_path / "left") == []
    capsys.readouterr()
    assert main(["list", "regions", "--project", str(root)]) == 0
    assert "common: es=2 zh_Hans=1 en=1" in capsys.readouterr().out


def test_sheet_changes_the_key_of_no_other_file(tmp_path: Path) -> None:

    from pocketcards.make.keys import Keys
    from pocketcards.make.maker import Plan
    from pocketcards.model.order import Order
    from pocketcards.model.printing import DEFAULTS
    from tests import bundled

    sound = bundled.edition("hotline", "es")
    bare = sound._replace(region=sound.region._replace(mixes=()))
    keys = Keys({}, Plan({}, bundled.project().stock, DEFAULTS))
    assert sound.region.mixes
    assert keys.of(Order("x", ((sound, 0),)), "card") == keys.of(Order("x", ((bare, 0),)), "card")
