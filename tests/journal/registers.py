"""Results to book and to export: a scheme that awards exactly the amounts that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.schemes import example_run

from sharing.documents import Document
from sharing.files.catalogue import vocabulary
from sharing.register import register_of
from sharing.scheme import read_scheme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from sharing.register import Register

PERIOD = {"from": "2025-01-01", "to": "2025-12-31"}
PAID = "2026-04-24"


def registered(
    amounts: Mapping[str, Sequence[str]],
    awards: Mapping[str, Mapping[str, Any]] | None = None,
    ids: Sequence[str] = (),
    names: Sequence[str] = (),
    currency: str = "EUR",
) -> Register:
    """Give a result in which each award pays these amounts, one a person; all is paid in April of the next year."""
    people = len(next(iter(amounts.values())))
    tree = {
        "scheme": "told",
        "title": "Told amounts",
        "currency": currency,
        "staff": {f"{name}_paid": {"kind": "money"} for name in amounts},
        "step": [{"name": f"{name}_step", "formula": f"{name}_paid"} for name in amounts],
        "awards": {name: {"step": f"{name}_step", "pay": PAID, **(awards or {}).get(name, {})} for name in amounts},
    }
    staff = [
        {"id": ids[row] if ids else f"{row + 1:04}", **({"name": names[row]} if names else {})}
        | {f"{name}_paid": found[row] for name, found in amounts.items()}
        for row in range(people)
    ]
    scheme = read_scheme(Document("told.toml", "", tree), vocabulary())
    return register_of(example_run(scheme, {"period": PERIOD, "staff": staff}))
