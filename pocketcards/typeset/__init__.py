"""An edition becomes finished panels.

`text/` makes glyphs and lines, `page/` panels of them, `stationery/` what lies beside cards.
"""
