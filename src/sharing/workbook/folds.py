"""Formulas that read a whole column: totals, the largest, the place in an order, the row of a table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from sharing.workbook.expressions import BEYOND, Expression

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharing.workbook.expressions import Column, Page


def total(column: Column) -> Expression:
    """Write the total of a column."""
    return Expression(
        lambda _row, page: f"SUM({page.range(column)})",
        lambda _row: sum(v for v in column.values if v is not None) if None not in column.values else None,
        column.most * len(column.values),
    )


def total_along(column: Column, link: Column) -> Expression:
    """Write, in each row of the table a link leads to, the total of the rows that lead there.

    A row without an answer takes its answer away from its own group only.
    """

    @cache
    def sums() -> dict[int | None, int | None]:
        """Add up each group."""
        found: dict[int | None, int | None] = {}
        for value, group in zip(column.values, link.values, strict=True):
            sofar = found.get(group, 0)
            found[group] = None if sofar is None or value is None else sofar + value
        return found

    return Expression(
        lambda row, page: f"SUMIF({page.range(link)},{row},{page.range(column)})",
        lambda row: sums().get(row, 0),
        column.most * len(column.values),
    )


def how_many(column: Column, link: Column | None, sign: str, number: int) -> Expression:
    """Write how many values of a column, or of a group of its rows, are below (`<`) a number or are it (`=`).

    A row without an answer is not counted.
    """

    @cache
    def counts() -> Counter[int | None]:
        """Count what is wanted in each group."""
        groups = [None] * len(column.values) if link is None else link.values
        return Counter(
            group
            for group, value in zip(groups, column.values, strict=True)
            if value is not None and (value < number if sign == "<" else value == number)
        )

    def text(row: int, page: Page) -> str:
        """Write the count."""
        cells, wanted = page.range(column), f'"{sign}{number}"'
        return f"COUNTIF({cells},{wanted})" if link is None else f"COUNTIFS({page.range(link)},{row},{cells},{wanted})"

    return Expression(text, lambda row: counts()[None if link is None else row])


def largest(column: Column) -> Expression:
    """Write the largest value of a column."""
    return Expression(
        lambda _row, page: f"MAX({page.range(column)})",
        lambda _row: (
            max((v for v in column.values if v is not None), default=None) if None not in column.values else None
        ),
    )


def smallest(column: Column, position: Expression) -> Expression:
    """Write the value at a position of a column put in order, from 1; more than any number at 0 or beyond the end."""

    @cache
    def ordered() -> list[int]:
        """Put the numbers in order."""
        return sorted(v for v in column.values if v is not None)

    def value(row: int) -> int | None:
        """Take the number at a place in the order."""
        at = position.value(row)
        if at is None or None in column.values:
            return None
        return ordered()[at - 1] if 1 <= at <= len(ordered()) else BEYOND

    def text(row: int, page: Page) -> str:
        """Write the number at a place in the order."""
        found, cells = position.text(row, page), page.range(column)
        return f"IF(OR({found}<1,{found}>ROWS({cells})),{BEYOND},SMALL({cells},{found}))"

    return Expression(text, value)


def rank(what: Expression, column: Column) -> Expression:
    """Write how many values of a column are smaller, plus one."""

    @cache
    def ordered() -> list[int]:
        """Put the numbers in order."""
        return sorted(v for v in column.values if v is not None)

    def value(row: int) -> int | None:
        """Give the first place that a number would have."""
        found = what.value(row)
        return None if found is None or None in column.values else bisect_left(ordered(), found) + 1

    return Expression(lambda row, page: f"RANK({what.text(row, page)},{page.range(column)},1)", value)


def so_far(column: Column) -> Expression:
    """Write how many rows up to this one have the same value."""

    @cache
    def counts() -> list[int]:
        """Count how often the value of each row stood up to there."""
        seen: Counter[int | None] = Counter()
        found = []
        for value in column.values:
            seen[value] += 1
            found.append(seen[value])
        return found

    return Expression(
        lambda row, page: f"COUNTIF({page.range(column, row)},{page.cell(column, row)})", lambda row: counts()[row]
    )


def before(column: Column, link: Column | None) -> Expression:
    """Write the total of the rows above this one, of the same group when there is a link."""

    @cache
    def sums() -> list[int | None]:
        """Add up the rows before each row."""
        seen: dict[int | None, int | None] = {}
        found = []
        for row, value in enumerate(column.values):
            group = None if link is None else link.values[row]
            sofar = seen.get(group, 0)
            found.append(sofar)
            seen[group] = None if sofar is None or value is None else sofar + value
        return found

    def text(row: int, page: Page) -> str:
        """Write the sum of the rows before."""
        if not row:
            return "0"
        cells = page.range(column, row - 1)
        return f"SUM({cells})" if link is None else f"SUMIF({page.range(link, row - 1)},{page.cell(link, row)},{cells})"

    return Expression(text, lambda row: sums()[row], column.most * len(column.values))


def counted(what: Expression) -> Callable[[Column], Expression]:
    """Write a counter: what the row above has, plus this row's 1 or 0; `made` is the column that it fills."""
    values: list[int | None] = []

    def value(row: int) -> int | None:
        """Add the row's own number to what is above it."""
        sofar = values[row - 1] if row else 0
        own = what.value(row)
        values[row:] = [None if sofar is None or own is None else sofar + own]
        return values[row]

    def of(made: Column) -> Expression:
        """Write the running sum into a column of its own."""

        def text(row: int, page: Page) -> str:
            """Write the cell above and the row's own number."""
            above = page.cell(made, row - 1) if row else "0"
            return f"{above}+{what.text(row, page)}"

        return Expression(text, value)

    return of


def row_of(what: Expression, bounds: Column, *, upper: bool) -> Expression:
    """Write the row (from 0) of rising bounds in whose range a value falls; before the first there is no answer."""
    rising: Sequence[int] = [v for v in bounds.values if v is not None]

    def value(row: int) -> int | None:
        """Find the row of the table whose bounds hold a number."""
        found = what.value(row)
        if found is None or not rising or found < rising[0]:
            return None
        return max(0, (bisect_left if upper else bisect_right)(rising, found) - 1)

    def text(row: int, page: Page) -> str:
        """Write the search for that row."""
        found, cells = what.text(row, page), page.range(bounds)
        place = f"MATCH({found},{cells},1)-1"
        if not upper:
            return place
        return f"IF(COUNTIF({cells},{found})=0,{place},MAX(0,MATCH({found},{cells},0)-2))"

    return Expression(text, value)


def total_before(value: Column, place: Column, link: Column | None) -> Expression:
    """Write the total of the rows that stand before this one: with a smaller place, in the same group."""

    @cache
    def sums() -> dict[int, int | None]:
        """Add up what stands at earlier places."""
        found: dict[int, int | None] = {}
        seen: dict[int | None, int | None] = {}
        if None in place.values:
            return {}
        for row in sorted(range(len(place.values)), key=lambda row: place.values[row] or 0):
            group = None if link is None else link.values[row]
            sofar, own = seen.get(group, 0), value.values[row]
            found[row] = sofar
            seen[group] = None if sofar is None or own is None else sofar + own
        return found

    def text(row: int, page: Page) -> str:
        """Write the sum of earlier places."""
        cells, places = page.range(value), page.range(place)
        less = f'"<"&{page.cell(place, row)}'
        if link is None:
            return f"SUMIF({places},{less},{cells})"
        return f"SUMIFS({cells},{page.range(link)},{page.cell(link, row)},{places},{less})"

    return Expression(text, lambda row: sums().get(row), value.most * len(value.values))
