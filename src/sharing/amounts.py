"""Numbers and money as people write them: `€ 1.234,56` and `€1,234.56`.

A value that its decimals cannot hold is written with an ellipsis, never rounded silently.

>>> money(Fraction("1234.5"), "EUR", "nl"), money(Fraction("-1234.5"), "EUR", "en")
('€ 1.234,50', '-€1,234.50')
>>> decimal(Fraction(10, 3), "en")
'3.333333…'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}
SHOWN = 6
CURRENCY = re.compile(r"[A-Z]{3}")


def decimal(value: Fraction, language: str, *, least: int = 0, most: int = SHOWN) -> str:
    """Write a number with at least and at most so many decimals; an ellipsis says that more follow."""
    scaled = abs(value) * 10**most
    whole, cut = divmod(scaled.numerator, scaled.denominator)
    digits = str(whole).rjust(most + 1, "0")
    above, below = digits[: len(digits) - most], digits[len(digits) - most :]
    if not cut:
        below = below.rstrip("0").ljust(least, "0")
    groups = f"{int(above):,}"
    text = groups + (f".{below}" if below else "") + ("…" if cut else "")
    if language == "nl":
        text = text.translate(str.maketrans(",.", ".,"))
    return f"-{text}" if value < 0 else text


WITHOUT_CENTS = {
    "BIF",
    "CLP",
    "DJF",
    "GNF",
    "ISK",
    "JPY",
    "KMF",
    "KRW",
    "PYG",
    "RWF",
    "UGX",
    "VND",
    "VUV",
    "XAF",
    "XOF",
    "XPF",
}
"""Currencies whose smallest unit is a whole one (ISO 4217, minor unit 0)."""


def money(value: Fraction, currency: str, language: str, *, most: int = SHOWN) -> str:
    """Write an amount with its currency and at least two decimals, or none where the currency has no cents.

    >>> money(Fraction(1250), "EUR", "nl"), money(Fraction(1250), "CLP", "en")
    ('€ 1.250,00', 'CLP 1,250')
    """
    sign = SIGNS.get(currency, currency)
    text = decimal(abs(value), language, least=0 if currency in WITHOUT_CENTS else 2, most=most)
    gap = " " if language == "nl" or sign == currency else ""
    return f"{'-' if value < 0 else ''}{sign}{gap}{text}"
