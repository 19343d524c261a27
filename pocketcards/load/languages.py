"""Languages: what `languages.yaml` says, over what CLDR (Babel) knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pocketcards.load.yaml import Node, ShapeError, read_yaml
from pocketcards.model.finding import Finding, Rule
from pocketcards.model.locale import LOCALE_ID, Direction, Language

__all__ = ["RULES", "Languages", "load_languages"]

RULES: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Languages:
    """Finds languages by locale and by name."""

    entries: dict[str, Node]

    def find(self, locale: str) -> Language | None:
        """Return the language of a locale, or None where nothing is known of it."""
        if not LOCALE_ID.match(locale):
            return None
        known = _from_cldr(locale)
        node = self.entries.get(locale)
        if node is None:
            return known
        script = node.text_at("script", known.script if known else "")
        return Language(
            locale,
            node.text_at("english", known.english if known else ""),
            node.text_at("endonym", known.endonym if known else ""),
            script,
            known.direction if known else Direction(node.text_at("direction", "ltr")),
            node.text_at("writing", script),
        )

    def named(self, text: str, among: Iterable[str]) -> list[str]:
        """Return which of the locales a user means by an id, an own name or an English name."""
        among = list(among)
        wanted = _folded(text)
        exact = [locale for locale in among if _folded(locale) == _folded(text.replace("-", "_"))]
        if exact:
            return exact
        found = [(locale, self.find(locale)) for locale in among]
        return [
            locale
            for locale, language in found
            if language and wanted in (_folded(language.english), _folded(language.endonym))
        ]


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _from_cldr(locale: str) -> Language | None:
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        found = Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        return None
    likely = get_global("likely_subtags").get(locale, "")
    script = found.script or next((part for part in likely.split("_") if len(part) == 4), "Latn")
    direction = Direction.RTL if found.text_direction == "rtl" else Direction.LTR
    return Language(
        locale,
        found.get_display_name("en") or locale,
        found.get_display_name() or locale,
        script,
        direction,
        script,
    )


def load_languages(path: Path, shown: str, findings: list[Finding]) -> Languages:
    """Read `languages.yaml`; without the file CLDR stands alone."""
    node = read_yaml(path, shown, findings) if path.exists() else None
    try:
        return Languages(dict(node.items()) if node else {})
    except ShapeError as error:
        findings.append(error.finding)
        return Languages({})
