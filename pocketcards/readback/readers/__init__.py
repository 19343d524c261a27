"""The readers: each looks at a finished page in its own way. Together they leave a wrong number no way out.

    boxes     the page is as large as it was set, all of it is shown, and nobody turns it
    count     the text of the page: every number as often as expected, and nothing else that could be one
    place     position: where it was set, whole inside a safe area, upright or upside down, seen
    size      size on the page, whatever matrix brought it about
    outlines  the ink of the number alone, against the vendored face: sees swapped and foreign glyphs
    pixels    the ink on the page, against the vendored face: sees what covers, clips, moves or joins it
    contrast  how far the ink stands out from its ground
    beside    digits, signs, drawings and pictures within 3 mm of a number
    words     where it is known what was set: every text, in its place
    drawings  where it is known what was set: every shape and picture, in its place
    links     addresses behind links, and that each lies on its number
    spoken    what links are announced as, and what the tag tree says in place of text
    screen    what a screen shows is what is printed

Two more look at the file as a whole: `structure` takes its bytes apart without pdfium and refuses what our
files never hold (`structure.py`); `codes` decodes QR codes from the pixels of the page.
"""

from __future__ import annotations

from pocketcards.readback.readers.base import Reader, Sight, count_faults, see
from pocketcards.readback.readers.beside import beside
from pocketcards.readback.readers.boxes import boxes
from pocketcards.readback.readers.codes import codes_on
from pocketcards.readback.readers.links import links, spoken
from pocketcards.readback.readers.outlines import outlines
from pocketcards.readback.readers.pixels import contrast, pixels
from pocketcards.readback.readers.place import place, size
from pocketcards.readback.readers.screen import screen
from pocketcards.readback.readers.strays import counts, strays
from pocketcards.readback.readers.words import drawings, words

__all__ = ["READERS", "Reader", "Sight", "boxes", "codes_on", "count_faults", "see"]

READERS: tuple[Reader, ...] = (
    strays,
    counts,
    place,
    size,
    outlines,
    pixels,
    contrast,
    beside,
    words,
    drawings,
    links,
    spoken,
    screen,
)
"""For pages in whose boxes `boxes` finds no fault; of others, nothing that is rendered could be believed."""
