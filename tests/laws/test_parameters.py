"""A parameter is nothing but the number that was in force: with that number as a figure, every value is the same."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sharing import Run, bind, parameter_sets, read_figures, read_scheme, run, vocabulary
from sharing.dates import day_number, day_text
from sharing.documents import Document
from sharing.errors import Refused
from sharing.inputs.sheet import Sheet
from sharing.scheme import Scheme

FIRST, LAST = day_number("2020-01-01"), day_number("2026-12-31")
PAY = ["1000", "2000.50", "900"]
STEPS = [
    {"name": "own", "formula": "min(pay, 3 * cap)"},
    {"name": "exact", "rule": "share", "of": "pot", "by": "own", "at_most": "cap", "prorated": "no", "excess": "redistribute", "nobody": "residual"},
    {"name": "amount", "rule": "apportion", "of": "exact"},
]  # fmt: skip
PLAIN = {
    "scheme": "t",
    "figures": {"pot": {"kind": "money"}},
    "staff": {"pay": {"kind": "money"}},
    "step": STEPS,
    "awards": {"a": {"step": "amount", "pool": "pot"}},
}


def scheme(**changed: object) -> Scheme:
    return read_scheme(Document("s.toml", "", {**PLAIN, **changed}), vocabulary(), parameter_sets())


def made(found: Scheme, day: int, **figures: object) -> Run:
    period = {"name": "p", "from": day_text(FIRST), "to": day_text(day), "figures": figures}
    read = read_figures(Document("figures.toml", "", {"period": [period]}))
    rows = tuple((f"{row:02}", pay) for row, pay in enumerate(PAY))
    return run(found, bind(found, read, {"staff": Sheet("staff", ("id", "pay"), rows, (2, 3, 4))}, read.periods[0]))


@given(
    edges=st.lists(st.integers(FIRST, LAST), min_size=2, max_size=8, unique=True).map(sorted),
    cents=st.lists(st.integers(0, 200_000), min_size=4, max_size=4),
    day=st.integers(FIRST, LAST),
)
def test_a_parameter_gives_what_its_number_as_a_figure_gives(edges: list[int], cents: list[int], day: int) -> None:
    pairs = list(zip(edges[::2], edges[1::2], cents, strict=False))
    values = [
        {
            "from": day_text(start), "to": day_text(end), "value": f"{amount // 100}.{amount % 100:02}",
            "status": "final", "source": "invented", "checked": "2026-11-22",
        }
        for start, end, amount in pairs
    ]  # fmt: skip
    dated = scheme(parameters={"cap": {"kind": "money", "on": "period.end", "values": values}})
    known = [amount for start, end, amount in pairs if start <= day <= end]
    if not known:
        try:
            made(dated, day, pot="3000")
        except Refused as refused:
            assert [problem.code for problem in refused.problems] == ["I080"]
            return
        raise AssertionError("a day without a value must be refused")
    typed = scheme(figures={**PLAIN["figures"], "cap": {"kind": "money"}})
    one, other = (
        made(dated, day, pot="3000"),
        made(typed, day, pot="3000", cap=f"{known[0] // 100}.{known[0] % 100:02}"),
    )
    assert one.inputs.parameters[0].value == Fraction(known[0], 100)
    for step in ("own", "exact", "amount"):
        found = [run.value(run.scheme.step(step).operand).exact.fractions() for run in (one, other)]
        assert found[0] == found[1]
