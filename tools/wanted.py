"""Keeps docs/wanted.md: languages without a draft, the size of the work, doubts that a speaker can settle.

Usage: python tools/wanted.py

A doubt is a comment in a catalog, above its message, that begins with "Doubt:". Settled, it is deleted there.
What stands in the page between the two marks is written by hand and stays.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pocketcards.catalog.lexer import parse_po  # noqa: E402
from pocketcards.editions.edition import printed_messages  # noqa: E402
from pocketcards.load.languages import Languages  # noqa: E402
from pocketcards.load.project import load_project, project_languages  # noqa: E402
from pocketcards.model.project import Project  # noqa: E402
from pocketcards.model.wording import counted  # noqa: E402

PAGE = ROOT / "docs" / "wanted.md"
DOUBT = "Doubt:"
BEGIN, END = "<!-- written by hand -->\n", "<!-- end -->\n"

FIRST = ("ps", "prs", "my", "ksw", "ti", "mam", "quc", "ln", "ee", "kea")
"""Most asked for by those who count refugees, and by courts and interpreter services; the others by name."""
FIRST_CARD = "hotline"

HEAD = """\
# Wanted

Made from the catalogs by `python tools/wanted.py`; only what stands between the marks is written by hand.

## Languages that wait for a speaker

Machines write these languages badly, and a wrong sentence is worse than none: so nobody has begun them, and
they are wanted most. Those on top are most asked for. Each has the bridge card, which needs no text.

The smallest help: a team of speakers signs that the language is called so, two names
(`python generate.py review LOCALE --by TEAM`). Then the {card}, before all others: {texts}, {words} words.
The other cards can follow one by one:

| Card | Texts | Words | New after the {card} |
|---|---|---|---|
{rows}

[docs/translating.md](translating.md) says how.

| Folder | Language | Its own name |
|---|---|---|
{languages}

Before these can have a card their script needs a font: Assyrian and Chaldean (Syriac letters), Kayah
(Kayah Li letters).
"""
DRAFTS = """\
## Drafts that want a speaker

Every translation is a draft until speakers have signed it: [docs/translating.md](translating.md) says how.
All drafts want a speaker; the points below are those of which the drafts themselves are in doubt. Who settles
one mends the message, or leaves it, and deletes the comment above it in the catalog, `cards.po`.
"""


def wanted_md(project: Project, names: Languages, by_hand: str) -> str:
    """Return the page."""
    lines = [_head(project, names), DRAFTS]
    for locale, catalog in sorted(project.catalogs.items()):
        doubts = list(doubts_of(catalog.path, locale))
        if doubts:
            lines += [f"### {_title(project, locale)}\n", *doubts, ""]
    return "\n".join(lines) + f"\n{BEGIN}{by_hand}{END}"


def _head(project: Project, names: Languages) -> str:
    """Return how much there is to translate, and into what: languages that nobody has begun."""
    texts = {card: printed_messages(project, project.cards[card]) for card in project.cards}
    first = texts[FIRST_CARD]
    others = [card for card in texts if card != FIRST_CARD and not project.cards[card].wordless]
    rows = [
        f"| {project.cards[card].title} | {len(texts[card])} | {_words(project, texts[card])} "
        f"| {_words(project, set(texts[card]) - set(first)) if card != FIRST_CARD else ''} |"
        for card in (FIRST_CARD, *others)
    ]
    every = {name for card in (FIRST_CARD, *others) for name in texts[card]}
    rows.append(f"| all | {len(every)} | {_words(project, every)} | {_words(project, every - set(first))} |")
    return HEAD.format(
        card=project.cards[FIRST_CARD].title.lower(),
        texts=counted(len(first), "text"),
        words=_words(project, first),
        rows="\n".join(rows),
        languages="\n".join(_waiting(project, names)),
    )


def _words(project: Project, messages: Iterable[str]) -> int:
    """Return how many English words messages have."""
    return sum(len(project.messages[name].text.split()) for name in messages)


def _waiting(project: Project, names: Languages) -> Iterator[str]:
    """Yield a row for each language that nobody has begun: the most wanted, then by English name."""
    empty = [locale for locale, catalog in project.catalogs.items() if not catalog.begun]
    begun = set(project.catalogs) - set(empty)
    found = [names.find(locale) for locale in {*empty, *FIRST} - begun]
    order = {locale: rank for rank, locale in enumerate(FIRST)}
    for language in sorted(
        (one for one in found if one), key=lambda one: (order.get(one.locale, len(order)), one.english)
    ):
        yield f"| `{language.locale}` | {language.english} | {language.endonym} |"


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
    made = wanted_md(load_project(ROOT, ROOT, []), project_languages(ROOT, []), by_hand(PAGE))
    PAGE.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
