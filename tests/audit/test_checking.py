"""What a false trail, statement or slip is told to be, where the laws and the forgeries do not come."""

from __future__ import annotations

import copy
import json
from fractions import Fraction
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from tests.audit.made import ledger
from tests.audit.test_causes import OLD

from sharing.audit.canonical import canonical
from sharing.audit.chain import before, chain_problems
from sharing.audit.checking import check_slip, check_statement, read_record, run_again
from sharing.audit.comparing import MISSING, differing
from sharing.audit.faults import _said, found_in_statement
from sharing.audit.shapes import STATEMENT, TRAIL, fault
from sharing.audit.slips import slip_of, tree_of
from sharing.audit.tables import _texts
from sharing.audit.trail import _parameters
from sharing.columns import column
from sharing.errors import Place, Problem, Refused
from sharing.exact import number
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import known, read_trail
from sharing.files.messages import dutch
from sharing.files.verifying import read
from sharing.kernel import Value

if TYPE_CHECKING:
    pass


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, dict[str, Any]]:
    found = read_ledger(ledger(tmp_path_factory.mktemp("ledgers") / "ledger"))
    return found.entries[1], read_trail(found, found.entries[1])


def said(trail: dict[str, Any]) -> list[str]:
    return [f"{one.code} {one.what}" for one in run_again(trail, "trail.json", read, known).problems]


def test_a_trail_whose_scheme_is_no_scheme_is_told_with_the_code_of_the_refusal(made) -> None:
    trail = copy.deepcopy(made[1])
    trail["scheme"]["text"] = "scheme = 1 2"
    assert any(one.startswith("A009 run again, the trail is refused: S001") for one in said(trail))
    trail["definitions"]["no_such"] = {"line": [], "order": []}
    assert "A010 there is no rule `no_such`" in said(trail)


@pytest.mark.parametrize("text", ["one", "1/0", "1" * 5000, "2/4"])
def test_a_number_in_a_table_that_is_no_number_is_told_with_its_place(made, text: str) -> None:
    trail = copy.deepcopy(made[1])
    trail["tables"]["staff"]["columns"]["weight"][0] = text
    assert said(trail) == [f"A004 `staff.weight` of a1 is `{text[:40]}`, and not an exact number"]


def test_a_figure_that_is_none_is_told_with_their_place(made) -> None:
    trail = copy.deepcopy(made[1])
    trail["tables"]["company"]["columns"]["profit"] = ["1/0"]
    assert said(trail) == ["A004 `company.profit` is `1/0`, and not an exact number"]
    trail["tables"]["company"]["columns"].pop("profit")
    assert said(trail) == ["A004 column `profit` of table `company` is not there, and the scheme asks for it"]


def test_a_link_that_leads_nowhere_is_told_with_its_place() -> None:
    trail = copy.deepcopy(OLD)
    trail["tables"]["staff"]["columns"]["team"][0] = "west"
    assert said(trail) == ["A004 `staff.team` of a1 is `west`, and not an id of `teams`"]


def test_a_value_too_long_to_be_written_is_told_with_its_place(made) -> None:
    trail = copy.deepcopy(made[1])
    trail["steps"]["pot"]["values"][0] = "1" * 5000
    assert fault(trail, TRAIL, "trail") == "`steps.pot.values.0` is not an exact number or null"


@pytest.mark.parametrize(("part", "broken"), [
    ("definitions", "rules_of"), ("scheme", "scheme_of"), ("tables", "inputs_of"), ("steps", "close_period"),
])  # fmt: skip
def test_what_nobody_foresaw_is_told_by_the_part_it_was_in_without_the_words_of_python(
    made, part: str, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def falls(*_: object) -> None:
        raise ValueError("Exceeds the limit (4300 digits)")

    monkeypatch.setattr(f"sharing.audit.checking.{broken}", falls)
    sentence = f"A004 `{part}` of the trail does not fit its other parts, and cannot be run again"
    assert said(copy.deepcopy(made[1])) == [sentence]


def test_a_changed_statement_says_so_with_the_amounts_as_money(made) -> None:
    entry, trail = made
    rerun = run_again(trail, "trail.json", read, known)
    false = copy.deepcopy(dict(entry.statement))
    false["balances"][0]["amount"] = "100"
    false["awards"]["bonus"]["total"] = 1500001
    found = check_statement(false, "000002-2026-final.json", trail, rerun)
    assert {one.place.file for one in found} == {"000002-2026-final.json"}
    assert {one.advice.partition(" after")[0] for one in found} == {"the statement was changed"}
    assert [one.what for one in found] == [
        "`awards.bonus.total` is €15,000.01, and the statement of this trail leaves it out",
        "`balances.pot.amount` is €100.00, and the statement of this trail leaves it out",
    ]


def test_an_award_or_a_balance_that_is_gone_or_too_much_is_told_by_its_name(made) -> None:
    entry, trail = made
    rerun = run_again(trail, "trail.json", read, known)
    false = copy.deepcopy(dict(entry.statement))
    false["awards"]["more"] = false["awards"].pop("bonus")
    false["balances"].append(dict(false["balances"][0], group="north"))
    assert [one.what for one in check_statement(false, "s.json", trail, rerun)] == [
        "`awards.bonus` is nothing, and a table of 3 follows from the trail",
        "`awards.more` is a table of 3, and nothing follows from the trail",
        "`balances.1` is a table of 5, and nothing follows from the trail",
    ]


def test_a_total_in_another_unit_than_money_is_a_number_and_a_group_is_named(made) -> None:
    again = {
        "awards": {"leave": {"unit": "day", "multiple": "1/2", "table": "staff"}},
        "scheme": {"tree": {"awards": {"leave": {"pool": "days"}}}},
    }
    whole = {"balances": [{"pool": "days", "group": "north"}, {"pool": "other", "group": ""}]}
    found = [
        (("awards", "leave", "total"), 3, 4),
        (("balances", 0, "left"), "1/2", "0"),
        (("balances", 1, "left"), "1/3", MISSING),
        (("balances", 2, "left"), "1/3", "1"),
    ]
    assert [one.what for one in found_in_statement(found, (again, whole), Place("s.json"))] == [
        "`awards.leave.total` is 2, and 1.5 follows from the trail: 0.5 more",
        "`balances.days.north.left` is 0, and 0.5 follows from the trail: 0.5 less",
        "`balances.other.left` is nothing, and 1/3 follows from the trail",
        "`balances.2.left` is 1, and 1/3 follows from the trail",
    ]


def test_amounts_of_a_false_trail_are_money_in_both_languages(made) -> None:
    trail = copy.deepcopy(made[1])
    trail["awards"]["bonus"]["values"][0] += 150000
    trail["balances"][0]["left"] = "3"
    found = run_again(trail, "trail.json", read, known).problems
    assert [one.what for one in found] == [
        "`bonus` of a1 is €1,523.89, and €23.89 follows from the inputs: €1,500.00 more",
        "`balances.pot.left` is €3.00, and €0.00 follows from the inputs: €3.00 more",
    ]
    assert dutch().problem(found[0]).what == (
        "`bonus` van a1 is € 1.523,89, en uit de gegevens volgt € 23,89: € 1.500,00 meer"
    )


def test_a_trail_of_another_statement_is_told(made) -> None:
    entry, trail = made
    rerun = run_again(trail, "trail.json", read, known)
    false = {**entry.statement, "trail": "0" * 64}
    assert [one.code for one in check_statement(false, "s.json", trail, rerun)] == ["A005"]
    assert check_statement(entry.statement, "s.json", trail, rerun._replace(register=None)) == []


@pytest.mark.parametrize(("key", "value", "said"), [
    ("period", {"name": "x", "from": "2026-01-01", "to": "2026-12-31"}, "`period` of the slip is not that"),
    ("count", 4, "the slip counts 4 participants, and the statement 3"),
    ("index", 3, "are not among the 3"),
])  # fmt: skip
def test_a_slip_that_differs_is_told_in_what(made, key: str, value: object, said: str) -> None:
    entry, trail = made
    slip = slip_of(trail, entry.statement, tree_of(trail), 0)
    (problem,) = check_slip({**slip, key: value}, "slip.json", entry.statement)
    assert said in problem.what


@pytest.mark.parametrize(("change", "said"), [
    ({"entry": "1"}, "`entry` is not a whole number"),
    ({"period": 1}, "`period` is not a table"),
    ({"awards": []}, "`awards` is not a table"),
    ({"balances": {}}, "`balances` is not a list"),
    ({"carried": {"reserve": "1.5"}}, "`carried.reserve` is not an exact number"),
    ({"more": 1}, "`more` does not belong in a statement"),
])  # fmt: skip
def test_a_statement_of_another_form_is_told_by_its_key(made, change: dict[str, Any], said: str) -> None:
    tree = {**json.loads(made[0].data), **change}
    with pytest.raises(Refused, match="A004") as refused:
        read_record(canonical(tree), "s.json", "statement")
    assert said in str(refused.value)
    assert fault([], STATEMENT, "statement") == "this is not a statement"


def test_trees_are_compared_to_their_last_part() -> None:
    found = list(differing({"a": [1], "b": True, "c": {"d": 1}}, {"a": [1, 2], "b": 1, "c": {"d": 1}}))
    assert found == [(("a", 1), MISSING, 2), (("b",), True, 1)]
    assert repr(MISSING) == "MISSING"


def test_a_period_opens_with_the_latest_one_before_it(made) -> None:
    entry = made[0]
    assert before([entry], "orchard", "2027-01-01") == entry
    assert before([entry], "orchard", "2026-01-01") is None
    assert before([entry], "another", "2027-01-01") is None


def test_a_tree_that_is_the_same_differs_nowhere() -> None:
    assert list(differing({"a": [1, "x"]}, {"a": [1, "x"]})) == []
    assert list(differing(1, 1)) == []


def test_half_a_character_is_refused() -> None:
    with pytest.raises(Refused, match="A003"):
        read_record(b'{"a":"\\ud800"}\n', "trail.json", STATEMENT)


def test_an_entry_that_could_not_have_been_written_is_named(made) -> None:
    one = made[0]
    wrong = one._replace(statement={**one.statement, "run": {**one.statement["run"], "corrects": "000000-x-final"}})
    assert "A019" in {problem.code for problem in chain_problems([wrong])}


def test_a_value_that_should_be_nothing_is_said_in_a_word() -> None:
    assert _said(None) == "null"


def test_inputs_that_a_trail_cannot_give_are_told(made, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_trail: Any, _scheme: Any, problems: list[Problem]) -> None:
        problems.append(Problem("I090", "no value is known"))

    monkeypatch.setattr("sharing.audit.checking.inputs_of", nothing)
    assert any("I090" in one for one in said(copy.deepcopy(made[1])))


def test_a_column_that_nobody_gave_is_nothing_and_so_is_a_link_that_leads_nowhere() -> None:
    kind = SimpleNamespace(form="link", table="teams")
    asked = SimpleNamespace(leaf="staff.team", kind=kind)
    teams = {"teams": SimpleNamespace(ids=("a", "b"))}
    absent = SimpleNamespace(leaves={}, tables=teams)
    assert _texts(asked, absent, 2) == [None, None]
    value = Value(number(column([1, 0])), column([0, 7]))
    assert _texts(asked, SimpleNamespace(leaves={"staff.team": value}, tables=teams), 2) == ["b", None]


def test_a_parameter_of_the_scheme_itself_has_no_set() -> None:
    parameter = SimpleNamespace(document=None, name="rate", set="own")
    used = SimpleNamespace(parameter=parameter, by_hand=True, day=1, value=Fraction(2), dated=None)
    sets = _parameters(SimpleNamespace(parameters=[used]))
    assert "own" not in str({key: value for key, value in sets.items() if key != "used"})
