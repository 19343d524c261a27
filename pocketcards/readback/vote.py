"""Whether the face of the numbers draws each character as what it is: a vote of the other bold faces.

How a number must look is drawn from that very face (`readback.reference`), so a face whose 3 and 8
have changed places would be its own witness. Here it is the accused: the other faces draw the same
characters, and each says which of its own comes nearest. Names and text of a face count for nothing.
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.readback.outlines import Drawer, Seen, drawn

__all__ = ["RULES", "UNJUDGED", "alphabet_of", "misread"]

MISREAD = Rule(
    "FNT006",
    "character-not-recognised",
    Severity.ERROR,
    "Every number with this character would look like another number, and somebody would call that one.",
    "No number is printed with it. Put the face back from a fresh copy of the project: fonts/README.md.",
    ("A face can draw one figure as another <docs/evidence.md#what-a-text-extraction-does-not-see>",),
)
UNJUDGED = Rule(
    "FNT007",
    "number-face-not-judged",
    Severity.ERROR,
    "Nobody but the face itself would say which figures it draws.",
    "Put back the families that fonts.yaml had before: the faces of other scripts draw figures too.",
)
RULES = (MISREAD, UNJUDGED)

ALWAYS = string.digits + "+-"
CASES = (string.ascii_uppercase, string.ascii_lowercase)
JURORS = 10
"""So many vote, those with the smallest files: each costs a millisecond, one of Chinese a hundred."""
FEWEST = 5
CLEAR = 2 / 3
"""The share of votes that a character needs. Measured: true figures have all, exchanged ones none."""
ENOUGH = ceil(CLEAR * JURORS)
"""So many are asked first: where all of them take each character for itself, the vote is decided."""
UNMISTAKABLE = 0.75
"""How near the nearest character must be, against the next: what lies between two is neither."""


class _Juror(NamedTuple):
    """Faces that draw alike."""

    outlines: Seen
    ink: tuple[int, ...]
    """Of each outline, how many pixels it has."""
    votes: int
    """How many faces they are."""


def alphabet_of(texts: Iterable[str]) -> str:
    """Return what the face must draw for these texts: figures always, a case of letters where one is used.

    Letters stand for each other, so that E is told from F although nobody prints an F. A space has no ink.
    """
    used = set("".join(texts)) - {" "}
    letters = "".join(letters for letters in CASES if used & set(letters))
    return ALWAYS + letters + "".join(sorted(used - set(ALWAYS) - set(letters)))


def misread(
    face: Path, embedded: bytes, glyphs: Mapping[str, int], alphabet: str, others: Iterable[Path]
) -> list[Finding]:
    """Return the characters of a face that other faces do not recognise.

    Args:
        face: The accused.
        embedded: The face as files embed it.
        glyphs: The glyph of that for each character.
        alphabet: What is looked at.
        others: The other bold faces. One that cannot be opened has no vote.
    """
    at = Location("/".join(face.parts[-3:]))
    accused = Drawer(_read(face), whole=True), Drawer(embedded, glyphs, whole=True)
    jury = [Drawer(data) for data in map(_read, sorted(others, key=_weight)[:JURORS]) if data]
    _, faults = _verdict(accused, jury[:ENOUGH], alphabet, of=JURORS)
    if not faults:
        return []  # whatever the others would say
    voted, faults = _verdict(accused, jury, alphabet)
    if voted < FEWEST:
        return [UNJUDGED.found(f"{voted} other bold faces can vote, and {FEWEST} are needed", at)]
    return [MISREAD.found(fault, at) for fault in faults]


def _verdict(
    accused: Sequence[Drawer], jury: Sequence[Drawer], alphabet: str, of: int = 0
) -> tuple[int, list[str]]:
    """Return how many of a jury can vote, and each character that too few take for itself.

    Two thirds of them must; of more, where these are only the first that are asked.
    """
    itself, part, *seen = drawn([*accused, *jury], alphabet)
    drawers = Counter(one for one in seen if one)  # many draw alike
    jurors = [_Juror(one, tuple(map(int.bit_count, one)), count) for one, count in drawers.items()]
    enough = CLEAR * (of or drawers.total())
    nothing = (0,) * len(alphabet)
    faults = (
        _fault(char, in_face, in_files, jurors, alphabet, enough)
        for char, in_face, in_files in zip(alphabet, itself or nothing, part or nothing, strict=True)
    )
    return drawers.total(), list(filter(None, faults))


def _fault(
    char: str, in_face: int, in_files: int, jurors: Sequence[_Juror], alphabet: str, enough: float
) -> str:
    """Return what a character is taken for, where too few take it for itself; else nothing."""
    shown = [("the face draws", in_face)]
    if in_files != in_face:
        shown.append(("finished files would show", in_files))
    for where, bits in shown:
        votes: Counter[str] = Counter()
        for juror in jurors:
            votes[_ballot(bits, juror, alphabet)] += juror.votes
        if votes[char] < enough:
            others = ", ".join(f"{votes[one]} for {one}" for one in votes if one != char)
            said = f"{votes[char]} of {votes.total()} other faces take it for {char}, {others}"
            return f"{where} {char} so that {said}"
    return ""


def _ballot(bits: int, juror: _Juror, alphabet: str) -> str:
    """Return the character that a juror takes an outline for; `nothing` where two come about as near.

    An outline may stand a pixel aside: pdfium puts glyphs on whole pixels, this way or that. Two are apart by
    as many pixels as one has more ink than the other, if not more, so only the likeliest need be compared.
    """
    ink, aside = bits.bit_count(), (bits, bits << 1, bits >> 1)
    least = [abs(ink - own) - 1 for own in juror.ink]  # of what is put aside, a pixel may fall out
    nearest: list[tuple[int, int]] = []
    for i in sorted(range(len(least)), key=least.__getitem__):
        if nearest and UNMISTAKABLE * least[i] > nearest[0][0]:
            break  # neither this one nor one that follows is near enough to be mistaken for
        apart = min((one ^ juror.outlines[i]).bit_count() for one in aside)
        nearest = sorted([*nearest, (apart, i)])[:2]
    near, found = nearest[0]
    unmistakable = len(nearest) == 1 or near <= UNMISTAKABLE * nearest[1][0]
    return alphabet[found] if bits and unmistakable else "nothing"


def _read(path: Path) -> bytes:
    """Return the bytes of a face; none where it cannot be read, as of one that is no face."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _weight(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
