"""`sharing expense`: what certificates, options and rights of its people cost a company, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sharing.errors import did_you_mean, refuse
from sharing_cli.outputs import TABLE_ENDINGS, Outputs, deliver, output_options
from sharing_cli.reading import document_from

if TYPE_CHECKING:
    from sharing.expense import Schedule


@click.command()
@click.argument("plan", metavar="FILE.toml", required=False)
@click.option("--explain", "asked", metavar="GRANT[:YEAR]", help="Say why: a grant in a year, or in all years.")
@click.option("--standard", "standard", metavar="NAME", help="List what another standard says: rj-275.")
@output_options(TABLE_ENDINGS)
@click.pass_obj
def expense(
    said: dict[str, Any], /, plan: str | None, asked: str | None, standard: str | None, outputs: Outputs
) -> None:
    """Say what equity plans cost, by year and by grant, after IFRS 2.

    FILE has what was granted, what is expected each year and what was changed; `-` reads it from stdin.
    In Python: `sharing.expense.schedule_of(plan, scheme)`.
    """
    if standard is not None:
        outputs.only("what a standard says", "table")
        deliver(outputs, lambda _: _standard(standard, said["lang"] or "en"), said, [])
        return
    if plan is None:
        raise click.UsageError("Missing argument 'FILE.toml'.")
    if asked is not None:
        outputs.only("an explanation", "table")
    schedule = _schedule(plan)
    language = said["lang"] or schedule.plan.language

    def write(form: str) -> str:
        """Write what was asked for."""
        return written(schedule, form, language) if asked is None else _explained(schedule, asked, language)

    deliver(outputs, write, said, [plan])


def _schedule(path: str) -> Schedule:
    """Read a plan and run the ready-made scheme on it."""
    from sharing.expense import SCHEME, read_grants, schedule_of
    from sharing.files.catalogue import scheme_document, vocabulary
    from sharing.scheme import read_scheme

    plan = read_grants(document_from(path))
    return schedule_of(plan, read_scheme(scheme_document(SCHEME), vocabulary()))


def _explained(schedule: Schedule, asked: str, language: str) -> str:
    """Explain a grant in one year or in all; Refused when the plan has no such grant or year."""
    from sharing.reports.expenses import text_expense

    name, colon, year = asked.partition(":")
    known = {"grant": [grant.name for grant in schedule.plan.grants], "year": list(schedule.plan.years)}
    for what, word in (("grant", name), *([("year", year)] if colon else [])):
        if word not in known[what]:
            advice = did_you_mean(word, known[what]) or f"known: {', '.join(known[what])}"
            raise refuse("X003", f"there is no {what} `{word}`", advice=advice)
    return text_expense(schedule, schedule.found(name, year if colon else None), language)


def _standard(name: str, language: str) -> str:
    """Write what another standard says, with how sure that is."""
    from sharing.files.standards import standard_names, standard_of
    from sharing.reports.standards import text_standard

    if name not in standard_names():
        raise click.UsageError(f"no standard is named {name!r}; known: {', '.join(standard_names())}")
    return text_standard(standard_of(name), language)


def written(schedule: Schedule, form: str, language: str) -> str:
    """Write the schedule in one of the formats."""
    from sharing.reports.expense_data import csv_schedule, json_schedule
    from sharing.reports.expenses import text_schedule

    if form in {"json", "csv"}:
        return json_schedule(schedule) if form == "json" else csv_schedule(schedule)
    return text_schedule(schedule, language, markdown=form == "md")
