"""The most memory that a process has held."""

from __future__ import annotations

from pathlib import Path

__all__ = ["peak_megabytes"]


def peak_megabytes() -> float:
    """Return this process's own peak; `ru_maxrss` would count its parent's too. Linux only."""
    status = Path("/proc/self/status")
    lines = status.read_text("ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), float("nan"))
