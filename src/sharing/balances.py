"""One balance for every pool, and for every account what it opened and closed with."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.awards import operand_of
from sharing.errors import Problem
from sharing.exact import at, number
from sharing.folding import total, totals
from sharing.named import Named
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.awards import Award
    from sharing.evaluation import Run
    from sharing.kernel import Operand
    from sharing.scheme import Account


class Balance(Named):
    """One pool, or one group's pool: what it was, what was awarded from it, and what nobody received."""

    pool: str
    group: str
    amount: Fraction
    awarded: Fraction

    @property
    def residual(self) -> Fraction:
        """What is left of the pool."""
        return self.amount - self.awarded


class Carried(Named):
    """One account in one period: opening + added = drawn + lapsed + closing."""

    account: Account
    opening: Fraction
    added: Fraction
    drawn: Fraction
    lapsed: Fraction
    closing: Fraction


def balances_of(run: Run, awards: Sequence[Award], problems: list[Problem]) -> list[Balance]:
    """Close every pool; one that pays more than it holds is a problem."""
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
                whose = f"`{pool}`{f' of {group}' if group else ''}"
                what = (
                    f"a negative amount leaves {whose}" if amount >= 0 > out else f"more leaves {whose} than it holds"
                )
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


def carried_of(run: Run, account: Account) -> Carried:
    """Sum an account up; one that keeps no entries is a balance, and what it changed by is what was added."""

    def summed(name: str) -> Fraction:
        """Sum one part of the account over its entries; a figure of the company stands once for every owner."""
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
