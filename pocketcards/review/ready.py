"""`build --ready-only`: what keeps an edition from being ready, and what was ready and is not any more."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from pocketcards.editions.edition import edition_of, needed_messages
from pocketcards.editions.vouching import Vouching, vouching
from pocketcards.load.languages import Languages
from pocketcards.model.edition import Edition, Status
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.manifest import Manifest
from pocketcards.model.project import Project
from pocketcards.model.wording import counted, some

__all__ = ["RULES", "Place", "not_ready", "ready_before", "vouched"]

NOT_READY = Rule(
    "REV003",
    "card-not-ready",
    Severity.ERROR,
    "Not everything that it says has been vouched for, and only finished cards were asked for.",
    "Let a team sign what is missing (`status` shows it, `review` asks), or build without --ready-only.",
    (
        "Safety takes two teams, a language one <docs/promise.md#safety-takes-two-teams-a-language-one>",
        "Nothing to sign is not signed <docs/promise.md#nothing-to-sign-is-not-signed>",
    ),
)
NO_LONGER = Rule(
    "REV004",
    "card-no-longer-ready",
    Severity.ERROR,
    "It was ready last time, and people count on it; the new set does not have it.",
    "Let a team sign what has changed, or take the change back; until then the set is without it.",
)
UNSEEN = Rule(
    "REV005",
    "number-not-seen-lately",
    Severity.ERROR,
    "Finished cards are handed out for years, and nobody knows whether somebody still answers there.",
    "Open the page, compare every digit and write `copy: live` and the day under `seen`; or call, and "
    "`python generate.py contacts confirm ID --by TEAM`. `contacts wanted` lists what to open.",
)
RULES = (NOT_READY, NO_LONGER, UNSEEN)
MOST_DAYS = 365
"""A choice: what is printed for good has been looked at within a year."""
SHOWN = 3
"""How many ids a finding names."""

Place = tuple[str, str, str]
"""Card, locale, region: what an edition is of."""


class _Draft(NamedTuple):
    """Editions of one card in one language that are no more than drafts, and what is missing."""

    regions: tuple[str, ...]
    unread: tuple[str, ...]
    unsafe: tuple[str, ...]
    once: tuple[str, ...]

    def __str__(self) -> str:
        parts = []
        if self.unread:
            parts.append(f"no speaker has signed {_counted(self.unread)}")
        if self.unsafe:
            parts.append(f"nobody has signed the English of {_counted(self.unsafe)} as safe")
        if self.once:
            parts.append(f"one team of two has signed the English of {_counted(self.once)} as safe")
        if not parts:
            parts.append("there is nothing on it that anybody could sign")
        return f"not ready in {', '.join(self.regions)}: {'; '.join(parts)}"


def _counted(names: Sequence[str]) -> str:
    return f"{counted(len(names), 'text')} ({some(names, SHOWN)})"


def vouched(project: Project, edition: Edition) -> Vouching:
    """Return what of an edition has been signed."""
    english = needed_messages(project, edition.card, edition.language, edition.region)
    return vouching(project, edition.card, edition.language, edition.texts, english)


def ready_before(
    before: Manifest | None, cards: Collection[str], locales: Collection[str], regions: Collection[str]
) -> set[Place]:
    """Return what was ready in the set of before, among what is asked for; empty means everything."""
    return {
        one.place
        for one in (before.files if before else ())
        if one.status == Status.READY.value
        and (not cards or one.card in cards)
        and (not locales or one.locale in locales)
        and (not regions or one.region in regions)
    }


def not_ready(
    project: Project, names: Languages, wanted: Sequence[Edition], before: Collection[Place]
) -> Iterator[Finding]:
    """Yield a finding for each card and language that is not ready (any more), and each old number.

    Args:
        project: With its signatures.
        names: What is known of languages.
        wanted: The editions that would be built.
        before: What was ready last time.
    """
    grouped: dict[tuple[str, str], list[Edition]] = {}
    made: set[Place] = set()
    for edition in wanted:
        card, locale = edition.card.id, edition.language.locale
        made.add((card, locale, edition.region.id))
        if edition.status is not Status.READY:
            grouped.setdefault((card, locale), []).append(edition)
    for (card, locale), drafts in grouped.items():
        lost = any((card, locale, edition.region.id) in before for edition in drafts)
        draft = _draft(project, drafts)
        at, first = drafts[0].card.at, next(iter((*draft.unread, *draft.unsafe, *draft.once)), None)
        rule = NO_LONGER if lost else NOT_READY
        yield rule.found(f"{card}: {draft}", at, locale=locale, msgctxt=first)
    for place in sorted(set(before) - made):
        yield _gone(project, names, place)
    yield from _unseen_numbers(project, wanted)


def _unseen_numbers(project: Project, wanted: Sequence[Edition]) -> Iterator[Finding]:
    """Yield the numbers of these editions that nobody has seen live, or called, within a year."""
    printed: dict[str, dict[str, None]] = {}
    for edition in wanted:
        for atom in edition.atoms.values():
            printed.setdefault(atom.contact.id, {})[f"{edition.card.id} {edition.region.id}"] = None
    for name, cards in printed.items():
        contact, day = project.contacts[name], project.as_of
        last = contact.last_confirmed
        if day and (last is None or (day - last).days > MOST_DAYS):
            when = f"since {last.isoformat()}" if last else "ever"
            where = some(list(cards), SHOWN)
            message = f"{name}: nobody has seen it live, or called it, {when}; it stands on {where}"
            yield UNSEEN.found(message, contact.at)


def _draft(project: Project, drafts: Sequence[Edition]) -> _Draft:
    found = [vouched(project, edition) for edition in drafts]
    regions = dict.fromkeys(edition.region.id for edition in drafts)
    unread = dict.fromkeys(name for one in found for name in (*one.unread, *one.unnamed))
    unsafe = dict.fromkeys(name for one in found for name in one.unsafe)
    once = dict.fromkeys(name for one in found for name in one.once)
    return _Draft(tuple(regions), tuple(unread), tuple(unsafe), tuple(once))


def _gone(project: Project, names: Languages, place: Place) -> Finding:
    """Say why an edition that was ready cannot be made at all."""
    name, locale, where = place
    card, region, language = project.cards.get(name), project.regions.get(where), names.find(locale)
    at = card.at if card else None
    if card is None:
        why = "there is no such card any more"
    elif region is None:
        why = f"there is no region {where} any more"
    elif language is None or (locale != SOURCE_LOCALE and locale not in project.catalogs):
        why = "there is no translation any more"
    else:
        found = edition_of(project, card, language, region)
        reasons = [] if isinstance(found, Edition) else [one.message for one in found.findings]
        why = "; ".join(reasons) or "it cannot be made"
    return NO_LONGER.found(f"{name}: was ready in {where}, and is not made now: {why}", at, locale=locale)
