"""What can be wrong with the entries of a PO file; `lexer` looks for it."""

from __future__ import annotations

from pocketcards.model.finding import Rule, Severity

__all__ = [
    "COMMENT_INSIDE",
    "CONFLICT",
    "GARBAGE",
    "HALF_OBSOLETE",
    "LONG_LINE",
    "MANY",
    "NO_MSGCTXT",
    "NO_MSGID",
    "NO_MSGSTR",
    "PLURAL",
    "RULES",
    "SAME_ENTRY",
    "SAME_ID",
    "TWICE",
]

GARBAGE = Rule(
    "CAT022",
    "line-not-understood",
    Severity.ERROR,
    "The line belongs to no entry; other programs skip it, and what it says is lost.",
    'A line begins with #, msgctxt, msgid or msgstr, or it is a text in straight quotes "…". '
    "Correct the word at its start, or delete the line.",
)
CONFLICT = Rule(
    "CAT023",
    "merge-conflict",
    Severity.ERROR,
    "A program has put two versions of the file together, and nobody has chosen yet; the wrong one may win.",
    "Keep one of the two versions, then delete the other and all lines with <<<<<<<, ======= and >>>>>>>.",
)
PLURAL = Rule(
    "CAT024",
    "plural-entry",
    Severity.ERROR,
    "Cards count nothing, so the plural forms of the entry would never be printed.",
    "Keep one msgid and one msgstr, without numbers in brackets.",
)
NO_MSGSTR = Rule(
    "CAT025",
    "msgstr-missing",
    Severity.ERROR,
    "Other programs take the next text in the file for the translation, or drop the entry.",
    'Add a line msgstr "" under the msgid, with the translation between the quotes if there is one.',
)
NO_MSGID = Rule(
    "CAT026",
    "msgid-missing",
    Severity.ERROR,
    "Without the English nobody can tell what was translated, nor whether it has changed since.",
    'Copy the line msgid "…" of this entry from another catalog, above the msgstr.',
)
NO_MSGCTXT = Rule(
    "CAT027",
    "msgctxt-missing",
    Severity.ERROR,
    "The id ties the translation to its place on the card; without it the translation is not used.",
    'Copy the line msgctxt "…" of this entry from another catalog, above the msgid.',
)
SAME_ENTRY = Rule(
    "CAT028",
    "duplicate-entry",
    Severity.ERROR,
    "Other programs keep the first one without a word; the other translation is lost.",
    "Keep the better of the two entries and delete the other.",
)
SAME_ID = Rule(
    "CAT029",
    "duplicate-msgctxt",
    Severity.ERROR,
    "A card has one text for an id, so one of the two translations would never be printed.",
    "Keep the entry whose English is that of translations/cards.pot and delete the other.",
)
TWICE = Rule(
    "CAT030",
    "msgstr-given-twice",
    Severity.ERROR,
    "Only one of the two translations can be printed, and nobody knows which.",
    "Keep one msgstr under each msgid. A longer text goes on in the next line, in quotes, without a keyword.",
)
COMMENT_INSIDE = Rule(
    "CAT031",
    "comment-inside-entry",
    Severity.ERROR,
    "Programs end the entry at a comment, so what follows it is lost.",
    "Move the comment above the msgctxt of the entry.",
)
HALF_OBSOLETE = Rule(
    "CAT032",
    "half-obsolete-entry",
    Severity.ERROR,
    "One part of the entry is switched off by #~ and the other is not, so programs join it to a neighbour.",
    "Put #~ before every line of the entry (switched off), or before none (in use).",
)
LONG_LINE = Rule(
    "CAT033",
    "line-too-long",
    Severity.ERROR,
    "A card holds some hundred letters; a line of this length is damaged or hostile, and is not read.",
    "Look for a quote or a line end that is lost, or restore the last version that worked.",
)
MANY = Rule(
    "CAT034",
    "too-many-entries",
    Severity.ERROR,
    "The cards have some hundred messages; a file with more is damaged or hostile, and not read to its end.",
    "Restore the last version that worked.",
)
RULES = (
    GARBAGE,
    CONFLICT,
    PLURAL,
    NO_MSGSTR,
    NO_MSGID,
    NO_MSGCTXT,
    SAME_ENTRY,
    SAME_ID,
    TWICE,
    COMMENT_INSIDE,
    HALF_OBSOLETE,
    LONG_LINE,
    MANY,
)
