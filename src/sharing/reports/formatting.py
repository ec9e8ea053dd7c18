"""Exact values as people write them: `€ 1.234,56` and `€1,234.56`, 12,5 %, dates, yes and no.

A value that its decimals cannot hold is written with an ellipsis, never rounded silently.

>>> money(Fraction("1234.5"), "EUR", "nl"), money(Fraction("-1234.5"), "EUR", "en")
('€ 1.234,50', '-€1,234.50')
>>> decimal(Fraction(10, 3), "en")
'3.333333…'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sharing.dates import day_text
from sharing.kinds import DATE, YES_NO
from sharing.reports.words import say

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.kinds import Kind

SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}
SHOWN = 6
CURRENCY = re.compile(r"[A-Z]{3}")
MONTHS = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip


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


UNITS = {"day": "day", "hours": "hours", "gift": "gift", "units": "pieces"}
"""The units that awards have when a scheme names none, and their words."""


def pieces(value: Fraction, unit: str, language: str) -> str:
    """Write a number of something that is not money; a unit that a scheme made up stays as it is.

    >>> pieces(Fraction(2), "day", "nl"), pieces(Fraction(1), "day", "nl"), pieces(Fraction(2), "bonbons", "nl")
    ('2 dagen', '1 dag', '2 bonbons')
    """
    word = UNITS.get(unit)
    return f"{decimal(value, language)} {say(f'one {word}' if value == 1 else word, language) if word else unit}"


def in_unit(value: Fraction, unit: str, language: str) -> str:
    """Write an amount in a unit that is a currency, a thing, or nothing.

    >>> in_unit(Fraction(5), "EUR", "en"), in_unit(Fraction(5), "day", "nl"), in_unit(Fraction(5), "", "nl")
    ('€5.00', '5 dagen', '5')
    """
    if CURRENCY.fullmatch(unit):
        return money(value, unit, language)
    return pieces(value, unit, language) if unit else decimal(value, language)


def date_words(day: int, language: str) -> str:
    """Write a day number as people do.

    >>> date_words(739981, "nl")
    '31 december 2026'
    """
    year, month, number = day_text(day).split("-")
    return f"{int(number)} {MONTHS[language][int(month) - 1]} {int(year)}"


def percent(value: Fraction, language: str) -> str:
    """Write a ratio as a percentage.

    >>> percent(Fraction(1291, 10000), "nl")
    '12,91 %'
    """
    return f"{decimal(value * 100, language)}{' ' if language == 'nl' else ''}%"


def shown(value: Fraction, kind: Kind, currency: str, language: str) -> str:
    """Write a value as its kind asks."""
    if kind == YES_NO:
        return say("yes" if value else "no", language)
    if kind == DATE:
        return date_words(int(value), language)
    if kind.money == 1 and not kind.days:
        return money(value, currency, language)
    if kind.days == 1 and not kind.money:
        return f"{decimal(value, language)} {say('one day' if value == 1 else 'day', language)}"
    return decimal(value, language)


def safe(text: str) -> str:
    r"""Take out of a text what could command a terminal or turn its direction; a break or another space is a space.

    >>> safe("Jan\x1b[31m\u202e"), safe("Jan\r\nde\u00a0Wit")
    ('Jan[31m', 'Jan de Wit')
    """
    if text.isprintable():
        return text
    return "".join(" " if c.isspace() else c for c in " ".join(text.splitlines()) if c.isspace() or c.isprintable())
