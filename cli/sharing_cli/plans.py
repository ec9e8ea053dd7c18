"""What the commands about participation share: reading a plan and its events, days, and writing a result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing.errors import Refused
from sharing_cli.reading import reading_of, reading_options, sheet_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharing.errors import Problem
    from sharing.inputs.sheet import Sheet
    from sharing.participation.book import Book
    from sharing.participation.events import Event
    from sharing.participation.plans import Plan

FORMATS = ("text", "json", "csv", "md")


def plan_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the arguments and options that commands about a plan share."""
    command = click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="What is printed.")(
        command
    )
    command = click.option("-o", "--output", metavar="FILE", help="Write FILE instead of printing.")(command)
    command = click.option("--force", is_flag=True, help="Overwrite a file that exists.")(command)
    command = reading_options(command)
    command = click.argument("events", metavar="[EVENTS.csv]", required=False)(command)
    return click.argument("plan", metavar="PLAN.toml")(command)


def read_plan_and_events(
    plan: str, events: str | None, options: dict[str, Any], said: dict[str, Any]
) -> tuple[Plan, list[Event], Sheet]:
    """Read a plan and its events, by default events.csv beside it, saying on stderr how they were understood."""
    from sharing.files.toml_documents import read_toml
    from sharing.participation import read_events, read_plan

    path = events or str(Path(plan).parent / "events.csv")
    problems: list[Problem] = []
    found: Plan | None = None
    sheet: Sheet | None = None
    try:
        found = read_plan(read_toml(plan))
    except Refused as refused:
        problems.extend(refused.problems)
    try:
        sheet = sheet_from(path, options)
    except Refused as refused:
        problems.extend(refused.problems)
    if found is None or sheet is None:
        raise Refused(problems)
    read = read_events(found, sheet, reading_of(options))
    if not said["quiet"]:
        click.echo(f"events: {sheet.how}", err=True)
    return found, read, sheet


def day_of(text: str | None, option: str, default: int) -> int:
    """Read a day given as an option."""
    from sharing.dates import read_day

    if text is None:
        return default
    found = read_day(text)
    if found is None:
        raise click.UsageError(f"{option} is a date such as 2026-12-31, not {text!r}")
    return found


def last_day(events: list[Event]) -> int:
    """Give the day of the last event: what is known so far; the clock is never asked."""
    return max((event.day for event in events), default=1)


def compiled(plan: Plan, events: list[Event], sheet: Sheet, day: int) -> Book:
    """Compile events to the end of a day."""
    from sharing.participation import compile_events

    return compile_events(plan, events, day, sheet)


def deliver(text: str, options: dict[str, Any], said: dict[str, Any], inputs: list[str]) -> None:
    """Print a result, or write it to a file that is not one of the inputs."""
    path = options["output"]
    if path is None:
        click.echo(text, nl=False)
        return
    from sharing.files.writing import write_all

    write_all([(Path(path), text.encode())], force=options["force"], inputs=[p for p in inputs if p])
    if not said["quiet"]:
        click.echo(f"written: {path}", err=True)
