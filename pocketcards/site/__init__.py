"""Pages for people without a terminal: one HTML file each, that works from a stick, a mail or any host.

Read `environment.py` first (templates become a page that asks nobody for anything), then `faces.py` (the
letters that a page needs go with it). `proof_page.py` is the sheet that readers answer on a phone. Templates,
styles and scripts stand in `templates/`: `base.html` is what every page has, `base.css` how all of them look.
"""
