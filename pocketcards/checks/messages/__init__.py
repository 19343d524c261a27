"""Checks of words: the English, its translations, and what has been signed."""
