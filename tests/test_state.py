"""What one period hands to the next: entries, whole units, and a digest that does not depend on how it was written."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve
from tests.periods import BALANCE, PERSONAL, RESERVE, entries, passed, problems, years
from tests.scheme_strategies import person, plan_of
from tests.schemes import scheme_of

from sharing.documents import Document
from sharing.inputs.figures import read_figures
from sharing.inputs.sheet import Sheet
from sharing.state import HEADERS, digest_of, state_sheets
from sharing.succession import close_period, run_in_order

ONE = years({"wanted": "0", "more": "50"})


def test_a_state_says_of_which_scheme_and_period_it_is() -> None:
    (found,) = passed(RESERVE, ONE)
    tree = found.closing.tree()
    assert (tree["format"], tree["scheme"], tree["period"]) == (
        "sharing-state-1", "reserve", {"name": "2026", "from": "2026-01-01", "to": "2026-12-31"},
    )  # fmt: skip
    assert tree["accounts"]["reserve"] == [dict(zip(HEADERS, entries(found)[0], strict=True))]
    assert tree["digest"] == found.closing.digest == digest_of(dict(reversed(tree.items())))


def test_the_digest_is_of_everything_in_the_state() -> None:
    (found,) = passed(RESERVE, ONE)
    state = found.closing
    (entry,) = state.accounts["reserve"]
    changed = [
        state._replace(scheme="other"), state._replace(period="other"), state._replace(start=state.start + 1),
        state._replace(end=state.end + 1), state._replace(accounts={}),
        *(state._replace(accounts={"reserve": (entry._replace(**one),)})
          for one in ({"identity": "x"}, {"amount": Fraction(1)}, {"origin": 1}, {"expires": 1}, {"owner": "x"})),
    ]  # fmt: skip
    assert len({state.digest, *(one.digest for one in changed)}) == len(changed) + 1


def test_accounts_are_read_as_sheets_of_text() -> None:
    scheme = scheme_of(RESERVE)
    empty = state_sheets(scheme, None)["reserve"]
    assert (empty.rows, empty.headers) == ((), HEADERS)
    (found,) = passed(scheme, ONE)
    sheet = state_sheets(scheme, found.closing)["reserve"]
    assert sheet.rows == (("2026-12-31", "", "50", "2026-12-31", ""),)
    assert sheet.place(0, 2).text() == "state: reserve:1"
    assert state_sheets(scheme, found.closing._replace(accounts={}))["reserve"].rows == ()


def test_an_account_closes_in_whole_units() -> None:
    eighth = RESERVE.replace('add = "more"', 'add = "more / 32"')
    assert problems(eighth, ONE) == [("E015", "`after` leaves 1.5625, which is not whole 0.01")]
    assert problems(eighth, years({"wanted": "0", "more": "0.32"})) == []
    assert problems(eighth.replace('close = "after"', 'close = "after"\ndigits = 4'), ONE) == []


def test_every_account_that_does_not_is_named_once() -> None:
    two = BALANCE.replace("[accounts.bank]", '[accounts.more]\nclose = "half"\n[accounts.bank]')
    two = two.replace('formula = "there - paid"', 'formula = "there / 32"')
    two = two.replace("[awards", '[[step]]\nname = "half"\nformula = "there / 200"\n[awards')
    assert problems(two, years({"earned": "0.99"})) == [
        ("E015", "`half` leaves 0.00495, which is not whole 0.01"),
        ("E015", "`left` leaves 0.0309375, which is not whole 0.01"),
    ]


def test_an_entry_that_nobody_could_ever_use_is_refused() -> None:
    staff = [{"id": "a", "wanted": "", "more": "1", "until": "2026-12-31"}]
    assert problems(PERSONAL, years({}), {"staff": staff}) == [
        ("I074", "`after` adds entry 2026-12-31.a, which expires on 2026-12-31")
    ]
    assert problems(PERSONAL, years({}), {"staff": [{**staff[0], "more": "0"}]}) == []


def test_entries_of_long_ids_can_be_read_back() -> None:
    staff = [{"id": "x" * 64, "wanted": "", "more": "1", "until": ""}]
    first, second = passed(PERSONAL, years({}, {}), {"staff": staff})
    assert [row[0] for row in entries(second)] == [f"2026-12-31.{'x' * 64}", f"2027-12-31.{'x' * 64}"]
    assert first.closing.accounts["reserve"][0].owner == "x" * 64
    long = [{**staff[0], "id": "x" * 65}]
    assert [code for code, _ in problems(PERSONAL, years({}), {"staff": long})] == ["I046"]


def test_without_participants_nothing_is_carried() -> None:
    figures = read_figures(Document("figures.toml", "", years({})))
    nobody = Sheet("staff", ("id", "wanted", "more", "until"), (), ())
    same = scheme_of(
        PERSONAL.replace('add = "more"', 'add = "7"').replace('expires = "until"', 'expires = "2030-06-30"')
    )
    for scheme in (scheme_of(PERSONAL), same):
        (found,) = run_in_order(scheme, figures, {"staff": nobody}, figures.periods)
        assert entries(found) == []
        assert tuple(found.register.carried[0])[1:] == (0, 0, 0, 0, 0)


TEAMS = """
[[step]]
name = "kept"
rule = "carry"
account = "bank"
add = "teams.budget"
within = "bank.owner"
life = "limited"
expires = "2028-12-31"
[accounts.bank]
close = "kept"
owner = "staff"
[[step]]
name = "units"
formula = "heads"
"""
AWARD = '[awards.units]\nstep = "units"\nkind = "units"\n'


def test_each_owner_is_given_what_their_own_team_adds() -> None:
    people = [person("a", team="south"), person("b", team="north"), person("c", team="south")]
    teams = [{"id": "north", "budget": "1", "factor": "1"}, {"id": "south", "budget": "2", "factor": "1"}]
    plan = plan_of(TEAMS, *people, awards=AWARD, teams=teams)
    plan = evolve(plan, sheets={**plan.sheets, "bank": []})
    scheme = plan.scheme()
    closing = close_period(scheme, plan.bound(scheme)).closing
    found = [(entry.owner, entry.amount) for entry in closing.accounts["bank"]]
    assert found == [("a", Fraction(2)), ("b", Fraction(1)), ("c", Fraction(2))]
