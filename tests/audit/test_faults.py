"""How a difference between a trail and its re-run is told: values as files write them, rows of tables by their ids."""

from __future__ import annotations

from typing import Any

import pytest

from sharing.audit.faults import found_in_trail
from sharing.errors import Place

STEP = {"steps": {"s": {"table": "grid", "values": ["1"]}}, "tables": {"grid": {"ids": ["a #2"], "columns": {}}}}


@pytest.mark.parametrize(
    ("path", "wanted", "got", "told"),
    [
        (("scheme", "tree", "on"), True, False, "`scheme.tree.on` is `false`, and `true` follows from the inputs"),
        (("steps", "s", "values", 0), "1", "2", "step `s` of a #2 is 2, and 1 follows from the inputs"),
    ],
)
def test_a_difference_is_told_in_one_sentence(path: tuple[Any, ...], wanted: object, got: object, told: str) -> None:
    (problem,) = found_in_trail([(path, wanted, got)], STEP, Place("trail.json"))
    assert problem.what == told
