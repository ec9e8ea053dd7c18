"""A page for one participant: why do I get this amount? Pure functions from a result to the text of a letter."""

from sharing.letters.letter import Letter, letter_of
from sharing.letters.shares import counts_of

__all__ = ["Letter", "counts_of", "letter_of"]
