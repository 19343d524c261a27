"""PDF from ReportLab's canvas and pdfdoc objects.

`writer.py` draws a page, `document.py` makes a file of pages, `file.py` is what of ReportLab is private;
`fonts.py` and `glyf.py` embed faces, `tags.py` and `metadata.py` say what the standards ask for.
"""
