"""What a journal consists of: accounts, books that say which account has which role, and entries that balance."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

from sharing.errors import Place
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.register import Register

EXPENSE, LIABILITY = "expense", "liability"
SIDES = {EXPENSE: "a cost, in the profit and loss account", LIABILITY: "a debt, on the balance sheet"}
ROLES = {
    "cost": "the expense of what people are awarded",
    "charges": "the expense of what the employer pays on top",
    "accrued": "what is owed at the year end, until it is paid",
    "payable": "what people are owed net on the day of payout",
    "levies": "wage tax and charges that are owed",
}
"""The roles that accounts play in a book, with what each holds."""

ACCRUAL, RELEASE, PAYOUT = "accrual", "release", "payout"


class Account(Named):
    """One ledger account: its code (RGS or your own), its number in the books, its side, and where that was read."""

    code: str
    side: str
    number: str
    rgs: str
    name: Mapping[str, str]
    source: str = ""
    confidence: str = ""


class Book(Named):
    """Which account plays which role; `ROLES` says what the roles are."""

    cost: Account
    charges: Account
    accrued: Account
    payable: Account
    levies: Account


class Payout(Named):
    """What a mapping says of one award: its book, its day, what was accrued for it, what payroll computed.

    Amounts are in the currency of the scheme; None is not said. `place` is where the mapping speaks of it.
    """

    award: str
    book: str = ""
    day: int | None = None
    accrued: Fraction | None = None
    accrued_charges: Fraction | None = None
    wage_tax: Fraction | None = None
    charges: Fraction | None = None
    place: Place = Place()


@frozen(eq=False, repr=False)
class Accounts:
    """A mapping that was read: accounts by code, books by name, the book of awards that name none, and payouts."""

    accounts: Mapping[str, Account] = field(factory=dict)
    books: Mapping[str, Book] = field(factory=dict)
    book: str = ""
    payouts: Mapping[str, Payout] = field(factory=dict)
    roles: Mapping[str, Mapping[str, str]] = field(factory=dict)


class Line(Named):
    """One line of an entry: debit above zero, credit below."""

    account: Account
    amount: Fraction


class Entry(Named):
    """An entry of a day, for one award: `kind` is accrual, release or payout; its lines add up to zero."""

    kind: str
    award: str
    day: int
    lines: tuple[Line, ...]


class Journal(Named):
    """The entries of a result, in order of days; the awards that have none, and those whose levies were not stated."""

    register: Register
    entries: tuple[Entry, ...]
    unbooked: tuple[str, ...] = ()
    untaxed: tuple[str, ...] = ()

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts that are used, in the order of their codes."""
        used = {line.account.code: line.account for entry in self.entries for line in entry.lines}
        return tuple(used[code] for code in sorted(used))

    def total(self, side: str, *kinds: str) -> Fraction:
        """Add up what entries of these kinds, or of all, book on accounts of one side; debit is above zero."""
        chosen = [entry for entry in self.entries if not kinds or entry.kind in kinds]
        return sum((line.amount for e in chosen for line in e.lines if line.account.side == side), Fraction(0))
