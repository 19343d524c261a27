"""A set of finished files: written, proven again, recalled, packed.

`manifest.py` is what a set says of itself, `folder.py` puts it into the output folder, `verify.py` proves
it again, `recall.py` finds which paper carries an old number, `zip_file.py` and `start_page.py` pack it for
people without a terminal.
"""
