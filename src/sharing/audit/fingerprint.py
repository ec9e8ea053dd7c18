"""The fingerprint of a result: the digests of everything it was made from, and one digest of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.audit.canonical import digest, text_of
from sharing.dates import day_text
from sharing.version import VERSION

if TYPE_CHECKING:
    from sharing.inputs.bound import Inputs


def fingerprint_of(inputs: Inputs) -> dict[str, Any]:
    """Give the digest of every file by what it was read as, the options used, the library, and a digest of it all.

    The version of the library is told and not counted in: a new version that gives the same amounts is no new input.
    """
    period = inputs.period
    made_from = {
        "inputs": [{"role": role, "bytes": one.size, "sha256": one.sha256} for role, one in inputs.sources],
        "options": dict(inputs.options),
        "period": {"name": period.name, "from": day_text(period.start), "to": day_text(period.end)},
        "state": inputs.state,
    }
    told = {key: made_from[key] for key in ("inputs", "options")}
    return {"digest": digest(text_of(made_from).encode()), "library": VERSION, **told}
