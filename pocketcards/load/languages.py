"""Languages: what `languages.yaml` says, over what CLDR knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pocketcards.load.cldr import (
    direction_of,
    from_cldr,
    in_cldr,
    in_region,
    likely_script,
    names_in_cldr,
    parts,
)
from pocketcards.load.yaml import Node, ShapeError, read_yaml
from pocketcards.model.finding import Finding, Location, Rule, Severity
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

KEYS = ("english", "endonym", "script", "direction", "writing", "digits", "spoken", "variants", "source")
SOURCE_KEYS = ("url", "date", "note")
URL = "url"
"""Where among the texts of an entry the page stands that its endonym was read on."""
ALSO = "also"
"""Where, beside the entries, stands what else people call languages."""
NEAR = "near"
"""Where, beside the entries, stands which languages often write the same sentence. No locale is called so."""
APOSTROPHES = str.maketrans("", "", "'`\u00b4\u02bb\u02bc\u2018\u2019")


class Languages(NamedTuple):
    """Finds languages by locale and by name."""

    entries: dict[str, dict[str, str]]
    """By locale, what `languages.yaml` says."""
    relatives: tuple[frozenset[str], ...]
    """Groups of languages that often write the same sentence."""
    spoken: dict[str, tuple[str, ...]]
    """By locale, the spoken names that `languages.yaml` gives."""
    places: dict[str, Location]
    """Where each entry stands."""
    also: dict[str, tuple[str, ...]]
    """By locale, what people call a language who ask for it; never printed."""
    found: dict[str, Language | None]
    """What `find` has found: a build asks five times for each."""

    def find(self, locale: str) -> Language | None:
        """Return the language of a locale, or None where nothing is known of it.

        A region is set like its language: `ur_PK` in Nastaliq, `zh_TW` in traditional letters.
        """
        if locale not in self.found:
            self.found[locale] = self._looked_up(locale) if LOCALE_ID.match(locale) else None
        return self.found[locale]

    def _looked_up(self, locale: str) -> Language | None:
        if locale == SOURCE_LOCALE:
            return self._above(locale, SOURCE_LANGUAGE)
        known = None if parts(locale)[2] else from_cldr(locale)
        return self._above(locale, known or self._like(locale))

    def known(self) -> list[str]:
        """Return every locale that has a name, without those of regions.

        Where the file names a language with its script (`zh_Hans`), the language alone is left out: nobody
        could tell which of its scripts is meant.
        """
        from babel.localedata import locale_identifiers  # slow to import, and only `init` needs it

        theirs = [locale for locale in locale_identifiers() if not parts(locale)[2]]
        locales = dict.fromkeys([*self.entries, *sorted(theirs)])
        return [locale for locale in locales if f"{locale}_{likely_script(locale)}" not in self.entries]

    def named(self, text: str, among: Iterable[str]) -> list[str]:
        """Return which of the locales a user means by an id, or an own, English or spoken name.

        A whole name goes before a part of one: "Chinese" is each of "Chinese (Simplified)" and
        "Chinese (Traditional)", unless there is one that is just "Chinese". A name goes before an id in
        other letters: "Ga" is no Irish, though `ga` is.
        """
        among = list(among)
        wanted = _folded(text)
        if exact := [locale for locale in among if locale == text.strip().replace("-", "_")]:
            return exact
        if not wanted:
            return []
        if told := self.told(text):
            return [locale for locale in told if locale in among]
        found = [language for language in map(self.find, among) if language]
        if whole := [one.locale for one in found if wanted in map(_folded, self.called(one.locale))]:
            return whole
        if partly := [language.locale for language in found if wanted in _parts_of(language)]:
            return partly
        as_id = _folded(text.replace("-", "_"))
        english = {_folded(names[0]): one for one, names in names_in_cldr().items()}
        other = english.get(wanted, "")
        ids = [locale for locale in among if as_id == _folded(locale) and other in ("", locale)]
        return ids or [locale for locale in among if locale.split("_")[0] == wanted and not other]

    def told(self, text: str) -> list[str]:
        """Return which locales `languages.yaml` says that a name is of, whatever CLDR may say."""
        wanted = _folded(text)
        return [locale for locale, names in self.also.items() if wanted in map(_folded, names)]

    def called(self, locale: str) -> tuple[str, ...]:
        """Return the whole names of a locale: the English one first, then its own, then those of CLDR."""
        language = self.find(locale)
        names = (language.english, language.endonym) if language else ()
        return tuple(dict.fromkeys((*names, *names_in_cldr().get(locale, ())[:2])))

    def _above(self, locale: str, known: Language | None) -> Language | None:
        """Return what the file says of a locale above what CLDR says."""
        entry = self.entries.get(locale, {})
        script = entry.get("script", known.script if known else "")
        english = entry.get("english", known.english if known else "")
        endonym = entry.get("endonym", known.endonym if known else "")
        if not (script and english and endonym):
            return None
        direction = Direction(entry["direction"]) if "direction" in entry else direction_of(script)
        sourced = bool(entry.get(URL)) or bool(known and known.sourced and known.endonym == endonym)
        usual = known.writing if known and known.script == script else script
        writing, digits = entry.get("writing", usual), entry.get("digits", known.digits if known else "")
        return Language(
            locale,
            english,
            endonym,
            script,
            direction,
            writing,
            digits,
            sourced,
            near=self._near(locale),
            for_english=known.for_english if known else "",
            spoken=self.spoken.get(locale)
            or (known.spoken if known else ())
            or self._spoken_like(locale, english),
            variants="variants" in entry or bool(known and known.variants),
            at=self.places.get(locale),
        )

    def _spoken_like(self, locale: str, english: str) -> tuple[str, ...]:
        """Return the spoken names of the language itself: its script, in brackets, is for the eye alone."""
        language, script, _ = parts(locale)
        base = self.find(language) if script and "(" in english else None
        return base.spoken_names if base else ()

    def _near(self, locale: str) -> frozenset[str]:
        names = {locale, locale.split("_")[0]}
        return frozenset().union(*(group for group in self.relatives if names & group))

    def _like(self, locale: str) -> Language | None:
        """Return a locale like the language it belongs to, never one in another script."""
        language, given, region = parts(locale)
        related = (name for name in (*self.entries, *names_in_cldr()) if name.startswith(language))
        if not any(name != locale and parts(name)[0] == language for name in related):
            return None
        script = given or likely_script(locale)
        bases = (f"{language}_{script}", language) if given else (language, f"{language}_{script}")
        for base in bases:
            known = self._above(base, from_cldr(base)) if script and base != locale else None
            if known and known.script == script:
                named = in_region(known, region) if region else known
                return named._replace(locale=locale) if named else None
        return None


def _ten_digits(text: str) -> bool:
    return [decimal_value(char) for char in text] == list(range(10))


def _folded(text: str) -> str:
    return without_marks(text.strip().casefold().translate(APOSTROPHES))


def _names(language: Language) -> tuple[str, str]:
    return _folded(language.english), _folded(language.endonym)


def _parts_of(language: Language) -> list[str]:
    """Return what stands before and within the brackets of names, and the spoken names.

    Where the id has a script or a region, that is what stands in brackets, and it names no language: Manipuri
    (Bangla) is no Bangla.
    """
    split = [[part.strip() for part in re.split("[(),]", name)] for name in _names(language)]
    named = [parts[:1] if "_" in language.locale else parts for parts in split]
    return [*(part for parts in named for part in parts), *map(_folded, language.spoken)]


def load_languages(path: Path, shown: str, findings: list[Finding]) -> Languages:
    """Read `languages.yaml`; without the file CLDR stands alone."""
    node = read_yaml(path, shown, findings) if path.exists() else None
    entries: dict[str, dict[str, str]] = {}
    relatives: tuple[frozenset[str], ...] = ()
    spoken: dict[str, tuple[str, ...]] = {}
    places: dict[str, Location] = {}
    also: dict[str, tuple[str, ...]] = {}
    try:
        for locale, entry in node.items() if node else ():
            if locale == NEAR:
                relatives = tuple(_relatives(group) for group in entry.list())
            elif locale == ALSO:
                also = {one: names.texts() for one, names in entry.items()}
            else:
                _read(locale, entry, entries, spoken, findings)
                places[locale] = entry.at
    except ShapeError as error:
        findings.append(error.finding)
    return Languages(entries, relatives, spoken, places, also, {})


def _relatives(group: Node) -> frozenset[str]:
    for one in group.list():
        if not LOCALE_ID.match(one.text()):
            raise one.wrong(f"{one.text()!r} is no locale: language[_Script][_REGION]")
    return frozenset(one.text() for one in group.list())


def _read(
    locale: str,
    entry: Node,
    entries: dict[str, dict[str, str]],
    spoken: dict[str, tuple[str, ...]],
    findings: list[Finding],
) -> None:
    """Read one entry; a fault in it leaves out no other."""
    try:
        entry.only(*KEYS)
        texts = {key: value.text() for key, value in entry.items() if key not in ("source", "spoken")}
        names = entry["spoken"].texts() if entry.get("spoken") else ()
        if source := entry.get("source"):
            source.only(*SOURCE_KEYS)
            texts[URL] = source.text_at(URL, "")
    except ShapeError as error:
        findings.append(error.finding._replace(locale=locale))
        return
    faults = _unclear(locale, entry, texts)
    findings += faults
    if not faults:
        entries[locale] = texts
        if names:
            spoken[locale] = names


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
    if entry.get("variants", "yes") != "yes":
        return [UNCLEAR.found('variants is "yes", or left out', node.at, locale=locale)]
    missing = [key for key in ("english", "endonym", "script") if key not in entry]
    if missing and not in_cldr(locale):
        return [
            UNCLEAR.found(
                f"CLDR does not know it, and {', '.join(missing)} is missing", node.at, locale=locale
            )
        ]
    return []
