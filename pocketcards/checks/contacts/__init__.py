"""Checks of numbers: contacts, the roles that they fill, and their lock."""
