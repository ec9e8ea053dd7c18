"""What an explanation says of a value, as a text."""

from __future__ import annotations

from sharing import bind, example_inputs, parameter_sets, read_scheme, run, scheme_document, vocabulary
from sharing.derivation import derive
from sharing.reports.explanations import text_explanation


def test_a_column_of_which_nobody_has_one_row_keeps_its_name() -> None:
    scheme = read_scheme(scheme_document("jubileum-naar-rato"), vocabulary(), parameter_sets())
    figures, sheets = example_inputs(scheme, scheme.examples[0])
    worked = run(scheme, bind(scheme, figures, sheets, figures.periods[0]))
    told = text_explanation(worked, derive(worked, "sinds", 0), "en")
    assert "= 420 - 30 * 12" in told.replace(" x ", " * ")
    assert "at(0" not in told
