"""What was put before readers on a proof sheet, and the code that stands for the texts as they were."""

import hashlib
import json
import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pocketcards.model.contact import Region
from pocketcards.model.edition import CODE_LETTERS
from pocketcards.model.locale import SOURCE_LOCALE, Language
from pocketcards.model.page import TypesetPanel
from pocketcards.model.text import Atom

__all__ = [
    "BEGIN",
    "EMERGENCY",
    "OUTSIDE",
    "RIGHT",
    "SAFE",
    "Asked",
    "ProofSheet",
    "Question",
    "Readers",
    "code_of",
    "fault_of_code",
    "remembered",
    "written_code",
]

RIGHT = "Is this right, and would a tired person understand it at once?"
SAFE = "Is this safe to print?"
BEGIN = "How do you say this, so that a tired person understands it at once?"
OUTSIDE = "What does somebody see who finds it, or reads over a shoulder?"
"""Each box asks so that yes is good."""

GROUP = 3
LENGTH = 2 * GROUP
"""Letters of a proof code, the last of which is a check. A print code has four: nobody mistakes the two."""
MOST = 100
"""How many sheets a locale remembers: years of them, and a file that opens at once."""
EMERGENCY = "{emergency}"
_EXPLAINED = re.compile(r"\{emergency\} becomes [^.]*\.")
"""How notes explain it to translators."""
WEIGHTS = (1, 3, 7, 9, 11)
"""Prime to the number of letters: every single wrong letter shows, and most that changed places."""


class Question(NamedTuple):
    """One text that readers are asked about."""

    number: int
    """On the sheet: by its place on the card."""
    id: str
    english: str
    text: str
    """The translation; empty where there is none, and where the English itself is read."""
    note: str
    doubt: str
    """What the translator was not sure of."""
    older: str = ""
    """A translation of which nobody knows whether it still says the same: fuzzy, or of an older English."""
    limit: int | None = None
    """How many characters the translation should have at most."""
    seen: bool = True
    """Whether it stands on the card that is shown; else the card prints it in other regions."""

    in_english: bool = False
    """Whether `text` is English: the name by which interpreters know a language."""
    fixed: bool = False
    """Whether its keepers alone change it: English, names of languages. Readers say what is wrong with it."""
    remarks: tuple[str, ...] = ()
    """What others objected to in the text as it is."""

    @property
    def doubtful(self) -> bool:
        """Whether somebody was not sure, or there is no translation that could be right."""
        return bool(self.doubt or self.remarks) or not self.text


class Asked(NamedTuple):
    """A sheet, as the project remembers it."""

    code: str
    locale: str
    """English: whether the card is safe was asked."""
    card: str
    day: date
    """On which the sheet was first made."""
    hashes: dict[str, str]
    """By message id, in the order of the numbers: the fingerprint of the text as it stood on the sheet."""

    @property
    def of_safety(self) -> bool:
        """Whether readers were asked if it is safe to print; else whether it is right."""
        return self.locale == SOURCE_LOCALE

    def number_of(self, name: str) -> int:
        """Return the number that a message has on the sheet."""
        return list(self.hashes).index(name) + 1


Readers = dict[str, Asked]
"""By code, the sheets of one locale."""


class ProofSheet(NamedTuple):
    """What readers get: a card as it is printed, and its texts as questions."""

    asked: Asked
    language: Language
    title: str
    """English name of the card."""
    region: Region
    questions: tuple[Question, ...]
    panels: tuple[TypesetPanel, ...]
    """Of the card, in the order of reading; where it cannot be made in its language, in English."""
    black: tuple[TypesetPanel, ...]
    """The same in one ink, for office printers; in colour where it fits in no other way."""
    own: bool
    """Whether the card is shown in its language; else there is no complete draft that fits."""
    emergency: Atom | None
    """What `{emergency}` becomes."""

    @property
    def begun(self) -> bool:
        """Whether there is something to judge; else everything is still to be written."""
        spoken = [one for one in self.questions if not one.fixed]
        return not spoken or any(one.text for one in spoken)

    @property
    def question(self) -> str:
        """What is asked of each text."""
        if self.asked.of_safety:
            return SAFE
        return RIGHT if self.begun else BEGIN

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each message, by its id."""
        return {one.id: one.number for one in self.questions}

    def shown(self, text: str, question: Question) -> str:
        """Return a text of a question as the card prints it; readers know nothing of placeholders.

        What other regions print has other numbers, and keeps its placeholder.
        """
        if self.emergency is None or not question.seen:
            return text
        number = self.emergency.text
        return _EXPLAINED.sub(f"{number} is the emergency number.", text).replace(EMERGENCY, number)


def code_of(locale: str, card: str, hashes: dict[str, str]) -> str:
    """Return the code of a sheet: the same texts in the same order have the same one."""
    said = json.dumps([locale, card, *hashes.items()]).encode("ascii")
    letters = [CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in hashlib.sha256(said).digest()[: LENGTH - 1]]
    code = "".join([*letters, _check("".join(letters))])
    return f"{code[:GROUP]}-{code[GROUP:]}"


def remembered(known: Readers, new: Sequence[Asked]) -> Readers:
    """Return the sheets of a locale with new ones; what was asked before keeps its day."""
    every = {one.code: one for one in new} | known
    latest = sorted(every.values(), key=lambda one: (one.day, one.code))[-MOST:]
    return {one.code: one for one in latest}


def written_code(letters: str) -> str:
    """Return a code as it is written, from its letters in any case with whatever stands between them."""
    found = "".join(char for char in letters.upper() if char.isalpha())
    return f"{found[:GROUP]}-{found[GROUP:]}"


def fault_of_code(code: str) -> str:
    """Return why a written code can be none, or nothing."""
    letters = code.replace("-", "")
    if len(letters) != LENGTH or (wrong := [char for char in letters if char not in CODE_LETTERS]):
        named = (
            f"{wrong[0]!r} is none of its letters"
            if len(letters) == LENGTH
            else f"it has {len(letters)} letters"
        )
        return f"a proof code has twice {GROUP} letters out of {CODE_LETTERS}; {named}"
    return (
        ""
        if _check(letters[:-1]) == letters[-1]
        else "one of its letters is wrong; read it again on the sheet"
    )


def _check(letters: str) -> str:
    values = (CODE_LETTERS.index(char) * weight for char, weight in zip(letters, WEIGHTS, strict=True))
    return CODE_LETTERS[sum(values) % len(CODE_LETTERS)]
