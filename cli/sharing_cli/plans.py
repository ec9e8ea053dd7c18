"""What the commands about participation share: reading a plan and its events, and their end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.outputs import TEXT_ENDINGS, output_options
from sharing_cli.reading import both, document_from, reading_of, reading_options, sheet_from
from sharing_cli.speaking import notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharing.inputs.sheet import Sheet
    from sharing.participation.book import Book
    from sharing.participation.events import Event
    from sharing.participation.plans import Plan


def plan_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the arguments and options that commands about a plan share."""
    command = reading_options(output_options(TEXT_ENDINGS)(command))
    command = click.argument("events", metavar="[EVENTS.csv]", required=False)(command)
    return click.argument("plan", metavar="PLAN.toml")(command)


def read_plan_and_events(
    plan: str, events: str | None, options: dict[str, Any], said: dict[str, Any]
) -> tuple[Plan, list[Event], Sheet]:
    """Read a plan and its events, by default events.csv beside it, saying on stderr how they were understood."""
    from sharing.participation import read_events, read_plan

    path = events or str(Path(plan).parent / "events.csv")
    found, sheet = both(lambda: read_plan(document_from(plan)), lambda: sheet_from(path, options))
    read = read_events(found, sheet, reading_of(options))
    if not said["quiet"]:
        notice(f"events: {sheet.how}", said)
    return found, read, sheet


def last_day(events: list[Event]) -> int:
    """Give the day of the last event: what is known so far; the clock is never asked."""
    return max((event.day for event in events), default=1)


def compiled(plan: Plan, events: list[Event], sheet: Sheet, day: int) -> Book:
    """Compile events to the end of a day."""
    from sharing.participation import compile_events

    return compile_events(plan, events, day, sheet)
