"""The statement of a run: totals, the root over all participants, and the digests that tie it to its trail and chain.

It may be published where each award is given to five people or more (`grouping.of_few`): the pools of small groups are
put together, and a total is a total of everybody who got something.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.audit.canonical import canonical, digest
from sharing.audit.grouping import FEWEST, groups_of

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from sharing.audit.merkle import Tree
    from sharing.register import Register

FORMAT = "sharing-statement-1"
OTHERS = "*"


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
    closing = trail["closing"]
    return {
        "format": FORMAT,
        "library": trail["library"],
        "run": {key: trail["run"][key] for key in ("id", "kind", "corrects")},
        "period": trail["period"],
        "company": trail["company"],
        "scheme": head_of(scheme.name, scheme.version, trail),
        "participants": len(register.ids),
        "awards": {
            name: {key: award[key] for key in ("unit", "multiple", "total")} for name, award in trail["awards"].items()
        },
        "balances": published(trail["balances"], _sizes(register)),
        "carried": {found.account.name: str(found.closing) for found in register.carried},
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


def _sizes(register: Register) -> dict[str, Counter[str]]:
    """Count for every pool of groups how many participants of each group get something."""
    return {pool: groups_of(register, pool) for pool in dict.fromkeys(found.pool for found in register.balances)}


def published(balances: Sequence[Mapping[str, str]], sizes: Mapping[str, Mapping[str, int]]) -> list[dict[str, str]]:
    """Put the groups of one pool with few participants together, until they are few no more."""
    found: list[dict[str, str]] = []
    for pool in dict.fromkeys(balance["pool"] for balance in balances):
        rows = [dict(balance) for balance in balances if balance["pool"] == pool]
        small = small_groups(sizes.get(pool, {})) if rows[0]["group"] else set()
        found.extend(row for row in rows if row["group"] not in small)
        if small:
            joined = [row for row in rows if row["group"] in small]
            sums = {
                key: str(sum((Fraction(row[key]) for row in joined), Fraction(0)))
                for key in ("amount", "awarded", "left")
            }
            found.append({"pool": pool, "group": OTHERS, **sums})
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
