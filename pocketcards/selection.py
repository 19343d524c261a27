"""What a user asks for, by names, becomes editions. What is not complete is reported and left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pocketcards.errors import UsageError
from pocketcards.load.editions import edition_of
from pocketcards.load.languages import Languages
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.page import Edition
from pocketcards.model.project import Project

__all__ = ["Request", "chosen", "editions", "locales_of"]


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked for. Empty selections mean everything."""

    cards: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    jobs: int = 1


def locales_of(request: Request, languages: Languages, known: Sequence[str]) -> list[str]:
    """Return the locales that are asked for; all that are known where none is named."""
    return list(dict.fromkeys(_locale(name, languages, known) for name in request.locales)) or list(known)


def editions(
    project: Project, languages: Languages, request: Request, locales: Sequence[str]
) -> Iterator[Edition | list[Finding]]:
    """Yield the editions of a request in order, or for one that cannot be made the reasons.

    What was asked for by name and cannot be made is an error, not a warning.
    """
    for region in chosen("region", request.regions, list(project.regions)):
        for card in chosen("card", request.cards, list(project.cards)):
            for locale in locales:
                language = languages.find(locale)
                if language is None:
                    hint = "Add it to translations/languages.yaml."
                    raise UsageError(f"the language {locale!r} is not known", hint)
                found = edition_of(project, project.cards[card], language, project.regions[region])
                if isinstance(found, Edition) or not request.locales:
                    yield found
                else:
                    yield [replace(finding, severity=Severity.ERROR) for finding in found]


def chosen(kind: str, wanted: Sequence[str], known: Sequence[str]) -> list[str]:
    """Return the known names that are wanted; all of them where none is."""
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise UsageError(f"there is no {kind} {unknown[0]!r}", f"Known: {', '.join(known)}.")
    return [name for name in known if not wanted or name in wanted]


def _locale(name: str, languages: Languages, known: Sequence[str]) -> str:
    """Return the locale that a user means by an id, an own name or an English name."""
    found = languages.named(name, known)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{name!r} can be {' or '.join(found)}", "Name one of them.")
    raise UsageError(f"there is no translation into {name!r}", f"There are: {', '.join(known)}.")
