"""Pocket-sized help cards, typeset in every language, with numbers that cannot change."""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"
