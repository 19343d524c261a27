"""Reader `boxes`: the page is as large as it was set, all of it is shown, and nobody turns it."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.model.geometry import Pt, Rect
from pocketcards.model.proof import Fault
from pocketcards.readback.readers.base import Sight

__all__ = ["boxes"]

LARGEST: Pt = 14_400.0
"""The largest page there is (ISO 32000-1 annex C); a larger one would only cost memory."""
SLACK: Pt = 0.01


def boxes(sight: Sight) -> Iterator[Fault]:
    """Find pages whose boxes hide, move or turn something."""
    page, expected = sight.page, sight.expected
    media = page.box("MediaBox")
    if not media or not all(1 <= side <= LARGEST for side in (media.width, media.height)):
        yield sight.fault("boxes", "the page has no size that paper has")
        return
    if page.rotation:
        yield sight.fault("boxes", f"viewers turn the page by {90 * page.rotation} degrees")
    if page.box("CropBox") or media.x or media.y:
        yield sight.fault("boxes", "viewers show another part of the page than was set (CropBox, MediaBox)")
    if expected:
        whole = Rect(0, 0, expected.width, expected.height)
        told = {"MediaBox": whole, "TrimBox": expected.trim, "BleedBox": expected.bleed, "ArtBox": None}
        for name, box in told.items():
            if not _equal(page.box(name), box):
                yield sight.fault("boxes", f"its {name} is not the one that was set")


def _equal(one: Rect | None, other: Rect | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.contains(other, SLACK) and other.contains(one, SLACK)
