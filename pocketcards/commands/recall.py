"""`verify --code`: somebody holds a card and asks which set it is of, and whether its numbers still hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pocketcards.commands.report import render, safe
from pocketcards.errors import UsageError
from pocketcards.load.languages import Languages
from pocketcards.model.finding import Finding, Location
from pocketcards.model.manifest import Listed
from pocketcards.model.project import Project
from pocketcards.sets.recall import Found, listings, look_up, unknown, written
from pocketcards.sets.verify import OUTDATED

__all__ = ["look_up_code"]

FINDINGS = 1
UNREADABLE = 3
DEFAULT = Path("out")


def look_up_code(code: str, folders: Sequence[Path], project: Project, names: Languages, style: str) -> int:
    """Say which files a print code stands for, and whether their numbers are still the approved ones."""
    if not folders and not DEFAULT.exists():
        hint = f"Name the folders of the sets that were printed: verify --code {code} FOLDER."
        raise UsageError(f"there is no folder {DEFAULT} here to look {code} up in", hint)
    findings: list[Finding] = []
    sets = listings(folders or (DEFAULT,), findings)
    found = look_up(code, sets, project)
    if not found and sets:
        findings.append(unknown(code, sets))
    if style != "text":
        findings += [finding for one in found for finding in _outdated(one)]
    elif found:
        for line in _told(code, found, names):
            print(safe(line))
    if findings or style != "text":
        print(render(findings, style))
    if not found and any(finding.code == "VER001" for finding in findings):
        return UNREADABLE
    return FINDINGS if findings or any(one.wrong for one in found) else 0


def _outdated(found: Found) -> Iterator[Finding]:
    for role, message in found.wrong.items():
        yield OUTDATED.found(f"{role}: {message}", Location(str(found.path)), locale=found.listed.locale)


def _told(code: str, found: Sequence[Found], names: Languages) -> Iterator[str]:
    """Yield what is known of a code, for people."""
    yield f"{code.strip().upper()} stands on {len(found)} file{'' if len(found) == 1 else 's'}"
    if len({(one.listed.card, one.listed.locale, one.listed.region) for one in found}) > 1:
        yield "Codes are short and may meet by chance: card, language and region tell which one you hold."
    for one in found:
        listed = one.listed
        yield ""
        yield str(one.path)
        yield f"    card {listed.card}, {_language(listed, names)}, region {listed.region}, {listed.format}"
        yield f"    {listed.status}; set written on {written(one.listing).isoformat()}"
        for role, number in listed.contacts.items():
            yield f"    {role} {number}: {one.wrong.get(role) or 'approved'}"
    yield ""
    yield "The day is that of manifest.json: the set was written on it, or copied here without its dates."
    wrong = any(one.wrong for one in found)
    yield (
        "Recall the paper: not every number on it is approved now." if wrong else "Every number is approved."
    )


def _language(listed: Listed, names: Languages) -> str:
    language = names.find(listed.locale)
    return f"{listed.locale} ({language.english})" if language else listed.locale
