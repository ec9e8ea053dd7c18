"""A sample that anybody can draw again: everybody in the order of a digest of the seed and their id.

There is no generator of chance. The number of somebody is the SHA-256 of the seed, a newline and the id; the smallest
numbers are the sample. It does not hang on the order of the rows, and one more participant moves nobody else.

>>> sample("2026", ["0001", "0002", "0003", "0004"], 2)
['0003', '0002']
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def number(seed: str, identity: str) -> str:
    """Give the number of somebody in a draw, as 64 hexadecimal digits.

    >>> number("2026", "0001")[:8]
    'f28febef'
    """
    return sha256(f"{seed}\n{identity}".encode()).hexdigest()


def sample(seed: str, ids: Iterable[str], count: int) -> list[str]:
    """Draw so many ids, or all where there are fewer: those with the smallest numbers, the smallest first."""
    return sorted(ids, key=lambda identity: (number(seed, identity), identity))[:count]
