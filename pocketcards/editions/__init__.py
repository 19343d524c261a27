"""Which cards, in which languages, with which numbers.

`edition.py` makes one card in one language and region ready for the typesetter, or says why not.
`coverage.py` knows what a language can have, `request.py` reads what a user asks for, `bilingual.py` adds
English behind it, `orders.py` puts editions on sheets together. `legible.py` asks fonts and shaping what
texts become, without making a file.
"""
