"""A journal for other programs: CSV with the columns of an audit file, JSON, hledger and beancount.

Amounts are exact decimals with a point. The accounts of hledger and beancount are named by their codes:
`Expenses:WPerLesGra`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sharing.dates import day_text
from sharing.decimals import decimal_text
from sharing.errors import refuse
from sharing.journal.values import EXPENSE
from sharing.reports.for_programs import csv_text, json_text
from sharing.reports.formatting import WITHOUT_CENTS
from sharing.reports.journals import described, headline
from sharing.reports.words import of

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.journal import Account, Journal

COLUMNS = {
    "jrnID": "the name of the scheme",
    "trNr": "the number of the entry",
    "trDt": "its day",
    "periodNumber": "the month of that day",
    "lineNr": "the number of the line within the entry",
    "accID": "the number of the account in your books",
    "rgs": "its code in the reference ledger scheme",
    "accDesc": "its name",
    "desc": "what the entry is",
    "amnt": "the amount, never below zero",
    "amntTp": "D for debit, C for credit",
    "currency": "the currency",
    "docRef": "the scheme, its version and the period",
}
"""The columns of a journal as CSV; those of an XAF audit file have the names that its elements have."""


BEANCOUNT_CURRENCY = re.compile(r"[A-Z][A-Z0-9'._-]{0,22}[A-Z0-9]", re.ASCII)


def amount_text(value: Fraction, currency: str) -> str:
    """Write an amount with two decimals, or with none where the currency has no cents.

    >>> from fractions import Fraction
    >>> amount_text(Fraction(2300), "EUR"), amount_text(Fraction(-5, 2), "EUR"), amount_text(Fraction(5), "JPY")
    ('2300.00', '-2.50', '5')
    """
    whole, _, below = decimal_text(value).partition(".")
    return f"{whole}.{below.ljust(2, '0')}" if below or currency not in WITHOUT_CENTS else whole


def csv_journal(journal: Journal, language: str) -> str:
    """Write a journal as CSV, one row a line of an entry; `COLUMNS` says what each column is."""
    scheme = journal.register.run.scheme
    rows = [[*COLUMNS]]
    for number, entry in enumerate(journal.entries, 1):
        day = day_text(entry.day)
        for place, line in enumerate(entry.lines, 1):
            account = line.account
            cells = [
                scheme.name, str(number), day, str(int(day[5:7])), str(place), account.number, account.rgs,
                of(account.name, language), described(journal, entry, language),
                amount_text(abs(line.amount), scheme.currency), "D" if line.amount > 0 else "C", scheme.currency,
                _reference(journal),
            ]  # fmt: skip
            rows.append(cells)
    return csv_text(rows)


def _reference(journal: Journal) -> str:
    run = journal.register.run
    return " ".join(part for part in (run.scheme.name, run.scheme.version, run.inputs.period.name) if part)


def json_journal(journal: Journal, language: str) -> str:
    """Write a journal as JSON; amounts are exact text, debit above zero."""
    currency = journal.register.run.scheme.currency
    tree: dict[str, Any] = {
        "format": "sharing-journal-1",
        "title": headline(journal, language),
        "currency": currency,
        "accounts": [
            {"code": a.code, "number": a.number, "rgs": a.rgs, "side": a.side, "name": dict(a.name)}
            for a in journal.accounts
        ],
        "entries": [
            {
                "kind": entry.kind,
                "award": entry.award,
                "day": day_text(entry.day),
                "text": described(journal, entry, language),
                "lines": [
                    {"account": line.account.code, "amount": amount_text(line.amount, currency)} for line in entry.lines
                ],
            }
            for entry in journal.entries
        ],
        "unbooked": list(journal.unbooked),
        "untaxed": list(journal.untaxed),
    }
    return json_text(tree)


def _ledger_name(account: Account) -> str:
    """Name an account below its side, the way both programs do."""
    return f"{'Expenses' if account.side == EXPENSE else 'Liabilities'}:{account.code}"


def hledger_journal(journal: Journal, language: str) -> str:
    """Write a journal that hledger reads, also strictly: commodity and accounts are declared."""
    code = journal.register.run.scheme.currency
    currency = code if code.isascii() and code.isalpha() else '"' + code.replace('"', "") + '"'
    sample = "1000." if code in WITHOUT_CENTS else "1000.00"
    lines = [f"; {headline(journal, language)}", "", f"commodity {sample} {currency}", ""]
    for account in journal.accounts:
        kind = "X" if account.side == EXPENSE else "L"
        name = _plain(f"{account.number} {of(account.name, language)}")
        lines += [f"account {_ledger_name(account)}  ; type: {kind}", f"    ; {name}"]
    for entry in journal.entries:
        text = _plain(described(journal, entry, language))
        lines += ["", f"{day_text(entry.day)} * {text}  ; award: {entry.award}"]
        lines += _postings(entry.lines, currency, "    ")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """Leave out what begins a comment, a tag or a part of a description in hledger."""
    return " ".join(text.translate(dict.fromkeys(map(ord, ";|,:"), " ")).split())


def beancount_journal(journal: Journal, language: str) -> str:
    """Write a journal that beancount reads: accounts are opened on the day of the first entry.

    Refused when beancount does not know the currency of the scheme as one.
    """
    scheme = journal.register.run.scheme
    currency = scheme.currency
    if not BEANCOUNT_CURRENCY.fullmatch(currency):
        place = scheme.document.place(("currency",), offset=0)
        raise refuse("J009", f"beancount does not know `{currency}` as a currency", place, 'write currency = "EUR"')
    title = _string(headline(journal, language))
    lines = [f'option "title" {title}', f'option "operating_currency" "{currency}"']
    for account in journal.accounts:
        lines += ["", f"{day_text(journal.entries[0].day)} open {_ledger_name(account)} {currency}"]
        lines += [f"  number: {_string(account.number)}", f"  name: {_string(of(account.name, language))}"]
        lines += [f"  rgs: {_string(account.rgs)}"] if account.rgs else []
    for entry in journal.entries:
        text = _string(described(journal, entry, language))
        lines += ["", f"{day_text(entry.day)} * {text}", f"  award: {_string(entry.award)}"]
        lines += _postings(entry.lines, currency, "  ")
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    """Write a text between quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _postings(lines: Any, currency: str, indent: str) -> list[str]:
    """Write the lines of an entry with their amounts below each other."""
    names = [_ledger_name(line.account) for line in lines]
    amounts = [amount_text(line.amount, currency) for line in lines]
    wide, high = max(map(len, names)), max(map(len, amounts))
    return [f"{indent}{name:<{wide}}  {amount:>{high}} {currency}" for name, amount in zip(names, amounts, strict=True)]
