"""Whatever the scheme: a value in cells is the library's value, or it is said to be a fixed number."""

from __future__ import annotations

from hypothesis import given, reject, settings
from tests.scheme_strategies import Plan, plans

from sharing.errors import Refused
from sharing.workbook.layout import Reading
from sharing.workbook.places import Place
from sharing.workbook.terms import Terms
from sharing.workbook.translation import Translation


@settings(max_examples=60)
@given(plan=plans())
def test_every_line_of_a_drawn_scheme_is_in_cells_what_it_is_in_the_library(plan: Plan) -> None:
    try:
        run = plan.run()
    except Refused:
        reject()
    made = Translation(run)
    for line in run.scheme.program.lines:
        found = made.values.get(line.name)
        if not isinstance(found, Terms) or line.op == "level":
            assert isinstance(found, Place) or found is None or line.op == "level"
            continue
        value = run.workings.column(line.name)
        for row in range(made.grid.rows[line.result.table]):
            if not (value.refused if isinstance(value.refused, int) else value.refused[row]):
                got, wanted = made.grid.worth(found, row), value.exact.fraction(row)
                if got != wanted:
                    assert _hangs_on_a_level(run, line.name), (line.text(), row, got, wanted)
    for column in made.grid.columns:
        if column.formula is not None and column.values:
            column.formula.text(0, Reading())


def _hangs_on_a_level(run, name) -> bool:
    """Where all are at their limit, the level of the sheet is higher, which changes no share."""
    line = run.workings.line(name)
    return line is not None and (
        line.op == "level" or any(_hangs_on_a_level(run, word) for word in line.operands if word)
    )
