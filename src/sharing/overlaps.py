"""Rows of one owner that share a day, where a rule counts each of their days once: breaks of service, named in pairs.

A definition says of a blank that its rows stand `apart`; nothing here knows which rule that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.dates import day_text
from sharing.errors import Problem
from sharing.named import Named
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.inputs.bound import Inputs, Rows
    from sharing.kernel import Operand, Workings
    from sharing.scheme import Scheme, Step

ENDLESS = 10**9
"""Later than any day of the calendar: the last day of what still runs."""


class Span(Named):
    """One row: whose it is, its first and last day, and where it stands in its table."""

    owner: int
    first: int
    last: int
    row: int


def overlaps(scheme: Scheme, inputs: Inputs, workings: Workings) -> list[Problem]:
    """Say which rows share a day with an earlier one of the same owner: one problem for each, at its place in the file.

    Rows that end before they begin are not looked at: the rule itself refuses those.
    """
    found: dict[tuple[str, int], Problem] = {}
    for step in scheme.steps:
        for blank in step.rule.blanks if step.rule else ():
            if blank.apart and blank.name in step.trees:
                words = (blank.name, *blank.apart)
                first, last, owner = (_operand(scheme, step, word) for word in words)
                if first.table == COMPANY:
                    continue
                table, people = inputs.tables[first.table], inputs.tables[owner.kind.table]
                for before, after in _pairs(_spans(inputs, workings, first, last, owner)):
                    found[first.table, after.row] = _problem(first.table, table, people, before, after)
    return list(found.values())


def _operand(scheme: Scheme, step: Step, word: str) -> Operand:
    """Give what was put into a blank: a formula, or the column of a file."""
    return step.parts.get(step.trees[word]) or scheme.leaves[step.arguments[word]]


def _spans(inputs: Inputs, workings: Workings, first: Operand, last: Operand, owner: Operand) -> list[Span]:
    columns = [workings.column(operand.name).exact.fractions() for operand in (owner, first, last)]
    known = inputs.leaves.get(f"{last.name}.known")
    ends = known.exact.integers() if known is not None else [1] * len(columns[0])
    rows = zip(*columns, ends, strict=True)
    return [Span(int(a), int(b), int(c) if end else ENDLESS, row) for row, (a, b, c, end) in enumerate(rows)]


def _pairs(spans: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Give each row that begins before an earlier one of its owner has ended, after the one that ends last."""
    latest: Span | None = None
    for span in sorted(span for span in spans if span.first <= span.last):
        if latest is not None and latest.owner == span.owner and span.first <= latest.last:
            yield latest, span
        if latest is None or latest.owner != span.owner or span.last > latest.last:
            latest = span


def _problem(name: str, table: Rows, people: Rows, before: Span, after: Span) -> Problem:
    places = table.places
    until = f"to {day_text(before.last)}" if before.last != ENDLESS else "on"
    what = (
        f"`{name}`: this row of {people.ids[after.owner]} begins on {day_text(after.first)}, inside another one, "
        f"from {day_text(before.first)} {until} ({places[before.row].text()})"
    )
    advice = "make one row of the two, or correct the days: each day counts once"
    return Problem("E044", what, places[after.row], advice)
