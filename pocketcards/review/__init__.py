"""Who has vouched for which words.

`texts.py` is what a team reads and signs, `status.py` how far each card is, `ready.py` what keeps it a draft.
The signatures themselves are read in `load/review.py`.
"""
