"""A number that a card requires, or has in another layout, and that one layout does not print."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import CONTACT, REGION, numbers_card, project_of
from pocketcards.checks.spreads import spreads
from pocketcards.model.card import Block, NumberEntry
from pocketcards.model.contact import ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CRD010",
    "required-number-not-placed",
    Severity.ERROR,
    "A card without the number it is made for helps nobody. It could be missing in some languages only: long "
    "words have another layout.",
    "Place a block with the role on a panel of that layout, for that region (`regions`), or take the role "
    "out of `requires` and its block out of the card. An emergency number may stand in a text: {emergency}.",
    ("A card has the numbers that it requires <docs/promise.md#a-card-has-the-numbers-that-it-requires>",),
)


def _find(project: Project) -> Iterator[Finding]:
    for spread in spreads(project):
        placed = {entry.role for entry in spread.rows}
        for role in dict.fromkeys((*spread.card.requires, *spread.listed)):
            if role not in placed and not spread.names(role):
                yield RULE.found(f"{spread} does not print the number of {role}", spread.line_of(role))


def _example(
    shown: str, says: str = "", *, blocks: tuple[str, ...] = ("numbers",), **changes: object
) -> Example:
    card = numbers_card(("hotline", "sample.label"), placed=blocks, requires=("hotline",))
    numbers: Block = card.blocks["numbers"]._replace(**changes)  # type: ignore[arg-type]
    return Example(shown, project_of(card._replace(blocks={**card.blocks, "numbers": numbers})), says)


_POLICE = CONTACT._replace(id="police", kind=ContactKind.EMERGENCY, dial="911", printed="911")
_NAMED = project_of(
    numbers_card(("hotline", "sample.label"), text="Call {emergency}.", requires=("hotline", "emergency")),
    contacts={"line": CONTACT, "police": _POLICE},
    regions={"us": REGION._replace(roles={"hotline": "line", "emergency": "police"})},
)
_ROWS = numbers_card(("hotline", "sample.label"), requires=("hotline",))
_SECOND = _ROWS.blocks["numbers"]._replace(id="second", numbers=(NumberEntry("local", "sample.label"),))
_DROPPED = project_of(
    _ROWS._replace(blocks={**_ROWS.blocks, "second": _SECOND}),
    regions={"us": REGION._replace(roles={"hotline": "line", "local": "line"})},
)
CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _example("panels: front: [text], back: [numbers]"),
        Example("requires: [hotline, emergency], the text says Call {emergency}.", _NAMED),
    ),
    fails=lambda: (
        Example("second: a block that no layout places", _DROPPED, "does not print the number of local"),
        _example("panels: front: [text], back: []", "layout 1 in us does not print", blocks=()),
        _example("numbers: regions: [gb]", "does not print the number of hotline", regions=("gb",)),
    ),
)
