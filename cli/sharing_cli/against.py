"""Run an entry of a ledger again from the files themselves, and compare: what a consistent forger cannot hide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing_cli.reading import read_scheme_from, run_scheme

if TYPE_CHECKING:
    from pathlib import Path

    from sharing.errors import Problem


def compared(
    folder: Path, name: str, against: tuple[str, str], options: dict[str, Any], said: dict[str, Any]
) -> list[Problem]:
    """Give every difference between the trail of an entry and that of a new run from the files."""
    from attrs import evolve

    from sharing.audit.comparing import differing
    from sharing.audit.faults import found_in_trail
    from sharing.audit.trail import Commission
    from sharing.errors import Place
    from sharing.files.ledger import Ledger, read_ledger
    from sharing.files.ledger_runs import opening_file, read_trail, records_of
    from sharing.inputs.sheet import listed

    ledger = read_ledger(folder)
    entry = ledger.entry(name or (ledger.entries[-1].name if ledger.entries else ""))
    trail = read_trail(ledger, entry)
    plan = read_scheme_from(against[0], options["parameters"], said)
    earlier = Ledger(folder, tuple(one for one in ledger.entries if one.number < entry.number))
    from sharing.dates import day_number

    state = opening_file(earlier, plan, day_number(trail["period"]["from"]))
    given = {**options, "period": trail["period"]["name"], "state": str(state) if state else options["state"]}
    passed = run_scheme(plan, against[1], given, {**said, "quiet": True})[-1]
    run = trail["run"]
    made = records_of(passed, Commission(run["id"], run["kind"], trail["salt_key"], run["corrects"]))
    found = found_in_trail(list(differing(made.trail, trail)), made.trail, Place(entry.name))
    advice = "one of the files, or the trail, was changed; or options were given otherwise"
    return [
        evolve(
            one, code="A024", what=one.what.replace("follows from the inputs", "follows from the files"), advice=advice
        )
        for one in listed(found)
    ]
