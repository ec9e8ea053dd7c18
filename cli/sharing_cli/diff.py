"""`sharing diff`: two entries of a ledger side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.argument("old", metavar="ENTRY")
@click.argument("new", metavar="ENTRY")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What is printed.")
@click.pass_obj
def diff(said: dict[str, Any], ledger: str, old: str, new: str, form: str) -> None:
    """Say who gets another amount in the second entry than in the first, by how much, and why.

    An entry is its name or its number. In Python: `sharing.audit.differences.differences_of(old, new)`.
    """
    from sharing.files.ledger import read_ledger

    found = read_ledger(Path(ledger))
    click.echo(told(found, old, new, said["lang"] or "en", form), nl=False)


def told(ledger: Any, old: str, new: str, language: str, form: str = "text") -> str:
    """Compare two entries of a ledger, for a person or a program."""
    from sharing.audit.differences import differences_of
    from sharing.audit.reads import scheme_in
    from sharing.files.ledger_runs import read_trail
    from sharing.reports.differences import differences_tree, text_differences
    from sharing.reports.for_programs import json_text

    first, second = ledger.entry(old), ledger.entry(new)
    trails = read_trail(ledger, first), read_trail(ledger, second)
    found = differences_of(*trails)
    if form == "json":
        return json_text(differences_tree(found))
    return text_differences(found, first.name, second.name, language, scheme_in(trails[1]))
