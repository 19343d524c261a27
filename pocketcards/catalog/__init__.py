"""Catalogs of translations: PO files read by a strict lexer, compared with Babel, and written back.

A volunteer edits these files by hand, on a phone, at night. Every reader of PO files we know repairs
what it does not understand, and a repair can cost a digit; so here a file is understood or refused.
"""
