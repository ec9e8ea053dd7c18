"""Compare exact numbers row by row, and choose between them: integers decide, whatever their scales."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

from sharing.columns import ListColumn, Scale
from sharing.exact import NARROW, Exact, common

if TYPE_CHECKING:
    from sharing.columns import Column


def at_most(a: Exact, b: Exact) -> Column | int:
    """Say row by row whether a is at most b: 1 or 0."""
    if a.rows is None and b.rows is None:
        return int(a.fraction() <= b.fraction())
    if b.rows is None and a.scale.single:
        return _against(a, b.fraction(), below=True)
    if a.rows is None and b.scale.single:
        return _against(b, a.fraction(), below=False)
    if isinstance(a.n, int):
        a = Exact(a.integers() if a.rows is not None else b.integers() * 0 + a.n, a.scale)
    if a.scale == b.scale and a.scale.single and a.scale.p[0] > 0:
        return a.n.at_most(b.n)  # type: ignore[union-attr]
    return a.n.scaled_at_most(a.scale, b.n, b.scale)  # type: ignore[union-attr]


def _against(a: Exact, limit: Fraction, *, below: bool) -> Column | int:
    """Compare a column with one number by comparing its integers with one integer."""
    n, factor = a.integers(), Fraction(a.scale.p[0], a.scale.q[0])
    if factor == 0:
        return n * 0 + int(limit >= 0 if below else limit <= 0)
    edge = limit / factor
    return n.at_most(edge.__floor__()) if below == (factor > 0) else n.at_least(edge.__ceil__())


def choose(mask: Column | int, yes: Exact, no: Exact) -> Exact:
    """Take `yes` where the mask is 1 and `no` where it is 0; rows of different scale keep each their own factor."""
    if isinstance(mask, int):
        return yes if mask else no
    if yes.scale == no.scale:
        return Exact(mask.choose(yes.n, no.n), yes.scale)
    if isinstance(mask, ListColumn) or _fits(yes, no):
        x, y, scale = common(yes, no)
        return Exact(mask.choose(x, y), scale)
    here, there, count = yes.scale, no.scale, len(no.scale.p)
    link = mask.choose(_entry(here, mask) + count, _entry(there, mask))
    return Exact(mask.choose(yes.n, no.n), Scale([*there.p, *here.p], [*there.q, *here.q], link))


def _entry(scale: Scale, like: Column) -> Column:
    if scale.single:
        return like * 0
    return like.like(range(len(scale.p))) if scale.link is None else scale.link


def _fits(a: Exact, b: Exact) -> bool:
    """Say whether bringing two numbers to one scale stays well within 64 bits."""
    if not (a.scale.single and b.scale.single):
        return False
    (pa, qa), (pb, qb) = (a.scale.p[0], a.scale.q[0]), (b.scale.p[0], b.scale.q[0])
    q = lcm(qa, qb)
    x, y = pa * (q // qa), pb * (q // qb)
    g = gcd(x, y) or 1
    return max(_size(a.n) * abs(x // g), _size(b.n) * abs(y // g)) < NARROW


def _size(n: Column | int) -> int:
    return abs(n) if isinstance(n, int) else n.bound()
