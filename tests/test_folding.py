from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import KINDS, links, numbers

from sharing.columns import ListColumn, column
from sharing.exact import Exact, number, scaled
from sharing.folding import locate, most, mosts, running, total, totals

SIZES = st.integers(2, 8)


def columns(size):
    return numbers(size).filter(lambda made: isinstance(made.values, list))


@st.composite
def grouped(draw):
    """Draw a recipe, a key, and two links to three groups: its own where it has one, and another."""
    size = draw(SIZES)
    made = draw(columns(size))
    return made, draw(columns(size)), draw(links(size, 3))


@settings(max_examples=200)
@given(grouped())
def test_folding(drawn):
    made, _, other = drawn
    values = made.fractions(len(made.values))
    for arrays in KINDS:
        own = None if made.link is None else column(made.link, arrays=arrays)
        a = made.exact(arrays=arrays, link=own)
        assert total(a).fraction() == sum(values)
        assert most(a).fraction() == max(values)
        for link in (column(other, arrays=arrays), *([own] if own is not None else [])):
            groups = [[v for v, k in zip(values, link, strict=True) if k == g] for g in range(3)]
            assert totals(a, link, 3).fractions() == [sum(g, Fraction(0)) for g in groups]
            largest, empty = mosts(a, link, 3)
            assert largest.fractions() == [max(g, default=Fraction(0)) for g in groups]
            assert list(empty) == [int(not g) for g in groups]


@settings(max_examples=200)
@given(grouped())
def test_what_stands_before(drawn):
    made, key, link = drawn
    values, keys = (m.fractions(len(m.values)) for m in (made, key))
    order = sorted(range(len(values)), key=lambda i: (keys[i], i))
    for arrays in KINDS:
        a, k, groups = made.exact(arrays=arrays), key.exact(arrays=arrays), column(link, arrays=arrays)
        for g in (groups, None):
            wanted = [
                sum((values[j] for j in order[: order.index(i)] if g is None or link[j] == link[i]), Fraction(0))
                for i in range(len(values))
            ]
            assert running(a, [k], g).fractions() == wanted


@settings(max_examples=200)
@given(SIZES.flatmap(numbers), st.data())
def test_locating(made, data):
    values = made.exact(arrays=False).fractions()
    bounds = sorted({*data.draw(st.lists(st.sampled_from([*values, Fraction(0)]), min_size=1, max_size=3))})
    for arrays in KINDS:
        for upper in KINDS:
            row, before = locate(made.exact(arrays=arrays), bounds, upper=upper)
            counts = [sum(b < v if upper else b <= v for b in bounds) for v in values]
            assert ([row] if isinstance(row, int) else list(row)) == [max(0, c - 1) for c in counts]
            assert ([before] if isinstance(before, int) else list(before)) == [int(v < bounds[0]) for v in values]


def test_nothing_adds_up_to_nothing():
    for arrays in KINDS:
        none = column([], arrays=arrays)
        assert total(number(none)).fraction() == 0
        assert totals(Exact(none, scaled([1, 1], [2, 3], none)), none, 2).fractions() == [0, 0]
        assert total(Exact(none, scaled([], [], None))).fraction() == 0
        with pytest.raises(ValueError, match=r"empty|zero-size"):
            most(number(none))


def test_many_groups_of_many_factors_stay_small():
    """Two thousand groups by four thousand factors are eight million cells, of which four thousand are filled."""
    rows = range(4_000)
    for arrays in KINDS:
        link, own = column([i // 2 for i in rows], arrays=arrays), column(list(rows), arrays=arrays)
        a = Exact(column([6] * 4_000, arrays=arrays), scaled([1] * 4_000, [i % 2 + 2 for i in rows], own))
        assert set(totals(a, link, 2_000).fractions()) == {Fraction(5)}


def test_a_factor_a_group_stays_a_factor_a_group():
    link = ListColumn([0, 1, 1])
    sums = totals(Exact(ListColumn([1, 2, 3]), scaled([1, 1], [7, 11], link)), link, 2)
    assert (list(sums.integers()), sums.scale.q) == ([1, 5], (7, 11))
