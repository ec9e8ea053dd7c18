from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import KINDS, Numbers, factors, links, moderate, numbers, rows

from sharing import leveling, refusals
from sharing.columns import column, levels, limits
from sharing.columns.breakpoints import Row, least_level
from sharing.exact import Exact, from_fractions, number, scaled
from sharing.leveling import Level, proves, solve


def awarded(level, people):
    """Read the definition: what the rows with points get together at a level."""
    got = Fraction(0)
    for points, low, high in people:
        if points > 0:
            award = points * level if high is None else min(high, points * level)
            got += award if low is None else max(low, award)
    return got


def oracle(amount, people):
    """Walk over every breakpoint and interpolate; shares no code with the library."""
    if any(points < 0 for points, _, _ in people):
        return 0, refusals.NEGATIVE_POINTS
    if amount < 0:
        return 0, refusals.NEGATIVE_AMOUNT
    people = [row for row in people if row[0]]
    if not people:
        return 0, refusals.NOBODY if amount else 0
    if any(None not in (low, high) and low > high for _, low, high in people):
        return 0, refusals.LOW_ABOVE_HIGH
    if awarded(Fraction(0), people) > amount:
        return 0, refusals.FLOORS_EXCEED
    breaks = sorted({Fraction(0)} | {x / p for p, *limits in people for x in limits if x is not None and x > 0})
    breaks += [breaks[-1] + 1]
    sums = [awarded(b, people) for b in breaks]
    for k, (level, held) in enumerate(zip(breaks, sums, strict=True)):
        if held >= amount:
            share = (amount - sums[k - 1]) / (held - sums[k - 1]) if k else 1
            return level if held == amount else breaks[k - 1] + share * (level - breaks[k - 1]), 0
    slope = sums[-1] - sums[-2]
    return (breaks[-2] + (amount - sums[-2]) / slope if slope else breaks[sums.index(sums[-1])]), 0


@st.composite
def people(draw, size):
    """Points and limits, at odds now and then; and amounts that lie on a breakpoint as often as between two."""
    amounts = st.one_of(st.integers(0, 6), st.integers(-2, 2**20), moderate(most=2**50))
    pay = st.builds(Numbers, rows(moderate(), size), st.tuples(factors(positive=True)).map(list), st.none())
    points = draw(st.one_of(pay, pay, numbers(size, elements=st.integers(-1, 5), positive=True)))
    unit = [draw(st.sampled_from([(1, 1), (1, 100), (3, 7), (1, 2**70)]))]
    low, high = (
        draw(
            st.one_of(
                st.none(),
                st.builds(Numbers, st.one_of(rows(amounts, size), amounts), st.just(unit), st.none()),
                numbers(size, elements=amounts, positive=True),
            )
        )
        for _ in range(2)
    )
    if low is not None and high is not None and draw(st.booleans()):
        values = (low.fractions(size), high.fractions(size))
        low, high = (
            Numbers([x.numerator for x in v], [(1, x.denominator) for x in v], None)
            for v in ([min(p) for p in zip(*values, strict=True)], [max(p) for p in zip(*values, strict=True)])
        )
    given_to = list(zip(*([None] * size if x is None else x.fractions(size) for x in (points, low, high)), strict=True))
    levels = [Fraction(0), Fraction(draw(st.integers(0, 99)), 7)]
    levels += [x / row[0] for row in given_to for x in row[1:] if x is not None and row[0]]
    amount = st.one_of(
        st.sampled_from(levels).map(lambda v: awarded(v, given_to)), st.builds(Fraction, amounts, st.integers(1, 9))
    )
    return (points, low, high), given_to, draw(amount), draw(amount), draw(links(size, 2))


def built(recipes, *, arrays):
    return [None if recipe is None else recipe.exact(arrays=arrays) for recipe in recipes]


@settings(max_examples=250)
@given(st.integers(1, 7).flatmap(people))
def test_the_level_is_found_and_proved(drawn):
    recipes, given_to, amount, _, _ = drawn
    wanted = oracle(amount, given_to)
    for arrays in KINDS:
        parts = built(recipes, arrays=arrays)
        found = solve(number(amount), *parts)
        assert (found.value.fraction(), found.refusal) == wanted
        assert proves(found, number(amount), *parts)
        if found.refusal == 0 and any(points for points, _, _ in given_to):
            for wrong in (wanted[0] + 1, wanted[0] * 2 / 3 - Fraction(1, 10**9)):
                assert not proves(Level(number(Fraction(wrong)), 0), number(amount), *parts)


@settings(max_examples=150)
@given(st.integers(1, 8).flatmap(people), st.booleans())
def test_a_level_a_group(drawn, large):
    recipes, given_to, first, second, link = drawn
    groups = [[row for row, k in zip(given_to, link, strict=True) if k == g] for g in range(2)]
    wanted = [oracle(a, g) for a, g in zip((first, second), groups, strict=True)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(leveling, "FEW", 1 if large else 1_000)
        for arrays in KINDS:
            parts, along = built(recipes, arrays=arrays), column(link, arrays=arrays)
            amounts = from_fractions([first, second], along)
            found = solve(amounts, *parts, link=along, count=2)
            assert list(zip(found.value.fractions(), found.refusal, strict=True)) == wanted
            assert proves(found, amounts, *parts, link=along)


@pytest.mark.parametrize(
    ("amount", "points", "low", "high", "refusal"),
    [
        (1, [1, -1], None, None, refusals.NEGATIVE_POINTS),
        (-1, [1, 1], None, None, refusals.NEGATIVE_AMOUNT),
        (1, [0, 0], None, None, refusals.NOBODY),
        (0, [0, 0], 5, None, 0),
        (9, [1, 0], 3, 2, refusals.LOW_ABOVE_HIGH),
        (9, [0, 1], [3, 1], [2, 2], 0),
        (3, [1, 1], 2, None, refusals.FLOORS_EXCEED),
        (2, [1, 0], 2, None, 0),
    ],
)
def test_refusals(amount, points, low, high, refusal):
    for arrays in KINDS:
        parts = [
            None if v is None else number(v if isinstance(v, int) else column(v, arrays=arrays))
            for v in (points, low, high)
        ]
        found = solve(number(amount), *parts)
        assert found.refusal == refusal
        assert proves(found, number(amount), *parts)


def test_one_amount_for_every_group():
    link = column([0, 1, 1])
    found = solve(number(6), number(column([1, 1, 2])), None, None, link=link, count=2)
    assert found.value.fractions() == [6, 2]
    assert proves(found, number(6), number(column([1, 1, 2])), None, None, link=link)
    assert not proves(Level(from_fractions([Fraction(6), Fraction(3)]), found.refusal), number(6),
                      number(column([1, 1, 2])), None, None, link=link)  # fmt: skip


def test_points_of_the_company_count_for_every_row():
    caps = number(column([1, 5, 9]))
    for link in (None, column([0, 0, 0])):
        found = solve(number(10), number(2), None, caps, link=link)
        assert found.value.fractions() == [Fraction(9, 4)]
        assert proves(found, number(10), number(2), None, caps, link=link)


def test_freezing_caps_and_floors_in_one_round_would_be_wrong():
    """Shares by points are 1, 4 and 10 of 15; freezing both who is below a floor and who is above a cap leaves -1."""
    points, low, high = column([1, 4, 10]), number(column([4, 4, 4])), number(8)
    found = solve(number(15), number(points), low, high)
    assert (found.value.fraction(), found.refusal) == (Fraction(7, 10), 0)


def many(size, **changes):
    values = {"points": [i * 7919 % 1009 + 1 for i in range(size)], "low": 150, "high": 700, **changes}
    return [None if v is None else number(v if isinstance(v, int) else column(v, arrays=True)) for v in values.values()]


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(limits, "CHUNK", 32)
    monkeypatch.setattr(levels, "SAMPLE", 16)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"low": None},
        {"high": None},
        {"low": None, "high": None},
        {"low": [i % 200 for i in range(120)], "high": [300 + i % 500 for i in range(120)]},
        {"points": [1] * 120},
        {"points": [i % 3 for i in range(120)]},
        {"points": [1 if i % 9 else 10**6 for i in range(120)]},
        {"points": [10**6 if i % 9 else 1 for i in range(120)], "high": 10**9},
        {"points": [2**62 - i for i in range(120)]},
        {"low": [i - 41 for i in range(120)], "high": [i - 40 for i in range(120)]},
        {"low": [2**62 + i for i in range(120)], "high": [2**63 - 1 - i for i in range(120)]},
    ],
)
@pytest.mark.parametrize("part", [0, 1, 30, 60, 99, 100, 101])
def test_long_columns_sampled_in_pieces(small, changes, part):
    points, low, high = many(120, **changes)
    given_to = list(zip(*([None] * 120 if x is None else spread(x) for x in (points, low, high)), strict=True))
    least, most = (awarded(Fraction(v), given_to) for v in (0, 10**20))
    amount = max(Fraction(0), least + (min(most, least + 120 * 10**3) - least) * part / 100)
    found = solve(number(amount), points, low, high)
    wanted = oracle(amount, [row for row in given_to if row[0]])
    assert (found.value.fraction(), found.refusal) == wanted
    assert proves(found, number(amount), points, low, high)


def spread(x):
    return x.fractions() * (1 if x.rows else 120)


def test_floats_that_mislead_leave_the_answer_to_the_exact_walk(monkeypatch):
    """Whatever the floats point at, the integers decide: here they point nowhere."""
    monkeypatch.setattr(limits.Limited, "located", lambda *_: float("nan"))
    found = solve(number(100), *many(3, points=[1, 2, 7], low=None, high=50))
    assert found.value.fraction() == Fraction(50, 3)


def test_an_amount_no_float_can_hold():
    huge = 10**400
    for arrays in KINDS:
        points = number(column([1, 2], arrays=arrays))
        for unit in (1, huge, Fraction(1, huge)):
            high = number(2, huge * unit)
            found = solve(number(Fraction(3 * huge * unit)), points, None, high)
            assert found.value.fraction() == huge * unit
            assert proves(found, number(Fraction(3 * huge * unit)), points, None, high)


def test_points_and_limits_that_arrays_cannot_hold_are_solved_in_lists():
    points = Exact(column([1, 2], arrays=True), scaled([1, 3], [7, 11], column([0, 1], arrays=True)))
    for high in (number(10**30), number(column([10**30, 2], arrays=True))):
        found = solve(number(5), points, None, high)
        assert proves(found, number(5), points, None, high)


def test_the_walk_starts_beside_what_is_fixed_and_free():
    assert least_level([], 10, fixed=4, free=3) == 2
    assert least_level([Row(1, None, 1, times=3)], 10, fixed=4) == 1
    assert least_level([Row(1, 5, 3)], 3) == 0
