"""What the rules about criteria mean, by hand: lists of rows, one participant after the other, no kernel.

A refusal is the code of its message, in place of a value.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

ZERO = Fraction(0)


class Row(NamedTuple):
    """One achievement: a value for a measure of a participant (both counted from 0), and whether it was approved."""

    value: Fraction
    measure: int
    person: int
    approved: bool = True


def achieved(rows: list[Row], people: int, measure: int, missing: str, *, strict: bool) -> list:
    """Find the one value of a measure for each participant."""
    found: list = []
    for person in range(people):
        own = [row for row in rows if (row.person, row.measure) == (person, measure)]
        if strict and not all(row.approved for row in own):
            found.append("E033")
        elif len(own) > 1:
            found.append("E031")
        elif not own:
            found.append(ZERO if missing == "zero" else "E032")
        else:
            found.append(own[0].value)
    return found


def score(actual, target, convention: str | None, threshold=None, cap=None):
    """Give what was achieved as a part of its target."""
    if convention == "target/actual" and actual <= 0:
        return "E036"
    if target <= 0:
        return "E035"
    if convention == "target/actual":
        found = target / actual
    else:
        found = actual / target if convention is None else 1 + (target - actual) / target
    if threshold is not None and found < threshold:
        found = ZERO
    return found if cap is None or found <= cap else cap


def scorecard(rows: list[Row], people: int, weights: list[Fraction], missing: str, *, strict: bool = False) -> list:
    """Add up scores by weight for each participant; two scores for one measure spoil the whole card."""
    if sum(weights) != 1 or any(weight < 0 for weight in weights):
        return ["E034"] * people
    if strict and not all(row.approved for row in rows):
        return ["E033"] * people
    found: list = []
    for person in range(people):
        card: dict[int, Fraction] = {}
        twice = False
        for row in rows:
            if row.person == person:
                twice = twice or row.measure in card
                card[row.measure] = row.value
        covered = sum((weights[measure] for measure in card), ZERO)
        total = sum((weights[measure] * value for measure, value in card.items()), ZERO)
        if twice:
            found.append("E031")
        elif missing == "zero":
            found.append(total)
        elif missing == "refuse":
            found.append(total if len(card) == len(weights) else "E032")
        else:
            found.append(total / covered if covered else "E038")
    return found


def matrix(value, across, rows: list[tuple], columns: list[tuple], gives: list[list], side: str):
    """Read a two-way table by trying every row and every column."""
    place = [_place(value, rows, side), _place(across, columns, side)]
    return "E002" if None in place else gives[place[0]][place[1]]


def _place(value, bounds: list[tuple], side: str) -> int | None:
    for index, (low, high) in enumerate(bounds):
        inside = low <= value < high if side == "from" else low < value <= high
        if inside or (side == "to" and index == 0 and value == low):
            return index
    return None


def override(computed, new, reason, approver):
    """Take the new value, if somebody gave one and said why."""
    if new is None:
        return computed
    return new if reason and approver else "E037"
