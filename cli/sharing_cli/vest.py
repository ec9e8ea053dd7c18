"""`sharing vest`: which tranches vest from one day to another, and whether observed ones are those of the plan."""

from __future__ import annotations

from typing import Any

import click

from sharing_cli.outputs import Outputs, deliver
from sharing_cli.plans import compiled, last_day, plan_options, read_plan_and_events
from sharing_cli.reading import day_of, reading_of, sheet_from

YEAR = 366


@click.command()
@plan_options
@click.option("--from", "first", metavar="DATE", help="The first day; else the day after the last event.")
@click.option("--to", "last", metavar="DATE", help="The last day; else a year after the first.")
@click.option("--observed", metavar="FILE", help="Tranches that were recorded elsewhere: grant, day, units; compare.")
@click.pass_obj
def vest(
    said: dict[str, Any],
    /,
    plan: str,
    events: str | None,
    first: str | None,
    last: str | None,
    observed: str | None,
    outputs: Outputs,
    **options: Any,
) -> None:
    """Say which tranches of a plan vest from one day to another, as it stands after its events.

    With --observed the exit code is 1 when the plan says something else. In Python:
    `sharing.participation.vesting_of(book, first, last)`.
    """
    from sharing.participation import differences, read_observed
    from sharing.reports import position_data
    from sharing.reports.tranches import text_differences, text_tranches

    if observed:
        outputs.only("a comparison", "text", "md")
    found, read, sheet = read_plan_and_events(plan, events, options, said)
    begin = day_of(first, "--from", 1 if observed else last_day(read) + 1)
    end = day_of(last, "--to", (last_day(read) if observed else begin) + YEAR)
    if end < begin:
        raise click.UsageError("--to lies before --from")
    book = compiled(found, read, sheet, min(end, max(last_day(read), begin)))
    language = said["lang"] or found.language
    inputs = [plan, events or sheet.file, observed]
    if observed:
        wrong = differences(book, read_observed(book, sheet_from(observed, options), reading_of(options)), begin, end)
        deliver(outputs, lambda form: text_differences(wrong, language, markdown=form == "md"), said, inputs)
        if wrong:
            raise SystemExit(1)
        return

    def write(form: str) -> str:
        """Write the tranches in one of the formats."""
        if form in {"json", "csv"}:
            return (position_data.json_tranches if form == "json" else position_data.csv_tranches)(book, begin, end)
        return text_tranches(book, begin, end, language, markdown=form == "md")

    deliver(outputs, write, said, inputs)
