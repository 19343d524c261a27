"""What a build says at its end: what is there now, what has changed, and what is missing and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pocketcards.make.built import Built
from pocketcards.model.finding import Severity
from pocketcards.model.order import is_mixed
from pocketcards.model.wording import counted, some

__all__ = ["counts"]

SHOWN = 3


def counts(built: Built, out: Path) -> Iterator[str]:
    """Yield what a build has made, line by line, and a table of it."""
    drafts = sum(artifact.status == "draft" for artifact in built.artifacts)
    languages = len({one.locale for one in built.artifacts if not is_mixed(one.locale)})
    numbers = sum(artifact.copies_read for artifact in built.artifacts)
    yield f"{counted(len(built.artifacts), 'file')} in {counted(languages, 'language')}: {out}"
    yield f"{counted(numbers, 'number')} read back from the finished files, all as approved"
    rows = [
        ("made", len(built.artifacts) - built.kept, ""),
        ("unchanged", built.kept, ""),
        ("drafts", drafts, "they say DRAFT; `status` shows whose signatures are missing"),
        ("removed", len(built.removed), some(built.removed, SHOWN)),
        ("left out", len(built.left_out), "each for errors of its own:"),
    ]
    width = len(str(max(count for _, count, _ in rows)))
    for name, count, about in rows:
        if count or name in ("made", "unchanged"):
            yield f"  {name:<9}  {count:>{width}}  {about}".rstrip()
    for locale, language in built.left_out.items():
        yield f"    {language}: {_why(built, locale)}"


def _why(built: Built, locale: str) -> str:
    """Return the errors of a language, and what the set has lost with it."""
    errors = [one for one in built.findings if one.severity is Severity.ERROR and one.language == locale]
    codes = some(sorted({one.code for one in errors}), SHOWN)
    lost = built.lost.get(locale, 0)
    return f"{codes}; {counted(lost, 'old file')} removed" if lost else codes
