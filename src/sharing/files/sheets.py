r"""Read a table from whatever file a person has: CSV, workbook or Parquet, by name or, from stdin, by its first bytes.

>>> read_sheet(b"id,fte\n1,0.8\n").how
'1 row; UTF-8; commas'
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import StrPath

    from sharing.files.csv_sheets import ReadOptions
    from sharing.inputs.sheet import Sheet

_WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls")
_PARQUET_NAMES = (".parquet", ".pq")
_PARQUET_START = b"PAR1"
_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_sheet(source: StrPath | bytes, options: ReadOptions | None = None, *, name: str = "") -> Sheet:
    """Read a CSV file, a workbook or a Parquet file as a sheet, or refuse with all that is wrong with it."""
    if isinstance(source, bytes):
        workbook, parquet = source.startswith(_WORKBOOK_STARTS), source.startswith(_PARQUET_START)
    else:
        ending = str(os.fspath(source)).lower()
        workbook, parquet = ending.endswith(_WORKBOOK_NAMES), ending.endswith(_PARQUET_NAMES)
    if parquet:
        from sharing.files.parquet_sheets import read_parquet

        return read_parquet(source, name=name)
    if workbook:
        from sharing.files.xlsx_sheets import read_xlsx

        return read_xlsx(source, options, name=name)
    from sharing.files.csv_sheets import read_csv

    return read_csv(source, options, name=name)
