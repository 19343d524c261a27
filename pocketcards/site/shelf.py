"""What pages show: cards by language, in words that templates print. Nothing here knows HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from pocketcards.model.contact import Copy
from pocketcards.model.edition import Edition, in_words, lacks_of
from pocketcards.model.geometry import mm
from pocketcards.model.locale import SOURCE_LOCALE, Language
from pocketcards.model.project import Project
from pocketcards.model.sheet import SheetPlan
from pocketcards.model.shown import Shown, Together
from pocketcards.unicode import without_marks

__all__ = [
    "CardView",
    "LanguageView",
    "Number",
    "Picture",
    "Said",
    "SheetView",
    "SheetsView",
    "shelf",
    "together_views",
]

CSS_INCH, PT_INCH = 96, 72
FOR_SOMEBODY = (
    "For somebody in danger. Hand it over only when you are alone, and ask whether it is safe to keep."
)
GIVEN = ("give.safe", "give.back")
"""What the giver shows to the receiver, together with the card."""
POINT = "give.point"
FOR_EVERYBODY = "For everybody: it may lie about, hang on a wall, and be sent."


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of a card."""

    path: str
    width: int
    """As wide as the card is, in CSS pixels of 1/96 inch."""
    height: int
    side: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number on a card, as text: never a link that is dialled by mistake."""

    printed: str
    what: str
    seen: str


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody is shown who holds no card yet."""

    own: str
    """In the language itself."""
    english: str
    read: bool
    """Whether a speaker has read it."""


@dataclass(frozen=True, slots=True)
class CardView:
    """A card in a language."""

    title: str
    audience: str
    discreet: bool
    lacks: str
    """Why it is a draft; empty where it is ready."""
    vouched: str
    """Who has read it, and when, without names; empty where it is a draft."""
    folded: bool
    copies: int
    """How many are on one sheet."""
    sheets: tuple[str, ...]
    """Fronts and backs where they are printed one after the other, else one."""
    sent: tuple[str, ...]
    """Files to send: the card itself, then a picture of each page."""
    pictures: tuple[Picture, ...]
    says: tuple[str, ...]
    """In English, with its numbers."""
    numbers: tuple[Number, ...]
    size: str


@dataclass(frozen=True)
class LanguageView:
    """A language with its cards."""

    language: Language
    page: str
    called: str
    """What cards call it; the longer English name where another language is called the same."""
    says: str
    """The request in its own words, or its own name."""
    find: str
    """Every name that it has, as it is searched for."""
    shown: Callable[[], tuple[CardView, ...]]
    """Looks at its cards: few pages do."""
    asks: tuple[Said, ...] = ()
    """What the giver asks before a card changes hands; none where nobody has translated it."""
    points: str = ""
    """The request to point to one's language."""

    @property
    def direction(self) -> str:
        """As HTML wants it."""
        return "rtl" if self.language.is_rtl else "ltr"

    @cached_property
    def cards(self) -> tuple[CardView, ...]:
        """What has sentences first, a card that names the language and says no more last."""
        return self.shown()


@dataclass(frozen=True, slots=True)
class SheetView:
    """A card in several languages on one sheet."""

    title: str
    draft: bool
    """Whether one of its cards is a draft."""
    paths: tuple[str, ...]
    """Fronts and backs where they are printed one after the other, else one."""


@dataclass(frozen=True, slots=True)
class SheetsView:
    """The ready-made sheets of some languages."""

    says: str
    """`2 Spanish, 1 Vietnamese on one sheet`."""
    copies: tuple[tuple[str, int], ...]
    """What languages are called, and how many cards of each a sheet has."""
    cards: tuple[SheetView, ...]
    numbers: tuple[Number, ...]


def shelf(
    project: Project,
    plan: SheetPlan,
    shown: Sequence[Shown],
    also: Mapping[str, Sequence[str]],
    *,
    send: bool = False,
    glued: bool = False,
) -> list[LanguageView]:
    """Return the languages of a region with their cards, by the names that people ask for.

    Args:
        project: With its signatures.
        plan: The sheet of cards.
        shown: What there is.
        also: By locale, what else people call a language.
        send: Whether the files that can be sent are there.
        glued: Whether fronts and backs stand beside each other on one side of the paper.
    """
    found: dict[str, list[Shown]] = {}
    for one in shown:
        found.setdefault(one.edition.language.locale, []).append(one)
    languages = [_language(project, plan, some, also, send=send, glued=glued) for some in found.values()]
    known = Counter(one.called for one in languages)
    told = [one if known[one.called] == 1 else replace(one, called=one.language.english) for one in languages]
    return sorted(told, key=lambda one: (one.called.casefold(), one.page))


def together_views(together: Sequence[Together]) -> list[SheetsView]:
    """Return the ready-made sheets of several languages, by what is on them."""
    found: dict[str, list[Together]] = {}
    for one in together:
        found.setdefault(one.mix.id, []).append(one)
    return [_sheets(some) for some in found.values()]


def _sheets(some: Sequence[Together]) -> SheetsView:
    names = [edition.language.spoken_name for edition in some[0].editions]
    copies = tuple(zip(names, (count for _, count in some[0].mix.copies), strict=True))
    numbers = (number for one in some for edition in one.editions for number in _numbers(edition))
    return SheetsView(
        says=f"{', '.join(f'{count} {name}' for name, count in copies)} on one sheet",
        copies=copies,
        cards=tuple(
            SheetView(
                title=one.editions[0].card.title,
                draft=any(side.lacks for edition in one.editions for side in edition.sides),
                paths=one.sheet_paths,
            )
            for one in some
        ),
        numbers=tuple(dict.fromkeys(numbers)),
    )


def _language(
    project: Project,
    plan: SheetPlan,
    some: Sequence[Shown],
    also: Mapping[str, Sequence[str]],
    *,
    send: bool,
    glued: bool,
) -> LanguageView:
    some = sorted(some, key=lambda one: one.edition.card.wordless)
    language = some[0].edition.language
    request = (one.edition.texts["speak.self"] for one in some if "speak.self" in one.edition.texts)
    called = [language.endonym, language.english, *language.spoken_names, language.locale, language.tag]
    names = dict.fromkeys(_plain(name) for name in [*called, *also.get(language.locale, ())])
    return LanguageView(
        language=language,
        page=f"languages/{language.tag}.html",
        called=language.spoken_name,
        says=next(request, language.endonym),
        find=" | ".join(names),
        shown=lambda: tuple(_card(project, plan, one, send=send, glued=glued) for one in some),
        asks=tuple(said for name in GIVEN if (said := _said(project, language, name))),
        points=point.own if (point := _said(project, language, POINT)) else "",
    )


def _said(project: Project, language: Language, name: str) -> Said | None:
    """Return a message of the website in a language, where the project has both."""
    message = project.messages.get(name)
    if message is None:
        return None
    if language.locale == SOURCE_LOCALE:
        return Said(message.text, message.text, read=True)
    catalog = project.catalogs.get(language.locale)
    own = catalog.text_of(message) if catalog else None
    read = bool(own and project.reviews.readers(language.locale, message, own))
    return Said(own, message.text, read) if own else None


def _plain(text: str) -> str:
    """Return a name as it is searched for: in small letters, without accents and apostrophes."""
    kept = (char if char.isalnum() else " " if char in " -/" else "" for char in without_marks(text))
    return " ".join("".join(kept).casefold().split())


def _card(project: Project, plan: SheetPlan, one: Shown, *, send: bool, glued: bool) -> CardView:
    edition = one.edition
    lacks = lacks_of(lack for side in edition.sides for lack in side.lacks)
    folded = one.card.folded
    width, height = edition.trim.width, edition.trim.height * (2 if folded else 1)
    sides = ("outside, opened out", "inside") if folded else ("front", "back")
    return CardView(
        title=edition.card.title,
        audience=FOR_SOMEBODY if edition.card.discreet else FOR_EVERYBODY,
        discreet=edition.card.discreet,
        lacks=in_words(lacks) if lacks else "",
        vouched="" if lacks else _vouched(project, edition),
        folded=folded,
        copies=plan.copies(folded=folded, glued=glued),
        sheets=one.sheet_paths,
        sent=one.sent_paths if send else (),
        pictures=tuple(
            Picture(path, round(width * CSS_INCH / PT_INCH), round(height * CSS_INCH / PT_INCH), side)
            for path, side in zip(one.picture_paths, sides, strict=False)
        ),
        says=tuple(_with_numbers(edition, text) for text in one.english),
        numbers=tuple(_numbers(edition)),
        size=f"{edition.trim.width / mm(1):.1f} × {edition.trim.height / mm(1):.1f} mm",
    )


def _with_numbers(edition: Edition, text: str) -> str:
    for role, atom in edition.atoms.items():
        text = text.replace(f"{{{role}}}", atom.text)
    return text


def _numbers(edition: Edition) -> Iterator[Number]:
    for atom in edition.atoms.values():
        seen = atom.contact.seen
        page = "its page" if seen.copy is Copy.LIVE else "a stored copy of its page"
        yield Number(atom.text, atom.contact.name_en, f"read on {page} on {seen.date}")


def _vouched(project: Project, edition: Edition) -> str:
    """Say that it was read, and in which month; never by whom."""
    reviews, locale = project.reviews, edition.language.locale
    signed = [*reviews.safety.get(edition.card.id, ()), *reviews.language.get(locale, ())]
    last = max((one.day for one in signed), default=date.min)
    speakers = "" if locale == SOURCE_LOCALE else "read by speakers, "
    return f"{speakers}checked for safety, {last.year}-{last.month:02}"
