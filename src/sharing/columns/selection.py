"""Who gets a spare unit, in arrays: floats find the rows near the cut-off, exact remainders put those in order.

A key that lies further than twice its error from the key at the cut-off is certainly on its side of it. Only the rows
in between, ties included, are ordered exactly. Nothing is sorted but those rows and a sample.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sharing.columns.wide import CHUNK, settled
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.columns.wide import Located, Scaled

Array = np.ndarray[Any, Any]
SAMPLE = 1 << 13


class Keys(Named):
    """Floats that tell within `error` how large `(exact - offset) / size` is in every row; the largest come first."""

    floats: Array
    error: float
    exact: Scaled
    offset: Array
    size: float = 1.0

    def ranks(self, rows: Array, groups: Array, near: float) -> Array:
        """Give integers that order rows of a group exactly, smallest first; no two are further apart than `2 near`."""
        entries = self.exact.entries(rows)
        _, first, place = np.unique(groups, return_index=True, return_inverse=True)
        alike = bool((entries == entries[first][place]).all())
        if alike and settled(4 * near * self.size, max(self.exact.q)):
            residuals = self.exact.residuals(rows, self.offset[rows])
            apart: Array = (residuals - residuals[first][place]).view(np.int64)
            return apart
        return self._compared(rows)

    def _compared(self, rows: Array) -> Array:
        """Order any rows: fractions below 2^-2b apart are equal when no denominator is above 2^b."""
        pairs = [self.exact.exact(row) for row in rows.tolist()]
        bits = 2 * max(self.exact.q).bit_length()
        offsets = self.offset[rows].tolist()
        keys = [((n - w * q) << bits) // q for (n, q), w in zip(pairs, offsets, strict=True)]
        places = {key: place for place, key in enumerate(sorted(set(keys)))}
        return np.array([places[key] for key in keys], dtype=np.int64)


def by_remainder(x: Scaled, found: Located) -> Keys:
    """Order rows by what rounding down leaves."""
    return Keys(found.part, found.error, x, found.whole)


def by_size(x: Scaled, found: Located) -> Keys:
    """Order rows by their size; rows of nothing come after all others."""
    size = 2 * float(np.abs(found.whole).max() + 1)
    floats = (found.whole + found.part) / size + 0.5
    floats[x.zeros()] = -0.5
    return Keys(floats, found.error / size + 2.0**-50, x, np.zeros_like(found.whole), size)


class Winners(Named):
    """Every row with a key above `above`, and the `rows` besides; `last` is the last of them by the order."""

    above: float
    rows: Array
    last: Any

    def mark(self, floats: Array, units: Array) -> None:
        """Give each of the winners one unit more."""
        if self.above < np.inf:
            for start in range(0, len(units), CHUNK):
                chunk = slice(start, start + CHUNK)
                units[chunk] += floats[chunk] > self.above
        units[self.rows] += 1


def largest_rows(keys: Keys, wanted: int) -> Winners:
    """Find the `wanted` rows (one at least) with the largest keys; of equal rows the first."""
    tried = (_near_cut(keys, wanted, low, high) for low, high in _brackets(keys.floats, wanted))
    return next(winners for winners in tried if winners is not None)


def _near_cut(keys: Keys, wanted: int, low: float, high: float) -> Winners | None:
    """Find the rows where the cut-off lies well between two floats; None where it does not."""
    rows, above = _between(keys.floats, low, high)
    need, near = wanted - above, 4 * keys.error
    if not 0 < need <= len(rows):
        return None
    inside = keys.floats[rows]
    cut = np.partition(inside, len(rows) - need)[len(rows) - need]
    if not low < cut - near < cut + near < high:
        return None
    sure, close = rows[inside > cut + near], rows[np.abs(inside - cut) <= near]
    order = np.lexsort((close, -keys.ranks(close, np.zeros_like(close), near)))
    chosen = close[order[: need - len(sure)]]
    return Winners(high, np.concatenate([sure, chosen]), int(chosen[-1]))


def _brackets(floats: Array, wanted: int) -> Iterator[tuple[float, float]]:
    """Guess from a sample between which floats the cut-off lies; where the guess misses, between all of them."""
    if len(floats) > 4 * SAMPLE:
        sample = np.sort(floats[:: len(floats) // SAMPLE])
        middle = len(sample) * (1 - wanted / len(floats))
        low, high = int(middle - 2.5 * SAMPLE**0.5), int(middle + 2.5 * SAMPLE**0.5)
        yield (
            float(sample[low]) if low >= 0 else -np.inf,
            float(sample[high]) if high < len(sample) else np.inf,
        )
    yield -np.inf, np.inf


def _between(floats: Array, low: float, high: float) -> tuple[Array, int]:
    """Give the rows whose float lies between two bounds, and count those above."""
    found, above = [], 0
    for start in range(0, len(floats), CHUNK):
        chunk = floats[start : start + CHUNK]
        over = chunk > high
        above += int(np.count_nonzero(over))
        found.append(np.flatnonzero((chunk >= low) > over) + start)
    return np.concatenate(found), above


def largest_rows_by_group(keys: Keys, wanted: Array, link: Array) -> Winners:
    """Find in every group the `wanted` rows with the largest keys, which lie in about [0, 1).

    Group and key are packed into one float, so that one sort of plain floats shows every group's cut-off.
    """
    count = len(wanted)
    packed = 2.0 * link - keys.floats
    near = 4 * keys.error + 4 * float(np.spacing(2.0 * count + 2))
    sizes = np.bincount(link, minlength=count)
    some = wanted > 0
    cut = np.full(count, -np.inf)
    cut[some] = np.sort(packed)[(np.cumsum(sizes) - sizes + wanted - 1)[some]]
    beyond = packed - cut[link]
    sure, close = np.flatnonzero(beyond < -near), np.flatnonzero(np.abs(beyond) <= near)
    need, groups = wanted - np.bincount(link[sure], minlength=count), link[close]
    ranks = np.zeros_like(close)
    tied = (np.bincount(groups, minlength=count) > 1)[groups]
    ranks[tied] = keys.ranks(close[tied], groups[tied], near)
    order = np.lexsort((close, -ranks, groups))
    close, groups = close[order], groups[order]
    place = np.arange(len(close)) - np.searchsorted(groups, groups)
    last = np.full(count, -1, dtype=np.int64)
    ends = place == need[groups] - 1
    last[groups[ends]] = close[ends]
    return Winners(np.inf, np.concatenate([sure, close[place < need[groups]]]), last)
