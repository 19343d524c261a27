"""What a text would show that nobody wrote: empty boxes, and dotted circles under marks without a letter.

Only who shapes a text sees these, so no check of `checks` can; `check`, `import` and `build` ask here.
"""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.locale import Language
from pocketcards.typeset.text.composer import Composer
from pocketcards.unicode import listed, named, visible

__all__ = ["RULES", "glyph_faults"]

MISSING_GLYPH = Rule(
    "FNT005",
    "missing-glyph",
    Severity.ERROR,
    "A character that no font has prints as an empty box, or not at all.",
    "Look at the character: it is often a look-alike pasted from elsewhere. Type it anew.",
)
LOOSE_MARK = Rule(
    "MSG038",
    "mark-without-letter",
    Severity.ERROR,
    "A vowel or another mark stands where no letter can carry it, and a dotted circle is printed under it.",
    "The text was copied out of a PDF, or its letters are out of order. Type the word anew.",
    (
        "Unicode, dotted circle <https://www.unicode.org/versions/latest/core-spec/chapter-7/#G19204>",
        "What copying out of a PDF leaves <docs/evidence.md#text-copied-out-of-a-pdf>",
    ),
)
RULES = (MISSING_GLYPH, LOOSE_MARK)


def glyph_faults(
    text: str, language: Language, composer: Composer, at: Location | None = None, msgctxt: str | None = None
) -> Iterator[Finding]:
    """Yield what a text of a language cannot show as it is written.

    Args:
        text: As the catalog or the card has it, placeholders included.
        language: Decides the fonts and how letters are shaped.
        composer: Opens the fonts.
        at: Where the text stands.
        msgctxt: The id of its message.
    """
    missing = composer.missing(text, language)
    for char in missing:
        message = f"no font has {named(char)} ({char})"
        yield MISSING_GLYPH.found(message, at, locale=language.locale, msgctxt=msgctxt)
    if not missing and (loose := composer.loose_marks(text, language)):
        shown = "; ".join(f"{listed(part)} in {visible(part)!r}" for part in dict.fromkeys(loose))
        yield LOOSE_MARK.found(f"no letter carries {shown}", at, locale=language.locale, msgctxt=msgctxt)
