"""What can be wrong with a table that comes back, CSV and XLSX alike."""

from __future__ import annotations

from pocketcards.model.finding import Rule, Severity

__all__ = [
    "COLUMNS_UNCLEAR",
    "DOUBLED",
    "EXCHANGED",
    "EXTRA_CELLS",
    "LOST_LETTERS",
    "MAX_ROWS",
    "MENDED",
    "NOT_HELD",
    "NOT_TAKEN",
    "NOT_TEXT",
    "NO_CATALOG",
    "NO_TABLE",
    "OLD_ENGLISH",
    "PLACEHOLDER",
    "REMOVED",
    "RULES",
    "UNKNOWN",
]

MAX_ROWS = 20_000

NO_TABLE = Rule(
    "CSV001",
    "table-unreadable",
    Severity.ERROR,
    "Nothing of it is taken over: a table that is guessed at would put wrong words on a card.",
    'Save the table as a workbook (.xlsx), or as "CSV UTF-8 (Comma delimited)"; in Google Sheets choose '
    "File, Download.",
)
COLUMNS_UNCLEAR = Rule(
    "CSV002",
    "table-columns-unclear",
    Severity.ERROR,
    "Without its headings nobody can tell which column is the translation, and into which language.",
    "Row 1 has the headings id, English and translation (so), with the id of your language in the brackets. "
    "Copy it from a new `export`.",
)
EXTRA_CELLS = Rule(
    "CSV003",
    "cells-without-heading",
    Severity.ERROR,
    "A comma may have cut a translation in two; only its first half would be printed.",
    "Compare the row with its neighbours, and put what belongs together into one cell.",
)
UNKNOWN = Rule(
    "CSV004",
    "row-of-no-message",
    Severity.ERROR,
    "Nobody can tell where on a card this translation belongs.",
    "Copy the id of the row from a new `export`, or delete the row.",
)
DOUBLED = Rule(
    "CSV005",
    "id-in-two-rows",
    Severity.ERROR,
    "A card has one text for an id, so one of the two translations would be lost.",
    "Keep the better of the two rows and delete the other.",
)
OLD_ENGLISH = Rule(
    "CSV006",
    "row-of-older-english",
    Severity.ERROR,
    "The English has changed since the table was made; the translation may say what is no longer true.",
    "Compare the translation with the English of today. If it is right, put that English into the row; "
    "or make a new `export`.",
)
PLACEHOLDER = Rule(
    "CSV007",
    "placeholder-damaged",
    Severity.ERROR,
    "A placeholder becomes a telephone number. As it stands, the card would have no number there.",
    "Compare with the repaired text. If it is right, `import --fix` takes it.",
)
LOST_LETTERS = Rule(
    "CSV008",
    "letters-lost",
    Severity.ERROR,
    "A program has put question marks or other letters in the place of those that it does not know.",
    'Open the file you had before the damage, and save it as "CSV UTF-8".',
)
REMOVED = Rule(
    "CSV009",
    "row-of-removed-message",
    Severity.WARNING,
    "No card prints this message any more; the row is left out.",
    "Nothing is to be done. A new `export` has only what is printed.",
)
NO_CATALOG = Rule(
    "CSV010",
    "table-of-no-catalog",
    Severity.ERROR,
    "The project has no translation into this language, so there is nothing to put the table into.",
    "Compare the language in the heading of the translations. For a new language begin with `init`.",
)
NOT_HELD = Rule(
    "CSV011",
    "cell-no-text",
    Severity.ERROR,
    "An invisible character that means nothing on paper stands in the cell, or far more than a sentence.",
    "Type the translation again; what is wrong cannot be seen.",
)
NOT_TEXT = Rule(
    "CSV012",
    "formula-or-number",
    Severity.ERROR,
    "What a formula shows can change from one computer to the next, and a number or a date has lost what was "
    "typed.",
    'Choose the format "Text" for the cell, and type its text again.',
)
MENDED = Rule(
    "CSV013",
    "table-mended",
    Severity.NOTE,
    "A program has written the table in another way than `export`; what was meant is clear.",
    "Nothing is to be done. Look at the changes once.",
)
EXCHANGED = Rule(
    "CSV014",
    "rows-exchanged",
    Severity.ERROR,
    "A card would say one sentence where the other belongs, and each of them alone looks right.",
    "Sort whole rows, never one column. If the two stood in each other's place before, take them over one "
    "after the other, in two tables.",
)
NOT_TAKEN = Rule(
    "CSV015",
    "written-beside-translations",
    Severity.WARNING,
    "Only translations are taken over; what somebody has written elsewhere in the table would be lost.",
    "Write it into the catalog as a comment, into the glossary's own file, or tell the team.",
)
RULES = (
    *(NO_TABLE, COLUMNS_UNCLEAR, EXTRA_CELLS, UNKNOWN, DOUBLED, OLD_ENGLISH, PLACEHOLDER, LOST_LETTERS),
    *(REMOVED, NO_CATALOG, NOT_HELD, NOT_TEXT, MENDED, EXCHANGED, NOT_TAKEN),
)
