"""A trail holds enough to be run again: for every ready-made scheme, and for drawn ones of every shape."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.audit.made import ledger, passed
from tests.scheme_strategies import Plan, plans
from tests.schemes import example_bound, ready_made

from sharing.audit.canonical import canonical
from sharing.audit.checking import check_slip, check_statement, read_record, run_again
from sharing.audit.fingerprint import fingerprint_of
from sharing.audit.plain import plain, unplain
from sharing.audit.slips import slips_of
from sharing.audit.trail import Commission
from sharing.errors import Refused
from sharing.files.catalogue import scheme_document, scheme_names
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import known, read_trail, records_of
from sharing.files.verifying import read
from sharing.succession import Passed, close_period
from sharing.version import VERSION

COMMISSION = Commission("000001-2026-final", "final", "5a" * 32)
EXAMPLES = [(name, at) for name in scheme_names() for at in range(len(scheme_document(name).tree.get("example", [])))]


def holds(done: Passed) -> dict:
    """Write everything, read it back, and check it."""
    made = records_of(done, COMMISSION)
    trail = read_record(canonical(made.trail), "trail.json", "trail")
    statement = read_record(canonical(made.statement), "statement.json", "statement")
    rerun = run_again(trail, "trail.json", read, known)
    assert rerun.problems == []
    assert check_statement(statement, "statement.json", trail, rerun) == []
    for slip in slips_of(trail, statement, made.tree):
        assert check_slip(read_record(canonical(slip), "slip.json", "slip"), "slip.json", statement) == []
    return trail


@pytest.mark.parametrize(("name", "at"), EXAMPLES)
def test_every_ready_made_scheme_leaves_a_trail_that_verifies(name: str, at: int) -> None:
    scheme = ready_made(name)
    holds(close_period(scheme, example_bound(scheme, scheme.examples[at])))


@settings(max_examples=60)
@given(plans())
def test_every_drawn_scheme_leaves_a_trail_that_verifies(plan: Plan) -> None:
    try:
        scheme = plan.scheme()
        done = close_period(scheme, plan.bound(scheme))
    except Refused:
        assume(False)  # noqa: FBT003
    holds(done)


def test_a_trail_says_what_it_was_made_of() -> None:
    done = passed()[1]
    trail = holds(done)
    assert [one["role"] for one in trail["inputs"]] == ["scheme", "figures", "staff", "state"]
    assert trail["excluded"] == {"a3": ["there"]}
    assert trail["state"] == done.opening.digest
    assert trail["closing"]["accounts"]["reserve"]
    assert list(trail["solved"]) == ["share"]
    fingerprint = fingerprint_of(done.register.run.inputs)
    assert [one["role"] for one in fingerprint["inputs"]] == ["scheme", "figures", "staff"]
    assert fingerprint["library"] == VERSION


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION


@given(
    st.recursive(
        st.integers(-(10**30), 10**30)
        | st.dates()
        | st.decimals(allow_nan=False, allow_infinity=False, places=3)
        | st.text(max_size=3),
        lambda part: st.lists(part, max_size=3) | st.dictionaries(st.sampled_from("abc"), part),
    )
)
def test_trees_of_structured_files_are_said_and_given_back(tree: object) -> None:
    assert unplain(json.loads(canonical(plain(tree)))) == tree


def test_no_small_group_stands_in_a_statement_alone() -> None:
    from sharing.audit.statement import published, small_groups

    def row(group: str, amount: str) -> dict[str, str]:
        return {"pool": "p", "group": group, "amount": amount, "awarded": amount, "left": "0"}

    rows = [row("a", "1"), row("b", "20"), row("c", "3"), row("d", "40")]
    found = published(rows, {"p": {"a": 2, "b": 7, "c": 1, "d": 9}})
    assert found == [row("d", "40"), {**row("*", "24")}]
    assert published([row("", "5")], {"p": {}}) == [row("", "5")]
    assert small_groups({"a": 1, "b": 1}) == {"a", "b"}
    assert small_groups({}) == set()


def test_pools_of_small_teams_are_put_together_in_a_real_statement(tmp_path: Path) -> None:
    scheme = ready_made("company-team-person")
    made = records_of(close_period(scheme, example_bound(scheme)), COMMISSION)
    groups = {one["group"] for one in made.statement["balances"]}
    assert groups <= {"", "*"} or all(len(group) for group in groups)
    found = read_ledger(ledger(tmp_path / "ledger"))
    assert read_trail(found, found.entries[0])["run"]["id"] == "000001-2025-final"
