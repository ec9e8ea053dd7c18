"""A leaf is the canonical text of what a trail says of one participant, whatever its names and texts are."""

from __future__ import annotations

import hmac
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sharing.audit.canonical import text_of
from sharing.audit.merkle import Tree
from sharing.audit.slips import leaf_of, leaves_of, tree_of

NAMES = st.text(st.characters(max_codepoint=127), max_size=4)
CELLS = st.none() | st.text(max_size=5)


@st.composite
def trails(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the parts of a trail that leaves have, with names and texts that no scheme would have."""
    ids = sorted(draw(st.sets(st.text(min_size=1, max_size=3), max_size=4)))

    def columns(cells: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, list[Any]]]:
        return st.dictionaries(NAMES, st.lists(cells, min_size=len(ids), max_size=len(ids)), max_size=3)

    def tabled(cells: st.SearchStrategy[Any]) -> dict[str, Any]:
        tables = st.sampled_from(["staff", "staff", "company"])
        return {name: {"table": draw(tables), "values": values} for name, values in draw(columns(cells)).items()}

    return {
        "run": {"id": "000001-2026-final"},
        "salt_key": "5a" * 32,
        "tables": {"staff": {"ids": ids, "columns": draw(columns(CELLS))}},
        "awards": tabled(st.integers(0, 10**9)),
        "steps": tabled(CELLS),
    }


def spelt(trail: dict[str, Any], row: int) -> str:
    """Write a leaf as the page on the formats says it."""
    staff, run = trail["tables"]["staff"], trail["run"]["id"]
    message = f"{run}\n{staff['ids'][row]}".encode()
    leaf = {
        "awards": {name: one["values"][row] for name, one in trail["awards"].items() if one["table"] == "staff"},
        "id": staff["ids"][row],
        "inputs": {name: values[row] for name, values in staff["columns"].items()},
        "salt": hmac.new(bytes.fromhex(trail["salt_key"]), message, "sha256").hexdigest()[:32],
        "steps": {name: one["values"][row] for name, one in trail["steps"].items() if one["table"] == "staff"},
    }
    return json.dumps(leaf, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@given(trails())
def test_leaves_are_written_as_the_formats_say(trail: dict[str, Any]) -> None:
    rows = range(len(trail["tables"]["staff"]["ids"]))
    wanted = [spelt(trail, row) for row in rows]
    assert [leaf.decode() for leaf in leaves_of(trail)] == wanted
    assert [text_of(leaf_of(trail, row)) for row in rows] == wanted
    assert tree_of(trail).root == Tree([leaf.encode() for leaf in wanted]).root
