"""`sharing check`: whether a scheme is right and a staff list can be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.reading import input_options, read_scheme_from, run_scheme
from sharing_cli.speaking import in_words, problem_lines, problems_in, refused_text, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharing.errors import Problem, Refused


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

    Warnings about fair play change no amount and no exit code. In Python: `sharing.read_scheme(document, vocabulary)`
    raises `Refused` with all problems, and `sharing.fairness.fair_play(scheme, run)` gives the warnings.
    """
    from sharing.errors import Refused
    from sharing.fairness import fair_play

    said = ctx.obj
    try:
        plan = read_scheme_from(scheme, options["parameters"], said)
        passed = []
        if staff is not None:
            passed = run_scheme(plan, staff, options, {**said, "quiet": said["quiet"] or form != "text"})
    except Refused as refused:
        click.echo(told(refused, form, said))
        ctx.exit(1)
    warnings = fair_play(plan, passed[-1].register.run if passed else None)
    if form == "json":
        click.echo(as_json([], warnings))
    elif form == "github":
        click.echo("\n".join(_annotations(problems_in(warnings, spoken(said)), "warning")), nl=bool(warnings))
    elif not said["quiet"]:
        steps, awards = _count(len(plan.steps), "step"), _count(len(plan.outlets), "award")
        click.echo(in_words(f"{plan.name}: {steps}, {awards}; nothing is wrong", said))
        if plan.adopted is not None:
            from sharing.reports.adoptions import adoption_lines

            start = passed[-1].register.run.inputs.period.start if passed else None
            click.echo("\n".join(adoption_lines(plan, start, spoken(said))))
        if passed:
            from sharing.reports.registers import noted_lines

            for line in noted_lines(passed[-1].register, spoken(said)):
                click.echo(line)
        for line in problem_lines(warnings, spoken(said)):
            click.echo(line)
        if warnings:
            click.echo(in_words(f"{_count(len(warnings), 'warning')} about fair play: no amount is changed", said))


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def told(refused: Refused, form: str, said: dict[str, Any]) -> str:
    """Tell problems to a person, a program or a code host; a program is told in English."""
    if form == "text":
        return refused_text(refused, said)
    if form == "github":
        return "\n".join(_annotations(problems_in(refused.problems, spoken(said)), "error"))
    return as_json(refused.problems, ())


def _annotations(problems: Iterable[Problem], level: str) -> list[str]:
    lines = []
    for problem in problems:
        place = problem.place
        what = f"{problem.what}. {problem.advice}".replace("%", "%25").replace("\n", "%0A")
        where = f"file={place.file},line={place.line or 1},col={place.column or 1}"
        lines.append(f"::{level} {where},title={problem.code}::{what}")
    return lines


def as_json(problems: Iterable[Problem], warnings: Iterable[Problem]) -> str:
    """Tell problems and warnings to a program."""
    told = {"format": "sharing-check-1", "problems": [*map(_plain, problems)], "warnings": [*map(_plain, warnings)]}
    return json.dumps(told, ensure_ascii=False, indent=1)


def _plain(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "code": problem.code,
        "what": problem.what,
        "advice": problem.advice,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "cell": place.cell,
    }
