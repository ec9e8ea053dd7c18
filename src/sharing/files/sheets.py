r"""Read a table from whatever file a person has: CSV or workbook, by its name or, from stdin, by its first bytes.

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
_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_sheet(source: StrPath | bytes, options: ReadOptions | None = None, *, name: str = "") -> Sheet:
    """Read a CSV file or a workbook as a sheet, or refuse with all that is wrong with it."""
    if isinstance(source, bytes):
        workbook = source.startswith(_WORKBOOK_STARTS)
    else:
        workbook = str(os.fspath(source)).lower().endswith(_WORKBOOK_NAMES)
    if workbook:
        from sharing.files.xlsx_sheets import read_xlsx

        return read_xlsx(source, options, name=name)
    from sharing.files.csv_sheets import read_csv

    return read_csv(source, options, name=name)
