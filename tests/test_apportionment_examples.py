"""Apportioning beside its definition in fractions: many small examples from one seed, and corners written out."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from tests.strategies import KINDS, Numbers

from sharing.apportionment import METHODS, Apportionment, apportion
from sharing.columns import Scale, column
from sharing.exact import Exact, number

EXAMPLES = 60
both = pytest.mark.parametrize("arrays", KINDS)


def sampled(random: Random, size: int) -> Numbers:
    """A recipe for shares with one factor, a few along a link or one a row; gains, losses, zeros and equal rows."""
    bits, form = random.choice([2, 2, 20, 60]), random.choice(["one", "few", "few", "each", "same"])
    least = random.choice([0, -(2**bits)])
    values = random.choice([-7, 2, 5]) if form == "same" else [random.randint(least, 2**bits) for _ in range(size)]
    count = {"one": 1, "few": 3, "each": max(2, size), "same": 3}[form]
    p, q = 2 ** random.choice([2, 10, 60]), 2 ** random.choice([2, 10, 60])
    factors = [(random.choice([-1, 0, 1, 1, 1]) * random.randint(1, p), random.randint(1, q)) for _ in range(count)]
    return Numbers(values, factors, [random.randrange(3) for _ in range(size)] if form in {"few", "same"} else None)


def handed_out(shares: list[Fraction], unit: Fraction, method: str, rows: list[int]) -> tuple[dict[int, int], int, int]:
    """Read the definition for the rows of one group: the units of each row, how many were spare, who got the last."""
    sign = -1 if sum(shares[row] for row in rows) < 0 else 1
    x = {row: sign * shares[row] / unit for row in rows}
    units = {row: v.__floor__() for row, v in x.items()}
    spare = sum(x.values(), Fraction(0)).__floor__() - sum(units.values())
    ranks = {"largest-remainder": lambda row: units[row] - x[row], "largest-weight": lambda row: -x[row], "first": int}
    served = [row for row in sorted(rows, key=ranks[method]) if x[row]][:spare] if method in ranks else []
    return {row: sign * (units[row] + (row in served)) for row in rows}, spare, served[-1] if served else -1


def expected(shares: list[Fraction], unit: Fraction, method: str, link: list[int], count: int) -> Apportionment:
    units, groups = {}, []
    for group in range(count):
        found, spare, last = handed_out(shares, unit, method, [row for row, k in enumerate(link) if k == group])
        units.update(found)
        groups.append((spare, last))
    return Apportionment([units[row] for row in range(len(shares))], [g[0] for g in groups], [g[1] for g in groups])


def listed(made: Apportionment) -> Apportionment:
    """Read the columns of a pool per group."""
    return Apportionment(*(list(found) for found in made))


def alone(made: Apportionment) -> Apportionment:
    """Read one pool as one group: what was spare and who got the last of it are plain integers."""
    return Apportionment(list(made.units), [made.spare], [made.last])


@both
@pytest.mark.parametrize("method", METHODS)
def test_every_group_gets_what_the_definition_says(arrays, method):
    random = Random(1)  # noqa: S311  (a sample in a test)
    for _ in range(EXAMPLES):
        size = random.randint(2, 7)
        made, unit = sampled(random, size), Fraction(random.randint(1, 9), random.choice([1, 1, 7, 100]))
        link = [random.randrange(3) for _ in range(size)]
        a, shares = made.exact(arrays=arrays), made.fractions(size)
        assert alone(apportion(a, unit, method=method)) == expected(shares, unit, method, [0] * size, 1)
        groups = column(link, arrays=arrays)
        assert listed(apportion(a, unit, method=method, link=groups, count=3)) == expected(
            shares, unit, method, link, 3
        )


@both
@pytest.mark.parametrize("method", METHODS)
def test_the_link_of_the_groups_may_be_the_link_of_the_factors(arrays, method):
    random = Random(2)  # noqa: S311  (a sample in a test)
    for _ in range(EXAMPLES // 2):
        made = sampled(random, 6)
        if made.link is None:
            continue
        link = column(made.link, arrays=arrays)
        found = apportion(made.exact(arrays=arrays, link=link), Fraction(1), method=method, link=link, count=3)
        assert listed(found) == expected(made.fractions(6), Fraction(1), method, made.link, 3)


@both
@pytest.mark.parametrize("method", METHODS)
def test_nobody_gets_nothing_and_a_group_of_nobody_has_no_last_row(arrays, method):
    none, unit = number(column([], arrays=arrays)), Fraction(1, 100)
    assert alone(apportion(none, unit, method=method)) == ([], [0], [-1])
    assert listed(apportion(none, unit, method=method, link=none.n, count=2)) == ([], [0, 0], [-1, -1])
    found = apportion(
        number(column([1, 1], arrays=arrays), Fraction(1, 2)),
        Fraction(1),
        method=method,
        link=column([1, 1], arrays=arrays),
        count=3,
    )
    units, last = ([0, 0], -1) if method == "floor" else ([1, 0], 0)
    assert listed(found) == (units, [0, 1, 0], [-1, last, -1])


@both
@pytest.mark.parametrize("method", METHODS)
def test_shares_that_are_all_zero_leave_nothing_over(arrays, method):
    nothing = Exact(column([3, -1], arrays=arrays), Scale((0,), (1,)))
    assert alone(apportion(nothing, Fraction(1), method=method)) == ([0, 0], [0], [-1])


@both
def test_gains_and_losses_that_cancel_out_are_no_loss(arrays):
    shares = number(column([1, -1], arrays=arrays), Fraction(1, 2))
    for method, units, last in (("largest-remainder", [1, -1], 0), ("first", [1, -1], 0), ("floor", [0, -1], -1)):
        assert alone(apportion(shares, Fraction(1), method=method)) == (units, [1], [last])
        assert listed(apportion(shares, Fraction(1), method=method, link=column([0, 0], arrays=arrays))) == (
            units,
            [1],
            [last],
        )


@both
def test_a_link_without_a_count_leads_to_one_group(arrays):
    found = apportion(
        number(column([1, 1], arrays=arrays), Fraction(1, 2)),
        Fraction(1),
        method="first",
        link=column([0, 0], arrays=arrays),
    )
    assert listed(found) == ([1, 0], [1], [0])


@both
def test_the_units_stay_the_kind_of_column_they_were(arrays):
    shares = column([1, 2], arrays=arrays)
    for method in METHODS:
        assert type(apportion(number(shares, Fraction(1, 2)), Fraction(1), method=method).units) is type(shares)


@pytest.mark.parametrize("method", METHODS)
def test_one_number_of_the_company_is_one_row(method):
    assert alone(apportion(number(Fraction(7, 2)), Fraction(1), method=method)) == ([3], [0], [-1])


@both
def test_remainders_are_told_apart_beyond_any_float(arrays):
    """Three remainders that agree in their first hundred bits, each with its own denominator: the last one is largest."""
    q = 2**100
    shares = Exact(column([1, 1, 1], arrays=arrays), Scale((q // 2 - 1, q // 2 + 1, q // 2 + 4), (q - 1, q + 1, q + 3)))
    assert alone(apportion(shares, Fraction(1), method="largest-remainder")) == ([0, 0, 1], [1], [2])
    assert alone(apportion(shares, Fraction(1), method="largest-weight")) == ([0, 0, 1], [1], [2])


def test_an_unknown_method_is_refused_with_the_methods_there_are():
    said = "no method 'fair'; there are largest-remainder, first, largest-weight, floor"
    with pytest.raises(ValueError) as caught:
        apportion(number(column([1])), Fraction(1), method="fair")
    assert str(caught.value) == said
