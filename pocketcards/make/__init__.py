"""Orders become proven files, here or in other processes; nothing is kept that no reader has proven.

`built` is what comes out, `maker` makes an order, `workers` lets several make at a time. `keys` says what a
file is made from, `kept` what of the old set may stay for that, and `batch` puts all of it together.
"""
