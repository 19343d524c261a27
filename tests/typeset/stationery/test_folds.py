"""Where a card folds, dashes are as long as a tick is asked to be."""

from __future__ import annotations

import pytest

from pocketcards.model.geometry import mm
from pocketcards.model.sheet import TICK_LENGTH
from pocketcards.typeset.stationery.folds import fold_panels
from tests import bundled


def test_dashes_reach_from_end_to_end() -> None:
    beside, above = fold_panels(bundled.composer(), mm(19.05))
    widths = [(dash.x, float(dash.path.split()[3])) for dash in beside.shapes]
    heights = [(dash.y, float(dash.path.split()[7])) for dash in above.shapes]
    for dashes, length in ((widths, beside.size.width), (heights, TICK_LENGTH)):
        assert dashes[0][0] == 0
        assert sum(dashes[-1]) == pytest.approx(length, abs=0.01)
