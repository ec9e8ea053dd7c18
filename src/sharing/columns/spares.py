"""Spare units handed out in arrays: the array side of `sharing.apportionment`, exact to the last row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.columns.arrays import ArrayColumn
from sharing.columns.selection import by_remainder, by_size, largest_rows, largest_rows_by_group
from sharing.columns.wide import located

if TYPE_CHECKING:
    from sharing.columns.protocol import Column, Scale


def hand_out(
    n: ArrayColumn, scale: Scale, paid: Column | int, link: Column | None, *, weighted: bool
) -> tuple[Column, Column | int, Column | int] | None:
    """Round `n x scale` down to units, and give the units left of `paid` to the largest remainders, or shares.

    Gives the units, the spare and the last row that got one; None where floats cannot tell the rows apart.
    """
    x = n.scaled(scale)
    found = located(x)
    if found is None:
        return None
    units, whole = found.whole, ArrayColumn(found.whole, found.bound)
    keys = (by_size if weighted else by_remainder)(x, found)
    if isinstance(paid, int):
        spare = paid - whole.total()
        if spare == 0:
            return whole, 0, -1
        winners = largest_rows(keys, spare)
        winners.mark(keys.floats, units)
        return ArrayColumn(units, found.bound + 1), spare, winners.last
    groups = ArrayColumn.of(link)
    wanted = paid - whole.totals(groups, len(paid))
    winners = largest_rows_by_group(keys, ArrayColumn.of(wanted).array, groups.array)
    winners.mark(keys.floats, units)
    return ArrayColumn(units, found.bound + 1), wanted, ArrayColumn(winners.last)
