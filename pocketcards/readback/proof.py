"""Proves a finished file: every reader looks at every page; what is not as expected is a fault."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from pathlib import Path

from pocketcards.model.geometry import Pt
from pocketcards.model.proof import Expectation, Fault, Reading
from pocketcards.readback.document import FinishedFile, UnreadableFileError
from pocketcards.readback.readers import READERS, codes_on, count_faults, see
from pocketcards.readback.reference import References

__all__ = ["Prover", "page_sizes"]

_LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""No digits, so that nobody takes it for a number."""


class Prover:
    """Reads files back. Holds the vendored face of the numbers, and how numbers look in it."""

    def __init__(self, face: Path) -> None:
        self._references = References(face)
        self.edition = _edition(face)
        """Letters that stand for how files are read back: another face or another reader, other letters."""

    def read(self, data: bytes, expectation: Expectation) -> Reading:
        """Return what stands in a file, and every fault that a reader finds."""
        reading = Reading()
        links: Counter[str] = Counter()
        codes: Counter[str] = Counter()
        try:
            with FinishedFile(data) as file:
                for index, page in enumerate(file.pages()):
                    if index >= len(expectation.areas):
                        reading.faults.append(Fault("count", "the file has more pages than it should", index))
                        break
                    sight = see(index, page, expectation, self._references)
                    reading.numbers.update(number.text for number in sight.numbers)
                    links.update(link.uri for link in page.links())
                    if expectation.codes:
                        codes.update(codes_on(page))
                    faults = [fault for reader in READERS for fault in reader(sight)]
                    reading.faults += [replace(fault, picture=page.picture(fault.box)) for fault in faults]
        except UnreadableFileError as error:
            reading.faults.append(Fault("count", f"the file cannot be opened: {error}", 0))
        if expectation.exact:
            reading.faults.extend(count_faults(reading.numbers, expectation.numbers))
            reading.faults.extend(count_faults(links, expectation.links, "links"))
        reading.faults.extend(count_faults(codes, expectation.codes, "codes"))
        return reading


def _edition(face: Path) -> str:
    digest = hashlib.sha256(face.read_bytes())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16].translate(_LETTERS)


def page_sizes(data: bytes) -> list[tuple[Pt, Pt]]:
    """Return width and height of every page; nothing for bytes that are no file."""
    try:
        with FinishedFile(data) as file:
            return [(page.width, page.height) for page in file.pages()]
    except UnreadableFileError:
        return []
