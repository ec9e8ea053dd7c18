"""`sharing export`: the file that payroll imports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.outputs import save
from sharing_cli.reading import ALL, files_read, input_options, language_of, read_scheme_from, run_scheme

if TYPE_CHECKING:
    from sharing.payroll import Export

ENDINGS = {".csv": "csv", ".txt": "csv", ".xlsx": "workbook"}


@click.command()
@click.argument("scheme")
@click.argument("staff")
@click.option("--mapping", metavar="FILE", required=True, help="Components, columns and a profile: loket, nmbrs.")
@input_options
@click.option("-o", "--output", metavar="FILE", help="Write FILE: .csv or .txt, or .xlsx where the layout says so.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.pass_obj
def export(
    said: dict[str, Any], /, scheme: str, staff: str, mapping: str, output: str | None, **options: Any
) -> None:  # fmt: skip
    """Write the file that payroll imports: gross amounts by component, with control totals.

    MAPPING names your components, and a profile of payroll software or every column yourself. Net amounts are never
    exported. In Python: `sharing.payroll.export_of(register, mapping)`.
    """
    from sharing.files.mappings import profile_document, profile_names
    from sharing.files.toml_documents import read_toml
    from sharing.payroll import export_of, read_export

    if options["period"] == ALL:
        raise click.UsageError("a payroll file is of one period: name it with --period")
    wanted = read_export(read_toml(mapping), profile_document, tuple(profile_names()))
    form = wanted.layout.form
    if output is None and form == "workbook":
        raise click.UsageError("this layout is a workbook: name a file with -o payroll.xlsx")
    if output is not None and ENDINGS.get(Path(output).suffix.lower()) != form:
        endings = ", ".join(ending for ending, kind in ENDINGS.items() if kind == form)
        raise click.UsageError(f"this layout is written as {endings}; {output!r} is not")
    plan = read_scheme_from(scheme, options["parameters"], said)
    language = language_of(plan, said)
    made = export_of(run_scheme(plan, staff, options, said)[-1].register, wanted, language)
    from sharing.reports.payroll_files import payroll_text, text_controls

    if output is None:
        click.echo(text_controls(made, language), err=True, nl=False)
        click.echo(payroll_text(made), nl=False)
        return
    inputs = [mapping, *files_read(plan, scheme, staff, options)]
    save([(Path(output), data_of(made))], said, inputs, force=options["force"])
    click.echo(text_controls(made, language), nl=False)


def data_of(made: Export) -> bytes:
    """Give the bytes of a payroll file, as text or as a workbook."""
    if made.layout.form == "csv":
        from sharing.reports.payroll_files import payroll_bytes

        return payroll_bytes(made)
    from sharing.files.workbook_bytes import workbook_bytes

    rows = [[(cell.text.replace(",", ".") if cell.number else cell.text, cell.number) for cell in row]
            for row in made.rows]  # fmt: skip
    return workbook_bytes(rows, made.layout.sheet)
