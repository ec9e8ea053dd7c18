"""The Merkle tree of RFC 9162: one root over all leaves, and for each leaf a short path that leads to it.

The left part of n leaves is the largest power of two below n. That is the tree in which, level by level, neighbours are
joined and an odd last node moves up as it is.

>>> tree = Tree([b"a", b"b", b"c"])
>>> [len(tree.path(i)) for i in range(3)]
[2, 2, 1]
>>> leads_to(tree.root, b"c", 2, 3, tree.path(2)), leads_to(tree.root, b"b", 2, 3, tree.path(2))
(True, False)
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAF, NODE = b"\x00", b"\x01"


def leaf_hash(leaf: bytes) -> bytes:
    """Hash a leaf; the prefix keeps it apart from a node."""
    return sha256(LEAF + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two neighbours."""
    return sha256(NODE + left + right).digest()


class Tree:
    """The levels of a tree, from the hashes of its leaves up to its root."""

    def __init__(self, leaves: Iterable[bytes]) -> None:
        """Hash every level once; of the leaves themselves nothing is kept."""
        self.levels = [[leaf_hash(leaf) for leaf in leaves]]
        while len(below := self.levels[-1]) > 1:
            above = [node_hash(left, right) for left, right in zip(below[::2], below[1::2], strict=False)]
            self.levels.append(above + below[len(above) * 2 :])

    @property
    def root(self) -> bytes:
        """The hash at the top; of no leaves the hash of nothing."""
        return self.levels[-1][0] if self.levels[-1] else sha256().digest()

    def path(self, index: int) -> list[bytes]:
        """Give the neighbours that lead from a leaf to the root, the lowest first."""
        found = []
        for level in self.levels[:-1]:
            if index ^ 1 < len(level):
                found.append(level[index ^ 1])
            index //= 2
        return found


def leads_to(root: bytes, leaf: bytes, index: int, count: int, path: Sequence[bytes]) -> bool:
    """Say whether a leaf is number `index` of the `count` leaves under a root, and the path is exactly its path."""
    if not 0 <= index < count:
        return False
    found, last, waiting = leaf_hash(leaf), count - 1, list(path)
    while last:
        if index % 2 or index < last:
            if not waiting:
                return False
            neighbour = waiting.pop(0)
            found = node_hash(neighbour, found) if index % 2 else node_hash(found, neighbour)
        index, last = index // 2, last // 2
    return found == root and not waiting
