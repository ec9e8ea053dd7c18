"""`sharing verifier`: the program that checks ledgers without `sharing`."""

from __future__ import annotations

from typing import Any

import click

from sharing_cli.speaking import notice


@click.command()
@click.option("-o", "--output", metavar="FILE", help="Write it here, such as verify.py; else it is printed.")
@click.option("--force", is_flag=True, help="Overwrite a file that exists.")
@click.pass_obj
def verifier(said: dict[str, Any], output: str | None, *, force: bool) -> None:
    """Copy out the stand-alone verifier: one file that needs Python 3.11 and nothing else.

    Give it to whoever checks, or let them take it from a copy of `sharing` that they trust. It reads a ledger, a run or
    a slip: `python verify.py ledger`. In Python: `sharing.files.catalogue.verifier_bytes()`.
    """
    from sharing.files.catalogue import verifier_bytes
    from sharing.files.writing import write_atomically

    data = verifier_bytes()
    if output is None:
        click.echo(data, nl=False)
        return
    write_atomically(output, data, force=force, private=False)
    if not said["quiet"]:
        notice(f"written: {output}", said)
