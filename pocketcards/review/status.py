"""How far each card is in each language: what `status` shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pocketcards.catalog.placeholders import is_longer
from pocketcards.editions.edition import NOT_TRANSLATED, card_here, printed_here
from pocketcards.editions.here import Here
from pocketcards.editions.vouching import Vouching, vouching
from pocketcards.model.card import Card
from pocketcards.model.contact import Region
from pocketcards.model.finding import Refused
from pocketcards.model.locale import SOURCE_LOCALE, Language
from pocketcards.model.project import Project
from pocketcards.model.review import name_hashes, title_id

__all__ = ["DRAFT", "INCOMPLETE", "NOT_SERVED", "READY", "Standing", "standings"]

READY, DRAFT, INCOMPLETE, NOT_SERVED = "ready", "DRAFT", "incomplete", "not served"
"""Not served: its main number does not serve the language, or the region lacks one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One card in one language. The fields are the interface of `--output-format json`."""

    locale: str
    language: str
    """Its English name."""
    card: str
    messages: int
    """How many it prints in this region."""
    translated: int
    fuzzy: int
    """Translations that are not printed: fuzzy, or of an older English."""
    over_length: int
    signed: int | None
    """By a speaker; None for English, which needs none."""
    names: int
    """Of what the language is called, its own name and the spoken one, so many are signed by a speaker."""
    names_of: int
    """Of so many: 0 where the card does not name its language, and in English."""
    safe: int
    """English that two teams have signed as safe for this card."""
    safe_once: int
    """English that waits for a second team."""
    safe_of: int
    """Of so many: the card's title is one more than its messages."""
    remarks: int
    """Texts, English ones too, to which a reader has objected and which have not changed since."""
    state: str
    missing: dict[str, list[str]]
    """Message ids by what keeps it a draft: `speaker`, `safety`, `second`: a second team for safety."""


def standings(
    project: Project, languages: Sequence[Language], region: Region, cards: Sequence[Card]
) -> Iterator[Standing]:
    """Yield a row for each language and card that the region can have."""
    places = [card_here(project, card, region) for card in cards]
    for language in languages:
        for here in places:
            if isinstance(here, Here):
                yield _standing(project, here, language)


def _standing(project: Project, here: Here, language: Language) -> Standing:
    card, printed = here.card, printed_here(project, here, language)
    names, texts = printed.names, printed.texts
    if printed.refused:  # what it could do without is not missed
        texts = {name: texts[name] for name in names if name in texts}
    found_so_far = vouching(project, card, language, texts, names)
    waiting = len(found_so_far.unsafe), len(found_so_far.once)
    objected = {*project.open_remarks(language.locale), *project.open_remarks(SOURCE_LOCALE)}
    shown = [name for name in dict.fromkeys([*names, *texts]) if project.messages[name].translate]
    said = [name for name in shown if name in texts]
    called = len(name_hashes(language)) if card.names_language and language.locale != SOURCE_LOCALE else 0
    return Standing(
        locale=language.locale,
        language=language.english,
        card=card.id,
        messages=len(shown),
        translated=len(said),
        fuzzy=len(shown) - len(said) - _absent(project, language.locale, shown),
        over_length=sum(is_longer(texts[name], project.messages[name].limit) for name in said),
        signed=None if language.locale == SOURCE_LOCALE else len(set(said).difference(found_so_far.unread)),
        names=called - len(found_so_far.unnamed),
        names_of=called,
        safe=len(found_so_far.safe) - sum(waiting),
        safe_once=waiting[1],
        safe_of=len(found_so_far.safe),
        remarks=len(objected & {*shown, title_id(card.id)}),
        state=_state(printed.refused, found_so_far),
        missing={
            "speaker": [*found_so_far.unnamed, *found_so_far.unread],
            "safety": list(found_so_far.unsafe),
            "second": list(found_so_far.once),
        },
    )


def _absent(project: Project, locale: str, names: Sequence[str]) -> int:
    """Count the messages that nobody has translated at all."""
    if locale == SOURCE_LOCALE:
        return 0
    catalog = project.catalogs.get(locale)
    entries = [catalog.entries.get(name) for name in names] if catalog else [None for _ in names]
    return sum(entry is None or not entry.msgstr for entry in entries)


def _state(refused: Refused | None, found_so_far: Vouching) -> str:
    if refused is None:
        return DRAFT if found_so_far.lacks else READY
    return INCOMPLETE if any(one.code == NOT_TRANSLATED.code for one in refused.findings) else NOT_SERVED
