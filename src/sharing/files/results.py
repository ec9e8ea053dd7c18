"""Results of earlier runs: a JSON file that `sharing run -o last.json` wrote, a trail, or the ledger that holds it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sharing.audit.chain import before
from sharing.audit.checking import read_record
from sharing.audit.trail import FORMAT
from sharing.dates import day_text
from sharing.errors import Place, refuse
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import read_trail
from sharing.files.opening import name_of, read_bytes
from sharing.reports.earlier import earlier_of, earlier_trail

if TYPE_CHECKING:
    from _typeshed import StrPath

    from sharing.register import Register
    from sharing.reports.earlier import Earlier

MOST = 1_000_000_000
ADVICE = "give a file that `sharing run ... -o last.json` wrote, a trail.json, or a ledger"


def read_earlier(path: StrPath, register: Register) -> Earlier:
    """Read what a result is compared with: of a ledger the newest period before it that counts.

    Refused (I062) when it is no result, and when it is in another currency.
    """
    found = _of_ledger(Path(path), register) if Path(path).is_dir() else _of_file(path)
    currency = register.run.scheme.currency
    if found.currency != currency:
        what = f"this result is in {found.currency}, and the scheme in {currency}"
        raise refuse("I062", what, Place(name_of(path)), "compare results in one currency")
    return found


def _of_file(path: StrPath) -> Earlier:
    """Read a result or a trail from a file."""
    data = read_bytes(path, most=MOST)
    try:
        tree: Any = json.loads(data, parse_float=str, parse_constant=str)
        if not isinstance(tree, dict) or tree.get("format") != FORMAT:
            return earlier_of(tree)
    except (ValueError, RecursionError):
        raise refuse("I062", "this is not the result of a run", Place(name_of(path)), ADVICE) from None
    return earlier_trail(read_record(data, name_of(path), "trail"))


def _of_ledger(path: Path, register: Register) -> Earlier:
    """Read the newest period of the same scheme in a ledger that ends before this one begins."""
    run = register.run
    ledger = read_ledger(path)
    entry = before(ledger.entries, run.scheme.name, day_text(run.inputs.period.start))
    if entry is None:
        what = f"the ledger has no period of `{run.scheme.name}` that ends before {run.inputs.period.name}"
        raise refuse("I062", what, Place(name_of(path)), "leave out --previous: there is nothing to compare with")
    return earlier_trail(read_trail(ledger, entry))
