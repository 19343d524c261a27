"""A figure in a translation that the English does not have, or the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pocketcards.catalog.placeholders import replaced
from pocketcards.checks.base import Check, printed_translations, printed_with
from pocketcards.checks.dates import without_names
from pocketcards.checks.examples import english, translated
from pocketcards.checks.figures import Figure, figures, may_be_of_figure
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import visible

__all__ = ["CHECK"]

RULE = Rule(
    "MSG002",
    "figure-changed",
    Severity.ERROR,
    "Somebody could take the digits for a number to call, and reach nobody or the wrong person.",
    "Write no telephone number into a translation: numbers come from cards/contacts.yaml. "
    "Keep ordinary figures (such as 18) as the English has them.",
    (
        "Essex County 2004, wrong in one language only <docs/evidence.md#wrong-in-one-language-only>",
        "A number from another sentence, in 16 languages <docs/evidence.md#a-number-from-another-sentence>",
    ),
)


def _find(project: Project) -> Iterator[Finding]:
    figured = {(text.locale, text.message.id) for text in printed_with(project, may_be_of_figure)}
    for text in printed_translations(project):
        if figured.isdisjoint(((text.locale, text.message.id), (None, text.message.id))):
            continue
        words = project.words_of(text.locale).figures
        shown = without_names(text.text, text.message.text, words)
        wanted, given = (figures(replaced(one, " ")) for one in (text.message.text, shown))
        if Counter(_values(wanted)) != Counter(_values(given)):
            message = f"English has {_shown(wanted)}, the translation has {_shown(given)}"
            yield text.problem(RULE, message)
        elif _long(wanted) != _long(given):
            yield text.problem(RULE, f"numbers in another order: {_shown(given)}")


def _values(found: tuple[Figure, ...]) -> list[str]:
    return [figure.value for figure in found]


def _long(found: tuple[Figure, ...]) -> list[str]:
    """Return the figures that could be telephone numbers: exchanged, each stands beside another's label."""
    return [figure.value for figure in found if figure.is_long]


def _shown(found: tuple[Figure, ...]) -> str:
    shown = [
        figure.text if figure.text.isascii() or figure.text == figure.value else _both(figure)
        for figure in found
    ]
    return ", ".join(shown) or "no figure"


def _both(figure: Figure) -> str:
    return f"{visible(figure.text)} ({figure.value})"


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("They are under 18.", "No ha cumplido 18 años."),
        translated("They stay 7 days, or 8.", "Se quedan 8 días, o 7."),
        translated("They are under 18.", "বয়স ১৮ বছরের কম।", "bn"),
        translated("If one answer is yes, call.", "一つでも「はい」なら、電話してください。", "ja"),
        translated("They are asked three times.", "一个人问了三次，不管三七二十一。", "zh_Hans"),
        translated("It is a feast.", "七五三の祭りです。", "ja"),
        translated("On Monday, 8 January.", "1月8日，周一、三、五。", "zh_Hans"),
        english("They are under 18."),
    ),
    fails=lambda: (
        translated("Call.", "Llame al 911.", says="English has no figure, the translation has 911"),
        translated("Call.", "Llame al 1-888-373-7888.", says="1-888-373-7888"),
        translated("They are under 18.", "Es menor.", says="English has 18"),
        translated("They are under 18.", "Es menor de 19 años.", says="19"),
        translated("Call.", "拨打九一一。", "zh_Hans", says="九一一 (911)"),
        translated("Call.", "拨打九、一、一。", "zh_Hans", says="九、一、一 (911)"),
        translated("Call.", "拨打幺洞洞拐。", "zh_Hans", says="幺洞洞拐 (1007)"),
        translated("Call.", "1月开始。", "zh_Hans", says="the translation has 1"),
        translated("They are under 18.", "বয়স ১৯ বছরের কম।", "bn", says="১৯ (19)"),
    ),
)
