"""Folding exact columns along links: totals, the largest, what stands before a row, the bracket a row falls in.

A link says for every row which row of a coarser table it belongs to; no link folds everything into one number of the
company. All results are exact; orders end with the row's own number, so that equal rows have a stable order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.columns import Scale
from sharing.exact import Exact, from_fractions, negative, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.columns import Column


def total(a: Exact) -> Exact:
    """Add up all rows; no rows add up to 0."""
    n = a.integers()
    p, q, link = a.scale
    if a.scale.single:
        return number(Fraction(n.total() * p[0], q[0]))
    sums = n if link is None else n.totals(link, len(p))
    return number(_sum([Fraction(s * x, y) for s, x, y in zip(sums, p, q, strict=True) if s]))


def _sum(values: list[Fraction]) -> Fraction:
    """Add many fractions in pairs, so that denominators meet late."""
    while len(values) > 1:
        pairs = [a + b for a, b in zip(values[::2], values[1::2], strict=False)]
        values = pairs + ([values[-1]] if len(values) % 2 else [])
    return values[0] if values else Fraction(0)


def totals(a: Exact, link: Column, count: int) -> Exact:
    """Add up the rows of each of `count` groups; a group without rows has 0."""
    n = a.integers()
    p, q, own = a.scale
    if a.scale.single:
        return Exact(n.totals(link, count), a.scale)
    if own is link and len(p) == count:
        return Exact(n.totals(link, count), Scale(p, q))
    entries = n.like(range(len(n))) if own is None else own
    cells = link * len(p) + entries
    ranks = cells.ranks()
    found = ranks.largest() + 1 if len(n) else 0
    parts: list[list[Fraction]] = [[] for _ in range(count)]
    for cell, s in zip(cells.largests(ranks, found, 0), n.totals(ranks, found), strict=True):
        group, k = divmod(cell, len(p))
        parts[group].append(Fraction(s * p[k], q[k]))
    return from_fractions([_sum(part) for part in parts], n)


def most(a: Exact) -> Exact:
    """Give the largest row; without rows there is none: ValueError."""
    if a.scale.single:
        n, p = a.integers(), a.scale.p[0]
        return number(Fraction((n.largest() if p >= 0 else -(-n).largest()) * p, a.scale.q[0]))
    return number(max(a.fractions()))


def mosts(a: Exact, link: Column, count: int) -> tuple[Exact, Column]:
    """Give the largest row of each of `count` groups, and a mask of the groups that have no rows (they hold 0)."""
    n = a.integers()
    empty = (n * 0 + 1).totals(link, count).equal(0)
    if a.scale.single:
        if a.scale.p[0] < 0:
            return negative(Exact(-(-n).largests(link, count, 0), negative(a).scale)), empty
        return Exact(n.largests(link, count, 0), a.scale), empty
    best: list[Fraction | None] = [None] * count
    for value, group in zip(a.fractions(), link, strict=True):
        found = best[group]
        best[group] = value if found is None or value > found else found
    return from_fractions([Fraction(0) if v is None else v for v in best], n), empty


def _order(key: Exact) -> Column:
    """Give integers that stand in the same order as the rows."""
    n = key.integers()
    if key.scale.single:
        return n if key.scale.p[0] > 0 else n * -int(key.scale.p[0] < 0)
    values = key.fractions()
    places = {v: i for i, v in enumerate(sorted(set(values)))}
    return n.like([places[v] for v in values])


def running(a: Exact, keys: Sequence[Exact], link: Column | None) -> Exact:
    """Add up, for every row, what stands before it in its group: by keys, smallest first, then by the row's number."""
    spread = a if a.scale.single else from_fractions(a.fractions(), a.integers())
    if spread.scale.single:
        return Exact(spread.integers().before([_order(k) for k in keys], link), spread.scale)
    n = a.integers()
    places = (n * 0 + 1).before([_order(k) for k in keys], link)
    rows = sorted(range(len(n)), key=places.__getitem__)
    sums: dict[int, Fraction] = {}
    out = [Fraction(0)] * len(n)
    for row in rows:
        group = 0 if link is None else link[row]
        out[row] = sums.get(group, Fraction(0))
        sums[group] = out[row] + a.fraction(row)
    return from_fractions(out, n)


def locate(a: Exact, bounds: Sequence[Fraction] | Sequence[int], *, upper: bool) -> tuple[Column | int, Column | int]:
    """Give the row of the rising `bounds` whose range holds each value, and a mask of the values before the first.

    A value that equals a bound belongs to the row that starts there, or with `upper` to the row that ends there; the
    first bound itself belongs to the first row either way.
    """
    find = bisect_left if upper else bisect_right
    if a.rows is None:
        value = a.fraction()
        return max(0, find(bounds, value) - 1), int(not bounds or value < bounds[0])
    n, factor = a.integers(), Fraction(a.scale.p[0], a.scale.q[0])
    if not a.scale.single or factor <= 0:
        values = a.fractions()
        found = n.like([max(0, find(bounds, v) - 1) for v in values])
        return found, n.like([int(not bounds or v < bounds[0]) for v in values])
    p, q = factor.numerator, factor.denominator
    outside = n.locate([-(-b * q // p) for b in bounds[:1]], strict=False).equal(0)
    if upper:
        count = n.locate([b * q // p for b in bounds], strict=True)
    else:
        count = n.locate([-(-b * q // p) for b in bounds], strict=False)
    return (count - 1).larger(0), outside
