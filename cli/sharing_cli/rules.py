"""`sharing rules`: the vocabulary of steps and formulas."""

from __future__ import annotations

from typing import Any

import click


@click.command()
@click.argument("name", required=False)
@click.pass_obj
def rules(said: dict[str, Any], name: str | None) -> None:
    """List the rules that steps can use and the words of formulas, or show one.

    In Python: `sharing.files.catalogue.vocabulary()`.
    """
    from sharing.errors import did_you_mean, refuse
    from sharing.files.catalogue import vocabulary
    from sharing.reports.vocabulary import rule_text
    from sharing.reports.words import of

    language = said["lang"] or "en"
    known = vocabulary()
    if name is not None:
        if name not in known:
            raise refuse(
                "S007", f"there is no rule `{name}`", advice=did_you_mean(name, known) or "see `sharing rules`"
            )
        click.echo(rule_text(known[name], language), nl=False)
        return
    for word in (False, True):
        click.echo("words of formulas:" if word else "rules of steps:")
        for rule in sorted(known.values(), key=lambda rule: rule.name):
            if rule.word == word:
                click.echo(f"  {rule.name:16} {of(rule.title, language)}")
