"""Finds the catalogs: `translations/<locale>/LC_MESSAGES/cards.po`, and folders that pretend to be one."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pocketcards.catalog.faults import excerpt
from pocketcards.catalog.header import RENAMED
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.locale import LOCALE_ID, SOURCE_LOCALE

__all__ = ["RULES", "UNREADABLE", "better_name", "catalog_path", "find_catalogs", "refusal"]

UNREADABLE = Rule(
    "CAT035",
    "unreadable-catalog",
    Severity.ERROR,
    "The translations cannot be read, so no card is built in this language.",
    "Look whether the file is there, is a plain file, and may be read by you.",
)
NAME = Rule(
    "CAT036",
    "locale-name",
    Severity.ERROR,
    "The name of the folder is no name of a language that we know how to read, so its cards are not built.",
    "Name it language_Script_REGION, of which only the language is needed: es, zh_Hans, pt_BR, sr_Latn.",
    (
        "ISO 639, codes of languages <https://www.loc.gov/standards/iso639-2/>",
        "ISO 15924, codes of scripts <https://www.unicode.org/iso15924/>",
    ),
)
RETIRED = Rule(
    "CAT037",
    "retired-locale-name",
    Severity.ERROR,
    "It is an old or unclear name for a language that has its own; programs turn it into different ones.",
    "Rename the folder, and the Language: line in its cards.po.",
    (
        "Language subtag registry <https://www.iana.org/assignments/language-subtag-registry/language-subtag-registry>",
    ),
)
DEVICE = Rule(
    "CAT038",
    "device-name",
    Severity.ERROR,
    "On Windows a file or folder of this name is a device, so nobody there can open the project.",
    "Add the script of the language to the name, as in con_Latn.",
    ("Microsoft, naming files <https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file>",),
)
CASE = Rule(
    "CAT039",
    "same-name-but-for-case",
    Severity.ERROR,
    "On Windows and macOS two such folders are one, and one of the two translations disappears.",
    "Keep one folder: the language in small letters, the Script with a capital, the REGION in capitals.",
)
LINK = Rule(
    "CAT040",
    "link-out-of-the-folder",
    Severity.ERROR,
    "A link can show a file that is not part of the project; what it holds was reviewed by nobody.",
    "Put the real folder or file in the place of the link.",
)
SOURCE = Rule(
    "CAT041",
    "catalog-of-the-source",
    Severity.ERROR,
    "English is what the cards are written in; a translation of it into itself would hide it.",
    "Change the English in cards/ and delete this folder.",
)
MISPLACED = Rule(
    "CAT042",
    "misplaced-catalog",
    Severity.WARNING,
    "Only translations/<language>/LC_MESSAGES/cards.po is read; whatever stands elsewhere is not printed.",
    "Move the file there, under exactly that name. If it is a copy, delete it.",
)
ABSENT = Rule(
    "CAT043",
    "folder-without-catalog",
    Severity.WARNING,
    "The folder has no LC_MESSAGES/cards.po, so no card is built in this language.",
    "Put the catalog there, or delete the folder.",
)
RULES = (UNREADABLE, NAME, RETIRED, DEVICE, CASE, LINK, SOURCE, MISPLACED, ABSENT)

_FOLDER = "LC_MESSAGES"
_FILE = "cards.po"
_SHEETS = "proofs.yaml"
"""Where it stands, somebody begins the language on paper."""
_SIGNATURES = "review.yaml"
"""Where it stands, somebody vouches for what the language is called: that needs no catalog."""
_DEVICES = frozenset({"con", "aux", "prn", "nul"})
"""All four are languages of ISO 639-3: Cofán, Aurá, Prasuni and Nusa Laut."""

_RETIRED = {
    **RENAMED,
    "sh": "sr_Latn",
    "zh_CN": "zh_Hans",
    "zh_SG": "zh_Hans",
    "zh_TW": "zh_Hant",
    "zh_HK": "zh_Hant_HK",
    "zh_MO": "zh_Hant_MO",
}
"""Libraries replace these in silence, each in its own way."""

_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva", "arabic": "Arab"}
_SUBTAG = re.compile(r"[A-Za-z]{2,4}|[0-9]{3}")
_SCRIPT_LENGTH = 4


class _Folders:
    """The folder `translations`, and where findings about it go."""

    def __init__(self, root: Path, findings: list[Finding]) -> None:
        self.root = root
        self.findings = findings

    def fault(self, rule: Rule, message: str, path: str, hint: str = "") -> None:
        parts = Path(path).relative_to(self.root).parts
        at = Location("/".join(map(excerpt, (self.root.resolve().name, *parts))))
        locale = parts[0] if parts and LOCALE_ID.fullmatch(parts[0]) else None
        self.findings.append(rule.found(message, at, hint=hint, locale=locale))

    def listing(self, folder: str) -> list[os.DirEntry[str]]:
        """Return what lies in a folder, by name; nothing after a finding."""
        try:
            with os.scandir(folder) as entries:
                shown = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            self.fault(UNREADABLE, f"the folder cannot be read: {error.strerror}", folder)
            return []
        return sorted(shown, key=lambda entry: entry.name)

    def is_ours(self, entry: os.DirEntry[str]) -> bool:
        """Whether an entry is what it seems, and leads nowhere else."""
        if not (entry.is_symlink() or _is_junction(entry)):
            return True
        self.fault(LINK, f"{excerpt(entry.name)} is a link", entry.path)
        return False


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a junction: Windows does not count those as symlinks."""
    if sys.platform != "win32":
        return False
    return entry.stat(follow_symlinks=False).st_reparse_tag == stat.IO_REPARSE_TAG_MOUNT_POINT


def find_catalogs(translations: Path, findings: list[Finding]) -> dict[str, Path]:
    """Return the catalogs by locale, in the order of their names."""
    if not translations.is_dir():
        return {}
    folders = _Folders(translations, findings)
    entries = folders.listing(os.fspath(translations))
    names = Counter(entry.name.casefold() for entry in entries)
    found: dict[str, Path] = {}
    for entry in filter(folders.is_ours, entries):
        if not entry.is_dir():
            if entry.name.casefold().endswith(".po"):
                folders.fault(MISPLACED, "a catalog lies beside the folders of the languages", entry.path)
        elif names[entry.name.casefold()] > 1:
            folders.fault(CASE, f"another name is {excerpt(entry.name)} too, but for capitals", entry.path)
        elif _is_locale(folders, entry) and (catalog := _catalog(folders, entry)):
            found[entry.name] = Path(catalog)
    return found


def catalog_path(translations: Path, locale: str) -> Path:
    """Return where the catalog of a locale is, if it has one."""
    return translations / locale / _FOLDER / _FILE


def _is_locale(folders: _Folders, entry: os.DirEntry[str]) -> bool:
    name = entry.name
    refused = refusal(name)
    if refused is None:
        return True
    rule, message = refused
    better = better_name(name)
    hint = ""
    if rule is DEVICE:
        hint = f"Call the folder {better}, if the language is written in Latin letters."
    elif rule is RETIRED:
        hint = f"Rename the folder to {better}, and correct the Language: line in its cards.po."
    elif rule is NAME and better:
        hint = f"Rename the folder to {better}."
    folders.fault(rule, message, entry.path, hint)
    return False


def refusal(name: str) -> tuple[Rule, str] | None:
    """Return why a folder of this name is refused, or None where it is not."""
    if name.casefold() in _DEVICES:
        return DEVICE, f"{name} is the name of a device on Windows"
    if name in _RETIRED:
        return RETIRED, f"{name} is called {_RETIRED[name]} here"
    if name == SOURCE_LOCALE:
        return SOURCE, "English has a catalog"
    if not LOCALE_ID.fullmatch(name):
        return NAME, f"{excerpt(name)} is no name of a language"
    return None


def better_name(name: str) -> str:
    """Return what a folder should be called: `tl` is `fil`. Empty where nobody can guess."""
    if name.casefold() in _DEVICES:
        return f"{name.lower()}_Latn"
    return _RETIRED.get(name) or _suggestion(name)


def _suggestion(name: str) -> str:
    """Return the name that was probably meant, or nothing: `zh-hans`, `sr@latin`, `PT_br`."""
    base, _, modifier = name.partition("@")
    subtags = base.replace("-", "_").split("_")
    if modifier:
        subtags.insert(1, _MODIFIERS.get(modifier, modifier))
    if not all(_SUBTAG.fullmatch(subtag) for subtag in subtags):
        return ""
    rest = (tag.title() if len(tag) == _SCRIPT_LENGTH else tag.upper() for tag in subtags[1:])
    better = "_".join((subtags[0].lower(), *rest))
    better = _RETIRED.get(better, better)
    return better if LOCALE_ID.fullmatch(better) and better not in _DEVICES else ""


def _catalog(folders: _Folders, folder: os.DirEntry[str]) -> str | None:
    """Return the catalog of a folder. Names are compared as listed: Windows opens `Cards.PO` as well."""
    wanted: str | None = None
    linked = False
    begun = False
    told = len(folders.findings)
    for above, entry in _inside(folders, folder):
        begun = begun or (above == "" and entry.name in (_SHEETS, _SIGNATURES))
        if not folders.is_ours(entry):
            linked = True
        elif (above, entry.name) == (_FOLDER, _FILE) and entry.is_file():
            wanted = entry.path
        elif entry.name.casefold().endswith(".po"):
            folders.fault(MISPLACED, f"{excerpt(entry.name)} is not read", entry.path)
    unreadable = any(one.code == UNREADABLE.code for one in folders.findings[told:])
    if wanted is None and not linked and not begun and not unreadable:
        folders.fault(ABSENT, f"the folder {folder.name} has no {_FOLDER}/{_FILE}", folder.path)
    return None if linked else wanted


def _inside(folders: _Folders, folder: os.DirEntry[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what lies in a folder, and in each folder in it with its name; links are not followed."""
    for entry in folders.listing(folder.path):
        yield "", entry
        if entry.is_dir(follow_symlinks=False) and not _is_junction(entry):
            yield from ((entry.name, inner) for inner in folders.listing(entry.path))
