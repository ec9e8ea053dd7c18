"""The audit trail: what was run, every value of it, and what may be published, as pure functions of a register.

`docs/reference/trail.md` says what each format holds. Nothing here opens a file, makes a number by chance or knows the
time: the salt key and the bytes of files are given.
"""
