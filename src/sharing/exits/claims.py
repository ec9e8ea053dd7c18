"""Class by class what a unit can get: its preference, its cap, and from which value of a common unit it shares instead.

The terms of a plan become the rows of the table `classes` of the scheme `exit-waterfall`: one for each class, and one
for each price of an option. Everything is of one unit, so that what a class gets never has to be divided again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.decimals import decimal_text
from sharing.errors import refuse
from sharing.exits.bent import Bent, bend
from sharing.exits.terms import ALWAYS, CHOICE, COMMON, NO, NOTHING, PREFERRED
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from sharing.errors import Place
    from sharing.exits.terms import ClassTerms, ExitTerms, Holding

BESIDE, INSTEAD = "beside", "instead"


class ClassRow(Named):
    """What one unit of a class can get; amounts are of one unit.

    `beside` says that it shares beside its preference, until it has `cap` in all; `instead` that it may share instead,
    from the value at which `ratio` common units are worth more than what it gives up.
    """

    id: str
    name: str
    units: Fraction
    rank: int
    preference: Fraction
    beside: bool
    cap: Fraction | None
    instead: bool
    strike: Fraction
    ratio: Fraction

    @property
    def waits_for(self) -> Fraction:
        """Give what one unit gives up by sharing instead."""
        return self.strike + ((self.cap or NOTHING) if self.beside else self.preference)

    @property
    def chooses(self) -> bool:
        """Say whether sharing instead can ever be more."""
        return self.instead and (not self.beside or self.cap is not None)

    def shares(self, common: Fraction) -> Fraction:
        """Give what one unit gets beyond its preference when a common unit gets so much."""
        found, worth = NOTHING, self.ratio * common
        if self.beside:
            found = worth if self.cap is None else min(worth, self.cap - self.preference)
        return found + (max(NOTHING, worth - self.waits_for) if self.chooses else NOTHING)

    def bends(self) -> dict[str, Fraction]:
        """Give the values of a common unit at which something changes for this class, by what changes."""
        found: dict[str, Fraction] = {}
        if self.beside and self.cap is not None:
            found["cap"] = (self.cap - self.preference) / self.ratio
        if self.chooses:
            found["strike" if self.strike else "instead"] = self.waits_for / self.ratio
        return found


class Held(Named):
    """So many units of one row of the classes in one hand."""

    holder: str
    row: ClassRow
    quantity: Fraction

    @property
    def id(self) -> str:
        """Name the holding in tables and explanations."""
        return f"{self.holder} {self.row.id}"


def held_by(holdings: Iterable[Holding], rows: Sequence[ClassRow]) -> tuple[Held, ...]:
    """Add up what everybody holds of each row, in the order of their ids; units of nothing are left out."""
    known = {row.id: row for row in rows}
    found: dict[tuple[str, str], Fraction] = {}
    for one in holdings:
        key = one.holder, row_id(one.name, one.strike)
        if one.quantity:
            found[key] = found.get(key, NOTHING) + one.quantity
    held = (Held(holder, known[identity], quantity) for (holder, identity), quantity in found.items())
    return tuple(sorted(held, key=lambda one: one.id))


def row_id(name: str, strike: Fraction | None) -> str:
    """Name the row of a class: options are told apart by what a unit costs.

    >>> row_id("options", Fraction(5, 2)), row_id("common", None)
    ('options@2.5', 'common')
    """
    return f"{name}@{decimal_text(strike)}" if strike else name


def class_rows(terms: ExitTerms, holdings: Sequence[Holding]) -> tuple[ClassRow, ...]:
    """Give the rows of the classes that are held, in the order of their ids."""
    units: dict[tuple[str, Fraction | None], Fraction] = {}
    for held in holdings:
        key = held.name, held.strike
        units[key] = units.get(key, NOTHING) + held.quantity
    rows: dict[str, ClassRow] = {}
    later: list[tuple[Fraction, ClassRow]] = []
    for (name, strike), count in units.items():
        if not count:
            continue
        known = terms.classes[name]
        row = _row(known, strike, count, terms.place(name, "cap"))
        if row.id in rows:
            row = row._replace(units=row.units + rows[row.id].units)
        if known.company is None:
            rows[row.id] = row
        else:
            later.append((known.company, row))
    for company, row in sorted(later, key=lambda pair: (pair[0], pair[1].id)):
        rows[row.id] = row._replace(strike=_hurdle(company, row, rows, terms.place(row.name, "company_hurdle")))
    return tuple(rows[identity] for identity in sorted(rows))


def _row(known: ClassTerms, strike: Fraction | None, units: Fraction, place: Place) -> ClassRow:
    given = strike if strike is not None else known.strike
    identity = row_id(known.name, strike)
    plain = known.kind == COMMON or known.converts == ALWAYS
    if known.kind == PREFERRED and not plain:
        beside, instead = known.takes_part != NO, known.converts == CHOICE
        preference, most = known.preference(units), known.most(units)
        if most is not None and most < preference:
            advice = "what has accrued counts as preference: raise the cap, or let it count what is shared besides"
            raise refuse("D005", f"the cap of class `{known.name}` is below its preference", place, advice)
        return ClassRow(
            identity, known.name, units, known.rank, preference, beside, most, instead, NOTHING, known.ratio
        )
    return ClassRow(identity, known.name, units, 0, NOTHING, plain, None, not plain, given or NOTHING, known.ratio)


def preferences_of(rows: Iterable[ClassRow]) -> Fraction:
    """Add up the preferences of all units."""
    return sum((row.units * row.preference for row in rows), NOTHING)


def gains(rows: Sequence[ClassRow]) -> Bent:
    """Give what all units get together beyond their preferences, for every value of a common unit.

    >>> common = ClassRow("c", "c", Fraction(2), 0, NOTHING, True, None, False, NOTHING, Fraction(1))
    >>> option = common._replace(id="o", beside=False, instead=True, strike=Fraction(5))
    >>> gains([common, option]).first(Fraction(12)), gains([common, option]).first(Fraction(18))
    (Fraction(11, 2), Fraction(7, 1))
    """
    bends = [value for row in rows for value in row.bends().values()]
    return bend(lambda common: sum((row.units * row.shares(common) for row in rows), NOTHING), bends)


def _hurdle(company: Fraction, row: ClassRow, rows: Mapping[str, ClassRow], place: Place) -> Fraction:
    """Give the value of one unit at which the holders below the hurdle have divided the whole of it."""
    above = company - preferences_of(rows.values())
    if above <= 0:
        return NOTHING
    common = gains(list(rows.values())).first(above)
    if common is None:
        advice = "give another class of units that share without an end"
        raise refuse("D020", f"nobody shares what is below the hurdle of class `{row.name}`", place, advice)
    return common * row.ratio
