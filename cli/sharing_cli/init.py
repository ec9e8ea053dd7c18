"""`sharing init`: the first three files of a scheme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.speaking import notice

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

    TEMPLATE is the name of a ready-made scheme; its worked example gives the first staff list. That of a
    ready-made vote gives vote.toml, proposals.csv and ballots.csv. In Python:
    `sharing.files.catalogue.scheme_document(name).text`.
    """
    from sharing.errors import did_you_mean, refuse
    from sharing.files.catalogue import scheme_document, scheme_names, vocabulary, vote_files, vote_names
    from sharing.files.parameter_sets import parameter_sets
    from sharing.files.writing import write_all
    from sharing.scheme import read_scheme

    known = [*scheme_names(), *vote_names()]
    if listed:
        click.echo("\n".join(known))
        return
    name = template or DEFAULT
    if name not in known:
        raise refuse("F001", f"there is no template `{name}`", advice=did_you_mean(name, known) or "see --list")
    if name in vote_names():
        begun = vote_files(name)
        write_all([(Path(path), data) for path, data in begun.items()], force=force)
        _tell(list(begun), "vote vote.toml", said)
        return
    document = scheme_document(name)
    scheme = read_scheme(document, vocabulary(), parameter_sets())
    example = scheme.examples[0]
    files = {
        "scheme.toml": document.text.split("[[example]]")[0].rstrip() + "\n",
        "figures.toml": figures_text(scheme, example),
        "staff.csv": sheet_text(example["staff"]),
    }
    accounts = {account.name for account in scheme.accounts}
    tables = {table: rows for table, rows in example.get("tables", {}).items() if table not in accounts}
    files.update({f"{table}.csv": sheet_text(rows) for table, rows in tables.items()})
    given = "".join(f" --table {table}={table}.csv" for table in tables)
    if accounts:
        files["state.toml"] = opening_text(scheme, example)
        given += " --state state.toml"
    write_all([(Path(path), text.encode()) for path, text in files.items()], force=force)
    _tell(list(files), f"run scheme.toml staff.csv{given}", said)


def _tell(files: list[str], command: str, said: Mapping[str, Any]) -> None:
    """Say which files were written, and what to do with them now."""
    if not said["quiet"]:
        notice(f"written: {', '.join(files)}", said)
        notice(f"now: sharing {command}", said)


def opening_text(scheme: Scheme, example: Mapping[str, Any]) -> str:
    """Write what the year before an example left in the accounts, as the state that a run reads."""
    from fractions import Fraction

    from sharing.dates import day_number
    from sharing.state import Entry, State
    from sharing.state_documents import state_text

    def entry(row: Mapping[str, str]) -> Entry:
        """Make an entry of an example's row."""
        until = day_number(row["expires"]) if row.get("expires") else None
        return Entry(row["id"], Fraction(row["amount"]), day_number(row["origin"]), until, row.get("owner", ""))

    first = str(example.get("period", {}).get("from", "2026-01-01"))
    start, end = day_number(f"{int(first[:4]) - 1}{first[4:]}"), day_number(first) - 1
    rows = example.get("tables", {})
    entries = {account.name: tuple(map(entry, rows.get(account.name, ()))) for account in scheme.accounts}
    return state_text(State(scheme.name, str(int(first[:4]) - 1), start, end, entries))


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
