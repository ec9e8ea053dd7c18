"""The codes of messages about the expense of equity plans: what each means, and what to do about it."""

from __future__ import annotations

EXPENSE_CODES: dict[str, tuple[str, str]] = {
    "X001": ("an answer that does not exist", "The message lists the answers; write one of them exactly so."),
    "X002": (
        "a year without an estimate",
        (
            "What is expected is looked at again at the end of every year of the service, and what is settled in money "
            "is valued every year until it is paid. Add an [[estimate]] for the year; leave out what did not change."
        ),
    ),
    "X003": ("an unknown grant or year", "No [[grant]] has this name, or `years` does not list this year."),
    "X004": (
        "more vests than was granted",
        "People, units and parts are at most those of the grant, leavers at most its people. Correct one of the two.",
    ),
    "X005": ("an amount below zero", "Numbers, values and years of service are never negative. Correct the sign."),
    "X006": (
        "an estimate of what is fixed",
        (
            "The value of a grant in equity is fixed when it is granted, and so is the length of the service unless a "
            "performance condition moves it; a market condition moves nothing. Say in `varies` what the performance "
            "condition of the grant moves, or take the estimate out."
        ),
    ),
    "X007": ("said twice", "A grant has a name of its own, and one estimate for each year."),
    "X008": (
        "a change that does not fit the grant",
        "The message says why. Changes are of the end of their year, to a grant that exists and is not cancelled then.",
    ),
    "X009": (
        "more is exercised than was expected to vest",
        "Together no more units can be exercised or issued than have vested. Correct the number, or the estimate.",
    ),
    "X010": (
        "service that does not fit",
        (
            "The parts of the service that are done rise from year to year up to 100%, and a yearly rate of leaving "
            "needs whole years."
        ),
    ),
}
