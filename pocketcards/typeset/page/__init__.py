"""Glyphs become panels: blocks of a card, laid out at the largest size at which all of them fit.

`fit.py` searches the size, `panel.py` fills a panel from its `blocks.py`, `paragraph.py` and `box.py` stack
lines, `numbers.py` sets what must not change, `look.py` holds measures and colours.
"""
