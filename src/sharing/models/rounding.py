"""The named step at which the value of a model becomes exact: a unit and a direction, such as `0.0001 half-up`.

A float is a fraction of two integers, so rounding it is exact arithmetic. What the model left behind the last digits of
a float stays in it: a value within 1e-12 of a half may go either way.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil, floor

from sharing.named import Named

MODES = {
    "half-up": "to the nearest, a half away from zero",
    "half-even": "to the nearest, a half to the even one",
    "down": "down",
    "up": "up",
}
_FORM = re.compile(r"(0\.0{0,11}1|10{0,11}) ([a-z-]+)", re.ASCII)


class Rounding(Named):
    """A unit, such as a ten-thousandth, and a direction.

    >>> Rounding.read("0.0001 half-up").of(Fraction("12.82135"))
    Fraction(64107, 5000)
    """

    unit: Fraction
    mode: str

    @classmethod
    def read(cls, text: str) -> Rounding:
        """Read a unit (a power of ten) and a direction; ValueError for anything else."""
        found = _FORM.fullmatch(text)
        if not found or found[2] not in MODES:
            raise ValueError(text)
        return cls(Fraction(found[1]), found[2])

    def of(self, value: Fraction) -> Fraction:
        """Round a value to a whole number of units."""
        scaled = value / self.unit
        if self.mode == "half-even":
            return round(scaled) * self.unit
        if self.mode == "half-up":
            away = floor(abs(scaled) + Fraction(1, 2))
            return (away if scaled >= 0 else -away) * self.unit
        return (floor(scaled) if self.mode == "down" else ceil(scaled)) * self.unit

    def text(self, value: Fraction) -> str:
        """Write a rounded value with the decimals of the unit.

        >>> Rounding.read("0.01 down").text(Fraction(3, 2))
        '1.50'
        """
        digits = len(str(self.unit.denominator)) - 1
        whole, below = divmod(abs(value.numerator) * 10**digits // value.denominator, 10**digits)
        decimals = f".{str(below).rjust(digits, '0')}" if digits else ""
        return f"{'-' if value < 0 else ''}{whole}{decimals}"

    def __str__(self) -> str:
        """Write the rounding as a file says it."""
        return f"{self.text(self.unit)} {self.mode}"
