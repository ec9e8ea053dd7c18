"""What a scheme writes as a percentage, an explanation writes as a percentage."""

from __future__ import annotations

import pytest
from tests.schemes import example_run, scheme_of

from sharing.derivation import derive
from sharing.reports.explanations import text_explanation

SCHEME = """
scheme = "parts"
title = "Parts"
language = "nl"
[figures.result]
kind = "ratio"
[staff.mark]
kind = "number"
[tables.curve]
rows = [{ from = "-999%", to = "80%", start = "0%", rate = 0 }, { from = "80%", to = "999%", start = "50%", rate = "2.5" }]
[tables.grid]
across = [{ from = 0, to = "110%" }, { from = "110%", to = "300%" }]
rows = [{ from = 1, to = 3, gives = [0, "2.5%"] }, { from = 3, to = 5, gives = ["1%", "4%"] }]
[[step]]
name = "total_score"
formula = "mark / 7"
[[step]]
name = "part"
rule = "brackets"
of = "total_score"
table = "curve"
mode = "curve"
side = "from"
[[step]]
name = "rate"
rule = "matrix"
of = "mark"
across = "result"
table = "grid"
side = "from"
[[step]]
name = "more"
formula = 'round(100 * part + 100 * rate, 2, "down")'
[awards.points]
step = "more"
kind = "units"
unit = "point"
multiple = 0.01
[[example]]
figures = { result = "1.2" }
staff = [{ id = "1", mark = "3" }]
"""


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("part", "0 % bij -999 %, en 0 voor elke eenheid die total_score (42,857142… %) erboven heeft"),
        ("rate", "wat de tabel geeft voor mark (3) en result (120 %): de rij vanaf 3, de kolom vanaf 110 %"),
        ("rate", "rate = 4 %"),
        ("total_score", "total_score = 42,857142… %"),
    ],
)
def test_what_is_written_as_a_percentage_comes_back_as_one(step: str, told: str) -> None:
    done = example_run(scheme_of(SCHEME))
    assert told in text_explanation(done, derive(done, step, 0), "nl")
