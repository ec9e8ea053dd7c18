"""What was committed is explained from its trail as it was explained from the files, and nothing that does not follow."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from tests.audit.made import ledger
from tests.audit.test_trail import COMMISSION, EXAMPLES
from tests.scheme_strategies import Plan, plans
from tests.schemes import example_bound, ready_made

from sharing.audit.canonical import canonical, digest
from sharing.audit.checking import register_again
from sharing.audit.explaining import row_in
from sharing.derivation import derive
from sharing.errors import Refused
from sharing.files.committed import committed
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import TRAIL, read_trail, records_of
from sharing.files.verifying import read
from sharing.reports.derivations import explanation_tree
from sharing.reports.explanations import text_explanation
from sharing.succession import close_period

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sharing.register import Register
    from sharing.succession import Passed


def explained(result: Register, row: int) -> list[tuple[Any, str]]:
    """Explain every step for one participant, for a program and in words."""
    nodes = [derive(result.run, step.name, row) for step in result.run.scheme.steps]
    return [(explanation_tree(result.run, node), text_explanation(result.run, node, "nl")) for node in nodes]


def explains(done: Passed) -> None:
    """Explain everybody from the trail, and compare with how the run itself is explained."""
    trail = json.loads(canonical(records_of(done, COMMISSION).trail))
    again = register_again(trail, TRAIL, read)
    for row, identity in enumerate(done.register.ids):
        assert row_in(trail, again, identity, TRAIL) == row
        assert explained(again, row) == explained(done.register, row)


@pytest.mark.parametrize(("name", "at"), EXAMPLES)
def test_every_ready_made_scheme_is_explained_from_its_trail_as_from_its_files(name: str, at: int) -> None:
    scheme = ready_made(name)
    explains(close_period(scheme, example_bound(scheme, scheme.examples[at])))


@settings(max_examples=40)
@given(plans())
def test_every_drawn_scheme_is_explained_from_its_trail_as_from_its_files(plan: Plan) -> None:
    try:
        scheme = plan.scheme()
        done = close_period(scheme, plan.bound(scheme))
    except Refused:
        assume(False)  # noqa: FBT003
    explains(done)


def _award(trail: dict[str, Any]) -> None:
    trail["awards"]["bonus"]["values"][1] += 1


def _step(trail: dict[str, Any]) -> None:
    trail["steps"]["amount"]["values"][1] = "7/2"


def _dropped(trail: dict[str, Any]) -> None:
    del trail["steps"]["amount"]


def _parts(trail: dict[str, Any]) -> None:
    trail["steps"] = []


@pytest.mark.parametrize(("change", "said"), [
    (_award, "A006 `bonus` of a2 is €47.78, and €47.77 follows from the inputs: €0.01 more"),
    (_step, "A007 step `amount` of a2 is 7/2, and 4777/100 follows from the inputs"),
    (_dropped, "A007 `steps.amount.values.1` is nothing, and 4777/100 follows from the inputs"),
    (_parts, "A004 `tables` of the trail does not fit its other parts"),
])  # fmt: skip
def test_what_does_not_follow_is_not_explained(tmp_path: Path, change: Callable[[Any], None], said: str) -> None:
    found = read_ledger(ledger(tmp_path / "ledger"))
    trail = read_trail(found, found.entries[1])
    register = register_again(trail, TRAIL, read)
    assert row_in(trail, register, "a2", TRAIL) == 1
    false = copy.deepcopy(trail)
    change(false)
    with pytest.raises(Refused) as refused:
        row_in(false, register, "a2", TRAIL)
    assert [f"{one.code} {one.what}"[: len(said)] for one in refused.value.problems] == [said]
    if change in {_award, _step}:
        assert row_in(false, register, "a1", TRAIL) == 0


def test_a_trail_that_cannot_be_run_is_refused(tmp_path: Path) -> None:
    found = read_ledger(ledger(tmp_path / "ledger"))
    trail = read_trail(found, found.entries[1])
    with pytest.raises(Refused, match="A009 run again, the trail is refused: S001"):
        register_again({**trail, "scheme": {"text": "scheme = 1 2"}}, TRAIL, read)
    with pytest.raises(Refused, match="A004"):
        register_again({}, TRAIL, read)


def test_somebody_unknown_is_refused(tmp_path: Path) -> None:
    found = read_ledger(ledger(tmp_path / "ledger"))
    with pytest.raises(Refused, match="I060"):
        committed(found, found.entries[0]).row("a4")


def test_a_trail_that_was_changed_is_not_explained(tmp_path: Path) -> None:
    found = read_ledger(ledger(tmp_path / "ledger"))
    entry = found.entries[0]
    assert committed(found, entry).row("a1") == 0
    path = found.private(entry) / TRAIL
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"values":["1","1"', b'"values":["1","2"', 1) + b" ")
    with pytest.raises(Refused, match="A005"):
        committed(found, entry)
    false = entry._replace(statement={**entry.statement, "trail": digest(b"{")})
    found.private(false).mkdir()
    (found.private(false) / TRAIL).write_bytes(b"{")
    with pytest.raises(Refused, match="A001"):
        committed(found, false)
    path.unlink()
    with pytest.raises(Refused, match="A020"):
        committed(found, entry)
