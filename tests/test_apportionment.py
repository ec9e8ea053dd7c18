from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import KINDS, Numbers, factors, integers, links, moderate, numbers, rows

from sharing.apportionment import METHODS, apportion
from sharing.columns import Scale, column, selection, wide
from sharing.exact import Exact, number, scaled

UNIT = Fraction(1, 100)


def oracle(shares: list[Fraction], unit: Fraction, method: str) -> tuple[list[int], int, int]:
    """Read the definition in fractions; shares no code with the library."""
    sign = -1 if sum(shares) < 0 else 1
    x = [sign * share / unit for share in shares]
    units = [v.__floor__() for v in x]
    spare = sum(x, Fraction(0)).__floor__() - sum(units)
    key = {
        "largest-remainder": lambda i: (x[i].__floor__() - x[i], i),
        "largest-weight": lambda i: (-x[i], i),
        "first": lambda i: (0, i),
    }.get(method)
    lucky = sorted((i for i in range(len(x)) if x[i]), key=key)[:spare] if key else []
    for i in lucky:
        units[i] += 1
    return [sign * v for v in units], spare, lucky[-1] if lucky else -1


def by_group(shares, unit, method, link, count):
    units, spares, lasts = [0] * len(shares), [], []
    for group in range(count):
        own = [i for i, k in enumerate(link) if k == group]
        made, spare, last = oracle([shares[i] for i in own], unit, method)
        spares.append(spare)
        lasts.append(own[last] if last >= 0 else -1)
        for i, v in zip(own, made, strict=True):
            units[i] = v
    return units, spares, lasts


def check(made: Numbers, unit: Fraction, link: list[int], count: int) -> None:
    shares = made.fractions(len(made.values))
    for arrays in KINDS:
        for method in METHODS:
            got = apportion(made.exact(arrays=arrays), unit, method=method)
            assert (list(got.units), got.spare, got.last) == oracle(shares, unit, method)
            groups = column(link, arrays=arrays)
            got = apportion(made.exact(arrays=arrays), unit, method=method, link=groups, count=count)
            assert (list(got.units), list(got.spare), list(got.last)) == by_group(shares, unit, method, link, count)


def columns(size, elements=None):
    return numbers(size, elements=elements).filter(lambda made: isinstance(made.values, list))


@settings(max_examples=120)
@given(st.integers(0, 9).flatmap(lambda n: st.tuples(columns(n), links(n, 3))), factors(positive=True))
def test_any_shares(drawn, unit):
    made, link = drawn
    check(made, Fraction(*unit), link, 3)


@settings(max_examples=120)
@given(st.integers(0, 12).flatmap(lambda n: st.tuples(columns(n, moderate()), links(n, 2))), moderate(least=1))
def test_amounts_and_points_of_daily_size(drawn, pool):
    made, link = drawn
    points = sum(made.values) or 1
    check(made._replace(factors=[(pool, points)], link=None), UNIT, link, 2)


@settings(max_examples=60)
@given(rows(moderate(), least=1), rows(moderate(), least=1), moderate(least=1, most=2**60), st.booleans())
def test_a_pool_a_group_and_caps_give_each_row_one_of_a_few_factors(first, second, pool, capped):
    """Rows at a cap count cents; the others have their group's factor: remainders with different denominators."""
    values, teams = first + second, [0] * len(first) + [1] * len(second)
    link = [2 if capped and i % 3 == 0 else team for i, team in enumerate(teams)]
    quotients = [(pool, sum(first) or 1), (pool + 1, sum(second) or 1), (1, 7)]
    check(Numbers(values, quotients, link), UNIT, teams, 2)


@settings(max_examples=60)
@given(st.integers(0, 2**50), st.integers(1, 2**20), st.integers(2, 300), st.randoms(use_true_random=False))
def test_many_rows_through_samples_and_pieces(pool, spread, size, random):
    values = [random.randrange(spread) for _ in range(size)]
    weights = sum(values) or 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(selection, "SAMPLE", 16)
        patch.setattr(selection, "CHUNK", 32)
        patch.setattr(wide, "CHUNK", 32)
        check(Numbers(values, [(pool, weights)], None), UNIT, [v % 5 for v in values], 5)


@pytest.mark.parametrize("order", [1, -1])
def test_a_sample_that_misleads_is_noticed(monkeypatch, order):
    """Every row of the sample has a remainder unlike the others, so that the bracket misses the cut-off."""
    monkeypatch.setattr(selection, "SAMPLE", 16)
    values = [(70 if i % 16 else 30) + i % 7 for i in range(256)][::order]
    check(Numbers(values, [(1, 10_000)], None), UNIT, [0] * 256, 1)
    check(Numbers([100 - v for v in values], [(1, 10_000)], None), UNIT, [0] * 256, 1)


@given(st.integers(0, 9).flatmap(columns), st.sampled_from(METHODS))
def test_laws(made, method):
    shares = made.fractions(len(made.values))
    total = sum(shares, Fraction(0))
    for arrays in KINDS:
        got = apportion(made.exact(arrays=arrays), UNIT, method=method)
        units = list(got.units)
        retained = got.spare if method == "floor" else 0
        assert abs(sum(units)) + retained == abs(total) // UNIT
        assert all(abs(v - share / UNIT) <= 1 for v, share in zip(units, shares, strict=True))
        if method in {"largest-remainder", "floor"}:
            assert all(abs(v - share / UNIT) < 1 for v, share in zip(units, shares, strict=True))
        assert all(v == 0 for v, share in zip(units, shares, strict=True) if share == 0)
        if total:
            turned = made._replace(factors=[(-p, q) for p, q in made.factors]).exact(arrays=arrays)
            assert list(apportion(turned, UNIT, method=method).units) == [-v for v in units]


@given(rows(integers(least=0), least=1), st.randoms(use_true_random=False))
def test_shuffled_rows_get_the_same_units_but_for_ties(weights, random):
    """Rows that a method finds equal may change places; what such rows get together does not change."""
    shuffled = random.sample(weights, len(weights))
    for arrays in KINDS:
        for method in METHODS[::2]:
            made = []
            for order in (weights, shuffled):
                shares = number(column(order, arrays=arrays), Fraction(1, 7))
                extra = [
                    u - w * 100 // 7 for u, w in zip(apportion(shares, UNIT, method=method).units, order, strict=True)
                ]
                made.append(
                    sorted((w if "weight" in method else w * 100 % 7, e) for w, e in zip(order, extra, strict=True))
                )
            assert made[0] == made[1]


def test_a_cut_off_among_many_equal_rows(monkeypatch):
    monkeypatch.setattr(selection, "SAMPLE", 16)
    check(Numbers([3] * 200, [(1, 1_000)], None), UNIT, [0] * 200, 1)


def test_equal_rows_are_served_in_row_order():
    for arrays in KINDS:
        thirds = Exact(column([1] * 6, arrays=arrays), Scale((5, 50), (6 * 100, 60 * 100), column([0, 1] * 3)))
        for method in METHODS[:3]:
            assert list(apportion(thirds, UNIT, method=method).units) == [1, 1, 1, 1, 1, 0]


def test_totals_beyond_any_word():
    for arrays in KINDS:
        shares = number(column([2**62, 2**62 - 1, 3], arrays=arrays), Fraction(2**70 + 1, 3))
        got = apportion(shares, UNIT, method="largest-remainder")
        assert (list(got.units), got.spare, got.last) == oracle(shares.fractions(), UNIT, "largest-remainder")


def test_a_hair_between_two_remainders():
    """Two remainders that agree in their first sixty bits are told apart, with one denominator and with two."""
    q = 2**89 - 1
    for arrays in KINDS:
        one = Exact(column([3, 4, 3], arrays=arrays), scaled([q // 3 + 1], [q]))
        two = Exact(column([3, 3, 3], arrays=arrays), scaled([q // 3 + 1, q // 3], [q, q - 1], column([0, 1, 0])))
        for shares in (one, two):
            for method in METHODS:
                got = apportion(shares, Fraction(7, 2), method=method)
                assert (list(got.units), got.spare, got.last) == oracle(shares.fractions(), Fraction(7, 2), method)


def test_nobody_and_one_number_for_all():
    for arrays in KINDS:
        none = column([], arrays=arrays)
        for method in METHODS:
            alone = apportion(number(none), UNIT, method=method)
            assert (list(alone.units), alone.spare, alone.last) == ([], 0, -1)
            teams = apportion(number(none), UNIT, method=method, link=none, count=2)
            assert (list(teams.units), list(teams.spare), list(teams.last)) == ([], [0, 0], [-1, -1])
    single = apportion(number(Fraction(5, 3)), UNIT, method="first")
    assert (list(single.units), single.spare, single.last) == ([166], 0, -1)


def test_an_unknown_method_is_refused():
    with pytest.raises(ValueError, match="no method 'fair'; there are largest-remainder, first"):
        apportion(number(column([1])), UNIT, method="fair")
