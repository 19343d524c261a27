"""Languages: what `languages.yaml` says, over what CLDR (Babel) knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.unicodedata import script_horizontal_direction

from pocketcards.load.yaml import Node, ShapeError, read_yaml
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.locale import LOCALE_ID, Direction, Language

__all__ = ["RULES", "Languages", "load_languages"]

UNCLEAR = Rule(
    "LNG001",
    "language-entry-unclear",
    Severity.ERROR,
    "Without an English name, an own name and a script the language cannot be put on a card.",
    "Give english, endonym and script; direction too where lines run from right to left.",
)
RULES: tuple[Rule, ...] = (UNCLEAR,)

KEYS = ("english", "endonym", "script", "direction", "writing", "source")


@dataclass(frozen=True, slots=True)
class Languages:
    """Finds languages by locale and by name."""

    entries: dict[str, dict[str, str]]
    """By locale, what `languages.yaml` says."""

    def find(self, locale: str) -> Language | None:
        """Return the language of a locale, or None where nothing is known of it."""
        if not LOCALE_ID.match(locale):
            return None
        known = _from_cldr(locale)
        entry = self.entries.get(locale)
        if entry is None:
            return known
        if known is None:
            script = entry["script"]
            direction = Direction(entry.get("direction", "ltr"))
            known = Language(locale, entry["english"], entry["endonym"], script, direction, script)
        script = entry.get("script", known.script)
        return Language(
            locale,
            entry.get("english", known.english),
            entry.get("endonym", known.endonym),
            script,
            Direction(entry.get("direction", known.direction.value)),
            entry.get("writing", script),
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
    """Return what CLDR says of a locale. A script in the id stands above what is likely."""
    from babel import Locale, UnknownLocaleError  # slow to import, and `--help` does not need it
    from babel.core import get_global

    try:
        found = Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        return None
    likely = str(get_global("likely_subtags").get(locale, ""))
    script = _script_in(locale) or found.script or _script_in(likely) or "Latn"
    rtl = script_horizontal_direction(script, "LTR") == "RTL"
    return Language(
        locale,
        found.get_display_name("en") or locale,
        found.get_display_name() or locale,
        script,
        Direction.RTL if rtl else Direction.LTR,
        script,
    )


def _script_in(locale: str) -> str | None:
    return next((part for part in locale.split("_") if len(part) == 4 and part.isalpha()), None)


def load_languages(path: Path, shown: str, findings: list[Finding]) -> Languages:
    """Read `languages.yaml`; without the file CLDR stands alone."""
    node = read_yaml(path, shown, findings) if path.exists() else None
    entries: dict[str, dict[str, str]] = {}
    try:
        for locale, entry in node.items() if node else ():
            entry.only(*KEYS)
            entries[locale] = {key: value.text() for key, value in entry.items() if key != "source"}
            findings += _unclear(locale, entry, entries[locale])
    except ShapeError as error:
        findings.append(error.finding)
    return Languages(entries)


def _unclear(locale: str, node: Node, entry: dict[str, str]) -> list[Finding]:
    """Say what an entry lacks to stand without CLDR."""
    if not LOCALE_ID.match(locale):
        return [UNCLEAR.found(f"{locale!r} is no locale: language[_Script][_REGION]", node.at, locale=locale)]
    if entry.get("direction", "ltr") not in ("ltr", "rtl"):
        return [UNCLEAR.found('direction is "ltr" or "rtl"', node.at, locale=locale)]
    missing = [key for key in ("english", "endonym", "script") if key not in entry]
    if missing and _from_cldr(locale) is None:
        return [
            UNCLEAR.found(
                f"CLDR does not know it, and {', '.join(missing)} is missing", node.at, locale=locale
            )
        ]
    return []
