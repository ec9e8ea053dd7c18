"""What `sharing run --ledger` does: the state comes from the ledger, and the run is committed to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing.errors import Refused, refuse
from sharing_cli.reading import NEW, periods_named, read_files, run_scheme
from sharing_cli.speaking import in_words, notice, refused_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharing.audit.chain import Entry
    from sharing.files.ledger import Ledger
    from sharing.inputs.figures import Period
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


def check_alone(chosen: dict[str, Any], *, said_kind: bool) -> None:
    """Make it a usage error to say what a run is committed as when it is not committed."""
    if not chosen["ledger"] and (said_kind or chosen["corrects"]):
        raise click.UsageError("--kind and --corrects say how a run is committed: say --ledger FOLDER as well")


def run_and_commit(
    scheme: Scheme, staff: str, options: dict[str, Any], said: dict[str, Any], chosen: dict[str, Any]
) -> list[Passed]:
    """Run the periods asked for one by one, each from the state in the ledger, and commit each as it is done."""
    from sharing.files.ledger import Ledger, open_ledger
    from sharing.files.ledger_runs import check_next, commit_run

    folder = Path(chosen["ledger"])
    passed: list[Passed] = []
    files = read_files(scheme, staff, options)
    for period in periods_named(files[0], options):
        ledger = open_ledger(folder) if folder.is_dir() else Ledger(folder, ())
        corrects = ledger.entry(chosen["corrects"]).name if chosen["corrects"] else ""
        check_next(ledger, scheme, period, chosen["kind"], corrects)
        state = _state(ledger, scheme, period, corrects, None if passed else options["state"])
        given = {**options, "period": period.name, "state": state or options["state"]}
        found = run_scheme(scheme, staff, given, said, files)
        entry = commit_run(folder, found[-1], chosen["kind"], corrects)
        passed.extend(found)
        _tell(folder, entry, found[-1], said, said["lang"] or scheme.language)
    return passed


def _state(ledger: Ledger, scheme: Scheme, period: Period, corrects: str, given: str | None) -> str | None:
    """Give the state that a period opens with; nothing when the ledger has none, or has lost it and it is given.

    What is given is held to what was left when the run is committed.
    """
    from sharing.files.ledger_runs import began_with_nothing, opening_file

    try:
        found = opening_file(ledger, scheme, period.start)
    except Refused:
        if given in {None, NEW}:
            raise
        return None
    if found is not None and given:
        what = "the ledger has the state that this period opens with"
        raise refuse("A022", what, advice="leave out --state: state and result come from one place")
    if found is None and corrects and scheme.accounts and not given:
        return NEW if began_with_nothing(ledger, ledger.entry(corrects)) else None
    return str(found) if found else None


def _tell(folder: Path, entry: Entry, passed: Passed, said: dict[str, Any], language: str) -> None:
    """Say what was committed, whom a correction gives what, and which periods are still to be corrected."""
    from sharing.audit.grouping import FEWEST, untold
    from sharing.files.ledger import read_ledger

    ledger = read_ledger(folder)
    corrects = str(entry.statement["run"]["corrects"])
    if corrects:
        click.echo(_differences(ledger, corrects, entry.name, language), err=True)
    if not said["quiet"]:
        notice(f"committed: {entry.name}, digest {entry.digest}", said)
        names = ", ".join(untold(passed.register))
        if names:
            notice(f"not in the statement, because fewer than {FEWEST} people get something: {names}", said)
    tell_waiting(ledger, entry.subject[0], said)


def tell_waiting(ledger: Ledger, scheme: str, said: dict[str, Any]) -> None:
    """Say which periods of a scheme stand on an old state, in the order in which they are to be corrected."""
    from sharing.files.ledger_runs import to_correct

    waiting = to_correct(ledger, scheme)
    if waiting:
        notice(f"still to be corrected, in this order: {', '.join(one.entry.name for one in waiting)}", said)


def _differences(ledger: Ledger, corrects: str, corrected: str, language: str) -> str:
    """Say what a correction changes for whom, or why that cannot be told any more; it is committed in any case."""
    from sharing_cli.diff import told

    try:
        return told(ledger, corrects, corrected, language)
    except Refused as refused:
        said = {"lang": language}
        stands = f"the correction stands: {corrected}; what it changes for whom cannot be told:"
        return f"{in_words(stands, said)}\n{refused_text(refused, said)}"
