"""`contacts wanted`: a page to work through, of what to open, to call and to find out."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.model.project import Project
    from pocketcards.review.lookup import Wanted

__all__ = ["add_wanted", "say_wanted"]

HEADINGS = {
    "printed": "On cards now. Open the page, compare every digit, call; then write `copy: live` under "
    "`seen`, or run `contacts confirm`. The pages under `facts` say what cards say of the service.",
    "spare": "Confirmed, and in no region.",
    "unconfirmed": 'Not confirmed, not printed. When somebody has looked and called, `confirmed: "no"` goes.',
    "found": "Of no region, in cards/wanted.yaml. How one becomes a region: docs/regions.md.",
}


def add_wanted(wanted: argparse.ArgumentParser) -> None:
    """Add the options of the page."""
    wanted.add_argument(
        "--output-format", choices=("text", "json"), default="text", help="how the page is printed"
    )


def say_wanted(session: Session, project: Project, output_format: str) -> None:
    """Print what has to be looked up, the oldest first."""
    from pocketcards.review.lookup import wanted_contacts

    found = wanted_contacts(project)
    if output_format == "json":
        import json
        from dataclasses import asdict

        print(json.dumps([asdict(one) for one in found], indent=1), file=session.out)
        return
    for standing, some in groupby(found, key=lambda one: one.standing):
        session.say(HEADINGS[standing])
        session.say()
        for one in some:
            for line in _lines(one):
                session.say(line)
            session.say()


def _lines(one: Wanted) -> Iterator[str]:
    yield f"[ ] {one.id}, {one.kind}: {one.printed}  ({', '.join(one.roles or one.reach)})"
    yield f"    open    {one.url}"
    page = "of no known date" if one.page_date == "unknown" else f"of {one.page_date}"
    copy = f"a stored copy of a page {page}" if one.copy == "stored" else "the live page"
    yield f"    read    {one.read}, {copy}"
    yield f"    called  {one.called or 'never'}"
    for url, names in one.facts.items():
        yield f"    facts   {', '.join(names)}: {url}"
    if one.unknown:
        yield f"    find    {', '.join(one.unknown)}"
    if one.discreet:
        yield f"    first   run_by: without it no discreet card ({', '.join(one.discreet)})"
