"""Letters that are read or dialled as a number: `l-BBB-EJE`, `IX I I`, GET-HELP, a word in capitals."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example, Text, printed_texts
from pocketcards.checks.disguises import acronyms, capitals, dialled, letters
from pocketcards.checks.examples import CONTACT, REGION, card_of, catalog_of, english, project_of, translated
from pocketcards.model.contact import ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG028",
    "letters-for-number",
    Severity.ERROR,
    "Capitals are dialled by the letters on the keys, and l-BBB is read as 1-888: nobody approved it.",
    "Write words in small letters. Only `vanity` and `keyword` of cards/contacts.yaml stand in capitals.",
    ("Words that stand for numbers <docs/evidence.md#words-that-stand-for-numbers>",),
)


def _find(project: Project) -> Iterator[Finding]:
    approved = {word for one in project.contacts.values() for word in (one.vanity, one.keyword) if word}
    for text in printed_texts(project):
        wanted = text.message.text if text.locale else ""
        found = [one for one in letters(text.text) if one not in wanted]
        found += _capitals(text, approved)
        if found:
            yield text.problem(RULE, f"the text has {', '.join(dict.fromkeys(found))}")


def _capitals(text: Text, approved: set[str]) -> list[str]:
    """Return words in capitals; in a translation those beyond what the English has of them."""
    if text.locale is None:
        return [word for word in dialled(text.text) if word not in approved]
    own = [word for word in capitals(text.text, approved) if word not in text.message.text]
    return own if len(own) > len(acronyms(text.message.text)) else []


def _with_word(text: str, says: str = "") -> Example:
    line = CONTACT._replace(kind=ContactKind.TEXT, dial="233733", printed="233733", vanity="BEFREE")
    card = card_of({"sample.text": "Text BEFREE."})
    catalog = catalog_of("es", card.messages, {"sample.text": text})
    region = REGION._replace(roles={"textline": "line"})
    project = project_of(card, catalog, contacts={"line": line}, regions={"us": region})
    return Example(f"Text BEFREE. → es: {text} (vanity: BEFREE)", project, says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _with_word("Escriba a BEFREE."),
        translated("Send an SMS.", "Envíe un SMS."),
        translated("Ask the UNHCR.", "Pregunte a ACNUR."),
        translated("Ask somebody.", "PREGUNTE HOY A ALGUIEN.", "es"),
        translated("Ask somebody.", "Спросите у КОГО-ТО.", "ru"),
        translated("Fill in form I-94.", "Llene el formulario I-94."),
        translated("They work.", "Ils ne travaillent pas : « I. » ou « O. »", "pt"),
        english("See form I-94."),
    ),
    fails=lambda: (
        translated("Call.", "Llame al l-BBB-EJE-TBBB.", says="l-BBB-EJE-TBBB"),
        translated("Call.", "Llame al I-BOO.", says="I-BOO"),
        translated("Call.", "Llame al IX I I.", says="IX I I"),
        translated("Call.", "Llame al IIIIIIIII I I.", says="IIIIIIIII I I"),
        translated("Call.", "Llame al GET-HELP.", says="GET-HELP"),
        translated("Call.", "Llame a BEFREE.", says="BEFREE"),
        translated("Call.", "Ligue ESPERE.", "pt", says="ESPERE"),
        english("Call GET-HELP.", says="GET-HELP"),
    ),
)
