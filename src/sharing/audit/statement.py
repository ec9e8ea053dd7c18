"""The statement of a run: totals, the root over all participants, and the digests that tie it to its trail and chain.

It may be published: the pools of small groups are put together, and a figure of fewer than five who got something is
left out (None), with every other figure that would tell it by a difference.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.audit.canonical import canonical, digest
from sharing.audit.grouping import FEWEST, few, groups_of, untold

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from sharing.audit.merkle import Tree
    from sharing.balances import Carried
    from sharing.register import Register

FORMAT = "sharing-statement-1"
OTHERS = "*"
AMOUNTS = ("amount", "awarded", "left")


def statement_of(
    register: Register,
    trail: Mapping[str, Any],
    tree: Tree,
    *,
    previous: str = "",
    entry: int = 1,
    promises: str = "",
) -> dict[str, Any]:
    """Give the statement of a trail; `previous` is the digest of the statement file before it.

    `promises` is the digest of the file of promises as it was, where the ledger has one.
    """
    scheme = register.run.scheme
    closing, kept = trail["closing"], untold(register)
    return {
        "format": FORMAT,
        "library": trail["library"],
        "run": {key: trail["run"][key] for key in ("id", "kind", "corrects")},
        "period": trail["period"],
        "company": trail["company"],
        "scheme": head_of(scheme.name, scheme.version, trail),
        "participants": len(register.ids),
        "awards": {
            name: {
                "unit": award["unit"],
                "multiple": award["multiple"],
                "total": None if name in kept else award["total"],
            }
            for name, award in trail["awards"].items()
        },
        "balances": published(trail["balances"], _sizes(register)),
        "carried": {found.account.name: carried_text(found, closing) for found in register.carried},
        "root": tree.root.hex(),
        "trail": digest(canonical(trail)),
        "closing": closing["digest"] if closing else "",
        "previous": previous,
        "entry": entry,
        **({"promises": promises} if promises else {}),
        **({} if scheme.adopted is None else {"adopted": scheme.adopted.tree()}),
    }


def head_of(name: str, version: str, trail: Mapping[str, Any]) -> dict[str, str]:
    """Name the scheme, with the digest of its file."""
    return {"name": name, "version": version, "sha256": digest(trail["scheme"]["text"].encode())}


def carried_text(found: Carried, closing: Mapping[str, Any]) -> str | None:
    """Give what an account carries to the next period, unless that is the money of few owners."""
    owners = {entry["owner"] for entry in closing["accounts"][found.account.name]} - {""}
    return None if few(len(owners)) else str(found.closing)


def _sizes(register: Register) -> dict[str, Counter[str]]:
    """Count for every pool how many participants of each of its groups get something."""
    return {pool: groups_of(register, pool) for pool in dict.fromkeys(found.pool for found in register.balances)}


def published(
    balances: Sequence[Mapping[str, str]], sizes: Mapping[str, Mapping[str, int]]
) -> list[dict[str, str | None]]:
    """Put the groups of one pool with few participants together, until they are few no more; what stays few is None."""
    found: list[dict[str, str | None]] = []
    for pool, counts in sizes.items():
        rows = [balance for balance in balances if balance["pool"] == pool]
        small = small_groups(counts)
        found.extend(dict(row) for row in rows if row["group"] not in small)
        if small:
            joined = [row for row in rows if row["group"] in small]
            sums = {key: str(sum((Fraction(row[key]) for row in joined), Fraction(0))) for key in AMOUNTS}
            told: dict[str, str | None] = {**sums}
            if few(sum(counts[group] for group in small)):
                told = dict.fromkeys(AMOUNTS)
            found.append({"pool": pool, "group": OTHERS if rows[0]["group"] else "", **told})
    return found


def small_groups(sizes: Mapping[str, int]) -> set[str]:
    """Choose the groups whose figures are not published alone.

    >>> sorted(small_groups({"a": 2, "b": 9, "c": 7})), small_groups({"a": 5})
    (['a', 'c'], set())
    """
    ordered = sorted(sizes, key=lambda group: (sizes[group], group))
    small = {group for group in ordered if sizes[group] < FEWEST}
    for group in ordered:
        if not small or sum(sizes[name] for name in small) >= FEWEST:
            break
        small.add(group)
    return small
