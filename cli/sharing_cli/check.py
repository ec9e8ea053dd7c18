"""`sharing check`: whether a scheme is right and a staff list can be read."""

from __future__ import annotations

import json
from typing import Any

import click

from sharing_cli.reading import input_options, read_scheme_from, run_scheme


@click.command()
@click.argument("scheme")
@click.argument("staff", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How problems are told."
)
@input_options
@click.pass_context
def check(ctx: click.Context, /, scheme: str, staff: str | None, form: str, **options: Any) -> None:
    """Check a scheme, and a staff list if you give one; exits with 1 when something is wrong.

    In Python: `sharing.read_scheme(document, vocabulary)` raises `Refused` with all problems.
    """
    from sharing.errors import Refused

    said = ctx.obj
    try:
        plan = read_scheme_from(scheme, options["parameters"], said)
        if staff is not None:
            run_scheme(plan, staff, options, {**said, "quiet": said["quiet"] or form != "text"})
    except Refused as refused:
        click.echo(told(refused, form))
        ctx.exit(1)
    if form == "json":
        click.echo(json.dumps({"format": "sharing-check-1", "problems": []}))
    elif form == "text" and not said["quiet"]:
        click.echo(
            f"{plan.name}: {_count(len(plan.steps), 'step')}, {_count(len(plan.outlets), 'award')}; nothing is wrong"
        )


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def told(refused: Any, form: str) -> str:
    """Tell problems to a person, a program or a code host."""
    from sharing_cli.main import refused_text

    if form == "text":
        return refused_text(refused)
    if form == "github":
        lines = []
        for problem in refused.problems:
            place = problem.place
            what = f"{problem.what}. {problem.advice}".replace("%", "%25").replace("\n", "%0A")
            lines.append(
                f"::error file={place.file},line={place.line or 1},col={place.column or 1},title={problem.code}::{what}"
            )
        return "\n".join(lines)
    problems = [
        {
            "code": problem.code,
            "what": problem.what,
            "advice": problem.advice,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "cell": problem.place.cell,
        }
        for problem in refused.problems
    ]
    return json.dumps({"format": "sharing-check-1", "problems": problems}, ensure_ascii=False, indent=1)
