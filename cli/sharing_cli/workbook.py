"""`sharing workbook`: a run as a workbook that recomputes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.outputs import save
from sharing_cli.reading import files_read, input_options, language_of, read_scheme_from, run_scheme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.register import Register


@click.command()
@click.argument("scheme")
@click.argument("staff")
@input_options
@click.option("-o", "--output", required=True, metavar="FILE", help="Write the workbook to FILE, which ends in .xlsx.")
@click.option("--force", is_flag=True, help="Overwrite a file that exists.")
@click.pass_obj
def workbook(said: dict[str, Any], /, scheme: str, staff: str, output: str, **options: Any) -> None:
    """Write a run as a workbook with live formulas, in which an accountant recomputes every cent.

    Yellow cells may be changed; beside every amount stand ours and the difference, and a sheet of checks says OK or
    WRONG. In Python: `sharing.files.xlsx_workbook.workbook_bytes(sharing.workbook.workbook_of(register, "en"))`.
    """
    if Path(output).suffix.lower() != ".xlsx":
        raise click.UsageError(f"-o names a file that ends in .xlsx, not {output!r}")
    plan = read_scheme_from(scheme, options["parameters"], said)
    passed = run_scheme(plan, staff, options, said)
    data = one_workbook([found.register for found in passed], language_of(plan, said))
    save([(Path(output), data)], said, files_read(plan, scheme, staff, options), force=options["force"])


def one_workbook(registers: Sequence[Register], language: str) -> bytes:
    """Make the workbook of one period; of several there is none."""
    from sharing.files.xlsx_workbook import workbook_bytes
    from sharing.workbook import workbook_of

    if len(registers) > 1:
        raise click.UsageError("a workbook holds one period: name it with --period")
    return workbook_bytes(workbook_of(registers[0], language))
