"""Numbers that grow without end are stopped at the first line that makes one, with the row in which it stands."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.scheme_strategies import person, plan_of

from sharing.columns import Scale, column
from sharing.errors import Refused
from sharing.exact import Exact, number
from sharing.kernel.lines import Line, Operand
from sharing.kernel.sizes import LIMIT, MOST_BITS, TooLarge, held
from sharing.kernel.values import Value

LINE = Line("x", "mul", ("a", "b"), Operand("x"))


def told(exact: Exact, op: str = "mul") -> int | str | None:
    """Give the row that is said to be too large, or "held"."""
    try:
        held(LINE if op == "mul" else Line("x", op, ("a", "b"), Operand("x")), Value(exact))
    except TooLarge as found:
        return found.row
    return "held"


@pytest.mark.parametrize("arrays", [False, True])
@pytest.mark.parametrize("sign", [1, -1])
def test_the_bound_is_exact_wherever_the_number_stands(arrays, sign):
    assert LIMIT.bit_length() == MOST_BITS == 4096
    three = column([1, 2, 3], arrays=arrays)
    link = column([0, 1, 1], arrays=arrays)
    for size, row, company in ((LIMIT, "held", "held"), (LIMIT + 1, 1, None)):
        assert told(Exact(column([1, sign * size, sign * size], arrays=arrays))) == row
        assert told(Exact(three, Scale((1, sign * size, 1), (1, 1, 1)))) == row
        assert told(Exact(three, Scale((1, 1, 1), (1, size, 1)))) == row
        assert told(Exact(three, Scale((1, sign * size), (1, 1), link))) == row
        assert told(Exact(three, Scale((1, 1), (1, size), link))) == row
        assert told(Exact(1, Scale((1, 1), (1, size), link))) == row
        assert told(number(Fraction(sign * size))) == company
        assert told(number(Fraction(sign, size))) == company
        assert told(Exact(sign * size)) == company


def test_rows_of_nobody_and_operations_that_keep_the_size_are_held() -> None:
    assert told(Exact(column([]), Scale((), ()))) == "held"
    assert told(Exact(LIMIT + 1), "at") == "held"


@pytest.mark.parametrize("expanded", [False, True])
@pytest.mark.parametrize(
    ("first", "following", "whom"),
    [
        ("weight + 1", "{0} * {0}", " for b (staff:3)"),
        ("1 / (3 + heads / (7 * heads + 1))", "1 / (3 + {0} * {0} + 1 / (7 + {0}))", ""),
    ],
)
def test_steps_that_double_their_digits_are_refused(first: str, following: str, whom: str, *, expanded: bool) -> None:
    formulas = [first, *(following.format(f"x{step}") for step in range(40))]
    text = "\n".join(f"x{step} = {formula}" for step, formula in enumerate(formulas))
    with pytest.raises(Refused) as caught:
        plan_of(text, person("a", weight="0"), person("b", weight="1"), heads="5").run(expanded=expanded)
    (problem,) = caught.value.problems
    assert problem.code == "E018"
    assert problem.what.endswith(f": a number grows beyond 4,096 bits{whom}")
    assert problem.place.excerpt.startswith("formula")
