"""`sharing run`: who gets what, to the cent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from sharing_cli.commits import check_alone, ledger_options, run_and_commit
from sharing_cli.outputs import TABLE_ENDINGS, Outputs, deliver, output_options
from sharing_cli.reading import files_read, input_options, language_of, read_scheme_from, run_scheme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.register import Register
    from sharing.succession import Passed

ENDINGS = {".html": "html", **TABLE_ENDINGS, ".xlsx": "workbook", ".parquet": "parquet"}


@click.command()
@click.argument("scheme")
@click.argument("staff")
@input_options
@output_options(ENDINGS)
@click.option("--save-state", metavar="FILE", help="Write what is carried to the next period.")
@ledger_options
@click.pass_context
def run(context: click.Context, /, scheme: str, staff: str, outputs: Outputs, **options: Any) -> None:
    """Say who gets what, to the cent.

    SCHEME is a scheme file or the name of a ready-made scheme; STAFF is a CSV file or workbook with one row for each
    participant. `-` reads from stdin. In Python: `sharing.register_of(sharing.run(scheme, inputs))`.
    """
    said: dict[str, Any] = context.obj
    kept = options.pop("save_state")
    chosen = {name: options.pop(name) for name in ("ledger", "kind", "corrects")}
    check_alone(chosen, said_kind=context.get_parameter_source("kind") is not ParameterSource.DEFAULT)
    plan = read_scheme_from(scheme, options["parameters"], said)
    inputs = [path for path in files_read(plan, scheme, staff, options) if path]
    if chosen["ledger"]:
        from sharing.files.writing import check_outputs

        targets = [path for path, _ in outputs.files] + ([Path(kept)] if kept else [])
        check_outputs(targets, force=outputs.force, inputs=inputs)
        passed = run_and_commit(plan, staff, options, said, chosen)
    else:
        passed = run_scheme(plan, staff, options, said)
    results = [found.register for found in passed]
    language = language_of(plan, said)
    if "csv" in outputs.forms:
        warn(results, language)
    deliver(outputs, lambda form: written(results, form, language), said, inputs, *_state(kept, passed[-1]))


def _state(path: str | None, last: Passed) -> list[tuple[Path, bytes]]:
    """Give the file of what is carried to the next period, if it was asked for."""
    if path is None:
        return []
    from sharing.state_documents import state_text

    return [(Path(path), state_text(last.closing).encode())]


def warn(results: Sequence[Register], language: str) -> None:
    """Say beside a CSV file, which has no place for it, which parameters are not final, and in which period."""
    for result in results:
        if result.run.inputs.parameters:
            from sharing.reports.parameters import warnings

            period = f"{result.run.inputs.period.name}: " if len(results) > 1 else ""
            for used in result.run.inputs.parameters:
                for line in warnings(used, language):
                    click.echo(f"{period}{used.parameter.name}: {line}", err=True)


def page(results: Sequence[Register], language: str) -> str:
    """Write the result of one period as a page of HTML."""
    if len(results) > 1:
        raise click.UsageError("a page is about one period: choose it with --period NAME")
    from sharing.files.templates import templates
    from sharing.reports.html.page import html_report
    from sharing.reports.page_words import Voice

    return html_report(results[0], templates(), Voice(language))


def written(results: Sequence[Register], form: str, language: str) -> str | bytes:
    """Write the registers of one period, or of several in order, in one of the formats."""
    if form == "parquet":
        from sharing.frames import parquet_bytes

        return parquet_bytes(results)
    if form == "html":
        return page(results, language)
    if form == "workbook":
        from sharing_cli.workbook import one_workbook

        return one_workbook(results, language)
    if form in {"json", "csv"}:
        from sharing.reports.data import csv_registers, json_registers

        return json_registers(results) if form == "json" else csv_registers(results)
    from sharing.reports.registers import text_register

    return "\n".join(text_register(result, language, markdown=form == "md") for result in results)
