"""The desk: a page in the browser where people who sit at a computer read, correct and vouch for texts.

Read `desk.py` first (what can be asked for: texts, a try, a save, a signature), then `loaded.py` (a language
as its files are now), `card.py` and `trial.py` (the card as it would be printed, and what is
found in a text), `view.py` (what the page is told).
`guard.py` keeps everybody else out; `app.py` turns addresses into those questions, and `serving.py` runs it
on this computer alone.
"""
