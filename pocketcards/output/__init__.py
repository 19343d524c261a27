"""One file per format. The only ReportLab user; draws what is typeset and decides nothing."""

from __future__ import annotations

from pocketcards.output import card
from pocketcards.output.base import Output

__all__ = ["OUTPUTS"]

OUTPUTS: tuple[Output, ...] = (card.OUTPUT,)
