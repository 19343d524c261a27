"""Which cards, in which languages, with which numbers.

`edition.py` makes one card in one language ready for the typesetter, or says why not;
`here.py` is the card in a region.
`vouching.py` knows who must have signed what before it is ready, `coverage.py` what a language can have.
`request.py` reads what a user asks for, `ground.py` what is known of it before any translation is read,
`bilingual.py` adds English behind it, `orders.py` puts editions on sheets together. `legible.py` asks fonts
and shaping what texts become, without making a file.
"""
