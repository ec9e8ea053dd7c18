"""`sharing run`: who gets what, to the cent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.reading import STDIN, input_options, language_of, read_scheme_from, run_scheme

if TYPE_CHECKING:
    from sharing.register import Register

FORMATS = ("table", "json", "csv", "md")


@click.command()
@click.argument("scheme")
@click.argument("staff")
@input_options
@click.option("-o", "--output", "outputs", multiple=True, metavar="FILE", help="Write FILE: .csv, .json, .md or .txt.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", help="What is printed.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.pass_obj
def run(said: dict[str, Any], /, scheme: str, staff: str, outputs: tuple[str, ...], form: str, **options: Any) -> None:
    """Say who gets what, to the cent.

    SCHEME is a scheme file or the name of a ready-made scheme; STAFF is a CSV file or workbook with one row for each
    participant. `-` reads from stdin. In Python: `sharing.register_of(sharing.run(scheme, inputs))`.
    """
    force = options.pop("force")
    found = [(Path(path), _form_of(path)) for path in outputs]
    plan = read_scheme_from(scheme, options["parameters"], said)
    from sharing.register import register_of

    result = register_of(run_scheme(plan, staff, options, said))
    language = language_of(plan, said)
    if found:
        from sharing.files.writing import write_all

        inputs = [
            path
            for path in (scheme, staff, options["figures"], *options["parameters"])
            if path and path != STDIN and Path(path).exists()
        ]
        write_all(
            [(path, written(result, kind, language).encode()) for path, kind in found], force=force, inputs=inputs
        )
        if not said["quiet"]:
            for path, _ in found:
                click.echo(f"written: {path}", err=True)
    if "csv" in {form, *(kind for _, kind in found)}:
        warn(result, language)
    if not (found and form == "table" and said["quiet"]):
        click.echo(written(result, form, language), nl=False)


def warn(result: Register, language: str) -> None:
    """Say beside a CSV file, which has no place for it, which parameters are not final."""
    if result.run.inputs.parameters:
        from sharing.reports.parameters import warnings

        for used in result.run.inputs.parameters:
            for line in warnings(used, language):
                click.echo(f"{used.parameter.name}: {line}", err=True)


def _form_of(path: str) -> str:
    endings = {".csv": "csv", ".json": "json", ".md": "md", ".txt": "table"}
    ending = Path(path).suffix.lower()
    if ending not in endings:
        raise click.UsageError(f"-o writes {', '.join(endings)}; {path!r} is none of these")
    return endings[ending]


def written(result: Register, form: str, language: str) -> str:
    """Write a register in one of the formats."""
    if form in {"json", "csv"}:
        from sharing.reports.data import csv_register, json_register

        return json_register(result) if form == "json" else csv_register(result)
    from sharing.reports.registers import text_register

    return text_register(result, language, markdown=form == "md")
