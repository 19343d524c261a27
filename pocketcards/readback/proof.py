"""Proves a finished file: every reader looks at every page; what is not as expected is a fault."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from pocketcards.model.digits import may_be_dialled
from pocketcards.model.geometry import Pt
from pocketcards.model.proof import Expectation, Fault, Reading
from pocketcards.readback.document import FinishedFile, FinishedPage, UnreadableFileError
from pocketcards.readback.isolation import isolated
from pocketcards.readback.preview import packed
from pocketcards.readback.readers import READERS, boxes, codes_on, count_faults, see
from pocketcards.readback.reference import References
from pocketcards.readback.structure import Structure, structure_of

__all__ = ["Prover", "page_sizes"]

_TAGS = re.compile(r"<[^<>]*>")
_STANDARDS = re.compile(r"2000-01-01T00:00:00Z|ISO 14289|PDF/X-4")
"""Figures that our metadata have."""
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""No digits, so that nobody takes it for a number."""


class Prover:
    """Reads files back. Holds the vendored face of the numbers, and how numbers look in it."""

    def __init__(self, face: Path) -> None:
        self._face = face
        self._references = References(face)
        self.edition = _edition(face)
        """Letters that stand for how files are read back: another face or another reader, other letters."""

    def read(self, data: bytes, expectation: Expectation, dpi: int = 0) -> Reading:
        """Return what stands in a file, and every fault that a reader finds.

        A file that is not built like ours is read in a process of its own: it may hang pdfium or end it.

        Args:
            data: The file.
            expectation: What must stand in it.
            dpi: How fine pictures of its pages are; 0: none are drawn.
        """
        structure = structure_of(data)
        if not structure.faults:
            try:
                return self._read(data, expectation, structure, dpi)
            except Exception as error:  # a face or a picture in it: the file's fault, and others wait
                message = f"the file cannot be read: {type(error).__name__}: {error}"
                return Reading(Counter(), [Fault("structure", message, None)])
        strange = [Fault("structure", message, None) for message in structure.faults]
        reading = isolated(_read_alone, self._face, data, expectation)
        if isinstance(reading, Reading):
            return reading._replace(faults=strange + reading.faults)
        lost = Fault("structure", f"the file cannot be read: {reading}", None)
        return Reading(Counter(), [*strange, lost])

    def _read(self, data: bytes, expectation: Expectation, structure: Structure, dpi: int = 0) -> Reading:
        faults: list[Fault] = []
        drawn: list[Image.Image] = []
        seen = _Seen(Counter(), Counter())
        try:
            with FinishedFile(data) as file:
                faults += _title_faults(file, structure)
                if len(file) != len(expectation.areas):
                    message = f"the file has {len(file)} pages, not {len(expectation.areas)}"
                    faults.append(Fault("count", message, None))
                for index, page in zip(range(len(expectation.areas)), file.pages(), strict=False):
                    faults += self._page(index, page, expectation, structure, seen)
                    drawn += [page.render(dpi)] if dpi else []
        except UnreadableFileError as error:
            faults.append(Fault("count", f"the file cannot be opened: {error}", None))
        faults += _sums(seen, expectation, faults)
        return Reading(seen.numbers, faults, packed(drawn) if drawn and not faults else [])

    def _page(
        self,
        index: int,
        page: FinishedPage,
        expectation: Expectation,
        structure: Structure,
        seen: _Seen,
    ) -> list[Fault]:
        """Return the faults of a page; add what stands on it to what was seen."""
        drawn = structure.pages[index] if structure.pages else None
        sight = see(index, page, expectation, self._references, drawn, replaced=structure.replaced)
        hidden = list(boxes(sight))
        if hidden:
            return hidden
        seen.numbers.update(number.text for number in sight.numbers)
        seen.codes.update(codes_on(sight))
        faults = [fault for reader in READERS for fault in reader(sight)]
        pictures = {box: page.picture(box) for box in {fault.box for fault in faults}}
        return [fault._replace(picture=pictures[fault.box]) for fault in faults]


def _read_alone(face: Path, data: bytes, expectation: Expectation) -> Reading:
    return Prover(face)._read(data, expectation, Structure(()))


class _Seen(NamedTuple):
    """What stands in a file, as often as it does."""

    numbers: Counter[str]
    codes: Counter[str]


def _sums(seen: _Seen, expectation: Expectation, faults: Sequence[Fault]) -> Iterator[Fault]:
    """Find what stands in a file too often or too seldom, where no page has told so."""
    if expectation.exact and not any(fault.reader == "count" for fault in faults):
        yield from count_faults(seen.numbers, expectation.numbers)
    if expectation.exact:
        yield from count_faults(seen.codes, expectation.codes, "codes")
    else:
        wrong = seen.codes.keys() - expectation.targets.keys()
        yield from (Fault("codes", f"a QR code says {text!r}", None) for text in sorted(wrong))


def _title_faults(file: FinishedFile, structure: Structure) -> Iterator[Fault]:
    """Find numbers in what viewers show above a page, and in what catalogues of files keep."""
    shown = _TAGS.sub(" ", structure.metadata.decode("utf-8", "replace"))
    for told in (file.about("Title"), _STANDARDS.sub("", shown)):
        if may_be_dialled(told):
            yield Fault("spoken", f"the file calls itself {told.strip()!r}", None)


def _edition(face: Path) -> str:
    digest = hashlib.sha256(face.read_bytes())
    for source in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16].translate(_LETTERS)


def page_sizes(data: bytes) -> list[tuple[Pt, Pt]]:
    """Return width and height of every page; nothing for bytes that are no file."""
    try:
        with FinishedFile(data) as file:
            return file.sizes()
    except UnreadableFileError:
        return []
