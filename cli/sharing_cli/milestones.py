"""`sharing milestones due`: which milestones of service fall due, and which were reached and not given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sharing_cli.outputs import Outputs, deliver, output_options
from sharing_cli.reading import day_of, files_read, input_options, language_of, open_scheme, read_scheme_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.evaluation import Run
    from sharing.milestones import Due

ENDINGS = {".ics": "ics", ".csv": "csv", ".json": "json", ".txt": "text"}


@click.group()
def milestones() -> None:
    """List which milestones of service fall due, also as a calendar."""


@milestones.command()
@click.argument("scheme")
@click.argument("staff")
@click.option("--from", "first", metavar="DATE", help="The first day, instead of that of the period.")
@click.option("--to", "last", metavar="DATE", help="The last day, instead of that of the period.")
@click.option("--who", type=click.Choice(["id", "name", "nobody"]), default="id", help="Who is named in a calendar.")
@output_options(ENDINGS)
@input_options
@click.pass_obj
def due(said: dict[str, Any], /, scheme: str, staff: str, who: str, outputs: Outputs, **options: Any) -> None:
    """List whose milestone falls due in the period, on which day, and what it gives.

    A scheme that remembers what was given asks for --state, as `sharing run` does.
    Somebody with several milestones is listed with each of them.

    In Python: `sharing.milestones_in(scheme, inputs)`.
    """
    options["days"] = _days(options.pop("first"), options.pop("last"))
    plan = read_scheme_from(scheme, options["parameters"], said)
    from sharing.milestones import RULE, milestones_in

    if not any(step.rule is not None and step.rule.name == RULE for step in plan.steps):
        raise click.UsageError(f"scheme {plan.name!r} has no step of rule {RULE!r}")
    _, opened, _ = open_scheme(plan, staff, options, said)
    (done, found), language = milestones_in(plan, opened), language_of(plan, said)
    inputs = files_read(plan, scheme, staff, options)
    deliver(outputs, lambda form: written(done, found, form, language, who), said, inputs)


def _days(first: str | None, last: str | None) -> tuple[int | None, int | None]:
    """Read the days given, each of which stands in for that of the period."""
    days = day_of(first, "--from", None), day_of(last, "--to", None)
    if days[0] and days[1] and days[1] < days[0]:
        raise click.UsageError("--to lies before --from")
    return days


def written(run: Run, found: Sequence[Due], form: str, language: str, who: str) -> str:
    """Write what falls due in one of the formats."""
    from sharing.reports import calendars

    if form == "ics":
        return calendars.ics_milestones(run, found, language, who=who)
    writers = {"csv": calendars.csv_milestones, "json": calendars.json_milestones}
    return writers.get(form, calendars.text_milestones)(run, found, language)
