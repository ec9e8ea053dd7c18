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


def groups_of(register: Register, pool: str) -> Counter[str]:
    """Count for each group who of it gets something; a pool of the company has no groups."""
    run = register.run
    table = operand_of(run, pool).table
    if table == COMPANY:
        return Counter()
    ids = run.inputs.tables[table].ids
    groups = rows_from_staff(run, table)
    got = receivers(register, [award for award in register.awards if award.outlet.pool == pool])
    return Counter(dict.fromkeys(ids, 0) | Counter(ids[group] for row, group in enumerate(groups) if row in got))


def receivers(register: Register, awards: Sequence[Award]) -> set[int]:
    """Find the rows of `staff` that get something other than nothing of one of these awards."""
    people = [award for award in awards if award.for_people]
    return {row for row in range(len(register.ids)) if any(award.amount(row) for award in people)}


def of_few(register: Register) -> list[str]:
    """Name the awards whose total is a figure of fewer than five people: a statement with them says too much."""
    counts = {award.outlet.name: len(receivers(register, [award])) for award in register.awards}
    return [name for name, count in counts.items() if 0 < count < FEWEST]
