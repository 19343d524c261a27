"""What tests read of a Markdown page: its anchors, its links, its tables, its code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

__all__ = ["anchors", "commands", "links", "resolves", "rows", "ticked"]

URL = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?(/[!-~]*)?")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_TICKED = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+?) *#*$", re.MULTILINE)


def anchors(page: Path) -> list[str]:
    """Return what `page#…` may end in, in order, by GitHub's rule: small letters, no signs, hyphens."""
    found: list[str] = []
    times: Counter[str] = Counter()
    for heading in _HEADING.findall(_prose(page)):
        shown = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        name = re.sub(r"[^\w\- ]", "", shown).replace(" ", "-")
        found.append(f"{name}-{times[name]}" if times[name] else name)
        times[name] += 1
    return found


def links(page: Path) -> list[str]:
    """Return where the links and pictures of a page lead, in order."""
    return _LINK.findall(_TICKED.sub("", _prose(page)))


def resolves(link: str, page: Path) -> bool:
    """Return whether a link of a page leads somewhere: an address of good form, or a file and its heading."""
    if "://" in link:
        return bool(URL.fullmatch(link))
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    return target.exists() and (not anchor or anchor in anchors(target))


def rows(page: Path) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each row of each table, headings included."""
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("|") and not re.fullmatch(r"[|\- ]+", line):
            yield tuple(cell.strip() for cell in line.strip("|").split("|"))


def ticked(page: Path) -> list[str]:
    """Return what stands in backticks, in order."""
    return _TICKED.findall(_prose(page))


def commands(page: Path) -> list[str]:
    """Return the lines of code blocks, fenced or indented by four, without their comments."""
    text = page.read_text(encoding="utf-8")
    fenced = [line for block in _FENCE.findall(text) for line in block.splitlines()[1:-1]]
    indented = re.findall(r"^ {4}(\S.*)$", _FENCE.sub("", text), re.MULTILINE)
    return [re.sub(r"\s+#.*", "", line).strip() for line in [*fenced, *indented]]


def _prose(page: Path) -> str:
    return _FENCE.sub("", page.read_text(encoding="utf-8"))
