"""Six small solid icons on a grid of 24 units, y up, as PDF path operators. Drawn for this project.

They mean what people already know: handset, speech bubble with lines, sun and moon, two heads
with a bubble, coin crossed out, warning triangle. They do not mirror.
"""

from __future__ import annotations

import math
from functools import lru_cache

__all__ = [
    "ALARM",
    "COIN",
    "DAY_AND_NIGHT",
    "GRID",
    "HANDSET",
    "ICONS",
    "INTERPRETER",
    "MESSAGE",
    "circle",
    "hole",
    "rounded",
]

GRID = 24.0
"""The side of an icon in its own units."""

_KAPPA = 0.5523


def circle(x: float, y: float, r: float, *, hole: bool = False) -> str:
    """Return a circle; as a hole it runs the other way round (non-zero winding)."""
    k = r * _KAPPA
    sign = -1 if hole else 1
    points = [
        (x + r, y),
        (x + r, y + sign * k, x + k, y + sign * r, x, y + sign * r),
        (x - k, y + sign * r, x - r, y + sign * k, x - r, y),
        (x - r, y - sign * k, x - k, y - sign * r, x, y - sign * r),
        (x + k, y - sign * r, x + r, y - sign * k, x + r, y),
    ]
    start, *curves = points
    drawn = [f"{start[0]:.3f} {start[1]:.3f} m"]
    drawn += [" ".join(f"{value:.3f}" for value in curve) + " c" for curve in curves]
    return " ".join([*drawn, "h"])


def polygon(*points: tuple[float, float]) -> str:
    """Return a closed polygon."""
    first, *rest = points
    return " ".join(
        [f"{first[0]:.3f} {first[1]:.3f} m", *(f"{x:.3f} {y:.3f} l" for x, y in rest), "h"],
    )


@lru_cache(maxsize=256)
def rounded(width: float, height: float, r: float) -> str:
    """Return a rectangle with round corners, counter-clockwise from its lower left corner."""
    k = r * (1 - _KAPPA)
    right, top = width, height
    return (
        f"{r:.3f} 0 m {right - r:.3f} 0 l "
        f"{right - k:.3f} 0 {right:.3f} {k:.3f} {right:.3f} {r:.3f} c "
        f"{right:.3f} {top - r:.3f} l "
        f"{right:.3f} {top - k:.3f} {right - k:.3f} {top:.3f} {right - r:.3f} {top:.3f} c "
        f"{r:.3f} {top:.3f} l "
        f"{k:.3f} {top:.3f} 0 {top - k:.3f} 0 {top - r:.3f} c "
        f"0 {r:.3f} l "
        f"0 {k:.3f} {k:.3f} 0 {r:.3f} 0 c h"
    )


def hole(edge: float, width: float, height: float, r: float) -> str:
    """Return what is cut out of a rounded rectangle to leave a frame: clockwise, `edge` inside it."""
    inner = max(0.0, r - edge)
    left, right, low, high = edge, width - edge, edge, height - edge
    k = inner * (1 - _KAPPA)
    return (
        f"{left + inner:.3f} {low:.3f} m "
        f"{left + k:.3f} {low:.3f} {left:.3f} {low + k:.3f} {left:.3f} {low + inner:.3f} c "
        f"{left:.3f} {high - inner:.3f} l "
        f"{left:.3f} {high - k:.3f} {left + k:.3f} {high:.3f} {left + inner:.3f} {high:.3f} c "
        f"{right - inner:.3f} {high:.3f} l "
        f"{right - k:.3f} {high:.3f} {right:.3f} {high - k:.3f} {right:.3f} {high - inner:.3f} c "
        f"{right:.3f} {low + inner:.3f} l "
        f"{right:.3f} {low + k:.3f} {right - k:.3f} {low:.3f} {right - inner:.3f} {low:.3f} c h"
    )


def _bar(x: float, y: float, width: float, height: float) -> str:
    """Return a rectangle that runs clockwise: a hole in what lies around it."""
    return polygon((x, y), (x, y + height), (x + width, y + height), (x + width, y))


def _rays() -> str:
    """Return the rays of the sun: five, on the side away from the moon."""
    rays = []
    for degrees in (90, 135, 180, 225, 270):
        angle = math.radians(degrees)
        along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
        corners = [(6.6, 0.85), (9.4, 0.85), (9.4, -0.85), (6.6, -0.85)]
        points = [
            (11.0 + a * along[0] + b * across[0], 12.0 + a * along[1] + b * across[1]) for a, b in corners
        ]
        rays.append(polygon(*reversed(points)))
    return " ".join(rays)


HANDSET = (
    "6.62 13.21 m 8.06 10.38 10.38 8.07 13.21 6.62 c 15.41 8.82 l 15.68 9.09 16.08 9.18 16.43 9.06 c "
    "17.55 8.69 18.76 8.49 20 8.49 c 20.55 8.49 21 8.04 21 7.49 c 21 4 l 21 3.45 20.55 3 20 3 c "
    "10.61 3 3 10.61 3 20 c 3 20.55 3.45 21 4 21 c 7.5 21 l 8.05 21 8.5 20.55 8.5 20 c "
    "8.5 18.75 8.7 17.55 9.07 16.43 c 9.18 16.08 9.1 15.69 8.82 15.41 c h"
)
"""A telephone handset."""

MESSAGE = " ".join(
    (
        "4 21.5 m 20 21.5 l 21.4 21.5 22.5 20.4 22.5 19 c 22.5 9 l 22.5 7.6 21.4 6.5 20 6.5 c "
        "11 6.5 l 6 2 l 6 6.5 l 4 6.5 l 2.6 6.5 1.5 7.6 1.5 9 c 1.5 19 l 1.5 20.4 2.6 21.5 4 21.5 c h",
        "5.5 15.4 m 18.5 15.4 l 18.5 17.4 l 5.5 17.4 l h",
        "5.5 10.8 m 14.5 10.8 l 14.5 12.8 l 5.5 12.8 l h",
    )
)
"""A speech bubble with lines of text."""

DAY_AND_NIGHT = " ".join(
    (
        # the sun's half, left
        "11 16.9 m 8.29 16.9 6.1 14.7 6.1 12 c 6.1 9.3 8.29 7.1 11 7.1 c h",
        _rays(),
        # the moon's sickle, right
        "13 19.4 m 17.6 19.4 21.6 16.1 21.6 12 c 21.6 7.9 17.6 4.6 13 4.6 c "
        "15.2 6.3 16.4 9 16.4 12 c 16.4 15 15.2 17.7 13 19.4 c h",
    )
)
"""Half a sun, and a moon."""

INTERPRETER = " ".join(
    (
        circle(5.6, 11.2, 3.1),
        "0.8 2.2 m 10.4 2.2 l 10.4 3.6 l 10.4 6.2 8.3 7.4 5.6 7.4 c 2.9 7.4 0.8 6.2 0.8 3.6 c h",
        circle(18.4, 11.2, 3.1),
        "13.6 2.2 m 23.2 2.2 l 23.2 3.6 l 23.2 6.2 21.1 7.4 18.4 7.4 c 15.7 7.4 13.6 6.2 13.6 3.6 c h",
        "8 22.5 m 16 22.5 l 16.8 22.5 17.5 21.8 17.5 21 c 17.5 17.6 l 17.5 16.8 16.8 16.1 16 16.1 c "
        "13.4 16.1 l 12 13.6 l 10.6 16.1 l 8 16.1 l 7.2 16.1 6.5 16.8 6.5 17.6 c 6.5 21 l "
        "6.5 21.8 7.2 22.5 8 22.5 c h",
    )
)
"""Two heads with a bubble between them."""

COIN = " ".join(
    (
        # a ring, cut by a bar from the upper left to the lower right
        circle(12, 12, 10.2),
        circle(12, 12, 8.0, hole=True),
        polygon((4.4, 20.9), (3.1, 19.6), (19.6, 3.1), (20.9, 4.4)),
        # the small coin mark: two short bars
        polygon((13.2, 17.4), (13.2, 13.4), (15.2, 13.4), (15.2, 17.4)),
        polygon((8.8, 10.6), (8.8, 6.6), (10.8, 6.6), (10.8, 10.6)),
    )
)
"""A coin crossed out: the call costs nothing."""
ALARM = " ".join(
    [
        polygon((12, 22.5), (23.5, 2), (0.5, 2)),
        # the mark is a hole: it runs the other way round
        polygon((10.7, 15.5), (10.9, 8.6), (13.1, 8.6), (13.3, 15.5)),
        circle(12, 5.6, 1.5, hole=True),
    ]
)
ICONS = (ALARM, COIN, DAY_AND_NIGHT, HANDSET, INTERPRETER, MESSAGE)
