"""Exact numbers for one participant or a million: an integer column times a short list of rational factors.

`Exact(n, scale)` is the column of rationals `n[i] * p[k] / q[k]`, where the scale says which k holds in row i. One
factor serves the company; a factor a group gives every group its own denominator; a factor a row is the last resort.
Multiplying by a company number touches the scale only, comparing compares integers, adding up adds integers.
`n` is a plain `int` for a number of the company, which stands for every row.

>>> salaries = number(column([3_000_00, 1_500_00]), Fraction(1, 100))
>>> times(salaries, number(Fraction("0.08"))).fractions()
[Fraction(240, 1), Fraction(120, 1)]
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

from sharing.columns import Column, Scale, column
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ONE = Scale((1,), (1,))
NARROW = 1 << 62


class Exact(Named):
    """A rational number a row, or one for the company; `source` remembers a number that was looked up along a link."""

    n: Column | int
    scale: Scale = ONE
    source: tuple[Exact, Column] | None = None

    @property
    def rows(self) -> int | None:
        """The number of rows, or None for a number of the company."""
        if not isinstance(self.n, int):
            return len(self.n)
        if self.scale.link is not None:
            return len(self.scale.link)
        return None if self.scale.single else len(self.scale.p)

    def fraction(self, row: int = 0) -> Fraction:
        """Give one row as a fraction (any row, for a number of the company)."""
        p, q, link = self.scale
        k = 0 if self.scale.single else row if link is None else link[row]
        return Fraction((self.n if isinstance(self.n, int) else self.n[row]) * p[k], q[k])

    def fractions(self) -> list[Fraction]:
        """Give every row as a fraction; a number of the company is one row."""
        return [self.fraction(row) for row in range(1 if self.rows is None else self.rows)]

    def integers(self) -> Column:
        """Give the integer column, written out also where one integer stands for every row."""
        if not isinstance(self.n, int):
            return self.n
        rows = self.rows or 0
        return column([self.n] * rows) if self.scale.link is None else self.scale.link.like([self.n] * rows)


def number(n: Column | int | Fraction, unit: Fraction | int = 1) -> Exact:
    """Make an exact number from integers and the unit they count, or from one fraction.

    >>> number(Fraction(5, 2)).fraction()
    Fraction(5, 2)
    """
    if isinstance(n, Fraction):
        return Exact(n.numerator, Scale((1,), (n.denominator,)))
    unit = Fraction(unit)
    return Exact(n, Scale((unit.numerator,), (unit.denominator,)))


def from_fractions(values: Sequence[Fraction], like: Column | None = None) -> Exact:
    """Make a column of any fractions: one denominator for all where it stays small, else one a row."""
    make: Callable[[list[int]], Column] = column if like is None else like.like
    shared = 1
    for value in values:
        shared = lcm(shared, value.denominator)
        if shared >= NARROW:
            return Exact(
                make([v.numerator for v in values]), scaled([1] * len(values), [v.denominator for v in values])
            )
    return Exact(make([v.numerator * (shared // v.denominator) for v in values]), Scale((1,), (shared,)))


def scaled(p: Sequence[int], q: Sequence[int], link: Column | None = None) -> Scale:
    """Make a scale in lowest terms with positive denominators."""
    ps, qs = [], []
    for a, b in zip(p, q, strict=True):
        g = gcd(a, b) * (-1 if b < 0 else 1)
        ps.append(a // g)
        qs.append(b // g)
    return Scale(tuple(ps), tuple(qs), link if len(ps) != 1 else None)


def _by_row(a: Exact, rows: int) -> Scale:
    """Write the scale out, one factor a row."""
    p, q, link = a.scale
    if a.scale.single:
        return Scale([p[0]] * rows, [q[0]] * rows)
    return a.scale if link is None else Scale([p[k] for k in link], [q[k] for k in link])


def _aligned(a: Exact, b: Exact) -> tuple[Scale, Scale]:
    """Bring two scales to the same entries: shared where they can be, written out by row where they cannot."""
    if a.scale.single and b.scale.single:
        return a.scale, b.scale
    if a.scale.single:
        count, link = len(b.scale.p), b.scale.link
        return Scale([a.scale.p[0]] * count, [a.scale.q[0]] * count, link), b.scale
    if b.scale.single:
        right, left = _aligned(b, a)
        return left, right
    if a.scale.link is b.scale.link:
        return a.scale, b.scale
    rows = a.rows or 0
    return _by_row(a, rows), _by_row(b, rows)


def _times_entries(n: Column | int, factors: list[int], link: Column | None) -> Column | int:
    if len(factors) == 1:
        return n * factors[0]
    if all(f == factors[0] for f in factors):
        return n * factors[0]
    spread = (
        (column(factors) if isinstance(n, int) else n.like(factors)) if link is None else link.like(factors).take(link)
    )
    return spread * n


def common(a: Exact, b: Exact) -> tuple[Column | int, Column | int, Scale]:
    """Bring two numbers to one scale: `a = x * scale` and `b = y * scale`, exactly."""
    left, right = _aligned(a, b)
    ps, qs, ka, kb = [], [], [], []
    for pa, qa, pb, qb in zip(left.p, left.q, right.p, right.q, strict=True):
        q = lcm(qa, qb)
        x, y = pa * (q // qa), pb * (q // qb)
        g = gcd(x, y) or 1
        ka.append(x // g)
        kb.append(y // g)
        ps.append(g)
        qs.append(q)
    link = left.link
    return _times_entries(a.n, ka, link), _times_entries(b.n, kb, link), scaled(ps, qs, link)


def plus(a: Exact, b: Exact) -> Exact:
    """Add row by row."""
    x, y, scale = common(a, b)
    return Exact(y + x if isinstance(x, int) else x + y, scale)


def minus(a: Exact, b: Exact) -> Exact:
    """Subtract row by row."""
    return plus(a, negative(b))


def negative(a: Exact) -> Exact:
    """Turn the sign of every row."""
    return Exact(a.n, Scale(tuple(-p for p in a.scale.p), a.scale.q, a.scale.link))


def times(a: Exact, b: Exact) -> Exact:
    """Multiply row by row."""
    left, right = _aligned(a, b)
    p = [x * y for x, y in zip(left.p, right.p, strict=True)]
    q = [x * y for x, y in zip(left.q, right.q, strict=True)]
    if isinstance(a.n, int) and isinstance(b.n, int):
        return Exact(1, scaled([x * a.n * b.n for x in p], q, left.link))
    if isinstance(a.n, int):
        return Exact(b.n, scaled([x * a.n for x in p], q, left.link))
    if isinstance(b.n, int):
        return Exact(a.n, scaled([x * b.n for x in p], q, left.link))
    return Exact(a.n * b.n, scaled(p, q, left.link))


def reciprocal(a: Exact) -> tuple[Exact, Column | int]:
    """Give `1 / a` and a mask of the rows where a is zero (those rows hold 0)."""
    if a.source is not None:
        found, along = a.source
        inverse, zero = reciprocal(found)
        return at(inverse, along), zero if isinstance(zero, int) else zero.take(along)
    p, q, link = a.scale
    if isinstance(a.n, int):
        zeros = [int(x * a.n == 0) for x in p]
        inverse = Exact(
            1, scaled([y if not z else 0 for y, z in zip(q, zeros, strict=True)], [x * a.n or 1 for x in p], link)
        )
        if a.scale.single:
            return inverse, zeros[0]
        return inverse, column(zeros) if link is None else link.like(zeros).take(link)
    wide = _by_row(a, len(a.n))
    divisors = [x * v for x, v in zip(wide.p, a.n, strict=True)]
    mask = a.n.like([int(d == 0) for d in divisors])
    by_row = scaled([y if d else 0 for y, d in zip(wide.q, divisors, strict=True)], [d or 1 for d in divisors])
    return Exact(1 if len(divisors) != 1 else a.n.like([1]), by_row), mask


def floor(a: Exact, unit: Fraction) -> Exact:
    """Give the largest multiple of `unit` not above each row; the only operation that loses anything.

    >>> floor(number(Fraction(-5, 2)), Fraction(1)).fraction()
    Fraction(-3, 1)
    """
    p = [x * unit.denominator for x in a.scale.p]
    q = [x * unit.numerator for x in a.scale.q]
    if isinstance(a.n, int):
        floors = [a.n * x // y for x, y in zip(p, q, strict=True)]
        link = a.scale.link
        if a.scale.single:
            return number(floors[0], unit)
        return number(column(floors) if link is None else link.like(floors).take(link), unit)
    return number(a.n.scaled_floor(scaled(p, q, a.scale.link)), unit)


def at(a: Exact, link: Column) -> Exact:
    """Look up: row i of the result is row `link[i]` of a."""
    if a.scale.single and not isinstance(a.n, int):
        return Exact(a.n.take(link), a.scale, (a, link))
    if a.scale.link is None:
        ns = [a.n] * len(a.scale.p) if isinstance(a.n, int) else a.n
        factors = [n * p for n, p in zip(ns, a.scale.p, strict=True)]
        if len(factors) == 1:
            return Exact(link * 0 + factors[0], Scale((1,), a.scale.q), (a, link))
        return Exact(1, scaled(factors, a.scale.q, link), (a, link))
    n = a.n if isinstance(a.n, int) else a.n.take(link)
    return Exact(n, Scale(a.scale.p, a.scale.q, a.scale.link.take(link)), (a, link))
