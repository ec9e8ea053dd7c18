"""`sharing slips`: one small file for each participant of an entry, or for one of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from sharing_cli.speaking import notice


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.argument("entry", metavar="ENTRY")
@click.option("--id", "identity", help="One participant, printed unless -o says where.")
@click.option("-o", "--output", metavar="FOLDER", help="Write them here; else beside the trail in the ledger.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.pass_obj
def slips(
    said: dict[str, Any], ledger: str, entry: str, identity: str | None, output: str | None, *, force: bool
) -> None:
    """Write the slips of an entry: each participant's own values, and the path that leads to the published root.

    `sharing verify SLIP STATEMENT` checks one. In Python: `sharing.audit.slips.slips_of(trail, statement, tree)`.
    """
    from sharing.files.ledger import read_ledger
    from sharing.files.slip_files import slips_made, write_slips

    found = read_ledger(Path(ledger))
    one = found.entry(entry)
    made = slips_made(found, one, identity)
    if identity is not None and output is None:
        click.echo(made[identity].decode(), nl=False)
        return
    done = write_slips(found, one, made, Path(output) if output else None, force=force)
    for said_so, number in (("written", done.written), ("there already", len(made) - done.written)):
        if number and not said["quiet"]:
            notice(f"{said_so}: {'1 slip' if number == 1 else f'{number} slips'} in {done.folder}", said)
