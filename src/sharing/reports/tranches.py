"""What vests in some days as text, and how observed tranches compare with those of the plan."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.dates import day_text
from sharing.participation.grants import ZERO
from sharing.participation.history import vesting_of
from sharing.participation.laying_out import differs, steps_of
from sharing.participation.positions import movements_of
from sharing.reports.formatting import date_words, decimal, safe
from sharing.reports.participation_words import tell
from sharing.reports.positions import title_of
from sharing.reports.tables import text_table
from sharing.reports.words import of

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


def text_why(book: Book, name: str, day: int, language: str, *, markdown: bool = False) -> str:
    """Write how the tranches of a grant come about, as its schedule stands at the end of a day."""
    movements = movements_of(book, day)
    grant = book.grants[name]
    event, steps = grant.event, steps_of(grant)
    label = safe(of(grant.unit.label, language, grant.unit.name))
    said = {"units": decimal(grant.granted, language), "label": label, "grant": name, "who": event.holder}
    lines = [tell("laid out", language, **said, terms=grant.terms.name, start=date_words(grant.start, language))]
    if grant.amended:
        numbers = {"before": decimal(grant.before, language), "rest": decimal(grant.basis, language)}
        lines.append(tell("amended", language, **numbers))
    lines.append(tell(f"way {grant.terms.way}", language))
    heads = [tell(word, language) for word in ("day", "tranche", "part", "parts so far", "exactly", "whole", "units")]
    rows = [
        [day_text(one.day), f"{one.cause} {one.number}", str(one.part), str(one.together),
         *(decimal(value, language) for value in (one.exact, one.reached, one.units))]
        for one in steps
    ]  # fmt: skip
    end = []
    waiting, events = grant.basis - sum((one.units for one in steps), ZERO), grant.terms.events - set(grant.reached)
    if waiting > 0 and events:
        end.append(tell("waits", language, units=decimal(waiting, language), events=", ".join(sorted(events))))
    if differs(grant, steps, movements):
        end.append(tell("otherwise", language, who=event.holder))
    title = f"{'# ' if markdown else ''}{lines[0]}"
    table = text_table(heads, rows, "llrrrrr", markdown=markdown)
    return "\n\n".join(["\n\n".join([title, *lines[1:]]), table, *end]) + "\n"


def text_differences(found: list[Difference], language: str, *, markdown: bool = False) -> str:
    """Write where observed tranches differ from those of the plan, or that they do not."""
    if not found:
        return tell("agrees", language) + "\n"
    headers = [tell(word, language) for word in ("grant", "day", "planned", "observed")]
    rows = [
        [one.grant, day_text(one.day), decimal(one.planned, language), decimal(one.observed, language)] for one in found
    ]
    return f"{tell('differs', language)}\n\n{text_table(headers, rows, 'llrr', markdown=markdown)}\n"
