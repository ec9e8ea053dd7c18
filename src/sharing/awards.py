"""What leaves through each award: whole units for every participant, or one amount for a fund."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.decimals import decimal_text
from sharing.errors import Problem
from sharing.exact import floor, times
from sharing.folding import total
from sharing.named import Named
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from sharing.columns import Column
    from sharing.evaluation import Run
    from sharing.exact import Exact
    from sharing.kernel import Operand
    from sharing.scheme import Outlet


class Award(Named):
    """What leaves through one outlet: whole units for each participant, or one amount for a fund.

    `value` is what each one's units are worth to them, `cost` what they cost the employer, where the scheme says so.
    """

    outlet: Outlet
    units: Column | int
    total: Fraction
    value: Exact | None = None
    cost: Exact | None = None

    def amount(self, row: int) -> Fraction:
        """Give one participant's amount (of a fund: the whole amount)."""
        return (self.units if isinstance(self.units, int) else self.units[row]) * self.outlet.multiple

    @property
    def for_people(self) -> bool:
        """Say whether participants receive it, rather than a fund."""
        return not isinstance(self.units, int)

    @property
    def told(self) -> bool:
        """Say whether the scheme says what it is worth, what it costs, or how it is taxed."""
        return bool(self.value or self.cost or self.outlet.tax)


def operand_of(run: Run, name: str) -> Operand:
    """Find the operand of a step, of one of its sub-steps, or of a figure."""
    step = run.scheme.step(name.partition(".")[0])
    if step is None:
        return run.scheme.leaves[f"{COMPANY}.{name}"]
    return step.operand if step.name == name else step.outputs[name.partition(".")[2]]


def rows_from_staff(run: Run, table: str) -> list[int]:
    """Give for every participant the row of a table to which links lead from theirs."""
    (chain,) = run.scheme.shape.chains(STAFF, table) if table != STAFF else [()]
    found = list(range(len(run.inputs.tables[STAFF].ids)))
    for link in chain:
        rows = run.inputs.leaves[link].exact.integers()
        found = [rows[row] for row in found]
    return found


def award_of(run: Run, outlet: Outlet, problems: list[Problem]) -> Award | None:
    """Take a step out of the scheme in whole units; a step that is not whole is a problem and gives None."""
    value = run.value(operand_of(run, outlet.step)).exact
    scaled = _in_units(value, outlet.multiple)
    if scaled is None:
        what = f"`{outlet.step}` is not in whole units of {decimal_text(outlet.multiple)} {outlet.unit}"
        place = run.scheme.document.place(("awards", outlet.name, "step"), offset=0)
        problems.append(Problem("E011", what, place, "name a step that rounds (rule `apportion`), and award that step"))
        return None
    value_of, cost_of = (
        times(value, run.value(operand_of(run, name)).exact) if name else None for name in (outlet.value, outlet.cost)
    )
    return Award(outlet, scaled, summed(value), value_of, cost_of)


def summed(value: Exact) -> Fraction:
    """Add a value up over everybody; a number of the company is its own sum."""
    return total(value).fraction() if value.rows is not None else value.fraction()


def _in_units(value: Exact, multiple: Fraction) -> Column | int | None:
    """Give the whole units of a value, or None where it is not whole."""
    factors = {Fraction(p, q) / multiple for p, q in zip(value.scale.p, value.scale.q, strict=True)}
    if value.rows is None:
        units = value.fraction() / multiple
        return units.numerator if units.denominator == 1 else None
    if len(factors) == 1 and (factor := factors.pop()).denominator == 1:
        return value.integers() * factor.numerator
    down = floor(value, multiple)
    exact = total(value).fraction() == total(down).fraction()
    return down.integers() if exact else None
