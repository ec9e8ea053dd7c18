"""`sharing schema`: the JSON schema of an output."""

from __future__ import annotations

import json

import click


@click.command()
@click.argument("name", type=click.Choice(["run", "vote", "exit"]))
def schema(name: str) -> None:
    """Print the JSON schema of an output: `run`, `vote` and `exit` describe what these commands print as JSON.

    In Python: `sharing.reports.run_schema.RUN_SCHEMA`.
    """
    from sharing.reports.exit_schema import EXIT_SCHEMA
    from sharing.reports.run_schema import RUN_SCHEMA
    from sharing.reports.vote_schema import VOTE_SCHEMA

    click.echo(json.dumps({"run": RUN_SCHEMA, "vote": VOTE_SCHEMA, "exit": EXIT_SCHEMA}[name], indent=1))
