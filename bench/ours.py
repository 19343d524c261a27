"""Ours at work in a process of its own: `ours.py DATA MODE`. The report goes to standard output as JSON."""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path
from typing import Any

import content
from peak import peak_megabytes

from pocketcards.cli import COLLECTED
from pocketcards.formats.base import MadeFile, title_of
from pocketcards.impose.fold import card_pages
from pocketcards.make.maker import expectation_of
from pocketcards.model.edition import Edition
from pocketcards.model.font import NUMBER_FAMILY
from pocketcards.model.page import Page, TypesetEdition
from pocketcards.model.project import Project
from pocketcards.output.pdf.document import Description, pdf_bytes
from pocketcards.readback.proof import Prover
from pocketcards.typeset.page.fit import typeset
from pocketcards.typeset.text.composer import Composer
from pocketcards.typeset.text.subset import subset


class Ours:
    def __init__(self, project: Project) -> None:
        self._composer = Composer(project.fonts)
        self._prover = Prover(project.fonts[NUMBER_FAMILY].face(bold=True).path)
        self.reading = 0.0
        """CPU seconds spent on reading the numbers back."""

    def pdf(self, edition: Edition) -> bytes:
        laid_out = typeset(edition, self._composer)
        assert isinstance(laid_out, TypesetEdition), laid_out
        pages = card_pages(laid_out)
        data = pdf_bytes(
            pages, Description(title_of(laid_out.edition), laid_out.edition.language.tag), subset
        )
        began = time.process_time()
        self._read_back(laid_out, pages, data)
        self.reading += time.process_time() - began
        return data

    def _read_back(self, laid_out: TypesetEdition, pages: tuple[Page, ...], data: bytes) -> None:
        reading = self._prover.read(
            data, expectation_of([(laid_out, 0)], MadeFile("", pages, data, links=True))
        )
        assert not reading.faults, (laid_out.edition.label, reading.faults)


def run(work: dict[str, Any], mode: str) -> dict[str, Any]:
    project = content.loaded()
    chosen = content.editions(project)
    began = time.process_time()
    maker = Ours(project)
    if mode == "all":
        sizes = [len(maker.pdf(edition)) for edition in chosen]
        first, first_reading = time.process_time(), maker.reading
        for edition in chosen:
            maker.pdf(edition)
        reading = maker.reading - first_reading
        return {
            "first": first - began - first_reading,
            "second": time.process_time() - first - reading,
            "reading": first_reading,
            "sizes": sizes,
        }
    total = sum(
        len(maker.pdf(content.edition_with_number(chosen[i % len(chosen)], printed)))
        for i, printed in enumerate(work["numbers"])
    )
    batch = time.process_time() - began - maker.reading
    return {"batch": batch, "reading": maker.reading, "bytes": total, "megabytes": peak_megabytes()}


if __name__ == "__main__":
    gc.set_threshold(*COLLECTED)  # as on the command line
    print(json.dumps(run(json.loads(Path(sys.argv[1]).read_text("utf-8")), sys.argv[2])))
