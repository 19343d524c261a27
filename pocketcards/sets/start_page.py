"""START-HERE.html: which card, which sheet, how to print. Read by somebody with little time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from pocketcards.model.artifact import Content
from pocketcards.model.edition import Edition, in_words, lacks_of
from pocketcards.model.printing import Duplex
from pocketcards.model.sheet import SheetPlan

__all__ = ["Shown", "picture_paths", "start_page"]

STYLE = """
body{font:17px/1.45 system-ui,"Segoe UI",sans-serif;color:#12171c;max-width:62em;margin:0 auto;padding:1em}
h1,h2,h3{color:#0a3854;line-height:1.2}h2{border-top:3px solid #0a3854;padding-top:.6em;margin-top:2em}
.languages{columns:14em;list-style:none;padding:0}.languages a{text-decoration:none;color:#0a3854}
.languages small{display:block;color:#4a545e}.steps{display:flex;flex-wrap:wrap;gap:1.5em}
.steps div{flex:1 1 15em}.card{display:flex;flex-wrap:wrap;gap:1em;margin:1em 0 2em}
.card img{border:1px solid #b8bfc7;max-width:min(100%,20em);height:auto;align-self:flex-start}
.card details{flex:1 1 14em}
.draft{background:#12171c;color:#fff;padding:.1em .5em;border-radius:.3em;font-weight:bold}
.print{display:inline-block;background:#0a3854;color:#fff;padding:.5em 1em;border-radius:.4em}
details ul{margin:.3em 0}svg{width:9em;height:6em}
"""
_FRAME = '<svg viewBox="0 0 120 80" aria-hidden="true"><g fill="none" stroke="#0a3854" stroke-width="3">'
PICTURES = (
    f'{_FRAME}<rect x="35" y="8" width="50" height="64"/><path d="M35 24h50M35 40h50M35 56h50M60 8v64"/>'
    "</g></svg>",
    f'{_FRAME}<path d="M30 34v-24h60v24M20 34h80v26h-14M34 60h-14v-26M34 48h52v24h-52z"/></g></svg>',
    f'{_FRAME}<path d="M30 60h60v-26l-60-6z"/><path d="M30 28l56-18 4 24" stroke-dasharray="5 4"/></g></svg>',
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A card in a language, as the page shows it."""

    edition: Edition
    sheets: tuple[tuple[str, Content], ...]
    """Path and bytes of its sheet in the zip; fronts and backs where they are printed one after the other."""
    pictures: tuple[Content, ...]
    english: tuple[str, ...]
    folded: bool

    @property
    def picture_paths(self) -> tuple[str, ...]:
        """Where its pictures stand."""
        return picture_paths(self.edition.card.id, self.edition.language.locale, len(self.pictures))


def picture_paths(card: str, locale: str, pages: int) -> tuple[str, ...]:
    """Return where the pictures of a card stand in the zip."""
    return tuple(f"pictures/{locale}/{card}-{i}.png" for i in range(1, pages + 1))


def start_page(region: str, plan: SheetPlan, duplex: Duplex, shown: Sequence[Shown], point: str) -> str:
    """Return the page. `point` is the sheet to point at, where there is one."""
    ordered = sorted(shown, key=lambda one: (one.edition.language.english, one.edition.card.id))
    languages = [list(some) for _, some in groupby(ordered, key=lambda one: one.edition.language.locale)]
    return "\n".join(
        [
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>Cards for {escape(region)}</title><style>{STYLE}</style></head><body>",
            f"<h1>Cards for {escape(region)}</h1>",
            *_steps(plan, duplex, point),
            "<h2>Which language?</h2>",
            '<ul class="languages">',
            *(_entry(some[0].edition) for some in languages),
            "</ul>",
            *(line for some in languages for line in _language(some)),
            "</body></html>",
            "",
        ]
    )


TURNED = {
    Duplex.LONG_EDGE: "Both sides, flip on long edge.",
    Duplex.SHORT_EDGE: "Both sides, flip on short edge.",
    Duplex.TWO_PASS: "First the fronts; turn the paper over like the page of a book, then the backs.",
    Duplex.OFF: "One side.",
}


def _steps(plan: SheetPlan, duplex: Duplex, point: str) -> Iterator[str]:
    names = ", ".join(plan.products)
    glued = duplex is Duplex.OFF
    card = f"Flat cards: perforated sheets for your kind of printer ({names}). Cards that fold: plain card."
    if glued:
        card = "Plain paper or thin card: two layers are glued together."
    texts = (
        ("1. Choose the card", card),
        (
            "2. Print at actual size",
            f"Choose <b>Actual size</b> or 100&nbsp;%, never “Fit”. {TURNED[duplex]} "
            "Print one sheet, lay a ruler on the line in its margin, and compare every number with the list "
            'in the <a href="printing-guide.pdf">printing guide</a>.',
        ),
        (
            "3. Cut or tear, then fold",
            "Cut from tick to tick, or tear. At a dashed tick fold, and do not tear."
            + (" Fold down the middle first, and glue." if glued else ""),
        ),
    )
    yield '<div class="steps">'
    for picture, (head, text) in zip(PICTURES, texts, strict=True):
        yield f"<div>{picture}<h3>{head}</h3><p>{text}</p></div>"
    yield "</div>"
    link = f'Nobody knows the language? Print <a href="{point}">the sheet to point at</a>. '
    unknown = link if point else ""
    yield (
        f'<p>More in <a href="printing-guide.pdf">the printing guide</a>. {unknown}'
        "<b>Help cards: hand over only when alone; ask whether it is safe to keep. Never give a public card "
        "to somebody who may be watched.</b></p>"
    )


def _entry(edition: Edition) -> str:
    language = edition.language
    own = f'<bdi lang="{escape(language.tag)}">{escape(language.endonym)}</bdi>'
    return f'<li><a href="#{escape(language.locale)}">{own}<small>{escape(language.english)}</small></a></li>'


def _language(cards: Sequence[Shown]) -> Iterator[str]:
    language = cards[0].edition.language
    own = f'<bdi lang="{escape(language.tag)}">{escape(language.endonym)}</bdi>'
    yield f'<h2 id="{escape(language.locale)}">{own} · {escape(language.english)}</h2>'
    for one in cards:
        yield from _card(one)


def _card(one: Shown) -> Iterator[str]:
    edition = one.edition
    sides = ("outside", "inside") if one.folded else ("front", "back")
    lacks = lacks_of(lack for side in edition.sides for lack in side.lacks)
    status = f'<span class="draft">DRAFT</span> {in_words(lacks)}' if lacks else "checked"
    title = escape(edition.card.title)
    yield f"<h3>{title}</h3><p>{status} · {'folds once' if one.folded else 'flat'}</p>"
    said = ("Print the fronts", "Print the backs") if len(one.sheets) > 1 else ("Print this sheet",)
    for (path, _), words in zip(one.sheets, said, strict=True):
        yield f'<p><a class="print" href="{escape(path)}">{words}</a></p>'
    yield '<div class="card">'
    for path, side in zip(one.picture_paths, sides, strict=False):
        alt = f"{title} in {escape(edition.language.english)}: {side}"
        yield f'<img src="{escape(path)}" alt="{alt}" loading="lazy">'
    yield "<details open><summary>What it says, in English</summary><ul>"
    numbers = {f"{{{role}}}": atom.text for role, atom in edition.atoms.items()}
    for text in one.english:
        for placeholder, number in numbers.items():
            text = text.replace(placeholder, number)
        yield f"<li>{escape(text)}</li>"
    yield (
        "</ul><p>Numbers: "
        + ", ".join(sorted({escape(n) for n in numbers.values()}))
        + "</p></details></div>"
    )
