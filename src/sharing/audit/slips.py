"""A slip for each participant: the own leaf and the path that leads from it to the published root."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Any

from sharing.audit.canonical import text_of
from sharing.audit.merkle import Tree, leads_to
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMAT = "sharing-slip-1"
SALT_BYTES = 16


def run_key(key: str, run: str) -> str:
    """Make the salt key of one run from that of the ledger, which can be thrown away while a run keeps its own."""
    return hmac.new(bytes.fromhex(key), run.encode(), "sha256").hexdigest()


def salt_of(key: str, run: str, identity: str) -> str:
    """Give the salt of one participant in one run: without it a leaf could be guessed."""
    return hmac.new(bytes.fromhex(key), f"{run}\n{identity}".encode(), "sha256").digest()[:SALT_BYTES].hex()


def leaf_of(trail: Mapping[str, Any], row: int) -> dict[str, Any]:
    """Give what the trail says of one participant."""
    identity = trail["tables"][STAFF]["ids"][row]
    return {
        "awards": {name: found["values"][row] for name, found in trail["awards"].items() if found["table"] == STAFF},
        "id": identity,
        "inputs": {name: texts[row] for name, texts in trail["tables"][STAFF]["columns"].items()},
        "salt": salt_of(trail["salt_key"], trail["run"]["id"], identity),
        "steps": {name: found["values"][row] for name, found in trail["steps"].items() if found["table"] == STAFF},
    }


def tree_of(trail: Mapping[str, Any]) -> Tree:
    """Build the tree over all participants, in the order of their ids."""
    count = len(trail["tables"][STAFF]["ids"])
    return Tree([text_of(leaf_of(trail, row)).encode() for row in range(count)])


def slip_of(trail: Mapping[str, Any], statement: Mapping[str, Any], tree: Tree, row: int) -> dict[str, Any]:
    """Give the slip of one participant."""
    return {
        "format": FORMAT,
        **{key: statement[key] for key in ("run", "period", "scheme")},
        "index": row,
        "count": len(trail["tables"][STAFF]["ids"]),
        "leaf": leaf_of(trail, row),
        "path": [neighbour.hex() for neighbour in tree.path(row)],
    }


def slips_of(trail: Mapping[str, Any], statement: Mapping[str, Any], tree: Tree) -> Iterator[dict[str, Any]]:
    """Give the slip of every participant, in the order of their ids."""
    for row in range(len(trail["tables"][STAFF]["ids"])):
        yield slip_of(trail, statement, tree, row)


def proves(slip: Mapping[str, Any], statement: Mapping[str, Any]) -> bool:
    """Say whether a slip's leaf is one of the leaves under the root of a statement."""
    path = [bytes.fromhex(text) for text in slip["path"]]
    leaf = text_of(slip["leaf"]).encode()
    return leads_to(bytes.fromhex(statement["root"]), leaf, slip["index"], slip["count"], path)
