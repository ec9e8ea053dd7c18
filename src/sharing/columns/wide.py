"""Products too wide for 64 bits, decided exactly without Python integers: floats locate, integers decide.

`n p / q` in float64 has a provable error: n, p / q and the product are each rounded once, so the result lies within
2^-51 of its own size. Where that is enough to tell a floor or an order, it is right. The other rows are decided by a
whole number, `n p - k q` for the nearest whole k: its true value is at most `2 error q`, so when that is below 2^62
its remainder modulo 2^64 is itself. Rows that even this bound cannot decide use Python integers.
"""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING, Any

import numpy as np

from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = np.ndarray[Any, Any]
LIMIT = 1 << 63
WORD = 1 << 64
LIMB = 26
CHUNK = 1 << 15
WIDEST = 2.0**44
SHORT = 2.0**-24
TINY, HUGE = 2.0**-900, 2.0**900


class Scaled(Named):
    """The rational numbers `n[i] * p[k] / q[k]` with `k = link[i]` (or i); no n exceeds `bound` in size."""

    n: Array
    bound: int
    p: Sequence[int]
    q: Sequence[int]
    link: Array | None

    def ratios(self) -> Array:
        """Give `p / q` as floats, each rounded once; NaN, which decides nothing, where a float cannot hold it."""
        return np.array(list(starmap(ratio, zip(self.p, self.q, strict=True))))

    def floats(self, ratios: Array, rows: slice) -> Array:
        """Give some rows as floats, each within 2^-51 of its own size."""
        n = self.n[rows]
        if n.dtype == object:
            return np.full(len(n), np.nan)
        x: Array = n * (ratios[0] if len(ratios) == 1 else ratios[rows if self.link is None else self.link[rows]])
        return x

    def entries(self, rows: Array) -> Array:
        """Say which factor holds in each of some rows."""
        if len(self.p) == 1:
            return np.zeros(len(rows), dtype=np.int64)
        return rows if self.link is None else self.link[rows]

    def words(self, rows: Array) -> tuple[Array, Array]:
        """Give p and q of some rows, modulo 2^64."""
        entries = self.entries(rows)
        return _word(self.p, entries), _word(self.q, entries)

    def residuals(self, rows: Array, whole: Array) -> Array:
        """Give `n p - whole q` of some rows, modulo 2^64."""
        p, q = self.words(rows)
        left: Array = self.n[rows].view(np.uint64) * p - whole.view(np.uint64) * q
        return left

    def zeros(self) -> Array:
        """Say which rows are zero."""
        factors = np.array([v == 0 for v in self.p])
        none: Array = self.n == 0
        return none | (factors if self.link is None else factors[self.link]) if factors.any() else none

    def exact(self, row: int) -> tuple[int, int]:
        """Give the numerator and the denominator of one row."""
        k = 0 if len(self.p) == 1 else row if self.link is None else int(self.link[row])
        return int(self.n[row]) * self.p[k], self.q[k]


class Located(Named):
    """Every row as an exact whole number and a part about [0, 1) that is within `error` of the truth.

    Parts are floats of 32 bits: half the memory to read again, and hardly more rows that look alike.
    """

    whole: Array
    part: Array
    error: float

    @property
    def bound(self) -> int:
        """A number that no whole number exceeds in size."""
        return int(self.error * 2.0**50) + 1


def located(a: Scaled) -> Located | None:
    """Split rows into their exact floor and a float near the rest; None where floats are too narrow."""
    if a.n.dtype == object:
        return None
    ratios = a.ratios()
    size = a.bound * float(np.abs(ratios).max(initial=0.0))
    if not size < WIDEST:
        return None
    rows, error = len(a.n), (size + 1) * 2.0**-50
    found = Located(np.empty(rows, dtype=np.int64), np.empty(rows, dtype=np.float32), error + SHORT)
    doubtful = []
    for start in range(0, rows, CHUNK):
        chunk = slice(start, start + CHUNK)
        x = a.floats(ratios, chunk)
        below = np.floor(x)
        found.whole[chunk] = below
        x -= below
        found.part[chunk] = x
        if x.min() < error or x.max() > 1 - error:
            doubtful.append(np.flatnonzero((x < error) | (x > 1 - error)) + start)
    if doubtful:
        _decide(a, found, np.concatenate(doubtful), error)
    return found


def _decide(a: Scaled, found: Located, rows: Array, error: float) -> None:
    """Correct the floor of doubtful rows: the nearest whole number, or one less where the residual is negative."""
    x = found.whole[rows] + found.part[rows]
    nearest = np.rint(x).astype(np.int64)
    if settled(2 * error, max(a.q)):
        floors = nearest - (a.residuals(rows, nearest).view(np.int64) < 0)
    else:
        floors = _by_python(a, rows)
    found.whole[rows] = floors
    found.part[rows] = x - floors


def scaled_floor(a: Scaled) -> Array:
    """Give the floor of every row exactly: int64, or Python integers where one does not fit."""
    found = located(a)
    if found is not None:
        return found.whole
    widest, largest_q = max(map(abs, a.p), default=0), max(a.q, default=1)
    if a.n.dtype != object and max(1, a.bound) * widest < LIMIT and largest_q < LIMIT:
        floors: Array = a.n * _gathered(a.p, a.link) // _gathered(a.q, a.link)
        return floors
    return _by_python(a, np.arange(len(a.n)))


def scaled_at_most(a: Scaled, b: Scaled) -> Array:
    """Say row by row whether a is at most b: floats where they are far enough apart, integers where they are not."""
    left, right = a.ratios(), b.ratios()
    out, doubtful, gap = np.empty(len(a.n), dtype=np.int64), [], 0.0
    for start in range(0, len(a.n), CHUNK):
        chunk = slice(start, start + CHUNK)
        x, y = a.floats(left, chunk), b.floats(right, chunk)
        error = (np.abs(x) + np.abs(y)) * 2.0**-50
        out[chunk] = x <= y
        near = np.flatnonzero(~(np.abs(x - y) > error))
        if len(near):
            doubtful.append(near + start)
            gap = float(np.maximum(gap, error[near].max()))
    for rows in doubtful[:1] and [np.concatenate(doubtful)]:
        out[rows] = _compared(a, b, rows, gap)
    return out


def _compared(a: Scaled, b: Scaled, rows: Array, gap: float) -> Array:
    """Decide rows that lie within twice `gap` of each other by the sign of `n p s - m r q`."""
    if settled(2 * gap, max(a.q), max(b.q)):
        (p, q), (r, s) = a.words(rows), b.words(rows)
        difference = a.n[rows].view(np.uint64) * p * s - b.n[rows].view(np.uint64) * r * q
        return difference.view(np.int64) <= 0
    pairs = [(a.exact(row), b.exact(row)) for row in rows.tolist()]
    return np.array([x * s <= y * q for (x, q), (y, s) in pairs])


def _by_python(a: Scaled, rows: Array) -> Array:
    floors = [v // q for v, q in map(a.exact, rows.tolist())]
    try:
        return np.array(floors, dtype=np.int64)
    except OverflowError:
        return np.array(floors, dtype=object)


def ratio(p: int, q: int) -> float:
    """Give the float nearest to `p / q`; NaN, which decides nothing, where it is too large or too small for one.

    >>> ratio(1, 3), ratio(1, 10**400)
    (0.3333333333333333, nan)
    """
    try:
        quotient = p / q
    except OverflowError:
        return float("nan")
    return quotient if TINY < abs(quotient) < HUGE or p == 0 else float("nan")


def settled(gap: float, *factors: int) -> bool:
    """Say whether a gap times the factors is below 2^62, so that its remainder modulo 2^64 tells its sign.

    >>> settled(0.5, 2**62), settled(0.5, 2**99)
    (True, False)
    """
    room = 62 - sum(factor.bit_length() for factor in factors)
    return gap <= 2.0 ** max(room, -999)


def _word(values: Sequence[int], entries: Array) -> Array:
    """Gather numbers modulo 2^64 along entries, converting the fewer of the two."""
    if len(values) <= len(entries):
        return np.array([v % WORD for v in values], dtype=np.uint64)[entries]
    return np.array([values[k] % WORD for k in entries.tolist()], dtype=np.uint64)


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
    high = low = 0
    for start in range(0, len(array), CHUNK):
        chunk = array[start : start + CHUNK]
        high += int((chunk >> 32).sum())
        low += int((chunk & 0xFFFFFFFF).sum())
    return (high << 32) + low


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
