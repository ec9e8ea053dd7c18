"""The result for everybody: awards, one balance per pool, who does not take part and why, who got left-over cents."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from sharing.decimals import decimal_text
from sharing.errors import Problem, Refused
from sharing.exact import at, number
from sharing.folding import total, totals
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.columns import Column
    from sharing.evaluation import Run
    from sharing.exact import Exact
    from sharing.kernel import Operand
    from sharing.scheme import Account, Condition, Outlet, Step


class Award(NamedTuple):
    """What leaves through one outlet: whole units for each participant, or one amount for a fund."""

    outlet: Outlet
    units: Column | int
    total: Fraction

    def amount(self, row: int) -> Fraction:
        """Give one participant's amount (of a fund: the whole amount)."""
        return (self.units if isinstance(self.units, int) else self.units[row]) * self.outlet.multiple

    @property
    def for_people(self) -> bool:
        """Say whether participants receive it, rather than a fund."""
        return not isinstance(self.units, int)


class Balance(NamedTuple):
    """One pool, or one group's pool: what it was, what was awarded from it, and what nobody received."""

    pool: str
    group: str
    amount: Fraction
    awarded: Fraction

    @property
    def residual(self) -> Fraction:
        """What is left of the pool."""
        return self.amount - self.awarded


class Exclusion(NamedTuple):
    """Somebody who does not take part, and the first condition that is not met."""

    row: int
    condition: Condition


class Told(NamedTuple):
    """A check and what came of it: whether it holds, and the participants for whom it does not."""

    check: Condition
    holds: bool
    ids: tuple[str, ...] = ()


class Carried(NamedTuple):
    """One account in one period: opening + added = drawn + lapsed + closing."""

    account: Account
    opening: Fraction
    added: Fraction
    drawn: Fraction
    lapsed: Fraction
    closing: Fraction


class Leftover(NamedTuple):
    """The units left over after rounding down in one step: how many there were, and who received one."""

    step: str
    multiple: Fraction
    ids: tuple[str, ...]


class Register(NamedTuple):
    """Everything a run gives to everybody."""

    run: Run
    awards: tuple[Award, ...]
    balances: tuple[Balance, ...]
    exclusions: tuple[Exclusion, ...]
    leftovers: tuple[Leftover, ...]
    carried: tuple[Carried, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The participants, in the order of their ids."""
        return self.run.inputs.tables[STAFF].ids

    def award(self, name: str) -> Award | None:
        """Find an award by the name of its outlet."""
        return next((award for award in self.awards if award.outlet.name == name), None)


def register_of(run: Run) -> Register:
    """Gather what a run gives; Refused when an award is not in whole units, or a pool pays more than it holds."""
    problems: list[Problem] = []
    awards = [_award(run, outlet, problems) for outlet in run.scheme.outlets]
    if problems:
        raise Refused(problems)
    balances = _balances(run, [award for award in awards if award is not None], problems)
    if problems:
        raise Refused(problems)
    found = tuple(award for award in awards if award is not None)
    carried = tuple(_carried(run, account) for account in run.scheme.accounts)
    told = tuple(_told(run, check) for check in run.scheme.checks)
    return Register(run, found, tuple(balances), tuple(_exclusions(run)), tuple(_leftovers(run)), carried, told)


def operand_of(run: Run, name: str) -> Operand:
    """Find the operand of a step, of one of its sub-steps, or of a figure."""
    step = run.scheme.step(name.partition(".")[0])
    if step is None:
        return run.scheme.leaves[f"{COMPANY}.{name}"]
    return step.operand if step.name == name else step.outputs[name.partition(".")[2]]


def _award(run: Run, outlet: Outlet, problems: list[Problem]) -> Award | None:
    value = run.value(operand_of(run, outlet.step)).exact
    scaled = _in_units(value, outlet.multiple)
    if scaled is None:
        what = f"`{outlet.step}` is not in whole units of {decimal_text(outlet.multiple)} {outlet.unit}"
        place = run.scheme.document.place(("awards", outlet.name, "step"), offset=0)
        problems.append(Problem("E011", what, place, "name a step that rounds (rule `apportion`), and award that step"))
        return None
    return Award(outlet, scaled, total(value).fraction() if value.rows is not None else value.fraction())


def _in_units(value: Exact, multiple: Fraction) -> Column | int | None:
    """Give the whole units of a value, or None where it is not whole."""
    factors = {Fraction(p, q) / multiple for p, q in zip(value.scale.p, value.scale.q, strict=True)}
    if value.rows is None:
        units = value.fraction() / multiple
        return units.numerator if units.denominator == 1 else None
    if len(factors) == 1 and (factor := factors.pop()).denominator == 1:
        return value.integers() * factor.numerator
    from sharing.exact import floor

    down = floor(value, multiple)
    exact = total(value).fraction() == total(down).fraction()
    return down.integers() if exact else None


def _balances(run: Run, awards: Sequence[Award], problems: list[Problem]) -> list[Balance]:
    found: list[Balance] = []
    for pool in dict.fromkeys(award.outlet.pool for award in awards if award.outlet.pool):
        operand = operand_of(run, pool)
        paid = [award for award in awards if award.outlet.pool == pool]
        amounts = run.value(operand).exact.fractions()
        if operand.table == COMPANY:
            groups, awarded = [""], [sum((award.total for award in paid), Fraction(0))]
        else:
            groups = list(run.inputs.tables[operand.table].ids)
            awarded = _by_group(run, operand, paid, len(groups))
        for group, amount, out in zip(groups, amounts, awarded, strict=True):
            found.append(Balance(pool, group, amount, out))
            if (out > amount > 0) or (amount >= 0 > out) or (amount == 0 != out):
                what = f"more leaves `{pool}`{f' of {group}' if group else ''} than it holds"
                place = run.scheme.document.place(("awards", paid[-1].outlet.name, "pool"))
                listed = ", ".join(award.outlet.name for award in paid)
                problems.append(Problem("E012", what, place, f"what is paid from it: {listed}; together too much"))
    return found


def _by_group(run: Run, operand: Operand, paid: Sequence[Award], count: int) -> list[Fraction]:
    (chain,) = run.scheme.shape.chains(STAFF, operand.table)
    link = run.inputs.leaves[chain[0]].exact
    for step in chain[1:]:
        link = at(run.inputs.leaves[step].exact, link.integers())
    sums = [Fraction(0)] * count
    for award in paid:
        if not isinstance(award.units, int):
            by_group = totals(number(award.units, award.outlet.multiple), link.integers(), count).fractions()
            sums = [a + b for a, b in zip(sums, by_group, strict=True)]
    return sums


def _carried(run: Run, account: Account) -> Carried:
    """Sum an account up; one that keeps no entries is a balance, and what it changed by is what was added."""

    def summed(name: str) -> Fraction:
        operand = operand_of(run, name)
        value = run.value(operand).exact
        owners = run.inputs.rows[STAFF] if account.owner and operand.table == COMPANY else 1
        return value.fraction() * owners if value.rows is None else total(value).fraction()

    opening = run.workings.column(f"{account.name}.amount").exact
    before, closing = total(opening).fraction(), summed(account.close)
    step = run.scheme.step(account.close)
    if step is None or "kept" not in step.outputs:
        return Carried(account, before, closing - before, Fraction(0), Fraction(0), closing)
    added, drawn, lapsed = (summed(f"{account.close}.{word}") for word in ("added", "drawn_in_all", "lapsed"))
    return Carried(account, before, added, drawn, lapsed, closing)


def _told(run: Run, check: Condition) -> Told:
    value = run.value(check.operand).exact
    if value.rows is None:
        return Told(check, bool(value.fraction()))
    ids = run.inputs.tables[STAFF].ids
    found = tuple(ids[row] for row, holds in enumerate(value.integers()) if not holds)
    return Told(check, not found, found)


def _exclusions(run: Run) -> list[Exclusion]:
    """Find everybody who does not take part, with the first condition that is not met."""
    found: dict[int, Condition] = {}
    for condition in run.scheme.conditions:
        value = run.value(condition.operand).exact
        rows = (
            value.integers() if value.rows is not None else [int(value.fraction())] * len(run.inputs.tables[STAFF].ids)
        )
        for row, holds in enumerate(rows):
            if not holds:
                found.setdefault(row, condition)
    return [Exclusion(row, found[row]) for row in sorted(found)]


def _leftovers(run: Run) -> list[Leftover]:
    found = []
    for step in run.scheme.steps:
        extra = step.outputs.get("extra")
        if step.rule is not None and step.rule.intrinsic and extra is not None:
            values = run.value(extra).exact
            rows = tuple(row for row, n in enumerate(values.integers()) if n)
            ids = run.inputs.tables[extra.table].ids
            found.append(Leftover(step.name, _unit_of(run, step), tuple(ids[row] for row in rows)))
    return found


def _unit_of(run: Run, step: Step) -> Fraction:
    """Give the rounding unit of a step: a number, a figure or a formula in the scheme, or else the rule's own."""
    unit = step.parts.get(step.trees["unit"]) if "unit" in step.trees else None
    return Fraction("0.01") if unit is None else run.value(unit).exact.fraction()
