"""Read a frame of pandas, polars or pyarrow as a sheet of canonical texts, as a workbook is read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from sharing.errors import Place, Problem, Refused
from sharing.files.extras import extra
from sharing.files.tables import MOST_COLUMNS, check_table
from sharing.inputs.sheet import Sheet, Tally, shown
from sharing.named import Named

_COARSE = {"Float32", "Float16"}


def sheet_of(frame: Any, *, name: str = "frame") -> Sheet:
    """Read a frame of pandas, polars or pyarrow as a sheet; Refused with everything in it that is not a cell.

    Numbers, decimals, days and booleans are read as what they are. A float is read by its shortest decimal, as in a
    workbook: `0.1` is 0.1. Texts are read as in a CSV file; what is missing is blank.
    """
    narwhals = extra("frames", "narwhals")
    try:
        given = narwhals.from_native(frame, eager_only=True)
    except narwhals.exceptions.DuplicateError:
        what, advice = "two columns have the same name", "rename or remove one of them"
        raise Refused([Problem("F014", what, Place(name), advice)]) from None
    except TypeError:
        what, advice = f"this is not a frame: {type(frame).__name__}", "give a frame of pandas, polars or pyarrow"
        raise Refused([Problem("F050", what, Place(name), advice)]) from None
    headers = tuple(str(column).strip(" \t") for column in given.columns)
    found = Tally()
    if len(headers) > MOST_COLUMNS:
        raise Refused([Problem("L004", f"there are more than {MOST_COLUMNS:,} columns", Place(name), "give fewer")])
    columns = [_column(given[column], header, name, found)
               for column, header in zip(given.columns, headers, strict=True)]  # fmt: skip
    if found.all():
        raise Refused(found.all())
    typed = frozenset((row, at) for at, cells in enumerate(columns) for row, cell in enumerate(cells) if cell.typed)
    floats = [header for header, cells in zip(headers, columns, strict=True) if any(cell.binary for cell in cells)]
    rows = tuple(zip(*([cell.text for cell in cells] for cells in columns), strict=True))
    kept = [at for at, row in enumerate(rows) if any(row)]
    how = f"{len(kept)} row{'' if len(kept) == 1 else 's'}; {given.implementation.name.lower()}"
    how += f"; floats by their shortest decimal: {', '.join(map(shown, floats))}" if floats else ""
    new = {at: place for place, at in enumerate(kept)}
    draft = Sheet(name, headers, tuple(rows[at] for at in kept), tuple(at + 1 for at in kept), 0, how,
                  frozenset((new[row], at) for row, at in typed if row in new))  # fmt: skip
    return check_table(draft)


class _Value(Named):
    """A value as the text of a cell: whether it is canonical already, and whether it was a binary float."""

    text: str
    typed: bool = False
    binary: bool = False


def _column(series: Any, header: str, file: str, found: Tally) -> list[_Value]:
    """Read one column; a value that cannot be a cell is noted and stays blank."""
    kind = type(series.dtype).__name__
    if kind in _COARSE:
        what = f"column `{shown(header)}` holds {kind}, which cannot hold cents"
        found.keep(Problem("F051", what, Place(file), "make it a decimal, whole cents or Float64"))
        return []
    values = []
    for row, (value, missing) in enumerate(zip(series.to_list(), series.is_null().to_list(), strict=True)):
        made = _Value("") if missing else _value(value)
        if made is None:
            what = f"a value of column `{shown(header)}` cannot be a cell: {type(value).__name__}"
            advice = "give numbers, decimals, days without a time, booleans or texts"
            found.keep(Problem("F051", what, Place(file, row + 1), advice))
        values.append(made or _Value(""))
    return values


def _value(value: Any) -> _Value | None:
    """Give a value as the text of a cell; None for what cannot be one."""
    if isinstance(value, str):
        return _Value(value.strip(" \t"))
    if isinstance(value, bool):
        return _Value(str(value).upper(), typed=True)
    if isinstance(value, int):
        return _Value(str(value), typed=True)
    if isinstance(value, float | Decimal):
        number = value if isinstance(value, Decimal) else Decimal(repr(value))
        if number.is_nan():
            return _Value("")
        if not number.is_finite():
            return None
        text = format(number, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return _Value("0" if text in {"", "-0"} else text, typed=True, binary=isinstance(value, float))
    if isinstance(value, dt.datetime):
        value = value.date() if value.time() == dt.time() else None
    return _Value(value.isoformat(), typed=True) if isinstance(value, dt.date) else None
