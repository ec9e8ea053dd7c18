"""Exact values as sums of terms: a fraction, times whole numbers in cells, over whole numbers in cells.

Nothing is worked out here: products that would be too long for a cell stay apart until a rounding divides them.

>>> nothing = constant(Fraction(1, 2))
>>> added(nothing, nothing).terms[0].factor
Fraction(1, 1)
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.named import Named
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharing.workbook.expressions import Column


class NoForm(Exception):  # noqa: N818  (it is no error: the library's numbers stand in)
    """A line has no exact form in a spreadsheet; the key of the reason in `sharing.reports.workbook_words`."""


class Seen(Named):
    """A column as a table sees it: along links, the first of which stands in that table; none for its own columns."""

    column: Column
    path: tuple[Column, ...] = ()

    @property
    def order(self) -> tuple[int, ...]:
        """A key that puts columns in one order, whatever was calculated first."""
        return (self.column.number, *(link.number for link in self.path))


class Term(Named):
    """A fraction times columns, over columns."""

    factor: Fraction
    times: tuple[Seen, ...] = ()
    under: tuple[Seen, ...] = ()


class Terms(Named):
    """A sum of terms; without any it is zero."""

    terms: tuple[Term, ...] = ()

    @property
    def constant(self) -> Fraction | None:
        """The value, where it hangs on no cell at all."""
        if not self.terms:
            return Fraction(0)
        first = self.terms[0]
        return first.factor if len(self.terms) == 1 and not first.times and not first.under else None


def constant(value: Fraction | int) -> Terms:
    """Make a constant."""
    return _gathered([Term(Fraction(value))])


def column_terms(column: Column, unit: Fraction = Fraction(1)) -> Terms:
    """Make the value of a column in a unit."""
    return Terms((Term(unit, (Seen(column),)),))


def added(a: Terms, b: Terms) -> Terms:
    """Add."""
    return _gathered([*a.terms, *b.terms])


def scaled(a: Terms, factor: Fraction | int) -> Terms:
    """Multiply by a fraction."""
    return _gathered(Term(term.factor * factor, term.times, term.under) for term in a.terms)


def subtracted(a: Terms, b: Terms) -> Terms:
    """Subtract."""
    return added(a, scaled(b, -1))


def multiplied(a: Terms, b: Terms) -> Terms:
    """Multiply every term by every term."""
    return _gathered(
        cancelled(x.factor * y.factor, (*x.times, *y.times), (*x.under, *y.under)) for x in a.terms for y in b.terms
    )


def cancelled(factor: Fraction, times: Iterable[Seen], under: Iterable[Seen]) -> Term:
    """Leave out what stands both above and below."""
    above, below = sorted(times, key=lambda seen: seen.order), []
    for seen in sorted(under, key=lambda seen: seen.order):
        if seen in above:
            above.remove(seen)
        else:
            below.append(seen)
    return Term(factor, tuple(above), tuple(below))


def inverse(term: Term) -> Terms:
    """Turn a term over."""
    return Terms((Term(1 / term.factor, term.under, term.times),))


def over_one(a: Terms) -> tuple[Terms, tuple[Seen, ...]]:
    """Bring terms over one divisor: what stands above it, and the columns that are its product."""
    found = sorted({seen for term in a.terms for seen in term.under}, key=lambda seen: seen.order)
    below = [seen for seen in found for _ in range(max(term.under.count(seen) for term in a.terms))]
    above = []
    for term in a.terms:
        missing = list(below)
        for seen in term.under:
            missing.remove(seen)
        above.append(cancelled(term.factor, (*term.times, *missing), ()))
    return Terms(tuple(above)), tuple(below)


def along(a: Terms, link: Column) -> Terms:
    """See a value along a link: every column of its table gets the link before its path."""
    return Terms(tuple(Term(t.factor, _along(t.times, link), _along(t.under, link)) for t in a.terms))


def _along(seen: tuple[Seen, ...], link: Column) -> tuple[Seen, ...]:
    return tuple(one if one.column.table == COMPANY else Seen(one.column, (link, *one.path)) for one in seen)


def _gathered(terms: Iterable[Term]) -> Terms:
    found: dict[tuple[tuple[Seen, ...], tuple[Seen, ...]], Fraction] = {}
    for term in terms:
        key = (term.times, term.under)
        found[key] = found.get(key, Fraction(0)) + term.factor
    return Terms(tuple(Term(factor, *key) for key, factor in found.items() if factor))
