"""The page of the desk: what is to be said, the field, and the card as it will be printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pocketcards.model.asked import OUTSIDE
from pocketcards.model.font import FontFamily
from pocketcards.model.locale import SOURCE_LOCALE, Language
from pocketcards.model.remark import ASK
from pocketcards.site.environment import Page, page_bytes
from pocketcards.site.faces import font_faces
from pocketcards.writing import writing_system

__all__ = ["desk_page", "start_page"]

PAGE = Page("desk.html", styles=("desk.css",), scripts=("desk.js",))
START = Page("desk_start.html", styles=("desk.css",))
SYSTEM = 'system-ui,"Segoe UI",Roboto,sans-serif'


def desk_page(language: Language, team: str, question: str, faces: int) -> bytes:
    """Return the desk of a language.

    Args:
        language: Of the translations; English is read for safety.
        team: Who signs; empty where nobody does.
        question: What the team answers with its signature.
        faces: How many fonts the server has for it, as `face0.ttf` and so on.
    """
    safety = language.locale == SOURCE_LOCALE
    values = {"language": language, "team": team, "safety": safety, "ask": ASK, "question": question}
    values["outside"] = OUTSIDE
    return page_bytes(PAGE, values, faces=_faces(language, faces), served=True)


def start_page(languages: Sequence[Language], team: str, fonts: Mapping[str, FontFamily]) -> bytes:
    """Return the page on which a language is chosen; English is read for safety."""
    others = sorted((one for one in languages if one.locale != SOURCE_LOCALE), key=lambda one: one.english)
    known = {one.locale: one for one in others}
    faces = font_faces({name: [one.endonym] for name, one in known.items()}, known, fonts)
    return page_bytes(START, {"languages": others, "team": team}, faces=faces)


def _faces(language: Language, count: int) -> str:
    """Return the style rules by which a field looks as the card does."""
    rules = [f'@font-face{{font-family:"own{i}";src:url(face{i}.ttf)}}' for i in range(count)]
    names = ",".join([*(f'"own{i}"' for i in range(count)), SYSTEM])
    writing = writing_system(language.writing)
    leading = writing.leading * 1.15 if writing else 1.6
    return "\n".join([*rules, f".own{{font-family:{names};line-height:{max(1.5, leading):.2f}}}"])
