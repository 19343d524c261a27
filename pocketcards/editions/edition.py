"""A project becomes editions: which cards can be made in which languages, and with which numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pocketcards.editions.here import SPEAK, Here, here_of, optional_messages
from pocketcards.editions.vouching import vouching
from pocketcards.model.card import Block, BlockKind, Card, NumberEntry
from pocketcards.model.contact import MAY_HURT, ContactKind, Region
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Finding, Refused, Rule, Severity
from pocketcards.model.locale import SOURCE_LANGUAGE, SOURCE_LOCALE, Language
from pocketcards.model.project import Project
from pocketcards.model.text import Atom
from pocketcards.model.wording import counted, some

__all__ = [
    "NOT_SOURCED",
    "NOT_TRANSLATED",
    "RULES",
    "card_here",
    "edition_here",
    "edition_of",
    "english_messages",
    "needed_messages",
    "printed_here",
    "printed_messages",
]

LACKS_ROLE = Rule(
    "CRD003",
    "region-lacks-role",
    Severity.ERROR,
    "A card without the number it is made for helps nobody.",
    "Fill the role in cards/regions.yaml, or leave the card out for this region.",
)
NOT_SERVED = Rule(
    "CRD004",
    "main-number-does-not-serve-language",
    Severity.ERROR,
    "The holder would call and not be understood.",
    "Choose a service with interpreters for the role.",
)
UNKNOWN_SERVICE = Rule(
    "CRD015",
    "who-answers-unknown",
    Severity.ERROR,
    "A person in danger would call without knowing who answers: an organisation, a government office or "
    "the police.",
    "Find the page on which the service says who runs it, and write it under `facts` of the contact: "
    '`run_by: {is: ngo, seen: {url: "https://…", date: "…", copy: live}}`, or `state`, or `police` '
    "(docs/data.md). Where no page says so, choose another service for the role.",
    ("Claims belong to the service <docs/promise.md#claims-belong-to-the-service>",),
)
NOT_TRANSLATED = Rule(
    "CRD005",
    "card-not-translated",
    Severity.WARNING,
    "English never fills a gap: the card is not built in this language.",
    "Translate the messages named here.",
)
NOT_SOURCED = Rule(
    "LNG002",
    "own-name-without-source",
    Severity.WARNING,
    "The card says no more than the name of the language. If that is wrong, nobody knows whom it is for.",
    "Find the language's own name on a page that can be named, or ask a speaker whose team has one, and "
    "add `source: {url, date}` to its entry in translations/languages.yaml.",
)
RULES = (LACKS_ROLE, NOT_SERVED, UNKNOWN_SERVICE, NOT_TRANSLATED, NOT_SOURCED)

EMERGENCY = "{emergency}"
INTERPRETERS = "channel.interpreters"


class Printed(NamedTuple):
    """What an edition would print."""

    names: tuple[str, ...]
    """The ids of everything, whether it is translated or not, its English included."""
    texts: dict[str, str]
    """By id, those that have a text in its language."""
    atoms: dict[str, Atom]
    notes: tuple[str, ...]
    """The channels that are left out, and why."""
    refused: Refused | None
    """Why it cannot be made."""


def card_here(project: Project, card: Card, region: Region) -> Here | Refused:
    """Return a card as it stands in a region, or why the region cannot have it."""
    missing = [role for role in card.requires if role not in region.roles]
    if missing:
        return LACKS_ROLE.refused(f"{card.id}: region {region.id} has no {', '.join(missing)}", region.at)
    return here_of(project, card, region)


def edition_of(project: Project, card: Card, language: Language, region: Region) -> Edition | Refused:
    """Return the edition of a card, or why there is none."""
    here = card_here(project, card, region)
    return here if isinstance(here, Refused) else edition_here(project, here, language)


def edition_here(project: Project, here: Here, language: Language) -> Edition | Refused:
    """Return the edition of a card in its region, or why there is none."""
    found = printed_here(project, here, language)
    if found.refused or here.trim is None:
        return found.refused or Refused()
    lacks = vouching(project, here.card, language, found.texts, found.names).lacks
    return Edition(here.card, language, here.region, here.trim, found.texts, found.atoms, lacks, found.notes)


def printed_here(project: Project, here: Here, language: Language) -> Printed:
    """Return what the edition of a card would print, and why it cannot be made where that is so."""
    atoms, notes = _roles(here, language)
    names = _used_messages(project, here, language, atoms)
    optional = () if here.region.everybody_speaks(language.locale) else here.optional
    texts = _texts_of(project, [*names, *optional], language)
    printed = Printed(names, texts, atoms, notes, None)
    return printed._replace(refused=_refusal(here, language, printed))


def _refusal(here: Here, language: Language, printed: Printed) -> Refused | None:
    """Return why an edition cannot be made; None where it can."""
    card, region, texts, atoms = here.card, here.region, printed.texts, printed.atoms
    if here.trim is None:
        return Refused()
    if here.main and here.main.role not in atoms:
        message = f"{card.id}: {here.main.role} of {region.id} does not serve {language.english}"
        return NOT_SERVED.refused(message, region.at, locale=language.locale)
    if unknown := tuple(_unknown_services(card, atoms)):
        return Refused(unknown)
    absent = [name for name in printed.names if name not in texts and name not in here.english]
    english = _claims_by_icon(card, atoms) if absent else ()
    if absent := [name for name in absent if name not in english]:
        message = f"{card.id}: {counted(len(absent), 'message')} not translated: {some(absent, 4)}"
        return NOT_TRANSLATED.refused(message, card.at, locale=language.locale, msgctxt=absent[0])
    if here.optional and SPEAK not in texts and not language.sourced:
        message = f"{card.id}: nobody has named a source for {language.endonym!r}, {language.english}"
        return NOT_SOURCED.refused(message, card.at, locale=language.locale)
    if "emergency" not in atoms and any(EMERGENCY in text for text in texts.values()):
        lacking = f"{region.id} has none that serves {language.english}"
        message = f"{card.id}: a text names {EMERGENCY}, and {lacking}"
        return NOT_SERVED.refused(message, region.at, locale=language.locale)
    return None


def needed_messages(project: Project, card: Card, language: Language, region: Region) -> list[str]:
    """Return the ids of what an edition prints, whether it is translated or not, its English included."""
    here = here_of(project, card, region)
    return list(_used_messages(project, here, language, _roles(here, language)[0]))


def english_messages(project: Project, card: Card) -> list[str]:
    """Return the ids of all the English that a card rests on, in any language and region."""
    used: dict[str, None] = {}
    for region in project.regions.values():
        used.update(dict.fromkeys(needed_messages(project, card, SOURCE_LANGUAGE, region)))
    return list(dict.fromkeys([*used, *_said_messages(project, card)]))


def _texts_of(project: Project, names: Sequence[str], language: Language) -> dict[str, str]:
    """Return the texts of those messages that have one in the language."""
    messages = [project.messages[name] for name in names]
    if language.locale == SOURCE_LOCALE:
        return {message.id: message.text for message in messages}
    catalog = project.catalogs.get(language.locale)
    found = [(message.id, catalog.text_of(message)) for message in messages] if catalog else []
    return {name: text for name, text in found if text is not None}


def _unknown_services(card: Card, atoms: dict[str, Atom]) -> Iterator[Finding]:
    """Yield, for a discreet card, each number of which nobody knows who answers."""
    for role, atom in atoms.items() if card.discreet else ():
        if "run_by" in atom.contact.unknown:
            message = f"{card.id}: nobody knows who runs {atom.contact.id} ({role}): no fact `run_by`"
            yield UNKNOWN_SERVICE.found(message, atom.contact.at)


def _claims_by_icon(card: Card, atoms: dict[str, Atom]) -> set[str]:
    """Return what may hurt who calls a number that its icon alone explains: English, where it must be."""
    named = (entry.role for entry in card.entries if entry.label == "none" and entry.role in atoms)
    return {name for role in named for name in atoms[role].contact.warnings}


def _roles(here: Here, language: Language) -> tuple[dict[str, Atom], tuple[str, ...]]:
    """Fill the card's roles. A discreet card leaves out a channel that does not serve its reader."""
    atoms: dict[str, Atom] = {}
    notes = []
    for role, contact in here.lines.items():
        serves = contact.serves(language.locale)
        deaf = contact.kind is ContactKind.VOICE  # nobody there would understand the caller
        if not serves and (here.card.discreet or deaf or (here.main and role == here.main.role)):
            notes.append(f"{role} left out: {contact.id} does not serve this language")
            continue
        atoms[role] = Atom(role, contact)
    return atoms, tuple(notes)


def _used_messages(
    project: Project, here: Here, language: Language, atoms: dict[str, Atom]
) -> tuple[str, ...]:
    """Return the ids of everything the edition prints, each once, in the order of the card."""
    everybody = here.region.everybody_speaks(language.locale)
    key = (language.locale == SOURCE_LOCALE, everybody, bool(language.variants), *atoms)
    if key not in here.used:
        used: list[str] = []
        for block in here.card.blocks.values():
            used += _block_messages(block, language, here.region)
            for entry in block.numbers:
                if atom := atoms.get(entry.role):
                    used += _number_messages(project, entry, atom, main=entry is here.main)
        here.used[key] = tuple(dict.fromkeys(used))
    return here.used[key]


def _block_messages(block: Block, language: Language, region: Region) -> tuple[str, ...]:
    """Return what a block prints: who speaks English needs no English name and no interpreter."""
    if block.notes and region.everybody_speaks(language.locale):
        return (block.notes,)
    if language.locale != SOURCE_LOCALE:
        spare = 1 if block.kind is BlockKind.ENDONYM and not language.variants else 0  # the line for the town
        return (*block.texts, *block.english[: len(block.english) - spare])
    if block.kind is BlockKind.SAY:
        return ()
    return block.messages[:1] if block.kind is BlockKind.SPEAK else block.texts


def printed_messages(project: Project, card: Card) -> list[str]:
    """Return the ids of what a card prints in some other language and some region: what is translated."""
    return [name for name in _said_messages(project, card) if project.messages[name].translate]


def _said_messages(project: Project, card: Card) -> list[str]:
    """Return the ids of what a card prints in some other language and some region, the English included."""
    used: dict[str, None] = dict.fromkeys(optional_messages(card))
    for region in project.regions.values():
        roles = {name: project.contacts.get(contact) for name, contact in region.roles.items()}
        atoms = {
            name: Atom(name, contact)
            for name, contact in roles.items()
            if contact and contact.confirmed and contact.serves_others
        }
        here = here_of(project, card, region)
        for block in here.card.blocks.values():
            used.update(dict.fromkeys(block.said))
            for entry in block.numbers:
                used.update(dict.fromkeys(_of_any_contact(project, entry)))
                if entry.role in atoms:
                    names = _number_messages(project, entry, atoms[entry.role], main=entry is here.main)
                    used.update(dict.fromkeys(names))
    return list(used)


def _of_any_contact(project: Project, entry: NumberEntry) -> list[str]:
    """Return what a number of a card can bring whoever fills its role: a county may."""
    return [name for name in (entry.label, *MAY_HURT.values()) if name in project.messages]


def _number_messages(project: Project, entry: NumberEntry, atom: Atom, *, main: bool) -> list[str]:
    """Return the ids that a number brings: label, facts, the languages it serves, what may hurt a caller."""
    contact = atom.contact
    claims = [name for name in contact.warnings if name in project.messages]
    if entry.label == "none":
        return claims
    names = [entry.label_of(contact)]
    if main:
        names += [contact.message_id(part) for part in ("hours", "cost") if part in contact.said]
        names += [INTERPRETERS] if contact.interpreters and INTERPRETERS in project.messages else []
    else:
        names += [name for locale in contact.only or () if (name := f"language.{locale}") in project.messages]
    return names + claims
