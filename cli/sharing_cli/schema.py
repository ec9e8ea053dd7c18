"""`sharing schema`: the JSON schema of an output."""

from __future__ import annotations

import json

import click


@click.command()
@click.argument("name", type=click.Choice(["run", "value", "vote", "exit", "promises"]))
def schema(name: str) -> None:
    """Print the JSON schema of an output: `run` describes `sharing run --format json`, and so on.

    In Python: `sharing.reports.run_schema.RUN_SCHEMA`.
    """
    from sharing.reports.exit_schema import EXIT_SCHEMA
    from sharing.reports.option_schema import VALUE_SCHEMA
    from sharing.reports.promise_schema import PROMISES_SCHEMA
    from sharing.reports.run_schema import RUN_SCHEMA
    from sharing.reports.vote_schema import VOTE_SCHEMA

    schemas = {
        "run": RUN_SCHEMA,
        "value": VALUE_SCHEMA,
        "vote": VOTE_SCHEMA,
        "exit": EXIT_SCHEMA,
        "promises": PROMISES_SCHEMA,
    }
    click.echo(json.dumps(schemas[name], indent=1))
