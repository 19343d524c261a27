"""Keeps docs/wanted.md: drafts with doubts that a speaker can settle, and languages without a draft.

Usage: python tools/wanted.py

A doubt is a comment in a catalog, above its message, that begins with "Doubt:". Settled, it is deleted there.
What stands in the page between the two marks is written by hand and stays.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pocketcards.catalog.lexer import parse_po  # noqa: E402
from pocketcards.load.project import load_project  # noqa: E402
from pocketcards.model.project import Project  # noqa: E402

PAGE = ROOT / "docs" / "wanted.md"
DOUBT = "Doubt:"
BEGIN, END = "<!-- written by hand -->\n", "<!-- end -->\n"

HEAD = """\
# Wanted

Made from the catalogs by `python tools/wanted.py`; only what stands between the marks is written by hand.

Every translation is a draft until speakers have signed it: [docs/translating.md](translating.md) says how.
All drafts want a speaker; the points below are those of which the drafts themselves are in doubt. Who settles
one mends the message, or leaves it, and deletes the comment above it in the catalog, `cards.po`.

## Drafts that want a speaker
"""
EMPTY_HEAD = """\
## Languages without a draft

Nobody has translated anything yet. Those whose own name has a source have the bridge card, which needs no
text.
"""


def wanted_md(project: Project, by_hand: str) -> str:
    """Return the page."""
    lines = [HEAD]
    for locale, catalog in sorted(project.catalogs.items()):
        doubts = list(doubts_of(catalog.path, locale))
        if doubts:
            lines += [f"### {_title(project, locale)}\n", *doubts, ""]
    lines += [EMPTY_HEAD, "| Folder | Language | Its own name |", "|---|---|---|"]
    for locale, catalog in sorted(project.catalogs.items()):
        if not catalog.begun:
            language = project.languages.get(locale)
            names = (language.english, language.endonym) if language else ("", "")
            lines.append(f"| `{locale}` | {names[0]} | {names[1]} |")
    return "\n".join(lines) + f"\n\n{BEGIN}{by_hand}{END}"


def doubts_of(catalog: str, locale: str) -> Iterator[str]:
    """Yield the doubts of a catalog as items of a list."""
    for entry in parse_po((ROOT / catalog).read_bytes(), catalog, locale, []).entries:
        for comment in entry.comments:
            if comment.strip().startswith(DOUBT) and not entry.obsolete:
                yield f"- `{entry.msgctxt}`: {comment.strip().removeprefix(DOUBT).strip()}"


def by_hand(page: Path) -> str:
    """Return what somebody has written into the page."""
    if not page.exists():
        return "\n"
    return page.read_text("utf-8").partition(BEGIN)[2].rpartition(END)[0] or "\n"


def _title(project: Project, locale: str) -> str:
    language = project.languages.get(locale)
    return f"{language.english} ({language.endonym}, `{locale}`)" if language else f"`{locale}`"


def main() -> None:
    """Write the page."""
    PAGE.write_text(wanted_md(load_project(ROOT, ROOT, []), by_hand(PAGE)), encoding="utf-8")


if __name__ == "__main__":
    main()
