"""The periods of one scheme in a row: what was paid, under which version, and which words were used. A history only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sharing.promises.values import Practice, Promise, Year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharing.audit.chain import Entry
    from sharing.promises.books import Books

DAY = timedelta(days=1)


def practices(books: Books, promises: Iterable[Promise], *, people: bool = False) -> list[Practice]:
    """Give for every scheme its periods as they count, each stretch without a gap by itself, the earliest first."""
    told = list(promises)
    found: list[Practice] = []
    for scheme in sorted({one.subject[0] for one in books.entries}):
        years: list[Year] = []
        for entry in _counting(books, scheme):
            year = _year(books, entry, told, people=people)
            if years and date.fromisoformat(years[-1].end) + DAY != date.fromisoformat(year.start):
                found.append(Practice(scheme, tuple(years)))
                years = []
            years.append(year)
        found += [Practice(scheme, tuple(years))] if years else []
    return found


def _counting(books: Books, scheme: str) -> list[Entry]:
    """Give the entries of a scheme that count, in the order of their periods."""
    periods = {one.subject[1] for one in books.of_scheme(scheme)}
    found = [one for one in (books.counting(scheme, period) for period in periods) if one is not None]
    return sorted(found, key=lambda one: (one.statement["period"]["from"], one.number))


def _year(books: Books, entry: Entry, promises: Iterable[Promise], *, people: bool) -> Year:
    statement = entry.statement
    scheme, period = entry.subject
    about = [one for one in promises if (one.scheme, one.period) == (scheme, period) and (people or not one.identity)]
    said = sorted({(one.made, one.said) for one in about if one.said})
    paid = {
        name: (str(award["unit"]), books.paid(entry, name, people=people))
        for name, award in statement["awards"].items()
    }
    return Year(
        period, str(statement["period"]["from"]), str(statement["period"]["to"]), str(statement["scheme"]["version"]),
        entry.name, statement.get("adopted", {}), paid, tuple(said),
    )  # fmt: skip
