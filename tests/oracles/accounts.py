"""An account by hand: a list of [day of origin, amount, last day or None], the oldest first, and what a year does to it."""

from __future__ import annotations

from fractions import Fraction

Entry = tuple[int, Fraction, int | None]


def year(
    entries: list[Entry], wanted: Fraction, more: Fraction, end: int, last: int | None
) -> tuple[list[Entry], dict[str, Fraction]]:
    """Give what a year leaves, and its sums: draw from the oldest, let lapse what has had its last day, add an entry.

    >>> year([(9, Fraction(5), 20), (10, Fraction(5), None)], Fraction(7), Fraction(1), 20, None)[0]
    [(10, Fraction(3, 1), None), (20, Fraction(1, 1), None)]
    """
    sums = {"opening": sum((amount for _, amount, _ in entries), Fraction(0)), "added": more}
    left: list[Entry] = []
    drawn = lapsed = Fraction(0)
    for origin, amount, until in sorted(entries, key=lambda entry: entry[0]):
        taken = Fraction(0)
        while taken < amount and drawn < wanted:
            step = min(amount - taken, wanted - drawn)
            taken, drawn = taken + step, drawn + step
        if until is not None and until <= end:
            lapsed += amount - taken
        elif amount != taken:
            left.append((origin, amount - taken, until))
    if more:
        left.append((end, more, last))
    sums |= {"drawn": drawn, "lapsed": lapsed, "closing": sum((amount for _, amount, _ in left), Fraction(0))}
    return left, sums
