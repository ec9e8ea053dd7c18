"""A slip for each participant: the own leaf and the path that leads from it to the published root."""

from __future__ import annotations

import hmac
import json
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from sharing.audit.canonical import text_of
from sharing.audit.merkle import Tree, leads_to
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FORMAT = "sharing-slip-1"
SALT_BYTES = 16


def run_key(key: str, run: str) -> str:
    """Make the salt key of one run from that of the ledger, which can be thrown away while a run keeps its own."""
    return hmac.new(bytes.fromhex(key), run.encode(), "sha256").hexdigest()


def salt_of(key: str, run: str, identity: str) -> str:
    """Give the salt of one participant in one run: without it a leaf could be guessed."""
    return hmac.digest(bytes.fromhex(key), f"{run}\n{identity}".encode(), "sha256")[:SALT_BYTES].hex()


def leaves_of(trail: Mapping[str, Any], rows: slice = slice(None)) -> Iterator[bytes]:
    """Give the bytes of every participant's leaf, or of those in some rows: what the trail says of one participant.

    All leaves have the same keys, so that these are written once and only the values differ.
    """
    ids, key, run = trail["tables"][STAFF]["ids"][rows], trail["salt_key"], trail["run"]["id"]
    parts = {
        "awards": {name: found["values"] for name, found in trail["awards"].items() if found["table"] == STAFF},
        "inputs": trail["tables"][STAFF]["columns"],
        "steps": {name: found["values"] for name, found in trail["steps"].items() if found["table"] == STAFF},
    }
    awards, inputs, steps = (_object(part) for part in parts.values())
    form = f'{{"awards":{awards},"id":%s,"inputs":{inputs},"salt":"%s","steps":{steps}}}'
    said = [[map(_text, part[name][rows]) for name in sorted(part)] for part in parts.values()]
    salts = (salt_of(key, run, identity) for identity in ids)
    for values in zip(*said[0], map(_text, ids), *said[1], salts, *said[2], strict=False):
        yield (form % values).encode()


def _object(names: Iterable[str]) -> str:
    """Write an object with these keys, whose values are filled in later."""
    keys = [text_of(name).replace("%", "%%") for name in sorted(names)]
    return f"{{{','.join(f'{key}:%s' for key in keys)}}}"


def _text(value: str | int | None) -> str:
    """Write a value of a table: a text, the whole number of an award, or nothing."""
    return encode_basestring(value) if isinstance(value, str) else "null" if value is None else str(value)


def leaf_of(trail: Mapping[str, Any], row: int) -> dict[str, Any]:
    """Give what the trail says of one participant."""
    leaf: dict[str, Any] = json.loads(next(leaves_of(trail, slice(row, row + 1))))
    return leaf


def tree_of(trail: Mapping[str, Any]) -> Tree:
    """Build the tree over all participants, in the order of their ids."""
    return Tree(leaves_of(trail))


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
