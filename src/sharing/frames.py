"""Results as data frames of pandas, polars and pyarrow, and as Parquet files: no money becomes a float.

A result becomes a table of pyarrow with decimals, or whole cents; any of the three libraries holds these exactly.
`sharing.files.frame_sheets` reads frames.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any

from sharing.decimals import decimal_text
from sharing.files.extras import extra
from sharing.reports.data import amounts_of
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.register import Register

BACKENDS = ("pandas", "polars", "pyarrow")
MONEY = ("decimal", "cents")
CENTS = Fraction(100)
MOST_DIGITS = 38


def frame_of(register: Register, backend: str = "pyarrow", *, money: str = "decimal") -> Any:
    """Give who gets what as a frame: one row a participant, the columns that the CSV file of a run has.

    Amounts are decimals; with `money="cents"` those that are whole cents are integers, in columns named `..._cents`.
    """
    if backend not in BACKENDS or money not in MONEY:
        wanted = f"a frame is of {', '.join(BACKENDS)}, with money as {' or '.join(MONEY)}"
        raise ValueError(wanted)
    return extra("frames", "narwhals").from_arrow(table_of([register], money=money), backend=backend).to_native()


def table_of(registers: Sequence[Register], *, money: str = "decimal") -> Any:
    """Give the results of one period, or of several with a column `period`, as a table of pyarrow."""
    arrow = extra("frames", "pyarrow")
    parts = [_columns(register, money) for register in registers]
    names = [name for name, _, _ in parts[0]]
    columns: dict[str, Any] = {}
    if len(registers) > 1:
        labels = [register.run.inputs.period.name for register in registers for _ in register.ids]
        columns["period"] = arrow.array(labels, arrow.string())
    for at, name in enumerate(names):
        values = [value for part in parts for value in part[at][1]]
        digits = [part[at][2] for part in parts]
        columns[name] = _array(arrow, values, max(digits) if min(digits) >= 0 else -1)
    return arrow.table(columns)


def _columns(register: Register, money: str) -> list[tuple[str, list[Any], int]]:
    """Give the columns of a result: name, values, and the digits below the point; -1 is for texts."""
    table = register.run.inputs.tables[STAFF]
    excluded = {found.row: found.condition.name for found in register.exclusions}
    found: list[tuple[str, list[Any], int]] = [("id", list(table.ids), -1)]
    found += [("name", list(table.names), -1)] if table.names else []
    for name, values, unit in amounts_of(register):
        cents = [value * CENTS for value in values]
        if money == "cents" and unit == "money" and all(value.denominator == 1 for value in cents):
            found.append((f"{name}_cents", [int(value) for value in cents], 0))
        else:
            found.append((name, list(values), _digits(values, 2 if unit == "money" else 0)))
    return [*found, ("excluded", [excluded.get(row, "") for row in range(len(table.ids))], -1)]


def _digits(values: Sequence[Fraction], least: int) -> int:
    """Say how many digits below the point hold every value; -1 when no number of them does.

    >>> _digits([Fraction(1, 8)], 2), _digits([Fraction(1)], 2), _digits([Fraction(1, 3)], 2)
    (3, 2, -1)
    """
    for digits in range(least, MOST_DIGITS // 2):
        if all((value * 10**digits).denominator == 1 for value in values):
            return digits
    return -1


def _array(arrow: Any, values: Sequence[Any], digits: int) -> Any:
    """Make a column of pyarrow: texts, whole numbers, or decimals with so many digits."""
    if digits < 0 or any(isinstance(value, str) for value in values):
        texts = [value if isinstance(value, str) else decimal_text(Fraction(value)) for value in values]
        return arrow.array(texts, arrow.string())
    if all(isinstance(value, int) for value in values):
        return arrow.array(values, arrow.int64())
    scaled = [int(value * 10**digits) for value in values]
    exact = [Decimal((value < 0, tuple(map(int, str(abs(value)))), -digits)) for value in scaled]
    return arrow.array(exact, arrow.decimal128(MOST_DIGITS, digits))


def parquet_bytes(registers: Sequence[Register]) -> bytes:
    """Write the results of one period, or of several in order, as the bytes of a Parquet file."""
    parquet = extra("frames", "pyarrow.parquet")
    stream = BytesIO()
    parquet.write_table(table_of(registers), stream)
    return stream.getvalue()
