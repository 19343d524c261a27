"""The numbers of a finished file as pdfium extracts them.

Text extraction believes ToUnicode; it sees a number that is split, reordered or missing, not a
glyph that lies. Reading outlines and pixels is another reader's work.
"""

from __future__ import annotations

from collections import Counter

import pypdfium2

__all__ = ["count_numbers"]


def count_numbers(data: bytes, numbers: Counter[str]) -> Counter[str]:
    """Return how often each of `numbers` stands in the file as a run of its own.

    A number counts where it is not a part of a longer run of digits and hyphens.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        found: Counter[str] = Counter()
        for page in document:
            text = page.get_textpage()
            found.update(_runs(text.get_text_range(), numbers))
            text.close()
            page.close()
        return found
    finally:
        document.close()


def _runs(text: str, numbers: Counter[str]) -> list[str]:
    marked = "".join(char if char in "0123456789-+" else " " for char in text)
    return [run for run in marked.split() if run in numbers]
