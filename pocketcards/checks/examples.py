"""Makes the examples of checks: small sound projects, each with the one thing that a check is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pocketcards.checks.base import Example
from pocketcards.model.card import Block, BlockKind, Card, Fold, Layout, NumberEntry, PanelPlan
from pocketcards.model.contact import Contact, ContactKind, Copy, Fact, Region, Role, Seen
from pocketcards.model.design import Trim
from pocketcards.model.finding import Location
from pocketcards.model.geometry import Size
from pocketcards.model.locale import Direction, Language
from pocketcards.model.lock import Comparison
from pocketcards.model.message import Catalog, Message, Translation
from pocketcards.model.project import Project
from pocketcards.model.sheet import SheetPlan, Stock
from pocketcards.model.words import Figures, Words
from pocketcards.unicode import visible

__all__ = [
    "CONTACT",
    "LABEL",
    "LANGUAGES",
    "REGION",
    "SAMPLE",
    "STOCK",
    "WORDS",
    "card_of",
    "catalog_of",
    "discreet_card",
    "english",
    "known",
    "numbers_card",
    "project_of",
    "translated",
    "translations",
]

SAMPLE = "sample.text"
"""The message that an example is about."""

LABEL = "sample.label"
"""The message that stands above a number."""

_CARD = Location("cards/sample.yaml", 1)
_LTR, _RTL = Direction.LTR, Direction.RTL
LANGUAGES = {
    language.locale: language
    for language in (
        Language("am", "Amharic", "አማርኛ", "Ethi", _LTR, "Ethi"),
        Language("ar", "Arabic", "العربية", "Arab", _RTL, "Arab"),
        Language("bn", "Bangla", "বাংলা", "Beng", _LTR, "Beng", "০১২৩৪৫৬৭৮৯"),
        Language("es", "Spanish", "español", "Latn", _LTR, "Latn"),
        Language("fa", "Persian", "فارسی", "Arab", _RTL, "Arab"),
        Language("hi", "Hindi", "हिन्दी", "Deva", _LTR, "Deva"),
        Language("id", "Indonesian", "Bahasa Indonesia", "Latn", _LTR, "Latn", near=frozenset(("id", "ms"))),
        Language("ja", "Japanese", "日本語", "Jpan", _LTR, "Jpan"),
        Language("km", "Khmer", "ខ្មែរ", "Khmr", _LTR, "Khmr"),
        Language("ko", "Korean", "한국어", "Kore", _LTR, "Kore"),
        Language("ms", "Malay", "Bahasa Melayu", "Latn", _LTR, "Latn", near=frozenset(("id", "ms"))),
        Language("pt", "Portuguese", "português", "Latn", _LTR, "Latn"),
        Language("ru", "Russian", "русский", "Cyrl", _LTR, "Cyrl"),
        Language("th", "Thai", "ไทย", "Thai", _LTR, "Thai"),
        Language("zh_Hans", "Chinese (Simplified)", "简体中文", "Hans", _LTR, "Hans", spoken=("Mandarin",)),
    )
}
"""Languages of the examples. In Bengali, for an example, figures may have the digits of the script."""


def _figures(digits: str, more: Mapping[int, str] | None = None, **lists: tuple[str, ...]) -> Figures:
    """Return how a language says the ten digits, with a space between them, and some other numbers."""
    numbers = {**dict(enumerate(digits.split())), **(more or {})}
    return Figures(tuple((value, tuple(words.split("/"))) for value, words in numbers.items()), **lists)


WORDS = {
    "en": Words(
        {"confidential": ("confidential*",), "safe": ("safe",), "free": ("free",)},
        ("traffick*", "police", "victim*"),
        _figures(
            "zero one two three four five six seven eight nine",
            {11: "eleven", 20: "twenty", 100: "hundred"},
            everyday=("one",),
            joins=("and",),
        ),
    ),
    "es": Words(
        {"confidential": ("confidencial*",), "free": ("gratis*",)},
        figures=_figures(
            "cero uno/una dos tres cuatro cinco seis siete ocho nueve",
            {11: "once", 30: "treinta"},
            everyday=("una",),
            joins=("y",),
            repeats=("doble", "triple"),
        ),
    ),
    "ja": Words(
        {"anonymous": ("*匿名*",)},
        figures=_figures(
            "*ゼロ* *イチ* *ニ* *サン* *ヨン* *ゴ* *ロク* *ナナ* *ハチ* *キュウ*", idioms=("*七五三*",)
        ),
    ),
    "ko": Words(figures=_figures("공 일 이 삼 사 오 육 칠 팔 구", everyday=("공", "이"), endings=("으로",))),
    "ru": Words(
        figures=_figures("ноль один два три четыре пять шесть семь восемь девять", everyday=("один",))
    ),
    "th": Words(
        {"free": ("*ฟรี*",)},
        figures=_figures("*ศูนย์* *หนึ่ง* *สอง* *สาม* *สี่* *ห้า* *หก* *เจ็ด* *แปด* *เก้า*"),
    ),
    "zh_Hans": Words({"confidential": ("*保密*",)}, figures=Figures(dates=("#月",))),
}
"""Of the words of each language, those that an example needs."""

STOCK = Stock(
    {"letter": Size(612, 792)},
    {"sheet": SheetPlan("sheet", "letter", Size(612, 792), "us", Size(252, 144), 2, 5, 54, 36, 252, 144)},
)
"""One paper, and a sheet of four cards that fold or ten flat ones."""

ROLES = {
    name: Role(name, kinds, Location("cards/regions.yaml", 1))
    for name, kinds in {
        "emergency": (ContactKind.EMERGENCY,),
        "hotline": (ContactKind.VOICE,),
        "textline": (ContactKind.TEXT,),
        "relay": (ContactKind.RELAY, ContactKind.TTY),
        "local": (ContactKind.VOICE,),
        "web": (ContactKind.WEB,),
        "shelter": (ContactKind.VOICE, ContactKind.TEXT),
    }.items()
}
"""What contacts can be on the cards of examples."""

_SEEN = Seen("https://example.org", "2026-01-01", Copy.LIVE)


def known(**facts: str) -> tuple[Fact, ...]:
    """Return facts of a service, each as its page says it."""
    return tuple(Fact(name, (says,), _SEEN) for name, says in facts.items())


CONTACT = Contact(
    id="line",
    kind=ContactKind.VOICE,
    dial="+18005550100",
    printed="1-800-555-0100",
    name_en="Sample Line for Examples",
    hours="always",
    hours_en="",
    languages=("en",),
    interpreters=True,
    reach=("us",),
    confirmed=True,
    seen=_SEEN,
    at=Location("cards/contacts.yaml", 3),
    facts=known(run_by="ngo", recorded="no"),
)
COMPARED = Comparison("Sample Team", date(2026, 1, 1))
REGION = Region("us", "United States", "us", "letter", {"hotline": "line"}, Location("cards/regions.yaml", 3))


def card_of(texts: Mapping[str, str], *blocks: Block, **changes: object) -> Card:
    """Return a public card. Without blocks it has one, with all its messages."""
    messages = {name: Message(name, text, _CARD, names=_names(name)) for name, text in texts.items()}
    used = blocks or (Block("text", BlockKind.TEXT, _CARD, tuple(texts)),)
    sound = Card(
        id="sample",
        title="Sample",
        audience="public",
        discreet=False,
        requires=(),
        messages=messages,
        blocks={block.id: block for block in used},
        layouts=(Layout((PanelPlan("front", tuple(block.id for block in used)), PanelPlan("back", ()))),),
        at=_CARD,
    )
    return sound._replace(**changes)  # type: ignore[arg-type]


def _names(message: str) -> tuple[str, ...]:
    """Return what a label of an example names: anything, so that it is not what the example is about."""
    return tuple(kind.value for kind in ContactKind) if message == LABEL else ()


def numbers_card(
    *rows: tuple[str, str],
    placed: tuple[str, ...] = ("numbers",),
    text: str = "Call.",
    names: tuple[str, ...] | None = None,
    **changes: object,
) -> Card:
    """Return a flat card: a text on its front, on its back a block of numbers, of roles and labels."""
    numbers = Block(
        "numbers", BlockKind.NUMBERS, _CARD, numbers=tuple(NumberEntry(*row, at=_CARD) for row in rows)
    )
    panels = (PanelPlan("front", ("text",)), PanelPlan("back", placed))
    card = card_of(
        {SAMPLE: text, LABEL: "Day and night"},
        Block("text", BlockKind.TEXT, _CARD, (SAMPLE,)),
        numbers,
        layouts=(Layout(panels),),
        **changes,
    )
    label = card.messages[LABEL]
    labels = {} if names is None else {LABEL: label._replace(names=names)}
    return card._replace(messages={**card.messages, **labels})


def discreet_card(
    outside: str = "I speak English.", inside: str = "Call.", role: str = "hotline", **changes: object
) -> Card:
    """Return a folded card that says one thing on its outside and one within, above a number."""
    texts = {"sample.outside": outside, "sample.inside": inside, LABEL: "Call when you are alone."}
    speak = Block("speak", BlockKind.SPEAK, _CARD, ("sample.outside",))
    text = Block("text", BlockKind.TEXT, _CARD, ("sample.inside",))
    numbers = Block("numbers", BlockKind.NUMBERS, _CARD, numbers=(NumberEntry(role, LABEL),))
    panels = (
        PanelPlan("cover", ("speak",)),
        PanelPlan("inside-top", ("text",)),
        PanelPlan("inside-bottom", ("numbers",)),
        PanelPlan("back", ("speak",)),
    )
    layouts = (Layout(panels, Fold("horizontal", "top")),)
    sound = card_of(texts, speak, text, numbers, audience="discreet", discreet=True, layouts=layouts)
    sound = sound._replace(neutral_stem="card")
    return sound._replace(**changes)  # type: ignore[arg-type]


def catalog_of(locale: str, messages: Mapping[str, Message], texts: Mapping[str, str]) -> Catalog:
    """Return a catalog that translates these messages."""
    path = f"translations/{locale}/LC_MESSAGES/cards.po"
    entries = {
        name: Translation(name, messages[name].text, text, fuzzy=False, at=Location(path, 3))
        for name, text in texts.items()
    }
    return Catalog(locale, path, entries)


def project_of(card: Card, *catalogs: Catalog, **changes: object) -> Project:
    """Return a project of one card, one region and one contact, whose numbers are approved."""
    sound = Project(
        root=Path(),
        cards={card.id: card},
        contacts={CONTACT.id: CONTACT},
        regions={REGION.id: REGION},
        trims={"us": Trim("us", 252.0, 144.0)},
        messages=card.messages,
        catalogs={catalog.locale: catalog for catalog in catalogs},
        fonts={},
        languages={catalog.locale: LANGUAGES[catalog.locale] for catalog in catalogs},
        words=WORDS,
        roles=ROLES,
    )
    changed = sound._replace(**changes)  # type: ignore[arg-type]
    return changed._replace(lock=changed.locks[0].now(changed.contacts, COMPARED))


def english(text: str, says: str = "", **changes: object) -> Example:
    """Return an example of a card's own English."""
    return Example(f"en: {visible(text)}", project_of(card_of({SAMPLE: text}), **changes), says)


def translated(english: str, text: str, locale: str = "es", says: str = "", **changes: object) -> Example:
    """Return an example of a translation; `changes` are those of its entry in the catalog."""
    card = card_of({SAMPLE: english})
    catalog = catalog_of(locale, card.messages, {SAMPLE: text})
    entry = catalog.entries[SAMPLE]._replace(**changes)  # type: ignore[arg-type]
    project = project_of(card, catalog._replace(entries={SAMPLE: entry}))
    return Example(f"{english} → {locale}: {visible(text)}", project, says)


def translations(
    texts: Mapping[str, str], shown: str, says: str = "", **by_locale: Mapping[str, str]
) -> Example:
    """Return an example of several messages or several languages."""
    card = card_of(texts)
    catalogs = [catalog_of(locale, card.messages, given) for locale, given in by_locale.items()]
    return Example(shown, project_of(card, *catalogs), says)
