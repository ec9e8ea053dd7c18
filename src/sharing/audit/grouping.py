"""How many participants get something of a pool, in each of its groups, and of an award: few of them stay few."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sharing.awards import operand_of, rows_from_staff
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.awards import Award
    from sharing.register import Register

FEWEST = 5
"""A figure of fewer people than this is not published by itself."""


def few(count: int) -> bool:
    """Say whether a figure of this many people is one of few, and of somebody.

    >>> few(0), few(4), few(5)
    (False, True, False)
    """
    return 0 < count < FEWEST


def groups_of(register: Register, pool: str) -> Counter[str]:
    """Count for each group who of it gets something; a pool of the company is one group, without a name."""
    run = register.run
    table = operand_of(run, pool).table
    got = receivers([award for award in register.awards if award.outlet.pool == pool])
    if table == COMPANY:
        return Counter({"": len(got)})
    ids = run.inputs.tables[table].ids
    groups = rows_from_staff(run, table)
    return Counter(dict.fromkeys(ids, 0) | Counter(ids[group] for row, group in enumerate(groups) if row in got))


def receivers(awards: Sequence[Award]) -> set[int]:
    """Find the rows of `staff` that get something other than nothing of one of these awards."""
    units = [award.units for award in awards if not isinstance(award.units, int)]
    return {row for row, got in enumerate(zip(*units, strict=True)) if any(got)}


def untold(register: Register) -> list[str]:
    """Name the awards whose total a statement leaves out: few people get it, or few get another award of its pool."""
    of_few = [award.outlet for award in register.awards if few(len(receivers([award])))]
    names, pools = {outlet.name for outlet in of_few}, {outlet.pool for outlet in of_few} - {""}
    outlets = [award.outlet for award in register.awards]
    return [outlet.name for outlet in outlets if outlet.name in names or outlet.pool in pools]
