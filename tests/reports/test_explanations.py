"""What an explanation says of a value, as a text."""

from __future__ import annotations

from tests.schemes import example_run, ready_made

from sharing import (
    register_of,
)
from sharing.derivation import derive
from sharing.reports.explanations import text_explanation
from sharing.reports.registers import text_register


def test_a_column_of_which_nobody_has_one_row_keeps_its_name() -> None:
    worked = example_run(ready_made("jubileum-naar-rato"))
    told = text_explanation(worked, derive(worked, "sinds", 0), "en")
    assert "= 420 - 30 * 12" in told.replace(" x ", " * ")
    assert "at(0" not in told


def test_a_rule_over_several_rows_of_a_participant_is_told_once_with_what_all_rows_share() -> None:
    worked = example_run(ready_made("trading-round"))
    told = text_explanation(worked, derive(worked, "match", 2), "en")
    assert "45 change hands at €20.50 (prices from €20.00 to €21.00 trade as much)" in told
    assert "because" not in told


def test_what_differs_from_row_to_row_keeps_its_name_in_the_sentence() -> None:
    worked = example_run(ready_made("leaver-settlement"))
    told = text_explanation(worked, derive(worked, "early", 2), "en")
    assert "the cost of holdings.cost with early.interest of interest: interest (4%) a year" in told


def test_a_pool_of_units_is_shown_in_units() -> None:
    told = text_register(register_of(example_run(ready_made("offer-duty"))), "en")
    line = next(line for line in told.splitlines() if line.startswith("units on offer"))
    assert line.split() == ["units", "on", "offer", "100", "unit", "100", "unit", "0", "unit"]
