"""`sharing expense`: what certificates, options and rights of its people cost a company, year by year."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing.errors import did_you_mean, refuse
from sharing_cli.reading import STDIN

if TYPE_CHECKING:
    from sharing.expense import Schedule

FORMS = {".csv": "csv", ".json": "json", ".txt": "table", ".md": "md"}


@click.command()
@click.argument("plan", metavar="FILE.toml", required=False)
@click.option("--explain", "asked", metavar="GRANT[:YEAR]", help="Say why: a grant in a year, or in all years.")
@click.option("--standard", "standard", metavar="NAME", help="List what another standard says: rj-275.")
@click.option("-o", "--output", "outputs", multiple=True, metavar="FILE", help="Write FILE: .csv, .json, .md or .txt.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv", "md"]), default="table", help="What is printed."
)
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.pass_obj
def expense(
    said: dict[str, Any], /, plan: str | None, asked: str | None, standard: str | None, outputs: tuple[str, ...],
    form: str, *, force: bool,
) -> None:  # fmt: skip
    """Say what equity plans cost, by year and by grant, after IFRS 2.

    FILE has what was granted, what is expected each year and what was changed; `-` reads it from stdin.
    In Python: `sharing.expense.schedule_of(plan, scheme)`.
    """
    if standard is not None:
        click.echo(_standard(standard, said["lang"] or "en"), nl=False)
        return
    if plan is None:
        raise click.UsageError("Missing argument 'FILE.toml'.")
    found = [(Path(path), _form_of(path)) for path in outputs]
    schedule = _schedule(plan)
    language = said["lang"] or schedule.plan.language
    if asked is not None:
        click.echo(_explained(schedule, asked, language), nl=False)
        return
    if found:
        from sharing.files.writing import write_all

        texts = [(path, written(schedule, kind, language).encode()) for path, kind in found]
        write_all(texts, force=force, inputs=[plan] if plan != STDIN else [])
        for path, _ in found if not said["quiet"] else ():
            click.echo(f"written: {path}", err=True)
    if not (found and form == "table" and said["quiet"]):
        click.echo(written(schedule, form, language), nl=False)


def _form_of(path: str) -> str:
    ending = Path(path).suffix.lower()
    if ending not in FORMS:
        raise click.UsageError(f"-o writes {', '.join(FORMS)}; {path!r} is none of these")
    return FORMS[ending]


def _schedule(path: str) -> Schedule:
    """Read a plan and run the ready-made scheme on it."""
    from sharing.expense import SCHEME, read_grants, schedule_of
    from sharing.files.catalogue import scheme_document, vocabulary
    from sharing.files.toml_documents import read_toml
    from sharing.scheme import read_scheme

    plan = read_grants(read_toml(sys.stdin.buffer.read(), name="stdin") if path == STDIN else read_toml(path))
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
