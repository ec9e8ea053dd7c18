"""`sharing milestones due`: which milestones of service fall due, and which were reached and not given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.reading import STDIN, input_options, language_of, open_scheme, read_scheme_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.evaluation import Run
    from sharing.milestones import Due


@click.group()
def milestones() -> None:
    """List which milestones of service fall due, also as a calendar."""


@milestones.command()
@click.argument("scheme")
@click.argument("staff")
@click.option("--from", "first", metavar="DATE", help="The first day, instead of that of the period.")
@click.option("--to", "last", metavar="DATE", help="The last day, instead of that of the period.")
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", help="What is printed.")
@click.option("--who", type=click.Choice(["id", "name", "nobody"]), default="id", help="Who is named in a calendar.")
@click.option("-o", "--output", metavar="FILE", help="Write FILE: .ics (iCalendar), .csv, .json or .txt.")
@click.option("--force", is_flag=True, help="Overwrite a file that exists.")
@input_options
@click.pass_obj
def due(
    said: dict[str, Any], /, scheme: str, staff: str, form: str, who: str, output: str | None, **options: Any
) -> None:
    """List whose milestone falls due in the period, on which day, and what it gives.

    A scheme that remembers what was given asks for --state, as `sharing run` does.
    Somebody with several milestones is listed with each of them.

    In Python: `sharing.milestones_in(scheme, inputs)`.
    """
    force, days = options.pop("force"), (options.pop("first"), options.pop("last"))
    if output and Path(output).suffix.lower() not in {".ics", ".csv", ".json", ".txt"}:
        raise click.UsageError(f"-o writes .ics, .csv, .json, .txt; {output!r} is none of these")
    plan = read_scheme_from(scheme, options["parameters"], said)
    from sharing.milestones import RULE, milestones_in

    if not any(step.rule is not None and step.rule.name == RULE for step in plan.steps):
        raise click.UsageError(f"scheme {plan.name!r} has no step of rule {RULE!r}")
    _, opened, _ = open_scheme(plan, staff, {**options, "days": _days(days)}, said)
    (done, found), language = milestones_in(plan, opened), language_of(plan, said)
    if output:
        from sharing.files.writing import write_all

        text = written(done, found, Path(output).suffix.lower().removeprefix("."), language, who)
        given = (scheme, staff, options["figures"], options["state"])
        inputs = [path for path in given if path and path != STDIN and Path(path).exists()]
        write_all([(Path(output), text.encode())], force=force, inputs=inputs)
        if not said["quiet"]:
            click.echo(f"written: {output}", err=True)
        return
    click.echo(written(done, found, form, language, who), nl=False)


def _days(texts: tuple[str | None, str | None]) -> tuple[int | None, int | None]:
    """Read the days given, each of which stands in for that of the period."""
    from sharing.dates import read_day

    for text in texts:
        if text and read_day(text) is None:
            raise click.UsageError(f"{text!r} is not a day; write it as 2026-12-31")
    first, last = (read_day(text) for text in texts)
    if first and last and last < first:
        raise click.UsageError("--to lies before --from")
    return first, last


def written(run: Run, found: Sequence[Due], form: str, language: str, who: str) -> str:
    """Write what falls due in one of the formats."""
    from sharing.reports import calendars

    if form == "ics":
        return calendars.ics_milestones(run, found, language, who=who)
    writers = {"csv": calendars.csv_milestones, "json": calendars.json_milestones}
    return writers.get(form, calendars.text_milestones)(run, found, language)
