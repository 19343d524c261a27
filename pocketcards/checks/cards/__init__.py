"""Checks of cards: what stands outside, what they need of a region."""
