"""A set of finished files: written, proven again, recalled, packed.

`manifest.py` is what a set says of itself, `origin.py` what it was made with, `folder.py` puts it into the
output folder, `recall.py` finds which paper carries an old number, `zip_file.py` packs it
for people without a terminal. `before.py` knows what of the old set serves the new one.

`verify.py` sorts what somebody asks about: sets go to `whole.py`, files from a mail to `alone.py`. Both have
files made again by the maker that the command hands in, and `judge.py` weighs each: the same (`same.py`,
`unzip.py`), or other words with approved numbers (`numbers.py`), or wrong.
"""
