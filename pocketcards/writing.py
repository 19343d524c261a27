"""The writing systems: where lines may end, how far apart they stand, how small their letters may be.

One row each, by ISO 15924 code. A new one also needs a family in fonts/fonts.yaml and a sentence in
tests/sheets.yaml.
"""

from __future__ import annotations

from typing import NamedTuple

from pocketcards.model.geometry import Em, Pt

__all__ = ["WRITING_SYSTEMS", "WritingSystem", "writing_system"]

JOINERS = "\u200c\u200d"
"""They decide the shape of letters."""
NO_SPACES = "\u200b\u2060"
"""Where a line may end, and where not, in scripts whose words are not set apart."""


class WritingSystem(NamedTuple):
    """How a script, or a style of one, wants to be set."""

    tag: str
    """ISO 15924 code, with a style where one script has two: `Arab-Nastaliq`."""
    name: str
    """For people."""
    scripts: tuple[str, ...]
    """Script property values (UAX #24) of its letters; the first is the one for neutral text."""
    leading: Em
    """Least distance from baseline to baseline; where the ink of two lines would touch, they get more."""
    floor: Pt
    """Smallest body size that readers of this script can be asked to read."""
    breaking: str = "default"
    """Where lines may end: `default` (UAX #14 and ICU's dictionaries), `words` (Chinese),
    `phrase` (Japanese) or `keep-all` (Korean)."""
    invisible: str = ""
    """Invisible characters that its spelling needs (Unicode, chapter 23.2): joiners, and spaces of no
    width where words are not set apart. All others are refused."""
    columns: int = 2
    """How many columns of text may stand beside each other on a card."""
    plain: str = ""
    """Tag of the style of the same script that takes its place on a card that has no room for it."""
    marks: int = 2
    """How many marks (general category M, in normal form D) its spelling puts on a letter at most."""


WRITING_SYSTEMS: tuple[WritingSystem, ...] = (
    # Vietnamese and Yoruba capitals carry two marks: ink reaches 0.94 em.
    WritingSystem("Latn", "Latin", ("Latn",), 1.26, 7.0),
    WritingSystem("Cyrl", "Cyrillic", ("Cyrl",), 1.26, 7.0),
    WritingSystem("Grek", "Greek", ("Grek",), 1.26, 7.0, marks=3),
    WritingSystem("Armn", "Armenian", ("Armn",), 1.3, 7.0),
    WritingSystem("Geor", "Georgian", ("Geor",), 1.3, 7.0),
    # Small x-height and no ascenders: a point larger than Latin to read alike.
    WritingSystem("Hebr", "Hebrew", ("Hebr",), 1.32, 8.0, marks=4),
    # Ink spans 1.5 em unvocalised, 1.73 em in bold Pashto. Lines 1.5 em apart are no paragraph to poppler.
    WritingSystem("Arab", "Arabic, in Naskh style", ("Arab",), 1.48, 8.0, invisible=JOINERS, marks=3),
    # Words slope down to the baseline: ink spans 2.41 em, in bold 2.66 em. Half a card holds too few words of
    # its size to say a whole sentence in: one column. Six lines fill a panel; a card that says more is set in
    # Naskh, which its readers read too: no sentence is cut for the sake of a style.
    WritingSystem(
        "Arab-Nastaliq",
        "Arabic, in Nastaliq style",
        ("Arab",),
        1.95,
        9.0,
        invisible=JOINERS,
        columns=1,
        plain="Arab",
        marks=3,
    ),
    WritingSystem("Deva", "Devanagari", ("Deva",), 1.36, 7.5, invisible=JOINERS, marks=4),
    WritingSystem("Beng", "Bengali", ("Beng",), 1.36, 7.5, invisible=JOINERS, marks=4),
    WritingSystem("Guru", "Gurmukhi", ("Guru",), 1.34, 7.5, invisible=JOINERS, marks=4),
    WritingSystem("Gujr", "Gujarati", ("Gujr",), 1.34, 7.5, invisible=JOINERS, marks=4),
    # Words are long: columns may have to give way before the size does.
    WritingSystem("Taml", "Tamil", ("Taml",), 1.34, 7.5, invisible=JOINERS, marks=3),
    # Marks below the base reach 0.5 em down.
    WritingSystem("Telu", "Telugu", ("Telu",), 1.4, 7.5, invisible=JOINERS, marks=4),
    # Marks below the base reach 0.53 em down.
    WritingSystem("Knda", "Kannada", ("Knda",), 1.44, 7.5, invisible=JOINERS, marks=5),
    WritingSystem("Mlym", "Malayalam", ("Mlym",), 1.36, 7.5, invisible=JOINERS, marks=4),
    WritingSystem("Sinh", "Sinhala", ("Sinh",), 1.38, 7.5, invisible=JOINERS, marks=5),
    WritingSystem("Orya", "Odia", ("Orya",), 1.38, 7.5, invisible=JOINERS, marks=4),
    WritingSystem("Ethi", "Ethiopic", ("Ethi",), 1.32, 7.5),
    # No spaces between words: ICU's dictionary finds them. Looped letters, tone over vowel.
    WritingSystem("Thai", "Thai", ("Thai",), 1.46, 7.5, invisible=NO_SPACES),
    # No spaces between words: ICU's dictionary finds them.
    WritingSystem("Laoo", "Lao", ("Laoo",), 1.46, 7.5, invisible=NO_SPACES, marks=3),
    # No spaces between words: ICU's dictionary finds them. Stacks reach 0.57 em down. Lines 1.5 em apart are
    # no paragraph to poppler, which then reads across columns.
    WritingSystem("Khmr", "Khmer", ("Khmr",), 1.48, 7.5, invisible=NO_SPACES + JOINERS, marks=4),
    # No spaces between words: ICU's dictionary finds them.
    WritingSystem("Mymr", "Burmese", ("Mymr",), 1.55, 7.5, invisible=NO_SPACES, marks=7),
    # Lines break after a tsheg; stacks span 1.9 em.
    WritingSystem("Tibt", "Tibetan", ("Tibt",), 1.75, 9.0, marks=6),
    WritingSystem("Cher", "Cherokee", ("Cher",), 1.3, 7.0),
    # No bold face exists; none is faked.
    WritingSystem("Nkoo", "N'Ko", ("Nkoo",), 1.4, 8.0, invisible=JOINERS),
    WritingSystem("Adlm", "Adlam", ("Adlm",), 1.4, 8.0, invisible=JOINERS),
    WritingSystem("Cans", "Canadian syllabics", ("Cans",), 1.34, 7.5),
    # No bold face exists; none is faked.
    WritingSystem("Tfng", "Tifinagh", ("Tfng",), 1.32, 7.5),
    # Kinsoku: no line starts with a closing mark. And none ends inside a word.
    WritingSystem("Hans", "Chinese, simplified", ("Hani",), 1.36, 7.0, "words"),
    # Kinsoku: no line starts with a closing mark. And none ends inside a word.
    WritingSystem("Hant", "Chinese, traditional", ("Hani", "Bopo"), 1.36, 7.0, "words"),
    # Lines break between phrases (bunsetsu), not inside them.
    WritingSystem("Jpan", "Japanese", ("Hani", "Hira", "Kana"), 1.4, 7.0, "phrase"),
    # Lines break at spaces only; ICU would break between any two syllables.
    WritingSystem("Kore", "Korean", ("Hang", "Hani"), 1.36, 7.0, "keep-all"),
)

_BY_TAG = {system.tag: system for system in WRITING_SYSTEMS}


def writing_system(tag: str) -> WritingSystem | None:
    """Return the writing system of a tag such as `Thai` or `Arab-Nastaliq`."""
    return _BY_TAG.get(tag)
