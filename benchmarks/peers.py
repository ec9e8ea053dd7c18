"""Largest remainder the way others do it; each takes weights and a pool, and gives whole units in row order."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from decimal import ROUND_FLOOR, Context, localcontext
from pathlib import Path
from typing import Any

import numpy as np

Peer = Callable[[], Any]


def python_integers(weights: list[int], pool: int) -> list[int]:
    """Exact, and short enough to be the reference."""
    total = sum(weights)
    units, rests = map(list, zip(*(divmod(pool * w, total) for w in weights), strict=True))
    for row in sorted(range(len(weights)), key=lambda i: -rests[i])[: pool - sum(units)]:
        units[row] += 1
    return units


def decimals(weights: list[int], pool: int) -> list[int]:
    """Give the same with the decimal module at 60 digits, which is more than these numbers need."""
    with localcontext(Context(prec=60)) as context:
        total = context.create_decimal(sum(weights))
        shares = [context.create_decimal(pool * w) / total for w in weights]
        units = [s.to_integral_value(ROUND_FLOOR) for s in shares]
        rests = [s - u for s, u in zip(shares, units, strict=True)]
        for row in sorted(range(len(weights)), key=lambda i: -rests[i])[: pool - int(sum(units))]:
            units[row] += 1
    return [int(u) for u in units]


def c_reference(weights: Any, pool: int) -> Peer | None:
    """Compile `apportion.c` on the spot: the limit that a library in Python can be measured against."""
    if shutil.which("gcc") is None:
        return None
    source = Path(__file__).with_name("apportion.c")
    library = Path(tempfile.mkdtemp()) / "apportion.so"
    subprocess.run(["gcc", "-O3", "-shared", "-fPIC", "-o", library, source], check=True)
    work = ctypes.CDLL(str(library)).apportion
    arrays = (weights, np.empty(len(weights), np.int64), np.empty(len(weights)))

    def run() -> Any:
        """Apportion once, in C."""
        rows, out, scratch = (ctypes.c_void_p(array.ctypes.data) for array in arrays)
        work(rows, ctypes.c_int64(len(weights)), ctypes.c_int64(pool), out, scratch)
        return arrays[1]

    return run


def _product(a: Any, b: int) -> tuple[Any, Any]:
    """Multiply unsigned 64-bit integers into a high and a low word."""
    mask = np.uint64(0xFFFFFFFF)
    a1, a0, b1, b0 = a >> 32, a & mask, np.uint64(b >> 32), np.uint64(b & 0xFFFFFFFF)
    low, middle = a0 * b0, a1 * b0
    cross = (low >> 32) + (middle & mask) + a0 * b1
    return a1 * b1 + (middle >> 32) + (cross >> 32), (cross << 32) | (low & mask)


def numpy_limbs(weights: Any, pool: int) -> Any:
    """128-bit integers as pairs of words: a quotient from floats, corrected by its exact remainder; then a sort."""
    total = (int((weights >> 32).sum()) << 32) + int((weights & 0xFFFFFFFF).sum())
    total_high, total_low = np.uint64(total >> 64), np.uint64(total & (1 << 64) - 1)
    units = (weights * (pool / total)).astype(np.int64).view(np.uint64)
    high, low = _product(weights.view(np.uint64), pool)
    q_high, q_low = _product(units, int(total_low))
    q_high += units * total_high
    rest_low = low - q_low
    rest_high = high - q_high - (low < q_low)
    below = rest_high.view(np.int64) < 0
    units, rest_high = units - below, rest_high + (below * total_high)
    carried = rest_low + below * total_low
    rest_high, rest_low = rest_high + (carried < rest_low), carried
    over = (rest_high > total_high) | ((rest_high == total_high) & (rest_low >= total_low))
    units, rest_high = units + over, rest_high - over * total_high - (over & (rest_low < total_low))
    rest_low = rest_low - over * total_low
    out = units.view(np.int64)
    spare = pool - int(out.sum())
    out[np.lexsort((~rest_low, ~rest_high))[:spare]] += 1
    return out


def polars_int128(weights: Any, pool: int) -> Peer:
    """Polars with its 128-bit integers."""
    import polars as pl

    total = pl.lit(sum(weights.tolist()), dtype=pl.Int128)
    frame = pl.DataFrame({"w": weights})

    def run() -> Any:
        """Apportion once, in polars."""
        product = pl.col("w").cast(pl.Int128) * pl.lit(pool, dtype=pl.Int128)
        made = frame.lazy().select(units=product // total, rest=product % total).collect()
        spare = pool - int(made["units"].sum())
        units = made["units"].cast(pl.Int64).to_numpy().copy()
        order = made["rest"].to_frame().with_row_index().sort("rest", "index", descending=[True, False])["index"]
        units[order.head(spare).to_numpy()] += 1
        return units

    return run


def duckdb_hugeint(weights: Any, pool: int) -> Peer:
    """DuckDB with its 128-bit integers and a window."""
    import duckdb

    total = sum(weights.tolist())
    con = duckdb.connect()
    frame = {"w": weights, "i": np.arange(len(weights))}
    con.execute("create table staff as select * from frame")
    del frame
    query = f"""
        with x as (select i, (w::hugeint * {pool}) // {total}::hugeint as units,
                             (w::hugeint * {pool}) % {total}::hugeint as rest from staff),
             y as (select i, units, row_number() over (order by rest desc, i) as place,
                          {pool} - sum(units) over () as spare from x)
        select (units + (place <= spare)::int)::bigint as units from y order by i"""
    return lambda: con.execute(query).fetchnumpy()["units"]


def largest_remainder_package(weights: Any, pool: int) -> Peer:
    """The package of that name on PyPI, which computes with floats."""
    from largest_remainder import LargestRemainder

    floats = [float(w) for w in weights.tolist()]
    return lambda: LargestRemainder.round(floats, pool)
