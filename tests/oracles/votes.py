"""Equal shares a second time, straight from the definition and as slow as it likes: nothing here is shared with src.

What supporters pay together at a price is a sum of minima, which bends where one of them has no more. So the least
price lies on the first stretch between two bends that reaches the cost.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations, pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Worth = dict[str, dict[str, Fraction]]


def least_price(cost: Fraction, worth: Mapping[str, Fraction], left: Mapping[str, Fraction]) -> Fraction | None:
    def paid(price: Fraction) -> Fraction:
        return sum((min(left[v], price * worth[v]) for v in worth), Fraction(0))

    bends = sorted({Fraction(0), *(left[v] / worth[v] for v in worth)})
    for below, above in pairwise(bends):
        low, high = paid(below), paid(above)
        if low < cost <= high:
            return below + (cost - low) * (above - below) / (high - low)
    return None


def equal_shares(costs: Mapping[str, Fraction], worth: Worth, voters: Iterable[str], part: Fraction) -> list[str]:
    """Give the ids of what is bought, in order; `worth` is by proposal and then by voter, without zeros."""
    left = dict.fromkeys(voters, part)
    chosen: list[str] = []
    while True:
        prices = {c: least_price(costs[c], worth[c], left) for c in costs if c not in chosen and worth[c]}
        found = sorted((price, c) for c, price in prices.items() if price is not None)
        if not found:
            return chosen
        price, best = found[0]
        for voter, value in worth[best].items():
            left[voter] -= min(left[voter], price * value)
        chosen.append(best)


def subsets(items: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Give all subsets that are not empty."""
    known = list(items)
    return chain.from_iterable(combinations(known, size) for size in range(1, len(known) + 1))


def groups_betrayed(
    costs: Mapping[str, Fraction], worth: Worth, voters: Iterable[str], part: Fraction, chosen: Iterable[str]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """List the groups, and what they could have bought with their parts, to which justice up to one is not done.

    A group that could pay for some proposals deserves that one of its members has, with at most one proposal more, at
    least what all of the group agree those are worth.
    """
    chosen, voters = set(chosen), list(voters)

    def value(voter: str, proposals: Iterable[str]) -> Fraction:
        return sum((worth[c].get(voter, Fraction(0)) for c in proposals), Fraction(0))

    def content(voter: str, due: Fraction) -> bool:
        return value(voter, chosen) >= due or any(value(voter, chosen | {c}) > due for c in costs)

    found = []
    for group in subsets(voters):
        for wanted in subsets(costs):
            if sum(costs[c] for c in wanted) <= part * len(group):
                due = sum((min(worth[c].get(v, Fraction(0)) for v in group) for c in wanted), Fraction(0))
                if not any(content(voter, due) for voter in group):
                    found.append((group, wanted))
    return found
