"""What a user means by a name: an id or a whole name is taken, whatever comes near is only offered.

Nothing is taken for something else: a card in the wrong language is worse than a question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from pocketcards.catalog.folders import better_name
from pocketcards.editions import coverage
from pocketcards.errors import UsageError
from pocketcards.load.languages import Languages
from pocketcards.model.project import Project
from pocketcards.unicode import without_marks

__all__ = ["Names", "cards_of", "chosen", "labelled", "locale_meant", "regions_of"]

Names = Mapping[str, Sequence[str]]
"""By id, what else something is called, first what is shown beside the id."""

SHOWN = 3
"""How many names an answer offers: a tired reader reads no more."""
FEW = 12
"""So many are named all at once, where none comes near."""
LISTED = "`python generate.py list {}` shows what there is."
NEAR = 0.7
"""How alike two names are that may be one, mistyped; `difflib` says 1 where they are the same."""


def cards_of(project: Project) -> Names:
    """Return what the cards are called."""
    return {card.id: (card.title,) for card in project.cards.values()}


def regions_of(project: Project) -> Names:
    """Return what the regions are called."""
    return {region.id: (region.name,) for region in project.regions.values()}


def chosen(kind: str, wanted: Sequence[str], known: Names) -> list[str]:
    """Return the ids that are wanted, in their own order; all of them where none is.

    Raises:
        UsageError: There is none of this id or name; it says what comes near.
    """
    found = [_one(kind, name, known) for name in wanted]
    return [name for name in known if not wanted or name in found]


def _one(kind: str, typed: str, known: Names) -> str:
    if typed in known:
        return typed
    word = _folded(typed)
    for name, others in known.items():
        if word in map(_folded, (name, *others)):
            return name
    near = [labelled(name, known[name]) for name in _near(word, known)]
    if not near and len(known) <= FEW:
        every = ", ".join(labelled(*one) for one in known.items())
        raise UsageError(f"there is no {kind} {typed!r}", f"There are: {every}.")
    raise UsageError(f"there is no {kind} {typed!r}", _hint(near, f"{kind}s"))


def labelled(name: str, others: Sequence[str]) -> str:
    """Return a name with its id, as answers show it: Help card (hotline)."""
    return f"{others[0]} ({name})" if others and others[0] != name else name


def _near(word: str, known: Names) -> list[str]:
    """Return the ids whose name is nearly the word, or begins with it."""
    called = {_folded(one): name for name, others in known.items() for one in (name, *others)}
    begun = [one for one in called if len(word) > 1 and one.startswith(word)]
    close = get_close_matches(word, called, SHOWN, NEAR)
    return list(dict.fromkeys(called[one] for one in (*begun, *close)))[:SHOWN]


def _hint(near: Sequence[str], kinds: str) -> str:
    listed = LISTED.format(kinds)
    return f"Did you mean {' or '.join(near)}?\n{listed}" if near else listed


def _folded(text: str) -> str:
    return without_marks(text.strip().casefold().replace("_", "-").replace(" ", "-"))


def locale_meant(name: str, languages: Languages, known: Sequence[str], *, wide: bool) -> str:
    """Return the locale that a user means by an id, an own name or an English name.

    Args:
        name: As it was typed.
        languages: What is known of them.
        known: The locales among which it must be.
        wide: Whether it may be a language without a catalog.

    Raises:
        UsageError: It is none, or several; it says what may be meant.
    """
    found = languages.named(name, known) or (coverage.wider(name, languages) if wide else [])
    if len(found) == 1:
        return found[0]
    if found:
        among = " or ".join(_language(languages, locale) for locale in found)
        raise UsageError(f"{name!r} can be {among}", f"Say which: {' or '.join(found)}.")
    raise _unknown(name, languages, known)


def _unknown(name: str, languages: Languages, known: Sequence[str]) -> UsageError:
    fact = f"there is no translation into {name!r}"
    if meant := _other_id(name, languages, known):
        return UsageError(fact, f"Do you mean {_language(languages, meant)}? Say {meant}.")
    elsewhere = coverage.wider(name, languages) or languages.told(name)
    if elsewhere:
        that = " or ".join(_language(languages, locale) for locale in elsewhere[:SHOWN])
        lacks = f"has no catalog; `python generate.py init {elsewhere[0]}` begins one."
        if languages.find(elsewhere[0]) is None:
            lacks = "has no entry in translations/languages.yaml."
        return UsageError(fact, f"That is {that}, which {lacks}\n{LISTED.format('languages')}")
    names = {locale: languages.called(locale) for locale in dict.fromkeys([*known, *languages.entries])}
    near = [_language(languages, locale) for locale in _near(_folded(name), names)]
    return UsageError(fact, _hint(near, "languages"))


def _other_id(name: str, languages: Languages, known: Sequence[str]) -> str:
    """Return the locale that an id stands for under which nothing is known: `tl`, `zh-CN`, `es-MX`."""
    locale = name.strip().replace("-", "_")
    better = better_name(locale)
    for one in (better, f"{better.split('_')[0]}_{_script(languages, better)}", better.split("_")[0]):
        if one in known and (one != locale) and ("_" in locale or better != locale):
            return one
    return ""


def _script(languages: Languages, locale: str) -> str:
    language = languages.find(locale)
    return language.script if language else ""


def _language(languages: Languages, locale: str) -> str:
    language = languages.find(locale)
    return labelled(locale, (language.english,) if language else ())
