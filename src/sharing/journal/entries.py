"""Make the entries of a result: owed at the end of the period, released and paid on the day of payout.

The accrual puts the expense in the period in which it was earned; the release takes the same amount back when payroll
books what was really paid. So the expense of both years together is what was paid, and nothing is counted twice.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.dates import read_day
from sharing.decimals import decimal_text
from sharing.errors import Problem, Refused, did_you_mean
from sharing.journal.values import ACCRUAL, PAYOUT, RELEASE, Book, Entry, Journal, Line, Payout
from sharing.named import Named
from sharing.scheme.keys import IN_MONEY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharing.awards import Award
    from sharing.journal.values import Account, Accounts
    from sharing.register import Register

CENT = Fraction(1, 100)
CASH = "cash"


class _Booked(Named):
    """One award that is booked: what is owed at the end of the period, and what is paid on which day."""

    award: Award
    book: Book
    day: int
    said: Payout

    def entries(self, end: int) -> list[Entry]:
        """Give the entries: three when it is paid after the end of the period, else one."""
        gross, charges = self.award.total, self.said.charges or Fraction(0)
        tax = self.said.wage_tax or Fraction(0)
        payout = [
            (self.book.cost, gross), (self.book.charges, charges),
            (self.book.payable, tax - gross), (self.book.levies, -tax - charges),
        ]  # fmt: skip
        found = [(PAYOUT, self.day, payout)]
        if self.day > end:
            stated = self.said.accrued is not None
            owed = self.said.accrued if self.said.accrued is not None else gross
            above = self.said.accrued_charges
            above = above if above is not None else Fraction(0) if stated else charges
            lines = [(self.book.cost, owed), (self.book.charges, above), (self.book.accrued, -owed - above)]
            back = [(account, -amount) for account, amount in lines]
            found = [(ACCRUAL, end, lines), (RELEASE, self.day, back), *found]
        made = [Entry(kind, self.award.outlet.name, day, merged(lines)) for kind, day, lines in found]
        return [entry for entry in made if entry.lines]


def merged(lines: Iterable[tuple[Account, Fraction]]) -> tuple[Line, ...]:
    """Make one line of all amounts of an account, without those that come to nothing; debits stand first."""
    sums: dict[str, Line] = {}
    for account, amount in lines:
        before = sums[account.code].amount if account.code in sums else Fraction(0)
        sums[account.code] = Line(account, before + amount)
    found = [line for line in sums.values() if line.amount]
    return tuple(sorted(found, key=lambda line: line.amount < 0))


def journal_of(register: Register, accounts: Accounts) -> Journal:
    """Make the journal of a result; Refused when the mapping and the scheme do not fit.

    Awards in cash are booked; other awards of money (a fund, a budget for training) where the mapping names them.
    """
    problems: list[Problem] = []
    scheme = register.run.scheme
    for name, said in accounts.payouts.items():
        award = register.award(name)
        if award is None:
            known = [found.outlet.name for found in register.awards]
            advice = did_you_mean(name, known) or f"awards of the scheme: {', '.join(known)}"
            problems.append(Problem("J003", f"the scheme has no award `{name}`", said.place, advice))
        elif award.outlet.kind not in IN_MONEY or award.outlet.unit != scheme.currency:
            what = f"`{name}` is an award of kind {award.outlet.kind} in {award.outlet.unit}"
            problems.append(Problem("J004", what, said.place, f"take [awards.{name}] out of the mapping"))
    booked = [
        found
        for award in register.awards
        if award.outlet.kind == CASH or award.outlet.name in accounts.payouts
        if (found := _booked(register, award, accounts, problems)) is not None
    ]
    if problems:
        raise Refused(problems)
    entries = [entry for found in booked for entry in found.entries(register.run.inputs.period.end)]
    names = {found.award.outlet.name for found in booked}
    return Journal(
        register,
        tuple(sorted(entries, key=lambda entry: entry.day)),
        tuple(award.outlet.name for award in register.awards if award.outlet.name not in names),
        tuple(found.award.outlet.name for found in booked if found.said.wage_tax is None),
    )


def _booked(register: Register, award: Award, accounts: Accounts, problems: list[Problem]) -> _Booked | None:
    """Bring an award together with what the mapping says of it; what does not fit is noted and gives None."""
    scheme, outlet = register.run.scheme, award.outlet
    said = accounts.payouts.get(outlet.name, Payout(outlet.name))
    day = said.day if said.day is not None else read_day(outlet.pay)
    book = accounts.books.get(said.book or accounts.book)
    place = scheme.document.place(("awards", outlet.name))
    before = len(problems)
    if day is None:
        advice = f"add to the scheme pay = 2026-04-24, or to the mapping [awards.{outlet.name}] paid = 2026-04-24"
        problems.append(Problem("J005", f"it is not known when `{outlet.name}` is paid", place, advice))
    elif day <= register.run.inputs.period.end and (said.accrued or said.accrued_charges):
        what = f"`{outlet.name}` is paid before the period ends, so nothing is owed at its end"
        problems.append(Problem("J007", what, said.place, "take `accrued` out, or correct the day of payout"))
    if book is None:
        advice = f"known: {', '.join(sorted(accounts.books)) or 'none'}"
        problems.append(Problem("J002", f"no book is named for `{outlet.name}`", place, advice))
    if award.total < 0 or (award.total / CENT).denominator != 1:
        what = f"`{outlet.name}` is {decimal_text(award.total)} {outlet.unit} in all"
        problems.append(Problem("J006", what, place, "an entry is in whole cents and not below zero"))
    elif (said.wage_tax or 0) > award.total:
        what = f"more wage tax is withheld of `{outlet.name}` than the {decimal_text(award.total)} that are paid gross"
        problems.append(Problem("J006", what, said.place, "correct `wage_tax`"))
    if day is None or book is None or len(problems) > before:
        return None
    return _Booked(award, book, day, said)
