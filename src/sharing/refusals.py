"""Why a row or a group has no answer, as small numbers that fit in a column; 0 means that all is well.

A refusal travels with the values of a step. Only a step that is shown or paid out turns it into an error with a place.

>>> NOBODY != DIVISION_BY_ZERO
True
"""

from __future__ import annotations

DIVISION_BY_ZERO = 1
OUTSIDE_TABLE = 2
NOBODY = 3
NEGATIVE_POINTS = 4
NEGATIVE_AMOUNT = 5
FLOORS_EXCEED = 6
LOW_ABOVE_HIGH = 7
NO_ROWS = 8
LIMIT_NOT_WHOLE = 9
END_BEFORE_START = 10
OVERDRAWN = 11
BELOW_FLOOR = 12
NEGATIVE_CLAIM = 21
SHARES_NOT_PARTS = 22
NEGATIVE_ENTRY = 13
NOT_A_PART = 23
TWO_VALUES = 31
NO_VALUE = 32
NOT_APPROVED = 33
WEIGHTS_NOT_WHOLE = 34
TARGET_NOT_POSITIVE = 35
NOTHING_TO_REVERSE = 36
UNEXPLAINED = 37
NOTHING_SCORED = 38
NO_START = 41
NOT_WHOLE_MONTHS = 42
TWO_MILESTONES = 43

CODES = {
    "division-by-zero": DIVISION_BY_ZERO,
    "outside-table": OUTSIDE_TABLE,
    "nobody": NOBODY,
    "negative-points": NEGATIVE_POINTS,
    "negative-amount": NEGATIVE_AMOUNT,
    "floors-exceed": FLOORS_EXCEED,
    "low-above-high": LOW_ABOVE_HIGH,
    "no-rows": NO_ROWS,
    "limit-not-whole": LIMIT_NOT_WHOLE,
    "end-before-start": END_BEFORE_START,
    "overdrawn": OVERDRAWN,
    "below-floor": BELOW_FLOOR,
    "negative-claim": NEGATIVE_CLAIM,
    "shares-not-parts": SHARES_NOT_PARTS,
    "negative-entry": NEGATIVE_ENTRY,
    "not-a-part": NOT_A_PART,
    "two-values": TWO_VALUES,
    "no-value": NO_VALUE,
    "not-approved": NOT_APPROVED,
    "weights-not-whole": WEIGHTS_NOT_WHOLE,
    "target-not-positive": TARGET_NOT_POSITIVE,
    "nothing-to-reverse": NOTHING_TO_REVERSE,
    "unexplained": UNEXPLAINED,
    "nothing-scored": NOTHING_SCORED,
    "no-start": NO_START,
    "not-whole-months": NOT_WHOLE_MONTHS,
    "two-milestones": TWO_MILESTONES,
}
"""The refusals by the names that definitions use: `refuse("nobody")`."""
