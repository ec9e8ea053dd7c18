from __future__ import annotations

import sys

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.strategies import KINDS, Numbers, factors, integers, links, numbers, rows

from sharing.columns import ListColumn, Scale, arrays_wanted, column, wide
from sharing.columns.arrays import ArrayColumn

SIZES = st.integers(0, 9)


def pairs(size: int) -> st.SearchStrategy[tuple[list[int], list[int]]]:
    return st.tuples(rows(integers(), size), rows(integers(), size))


both = SIZES.flatmap(pairs)


def agree(work, *columns):
    """Check that lists and arrays give the same integers, and give them back."""
    listed, arrayed = (work(*(column(c, arrays=arrays) for c in columns)) for arrays in KINDS)
    assert isinstance(listed, ListColumn)
    assert isinstance(arrayed, ArrayColumn)
    assert list(listed) == list(arrayed)
    assert all(abs(v) <= arrayed.bound() for v in listed)
    return list(listed)


@given(both, integers())
@example(([-(2**63), 2**63 - 1], [2**63, 1]), 2**63)
@example(([-(2**63)], [-1]), -(2**63))
def test_arithmetic_is_exact_whatever_the_size(two, number):
    a, b = two
    assert agree(lambda x, y: x + y, a, b) == [v + w for v, w in zip(a, b, strict=True)]
    assert agree(lambda x, y: x - y, a, b) == [v - w for v, w in zip(a, b, strict=True)]
    assert agree(lambda x, y: x * y, a, b) == [v * w for v, w in zip(a, b, strict=True)]
    assert agree(lambda x: x + number, a) == [v + number for v in a]
    assert agree(lambda x: x - number, a) == [v - number for v in a]
    assert agree(lambda x: x * number, a) == [v * number for v in a]
    assert agree(lambda x: -x, a) == [-v for v in a]
    divisors = [abs(v) + 1 for v in b]
    assert agree(lambda x, y: x.floor_divide(y), a, divisors) == [v // w for v, w in zip(a, divisors, strict=True)]
    assert agree(lambda x: x.floor_divide(abs(number) + 1), a) == [v // (abs(number) + 1) for v in a]


@given(both, integers())
@example(([2**63 - 1, -(2**63)], [2**64, 0]), 2**63)
def test_comparing_and_choosing(two, number):
    a, b = two
    assert agree(lambda x, y: x.at_most(y), a, b) == [v <= w for v, w in zip(a, b, strict=True)]
    assert agree(lambda x, y: x.at_least(y), a, b) == [v >= w for v, w in zip(a, b, strict=True)]
    assert agree(lambda x, y: x.equal(y), a, b) == [v == w for v, w in zip(a, b, strict=True)]
    assert agree(lambda x: x.at_most(number), a) == [v <= number for v in a]
    assert agree(lambda x: x.at_least(number), a) == [v >= number for v in a]
    assert agree(lambda x: x.equal(number), a) == [v == number for v in a]
    assert agree(lambda x, y: x.larger(y), a, b) == [max(v, w) for v, w in zip(a, b, strict=True)]
    assert agree(lambda x: x.larger(number), a) == [max(v, number) for v in a]
    assert agree(lambda x, y: x.at_most(y).choose(x, y), a, b) == [min(v, w) for v, w in zip(a, b, strict=True)]
    assert agree(lambda x: x.at_least(0).choose(number, 7), a) == [number if v >= 0 else 7 for v in a]


@given(SIZES.flatmap(lambda n: st.tuples(pairs(n), links(n, 3))))
def test_groups(drawn):
    (a, b), link = drawn
    groups = [[v for v, k in zip(a, link, strict=True) if k == g] for g in range(3)]
    assert agree(lambda x, k: x.totals(k, 3), a, link) == [sum(g) for g in groups]
    assert agree(lambda x, k: x.largests(k, 3, 2**65), a, link) == [max(g, default=2**65) for g in groups]
    assert agree(lambda x, k: x.take(k), [*a, 1, 2, 3], link) == [[*a, 1, 2, 3][k] for k in link]
    order = sorted(range(len(a)), key=lambda i: (b[i], i))
    stood = [sum(a[j] for j in order[: order.index(i)] if link[j] == link[i]) for i in range(len(a))]
    assert agree(lambda x, y, k: x.before([y], k), a, b, link) == stood
    by_two = sorted(range(len(a)), key=lambda i: (link[i], b[i], i))
    assert agree(lambda x, y, k: x.before([k, y], None), a, b, link) == [
        sum(a[j] for j in by_two[: by_two.index(i)]) for i in range(len(a))
    ]
    assert agree(lambda x: x.before([], None), a) == [sum(a[:i]) for i in range(len(a))]


@given(rows(integers(), least=1), rows(integers(), most=4))
def test_whole_columns(a, bounds):
    for arrays in KINDS:
        made = column(a, arrays=arrays)
        assert (made.total(), made.total(), made.largest(), len(made)) == (sum(a), sum(a), max(a), len(a))
        assert (made[0], type(made[-1]), repr(made)) == (a[0], int, f"{type(made).__name__}({a})")
        assert made.bound() == max(map(abs, a))
        assert list(made.like([1, 2**80])) == [1, 2**80]
    rising = sorted(bounds)
    assert agree(lambda x: x.locate(rising, strict=False), a) == [sum(b <= v for b in rising) for v in a]
    assert agree(lambda x: x.locate(rising, strict=True), a) == [sum(b < v for b in rising) for v in a]
    assert agree(lambda x: x.ranks(), a) == [sorted(set(a)).index(v) for v in a]


def test_columns_without_rows():
    for arrays in KINDS:
        empty = column([], arrays=arrays)
        assert (empty.total(), empty.bound(), list(empty.before([empty], empty))) == (0, 0, [])
        with pytest.raises(ValueError, match=r"empty|zero-size"):
            empty.largest()


@given(SIZES.flatmap(numbers))
def test_scaled_floor(made: Numbers):
    size = len(made.values) if isinstance(made.values, list) else 3
    values = made.values if isinstance(made.values, list) else [made.values] * size
    wanted = [f.__floor__() for f in made._replace(values=values).fractions(size)]
    for arrays in KINDS:
        assert list(column(values, arrays=arrays).scaled_floor(made.scale(arrays=arrays))) == wanted


@given(
    st.lists(st.tuples(st.integers(-1, 1), st.integers(0, 2**30)), min_size=1, max_size=9),
    st.sampled_from([3, 2**31 - 1, 2**61 - 1, 2**89 - 1]),
    st.sampled_from([1, 5, 2**62 + 1]),
)
def test_quotients_within_a_hair_of_a_whole_number_have_the_right_floor(nearby, q, p):
    """`n p / q` misses the whole number k by d / q: no float can see on which side it lies."""
    values = [(k * q + d) * pow(p, -1, q) % q for d, k in nearby]
    offsets = [v * p // q for v in values]
    got = column(values, arrays=True).scaled_floor(Scale((p,), (q,)))
    assert list(got) == offsets
    along = Scale((p, 1), (q, 1), column([0] * len(values), arrays=True))
    assert list(column(values, arrays=True).scaled_floor(along)) == offsets


@given(SIZES.flatmap(lambda n: st.tuples(numbers(n), numbers(n), st.booleans())))
def test_scaled_at_most(drawn):
    left, right, same = drawn
    size = next((len(x.values) for x in (left, right) if isinstance(x.values, list)), 2)
    left = left if isinstance(left.values, list) else left._replace(values=[left.values] * size)
    right = left if same else right
    wanted = [int(x <= y) for x, y in zip(left.fractions(size), right.fractions(size), strict=True)]
    for arrays in KINDS:
        a = column(left.values, arrays=arrays)
        b = right.values if isinstance(right.values, int) else column(right.values, arrays=arrays)
        assert list(a.scaled_at_most(left.scale(arrays=arrays), b, right.scale(arrays=arrays))) == wanted


@given(st.integers(1, 2**40), factors(positive=True), factors(positive=True))
def test_scaled_at_most_tells_neighbours_apart(n, first, second):
    (p, q), (r, s) = first, second
    middle = n * p * s // (r * q)
    for m in (middle - 1, middle, middle + 1):
        got = column([n], arrays=True).scaled_at_most(Scale((p,), (q,)), m, Scale((r,), (s,)))
        assert list(got) == [int(n * p * s <= m * r * q)]


@pytest.mark.parametrize("sign", [1, -1])
def test_numbers_no_float_can_hold_are_still_compared(sign):
    value = sign * 2**1100
    tiny = Scale((1,), (2**1200,))
    a = column([value, 1, 0], arrays=True)
    assert list(a.scaled_at_most(tiny, 1, tiny)) == [int(v <= 1) for v in (value, 1, 0)]
    assert list(a.scaled_floor(tiny)) == [v // 2**1200 for v in (value, 1, 0)]
    assert list(column([5, 3], arrays=True).scaled_floor(Scale((2**1100,), (1,)))) == [5 * 2**1100, 3 * 2**1100]


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_a_quotient_that_even_a_wide_residual_cannot_decide(off):
    q = 2**130 - 1
    assert list(column([1, 2], arrays=True).scaled_floor(Scale((3 * q + off,), (q,)))) == [3 - (off < 0), 6 - (off < 0)]


def test_long_columns_are_worked_in_pieces(monkeypatch):
    monkeypatch.setattr(wide, "CHUNK", 4)
    values = [2**62 - i for i in range(11)]
    assert column(values, arrays=True).total() == sum(values)
    scale = Scale((1,), (2**40,))
    assert list(column(values, arrays=True).scaled_floor(scale)) == [v // 2**40 for v in values]


@pytest.mark.parametrize("bits", [10, 50, 60, 61, 62, 63, 70])
def test_totals_of_groups_whatever_the_bits(bits):
    values, link = [2**bits - i for i in range(6)], [0, 1, 0, 1, 0, 1]
    agree(lambda x, k: x.totals(k, 3), values, link)


def test_a_column_takes_integers_only():
    for values in ([1.5], np.array([1.5])):
        for arrays in KINDS:
            with pytest.raises(TypeError):
                column(values, arrays=arrays)
    assert list(column(np.array([2**63], dtype=np.uint64), arrays=True)) == [2**63]
    assert list(column(np.array([1, 2], dtype=np.int16), arrays=True)) == [1, 2]
    assert list(column(np.array([2**70], dtype=object), arrays=True)) == [2**70]
    assert column(np.array([3, 4]), arrays=False)[1] == 4
    assert list(ArrayColumn.of(ListColumn([1, 2]))) == [1, 2]


def test_arrays_are_for_many_rows(monkeypatch):
    assert arrays_wanted(1_000)
    assert isinstance(column(range(1_000)), ArrayColumn)
    assert isinstance(column(range(999)), ListColumn)
    monkeypatch.delitem(sys.modules, "numpy")
    assert not arrays_wanted(99_999)
    monkeypatch.setitem(sys.modules, "numpy", None)
    assert not isinstance(column(iter(range(5))), ArrayColumn)


def test_without_numpy_lists_serve_any_number_of_rows(monkeypatch):
    hidden = {name: module for name, module in sys.modules.items() if name != "numpy"}
    monkeypatch.setattr(sys, "modules", hidden)
    monkeypatch.setattr("builtins.__import__", _no_numpy(__import__))
    assert not arrays_wanted(100_000)


def test_with_numpy_at_hand_many_rows_import_it(monkeypatch):
    hidden = {name: module for name, module in sys.modules.items() if name != "numpy"}
    monkeypatch.setattr(sys, "modules", hidden)
    monkeypatch.setattr("builtins.__import__", lambda *_, **__: np)
    assert arrays_wanted(100_000)


def _no_numpy(real):
    def without(name, *args, **kwargs):
        if name == "numpy":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    return without
