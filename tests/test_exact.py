from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import KINDS, factors, integers, links, numbers

from sharing.columns import ListColumn, Scale, column
from sharing.comparison import at_most, choose
from sharing.exact import Exact, at, floor, from_fractions, minus, negative, number, plus, reciprocal, scaled, times

SIZES = st.integers(2, 7)


def spread(a: Exact, size: int) -> list[Fraction]:
    return a.fractions() if a.rows is not None else a.fractions() * size


@st.composite
def operands(draw):
    """Two recipes of one size, now and then with a link in common."""
    size = draw(SIZES)
    left, right = draw(numbers(size, common=True)), draw(numbers(size, common=True))
    return size, left, right, draw(st.booleans())


def built(drawn, *, arrays):
    size, left, right, same = drawn
    shared = column(left.link, arrays=arrays) if same and left.link and right.link else None
    if shared is not None:
        right = right._replace(link=left.link)
    a, b = left.exact(arrays=arrays, link=shared), right.exact(arrays=arrays, link=shared)
    wide = max(len(a.fractions()), len(b.fractions()))
    assert left.fractions(wide if a.rows is None else size)[: len(spread(a, wide))] == spread(a, wide)
    return a, b, spread(a, wide), spread(b, wide)


@settings(max_examples=200)
@given(operands())
def test_arithmetic_row_by_row(drawn):
    for arrays in KINDS:
        a, b, x, y = built(drawn, arrays=arrays)
        assert spread(plus(a, b), 1) == [v + w for v, w in zip(x, y, strict=True)]
        assert spread(minus(a, b), 1) == [v - w for v, w in zip(x, y, strict=True)]
        assert spread(times(a, b), 1) == [v * w for v, w in zip(x, y, strict=True)]
        assert spread(negative(a), len(x)) == [-v for v in x]


@settings(max_examples=200)
@given(operands())
def test_comparing_and_choosing_row_by_row(drawn):
    for arrays in KINDS:
        a, b, x, y = built(drawn, arrays=arrays)
        wanted = [int(v <= w) for v, w in zip(x, y, strict=True)]
        mask = at_most(a, b)
        assert ([mask] if isinstance(mask, int) else list(mask)) == wanted
        assert spread(choose(mask, a, b), len(x)) == [min(v, w) for v, w in zip(x, y, strict=True)]


@settings(max_examples=200)
@given(SIZES.flatmap(lambda n: numbers(n, common=True)), factors(positive=True))
def test_inverting_and_rounding_down(made, unit):
    step = Fraction(*unit)
    for arrays in KINDS:
        a = made.exact(arrays=arrays)
        values = a.fractions()
        inverse, zero = reciprocal(a)
        assert inverse.fractions() == [1 / v if v else 0 for v in values]
        assert ([zero] if isinstance(zero, int) else list(zero)) == [int(v == 0) for v in values]
        assert floor(a, step).fractions() == [(v / step).__floor__() * step for v in values]


@given(SIZES.flatmap(lambda n: st.tuples(numbers(n, common=True), links(6, n))))
def test_looking_up(drawn):
    made, link = drawn
    for arrays in KINDS:
        along, a = column(link, arrays=arrays), made.exact(arrays=arrays)
        if a.rows is None:
            along *= 0
        found = at(a, along)
        wanted = [a.fraction(k) for k in along]
        assert found.fractions() == wanted
        inverse, zero = reciprocal(found)
        assert inverse.fractions() == [1 / v if v else 0 for v in wanted]
        assert ([zero] * 6 if isinstance(zero, int) else list(zero)) == [int(v == 0) for v in wanted]


@given(st.lists(st.builds(Fraction, integers(), integers(least=1)), max_size=5))
def test_fractions_come_back(values):
    for arrays in KINDS:
        made = from_fractions(values, column([], arrays=arrays))
        assert made.fractions() == values
        assert made.rows == len(values)
    assert from_fractions(values).fractions() == values


def test_numbers_of_the_company():
    assert number(Fraction(5, 2)).rows is None
    assert number(3, Fraction(1, 100)).fractions() == [Fraction(3, 100)]
    same = Exact(7, Scale((1, 2), (1, 1), ListColumn([0, 1, 1])))
    assert (list(same.integers()), same.fractions()) == ([7, 7, 7], [7, 14, 14])
    assert list(Exact(7, Scale((1, 2), (1, 1))).integers()) == [7, 7]
    assert list(number(7).integers()) == []


def test_scales_are_in_lowest_terms_with_positive_denominators():
    assert scaled([2, 3], [-4, 9]) == Scale((-1, 1), (2, 3), None)


def test_one_row_of_its_own_denominator_keeps_its_row():
    for arrays in KINDS:
        inverse, zero = reciprocal(number(column([4], arrays=arrays)))
        assert (inverse.rows, inverse.fractions(), list(zero)) == (1, [Fraction(1, 4)], [0])


def test_pieces_too_wide_for_one_scale_keep_each_their_own():
    near, far = 2**61 - 1, 2**59 - 55
    for arrays in KINDS:
        mask = column([1, 0, 1], arrays=arrays)
        a = number(column([1, 2, 3], arrays=arrays), Fraction(1, near))
        b = number(column([4, 5, 6], arrays=arrays), Fraction(1, far))
        picked = choose(mask, a, b)
        assert picked.fractions() == [Fraction(1, near), Fraction(5, far), Fraction(3, near)]
        assert choose(mask, picked, a).fractions() == [Fraction(1, near), Fraction(2, near), Fraction(3, near)]
