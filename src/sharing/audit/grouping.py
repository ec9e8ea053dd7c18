"""How many participants belong to each group of a pool."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sharing.awards import operand_of, rows_from_staff
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from sharing.register import Register


def groups_of(register: Register, pool: str) -> Counter[str]:
    """Count the rows of `staff` that lead to each group; a pool of the company has no groups."""
    run = register.run
    table = operand_of(run, pool).table
    if table == COMPANY:
        return Counter()
    ids = run.inputs.tables[table].ids
    return Counter(dict.fromkeys(ids, 0) | Counter(ids[row] for row in rows_from_staff(run, table)))
