"""Pages for people without a terminal: one HTML file each, that works from a stick, a mail or any host.

Read `environment.py` first (templates become a page that asks nobody for anything), then `faces.py` (the
letters that a page needs go with it). `proof_page.py` is the sheet that readers answer on a phone, and
`desk_page.py` the desk: the one page that asks the server it came from. `region_pages.py` makes the pages of
a region, out of what `shelf.py` knows of its cards and `files.py` of their files. A page with many languages
gets its faces from a style beside it, which comes last (`late.js`). Templates, styles and scripts stand in
`templates/`: `base.html` is what every page has, `base.css` how all of them look.

A new kind of page is a template that extends `base.html`, a style sheet and a script of its own where it
needs them, and a function that hands the template its values and calls `page_bytes`. What only a script makes
useful has the class `needs-script`; the script adds `scripted` to the root. Sizes and places that differ from
page to page go into SVG or classes: the policy gives attributes `style` no effect. Foreign words have `lang`;
then `font_faces` sets them. Data for a script stand in `data-` attributes: the script is the same text,
and has the same hash, on every page.
"""
