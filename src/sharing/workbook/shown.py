"""A value as people read it: in euros, days or dates, beside the whole numbers that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.kinds import DATE, LINK, YES_NO
from sharing.named import Named
from sharing.workbook.grid import unit_of
from sharing.workbook.leaves import EPOCH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from sharing.kernel import Operand
    from sharing.kinds import Kind
    from sharing.workbook.grid import Grid
    from sharing.workbook.layout import View
    from sharing.workbook.terms import Seen, Term, Terms


class Shown(Named):
    """A named value: what it is called, the value in cells, how it looks, and why it is not live, if it is not."""

    name: str
    label: str
    operand: Operand
    terms: Terms
    form: str
    reason: str = ""


def form_of(kind: Kind) -> str:
    """Say how a value of a kind looks."""
    if kind == DATE:
        return "date"
    if kind == YES_NO:
        return "truth"
    if kind.form == LINK:
        return "whole"
    return "money" if kind.money == 1 and not kind.days else "number"


def formula_of(shown: Shown, grid: Grid, view: View, row: int) -> str:
    """Write the formula that shows a value; a division here is for the eye only, nothing else reads it."""
    terms = shown.terms.terms
    if any(term.under for term in terms):
        return f'IFERROR({"+".join(_term(term, grid, view, row) for term in terms)},"")'
    unit = unit_of(terms)
    parts = [_product([str(int(term.factor / unit)), *_cells(term.times, grid, view, row)]) for term in terms]
    text = "+".join(parts) or "0"
    if shown.form == "date":
        return f"{text}-{EPOCH}"
    if unit.denominator == 1:
        return text if unit == 1 else f"({text})*{unit}"
    return f"({text})" + (f"*{unit.numerator}" if unit.numerator != 1 else "") + f"/{unit.denominator}"


def _term(term: Term, grid: Grid, view: View, row: int) -> str:
    size = _product([str(term.factor.numerator), *_cells(term.times, grid, view, row)])
    below = _cells(term.under, grid, view, row)
    if term.factor.denominator != 1:
        below.append(str(term.factor.denominator))
    return f"IF({size}=0,0*{'*'.join(below)},{size}/{'/'.join(below)})"


def _cells(seen: Sequence[Seen], grid: Grid, view: View, row: int) -> list[str]:
    return [view.cell(grid.here(one), row) for one in seen]


def _product(parts: list[str]) -> str:
    """Write a product; a factor 1 is not written."""
    factor, *others = parts
    written = f"({factor})" if factor.startswith("-") else factor
    return "*".join(others if factor == "1" and others else [*others, written])


def value_of(shown: Shown, grid: Grid, row: int) -> Fraction | int | str | None:
    """Give what the cell shows before any edit; without an answer it shows `#N/A`, or nothing beside a division."""
    found = grid.worth(shown.terms, row)
    if found is None:
        return "" if any(term.under for term in shown.terms.terms) else None
    return found - EPOCH if shown.form == "date" else found
