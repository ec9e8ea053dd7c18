"""What `sharing run --ledger` does: the state comes from the ledger, and the run is committed to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing.errors import Refused, refuse
from sharing_cli.reading import periods_named, read_files, run_scheme
from sharing_cli.speaking import notice, refused_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharing.files.ledger import Ledger
    from sharing.scheme import Scheme
    from sharing.succession import Passed

KINDS = ("forecast", "final", "correction")


def ledger_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options with which a run is committed."""
    options = [
        click.option("--ledger", metavar="FOLDER", help="Commit the run to this ledger; the state comes from it."),
        click.option("--kind", type=click.Choice(KINDS), default="final", help="What the run is committed as."),
        click.option("--corrects", metavar="ENTRY", default="", help="The entry that a correction corrects."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def run_and_commit(
    scheme: Scheme, staff: str, options: dict[str, Any], said: dict[str, Any], chosen: dict[str, Any]
) -> list[Passed]:
    """Run the periods asked for one by one, each from the state in the ledger, and commit each as it is done."""
    from sharing.audit.grouping import FEWEST, untold
    from sharing.files.ledger import Ledger, open_ledger, read_ledger
    from sharing.files.ledger_runs import commit_run, opening_file

    folder = Path(chosen["ledger"])
    passed: list[Passed] = []
    files = read_files(scheme, staff, options)
    for period in periods_named(files[0], options):
        ledger = open_ledger(folder) if folder.is_dir() else Ledger(folder, ())
        state = opening_file(ledger, scheme, period.start)
        if state is not None and options["state"] and not passed:
            what = "the ledger has the state that this period opens with"
            raise refuse("A022", what, advice="leave out --state: state and result come from one place")
        given = {**options, "period": period.name, "state": str(state) if state else options["state"]}
        found = run_scheme(scheme, staff, given, said, files)
        corrects = ledger.entry(chosen["corrects"]).name if chosen["corrects"] else ""
        entry = commit_run(folder, found[-1], chosen["kind"], corrects)
        passed.extend(found)
        if corrects:
            click.echo(
                _differences(read_ledger(folder), corrects, entry.name, said["lang"] or scheme.language), err=True
            )
        if not said["quiet"]:
            notice(f"committed: {entry.name}, digest {entry.digest}", said)
            names = ", ".join(untold(found[-1].register))
            if names:
                notice(f"not in the statement, because fewer than {FEWEST} people get something: {names}", said)
    return passed


def _differences(ledger: Ledger, corrects: str, corrected: str, language: str) -> str:
    """Say what a correction changes for whom, or why that cannot be told any more; it is committed in any case."""
    from sharing_cli.diff import told

    try:
        return told(ledger, corrects, corrected, language)
    except Refused as refused:
        return refused_text(refused, {"lang": language})
