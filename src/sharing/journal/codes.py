"""The codes of messages about journals: what each means, and what to do about it."""

from __future__ import annotations

JOURNAL_CODES: dict[str, tuple[str, str]] = {
    "J001": (
        "an unknown ledger account",
        "A book names ledger accounts of the mapping: add [accounts.CODE], or correct the name.",
    ),
    "J002": ("an unknown book", "An award is booked by a book of the mapping: add [books.NAME], or correct the name."),
    "J003": ("an unknown award", "The scheme has no award of this name; the mapping and the scheme must agree."),
    "J004": ("an award that is not money", "Units, days and gifts have no entry here: take the award out."),
    "J005": (
        "no day of payout",
        "Say when the award is paid: pay = 2026-04-24 in the scheme, or paid = 2026-04-24 under [awards.NAME].",
    ),
    "J006": (
        "an amount that cannot be booked",
        (
            "Amounts are whole cents and never below zero, and no more wage tax is withheld than is paid gross. "
            "Where an award takes money back, book it by hand."
        ),
    ),
    "J007": (
        "an accrual of what is paid within the period",
        "What is paid before the period ends is not owed at its end: take `accrued` out, or correct the day of payout.",
    ),
    "J008": (
        "a ledger account that cannot be one",
        "A code begins with a capital or a digit and has letters, digits and dashes; a side is expense or liability.",
    ),
    "J009": (
        "a currency that the program cannot read",
        'Beancount knows currencies by codes in capitals such as EUR. Write one in the scheme: currency = "EUR".',
    ),
}
