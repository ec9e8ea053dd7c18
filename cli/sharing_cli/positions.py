"""`sharing positions`: who has what of a plan on a day, and why."""

from __future__ import annotations

from typing import Any

import click

from sharing_cli.plans import compiled, day_of, deliver, last_day, plan_options, read_plan_and_events


@click.command()
@plan_options
@click.option("--on", metavar="DATE", help="The day of which the end is shown; else that of the last event.")
@click.option("--explain", "holder", metavar="HOLDER", help="Tell one holder's positions, movement by movement.")
@click.pass_obj
def positions(
    said: dict[str, Any], /, plan: str, events: str | None, on: str | None, holder: str | None, **options: Any
) -> None:
    """Say who has what of a plan on a day: vested, not vested, exercised, lapsed, held.

    PLAN.toml has the classes, schedules and leavers; EVENTS.csv (else events.csv beside it) has what happened, in any
    order. In Python: `sharing.participation.positions_of(compile_events(plan, events, day), day)`.
    """
    from sharing.errors import did_you_mean, refuse
    from sharing.reports import position_data
    from sharing.reports.positions import text_history, text_positions

    found, read, sheet = read_plan_and_events(plan, events, options, said)
    day = day_of(on, "--on", last_day(read))
    book = compiled(found, read, sheet, day)
    language, form = said["lang"] or found.language, options["form"]
    if holder is None:
        if form in {"json", "csv"}:
            text = (position_data.json_positions if form == "json" else position_data.csv_positions)(book, day)
        else:
            text = text_positions(book, day, language, markdown=form == "md")
    else:
        known = {one.holder for one in book.movements} | {one.to for one in book.movements}
        if holder not in known:
            advice = did_you_mean(holder, known - {""}) or "holders are written as in the events"
            raise refuse("P061", f"nobody with the id `{holder}` has or had anything on this day", advice=advice)
        if form == "csv":
            raise click.UsageError("an explanation is text, md or json")
        text = (
            position_data.json_history(book, day, holder)
            if form == "json"
            else text_history(book, day, holder, language, markdown=form == "md")
        )
    deliver(text, options, said, [plan, events or sheet.file])
