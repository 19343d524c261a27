"""Languages: what `languages.yaml` says, over what CLDR (Babel) knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from fontTools.unicodedata import script_horizontal_direction

from pocketcards.load.yaml import Node, ShapeError, read_yaml
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.locale import LOCALE_ID, SOURCE_LANGUAGE, SOURCE_LOCALE, Direction, Language
from pocketcards.unicode import decimal_value, without_marks

__all__ = ["RULES", "Languages", "load_languages"]

UNCLEAR = Rule(
    "LNG001",
    "language-entry-unclear",
    Severity.ERROR,
    "Without an English name, an own name and a script the language cannot be put on a card.",
    "Give english, endonym and script; direction too where lines run from right to left.",
)
RULES: tuple[Rule, ...] = (UNCLEAR,)

KEYS = ("english", "endonym", "script", "direction", "writing", "digits", "source")
SOURCE_KEYS = ("url", "date", "note")
URL = "url"
"""Where among the texts of an entry the page stands that its endonym was read on."""
NEAR = "near"
"""Where, beside the entries, stands which languages often write the same sentence. No locale is called so."""
APOSTROPHES = str.maketrans("", "", "'`\u00b4\u02bb\u02bc\u2018\u2019")


@dataclass(frozen=True, slots=True)
class Languages:
    """Finds languages by locale and by name."""

    entries: dict[str, dict[str, str]]
    """By locale, what `languages.yaml` says."""
    relatives: tuple[frozenset[str], ...] = ()
    """Groups of languages that often write the same sentence."""

    def find(self, locale: str) -> Language | None:
        """Return the language of a locale, or None where nothing is known of it.

        A region is set like its language: `ur_PK` in Nastaliq, `zh_TW` in traditional letters.
        """
        if not LOCALE_ID.match(locale):
            return None
        if locale == SOURCE_LOCALE:
            return self._above(locale, SOURCE_LANGUAGE)
        known = None if _parts(locale)[2] else _from_cldr(locale)
        return self._above(locale, known or self._like(locale))

    def known(self) -> list[str]:
        """Return every locale that has a name, without those of regions.

        Where the file names a language with its script (`zh_Hans`), the language alone is left out: nobody
        could tell which of its scripts is meant.
        """
        from babel.localedata import locale_identifiers  # slow to import, and only `init` needs it

        theirs = [locale for locale in locale_identifiers() if not _parts(locale)[2]]
        locales = dict.fromkeys([*self.entries, *sorted(theirs)])
        return [locale for locale in locales if f"{locale}_{_likely_script(locale)}" not in self.entries]

    def named(self, text: str, among: Iterable[str]) -> list[str]:
        """Return which of the locales a user means by an id, an own name or an English name.

        A whole name goes before a part of one: "Chinese" is each of "Chinese (Simplified)" and
        "Chinese (Traditional)", unless there is one that is just "Chinese".
        """
        among = list(among)
        wanted = _folded(text)
        exact = [locale for locale in among if _folded(locale) == _folded(text.replace("-", "_"))]
        if exact or not wanted:
            return exact
        found = [(language.locale, _names(language)) for language in map(self.find, among) if language]
        if whole := [locale for locale, names in found if wanted in names]:
            return whole
        if partly := [locale for locale, names in found if wanted in _parts_of(names)]:
            return partly
        return [locale for locale in among if locale.split("_")[0] == wanted]

    def _above(self, locale: str, known: Language | None) -> Language | None:
        """Return what the file says of a locale above what CLDR says."""
        entry = self.entries.get(locale, {})
        script = entry.get("script", known.script if known else "")
        english = entry.get("english", known.english if known else "")
        endonym = entry.get("endonym", known.endonym if known else "")
        if not (script and english and endonym):
            return None
        direction = Direction(entry["direction"]) if "direction" in entry else _direction(script)
        sourced = bool(entry.get(URL)) or bool(known and known.sourced and known.endonym == endonym)
        usual = known.writing if known and known.script == script else script
        writing, digits = entry.get("writing", usual), entry.get("digits", known.digits if known else "")
        near = self._near(locale)
        return Language(locale, english, endonym, script, direction, writing, digits, sourced, near)

    def _near(self, locale: str) -> frozenset[str]:
        names = {locale, locale.split("_")[0]}
        return frozenset().union(*(group for group in self.relatives if names & group))

    def _like(self, locale: str) -> Language | None:
        """Return a locale like the language it belongs to, never one in another script."""
        language, given, region = _parts(locale)
        script = given or _likely_script(locale)
        bases = (f"{language}_{script}", language) if given else (language, f"{language}_{script}")
        for base in bases:
            known = self._above(base, _from_cldr(base)) if script and base != locale else None
            if known and known.script == script:
                named = _in_region(known, region) if region else known
                return replace(named, locale=locale) if named else None
        return None


def _ten_digits(text: str) -> bool:
    return [decimal_value(char) for char in text] == list(range(10))


def _folded(text: str) -> str:
    return without_marks(text.strip().casefold().translate(APOSTROPHES))


def _names(language: Language) -> tuple[str, str]:
    return _folded(language.english), _folded(language.endonym)


def _parts_of(names: Iterable[str]) -> list[str]:
    """Return what stands before and within the brackets of names."""
    return [part.strip() for name in names for part in re.split("[(),]", name)]


def _parts(locale: str) -> tuple[str, str, str]:
    """Return language, script and region of a locale; the last two may be empty."""
    language, *rest = locale.split("_")
    script = next((part for part in rest if len(part) == 4), "")
    return language, script, next((part for part in rest if len(part) < 4), "")


def _direction(script: str) -> Direction:
    return Direction.RTL if script_horizontal_direction(script, "LTR") == "RTL" else Direction.LTR


def _likely_script(locale: str) -> str:
    """Return the script in which CLDR expects a locale, or nothing."""
    from babel.core import get_global  # slow to import, and `--help` does not need it

    likely = get_global("likely_subtags")
    return _parts(str(likely.get(locale) or likely.get(locale.split("_")[0], "")))[1]


def _from_cldr(locale: str) -> Language | None:
    """Return what CLDR says of a locale, under this very id: `Locale.parse` reads `tl` as `fil_PH`."""
    from babel import Locale, UnknownLocaleError

    language, script, region = _parts(locale)
    try:
        found = Locale(language, territory=region or None, script=script or None)
    except (UnknownLocaleError, ValueError):
        return None
    script = script or _likely_script(locale)
    english, endonym = found.get_display_name("en"), found.get_display_name()
    if not (script and english and endonym):
        return None
    return Language(locale, english, endonym, script, _direction(script), script)


def _in_cldr(locale: str) -> bool:
    """Tell whether CLDR has a locale, or the language of a region, without reading it."""
    from babel.localedata import exists

    language, _, region = _parts(locale)
    return bool(exists(language if region else locale))


def _in_region(language: Language, region: str) -> Language | None:
    """Add a region to the names of a language, or return None where CLDR knows no such region."""
    from babel import Locale, UnknownLocaleError

    name, script, _ = _parts(language.locale)
    if not (english := Locale("en").territories.get(region)):
        return None
    try:
        own = Locale(name, script=script or None).territories.get(region, english)
    except UnknownLocaleError:
        own = english
    return replace(
        language,
        english=_with_region(language.english, english),
        endonym=_with_region(language.endonym, own),
    )


def _with_region(name: str, region: str) -> str:
    return f"{name[:-1]}, {region})" if name.endswith(")") else f"{name} ({region})"


def load_languages(path: Path, shown: str, findings: list[Finding]) -> Languages:
    """Read `languages.yaml`; without the file CLDR stands alone."""
    node = read_yaml(path, shown, findings) if path.exists() else None
    entries: dict[str, dict[str, str]] = {}
    relatives: tuple[frozenset[str], ...] = ()
    try:
        for locale, entry in node.items() if node else ():
            if locale == NEAR:
                relatives = tuple(_relatives(group) for group in entry.list())
            else:
                _read(locale, entry, entries, findings)
    except ShapeError as error:
        findings.append(error.finding)
    return Languages(entries, relatives)


def _relatives(group: Node) -> frozenset[str]:
    for one in group.list():
        if not LOCALE_ID.match(one.text()):
            raise one.wrong(f"{one.text()!r} is no locale: language[_Script][_REGION]")
    return frozenset(one.text() for one in group.list())


def _read(locale: str, entry: Node, entries: dict[str, dict[str, str]], findings: list[Finding]) -> None:
    """Read one entry; a fault in it leaves out no other."""
    try:
        entry.only(*KEYS)
        texts = {key: value.text() for key, value in entry.items() if key != "source"}
        if source := entry.get("source"):
            source.only(*SOURCE_KEYS)
            texts[URL] = source.text_at(URL, "")
    except ShapeError as error:
        findings.append(replace(error.finding, locale=locale))
        return
    faults = _unclear(locale, entry, texts)
    findings += faults
    if not faults:
        entries[locale] = texts


def _unclear(locale: str, node: Node, entry: dict[str, str]) -> list[Finding]:
    """Say what an entry lacks to stand without CLDR."""
    if not LOCALE_ID.match(locale):
        return [UNCLEAR.found(f"{locale!r} is no locale: language[_Script][_REGION]", node.at, locale=locale)]
    if entry.get("direction", "ltr") not in ("ltr", "rtl"):
        return [UNCLEAR.found('direction is "ltr" or "rtl"', node.at, locale=locale)]
    if "digits" in entry and not _ten_digits(entry["digits"]):
        return [UNCLEAR.found("digits are the ten of the script, 0 to 9", node.at, locale=locale)]
    if any(char.isnumeric() for key in ("english", "endonym") for char in entry.get(key, "")):
        return [UNCLEAR.found("the name of a language has no figures", node.at, locale=locale)]
    missing = [key for key in ("english", "endonym", "script") if key not in entry]
    if missing and not _in_cldr(locale):
        return [
            UNCLEAR.found(
                f"CLDR does not know it, and {', '.join(missing)} is missing", node.at, locale=locale
            )
        ]
    return []
