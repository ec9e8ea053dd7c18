"""Exact values as people write them: `€ 1.234,56` and `€1,234.56`, 12,5 %, dates, yes and no.

Numbers and money are written by `sharing.amounts`, which rooms below this one use as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.amounts import CURRENCY, WITHOUT_CENTS, decimal, money
from sharing.dates import day_text
from sharing.kinds import DATE, YES_NO
from sharing.reports.words import say

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.kinds import Kind

__all__ = ["WITHOUT_CENTS", "date_words", "decimal", "in_unit", "money", "percent", "pieces", "safe", "shown"]
MONTHS = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip


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
