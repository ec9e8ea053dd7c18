"""`sharing vote`: a budget divided by the people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing.errors import refuse
from sharing_cli.outputs import TEXT_ENDINGS, Outputs, deliver, output_options
from sharing_cli.reading import STDIN, both, document_from, reading_of, reading_options, sheets_from
from sharing_cli.speaking import notice

if TYPE_CHECKING:
    from sharing.ballots import Outcome, Poll


@click.command()
@click.argument("vote_file", metavar="VOTE.toml")
@click.option("--proposals", metavar="FILE", help="What is proposed; else proposals.csv beside the vote.")
@click.option("--ballots", metavar="FILE", help="The ballots; else ballots.csv beside the vote.")
@click.option("--staff", metavar="FILE", help="Who may vote; else staff.csv beside the vote, if there is one.")
@click.option("--id", "identity", help="One voter's own slip, rather than the result for everybody.")
@reading_options
@output_options(TEXT_ENDINGS)
@click.pass_obj
def vote(said: dict[str, Any], /, vote_file: str, identity: str | None, outputs: Outputs, **options: Any) -> None:
    """Divide a budget by vote: what is chosen by the method of equal shares, and why.

    The result shows no ballots; with --id it is one voter's own slip. `-` reads the vote from stdin. In Python:
    `sharing.ballots.publish(sharing.ballots.decide(poll))`.
    """
    from sharing.ballots import decide

    paths = _paths(vote_file, options)
    outcome = decide(_poll(vote_file, paths, options, said))
    language = said["lang"] or outcome.poll.settings.language
    inputs = (vote_file, *paths.values())
    deliver(outputs, lambda form: written(outcome, identity, form, language), said, inputs)


def _paths(vote_file: str, options: dict[str, Any]) -> dict[str, str]:
    """Find the files of a vote: those that were named, or else those beside it."""
    folder = Path() if vote_file == STDIN else Path(vote_file).parent
    paths = {name: options[name] or str(folder / f"{name}.csv") for name in ("proposals", "ballots", "staff")}
    if not options["staff"] and not Path(paths["staff"]).is_file():
        del paths["staff"]
    return paths


def _poll(vote_file: str, paths: dict[str, str], options: dict[str, Any], said: dict[str, Any]) -> Poll:
    """Read the files of a vote, all problems of all files at once, saying on stderr how they were understood."""
    from sharing.ballots import read_poll, read_settings

    settings, sheets = both(lambda: read_settings(document_from(vote_file)), lambda: sheets_from(paths, options))
    poll = read_poll(settings, sheets["proposals"], sheets["ballots"], sheets.get("staff"), reading_of(options))
    for name, sheet in sheets.items() if not said["quiet"] else ():
        notice(f"{name}: {sheet.how}", said)
    return poll


def written(outcome: Outcome, identity: str | None, form: str, language: str) -> str:
    """Write the result for everybody, or one voter's slip, in one of the formats."""
    from sharing.ballots import publish, slip_of
    from sharing.reports import vote_data
    from sharing.reports.votes import text_slip, text_vote

    if identity is None:
        result = publish(outcome)
        if form in {"json", "csv"}:
            return vote_data.json_vote(result) if form == "json" else vote_data.csv_vote(result)
        return text_vote(result, language, markdown=form == "md")
    if identity not in outcome.poll.voters:
        advice = "ids are written as in the staff list and on the ballots: 007 is not 7"
        raise refuse("V031", f"nobody with the id `{identity}` has a part of the budget", advice=advice)
    slip = slip_of(outcome, identity)
    if form in {"json", "csv"}:
        return vote_data.json_slip(slip) if form == "json" else vote_data.csv_slip(slip)
    return text_slip(slip, language, markdown=form == "md")
