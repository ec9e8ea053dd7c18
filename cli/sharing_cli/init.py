"""`sharing init`: the first three files of a scheme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.scheme import Scheme

DEFAULT = "salary-shares"


@click.command()
@click.argument("template", required=False)
@click.option("--list", "listed", is_flag=True, help="List the templates.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.pass_obj
def init(said: dict[str, Any], template: str | None, *, listed: bool, force: bool) -> None:
    """Begin a scheme in this folder: scheme.toml, figures.toml and staff.csv, ready to run.

    TEMPLATE is the name of a ready-made scheme; its worked example gives the first staff list. In Python:
    `sharing.files.catalogue.scheme_document(name).text`.
    """
    from sharing.errors import did_you_mean, refuse
    from sharing.files.catalogue import parameter_sets, scheme_document, scheme_names, vocabulary
    from sharing.files.writing import write_all
    from sharing.scheme import read_scheme

    if listed:
        click.echo("\n".join(scheme_names()))
        return
    name = template or DEFAULT
    if name not in scheme_names():
        raise refuse(
            "F001", f"there is no template `{name}`", advice=did_you_mean(name, scheme_names()) or "see --list"
        )
    document = scheme_document(name)
    scheme = read_scheme(document, vocabulary(), parameter_sets())
    example = scheme.examples[0]
    files = {
        "scheme.toml": document.text.split("[[example]]")[0].rstrip() + "\n",
        "figures.toml": figures_text(scheme, example),
        "staff.csv": sheet_text(example["staff"]),
    }
    files.update({f"{table}.csv": sheet_text(rows) for table, rows in example.get("tables", {}).items()})
    write_all([(Path(path), text.encode()) for path, text in files.items()], force=force)
    tables = "".join(f" --table {table}={table}.csv" for table in example.get("tables", {}))
    if not said["quiet"]:
        click.echo(f"written: {', '.join(files)}", err=True)
        click.echo(f"now: sharing run scheme.toml staff.csv{tables}", err=True)


def figures_text(scheme: Scheme, example: Mapping[str, Any]) -> str:
    """Write the figures file of an example, with what each figure means beside it."""
    period = example.get("period", {})
    lines = ["# The company's numbers, one [[period]] a year.", 'company = "Example B.V."', "", "[[period]]"]
    lines += [f'name = "{str(period.get("to", "2026"))[:4]}"', f"from = {period.get('from', '2026-01-01')}"]
    lines += [f"to = {period.get('to', '2026-12-31')}", "", "[period.figures]"]
    for found in scheme.inputs:
        if found.table == "company":
            value = example.get("figures", {}).get(found.name, found.blank)
            if value is None:
                continue
            note = found.label.get(scheme.language) or next(iter(found.label.values()), "")
            text = str(value).lower() if isinstance(value, bool) else str(value)
            written = text if not isinstance(value, str) else f'"{text}"'
            lines.append(f"{found.name} = {written}" + (f"   # {note}" if note else ""))
    return "\n".join(lines) + "\n"


def sheet_text(rows: list[Mapping[str, Any]]) -> str:
    """Write rows as CSV with semicolons."""
    headers = list(dict.fromkeys(key for row in rows for key in row))
    return "\n".join([";".join(headers), *(";".join(str(row.get(h, "")) for h in headers) for row in rows)]) + "\n"
