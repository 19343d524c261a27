"""What a team answered becomes signatures and remarks, wherever the answers come from.

Who asks shows `remark.ASK` above the field for a reason, asks `fault_of_remark`, and shows the keeper what is
going to be published, before it writes the files that this makes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pocketcards.load.remarks import remarks_path, remarks_text
from pocketcards.model.project import Project
from pocketcards.model.remark import Remark, Remarks, with_remark, without_team
from pocketcards.model.review import Signature, Signatures, fingerprint, with_signature
from pocketcards.review.texts import LANGUAGE, Item, Reading

__all__ = ["Answers", "files_of", "remark_about", "said"]


@dataclass(frozen=True, slots=True)
class Answers:
    """What one team said on one day."""

    team: str
    day: date
    agreed: Sequence[Item] = ()
    refused: Sequence[Item] = ()
    """It does not sign them, and takes back its own signature."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why, by the name of the item; not every team gives one."""


def files_of(project: Project, reading: Reading, answers: Answers) -> dict[str, str]:
    """Return the files that the answers change, by path: what a reader objected to, then who has signed."""
    old = project.remarks.get(reading.locale, ())
    new = _remarks(old, reading, answers)
    signed = {card: _signed(reading, card, answers) for card in reading.old}
    files = {}
    if new != old:
        files[remarks_path(reading.locale)] = remarks_text(reading.locale, new)
    if signed != dict(reading.old) or answers.agreed:
        files[reading.path] = reading.written(signed)
    return files


def _signed(reading: Reading, card: str, answers: Answers) -> Signatures:
    hashes = {one.name: one.hash for item in answers.agreed for one in item.places if one.card == card}
    refused = [one.name for item in answers.refused for one in item.places if one.card == card]
    return with_signature(reading.old[card], Signature(answers.team, answers.day, hashes), refused)


def _remarks(old: Remarks, reading: Reading, answers: Answers) -> Remarks:
    """Return the remarks with new ones, and without what the team has now signed itself."""
    right = {name: about for item in answers.agreed for name, about in _about(reading, item).items()}
    new = without_team(old, answers.team, right)
    for item in answers.refused:
        if reason := answers.reasons.get(item.name, ""):
            new = with_remark(new, remark_about(reading, item, answers, reason))
    return new


def remark_about(reading: Reading, item: Item, answers: Answers, reason: str) -> Remark:
    """Return the remark that a reason becomes, bound to the text as it is."""
    about = _about(reading, item)[item.name]
    return Remark(answers.team, answers.day, item.name, about, reason)


def _about(reading: Reading, item: Item) -> dict[str, str]:
    """Return the fingerprints of what is judged, by id; of English its words alone."""
    if LANGUAGE in reading.old:
        return {one.name: one.hash for one in item.places}
    return {one.name: fingerprint(one.name, item.english) for one in item.places}


def said(remark: Remark) -> str:
    """Return a remark as it is shown beside its text."""
    return f"{remark.text} ({remark.by}, {remark.day.isoformat()})"
