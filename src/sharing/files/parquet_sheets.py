"""Read a Parquet file as a sheet, through the extra `frames`."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from sharing.errors import Place, refuse
from sharing.files.extras import extra
from sharing.files.frame_sheets import sheet_of
from sharing.files.opening import check_size, name_of, read_bytes

if TYPE_CHECKING:
    from _typeshed import StrPath

    from sharing.inputs.sheet import Sheet

MOST_BYTES = 256 << 20
MOST_ROWS = 4_000_000
MOST_CELLS = 30_000_000


def read_parquet(source: StrPath | bytes, *, name: str = "") -> Sheet:
    """Read a Parquet file, or the bytes of one, as a sheet; Refused with all that is wrong with it."""
    parquet = extra("frames", "pyarrow.parquet")
    place = Place(name or ("stdin" if isinstance(source, bytes) else name_of(source)))
    data = source if isinstance(source, bytes) else read_bytes(source, most=MOST_BYTES)
    check_size(len(data), MOST_BYTES, place)
    try:
        file = parquet.ParquetFile(BytesIO(data))
        rows, columns = file.metadata.num_rows, file.metadata.num_columns
        if rows > MOST_ROWS or rows * columns > MOST_CELLS:
            raise refuse("L005", "there are too many rows or cells", place, "split the file")
        table = file.read()
    except (ArithmeticError, OSError, TypeError, ValueError):
        raise refuse("F052", "this is not a readable Parquet file", place, "write it again") from None
    return sheet_of(table, name=place.file)
