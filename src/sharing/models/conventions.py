"""The questions that a valuation must answer, because the world has more than one answer; none has a default."""

from __future__ import annotations

from sharing.models.employee_options import EXPONENTIAL, LINEAR
from sharing.models.lattice import CONTROL, CRR, FORWARD, INCLUSIVE, NONE, STRICT
from sharing.models.terms import DAY_COUNTS
from sharing.models.values import (
    AMERICAN,
    BLACK_SCHOLES,
    CALL,
    CONTINUOUS,
    EUROPEAN,
    FROM_VESTING,
    HULL_WHITE,
    LATTICE,
    PUT,
    YEARLY,
)

QUESTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "model": (
        "by which model it is valued",
        {
            BLACK_SCHOLES: "Black-Scholes-Merton, exercised at the end only",
            LATTICE: "a lattice of prices, exercised at the end, at any time, or at any time after vesting",
            HULL_WHITE: "Hull-White (2004), an employee's option with people who leave and who exercise early",
        },
    ),
    "type": (
        "whether it is a right to buy or to sell",
        {CALL: "the right to buy at the strike", PUT: "the right to sell at the strike"},
    ),
    "exercise": (
        "when it can be exercised",
        {
            EUROPEAN: "at the end only",
            AMERICAN: "at any time",
            FROM_VESTING: "at any time once it has vested",
        },
    ),
    "rates": (
        "how its interest and dividend yield are counted",
        {
            CONTINUOUS: "continuously: after T years one has become e^(rT)",
            YEARLY: "once a year: after T years one has become (1 + r)^T",
        },
    ),
    "lattice": (
        "which lattice it uses",
        {
            CRR: "Cox, Ross and Rubinstein: around the spot",
            FORWARD: "around the forward price, which works at any volatility",
        },
    ),
    "correction": (
        "whether the error of the lattice is corrected",
        {
            NONE: "the value is that of the lattice",
            CONTROL: "the error that the lattice makes on the European option is taken off",
        },
    ),
    "vested": (
        "whether the vesting step itself is vested",
        {
            STRICT: "no: only the steps after the vesting moment are",
            INCLUSIVE: "yes: a step at the vesting moment is vested",
        },
    ),
    "exit": (
        "what the chance is that a holder leaves during a step",
        {LINEAR: "exit rate x length of the step", EXPONENTIAL: "1 - e^(-exit rate x length of the step)"},
    ),
    "day_count": ("how days become years", DAY_COUNTS),
}
"""Each key with several answers, what it asks, and what each answer means."""
CONVENTIONS = ("rates", "lattice", "correction", "vested", "exit")
NUMBERS = ("spot", "strike", "risk_free", "volatility", "dividend_yield")


def asked(model: str, exercise: str) -> tuple[str, ...]:
    """Give the conventions that a model asks for.

    >>> asked("lattice", "american")
    ('rates', 'lattice', 'correction')
    """
    if model == BLACK_SCHOLES:
        return ("rates",)
    if model == HULL_WHITE:
        return ("rates", "lattice", "vested", "exit")
    return {
        EUROPEAN: ("rates", "lattice"),
        AMERICAN: ("rates", "lattice", "correction"),
        FROM_VESTING: ("rates", "lattice", "correction", "vested"),
    }[exercise]


def numbers(model: str, exercise: str) -> tuple[str, ...]:
    """Give the numbers that a model needs beside its term.

    >>> numbers("lattice", "from-vesting")[-2:]
    ('vesting_years', 'steps')
    """
    if model == BLACK_SCHOLES:
        return NUMBERS
    if model == HULL_WHITE:
        return (*NUMBERS, "vesting_years", "exit_rate", "exercise_multiple", "steps")
    return (*NUMBERS, "vesting_years", "steps") if exercise == FROM_VESTING else (*NUMBERS, "steps")
