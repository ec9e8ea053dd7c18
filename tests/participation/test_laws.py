"""Laws of participation: units are never made or lost in between, and order, pieces and readers make no difference."""

from __future__ import annotations

import random
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.oracles.participation import positions as second_reading
from tests.participation_strategies import BEGIN, LAST, WHOLE, Story, days, nonsense, stories

from sharing.errors import Refused
from sharing.participation import balances_of, compile_events, movements_of, positions_of
from sharing.participation.events import in_order
from sharing.participation.transitions import AUTOMATIC, HELD, LAPSED, NOTHING, UNVESTED

COUNTS = ("granted", "unvested", "vested", "exercised", "lapsed", "held")


def whole(day: int, story: Story):
    book = compile_events(story.plan, story.events, day)
    return book, positions_of(book, day)


@given(stories(ways=WHOLE), days(BEGIN - 10, LAST))
def test_a_second_reading_gives_the_same_positions(story: Story, day: int) -> None:
    _, positions = whole(day, story)
    events = [event._asdict() for event in story.events]
    assert [tuple(position) for position in positions] == second_reading(story.tree, events, day)


@given(stories(), days(BEGIN - 10, LAST))
def test_what_was_granted_is_somewhere(story: Story, day: int) -> None:
    _, positions = whole(day, story)
    for one in positions:
        assert one.unvested + one.vested + one.exercised + one.lapsed == one.granted
        assert all(getattr(one, count) >= 0 for count in COUNTS)


@given(stories(), days(BEGIN - 10, LAST))
def test_units_are_conserved_by_class(story: Story, day: int) -> None:
    book, _ = whole(day, story)
    made = dict.fromkeys(story.plan.classes, Fraction(0))
    for movement in movements_of(book, day):
        assert movement.quantity > 0
        made[movement.name] += (movement.origin == NOTHING) * movement.quantity
        made[movement.name] -= (movement.destination == NOTHING) * movement.quantity
    for balance in balances_of(book, day):
        assert balance.issued == made.pop(balance.name) == sum(balance.places.values())
        assert all(units >= 0 for units in balance.places.values())
    assert not any(made.values())


@given(stories(), days(BEGIN - 10, LAST))
def test_positions_are_the_sums_of_their_movements(story: Story, day: int) -> None:
    book, positions = whole(day, story)
    own: dict[tuple[str, str, str], Fraction] = {}
    of_grants: dict[tuple[str, str], Fraction] = {}
    for movement in movements_of(book, day):
        for place, sign in ((movement.origin, -1), (movement.destination, 1)):
            owner = movement.to if sign == 1 and movement.to else movement.holder
            key = movement.name, place, owner
            own[key] = own.get(key, Fraction(0)) + sign * movement.quantity
            if movement.grant:
                of_grants[movement.grant, place] = (
                    of_grants.get((movement.grant, place), Fraction(0)) + sign * movement.quantity
                )
    assert {(name, owner): units for (name, place, owner), units in own.items() if place == HELD and units} == {
        key: units for key, units in book.units.items() if units
    }
    for one in positions:
        if one.grant:
            free = book.grants[one.grant].free
            for place, count in (
                (UNVESTED, one.unvested),
                (free, one.vested),
                (LAPSED, one.lapsed),
                ("exercised", one.exercised),
            ):
                assert of_grants.get((one.grant, place), 0) == count
        else:
            assert own[one.name, HELD, one.holder] == one.held


@given(stories(), st.randoms(use_true_random=False), days(BEGIN, LAST))
def test_the_order_of_lines_makes_no_difference(story: Story, chance: random.Random, day: int) -> None:
    shuffled = list(story.events)
    chance.shuffle(shuffled)
    again = story._replace(events=[event._replace(row=row) for row, event in enumerate(shuffled)])
    assert whole(day, story)[1] == whole(day, again)[1]


@given(stories(), days(BEGIN, LAST), days(BEGIN, LAST))
def test_what_is_known_later_changes_no_earlier_day(story: Story, first: int, last: int) -> None:
    first, last = min(first, last), max(first, last)
    known = [event for event in story.events if event.day <= first]
    _, positions = whole(first, story)
    assert positions == whole(first, story._replace(events=known))[1] == whole(first, story)[1]
    early = movements_of(compile_events(story.plan, story.events, first), first)
    late = movements_of(compile_events(story.plan, story.events, last), last)
    assert [one for one in late if one.day <= first] == list(early)


@given(stories(), days(BEGIN, LAST))
def test_asking_for_movements_first_changes_no_position(story: Story, day: int) -> None:
    book = compile_events(story.plan, story.events, day)
    movements_of(book, day)
    assert positions_of(book, day) == whole(day, story)[1]


@given(stories(), days(BEGIN, LAST))
def test_nothing_is_below_zero_after_any_event(story: Story, day: int) -> None:
    book, _ = whole(day, story)
    units: dict[tuple[str, str], Fraction] = {}
    movements = movements_of(book, day)
    for at, movement in enumerate(movements):
        for place, change in ((movement.origin, -movement.quantity), (movement.destination, movement.quantity)):
            units[movement.name, place] = units.get((movement.name, place), Fraction(0)) + change
        if at + 1 == len(movements) or (movements[at + 1].cause, movements[at + 1].row) != (
            movement.cause,
            movement.row,
        ):
            assert all(count >= 0 for (_, place), count in units.items() if place != NOTHING)


@given(stories(), days(BEGIN, LAST))
def test_movements_stand_in_the_stated_order(story: Story, day: int) -> None:
    movements = movements_of(whole(day, story)[0], day)
    assert [one.order for one in movements] == sorted(one.order for one in movements)
    assert all(one.day <= day for one in movements)
    taken = [event.row for event in in_order(story.events)]
    of_events = [taken.index(one.row) for one in movements if one.cause not in AUTOMATIC]
    assert of_events == sorted(of_events)


@given(nonsense(), days(BEGIN, LAST))
def test_nonsense_is_refused_or_leaves_everything_sound(story: Story, day: int) -> None:
    try:
        book, positions = whole(day, story)
    except Refused as refused:
        assert all(problem.code.startswith("P0") and problem.what for problem in refused.problems)
        return
    assert all(one.unvested + one.vested + one.exercised + one.lapsed == one.granted for one in positions)
    assert all(units >= 0 for units in book.units.values())
