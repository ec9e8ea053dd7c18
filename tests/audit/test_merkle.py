"""The tree is RFC 9162's: against its recursive definition and its own way of following a path."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.oracles import merkle as oracle

from sharing.audit.merkle import Tree, leads_to

LEAVES = [bytes([i]) * (i % 5) for i in range(70)]


@pytest.mark.parametrize("count", range(70))
def test_root_and_every_path_are_those_of_the_standard(count: int) -> None:
    leaves = LEAVES[:count]
    tree = Tree(leaves)
    assert tree.root == oracle.root(leaves)
    for index, leaf in enumerate(leaves):
        path = tree.path(index)
        assert path == oracle.path(index, leaves)
        assert leads_to(tree.root, leaf, index, count, path)
        assert oracle.leads(leaf, index, count, path, tree.root)


@given(st.integers(1, 40), st.data())
def test_a_path_proves_its_own_leaf_at_its_own_place_only(count: int, data: st.DataObject) -> None:
    leaves = [str(i).encode() for i in range(count)]
    tree = Tree(leaves)
    index = data.draw(st.integers(0, count - 1))
    other, claimed = data.draw(st.integers(-1, count + 2)), data.draw(st.integers(0, count + 9))
    path = tree.path(index)
    found = leads_to(tree.root, leaves[index], other, claimed, path)
    assert not found or (other == index and len(Tree(LEAVES[:claimed] or [b""]).path(other)) == len(path))
    assert not leads_to(tree.root, b"else", index, count, path)
    assert not leads_to(tree.root, leaves[index], index, count, [*path, b"\0" * 32])
    assert not path or not leads_to(tree.root, leaves[index], index, count, path[:-1])


def test_nobody_has_the_root_of_nothing() -> None:
    assert Tree([]).root.hex().startswith("e3b0c442")
    assert not leads_to(Tree([]).root, b"", 0, 0, [])
