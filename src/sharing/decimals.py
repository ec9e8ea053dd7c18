"""Exact values as text that any program reads back without loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


def decimal_text(value: Fraction) -> str:
    """Write an exact value for another program: a decimal where it ends, else a fraction.

    >>> from fractions import Fraction
    >>> decimal_text(Fraction(5, 2)), decimal_text(Fraction(10, 3)), decimal_text(Fraction(-3))
    ('2.5', '10/3', '-3')
    """
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    digits = max(twos, fives)
    whole = abs(value.numerator) * 10**digits // value.denominator
    text = str(whole).rjust(digits + 1, "0")
    text = f"{text[: len(text) - digits]}.{text[len(text) - digits :]}" if digits else text
    return f"-{text}" if value < 0 else text
