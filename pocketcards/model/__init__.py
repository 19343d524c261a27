"""The field's own things as frozen values. Imports nothing else of ours; decides nothing.

Begin with `card.py`, `contact.py`, `message.py` and `project.py`, which holds them all. An edition is a card
in one language and region, `page.py` the same laid out, `finding.py` what is said of any of them.

Modules of many named tuples do without `from __future__ import annotations`: of an annotation that is a text,
`NamedTuple` makes code at every start. Only what stands further down is named in quotes.
"""
