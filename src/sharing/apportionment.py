"""Exact shares become whole units that add up: nobody loses a cent unseen, and nobody gains one by luck.

Rounding every share down leaves a few units over. A method says which rows get one unit more; rows that a method finds
equal stand in row order, which is the order of ids. A negative total mirrors: its sign is taken out and put back.
Take 1.00 over four people with 2, 3, 1 and 0 points, in cents, and the same as a loss:

>>> from fractions import Fraction
>>> from sharing.columns import column
>>> from sharing.exact import number
>>> def cents(method, total):
...     shares = number(column([2, 3, 1, 0]), Fraction(total) / 6)
...     made = apportion(shares, Fraction(1, 100), method=method)
...     return list(made.units), made.spare, made.last

Exactly: 33 1/3, 50, 16 2/3 and 0 cents; rounded down 33 + 50 + 16, so one cent is left over.

>>> cents("largest-remainder", "1.00")  # 16 2/3 has the largest remainder
([33, 50, 17, 0], 1, 2)
>>> cents("first", "1.00")  # the first row that has a share at all
([34, 50, 16, 0], 1, 0)
>>> cents("largest-weight", "1.00")  # the largest share
([33, 51, 16, 0], 1, 1)
>>> cents("floor", "1.00")  # nobody: the spare cent is retained
([33, 50, 16, 0], 1, -1)
>>> cents("largest-remainder", "-1.00")
([-33, -50, -17, 0], 1, 2)
>>> cents("first", "-1.00")
([-34, -50, -16, 0], 1, 0)
>>> cents("largest-weight", "-1.00")
([-33, -51, -16, 0], 1, 1)
>>> cents("floor", "-1.00")
([-33, -50, -16, 0], 1, -1)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sharing.columns import ListColumn, Scale
from sharing.columns.lists import entries
from sharing.comparison import at_most
from sharing.exact import Exact, floor, number, scaled, times
from sharing.folding import total, totals
from sharing.named import Named

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.columns import Column
    from sharing.columns.arrays import ArrayColumn

METHODS = ("largest-remainder", "first", "largest-weight", "floor")
"""The ways to hand out the units that rounding down leaves over."""


class Apportionment(Named):
    """Whole units that add up: what every row gets, how many units were spare, and who got the last of them.

    `spare` and `last` are plain integers for one pool, columns for a pool per group; `last` is -1 where no row got a
    spare unit. A row got one unit more exactly if it stands at or before `last` in the order of the method.
    """

    units: Column
    spare: Column | int
    last: Column | int


def apportion(
    shares: Exact, unit: Fraction, *, method: str, link: Column | None = None, count: int = 1
) -> Apportionment:
    """Turn exact shares into whole units that add up to their total, rounded down to a unit, in every group.

    No row is more than one unit from its share, and a share of zero gets zero. Without `link` all rows are one group.

    >>> from fractions import Fraction
    >>> from sharing.columns import column
    >>> made = apportion(number(column([5, 5, 5])), Fraction(2), method="first")
    >>> list(made.units), made.spare, made.last
    ([3, 2, 2], 1, 0)
    """
    if method not in METHODS:
        raise ValueError(f"no method {method!r}; there are {', '.join(METHODS)}")
    n = ListColumn([shares.n]) if isinstance(shares.n, int) and shares.rows is None else shares.integers()
    sign, paid = _targets(Exact(n, shares.scale), unit, link, count)
    rows = sign if isinstance(sign, int) or link is None else sign.take(link)
    scale = scaled(
        [p * unit.denominator for p in shares.scale.p], [q * unit.numerator for q in shares.scale.q], shares.scale.link
    )
    hand_out = _largest_first if method.startswith("largest") else _in_row_order
    units, spare, last = hand_out(_turned(n, rows), scale, paid, method, link)
    return Apportionment(_turned(units, rows), spare, last)


def _targets(shares: Exact, unit: Fraction, link: Column | None, count: int) -> tuple[Column | int, Column | int]:
    """Give the sign of every total, and how many whole units its size holds."""
    if link is None:
        amount = total(shares).fraction()
        return -1 if amount < 0 else 1, abs(amount) // unit
    amounts = totals(shares, link, count)
    loss = cast("Column", at_most(number(0), amounts)).equal(0)
    sign = loss.choose(-1, 1) if loss.total() else 1
    sized = amounts if isinstance(sign, int) else times(amounts, number(sign))
    return sign, floor(sized, unit).integers()


def _turned(n: Column, signs: Column | int) -> Column:
    return n * signs if not isinstance(signs, int) else n if signs > 0 else -n


def _spare(paid: Column | int, whole: Column, link: Column | None) -> Column | int:
    if link is None:
        return cast("int", paid) - whole.total()
    groups = cast("Column", paid)
    return groups - whole.totals(link, len(groups))


def _in_row_order(
    n: Column, scale: Scale, paid: Column | int, method: str, link: Column | None
) -> tuple[Column, Column | int, Column | int]:
    """Round down; give one unit more to the first rows that have a share, or with "floor" to nobody."""
    whole = n.scaled_floor(scale)
    spare = _spare(paid, whole, link)
    gone: Column | int = -1 if isinstance(spare, int) else spare * 0 - 1
    if method == "floor":
        return whole, spare, gone
    has = n.equal(0).equal(0)
    if 0 in scale.p and not scale.single:
        factors = n.like([int(p != 0) for p in scale.p])
        has = has * (factors if scale.link is None else factors.take(scale.link))
    left = spare if isinstance(spare, int) or link is None else spare.take(link)
    extra = (has.before([], link) + 1).at_most(left) * has
    numbered = extra.choose(n.like(range(len(n))), -1)
    if link is None:
        return whole + extra, spare, numbered.largest() if len(n) else -1
    return whole + extra, spare, numbered.largests(link, len(cast("Column", spare)), -1)


def _largest_first(
    n: Column, scale: Scale, paid: Column | int, method: str, link: Column | None
) -> tuple[Column, Column | int, Column | int]:
    """Round down; give one unit more to the rows with the largest remainder, or the largest share."""
    if not isinstance(n, ListColumn) and len(n):
        from sharing.columns.spares import hand_out

        found = hand_out(cast("ArrayColumn", n), scale, paid, link, weighted=method == "largest-weight")
        if found is not None:
            return found
    whole = n.scaled_floor(scale)
    spare = _spare(paid, whole, link)
    left = [spare] if isinstance(spare, int) else list(spare)
    units, last, groups = list(whole), [-1] * len(left), [0] * len(n) if link is None else list(link)
    for row in _order(n, scale, [0] * len(n) if method == "largest-weight" else units):
        group = groups[row]
        if left[group]:
            units[row] += 1
            left[group] -= 1
            last[group] = row
    made = n.like(units)
    return (made, spare, last[0]) if isinstance(spare, int) else (made, spare, n.like(last))


def _order(n: Column, scale: Scale, offsets: list[int]) -> list[int]:
    """Put the rows that are not zero in order of `x - offset`, largest first.

    Fractions with denominators up to 2^b are equal or at least 2^-2b apart: shifted by 2b bits, their floors tell all.
    """
    p, q, _ = scale
    single = scale.single
    bits = 0 if single else 2 * max(q).bit_length()
    keys: dict[int, int] = {}
    for row, (v, k, offset) in enumerate(zip(n, entries(scale, len(n)), offsets, strict=True)):
        if v * p[k]:
            keys[row] = offset * q[k] - v * p[k] if single else -((v * p[k] - offset * q[k] << bits) // q[k])
    return sorted(keys, key=keys.__getitem__)
