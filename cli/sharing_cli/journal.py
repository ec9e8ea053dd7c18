"""`sharing journal`: the entries for the books."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.reading import (
    ALL,
    STDIN,
    files_read,
    input_options,
    language_of,
    read_scheme_from,
    run_scheme,
)  # fmt: skip

if TYPE_CHECKING:
    from sharing.journal import Journal

FORMATS = ("table", "csv", "json", "md", "hledger", "beancount")
ENDINGS = {
    ".csv": "csv", ".json": "json", ".md": "md", ".txt": "table", ".journal": "hledger", ".hledger": "hledger",
    ".beancount": "beancount", ".bean": "beancount",
}  # fmt: skip


@click.command()
@click.argument("scheme")
@click.argument("staff")
@click.option("--mapping", metavar="FILE", help="Your accounts, days and amounts, over the Dutch RGS accounts.")
@input_options
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE",
    help="Write FILE: .csv, .json, .md, .txt, .journal (hledger) or .beancount.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", help="What is printed.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.pass_obj
def journal(
    said: dict[str, Any], /, scheme: str, staff: str, mapping: str | None, outputs: tuple[str, ...], form: str,
    **options: Any,
) -> None:  # fmt: skip
    """Write the entries for the books: accrual, release and payout, balanced.

    What is owed at the end of the period is an expense of that period; what is really paid releases it. The mapping
    says which accounts, and what payroll computed. In Python: `sharing.journal.journal_of(register, accounts)`.
    """
    from sharing.files.mappings import accounts_of
    from sharing.files.toml_documents import read_toml
    from sharing.journal import journal_of, read_accounts

    found = [(Path(path), _form_of(path)) for path in outputs]
    if options["period"] == ALL:
        raise click.UsageError("a journal is of one period: name it with --period")
    accounts = accounts_of()
    if mapping is not None:
        accounts = read_accounts(read_toml(mapping), accounts)
    plan = read_scheme_from(scheme, options["parameters"], said)
    made = journal_of(run_scheme(plan, staff, options, said)[-1].register, accounts)
    language = language_of(plan, said)
    if found:
        from sharing.files.writing import write_all

        given = (scheme, mapping, options["state"], *options["parameters"], *files_read(plan, staff, options))
        inputs = [path for path in given if path and path != STDIN and Path(path).exists()]
        texts = [(path, written(made, kind, language).encode()) for path, kind in found]
        write_all(texts, force=options["force"], inputs=inputs)
        for path, _ in found if not said["quiet"] else ():
            click.echo(f"written: {path}", err=True)
    if not (found and form == "table" and said["quiet"]):
        click.echo(written(made, form, language), nl=False)


def _form_of(path: str) -> str:
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        raise click.UsageError(f"-o writes {', '.join(ENDINGS)}; {path!r} is none of these")
    return ENDINGS[ending]


def written(made: Journal, form: str, language: str) -> str:
    """Write a journal in one of the formats."""
    from sharing.reports import journal_data, journals

    if form in {"table", "md"}:
        return journals.text_journal(made, language, markdown=form == "md")
    writers = {
        "csv": journal_data.csv_journal, "json": journal_data.json_journal,
        "hledger": journal_data.hledger_journal, "beancount": journal_data.beancount_journal,
    }  # fmt: skip
    return writers[form](made, language)
