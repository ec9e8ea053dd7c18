"""`sharing slips`: one small file for each participant of an entry, or for one of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from sharing_cli.reading import unknown_id


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
    from sharing.audit.canonical import canonical
    from sharing.audit.slips import slip_of, tree_of
    from sharing.files.ledger import make_folder, read_ledger
    from sharing.files.ledger_runs import read_trail
    from sharing.files.writing import write_all

    found = read_ledger(Path(ledger))
    one = found.entry(entry)
    trail = read_trail(found, one)
    ids = trail["tables"]["staff"]["ids"]
    if identity is not None and identity not in ids:
        raise unknown_id(identity, ids)
    tree = tree_of(trail)
    rows = range(len(ids)) if identity is None else [ids.index(identity)]
    made = [(ids[row], canonical(slip_of(trail, one.statement, tree, row))) for row in rows]
    if identity is not None and output is None:
        click.echo(made[0][1].decode(), nl=False)
        return
    folder = Path(output) if output else found.private(one) / "slips"
    make_folder(folder)
    write_all([(folder / f"{name}.json", data) for name, data in made], force=force or output is None)
    if not said["quiet"]:
        click.echo(f"written: {len(made)} slips in {folder}", err=True)
