"""A page for one participant: why do I get this amount? Pure functions from a result to the text of a letter."""

from sharing.letters.letter import Attached, Letter, letter_of, with_proof
from sharing.letters.shares import counts_of

__all__ = ["Attached", "Letter", "counts_of", "letter_of", "with_proof"]
