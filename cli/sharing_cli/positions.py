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
@click.option("--held", "name", metavar="CLASS", help="List who holds units of one class: a list that schemes read.")
@click.pass_obj
def positions(
    said: dict[str, Any], /, plan: str, events: str | None, on: str | None, holder: str | None, name: str | None,
    outputs: Outputs, **options: Any,
) -> None:  # fmt: skip
    """Say who has what of a plan on a day: vested, not vested, exercised, lapsed, held.

    PLAN.toml has the classes, schedules and leavers; EVENTS.csv (else events.csv beside it) has what happened, in any
    order. In Python: `sharing.participation.positions_of(compile_events(plan, events, day), day)`.
    """
    if holder is not None:
        outputs.only("an explanation", "text", "json", "md")
    if name is not None:
        outputs.only("a list of who holds units", "text", "csv", "md")
        if holder is not None:
            raise click.UsageError("--held lists everybody, --explain tells of one: take one of the two")
    found, read, sheet = read_plan_and_events(plan, events, options, said)
    day = day_of(on, "--on", last_day(read))
    book = compiled(found, read, sheet, day)
    if holder is not None:
        check_holder(book, holder)
    if name is not None:
        check_class(book, name)
    language = said["lang"] or found.language
    deliver(
        outputs, lambda form: written(book, day, (holder, name), form, language), said, [plan, events or sheet.file]
    )


def check_holder(book: Book, holder: str) -> None:
    """Refuse a holder who stands nowhere in the movements."""
    from sharing.errors import did_you_mean, refuse

    known = {one.holder for one in book.movements} | {one.to for one in book.movements}
    if holder not in known:
        advice = did_you_mean(holder, known - {""}) or "holders are written as in the events"
        raise refuse("P061", f"nobody with the id `{holder}` has or had anything on this day", advice=advice)


def check_class(book: Book, name: str) -> None:
    """Refuse a class that the plan does not have."""
    from sharing.errors import did_you_mean, refuse

    if name not in book.plan.classes:
        advice = did_you_mean(name, book.plan.classes) or f"classes: {', '.join(book.plan.classes)}"
        raise refuse("P033", f"the plan has no class `{name}`", advice=advice)


def written(book: Book, day: int, asked: tuple[str | None, str | None], form: str, language: str) -> str:
    """Write the positions of everybody, how those of one holder came about, or who holds a class."""
    from sharing.reports import position_data
    from sharing.reports.positions import text_held, text_history, text_positions

    holder, name = asked
    if name is not None:
        if form == "csv":
            return position_data.csv_held(book, day, name)
        return text_held(book, day, name, language, markdown=form == "md")
    if holder is not None:
        if form == "json":
            return position_data.json_history(book, day, holder)
        return text_history(book, day, holder, language, markdown=form == "md")
    if form in {"json", "csv"}:
        return (position_data.json_positions if form == "json" else position_data.csv_positions)(book, day)
    return text_positions(book, day, language, markdown=form == "md")
