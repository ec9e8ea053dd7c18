"""`sharing positions`: who has what of a plan on a day, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sharing_cli.outputs import Outputs, deliver
from sharing_cli.plans import compiled, last_day, plan_options, read_plan_and_events
from sharing_cli.reading import day_of

if TYPE_CHECKING:
    from sharing.participation.book import Book


@click.command()
@plan_options
@click.option("--on", metavar="DATE", help="The day of which the end is shown; else that of the last event.")
@click.option("--explain", "holder", metavar="HOLDER", help="Tell one holder's positions, movement by movement.")
@click.pass_obj
def positions(
    said: dict[str, Any], /, plan: str, events: str | None, on: str | None, holder: str | None, outputs: Outputs,
    **options: Any,
) -> None:  # fmt: skip
    """Say who has what of a plan on a day: vested, not vested, exercised, lapsed, held.

    PLAN.toml has the classes, schedules and leavers; EVENTS.csv (else events.csv beside it) has what happened, in any
    order. In Python: `sharing.participation.positions_of(compile_events(plan, events, day), day)`.
    """
    if holder is not None:
        outputs.only("an explanation", "text", "json", "md")
    found, read, sheet = read_plan_and_events(plan, events, options, said)
    day = day_of(on, "--on", last_day(read))
    book = compiled(found, read, sheet, day)
    if holder is not None:
        check_holder(book, holder)
    language = said["lang"] or found.language
    deliver(outputs, lambda form: written(book, day, holder, form, language), said, [plan, events or sheet.file])


def check_holder(book: Book, holder: str) -> None:
    """Refuse a holder who stands nowhere in the movements."""
    from sharing.errors import did_you_mean, refuse

    known = {one.holder for one in book.movements} | {one.to for one in book.movements}
    if holder not in known:
        advice = did_you_mean(holder, known - {""}) or "holders are written as in the events"
        raise refuse("P061", f"nobody with the id `{holder}` has or had anything on this day", advice=advice)


def written(book: Book, day: int, holder: str | None, form: str, language: str) -> str:
    """Write the positions of everybody, or how those of one holder came about, in one of the formats."""
    from sharing.reports import position_data
    from sharing.reports.positions import text_history, text_positions

    if holder is not None:
        if form == "json":
            return position_data.json_history(book, day, holder)
        return text_history(book, day, holder, language, markdown=form == "md")
    if form in {"json", "csv"}:
        return (position_data.json_positions if form == "json" else position_data.csv_positions)(book, day)
    return text_positions(book, day, language, markdown=form == "md")
