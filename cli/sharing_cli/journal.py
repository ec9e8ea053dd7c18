"""`sharing journal`: the entries for the books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sharing_cli.outputs import TABLE_ENDINGS, Outputs, deliver, output_options
from sharing_cli.reading import ALL, files_read, input_options, language_of, read_scheme_from, run_scheme

if TYPE_CHECKING:
    from sharing.journal import Journal

ENDINGS = {
    **TABLE_ENDINGS, ".journal": "hledger", ".hledger": "hledger", ".beancount": "beancount", ".bean": "beancount"
}  # fmt: skip


@click.command()
@click.argument("scheme")
@click.argument("staff")
@click.option("--mapping", metavar="FILE", help="Your accounts, days and amounts, over the Dutch RGS accounts.")
@input_options
@output_options(ENDINGS)
@click.pass_obj
def journal(
    said: dict[str, Any], /, scheme: str, staff: str, mapping: str | None, outputs: Outputs, **options: Any
) -> None:
    """Write the entries for the books: accrual, release and payout, balanced.

    What is owed at the end of the period is an expense of that period; what is really paid releases it. The mapping
    says which accounts, and what payroll computed. In Python: `sharing.journal.journal_of(register, accounts)`.
    """
    from sharing.files.mappings import accounts_of
    from sharing.files.toml_documents import read_toml
    from sharing.journal import journal_of, read_accounts

    if options["period"] == ALL:
        raise click.UsageError("a journal is of one period: name it with --period")
    accounts = accounts_of()
    if mapping is not None:
        accounts = read_accounts(read_toml(mapping), accounts)
    plan = read_scheme_from(scheme, options["parameters"], said)
    made = journal_of(run_scheme(plan, staff, options, said)[-1].register, accounts)
    language = language_of(plan, said)
    inputs = [mapping, *files_read(plan, scheme, staff, options)]
    deliver(outputs, lambda form: written(made, form, language), said, inputs)


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
