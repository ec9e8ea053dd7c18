"""`sharing forget`: take private files away after the time they had to be kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from sharing_cli.reading import day_of
from sharing_cli.speaking import notice


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.option("--before", "day", required=True, metavar="DATE", help="Periods that ended before this day.")
@click.pass_obj
def forget(said: dict[str, Any], ledger: str, day: str) -> None:
    """Take away trails, slips and old states of periods that ended before a day; statements and the chain stay.

    The newest state stays, and the salt key is made anew. In Python: `sharing.files.forgetting.forget(folder, day)`.
    """
    from sharing.errors import Place, refuse
    from sharing.files.forgetting import forget as forget_before
    from sharing.files.ledger import is_ledger
    from sharing.files.opening import name_of

    day_of(day, "--before", None)
    folder = Path(ledger)
    if not is_ledger(folder):
        raise refuse("A027", "this is not a ledger", Place(name_of(folder)), "name the folder that --ledger made")
    for entry in forget_before(folder, day):
        if not said["quiet"]:
            notice(f"forgotten: {entry.name}", said)
