"""What vests in some days as text, and how observed tranches compare with those of the plan."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.dates import day_text
from sharing.participation.history import vesting_of
from sharing.reports.formatting import date_words, decimal
from sharing.reports.participation_words import tell
from sharing.reports.positions import title_of
from sharing.reports.tables import text_table

if TYPE_CHECKING:
    from sharing.participation.book import Book
    from sharing.participation.observing import Difference


def text_tranches(book: Book, first: int, last: int, language: str, *, markdown: bool = False) -> str:
    """Write the tranches that vest from one day to another, with their total for each class."""
    days = {"first": date_words(first, language), "last": date_words(last, language)}
    head = tell("vesting between", language, title=title_of(book.plan, language), **days)
    found = vesting_of(book, first, last)
    if not found:
        return f"{'# ' if markdown else ''}{head}\n\n{tell('nothing vests', language)}\n"
    headers = [tell(word, language) for word in ("day", "holder", "class", "grant", "units", "by")]
    rows = [
        [day_text(one.day), one.holder, one.name, one.grant, decimal(one.quantity, language), one.detail]
        for one in found
    ]
    totals: dict[str, Fraction] = {}
    for one in found:
        totals[one.name] = totals.get(one.name, Fraction(0)) + one.quantity
    rows += [["", "", name, "", decimal(total, language), ""] for name, total in totals.items()]
    return f"{'# ' if markdown else ''}{head}\n\n{text_table(headers, rows, 'llllrl', markdown=markdown)}\n"


def text_differences(found: list[Difference], language: str, *, markdown: bool = False) -> str:
    """Write where observed tranches differ from those of the plan, or that they do not."""
    if not found:
        return tell("agrees", language) + "\n"
    headers = [tell(word, language) for word in ("grant", "day", "planned", "observed")]
    rows = [
        [one.grant, day_text(one.day), decimal(one.planned, language), decimal(one.observed, language)] for one in found
    ]
    return f"{tell('differs', language)}\n\n{text_table(headers, rows, 'llrr', markdown=markdown)}\n"
