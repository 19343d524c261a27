"""Who has vouched for which words.

`texts.py` is what a team reads and signs, `status.py` how far each card is, `ready.py` what keeps it a draft.
`two_people.py` and `hands.py` judge what git tells of who did what.
The signatures themselves are read in `load/review.py`.
"""
