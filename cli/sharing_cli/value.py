"""`sharing value`: what options are worth by a named model, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.reading import STDIN

if TYPE_CHECKING:
    from sharing.models import Options, Valuation

ENDINGS = {".csv": "csv", ".json": "json", ".txt": "text", ".md": "md"}


@click.command()
@click.argument("file", metavar="FILE.toml")
@click.option("--explain", "name", metavar="NAME", help="How the value of one option comes about, in full.")
@click.option("-o", "--output", "outputs", multiple=True, metavar="FILE", help="Write FILE: .csv, .json, .md or .txt.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv", "md"]), default="text", help="What is printed."
)
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.pass_obj
def value(
    said: dict[str, Any], /, *, file: str, name: str | None, outputs: tuple[str, ...], form: str, force: bool
) -> None:
    """Value options by Black-Scholes-Merton, a lattice, or Hull-White (2004) for employees.

    Every number and every convention stands in the file. A value is an estimate by a model, and is rounded as the
    file says. `-` reads the file from stdin. In Python: `sharing.value_of(option)`.
    """
    from sharing.files.toml_documents import read_toml
    from sharing.models import read_options, value_of

    targets = [(Path(path), _form_of(path)) for path in outputs]
    document = read_toml(sys.stdin.buffer.read(), name="stdin") if file == STDIN else read_toml(file)
    options = read_options(document)
    found = [value_of(option) for option in options.options if name in {None, option.name}]
    if not found:
        from sharing.errors import did_you_mean, refuse

        known = [option.name for option in options.options]
        advice = did_you_mean(str(name), known) or f"the options of the file: {', '.join(known)}"
        raise refuse("V115", f"no option is called `{name}`", advice=advice)
    language = said["lang"] or options.language
    if targets:
        from sharing.files.writing import write_all

        texts = [(path, written(options, found, kind, language, explain=name is not None)) for path, kind in targets]
        inputs = [] if file == STDIN else [file]
        write_all([(path, text.encode()) for path, text in texts], force=force, inputs=inputs)
        for path, _ in texts if not said["quiet"] else ():
            click.echo(f"written: {path}", err=True)
    if not (targets and form == "text" and said["quiet"]):
        click.echo(written(options, found, form, language, explain=name is not None), nl=False)


def _form_of(path: str) -> str:
    """Give the format of a file that is to be written, by its ending."""
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        raise click.UsageError(f"-o writes {', '.join(ENDINGS)}; {path!r} is none of these")
    return ENDINGS[ending]


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
