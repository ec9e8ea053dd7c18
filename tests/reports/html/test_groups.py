"""Small groups stay hidden, also from somebody who can subtract; bands and curves count everybody once."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.reports.html.results import company

from sharing.reports.html.groups import FEWEST, Group, bands, grouped, hidden, paid_in, suppressed
from sharing.reports.html.lorenz import lorenz

SIZES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), min_size=1, max_size=8)
AMOUNTS = st.lists(st.integers(0, 10**7).map(lambda cents: Fraction(cents, 100)), max_size=120)


@given(SIZES)
def test_no_small_group_is_shown_nor_can_be_worked_out(sizes):
    groups = [Group(f"g{at}", paid + more, paid, Fraction(paid)) for at, (paid, more) in enumerate(sizes)]
    found = suppressed("team", groups)
    assert all(group.paid >= FEWEST for group in found.shown)
    if found.rest is not None:
        assert found.others == len(groups) - len(found.shown)
        assert not found.shown or (found.others > 1 and found.rest.paid >= FEWEST)
    total = sum(group.amount for group in found.shown) + (found.rest.amount if found.rest else 0)
    assert total == sum(group.amount for group in groups)


@given(AMOUNTS)
def test_bands_count_everybody_who_receives_something_once_and_at_least_five_together(amounts):
    paid = [amount for amount in amounts if amount > 0]
    found = bands(amounts)
    if len(paid) < FEWEST:
        assert [] == found
        return
    assert len(paid) == sum(band.people for band in found)
    for at, band in enumerate(found):
        assert band.people >= FEWEST
        assert band.people == sum(band.low <= one and (band.high is None or one < band.high) for one in paid)
        assert not at or found[at - 1].high == band.low


@given(AMOUNTS, st.integers(1, 6))
def test_a_curve_rises_from_nothing_to_everything_below_the_straight_line(amounts, apart):
    found = lorenz(amounts, apart=apart)
    count = sum(amount > 0 for amount in amounts)
    if count < FEWEST:
        assert found is None
        return
    assert ((0, 0), (1, 1)) == (found.points[0], found.points[-1])
    assert list(found.points) == sorted(found.points)
    assert all(y <= x for x, y in found.points)
    assert found.half <= Fraction(1, 2)
    steps = [b[0] - a[0] for a, b in zip(found.points, found.points[1:], strict=False)]
    assert all(step * count >= min(apart, count) for step in steps)


def test_groups_of_a_staff_list_are_counted_by_who_receives_something():
    people = [(f"p{n:02}", "x", "0" if n % 2 else "1", "a" if n < 12 else "b") for n in range(30)]
    result = company(people)
    (found,) = grouped(result, [result.awards[0].amount(row) for row in range(30)], "en")
    assert [("a", 12, 6), ("b", 18, 9)] == [(group.name, group.people, group.paid) for group in found.shown]
    assert frozenset() == hidden(result, "pool")
    assert {} == paid_in(result, "pool")


def test_groups_of_a_pool_are_hidden_when_few_share_it():
    from tests.reports.html.results import example

    assert frozenset() == hidden(example("scaleup"), "team_pool")
    assert 5 == paid_in(example("scaleup"), "team_pool")["finance"]
