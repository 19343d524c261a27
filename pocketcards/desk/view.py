"""What the page is told of a text."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pocketcards.catalog.placeholders import length_of
from pocketcards.desk.card import Face, Shown
from pocketcards.desk.loaded import Loaded, mark_of
from pocketcards.model.finding import Finding
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.message import Message
from pocketcards.review.answers import said
from pocketcards.review.texts import Item

__all__ = ["card_of", "faults_of", "text_of", "texts_of"]

_LINES = re.compile(r"about \d+ lines?")
"""As `typeset` says by how much a panel is too tall."""
MISSING, UNSURE, OLD, DONE = "missing", "unsure", "old", "done"
"""No text · somebody is not sure of it · the English has changed since · to be printed."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text, as the page shows it."""

    id: str
    english: str
    note: str
    text: str
    state: str
    older: str
    """The English that the translation was made from, where it is another."""
    doubt: list[str]
    terms: list[dict[str, str]]
    remarks: list[str]
    limit: int | None
    length: int
    cards: list[str]
    teams: list[str]
    needed: int
    findings: list[dict[str, str]]
    mark: str
    """Of the entry, for a save."""
    about: str
    """Of the words, for a signature; empty where there is nothing to sign."""
    fixed: bool = False
    """Whether it is signed here, and written elsewhere: English, and what a language is called."""


def texts_of(loaded: Loaded) -> list[dict[str, Any]]:
    """Return every text of a language, in the order of the cards."""
    if loaded.language.locale == SOURCE_LOCALE:
        return [asdict(_fixed(item)) for item in loaded.reading.items]
    names = [name for name in loaded.entries if name in loaded.project.messages]
    fixed = [_fixed(item) for item in loaded.reading.items if item.name not in loaded.entries]
    return [asdict(one) for one in (*(_translation(loaded, name) for name in names), *fixed)]


def text_of(loaded: Loaded, name: str) -> dict[str, Any]:
    """Return one translation."""
    return asdict(_translation(loaded, name))


def _fixed(item: Item) -> Text:
    return Text(
        id=item.name,
        english=item.english,
        note=_line(item.note),
        text=item.text,
        state=DONE,
        older="",
        doubt=[],
        terms=[],
        remarks=[said(one) for one in item.remarks],
        limit=item.limit,
        length=length_of(item.english),
        cards=[card for card in dict.fromkeys(place.card for place in item.places) if card],
        teams=list(item.teams),
        needed=item.needed,
        findings=faults_of(item.findings),
        mark="",
        about=item.places[0].hash,
        fixed=True,
    )


def _translation(loaded: Loaded, name: str) -> Text:
    message, entry = loaded.project.messages[name], loaded.entries[name]
    item = loaded.items.get(name)
    old = bool(entry.previous_msgid and entry.previous_msgid != entry.msgid)
    state = MISSING if not entry.msgstr else DONE if not entry.fuzzy else OLD if old else UNSURE
    return Text(
        id=name,
        english=message.text,
        note=_line(message.note),
        text=entry.msgstr,
        state=state,
        older=entry.previous_msgid or "" if old else "",
        doubt=[one.strip() for one in entry.comments if one.strip()],
        terms=_terms(loaded, message),
        remarks=[said(one) for one in item.remarks] if item else [],
        limit=message.limit,
        length=length_of(entry.msgstr),
        cards=list(dict.fromkeys(site.card.id for site in loaded.sites.get(name, ()))),
        teams=list(item.teams) if item else [],
        needed=1,
        findings=faults_of(item.findings) if item else [],
        mark=mark_of(entry),
        about=item.places[0].hash if item else "",
    )


def _terms(loaded: Loaded, message: Message) -> list[dict[str, str]]:
    """Return the words of the glossary that the English has."""
    glossary = loaded.project.glossaries.get(loaded.language.locale)
    english = message.text.casefold()
    return [
        {"english": one.english, "term": one.term, "avoid": "; ".join(one.avoid)}
        for one in (glossary.terms if glossary else ())
        if one.english.casefold() in english and (one.term or one.avoid)
    ]


def faults_of(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Return findings as the page shows them: how grave, what, and what to do."""
    return [
        {"severity": one.severity.value, "code": one.code, "says": one.message, "hint": one.hint}
        for one in dict.fromkeys(findings)
    ]


def card_of(shown: Shown, title: str, region: str) -> dict[str, Any]:
    """Return a card as the page draws it."""
    return {
        "title": title,
        "region": region,
        "body": shown.body,
        "missing": shown.missing,
        "why_not": list(dict.fromkeys(map(_plainly, shown.why_not))),
        "faces": [_face(one) for one in shown.faces],
    }


def _plainly(finding: Finding) -> str:
    """Return why a card cannot be set, without its measures."""
    lines = _LINES.search(finding.message)
    return f"Too long by {lines[0]}." if lines else f"{finding.message}."


def _face(face: Face) -> dict[str, Any]:
    boxes: Sequence[dict[str, float]] = [
        {"x": box.x, "y": face.height - box.top, "width": box.width, "height": box.height}
        for box in face.boxes
    ]
    png = base64.b64encode(face.png).decode("ascii")
    return {"png": png, "width": face.width, "height": face.height, "boxes": boxes}


def _line(text: str) -> str:
    return " ".join(text.split())
