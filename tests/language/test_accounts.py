"""Accounts and checks in a scheme file: the columns of an account, what closes it, what a check may say."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.language.test_scheme_files import SOUND, said
from tests.periods import BALANCE, PERSONAL, RESERVE, passed, problems, years
from tests.scheme_strategies import HEAD, Plan, person, plan_of
from tests.schemes import scheme_of

from sharing.findings import Told
from sharing.register import Register, register_of


def test_an_account_is_a_table_of_entries() -> None:
    own, company = scheme_of(PERSONAL), scheme_of(RESERVE)
    assert [(found.name, found.owner, found.digits) for found in (*own.accounts, *company.accounts)] == [
        ("reserve", "staff", 2), ("reserve", "", 2),
    ]  # fmt: skip
    leaves = ("amount", "origin", "expires", "expires.known")
    assert {f"reserve.{leaf}" for leaf in leaves} <= set(company.leaves)
    assert set(own.leaves) >= {f"reserve.{leaf}" for leaf in (*leaves, "owner")}
    assert "reserve.owner" not in company.leaves


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("[accounts.reserve]", "[accounts]\nreserve = 5\n[other]", [("S004", "`reserve` is a table")]),
        ("[accounts.reserve]", "[accounts.if]", [("S005", "`if` cannot be a name")]),
        ('close = "after"', "", [("S003", "`close` is missing")]),
        ('close = "after"', 'close = "aftr"', [("S011", "no step is named `aftr`")]),
        ('close = "after"', 'close = "after"\nlife = 4', [("S002", "`life` has no meaning here")]),
        ('close = "after"', 'close = "after"\ndigits = true', [("S004", "`digits` is a whole number from 0 to 12")]),
        ('close = "after"', 'close = "after"\nowner = "teams"', [("S017", "`teams` cannot own an account")]),
        ('close = "after"', 'close = "after"\n[accounts.other]\nclose = "after"', [("S013", "`after` closes reserve")]),
        ('name = "after"', 'name = "if"', [("S005", "`if` cannot be a name")]),
    ],
)
def test_an_account_of_the_wrong_form_is_refused(old: str, new: str, wanted: list[tuple[str, str]]) -> None:
    assert old in RESERVE
    found = said(RESERVE.replace(old, new, 1))
    assert [problem for problem in found if problem in wanted] == wanted
    assert set(found) - set(wanted) <= {
        ("S011", "nothing is named `reserve`"), ("S002", "`other` has no meaning here"), ("S003", "`close` is missing"),
        ("S011", "no step is named `after`"),
    }  # fmt: skip


def test_a_step_on_a_personal_account_says_whose_entries_are_whose() -> None:
    what = "would take the entries of `reserve` together, and each has an owner"
    draw = PERSONAL.replace('from = "reserve"\nwithin = "reserve.owner"', 'from = "reserve"')
    assert said(draw) == [("S013", f"`used` {what}")]
    carry = PERSONAL.replace('account = "reserve"\nwithin = "reserve.owner"', 'account = "reserve"')
    assert said(carry) == [("S013", f"`after` {what}")]


def test_a_personal_account_is_closed_for_each() -> None:
    rules, _, rest = PERSONAL.partition('rule = "carry"')
    everybody = f'{rules}formula = "total(used)"\n[awards{rest.partition("[awards")[2]}'
    assert said(everybody) == [("S013", "`after` is of company, and this account is of staff")]
    each = everybody.replace('"total(used)"', '"more - used"')
    assert said(each) == []
    (found,) = passed(each, years({}), {"staff": [{"id": "a", "wanted": "0", "more": "3", "until": ""}]})
    assert tuple(found.register.carried[0])[1:] == (0, 3, 0, 0, 3)


def test_an_account_cannot_have_the_name_of_a_table_or_a_figure() -> None:
    for more in ("[tables.reserve.columns.x]\nkind = 'money'\n", "[tables.reserve]\nrows = [{ a = 1 }]\n"):
        assert said(RESERVE + more) == [("S006", "`reserve` is defined twice")]
    assert ("S006", "`bank` is defined twice") in said(BALANCE.replace("figures.earned", "figures.bank"))


def test_more_cannot_be_taken_from_an_entry_than_it_holds() -> None:
    twice = RESERVE.replace('drawn = "used.drawn"', 'drawn = "used.drawn * 2"')
    figures = years({"wanted": "0", "more": "10"}, {"wanted": "6", "more": "0"})
    what = "more is taken from an entry of an account than it holds, or less than nothing"
    place = "for 2026-12-31 (state: reserve:1)"
    assert problems(twice, figures) == [("E013", f"`after.kept`: {what} {place}")]
    assert [code for code, _ in problems(RESERVE.replace('"used.drawn"', '"-used.drawn"'), figures)] == ["E013"]
    assert (
        passed(twice, years(*[{"wanted": "0", "more": "1"}, {"wanted": "0.5", "more": "0"}]))[1].closing.accounts[
            "reserve"
        ]
        == ()
    )


def test_nothing_is_drawn_from_an_entry_below_zero() -> None:
    figures = years({"wanted": "0", "more": "-10"}, {"wanted": "0", "more": "0"})
    assert [code for code, _ in problems(RESERVE, figures)] == ["E016"]


CHECK = """
[[check]]
name = "enough"
when = "salary >= 100"
reason = { en = "low pay" }
source = "article 9"
[[check]]
name = "some"
when = "rows(staff) > 1"
reason = "alone"
"""


def told(checks: str, *staff: dict[str, str]) -> Register:
    found = plan_of("x = weight * 1", *staff, awards='[awards.cash]\nstep = "x"\nkind = "units"\n')
    return register_of(Plan(found.text + checks, found.period, found.figures, found.sheets).run())


def test_a_check_says_for_whom_it_does_not_hold_and_changes_nothing() -> None:
    staff = (person("a", salary="99.99"), person("b"), person("c", salary="0"))
    found = told(CHECK, *staff)
    enough, some = found.told
    assert isinstance(enough, Told)
    assert (enough.check.name, enough.holds, enough.ids) == ("enough", False, ("a", "c"))
    assert (enough.check.reason, enough.check.source) == ({"en": "low pay"}, "article 9")
    assert (some.check.name, some.holds, some.ids) == ("some", True, ())
    assert [award.total for award in found.awards] == [award.total for award in told("", *staff).awards]
    alone = told(CHECK, person("b"))
    assert [(one.holds, one.ids) for one in alone.told] == [(True, ()), (False, ())]


def test_a_check_may_read_every_step_and_one_without_an_answer_does_not_hold() -> None:
    reads = CHECK.replace("rows(staff) > 1", "total(x) == 2 and any(check_me > 0)")
    steps = '[[step]]\nname = "check_me"\nformula = "x + 1"\n'
    assert [one.holds for one in told(steps + reads, person("b"), person("c")).told] == [True, True]
    _, found = told(CHECK.replace("rows(staff) > 1", "1 / (rows(staff) - 1) > 0"), person("b")).told
    assert (found.holds, found.ids) == (False, ())


@pytest.mark.parametrize(
    ("check", "wanted"),
    [
        ('name = "c"\nwhen = "teams.budget > 0"\nreason = "r"',
         ("S013", "a check is about the company or about participants, and this is about teams")),
        ('name = "c"\nwhen = "all(teams.budget > 0)"\nreason = "r"', None),
        ('name = "c"\nwhen = "weight"\nreason = "r"', ("S015", "a condition is yes or no, and this is number")),
        ('name = "c"\nwhen = "weight > 0"', ("S003", "a condition gives its reason")),
        ('name = "c"\nwhen = "nope > 0"\nreason = "r"', ("S011", "nothing is named `nope`")),
        ('name = "if"\nwhen = "weight > 0"\nreason = "r"', ("S005", "`if` cannot be a name")),
        ('name = "c"\nwhen = "weight > 0"\nreason = "r"\n[[check]]\nname = "c"\nwhen = "weight > 1"\nreason = "r"',
         ("S006", "`c` is defined twice")),
    ],
)  # fmt: skip
def test_a_check_of_the_wrong_form_is_refused(check: str, wanted: tuple[str, str] | None) -> None:
    assert said(f"{HEAD}{SOUND}[[check]]\n{check}\n") == ([] if wanted is None else [wanted])


def test_the_numbers_of_an_account_are_those_of_all_owners_together() -> None:
    rows = [{"id": one, "wanted": "0", "more": "2.50", "until": ""} for one in "abc"]
    (found,) = passed(PERSONAL, years({}), {"staff": rows})
    assert found.register.carried[0].closing == Fraction("7.5")
