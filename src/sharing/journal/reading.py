"""Read a mapping of accounts; what a company writes is laid over a mapping that comes with the library."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.dates import read_day
from sharing.errors import did_you_mean
from sharing.journal.values import ROLES, SIDES, Account, Accounts, Book, Payout
from sharing.scheme.keys import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Document

TOP = {"title", "about", "book", "accounts", "books", "awards", "checked"}
ACCOUNT = {"side", "number", "rgs", "name", "source", "confidence"}
AMOUNTS = ("accrued", "accrued_charges", "wage_tax", "charges")
AWARD = {"book", "paid", *AMOUNTS}
CENT = Fraction(1, 100)
CODE = re.compile(r"[A-Z0-9][A-Za-z0-9-]{0,63}", re.ASCII)


def read_accounts(document: Document, base: Accounts | None = None) -> Accounts:
    """Read a mapping; what it says is added to `base` or takes its place. Refused with all problems of the file.

    >>> from sharing.documents import Document
    >>> tree = {"accounts": {"4900": {"side": "expense", "name": "Profit share"}}}
    >>> read_accounts(Document("books.toml", "", tree)).accounts["4900"].number
    '4900'
    """
    below = base or Accounts()
    reader = Reader(document)
    tree = document.tree
    reader.known(tree, (), TOP)
    accounts = dict(below.accounts)
    for code, part in reader.part(tree, "accounts").items():
        if (account := _account(reader, code, part, below.accounts.get(code))) is not None:
            accounts[code] = account
    roles = {name: dict(found) for name, found in below.roles.items()}
    for name, part in reader.part(tree, "books").items():
        roles[name] = _roles(reader, name, part, roles.get(name, {}), accounts)
    books = {name: Book(**{role: accounts[code] for role, code in found.items()}) for name, found in roles.items()
             if set(found) == set(ROLES) and set(found.values()) <= set(accounts)}  # fmt: skip
    book = reader.text(tree, "book", (), below.book)
    if book:
        _known(reader, "J002", "book", book, roles, ("book",))
    payouts = dict(below.payouts)
    for name, part in reader.part(tree, "awards").items():
        payouts[name] = _payout(reader, name, part, roles)
    reader.finish()
    return Accounts(accounts, books, book, payouts, roles)


def _account(reader: Reader, code: str, part: Any, below: Account | None) -> Account | None:
    """Read one account; what is not said of one that `below` has stays as it was."""
    path = ("accounts", code)
    if not reader.is_table(part, path, f'write [accounts.{code}] and side = "expense"'):
        return None
    reader.known(part, path, ACCOUNT)
    if not CODE.fullmatch(code):
        advice = "a code begins with a capital or a digit and has letters, digits and dashes"
        reader.say("J008", f"`{code}` cannot be the code of a ledger account", path, advice)
    side = reader.text(part, "side", path, below.side if below else None)
    if side and side not in SIDES:
        lines = "\n".join(f'side = "{name}": {means}' for name, means in SIDES.items())
        reader.say("J008", f"`{side}` is not a side", (*path, "side"), lines)
    number = reader.text(part, "number", path, below.number if below else code)
    rgs = reader.text(part, "rgs", path, below.rgs if below else "")
    name = reader.texts(part, "name", path) or (below.name if below else {})
    sources = [reader.text(part, key, path, "") for key in ("source", "confidence")]
    return Account(code, side, number, rgs, name, *sources)


def _roles(
    reader: Reader, name: str, part: Any, below: Mapping[str, str], accounts: Mapping[str, Account]
) -> dict[str, str]:
    """Read which account plays which role in one book."""
    path = ("books", name)
    if not reader.is_table(part, path):
        return {}
    reader.known(part, path, ROLES)
    found = {}
    for role in ROLES:
        code = reader.text(part, role, path, below.get(role))
        if code:
            _known(reader, "J001", "ledger account", code, accounts, (*path, role))
            found[role] = code
    return found


def _payout(reader: Reader, name: str, part: Any, books: Mapping[str, Any]) -> Payout:
    """Read what is said of one award."""
    path = ("awards", name)
    if not reader.is_table(part, path):
        return Payout(name)
    reader.known(part, path, AWARD)
    book = reader.text(part, "book", path, "")
    if book:
        _known(reader, "J002", "book", book, books, (*path, "book"))
    day = read_day(part["paid"]) if "paid" in part else None
    if "paid" in part and day is None:
        reader.say("S004", "`paid` is a day", (*path, "paid"), "write paid = 2026-04-24")
    amounts = {}
    for key in AMOUNTS:
        found = reader.number(part[key], (*path, key)) if key in part else None
        if found is not None and (found < 0 or (found / CENT).denominator != 1):
            reader.say("J006", f"`{key}` is whole cents and not below zero", (*path, key), f"write {key} = 1234.50")
        amounts[key] = found
    return Payout(name, book, day, **amounts, place=reader.document.place(path))


def _known(
    reader: Reader, code: str, what: str, name: str, known: Mapping[str, Any], path: tuple[str | int, ...]
) -> None:
    """Note a name that leads nowhere, with the one that may be meant."""
    if name not in known:
        advice = did_you_mean(name, known) or f"known: {', '.join(sorted(known)) or 'none'}"
        reader.say(code, f"there is no {what} `{name}`", path, advice)
