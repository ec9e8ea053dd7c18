"""`sharing schema`: the JSON schema of an output."""

from __future__ import annotations

import json

import click


@click.command()
@click.argument("name", type=click.Choice(["run"]))
def schema(name: str) -> None:
    """Print the JSON schema of an output: `run` describes `sharing run --format json`.

    In Python: `sharing.reports.run_schema.RUN_SCHEMA`.
    """
    from sharing.reports.run_schema import RUN_SCHEMA

    click.echo(json.dumps({"run": RUN_SCHEMA}[name], indent=1))
