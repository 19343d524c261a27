"""A promise that no fact backs: confidential, anonymous, safe, free."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pocketcards.checks.base import Check, Example, Text, english_texts, printed_translations
from pocketcards.checks.examples import (
    CONTACT,
    REGION,
    SAMPLE,
    card_of,
    catalog_of,
    english,
    known,
    project_of,
    translated,
)
from pocketcards.checks.words import found_words
from pocketcards.model.contact import Need
from pocketcards.model.evidence import Fact
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.project import Project
from pocketcards.model.words import FACTS, Words

__all__ = ["CHECK"]

RULE = Rule(
    "MSG022",
    "unbacked-promise",
    Severity.ERROR,
    "Somebody trusts it with their life. Hotlines must report some things, and not every call is free.",
    "Say what is known instead: “You do not have to give your name.” If the service's page says it, let the "
    'message need the fact: `needs: {hotline: {anonymous: "yes"}}`; if it is so in every region, name it '
    "under `facts` in cards/regions.yaml.",
    (
        "Confidentiality has exceptions <docs/evidence.md#what-a-service-promises>",
        "The US hotline on confidentiality <https://humantraffickinghotline.org/es/node/1167>",
    ),
    waivable=True,
)


NEEDED = {"anonymous": ("anonymous", "yes"), "free": ("cost", "free")}
"""What a message must need of a service to promise it of that service. No page makes safe or confidential."""


def _find(project: Project) -> Iterator[Finding]:
    backed = (
        set.intersection(*(set(one.facts) for one in project.regions.values())) if project.regions else set()
    )
    source = project.words_of(SOURCE_LOCALE)
    for text in english_texts(project):
        for fact, words in _promises(text, source).items():
            if fact not in backed and not _is_own_field(project, text, fact) and not _is_needed(text, fact):
                yield text.problem(RULE, f"{', '.join(words)}: no fact {fact!r} in every region")
    listed = {locale: tuple(chain(*one.promises.values())) for locale, one in project.words.items()}
    for text in printed_translations(project):
        if not found_words(text.text, listed.get(text.locale or "", ())):
            continue  # as most texts are
        found = _promises(text, project.words_of(text.locale))
        english = Text(text.message, text.message.text, text.at, None, None)
        promised = _promises(english, source)
        for fact, words in found.items():
            if fact not in promised and fact not in backed:
                yield text.problem(RULE, f"{', '.join(words)}: the English does not promise {fact!r}")


def _promises(text: Text, known: Words) -> dict[str, list[str]]:
    """Return what a text promises, and in which words. The name of a service promises nothing."""
    if text.message.id.startswith("contact.") and text.message.id.endswith(".name"):
        return {}
    return {fact: found for fact, words in known.promises.items() if (found := found_words(text.text, words))}


def _is_own_field(project: Project, text: Text, fact: str) -> bool:
    """Tell whether the text is a contact's own statement of its cost, and a page says that it is free."""
    own = [one for one in project.contacts.values() if one.message_id("cost") == text.message.id]
    return fact == "free" and any(one.carries("cost", "free") for one in own)


def _is_needed(text: Text, fact: str) -> bool:
    """Tell whether the text is printed only where the service carries the fact."""
    return any((need.fact, need.says) == NEEDED.get(fact) for need in text.message.needs)


def _skips(project: Project) -> Iterator[str]:
    begun = [locale for locale, catalog in sorted(project.catalogs.items()) if catalog.begun]
    for locale in (SOURCE_LOCALE, *begun):
        missing = [fact for fact in FACTS if not project.words_of(locale).promises.get(fact)]
        if missing:
            yield f"{locale}: no words are known for {', '.join(missing)}; such promises were not looked for"


_FREE = {"contact.line.cost": "Free call"}
_GRATIS = {"contact.line.cost": "Llamada gratis"}


def _calling(name: str, facts: tuple[Fact, ...], says: str = "") -> Example:
    """Return an example of a contact that says it is free, in two languages, with what its pages say."""
    card = card_of(_FREE)
    spanish = catalog_of("es", card.messages, _GRATIS)
    contact = CONTACT._replace(facts=facts)
    return Example(f"{name}: Free call", project_of(card, spanish, contacts={"line": contact}), says)


def _needing(text: str, fact: str, value: str, says: str = "") -> Example:
    """Return an example of a message that is printed only where the hotline carries a fact."""
    card = card_of({SAMPLE: text})
    message = card.messages[SAMPLE]._replace(needs=(Need("hotline", fact, value),))
    project = project_of(card._replace(messages={SAMPLE: message}))
    return Example(f"en, needs hotline {fact} {value}: {text}", project, says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        english("You do not have to give your name."),
        _calling("a contact whose page says that it costs nothing", known(cost="free")),
        english("The call is free.", regions={"us": REGION._replace(facts=("free",))}),
        _needing("The call is free.", "cost", "free"),
        translated("You need not give your name.", "名前を言わなくても、だいじょうぶです。", "ja"),
        translated("The call is fast.", "المكالمة سريعة.", "ar"),
    ),
    fails=lambda: (
        english("All calls are confidential.", says="confidential: no fact 'confidential'"),
        english("Call free.", says="free: no fact 'free'"),
        _needing("The call is free.", "anonymous", "yes", "free: no fact 'free'"),
        _calling("a contact that is charged", known(cost="charged"), "free"),
        _calling("a contact of whose cost no page says anything", (), "free"),
        english("You will be safe.", says="safe: no fact 'safe'"),
        translated("Call us.", "Llame, es confidencial.", says="confidencial: the English does not promise"),
        translated("Call us.", "匿名で電話してください。", "ja", says="匿名"),
        translated("Call us.", "请打电话，保密。", "zh_Hans", says="保密"),
        translated("Call us.", "โทรฟรี", "th", says="ฟรี"),
    ),
    skips=_skips,
)
