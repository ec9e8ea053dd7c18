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
    from sharing.files.catalogue import builtin_texts, vocabulary
    from sharing.reports.vocabulary import rule_text
    from sharing.reports.words import of

    language = said["lang"] or "en"
    known = vocabulary()
    builtin = builtin_texts()
    if name is not None:
        if name not in known and name not in builtin:
            near = did_you_mean(name, [*known, *builtin]) or "`sharing rules` lists them"
            raise refuse("S007", f"there is no rule or word `{name}`", advice=near)
        if name in builtin:
            written, meaning = builtin[name]
            click.echo(f"{written}: {meaning}")
        if name in known:
            click.echo(rule_text(known[name], language), nl=False)
        return
    for word in (False, True):
        click.echo("words of formulas:" if word else "rules of steps:")
        for rule in sorted(known.values(), key=lambda rule: rule.name):
            if rule.word == word:
                click.echo(f"  {rule.name:16} {of(rule.title, language)}")
    for known_word, (_, meaning) in sorted(builtin.items()):
        click.echo(f"  {known_word:16} {meaning.partition(';')[0]}")
