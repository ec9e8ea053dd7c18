"""`sharing schemes`: the ready-made schemes."""

from __future__ import annotations

from typing import Any

import click

CARD = {"country": 2, "status": 10, "family": 26}
"""What a line of the list says of a scheme, and how wide."""


@click.command()
@click.argument("name", required=False)
@click.pass_obj
def schemes(said: dict[str, Any], name: str | None) -> None:
    """List the ready-made schemes with country, status and family, or show one with its sources and its worked example.

    In Python: `sharing.files.catalogue.scheme_document(name)`.
    """
    from sharing.errors import did_you_mean, refuse
    from sharing.files.catalogue import scheme_document, scheme_names
    from sharing.reports.words import of

    language = said["lang"] or "en"
    if name is None:
        for known in scheme_names():
            tree = scheme_document(known).tree
            card = "  ".join(f"{tree.get(key, ''):{width}}" for key, width in CARD.items())
            click.echo(f"{known:28} {card}  {of(tree.get('title'), language)}")
        return
    if name not in scheme_names():
        advice = did_you_mean(name, scheme_names()) or f"ready-made schemes: {', '.join(scheme_names())}"
        raise refuse("F001", f"there is no ready-made scheme `{name}`", advice=advice)
    document = scheme_document(name)
    click.echo(document.text.rstrip())
    click.echo()
    click.echo(example_text(name, said["lang"]))


def example_text(name: str, language: str | None) -> str:
    """Run the worked examples of a ready-made scheme and write what they give."""
    from sharing.reports.registers import text_register
    from sharing.reports.words import of
    from sharing_cli.demo import example_registers

    parts = []
    for example, result in example_registers(name):
        chosen = language or result.run.scheme.language
        parts.append(f"# {of(example.get('about'), chosen)}\n" + text_register(result, chosen))
    return "\n".join(parts).rstrip()
