"""Integer columns: the whole difference between one participant and a million.

A `Column` is a row of integers of any size. Two kinds serve the same operations with the same results: `ListColumn`
(Python integers) and `ArrayColumn` (numpy, 64 bits, which widens to Python integers *before* it could wrap). Plain
`int` operands stand for "the same number in every row". Masks are columns of 0 and 1; links are columns of row numbers.

>>> column([1, 2, 3]) * 10 + column([4, 5, 6])
ListColumn([14, 25, 36])
"""

from __future__ import annotations

import sys
from operator import index
from typing import TYPE_CHECKING, Any

from sharing.columns.lists import ListColumn
from sharing.columns.protocol import Column, Scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["ARRAYS_FROM", "Column", "ListColumn", "Scale", "arrays_wanted", "column"]

ARRAYS_FROM = 100_000
"""From this many rows on, arrays repay the time it takes to import numpy."""

ARRAYS_WHEN_LOADED = 1_000


def arrays_wanted(rows: int) -> bool:
    """Say whether columns of this many rows are better kept in arrays: when there are many, and numpy is there.

    >>> arrays_wanted(50)
    False
    """
    if "numpy" in sys.modules:
        return rows >= ARRAYS_WHEN_LOADED
    if rows < ARRAYS_FROM:
        return False
    try:
        import numpy  # noqa: F401, ICN001
    except ImportError:
        return False
    return True


def column(values: Iterable[int] | Sequence[int], *, arrays: bool | None = None) -> Column:
    """Make a column of integers; `arrays` overrules the choice between lists and arrays.

    >>> column([3, 1, 2]).total()
    6
    """
    rows: Any = values if isinstance(values, list) or hasattr(values, "dtype") else list(values)
    if arrays_wanted(len(rows)) if arrays is None else arrays:
        from sharing.columns.arrays import ArrayColumn

        return ArrayColumn.of(rows)
    return ListColumn(list(map(index, rows.tolist() if hasattr(rows, "dtype") else rows)))
