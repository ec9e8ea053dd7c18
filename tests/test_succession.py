"""Periods in a row: what one closes with the next opens with, and what does not fit is refused."""

from __future__ import annotations

from fractions import Fraction

from tests.periods import BALANCE, PERSONAL, RESERVE, again, entries, passed, problems, years
from tests.schemes import scheme_of

from sharing.inputs.figures import Period
from sharing.inputs.sheet import Sheet
from sharing.state import State
from sharing.succession import of_period

TWO = years({"wanted": "0", "more": "50"}, {"wanted": "20", "more": "5"})
PEOPLE = [
    {"id": "a", "wanted": "0", "more": "50", "until": ""},
    {"id": "b", "wanted": "8", "more": "5", "until": "2027-12-31"},
]


def carried(scheme: str, *given: object) -> list[tuple[Fraction, ...]]:
    """Give opening, added, drawn, lapsed and closing of the one account, period by period."""
    return [tuple(found.register.carried[0])[1:] for found in passed(scheme, *given)]


def test_a_period_opens_with_what_the_one_before_has_closed_with() -> None:
    assert carried(RESERVE, TWO) == [(0, 50, 0, 0, 50), (50, 5, 20, 0, 35)]
    first, second = passed(RESERVE, TWO)
    assert (first.opening, second.opening) == (None, first.closing)
    assert second.register.run.inputs.state == first.closing.digest
    assert entries(second) == [
        ("2026-12-31", "", "30", "2026-12-31", ""),
        ("2027-12-31", "", "5", "2027-12-31", ""),
    ]


def test_what_is_used_up_is_no_longer_carried() -> None:
    found = passed(RESERVE, years({"wanted": "0", "more": "50"}, {"wanted": "50", "more": "0"}))
    assert entries(found[1]) == []


def test_an_account_without_entries_is_a_balance() -> None:
    figures = years({"earned": "10"}, {"earned": "-9"})
    assert carried(BALANCE, figures) == [
        (0, Fraction("6.67"), 0, 0, Fraction("6.67")),
        (Fraction("6.67"), Fraction("-8.22"), 0, 0, Fraction("-1.55")),
    ]
    assert entries(passed(BALANCE, figures)[1], "bank") == [("2027-12-31", "", "-1.55", "2027-12-31", "")]


def test_everybody_has_entries_of_their_own() -> None:
    (first,) = passed(PERSONAL, years({}), {"staff": PEOPLE})
    assert entries(first) == [
        ("2026-12-31.a", "a", "50", "2026-12-31", "2099-12-31"),
        ("2026-12-31.b", "b", "5", "2026-12-31", "2027-12-31"),
    ]
    later = [{**row, "until": "", "more": "1"} for row in PEOPLE]
    (second,) = passed(PERSONAL, years({}, first=2027), {"staff": later}, state=again(first.closing))
    paid = second.register.awards[0]
    assert [paid.amount(row) for row in range(2)] == [0, 5]
    assert tuple(second.register.carried[0])[1:] == (55, 2, 5, 0, 52)
    assert entries(second) == [
        ("2026-12-31.a", "a", "50", "2026-12-31", "2099-12-31"),
        ("2027-12-31.a", "a", "1", "2027-12-31", "2099-12-31"),
        ("2027-12-31.b", "b", "1", "2027-12-31", "2099-12-31"),
    ]


def test_the_same_for_everybody_is_added_for_each() -> None:
    everybody = PERSONAL.replace('add = "more"', 'add = "7"').replace('expires = "until"', 'expires = "2030-06-30"')
    assert carried(everybody, years({}), {"staff": PEOPLE}) == [(0, 14, 0, 0, 14)]
    assert carried(everybody, years({}), {"staff": PEOPLE[:1]}) == [(0, 7, 0, 0, 7)]
    assert [row[4] for row in entries(passed(everybody, years({}), {"staff": PEOPLE})[0])] == ["2030-06-30"] * 2


def test_an_entry_lapses_in_the_period_in_which_it_expires() -> None:
    (first,) = passed(PERSONAL, years({}), {"staff": [{**PEOPLE[0], "until": "2027-03-01"}]})
    (second,) = passed(PERSONAL, years({}, first=2027), {"staff": [PEOPLE[0]]}, state=first.closing)
    assert tuple(second.register.carried[0])[1:] == (50, 50, 0, 50, 50)


def test_whoever_owns_an_entry_stays_in_the_staff_list() -> None:
    (first,) = passed(PERSONAL, years({}), {"staff": PEOPLE})
    found = problems(PERSONAL, years({}, first=2027), {"staff": PEOPLE[:1]}, state=first.closing)
    assert found == [("I043", "`b` is not in staff, and owns an entry of an account")]


def test_another_mistake_of_the_staff_list_is_told_as_it_is() -> None:
    (first,) = passed(PERSONAL, years({}), {"staff": PEOPLE})
    wrong = [*PEOPLE, {**PEOPLE[0], "id": "c", "wanted": "much"}]
    assert [code for code, _ in problems(PERSONAL, years({}, first=2027), {"staff": wrong}, state=first.closing)] == [
        "I002"
    ]


def test_every_period_has_its_own_rows_of_a_sheet() -> None:
    rows = [
        {**PEOPLE[0], "Period": "2026"},
        {**PEOPLE[0], "Period": " 2027"},
        {**PEOPLE[0], "id": "c", "Period": "2027 "},
    ]
    found = passed(PERSONAL, years({}, {}), {"staff": rows})
    assert [one.register.ids for one in found] == [("a",), ("a", "c")]
    assert problems(PERSONAL, years({}, {}), {"staff": [*rows, {**PEOPLE[1], "Period": ""}, {**PEOPLE[1], "Period": "2O27"}]}) == [
        ("I042", "`` is not a period of the figures"),
        ("I042", "`2O27` is not a period of the figures"),
    ]  # fmt: skip


def test_cells_that_are_typed_stay_so_when_rows_are_chosen() -> None:
    sheet = Sheet(
        "s", ("id", "periode"), (("a", "x"), ("b", "y"), ("c", "y")), (2, 3, 4), typed=frozenset({(0, 0), (2, 1)})
    )
    found = of_period(sheet, Period("y", 1, 2, {}), scheme_of(PERSONAL))
    assert (found.rows, found.lines, found.typed) == ((("b", "y"), ("c", "y")), (3, 4), frozenset({(1, 1)}))


def test_a_column_period_that_the_scheme_reads_is_the_scheme_s() -> None:
    own = PERSONAL.replace("[staff]", '[staff]\nperiod_ = { kind = "count", header = "period" }')
    rows = [{**row, "period": "3"} for row in PEOPLE]
    assert carried(own, years({}), {"staff": rows})[0][4] == 55


def test_a_file_for_an_account_is_refused() -> None:
    found = problems(RESERVE, TWO, {"reserve": [{"id": "x", "amount": "1", "origin": "2020-12-31"}]})
    assert found == [("I049", "`reserve` is an account: its entries are those that the period before left behind")]


def test_periods_out_of_order_or_with_a_hole_are_refused() -> None:
    backwards = {"period": TWO["period"][::-1]}
    assert problems(RESERVE, backwards) == [("I072", "the state is of the last day of `2027`, 2027-12-31")]
    three = years(*[{"wanted": "0", "more": "1"}] * 3)
    hole = {"period": [three["period"][0], three["period"][2]]}
    assert problems(RESERVE, hole) == [("I072", "the state is of the last day of `2026`, 2026-12-31")]
    twice = {"period": [TWO["period"][0], {**TWO["period"][1], "from": "2026-12-31"}]}
    assert problems(RESERVE, twice) == [("I058", "periods `2026` and `2027` share days")]


def test_periods_without_accounts_need_not_follow_each_other() -> None:
    plain = (
        RESERVE.partition("[accounts")[0]
        + '[[step]]\nname = "used"\nformula = "wanted"\n[awards.paid]\nstep = "used"\nkind = "fund"\n'
    )
    hole = {"period": [TWO["period"][1], TWO["period"][0]]}
    assert [found.register.awards[0].total for found in passed(plain, hole)] == [20, 0]


def test_a_state_belongs_to_its_scheme_and_its_accounts() -> None:
    (first,) = passed(RESERVE, years({"wanted": "0", "more": "50"}))
    other = first.closing._replace(scheme="other", accounts={"reserv": first.closing.accounts["reserve"]})
    later = years({"wanted": "0", "more": "50"}, first=2027)
    assert problems(RESERVE, later, state=other) == [
        ("I071", "the state belongs to scheme `other`, and this is `reserve`"),
        ("I073", "the scheme has no account `reserv`"),
    ]


def test_a_state_for_a_scheme_without_accounts_is_refused() -> None:
    (first,) = passed(RESERVE, years({"wanted": "0", "more": "50"}))
    plain = (
        RESERVE.partition("[accounts")[0]
        + '[[step]]\nname = "used"\nformula = "wanted"\n[awards.paid]\nstep = "used"\nkind = "fund"\n'
    )
    later = years({"wanted": "0", "more": "50"}, first=2027)
    assert problems(plain, later, state=first.closing) == [("I073", "the scheme has no account `reserve`")]


def test_an_expired_entry_cannot_come_back() -> None:
    (first,) = passed(RESERVE, years({"wanted": "0", "more": "50"}))
    (entry,) = first.closing.accounts["reserve"]
    late = first.closing._replace(accounts={"reserve": (entry._replace(expires=first.closing.end),)})
    assert isinstance(late, State)
    assert problems(RESERVE, years({"wanted": "0", "more": "50"}, first=2027), state=late) == [
        ("I074", "entry 2026-12-31 of `reserve` expired on 2026-12-31")
    ]


def test_what_is_drawn_may_reach_the_closing_step_by_another_step() -> None:
    taken = '[[step]]\nname = "taken"\nformula = "used.drawn + 0 * reserve.amount"\n[[step]]\nname = "after"'
    through = RESERVE.replace('[[step]]\nname = "after"', taken).replace('drawn = "used.drawn"', 'drawn = "taken"')
    first, second = passed(through, years({"wanted": "0", "more": "50"}, {"wanted": "20", "more": "0"}))
    assert second.register.carried[0].drawn == 20
    assert first.closing.accounts["reserve"][0].amount == 50
