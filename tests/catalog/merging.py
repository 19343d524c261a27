"""Templates and catalogs in a few words."""

from __future__ import annotations

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.merge import template
from pocketcards.catalog.writer import new_header
from pocketcards.model.finding import Location
from pocketcards.model.message import Message

AT = Location("cards/help.yaml", 1)


HEADER = new_header("es")


def message(name: str, text: str, **more: object) -> Message:
    return Message(name, text, AT, **more)  # type: ignore[arg-type]


def po(*entries: Entry) -> PoFile:
    return PoFile(HEADER, entries)


def wanted(*pairs: tuple[str, str]) -> PoFile:
    return template([message(*pair) for pair in pairs], {})


# Update, case by case

A = Entry("a", "Call.", "Llame.", comments=("by hand",), flags=("ignore-same",), workflow=("pretranslated",))
