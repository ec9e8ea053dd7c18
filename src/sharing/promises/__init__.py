"""The promise register: what was announced of a period, beside what the ledger says was paid.

A promise is written down by a person, in a file, or is a forecast that was committed. Nothing here judges: a range that
was missed, money that was not set aside and years in a row are told, with the words that were used.
"""
