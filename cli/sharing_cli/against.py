"""Run an entry of a ledger again from the files themselves, and compare: what a consistent forger cannot hide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.named import Named
from sharing_cli.reading import read_scheme_from, run_scheme
from sharing_cli.speaking import notice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sharing.audit.chain import Entry
    from sharing.errors import Problem
    from sharing.succession import Passed

SET, READING = "set.", ("decimal", "dates", "delimiter", "sheet")
"""How a trail names figures that were overruled, and what was said about how cells are read."""


def compared(
    folder: Path, name: str, against: tuple[str, str], options: dict[str, Any], said: dict[str, Any]
) -> list[Problem]:
    """Give every difference between the trail of an entry and that of a new run from the files."""
    return rerun(folder, name, against, options, said).problems


class Rerun(Named):
    """An entry of a ledger, its trail, the same period run from the files themselves, and everything that differs."""

    entry: Entry
    trail: dict[str, Any]
    passed: Passed
    problems: list[Problem]


def rerun(folder: Path, name: str, against: tuple[str, str], options: dict[str, Any], said: dict[str, Any]) -> Rerun:
    """Run an entry, or without a name the newest, again from a scheme and a staff list, with its own options."""
    from sharing.dates import day_number
    from sharing.files.ledger import Ledger, read_ledger
    from sharing.files.ledger_runs import opening_file, read_trail

    ledger = read_ledger(folder)
    entry = ledger.entry(name or (ledger.entries[-1].name if ledger.entries else ""))
    trail = read_trail(ledger, entry)
    plan = read_scheme_from(against[0], options["parameters"], said)
    earlier = Ledger(folder, tuple(one for one in ledger.entries if one.number < entry.number))
    state = opening_file(earlier, plan, day_number(trail["period"]["from"]))
    given = _as_in_trail(options, trail["run"]["options"])
    given |= {"period": trail["period"]["name"], "state": str(state) if state else options["state"]}
    _tell(trail["run"]["options"], options, said)
    passed = run_scheme(plan, against[1], given, {**said, "quiet": True})[-1]
    return Rerun(entry, trail, passed, _differences(passed, trail, entry))


def _as_in_trail(options: dict[str, Any], own: Mapping[str, str]) -> dict[str, Any]:
    """Take over what the run was told beside its files, but for what is told now."""
    now = {text.partition("=")[0] for text in options["given"]}
    given = [f"{name.removeprefix(SET)}={value}" for name, value in own.items() if name.startswith(SET)]
    kept = {name: options[name] or own.get(name) for name in READING}
    return {
        **options,
        **kept,
        "given": (*options["given"], *(one for one in given if one.partition("=")[0] not in now)),
    }


def _tell(own: Mapping[str, str], options: dict[str, Any], said: dict[str, Any]) -> None:
    """Say with which options the entry was run, since these are used again: they stand in no file."""
    now = {f"{SET}{text.partition('=')[0]}" for text in options["given"]} | {name for name in READING if options[name]}
    words = [f"--set {name.removeprefix(SET)}={value}" if name.startswith(SET) else f"--{name} {value}"
             for name, value in own.items() if name not in now]  # fmt: skip
    if words and not said["quiet"]:
        notice(f"run again with the options of the entry: {' '.join(words)}", said)


def _differences(passed: Passed, trail: dict[str, Any], entry: Entry) -> list[Problem]:
    """Give everything in which the trail that follows from the files is another one."""
    from sharing.audit.comparing import differing
    from sharing.audit.faults import found_in_trail
    from sharing.audit.trail import Commission
    from sharing.errors import Place, Problem
    from sharing.files.ledger_runs import records_of
    from sharing.inputs.sheet import listed

    run = trail["run"]
    made = records_of(passed, Commission(run["id"], run["kind"], trail["salt_key"], run["corrects"]))
    advice = "one of the files, or the trail, was changed"
    place = Place(entry.name)
    strangers = _strangers(made.trail, trail)
    if strangers:
        return listed([Problem("A024", what, place, advice) for what in strangers])
    found = found_in_trail(list(differing(made.trail, trail)), made.trail, place)
    told = [(one, one.what.replace("follows from the inputs", "follows from the files")) for one in listed(found)]
    return [one._replace(code="A024", what=what, advice=advice) for one, what in told]


def _strangers(made: dict[str, Any], trail: dict[str, Any]) -> list[str]:
    """Name whoever is in the files and not in the trail, or the other way round: then the amounts are not told."""
    ids, known = (set(one["tables"]["staff"]["ids"]) for one in (made, trail))
    more = [f"{identity} is in the staff list, and not in the trail" for identity in sorted(ids - known)]
    return [*more, *(f"{identity} is in the trail, and not in the staff list" for identity in sorted(known - ids))]
