"""Text becomes glyphs: the only imports of HarfBuzz and ICU.

`itemize.py` cuts a text into runs of one face, script and level (`bidi.py`), `shape.py` makes glyphs of them,
`breaks.py` and `breaklines.py` find lines, `faces.py` and `subset.py` open and cut the fonts; `webface.py`
cuts them for pages.
"""
