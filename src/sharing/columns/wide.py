"""Products too wide for 64 bits, decided exactly without Python integers: floats locate, integers decide.

`floor(n p / q)` in float64 has a provable error: n, p / q and the product are each rounded once, so the result lies
within 2^-51 of its own size. Where it is further than that from a whole number, its floor is right. The other rows are
decided by the sign of `n p - k q` for the nearest whole number k: its true value is at most `2 error q`, so when that
is below 2^62 its remainder modulo 2^64 is itself. Rows that even this bound cannot decide use Python integers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = np.ndarray[Any, Any]
LIMIT = 1 << 63
WORD = 1 << 64
LIMB = 26


def scaled_floor(n: Array, bound: int, p: Sequence[int], q: Sequence[int], link: Array | None) -> Array:
    """Give `floor(n[i] * p[k] / q[k])` with `k = link[i]` (or i), for positive q, exactly.

    `bound` is at least the size of every n. The result holds int64, or Python integers where they do not fit.
    """
    widest, largest_q = max(map(abs, p), default=0), max(q, default=1)
    if n.dtype != object and max(1, bound) * widest < LIMIT and largest_q < LIMIT:
        floors: Array = n * _gathered(p, link) // _gathered(q, link)
        return floors
    ratios = np.array([_ratio(a, b) for a, b in zip(p, q, strict=True)])
    size = bound * float(np.abs(ratios).max(initial=0.0))
    if n.dtype == object or not size < 2.0**48:
        return _by_python(n, p, q, link, np.arange(len(n)))
    x = n * (ratios[0] if len(ratios) == 1 else ratios[link] if link is not None else ratios)
    nearest = np.rint(x)
    doubtful = np.flatnonzero(np.abs(x - nearest) <= size * 2.0**-50)
    out: Array = np.floor(x).astype(np.int64)
    if len(doubtful):
        out[doubtful] = _decided(n, nearest.astype(np.int64), p, q, link, doubtful, size)
    return out


class Scaled(NamedTuple):
    """The rational numbers `n[i] * p[k] / q[k]` with `k = link[i]` (or i); no n exceeds `bound` in size."""

    n: Array
    bound: int
    p: Sequence[int]
    q: Sequence[int]
    link: Array | None

    def floats(self) -> Array:
        """Give the nearest floats, each within 2^-51 of its own size."""
        ratios = np.array([_ratio(a, b) for a, b in zip(self.p, self.q, strict=True)])
        x: Array = self.n.astype(np.float64) * (
            ratios[0] if len(ratios) == 1 else ratios if self.link is None else ratios[self.link]
        )
        return x

    def exact(self, row: int) -> tuple[int, int]:
        """Give the numerator and the denominator of one row."""
        k = 0 if len(self.p) == 1 else row if self.link is None else int(self.link[row])
        return int(self.n[row]) * self.p[k], self.q[k]


def scaled_at_most(a: Scaled, b: Scaled) -> Array:
    """Say row by row whether a is at most b: floats where they are far enough apart, integers where they are not."""
    x, y = a.floats(), b.floats()
    with np.errstate(invalid="ignore"):
        out: Array = x <= y
        sure = np.abs(x - y) > (np.abs(x) + np.abs(y)) * 2.0**-50
    for row in np.flatnonzero(~sure).tolist():
        (an, ad), (bn, bd) = a.exact(row), b.exact(row)
        out[row] = an * bd <= bn * ad
    return out


def _decided(
    n: Array, nearest: Array, p: Sequence[int], q: Sequence[int], link: Array | None, rows: Array, size: float
) -> Array:
    """Give the floor of the doubtful rows: the nearest whole number, or one less where the residual is negative."""
    if 2 * max(q) * size * 2.0**-50 >= 2.0**62:
        return _by_python(n, p, q, link, rows)
    entries = rows if link is None else link[rows]
    single = len(p) == 1
    low_p = np.array([v % WORD for v in p], dtype=np.uint64)
    low_q = np.array([v % WORD for v in q], dtype=np.uint64)
    k = nearest[rows]
    residual = n[rows].view(np.uint64) * (low_p[0] if single else low_p[entries])
    residual -= k.view(np.uint64) * (low_q[0] if single else low_q[entries])
    return k - (residual.view(np.int64) < 0)


def _by_python(n: Array, p: Sequence[int], q: Sequence[int], link: Array | None, rows: Array) -> Array:
    entries = (rows if link is None else link[rows]).tolist() if len(p) != 1 else [0] * len(rows)
    floors = [v * p[k] // q[k] for v, k in zip(n[rows].tolist(), entries, strict=True)]
    try:
        return np.array(floors, dtype=np.int64)
    except OverflowError:
        return np.array(floors, dtype=object)


def _ratio(p: int, q: int) -> float:
    try:
        return p / q
    except OverflowError:
        return float("inf")


def _gathered(values: Sequence[int], link: Array | None) -> Any:
    if len(values) == 1:
        return values[0]
    array = np.array(values, dtype=np.int64)
    return array if link is None else array[link]


def wide_sum(array: Array, bound: int) -> int:
    """Add up an array exactly, in two halves where the sum could pass 63 bits.

    >>> wide_sum(np.array([2**62, 2**62, 2**62]), 2**62) == 3 * 2**62
    True
    """
    if array.dtype == object or bound * len(array) < LIMIT:
        return int(array.sum())
    return (int((array >> 32).sum()) << 32) + int((array & 0xFFFFFFFF).sum())


def group_sums(array: Array, bound: int, link: Array, count: int) -> Array:
    """Add up an array by group exactly; weights of a histogram are floats, so limbs of 26 bits are added one by one."""
    if array.dtype == object or bound * len(array) >= LIMIT:
        sums: Array = np.zeros(count, dtype=object)
        np.add.at(sums, link, array.astype(object))
        return sums
    if bound * len(array) < 1 << 53:
        return np.bincount(link, weights=array, minlength=count).astype(np.int64)
    high, low = array >> LIMB, array & ((1 << LIMB) - 1)
    rest = group_sums(high, (bound >> LIMB) + 1, link, count)
    return (rest << LIMB) + np.bincount(link, weights=low, minlength=count).astype(np.int64)
