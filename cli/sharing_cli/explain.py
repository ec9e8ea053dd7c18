"""`sharing explain`: why one participant gets this amount."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sharing.inputs.identities import unknown_id
from sharing_cli.reading import input_options, language_of, read_scheme_from, run_scheme

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

    In Python: `sharing.derive(run, "amount", row)`.
    """
    form, deep = options.pop("form"), options.pop("deep")
    plan = read_scheme_from(scheme, options["parameters"], said)
    from sharing.derivation import derive
    from sharing.errors import did_you_mean, refuse

    result = run_scheme(plan, staff, options, said)[-1].register
    row = result.run.inputs.tables["staff"].row(identity)
    if row is None:
        raise unknown_id(identity, result.ids)
    names = [step] if step else list(dict.fromkeys(a.outlet.step for a in result.awards if a.for_people))
    try:
        nodes = [derive(result.run, name, row) for name in names]
    except KeyError:
        known = [found.name for found in plan.steps]
        raise refuse("I061", f"the scheme has no step `{step}`", advice=did_you_mean(str(step), known)) from None
    language = language_of(plan, said)
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
