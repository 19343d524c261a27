"""Every source of a rule and every link of a page leads somewhere. Nothing is fetched."""

from __future__ import annotations

import re
from pathlib import Path

from pocketcards.rules import RULES
from tests.bundled import ROOT
from tests.support.each import each
from tests.support.markdown import anchors, links, resolves

SOURCE = re.compile(r"\S[^<>]* <(https://\S+|docs/[a-z0-9/-]+\.md#\S+)>")
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])

MODULES = sorted((ROOT / "pocketcards").rglob("*.py"))


def follows(source: str) -> bool:
    """Return whether a source of a rule has its form, and leads somewhere."""
    found = SOURCE.fullmatch(source)
    return bool(found) and resolves(found[1], ROOT / "README.md")


def test_every_source_of_a_rule_can_be_followed() -> None:
    assert [(rule.code, source) for rule in RULES for source in rule.sources if not follows(source)] == []


@each(
    "source",
    [
        "DESIGN §5",
        "reliability row 4: 1{voice}",
        "docs/evidence.md#exchanged-numbers",
        "no link <>",
        "made up <docs/evidence.md#made-up>",
        "no heading <docs/evidence.md>",
        "no such page <docs/nowhere.md#exchanged-numbers>",
        "out of docs <docs/../README.md#run-the-tests>",
        "in the clear <http://www.unicode.org/reports/tr9/>",
        "no host <https://reports/tr9>",
        "a blank <https://www.unicode.org/reports /tr9/>",
    ],
)
def test_a_source_that_leads_nowhere_is_seen(source: str) -> None:
    assert not follows(source)


@each("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_can_be_followed(page: Path) -> None:
    assert [link for link in links(page) if not resolves(link, page)] == []


def test_every_page_that_a_module_names_is_there() -> None:
    named = {
        link
        for path in MODULES
        for link in re.findall(r"docs/[a-z/-]+\.md(?:#[\w-]+)?", path.read_text("utf-8"))
    }
    assert sorted(link for link in named if not resolves(link, ROOT / "README.md")) == []


@each("name", ["evidence.md", "promise.md"])
def test_every_heading_is_cited(name: str) -> None:
    """What no rule, page or module rests on need not be told."""
    cited = "\n".join(path.read_text("utf-8") for path in [*PAGES, *MODULES] if path.name != "checks.md")
    _title, *headings = anchors(ROOT / "docs" / name)
    if "decisions" in headings:  # the promises themselves stand above, for people
        headings = headings[headings.index("decisions") + 1 :]
    assert [heading for heading in headings if f"{name}#{heading}" not in cited] == []


def test_anchors_are_those_of_github(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A county's own folder: `--overlay DIR`\n\n## Same\n\n## Same\n\n### [Link](x.md), _and_ Ünï 9\n\n"
        "```sh\n# no heading\n```\n",
        encoding="utf-8",
    )
    assert anchors(page) == ["a-countys-own-folder---overlay-dir", "same", "same-1", "link-_and_-ünï-9"]


def test_a_broken_link_of_a_page_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Title\n[a](#title) [b](#titel) [c](page.md) [d](other.md) `[e](x.md)`\n", "utf-8")
    assert [link for link in links(page) if not resolves(link, page)] == ["#titel", "other.md"]
