"""A class derived from `Named` is what one derived from `typing.NamedTuple` is, but for its annotations."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any, NamedTuple

import pytest

from sharing.errors import Place, Problem
from sharing.files.catalogue import scheme_document, vocabulary
from sharing.inputs.sheet import Sheet
from sharing.kernel import Operand
from sharing.named import Named
from sharing.scheme import read_scheme


class Standard(NamedTuple):
    """A point with a name."""

    x: int
    y: int = 0
    name: str = "origin"

    @property
    def sum(self) -> int:
        """Add the two up."""
        return self.x + self.y

    def text(self) -> str:
        """Say where it is."""
        return f"{self.name} {self.x},{self.y}"


class Ours(Named):
    """A point with a name."""

    x: int
    y: int = 0
    name: str = "origin"

    @property
    def sum(self) -> int:
        """Add the two up."""
        return self.x + self.y

    def text(self) -> str:
        """Say where it is."""
        return f"{self.name} {self.x},{self.y}"


@pytest.mark.parametrize(
    "look",
    [
        lambda made: made(1),
        lambda made: made(1, name="a").text(),
        lambda made: made(1, y=2).sum,
        lambda made: made(1)._replace(y=3),
        lambda made: made(1)._asdict(),
        lambda made: repr(made(1)).removeprefix(made.__name__),
        lambda made: hash(made(1, 2)),
        lambda made: made(1) == made(1, 0, "origin"),
        lambda made: copy(made(1, 2)),
        lambda made: made(1).__reduce_ex__(2)[1][1:],
        lambda made: made._fields,
        lambda made: made._field_defaults,
        lambda made: list(made.__annotations__),
        lambda made: made.__doc__,
        lambda made: made.__module__,
        lambda made: made.__mro__[1:],
    ],
)
def test_everything_that_is_seen_of_it_is_the_same(look: Callable[[Any], object]) -> None:
    assert look(Ours) == look(Standard)


@pytest.mark.parametrize("made", [Ours, Standard])
@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (lambda made: made(), TypeError),
        (lambda made: made(1, 2, "a", 4), TypeError),
        (lambda made: made(1, z=2), TypeError),
        (lambda made: made(1)._replace(z=2), ValueError),
        (lambda made: setattr(made(1), "x", 2), AttributeError),
        (lambda made: setattr(made(1), "sum", 2), AttributeError),
    ],
)
def test_what_is_wrong_with_one_is_wrong_with_the_other(
    made: type, wrong: Callable[[type], object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        wrong(made)


def test_a_field_without_a_value_stands_before_those_that_have_one() -> None:
    with pytest.raises(TypeError):
        type("Wrong", (Named,), {"__annotations__": {"x": "int", "y": "int"}, "x": 1, "__module__": __name__})


def test_values_that_hold_a_whole_file_show_nothing_of_it() -> None:
    sheet = Sheet("staff.csv", ("id", "salary"), (("1", "52000"),), (2,))
    scheme = read_scheme(scheme_document("salary-shares"), vocabulary())
    assert repr(sheet) == "Sheet('staff.csv', rows: 1)"
    assert repr(scheme) == "Scheme('salary-shares')"
    assert repr(scheme.document) == "Document('salary-shares.toml')"


def test_a_scheme_is_equal_to_itself_alone() -> None:
    first, second = (read_scheme(scheme_document("salary-shares"), vocabulary()) for _ in range(2))
    assert first in (second, first)
    assert first != second
    assert not first == second  # noqa: SIM201  (a tuple has both)
    assert len({first, second, first}) == 2


def test_values_of_the_library_are_tuples_that_name_their_parts() -> None:
    problem = Problem("S001", "the file is empty", Place("scheme.toml", 1))
    code, what, place, advice = problem
    assert (code, what, place.line, advice) == ("S001", "the file is empty", 1, "")
    assert Operand("pool")._replace(name="pot") == Operand("pot")
