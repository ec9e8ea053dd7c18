"""The stand-alone verifier: `verify.py` is one file that needs nothing of `sharing`, and nothing here imports it."""
