"""Exact values as text and back: `n` or `n/d` in lowest terms, and no second way to write a value.

>>> exact_text(Fraction(-6, 4)), read_exact("-3/2")
('-3/2', Fraction(-3, 2))
>>> read_exact("6/4") is None, read_exact("+3") is None, read_exact("-0") is None
(True, True, True)
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.exact import Exact
    from sharing.kernel import Value

FORM = re.compile(r"(0|-?[1-9][0-9]{0,4299})(?:/([1-9][0-9]{0,4299}))?")
"""No value of more than 4,300 digits is written, or read: Python neither writes nor reads longer numbers."""


def exact_text(value: Fraction) -> str:
    """Write one value."""
    return str(value)


def read_exact(text: object) -> Fraction | None:
    """Read one value; None when the text is not the one way to write it."""
    found = FORM.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return None
    if found[2] is None:
        return Fraction(int(found[1]))
    top, below = int(found[1]), int(found[2])
    return Fraction(top, below) if below > 1 and gcd(top, below) == 1 else None


def is_exact(text: object) -> bool:
    """Say whether a text is the one way to write a value, without making the value."""
    found = FORM.fullmatch(text) if isinstance(text, str) else None
    if found is None or found[2] is None:
        return found is not None
    return found[2] != "1" and gcd(int(found[1]), int(found[2])) == 1


def value_texts(value: Value, rows: int) -> list[str | None]:
    """Write a column, one text a row; a row that is refused has none."""
    texts: list[str | None] = list(exact_texts(value.exact, rows))
    if value.clear:
        return texts
    codes = [value.refused] * rows if isinstance(value.refused, int) else value.refused
    return [None if code else text for text, code in zip(texts, codes, strict=True)]


def exact_texts(value: Exact, rows: int) -> list[str]:
    """Write a column of exact values, one text a row; a number of the company stands for every row."""
    if value.rows is None:
        return [exact_text(value.fraction())] * rows
    return list(_texts(value))


def _texts(value: Exact) -> Iterator[str]:
    """Write a column row by row, from integers: a fraction a row would take three times as long."""
    p, q, link = value.scale
    for row, n in enumerate(value.integers()):
        k = 0 if value.scale.single else row if link is None else link[row]
        top, below = n * p[k], q[k]
        shared = gcd(top, below)
        yield f"{top // shared}" if shared == below else f"{top // shared}/{below // shared}"
