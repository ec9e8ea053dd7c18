"""Hold a schedule to what was observed: the tranches that somebody else recorded, day by day."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.errors import Problem, Refused
from sharing.inputs.cells import column_of, numbers_at
from sharing.inputs.columns_read import Reading
from sharing.inputs.daytexts import days_in
from sharing.inputs.sheet import listed, shown
from sharing.named import Named
from sharing.participation.history import vesting_of

if TYPE_CHECKING:
    from sharing.inputs.sheet import Sheet
    from sharing.participation.book import Book

Tranches = dict[tuple[str, int], Fraction]


class Difference(Named):
    """A day on which the plan and what was observed say a different number of units."""

    grant: str
    day: int
    planned: Fraction
    observed: Fraction


def read_observed(book: Book, sheet: Sheet, reading: Reading | None = None) -> Tranches:
    """Read observed tranches: grant, day and units; Refused with every problem of the sheet."""
    reading = reading or Reading()
    problems: list[Problem] = []
    grant = column_of(sheet, "grant", ("toekenning",), problems)
    day = column_of(sheet, "day", ("date", "datum", "dag"), problems)
    units = column_of(sheet, "units", ("quantity", "aantal", "eenheden"), problems)
    if grant is None or day is None or units is None:
        raise Refused(problems)
    counts = numbers_at(sheet, units, reading, problems)
    unknown = [row for row, name in enumerate(sheet.column(grant)) if name not in book.grants.made]
    advice = "write the id of a grant of the events"
    problems += listed(
        [
            Problem("P040", f"there is no grant `{shown(sheet.rows[row][grant])}`", sheet.place(row, grant), advice)
            for row in unknown
        ]
    )
    if problems:
        raise Refused(problems)
    found: Tranches = {}
    for name, on, count in zip(sheet.column(grant), days_in(sheet, day, reading.dates).days, counts, strict=True):
        found[name, on] = found.get((name, on), Fraction(0)) + count
    return found


def differences(book: Book, observed: Tranches, first: int, last: int) -> list[Difference]:
    """List where the plan and what was observed differ, for the grants that were observed."""
    planned: Tranches = {}
    grants = {grant for grant, _ in observed}
    for one in vesting_of(book, first, last):
        if one.grant in grants:
            planned[one.grant, one.day] = planned.get((one.grant, one.day), Fraction(0)) + one.quantity
    seen = {key: count for key, count in observed.items() if first <= key[1] <= last}
    nothing = Fraction(0)
    return [
        Difference(*key, planned.get(key, nothing), seen.get(key, nothing))
        for key in sorted({*planned, *seen})
        if planned.get(key, nothing) != seen.get(key, nothing)
    ]
