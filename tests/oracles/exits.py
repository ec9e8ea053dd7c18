"""An exit read a second time, in plain fractions: pay out for every way in which classes can choose, and keep the stable ones.

A class is a dictionary: `units`, `ratio`, `rank`, `preference` and `cap` (for the whole class), `beside` (shares beside
its preference), `may` (may choose to share instead), `strike` (of one unit). A choice says for every class that may
choose whether it gives up what it has: an option is exercised, and its money is divided as well.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

Class = dict[str, Any]


def paid(amount: Fraction, classes: list[Class], chosen: tuple[bool, ...]) -> list[Fraction] | None:
    """Divide an amount when the classes have chosen; None when nobody may have what is left."""
    rest = amount + sum(c["strike"] * c["units"] for c, yes in zip(classes, chosen, strict=True) if yes)
    got = [Fraction(0)] * len(classes)
    keeps = [i for i, yes in enumerate(chosen) if not yes]
    for rank in sorted({classes[i]["rank"] for i in keeps}):
        ranked = [i for i in keeps if classes[i]["rank"] == rank]
        wanted = sum(classes[i]["preference"] for i in ranked)
        part = min(Fraction(1), rest / wanted) if wanted else Fraction(1)
        for i in ranked:
            got[i] = classes[i]["preference"] * part
        rest -= wanted * part
    sharing = [i for i, yes in enumerate(chosen) if yes or classes[i]["beside"]]
    full: set[int] = set()
    while rest > 0:
        still = [i for i in sharing if i not in full]
        points = sum(classes[i]["units"] * classes[i]["ratio"] for i in still)
        if not points:
            return None
        each = rest / points
        room = {i: classes[i]["cap"] - got[i] for i in still if classes[i]["cap"] is not None and not chosen[i]}
        over = {i for i in room if classes[i]["units"] * classes[i]["ratio"] * each > room[i]}
        for i in over or still:
            part = room[i] if over else classes[i]["units"] * classes[i]["ratio"] * each
            got[i] += part
            rest -= part
        full |= over
    return [g - c["strike"] * c["units"] * yes for g, c, yes in zip(got, classes, chosen, strict=True)]


def choices(classes: list[Class]) -> list[tuple[bool, ...]]:
    """Give every way in which the classes can choose."""
    return list(product(*([False, True] if c["may"] else [False] for c in classes)))


def stable(amount: Fraction, classes: list[Class]) -> list[list[Fraction]]:
    """Give what is paid for every way of choosing in which nobody would do better with the other choice."""
    results = {chosen: paid(amount, classes, chosen) for chosen in choices(classes)}
    found = []
    for chosen, result in results.items():
        others = [
            (i, results[tuple(not yes if j == i else yes for j, yes in enumerate(chosen))])
            for i, c in enumerate(classes)
            if c["may"]
        ]
        if result is not None and all(other is None or other[i] <= result[i] for i, other in others):
            found.append(result)
    return found
