"""Outlines that are reckoned: circles, rectangles with round corners, and holes."""

from __future__ import annotations

from functools import lru_cache

__all__ = [
    "circle",
    "hole",
    "rounded",
]

_KAPPA = 0.5523


@lru_cache(maxsize=1024)
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
