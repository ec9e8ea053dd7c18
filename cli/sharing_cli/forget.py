"""`sharing forget`: take private files away after the time they had to be kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from sharing_cli.reading import day_of
from sharing_cli.speaking import in_words, notice


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.option("--before", "day", required=True, metavar="DATE", help="Periods that ended before this day.")
@click.option("--yes", is_flag=True, help="Do not ask; for scripts.")
@click.pass_obj
def forget(said: dict[str, Any], ledger: str, day: str, *, yes: bool) -> None:
    """Take away trails, slips and old states of periods that ended before a day; statements and the chain stay.

    First it is listed what goes and what stays, and you are asked; --yes does not ask. The newest state stays, and the
    salt key is made anew. In Python: `sharing.files.forgetting.forget(folder, day)`.
    """
    from sharing.errors import Place, refuse
    from sharing.files.forgetting import forget as forget_before
    from sharing.files.forgetting import to_forget
    from sharing.files.ledger import is_ledger, read_ledger
    from sharing.files.opening import name_of

    day_of(day, "--before", None)
    folder = Path(ledger)
    if not is_ledger(folder):
        raise refuse("A027", "this is not a ledger", Place(name_of(folder)), "name the folder that --ledger made")
    found = read_ledger(folder)
    going = [entry.name for entry in to_forget(found, day)]
    if going and not yes:
        _ask(going, [entry.name for entry in found.entries if entry.name not in going], said)
    for entry in forget_before(folder, day):
        if not said["quiet"]:
            notice(f"forgotten: {entry.name}", said)


def _ask(going: list[str], staying: list[str], said: dict[str, Any]) -> None:
    """List what would go and what would stay, and ask; Refused where nobody can answer."""
    for name in going:
        notice(f"would be forgotten, with its trail and slips: {name}", said)
    for name in staying:
        notice(f"would stay as it is: {name}", said)
    if not can_answer():
        raise click.UsageError("nothing was forgotten: it cannot be undone, so it needs a yes; add --yes")
    if not click.confirm(in_words("forget these? it cannot be undone", said), err=True):
        notice("nothing was forgotten", said)
        raise click.exceptions.Exit(1)


def can_answer() -> bool:
    """Say whether somebody sits at a terminal."""
    return sys.stdin.isatty()
