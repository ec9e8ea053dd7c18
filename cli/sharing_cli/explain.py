"""`sharing explain`: why one participant gets this amount."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing.inputs.identities import unknown_id
from sharing_cli.reading import input_options, language_of, read_scheme_from, run_scheme
from sharing_cli.speaking import hear, notice

if TYPE_CHECKING:
    from sharing.register import Register


@click.command()
@click.argument("scheme")
@click.argument("staff")
@click.option("--id", "identity", required=True, help="The participant.")
@click.option("--step", help="A step to explain, rather than the awards.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What is printed.")
@click.option("--deep", is_flag=True, help="Print the kernel lines as well, with their values.")
@input_options
@click.pass_obj
def explain(said: dict[str, Any], /, scheme: str, staff: str, identity: str, step: str | None, **options: Any) -> None:
    """Say why one participant gets this amount, step by step, with sources.

    For SCHEME STAFF you can also give LEDGER ENTRY: then what was committed is explained from its trail, without the
    files of the run. In Python: `sharing.derive(run, "amount", row)`.
    """
    form, deep = options.pop("form"), options.pop("deep")
    from sharing.derivation import derive
    from sharing.errors import did_you_mean, refuse
    from sharing.files.ledger import is_ledger

    if is_ledger(Path(scheme)):
        result, row = _committed(Path(scheme), staff, identity, options, said)
    else:
        plan = read_scheme_from(scheme, options["parameters"], said)
        result = run_scheme(plan, staff, options, said)[-1].register
        row = _row(result, identity)
    names = [step] if step else list(dict.fromkeys(a.outlet.step for a in result.awards if a.for_people))
    try:
        nodes = [derive(result.run, name, row) for name in names]
    except KeyError:
        known = [found.name for found in result.run.scheme.steps]
        raise refuse("I061", f"the scheme has no step `{step}`", advice=did_you_mean(str(step), known)) from None
    language = language_of(result.run.scheme, said)
    from sharing.reports.derivations import deep_lines, explanation_tree
    from sharing.reports.explanations import text_explanation
    from sharing.reports.for_programs import json_text

    if form == "json":
        trees = [explanation_tree(result.run, node) for node in nodes]
        click.echo(json_text({"format": "sharing-explanation-1", "id": identity, "steps": trees}), nl=False)
        return
    if not step:
        click.echo(headline(result, row, language))
    for node in nodes:
        click.echo(text_explanation(result.run, node, language), nl=False)
    if deep:
        click.echo(deep_lines(result.run, row))


def _row(result: Register, identity: str) -> int:
    row = result.run.inputs.tables["staff"].row(identity)
    if row is None:
        raise unknown_id(identity, result.ids)
    return row


def _committed(
    folder: Path, name: str, identity: str, options: dict[str, Any], said: dict[str, Any]
) -> tuple[Register, int]:
    """Run an entry of a ledger again from its trail, and find a participant in it."""
    if any(options.values()):
        raise click.UsageError("an entry of a ledger has its own files and figures: leave out how they are read")
    from sharing.files.committed import committed
    from sharing.files.ledger import read_ledger

    ledger = read_ledger(folder)
    entry = ledger.entry(name)
    found = committed(ledger, entry)
    hear(found.register.run.scheme.document)
    row = found.row(identity)
    if not said["quiet"]:
        notice(f"committed: {entry.name}, digest {entry.digest}", said)
    return found.register, row


def headline(result: Register, row: int, language: str) -> str:
    """Say in a line or two what somebody gets, or why nothing."""
    from sharing.reports.formatting import safe
    from sharing.reports.registers import amount_text
    from sharing.reports.words import of, say

    table = result.run.inputs.tables["staff"]
    who = table.ids[row] + (f" ({safe(table.names[row])})" if table.names else "")
    for found in result.exclusions:
        if found.row == row:
            return say("nothing", language, who=who, reason=safe(of(found.condition.reason, language))) + "\n"
    lines = [
        say("gets", language, who=who, amount=amount_text(award, award.amount(row), language),
            label=safe(of(award.outlet.label, language, award.outlet.name)))
        for award in result.awards
        if award.for_people
    ]  # fmt: skip
    return "\n".join(lines) + "\n"
