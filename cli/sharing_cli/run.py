"""`sharing run`: who gets what, to the cent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.commits import ledger_options, run_and_commit
from sharing_cli.reading import STDIN, files_read, input_options, language_of, read_scheme_from, run_scheme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.register import Register

FORMATS = ("table", "json", "csv", "md")


@click.command()
@click.argument("scheme")
@click.argument("staff")
@input_options
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write FILE: .html, .csv, .json, .md, .txt or .parquet.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", help="What is printed.")
@click.option("--save-state", metavar="FILE", help="Write what is carried to the next period.")
@ledger_options
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.pass_obj
def run(said: dict[str, Any], /, scheme: str, staff: str, outputs: tuple[str, ...], form: str, **options: Any) -> None:
    """Say who gets what, to the cent.

    SCHEME is a scheme file or the name of a ready-made scheme; STAFF is a CSV file or workbook with one row for each
    participant. `-` reads from stdin. In Python: `sharing.register_of(sharing.run(scheme, inputs))`.
    """
    force, kept = options.pop("force"), options.pop("save_state")
    chosen = {name: options.pop(name) for name in ("ledger", "kind", "corrects")}
    found = [(Path(path), _form_of(path)) for path in outputs]
    plan = read_scheme_from(scheme, options["parameters"], said)
    if chosen["ledger"]:
        from sharing.files.writing import check_outputs

        check_outputs([path for path, _ in found], force=force)
        passed = run_and_commit(plan, staff, options, said, chosen)
    else:
        passed = run_scheme(plan, staff, options, said)
    results = [found.register for found in passed]
    language = language_of(plan, said)
    if found or kept:
        from sharing.files.writing import write_all

        given = (scheme, options["state"], *options["parameters"], *files_read(plan, staff, options))
        inputs = [path for path in given if path and path != STDIN and Path(path).exists()]
        files = [(path, data_of(results, kind, language)) for path, kind in found]
        if kept:
            from sharing.state_documents import state_text

            files.append((Path(kept), state_text(passed[-1].closing).encode()))
        write_all(files, force=force, inputs=inputs)
        if not said["quiet"]:
            for path, _ in files:
                click.echo(f"written: {path}", err=True)
    if "csv" in {form, *(kind for _, kind in found)}:
        warn(results, language)
    if not (found and form == "table" and said["quiet"]):
        click.echo(written(results, form, language), nl=False)


def warn(results: Sequence[Register], language: str) -> None:
    """Say beside a CSV file, which has no place for it, which parameters are not final, and in which period."""
    for result in results:
        if result.run.inputs.parameters:
            from sharing.reports.parameters import warnings

            period = f"{result.run.inputs.period.name}: " if len(results) > 1 else ""
            for used in result.run.inputs.parameters:
                for line in warnings(used, language):
                    click.echo(f"{period}{used.parameter.name}: {line}", err=True)


def _form_of(path: str) -> str:
    endings = {
        ".html": "html",
        ".csv": "csv",
        ".json": "json",
        ".md": "md",
        ".txt": "table",
        ".parquet": "parquet",
    }
    ending = Path(path).suffix.lower()
    if ending not in endings:
        raise click.UsageError(f"-o writes {', '.join(endings)}; {path!r} is none of these")
    return endings[ending]


def data_of(results: Sequence[Register], form: str, language: str) -> bytes:
    """Give the bytes of an output: a text, or a Parquet file."""
    if form == "parquet":
        from sharing.frames import parquet_bytes

        return parquet_bytes(results)
    return written(results, form, language).encode()


def page(results: Sequence[Register], language: str) -> str:
    """Write the result of one period as a page of HTML."""
    if len(results) > 1:
        raise click.UsageError("a page is about one period: choose it with --period NAME")
    from sharing.files.templates import templates
    from sharing.reports.html.page import html_report
    from sharing.reports.page_words import Voice

    return html_report(results[0], templates(), Voice(language))


def written(results: Sequence[Register], form: str, language: str) -> str:
    """Write the registers of one period, or of several in order, in one of the formats."""
    if form == "html":
        return page(results, language)
    if form in {"json", "csv"}:
        from sharing.reports.data import csv_registers, json_registers

        return json_registers(results) if form == "json" else csv_registers(results)
    from sharing.reports.registers import text_register

    return "\n".join(text_register(result, language, markdown=form == "md") for result in results)
