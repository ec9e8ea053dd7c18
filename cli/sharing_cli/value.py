"""`sharing value`: what options are worth by a named model, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sharing_cli.outputs import TEXT_ENDINGS, Outputs, deliver, output_options
from sharing_cli.reading import document_from

if TYPE_CHECKING:
    from sharing.models import Options, Valuation


@click.command()
@click.argument("file", metavar="FILE.toml")
@click.option("--explain", "name", metavar="NAME", help="How the value of one option comes about, in full.")
@output_options(TEXT_ENDINGS)
@click.pass_obj
def value(said: dict[str, Any], /, *, file: str, name: str | None, outputs: Outputs) -> None:
    """Value options by Black-Scholes-Merton, a lattice, or Hull-White (2004) for employees.

    Every number and every convention stands in the file. A value is an estimate by a model, and is rounded as the
    file says. `-` reads the file from stdin. In Python: `sharing.value_of(option)`.
    """
    from sharing.models import read_options, value_of

    options = read_options(document_from(file))
    found = [value_of(option) for option in options.options if name in {None, option.name}]
    if not found:
        from sharing.errors import did_you_mean, refuse

        known = [option.name for option in options.options]
        advice = did_you_mean(str(name), known) or f"the options of the file: {', '.join(known)}"
        raise refuse("V115", f"no option is called `{name}`", advice=advice)
    language = said["lang"] or options.language
    explain = name is not None
    deliver(outputs, lambda form: written(options, found, form, language, explain=explain), said, [file])


def written(options: Options, found: list[Valuation], form: str, language: str, *, explain: bool) -> str:
    """Write the values in one of the formats, or how one of them comes about."""
    from sharing.reports import option_data, option_values

    title, currency = options.title, options.currency
    if form == "json":
        return option_data.json_values(title, currency, found)
    if form == "csv":
        return option_data.csv_values(found)
    markdown = form == "md"
    if explain:
        return option_values.text_explained(found[0], currency, language, markdown=markdown)
    return option_values.text_values(title, currency, found, language, markdown=markdown)
