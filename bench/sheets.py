"""A sheet of every language: CPU of typesetting, imposing and writing it, and of reading every copy back.

python bench/sheets.py [CARD]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from pocketcards.editions.edition import edition_of
from pocketcards.editions.request import known_locales
from pocketcards.formats import FORMATS
from pocketcards.formats.base import Bench
from pocketcards.load.project import load_project, project_languages
from pocketcards.make.maker import expectation_of
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Refused
from pocketcards.model.font import NUMBER_FAMILY
from pocketcards.model.page import TypesetEdition
from pocketcards.model.printing import DEFAULTS
from pocketcards.readback.proof import Prover
from pocketcards.typeset.page.fit import typeset
from pocketcards.typeset.text.composer import Composer

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3


def main() -> None:
    """Print the figures of the second and later rounds: the first one fills the caches."""
    card = sys.argv[1] if len(sys.argv) > 1 else "indicator"
    project = load_project(ROOT, ROOT, [])
    names = project_languages(ROOT, [])
    languages = [language for locale in known_locales(ROOT) if (language := names.find(locale))]
    found = [edition_of(project, project.cards[card], one, project.regions["us"]) for one in languages]
    editions = [one for one in found if isinstance(one, Edition)]
    composer = Composer(project.fonts)
    prover = Prover(project.fonts[NUMBER_FAMILY].face(bold=True).path)
    bench = Bench(composer, project.stock, DEFAULTS)
    sheet = next(one for one in FORMATS if one.name == "sheet")
    for i in range(ROUNDS):
        made, read, numbers, size = 0.0, 0.0, 0, 0
        for edition in editions:
            began = time.process_time()
            wanted = sheet.restyle(edition, bench)
            assert not isinstance(wanted, Refused)
            laid_out = typeset(wanted, composer)
            assert isinstance(laid_out, TypesetEdition), edition.label
            files = sheet.make([(laid_out, 0)], bench)
            assert not isinstance(files, Refused)
            done = time.process_time()
            reading = prover.read(files[0].data, expectation_of([(laid_out, 0)], files[0]))
            assert not reading.faults
            made, read = made + done - began, read + time.process_time() - done
            numbers, size = numbers + sum(reading.numbers.values()), size + len(files[0].data)
        count = len(editions)
        each = f"{1000 * made / count:.1f} ms to make, {1000 * read / count:.1f} ms to read back"
        about = f"{numbers / count:.0f} numbers, {size / count / 1000:.0f} kB"
        print(f"round {i + 1}: {count} sheets of {card}: {each} {about}")


if __name__ == "__main__":
    main()
