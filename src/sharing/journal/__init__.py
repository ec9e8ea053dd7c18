"""What a result means for the books: accrual, release and payout, balanced, by a mapping of ledger accounts."""

from __future__ import annotations

from sharing.journal.entries import journal_of
from sharing.journal.reading import read_accounts
from sharing.journal.values import Account, Accounts, Book, Entry, Journal, Line, Payout

__all__ = [
    "Account", "Accounts", "Book", "Entry", "Journal", "Line", "Payout", "journal_of", "read_accounts",
]  # fmt: skip
