"""`sharing vest`: which tranches vest from one day to another, and whether observed ones are those of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sharing_cli.outputs import Outputs, deliver
from sharing_cli.plans import compiled, last_day, plan_options, read_plan_and_events
from sharing_cli.reading import day_of, reading_of, sheet_from

if TYPE_CHECKING:
    from sharing.participation.book import Book

YEAR = 366


@click.command()
@plan_options
@click.option("--from", "first", metavar="DATE", help="The first day; else the day after the last event.")
@click.option("--to", "last", metavar="DATE", help="The last day; else a year after the first.")
@click.option("--observed", metavar="FILE", help="Tranches that were recorded elsewhere: grant, day, units; compare.")
@click.option("--explain", "name", metavar="GRANT", help="Say how the tranches of one grant come about.")
@click.pass_obj
def vest(
    said: dict[str, Any], /, plan: str, events: str | None, observed: str | None, name: str | None, outputs: Outputs,
    **options: Any,
) -> None:  # fmt: skip
    """Say which tranches of a plan vest from one day to another, as it stands after its events.

    With --observed the exit code is 1 when the plan says something else. In Python:
    `sharing.participation.vesting_of(book, first, last)`.
    """
    from sharing.participation import differences, read_observed
    from sharing.reports.tranches import text_differences

    if observed:
        outputs.only("a comparison", "text", "md")
    if name is not None:
        outputs.only("an explanation", "text", "json", "md")
        if observed:
            raise click.UsageError("--observed compares, --explain explains: take one of the two")
    found, read, sheet = read_plan_and_events(plan, events, options, said)
    begin = day_of(options["first"], "--from", 1 if observed else last_day(read) + 1)
    end = day_of(options["last"], "--to", (last_day(read) if observed else begin) + YEAR)
    if end < begin:
        raise click.UsageError("--to lies before --from")
    book = compiled(found, read, sheet, min(end, max(last_day(read), begin)))
    if name is not None:
        check_grant(book, name)
    language = said["lang"] or found.language
    inputs = [plan, events or sheet.file, observed]
    if observed:
        wrong = differences(book, read_observed(book, sheet_from(observed, options), reading_of(options)), begin, end)
        deliver(outputs, lambda form: text_differences(wrong, language, markdown=form == "md"), said, inputs)
        if wrong:
            raise SystemExit(1)
        return
    deliver(outputs, lambda form: written(book, (begin, end), name, form, language), said, inputs)


def written(book: Book, days: tuple[int, int], name: str | None, form: str, language: str) -> str:
    """Write the tranches of some days, or how those of one grant come about, in one of the formats."""
    from sharing.reports import position_data
    from sharing.reports.tranches import text_tranches, text_why

    first, last = days
    if name is not None:
        if form == "json":
            return position_data.json_why(book, name, last)
        return text_why(book, name, last, language, markdown=form == "md")
    if form in {"json", "csv"}:
        return (position_data.json_tranches if form == "json" else position_data.csv_tranches)(book, first, last)
    return text_tranches(book, first, last, language, markdown=form == "md")


def check_grant(book: Book, name: str) -> None:
    """Refuse a grant that is not in the events."""
    from sharing.errors import did_you_mean, refuse

    if name not in book.grants.made:
        advice = did_you_mean(name, book.grants.made) or "grants are written as in the events"
        raise refuse("P040", f"there is no grant `{name}` on this day", advice=advice)
