"""`verify --code` of a proof sheet: which texts stood on it, and whether they are still the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pocketcards.errors import ExitCode

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.load.languages import Languages
    from pocketcards.model.asked import Asked
    from pocketcards.model.finding import Finding

__all__ = ["is_proof_code", "look_up_sheet"]


def is_proof_code(code: str) -> bool:
    """Tell whether a code has as many letters as those of proof sheets; print codes have fewer."""
    from pocketcards.model.asked import LENGTH

    return sum(char.isalpha() for char in code) == LENGTH


def look_up_sheet(session: Session, code: str, names: Languages, style: str) -> ExitCode:
    """Say which texts a proof code stands for, and which have changed since."""
    from pocketcards.commands.report import render
    from pocketcards.load.proofs import find_proofs
    from pocketcards.model.asked import fault_of_code, written_code
    from pocketcards.review.taken import CHANGED, UNKNOWN, changed_since

    findings: list[Finding] = []
    asked = find_proofs(session.root, findings).get(written_code(code))
    if asked is None:
        why = fault_of_code(written_code(code)) or "no proofs.yaml of this project knows it"
        findings.append(UNKNOWN.found(f"{written_code(code)} has the letters of a proof sheet: {why}"))
        print(render(findings, style), file=session.out)
        return ExitCode.FINDINGS
    project = session.load([], names, locales=[] if asked.of_safety else [asked.locale])
    language = names.find(asked.locale)
    known = language and asked.card in project.cards
    changed = changed_since(project, language, asked) if language and known else list(asked.hashes)
    if style == "text":
        for line in _told(asked, changed, names):
            session.say(line)
    else:
        findings += [
            CHANGED.found(f"{asked.code} {asked.number_of(name)} is not as it was read", msgctxt=name)
            for name in changed
        ]
        print(render(findings, style), file=session.out)
    return ExitCode.FINDINGS if changed else ExitCode.FINE


def _told(asked: Asked, changed: list[str], names: Languages) -> Iterator[str]:
    from pocketcards.model.wording import counted

    language = names.find(asked.locale)
    about = "English, read for safety" if asked.of_safety else language.english if language else asked.locale
    yield f"{asked.code} is the code of a proof sheet, not of a printed card"
    texts = counted(len(asked.hashes), "text")
    yield f"    card {asked.card}, {about}, {texts}, first made on {asked.day.isoformat()}"
    if not changed:
        yield "Every text is as it was read: answers on paper can be taken."
        return
    numbers = ", ".join(str(asked.number_of(name)) for name in changed)
    yield f"Changed since: {numbers}. Paper counts as a whole: print anew."
    yield "Answers that were sent count for the others."
