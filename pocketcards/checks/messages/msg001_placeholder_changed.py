"""A placeholder that a translation lost, renamed, doubled or invented, or that the English dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pocketcards.catalog.placeholders import names_of, placeholders
from pocketcards.checks.base import Check, printed_translations, translated_pairs
from pocketcards.checks.examples import translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.model.wording import some
from pocketcards.unicode import listed

__all__ = ["CHECK"]

RULE = Rule(
    "MSG001",
    "placeholder-changed",
    Severity.ERROR,
    "A placeholder becomes a telephone number. Lost or changed, the card has no number there.",
    "Copy the placeholder from the English, with its braces, once. You may move it in the sentence.",
    ("Nobody sees a renamed placeholder <docs/evidence.md#broken-placeholders>",),
)
DROPPED = (
    "If nobody meant to drop it, put it back into the English. If it is to go, run `python generate.py "
    "extract` and `python generate.py update`: every translation is then asked for anew."
)


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_translations(project):
        names = names_of(text.message.text)
        meant = [one.meant for one in placeholders(text.text) if one.meant]
        if names == meant:
            continue
        wanted, given = Counter(names), Counter(meant)
        lost, strange = wanted - given, given - wanted
        if lost or strange:
            parts = [f"missing: {_shown(lost)}"] if lost else []
            parts += [f"not in the English: {_shown(strange)}"] if strange else []
            yield text.problem(RULE, "; ".join(parts), _hint(lost, strange, wanted))
    yield from _dropped(project)


def _dropped(project: Project) -> Iterator[Finding]:
    """Find English that has lost what translations of an older English still have: nobody was told yet."""
    older: dict[str, dict[str, set[str]]] = {}
    for pair in translated_pairs(project):
        if not pair.translation.fuzzy and pair.translation.msgid != pair.message.text:
            gone = {*names_of(pair.translation.msgstr)} - {*names_of(pair.message.text)}
            for name in gone & {*names_of(pair.translation.msgid)}:
                older.setdefault(pair.message.id, {}).setdefault(name, set()).add(pair.locale)
    for msgctxt, names in older.items():
        for name, locales in sorted(names.items()):
            message = (
                f"the English has lost {{{name}}}, which translations still have: {some(sorted(locales))}"
            )
            yield RULE.found(message, project.messages[msgctxt].at, hint=DROPPED, msgctxt=msgctxt)


def _shown(names: Counter[str]) -> str:
    return ", ".join(_one(name) for name in names.elements())


def _one(name: str) -> str:
    foreign = [char for char in name if not char.isascii()]
    return f"{{{name}}} ({listed(foreign)})" if foreign else f"{{{name}}}"


def _hint(lost: Counter[str], strange: Counter[str], wanted: Counter[str]) -> str:
    name = next(iter(lost), "")
    if lost and strange:
        return f"Write {{{name}}} exactly as in the English: small Latin letters, not translated."
    if lost:
        return f"Put {{{name}}} where the number should stand; copy it from the English."
    if all(name in wanted for name in strange):
        return "Keep it once, where the number should stand, and delete the others."
    return "Delete it: the English has no number in this sentence."


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("Call {emergency}.", "{emergency}: llame."),
        translated("Call {emergency}.", "拨打{emergency}。", "zh_Hans"),
        translated("Call {emergency}.", "{emergency}로 전화하세요.", "ko"),
    ),
    fails=lambda: (
        translated("Call {emergency}.", "Llame.", says="missing: {emergency}"),
        translated("Call.", "Llame al {emergency}.", says="not in the English: {emergency}"),
        translated("Call {emergency}.", "Llame al {emergencia}.", says="{emergencia}"),
        translated("Call {emergency}.", "Llame al {Emergency}.", says="{Emergency}"),
        translated("Call {emergency}.", "Llame al {hotline}.", says="not in the English: {hotline}"),
        translated("Call {emergency}.", "{emergency}, {emergency}: llame.", says="not in the English"),
        translated("Call {emergency}.", "ወደ {አስቸኳይ} ይደውሉ።", "am", says="U+12A0 ETHIOPIC SYLLABLE GLOTTAL A"),
        translated("Call {emergency}.", "Llame al {emergencу}.", says="U+0443 CYRILLIC SMALL LETTER U"),
    ),
)
