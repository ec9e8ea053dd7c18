"""Exact numbers of every form beside plain fractions: many small examples from one seed, and forms written out."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from tests.strategies import KINDS, Numbers

from sharing.columns import ListColumn, Scale, column
from sharing.columns.arrays import ArrayColumn
from sharing.comparison import at_most, choose
from sharing.exact import (
    NARROW,
    ONE,
    Exact,
    at,
    common,
    floor,
    from_fractions,
    minus,
    negative,
    number,
    plus,
    reciprocal,
    scaled,
    times,
)

EXAMPLES = 90
both = pytest.mark.parametrize("arrays", KINDS)


def sampled(random: Random, size: int) -> Numbers:
    """A recipe for numbers of one factor, a few along a link, one a row, or of the company; some of them zero."""
    bits, form = random.choice([2, 20, 60]), random.choice(["one", "one", "few", "few", "each", "company"])
    count = {"few": 3, "each": size}.get(form, 1)
    sizes = [(2 ** random.choice([2, 10, 60]), 2 ** random.choice([2, 10, 60])) for _ in range(count)]
    factors = [(random.choice([-1, 0, 1, 1, 1]) * random.randint(1, p), random.randint(1, q)) for p, q in sizes]
    if form == "company" or random.random() < 0.15:
        values = random.randint(-9, 9)
    else:
        values = [random.randint(-(2**bits), 2**bits) for _ in range(size)]
    return Numbers(values, factors, [random.randrange(3) for _ in range(size)] if form == "few" else None)


def pairs(seed: int, *, arrays: bool):
    """Two numbers with their values read without the library; now and then both have one link."""
    random = Random(seed)  # noqa: S311  (a sample in a test)
    for _ in range(EXAMPLES):
        size = random.randint(2, 6)
        left, right = sampled(random, size), sampled(random, size)
        along = None
        if left.link and right.link and random.random() < 0.5:
            right, along = right._replace(link=left.link), column(left.link, arrays=arrays)
        a, b = (made.exact(arrays=arrays, link=along if made.link else None) for made in (left, right))
        wide = 1 if a.rows is None and b.rows is None else size
        yield a, b, left.fractions(wide), right.fractions(wide)


def read(found: Exact, size: int) -> list[Fraction]:
    return found.fractions() * size if found.rows is None else found.fractions()


def mask_of(found, size: int) -> list[int]:
    return [found] * size if isinstance(found, int) else list(found)


@both
def test_adding_subtracting_and_multiplying(arrays):
    for a, b, x, y in pairs(1, arrays=arrays):
        assert read(plus(a, b), len(x)) == [v + w for v, w in zip(x, y, strict=True)]
        assert read(minus(a, b), len(x)) == [v - w for v, w in zip(x, y, strict=True)]
        assert read(times(a, b), len(x)) == [v * w for v, w in zip(x, y, strict=True)]
        assert read(negative(a), len(x)) == [-v for v in x]


@both
def test_comparing_and_choosing(arrays):
    for a, b, x, y in pairs(2, arrays=arrays):
        mask = at_most(a, b)
        assert mask_of(mask, len(x)) == [int(v <= w) for v, w in zip(x, y, strict=True)]
        assert mask_of(at_most(a, a), len(x)) == [1] * len(x)
        assert read(choose(mask, a, b), len(x)) == [min(v, w) for v, w in zip(x, y, strict=True)]


@both
def test_comparing_with_a_number_of_the_company_on_either_side(arrays):
    random = Random(3)  # noqa: S311  (a sample in a test)
    for a, _, x, _ in pairs(3, arrays=arrays):
        limit = random.choice([*x, Fraction(0), x[0] + Fraction(1, 3)])
        assert mask_of(at_most(a, number(limit)), len(x)) == [int(v <= limit) for v in x]
        assert mask_of(at_most(number(limit), a), len(x)) == [int(limit <= v) for v in x]


@both
def test_inverting_and_rounding_down(arrays):
    random = Random(4)  # noqa: S311  (a sample in a test)
    for a, _, x, _ in pairs(4, arrays=arrays):
        unit = Fraction(random.randint(1, 9), random.randint(1, 9))
        inverse, zero = reciprocal(a)
        assert read(inverse, len(x)) == [1 / v if v else 0 for v in x]
        assert mask_of(zero, len(x)) == [int(v == 0) for v in x]
        assert read(floor(a, unit), len(x)) == [(v / unit).__floor__() * unit for v in x]


@both
def test_looking_up_and_what_is_found_can_be_used_further(arrays):
    random = Random(5)  # noqa: S311  (a sample in a test)
    for a, _, x, _ in pairs(5, arrays=arrays):
        if a.rows is None:
            continue
        link = column([random.randrange(len(x)) for _ in range(random.randint(1, 7))], arrays=arrays)
        found, wanted = at(a, link), [x[k] for k in link]
        assert (found.rows, found.fractions(), found.source) == (len(link), wanted, (a, link))
        inverse, zero = reciprocal(found)
        assert inverse.fractions() == [1 / v if v else 0 for v in wanted]
        assert mask_of(zero, len(link)) == [int(v == 0) for v in wanted]
        again = column([random.randrange(len(link)) for _ in range(3)], arrays=arrays)
        assert at(found, again).fractions() == [wanted[k] for k in again]
        assert plus(found, found).fractions() == [2 * v for v in wanted]
        assert floor(found, Fraction(3, 7)).fractions() == [(v * 7 / 3).__floor__() * Fraction(3, 7) for v in wanted]


@both
def test_a_number_of_the_company_is_found_in_every_row(arrays):
    """It stays one integer and one factor, and remembers where it came from."""
    link = column([0, 0, 0], arrays=arrays)
    for value in (Fraction(5, 2), Fraction(-3), Fraction(0)):
        a = number(value)
        found = at(a, link)
        assert (found.rows, found.fractions(), found.source) == (3, [value] * 3, (a, link))
        assert (type(found.n), found.scale) == (type(link), Scale((1,), (value.denominator,)))
        inverse, zero = reciprocal(found)
        assert inverse.fractions() == [1 / value if value else 0] * 3
        assert zero == int(value == 0)
    elsewhere = at(number(7), column([2, 1], arrays=arrays))
    assert list(elsewhere.n) == [7, 7]


@both
def test_one_integer_with_a_factor_for_each_row(arrays):
    """Three is the integer in every row; the rows differ by their factors, their own or their group's."""
    link = column([2, 0, 1, 0], arrays=arrays)
    own, grouped = Exact(3, Scale((2, 0, -5), (1, 1, 4))), Exact(3, Scale((2, 0, -5), (1, 1, 4), link))
    for a, x in ((own, [6, 0, Fraction(-15, 4)]), (grouped, [Fraction(-15, 4), 6, 0, 6])):
        assert (a.rows, a.fractions(), list(a.integers())) == (len(x), x, [3] * len(x))
        inverse, zero = reciprocal(a)
        assert (inverse.fractions(), list(zero)) == ([1 / Fraction(v) if v else 0 for v in x], [int(v == 0) for v in x])
        assert floor(a, Fraction(1, 2)).fractions() == [(2 * v).__floor__() * Fraction(1, 2) for v in map(Fraction, x)]
        assert times(a, a).fractions() == [v * v for v in x]
        assert times(a, number(Fraction(2))).fractions() == [v * 2 for v in x]
        assert plus(a, a).fractions() == [v * 2 for v in x]
        assert list(at_most(a, a)) == [1] * len(x)
        assert list(at_most(a, number(0))) == [int(v <= 0) for v in x]
        assert list(at_most(number(0), a)) == [int(v >= 0) for v in x]
        assert at(a, column([1, 2], arrays=arrays)).fractions() == x[1:3]
    assert [type(made) for made in (grouped.integers(), reciprocal(grouped)[1], floor(grouped, Fraction(1)).n)] == [
        type(link)
    ] * 3


def test_a_number_of_the_company_is_one_row_of_fractions_and_none_of_integers():
    five = number(Fraction(5, 2))
    assert (five.rows, five.fraction(), five.fractions(), list(five.integers())) == (
        None,
        Fraction(5, 2),
        [Fraction(5, 2)],
        [],
    )
    assert (number(7).scale, number(7, Fraction(6, 4)).scale) == (ONE, Scale((3,), (2,)))
    assert Exact(1, Scale((1, 2), (1, 1))).fraction() == 1


def test_a_company_s_numbers_are_compared_without_a_column():
    third, half = number(Fraction(1, 3)), number(Fraction(1, 2))
    assert [at_most(a, b) for a, b in ((third, half), (half, third), (half, half))] == [1, 0, 1]
    assert choose(1, third, half) is third
    assert choose(0, third, half) is half


@both
def test_numbers_of_nothing_are_equal_whatever_their_integers(arrays):
    """A factor of zero makes every row zero: beside a column, a number of the company, and another zero."""
    nothing = Exact(column([3, -3, 1], arrays=arrays), Scale((0,), (1,)))
    assert list(at_most(nothing, Exact(column([-3, 3, 2], arrays=arrays), Scale((0,), (1,))))) == [1, 1, 1]
    for limit, below, above in ((-1, 0, 1), (0, 1, 1), (Fraction(1, 2), 1, 0), (1, 1, 0)):
        assert list(at_most(nothing, number(Fraction(limit)))) == [below] * 3
        assert list(at_most(number(Fraction(limit)), nothing)) == [above] * 3
    assert plus(nothing, nothing).fractions() == [0, 0, 0]


@both
def test_one_row_stays_a_row(arrays):
    for value in (4, 0):
        inverse, zero = reciprocal(number(column([value], arrays=arrays), Fraction(1, 3)))
        assert (inverse.rows, inverse.fractions(), list(zero)) == (
            1,
            [Fraction(3, 4) if value else 0],
            [int(value == 0)],
        )
    none, _ = reciprocal(number(column([], arrays=arrays)))
    assert (none.rows, none.fractions()) == (0, [])


@both
def test_fractions_share_a_denominator_while_it_is_below_62_bits(arrays):
    kind = ArrayColumn if arrays else ListColumn
    for values, n, p, q in [
        ([], [], (1,), (1,)),
        ([2, -3], [2, -3], (1,), (1,)),
        ([Fraction(1, 2), Fraction(1, 3)], [3, 2], (1,), (6,)),
        ([3, Fraction(5, NARROW // 2)], [3 * NARROW // 2, 5], (1,), (NARROW // 2,)),
        ([3, Fraction(5, NARROW)], [3, 5], (1, 1), (1, NARROW)),
        ([Fraction(2, NARROW - 1), Fraction(7, 9), Fraction(3)], [2, 7, 3], (1, 1, 1), (NARROW - 1, 9, 1)),
    ]:
        made = from_fractions([Fraction(v) for v in values], column([], arrays=arrays))
        assert (list(made.n), made.scale, type(made.n)) == (n, Scale(p, q), kind)


def test_fractions_come_back_one_by_one():
    random = Random(6)  # noqa: S311  (a sample in a test)
    for _ in range(EXAMPLES):
        size = random.choice([3, 40, 90])
        values = [Fraction(random.randint(-9, 9), random.randint(1, 2**size)) for _ in range(random.randint(0, 5))]
        assert from_fractions(values).fractions() == values


def test_scales_are_in_lowest_terms_and_one_factor_needs_no_link():
    link = ListColumn([0, 1, 1])
    assert scaled([2, -3, 0], [-4, -9, -7]) == Scale((-1, 1, 0), (2, 3, 1), None)
    assert scaled([6, 2], [4, 1], link).link is link
    assert scaled([6], [4], link) == Scale((3,), (2,), None)


def test_factors_of_different_number_are_a_mistake():
    two, three = Exact(1, Scale((1, 2), (1, 1))), Exact(1, Scale((1, 2, 3), (1, 1, 1)))
    for work in (lambda: scaled([1], [1, 2]), lambda: times(two, three), lambda: plus(two, three)):
        with pytest.raises(ValueError):
            work()


@both
def test_a_common_scale_takes_out_what_the_factors_share(arrays):
    a, b = number(column([1, 2], arrays=arrays), Fraction(4, 9)), number(column([3, 4], arrays=arrays), Fraction(2, 3))
    x, y, scale = common(a, b)
    assert (list(x), list(y), scale) == ([2, 4], [9, 12], Scale((2,), (9,)))
    x, y, scale = common(a, number(2, Fraction(4, 3)))
    assert (list(x), y, scale) == ([1, 2], 6, Scale((4,), (9,)))
    link = column([1, 0], arrays=arrays)
    one, two = (
        Exact(column([5, 7], arrays=arrays), Scale((4, 1), (9, 1), link)),
        Exact(column([1, 1], arrays=arrays), Scale((2, 1), (3, 2), link)),
    )
    x, y, scale = common(one, two)
    assert (list(x), list(y), scale) == ([10, 14], [1, 3], Scale((2, 1), (9, 2), link))


@both
def test_a_common_scale_keeps_the_kind_of_a_column(arrays):
    a = Exact(column([1, 2], arrays=arrays), Scale((1, 1), (2, 3)))
    found = plus(a, number(column([5, 7], arrays=arrays), Fraction(1, 6)))
    assert (type(found.n), found.fractions()) == (type(a.n), [Fraction(4, 3), Fraction(11, 6)])


@both
def test_rows_of_one_scale_are_chosen_as_they_stand(arrays):
    mask = column([1, 0], arrays=arrays)
    yes, no = (number(column(values, arrays=arrays), Fraction(1, 9)) for values in ([3, 4], [7, 8]))
    found = choose(mask, yes, no)
    assert (list(found.n), found.scale) == ([3, 8], Scale((1,), (9,)))


@pytest.mark.parametrize(
    ("yes", "no", "units", "fits"),
    [
        (3, NARROW - 1, (Fraction(1), Fraction(1, 2)), True),
        (3, NARROW, (Fraction(1), Fraction(1, 2)), False),
        (NARROW - 1, 3, (Fraction(1, 2), Fraction(1)), True),
        (NARROW, 3, (Fraction(1, 2), Fraction(1)), False),
        (NARROW // 3, 2, (Fraction(3), Fraction(1)), True),
        (NARROW // 3 + 1, 2, (Fraction(3), Fraction(1)), False),
        (2, NARROW // 3, (Fraction(1), Fraction(3)), True),
        (2, NARROW // 3 + 1, (Fraction(1), Fraction(3)), False),
        (-NARROW // 2, 1, (Fraction(-2), Fraction(1)), False),
        (1, -NARROW // 2, (Fraction(1), Fraction(-2)), False),
        (NARROW - 1, 1, (Fraction(6), Fraction(12)), True),
    ],
)  # fmt: skip
def test_arrays_are_brought_to_one_scale_only_within_62_bits(yes, no, units, fits):
    """What does not fit keeps its integers, and every row its own factor."""
    a, b = (number(column([1, n], arrays=True), unit) for n, unit in zip((yes, no), units, strict=True))
    found = choose(column([1, 0], arrays=True), a, b)
    assert found.fractions() == [units[0], no * units[1]]
    assert found.scale.single == fits
    if not fits:
        assert list(found.n) == [1, no]


def test_arrays_of_several_factors_keep_them_when_chosen():
    mask, link = column([1, 0, 1], arrays=True), column([1, 1, 0], arrays=True)
    many, one = (
        Exact(column([1, 2, 3], arrays=True), Scale((1, 1), (2, 3), link)),
        number(column([4, 5, 6], arrays=True), Fraction(1, 5)),
    )
    own = Exact(column([7, 8, 9], arrays=True), Scale((1, 1, 1), (7, 8, 9)))
    for yes, no, n, p in (
        (many, one, [1, 5, 3], 3),
        (one, many, [4, 2, 6], 3),
        (many, own, [1, 8, 3], 5),
        (one, own, [4, 8, 6], 4),
    ):
        found = choose(mask, yes, no)
        assert (list(found.n), len(found.scale.p), len(found.scale.q)) == (n, p, p)
        assert found.fractions() == [yes.fraction(0), no.fraction(1), yes.fraction(2)]
