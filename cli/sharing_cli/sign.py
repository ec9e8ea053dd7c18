"""`sharing sign`: detached signatures beside the statements of a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from sharing_cli.speaking import notice


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.option(
    "--key", required=True, metavar="KEY", help="Your private key for OpenSSH, or the public one of an agent's."
)
@click.option("--entry", metavar="ENTRY", default="", help="Only this entry; else every one that has no signature.")
@click.option("--force", is_flag=True, help="Replace signatures that exist.")
@click.pass_obj
def sign(said: dict[str, Any], ledger: str, key: str, entry: str, *, force: bool) -> None:
    """Sign the statements of a ledger with a key of OpenSSH; each signature stands beside its statement.

    `sharing verify LEDGER --signers FILE` checks them. In Python: `sharing.files.signing.sign(ledger, key)`.
    """
    from sharing.files.ledger import read_ledger
    from sharing.files.signing import sign as sign_entries

    for one in sign_entries(read_ledger(Path(ledger)), Path(key), entry, force=force):
        if not said["quiet"]:
            notice(f"signed: {one.name}, digest {one.digest}", said)
