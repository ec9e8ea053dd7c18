"""How amounts are spread, by group and by size; what fewer than five people receive is never shown by itself.

A group that could be worked out from the total and the groups that are shown is not shown either.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.awards import operand_of
from sharing.kinds import LINK
from sharing.named import Named
from sharing.reports.formatting import safe
from sharing.reports.words import of
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.register import Register
    from sharing.scheme import Input

FEWEST = 5
MOST_GROUPS = 60
BANDS = 8


class Group(Named):
    """People who belong together: how many there are, how many of them receive something, and what together."""

    name: str
    people: int
    paid: int
    amount: Fraction

    @property
    def average(self) -> Fraction:
        """What each of those who receive something gets on average."""
        return self.amount / self.paid if self.paid else Fraction(0)


class Grouped(Named):
    """The groups of one column of the staff list that may be shown, and the others together (None: there are none).

    `others` counts the groups in `rest`; a rest of fewer than five people is not shown at all.
    """

    label: str
    shown: tuple[Group, ...]
    rest: Group | None = None
    others: int = 0


class Band(Named):
    """How many people receive at least `low` and less than `high` (None: no upper bound)."""

    low: Fraction
    high: Fraction | None
    people: int


def grouped(register: Register, amounts: Sequence[Fraction], language: str) -> list[Grouped]:
    """Divide amounts by every column of the staff list that divides people into groups."""
    found = []
    for column in register.run.scheme.inputs:
        if column.table == STAFF and column.kind.form == LINK and _divides(register, column):
            label = safe(of(column.label, language, column.name))
            found.append(suppressed(label, _groups(register, column, amounts)))
    return found


def hidden(register: Register, pool: str) -> frozenset[str]:
    """Name the groups of a pool that may not be shown by themselves; all, where it is not clear who is in them."""
    found = [balance.group for balance in register.balances if balance.pool == pool]
    if found == [""]:
        return frozenset()
    table = operand_of(register.run, pool).table
    columns = [one for one in register.run.scheme.inputs if one.table == STAFF and one.kind.table == table]
    if not columns:
        return frozenset(found)
    shown = {group.name for group in suppressed("", _groups(register, columns[0], _from_pool(register, pool))).shown}
    return frozenset(group for group in found if safe(group) not in shown)


def _divides(register: Register, column: Input) -> bool:
    """Say whether a link leads to groups: not to people, nor to texts that anybody may write."""
    table = register.run.inputs.tables.get(column.kind.table)
    free = column.kind.table.startswith(f"{STAFF}.") and column.values is None
    return table is not None and not free and column.kind.table != STAFF and 1 < len(table.ids) <= MOST_GROUPS


def _groups(register: Register, column: Input, amounts: Sequence[Fraction]) -> list[Group]:
    names = register.run.inputs.tables[column.kind.table].ids
    rows = register.run.inputs.leaves[column.leaf].exact.integers()
    people, paid, sums = [0] * len(names), [0] * len(names), [Fraction(0)] * len(names)
    for row, amount in zip(rows, amounts, strict=True):
        if 0 <= row < len(names):
            people[row] += 1
            paid[row] += bool(amount)
            sums[row] += amount
    return [Group(safe(names[at]), people[at], paid[at], sums[at]) for at in range(len(names)) if people[at]]


def suppressed(label: str, groups: Sequence[Group]) -> Grouped:
    """Take together the groups in which fewer than five people receive something, and what would give these away.

    >>> groups = [Group("a", 9, 9, Fraction(90)), Group("b", 7, 7, Fraction(70)), Group("c", 2, 2, Fraction(10))]
    >>> found = suppressed("team", groups)
    >>> [group.name for group in found.shown], found.others, found.rest.people
    (['a'], 2, 9)
    """
    hidden = [group for group in groups if group.paid < FEWEST]
    shown = sorted((group for group in groups if group.paid >= FEWEST), key=lambda group: (group.paid, group.name))
    while hidden and shown and (len(hidden) == 1 or sum(group.paid for group in hidden) < FEWEST):
        hidden.append(shown.pop(0))
    if not hidden:
        return Grouped(label, tuple(groups))
    kept = {group.name for group in shown}
    people, paid = sum(group.people for group in hidden), sum(group.paid for group in hidden)
    rest = Group("", people, paid, sum((group.amount for group in hidden), Fraction(0)))
    return Grouped(label, tuple(group for group in groups if group.name in kept), rest, len(hidden))


def bands(amounts: Sequence[Fraction]) -> list[Band]:
    """Count people by the size of what they receive, in bands of at least five people; none for fewer than five.

    >>> [(band.low, band.people) for band in bands([Fraction(n) for n in range(1, 21)])]
    [(Fraction(0, 1), 9), (Fraction(10, 1), 5), (Fraction(15, 1), 6)]
    """
    paid = sorted(amount for amount in amounts if amount > 0)
    if len(paid) < FEWEST:
        return []
    width = _width(paid[-1])
    counts: dict[int, int] = {}
    for amount in paid:
        at = int(amount / width)
        counts[at] = counts.get(at, 0) + 1
    found: list[Band] = []
    low, people, end = 0, 0, int(paid[-1] / width) + 1
    for at in range(end):
        people += counts.get(at, 0)
        if people >= FEWEST:
            found.append(Band(low * width, (at + 1) * width, people))
            low, people = at + 1, 0
    last = found.pop()
    return [*found, Band(last.low, None if found else end * width, last.people + people)]


def _width(highest: Fraction) -> Fraction:
    """Give the width of a band: 1, 2 or 5 times a power of ten, so that there are about eight."""
    width = Fraction(1, 100)
    while True:
        for factor in (1, 2, 5):
            if highest < width * factor * BANDS:
                return width * factor
        width *= 10


def paid_in(register: Register, pool: str) -> dict[str, int]:
    """Count for every group of a pool who receives something; none, where it is not clear who is in them."""
    table = operand_of(register.run, pool).table
    columns = [one for one in register.run.scheme.inputs if one.table == STAFF and one.kind.table == table]
    found = _groups(register, columns[0], _from_pool(register, pool)) if columns else []
    return {one.name: one.paid for one in found}


def _from_pool(register: Register, pool: str) -> list[Fraction]:
    """Give what everybody receives from one pool."""
    paid = [award for award in register.awards if award.for_people and award.outlet.pool == pool]
    return [sum((award.amount(row) for award in paid), Fraction(0)) for row in range(len(register.ids))]
