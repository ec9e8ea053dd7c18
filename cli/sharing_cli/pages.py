"""What reports and letters share: how they speak, what they compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sharing_cli.reading import input_options, language_of, read_scheme_from, run_scheme

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharing.audit.differences import Differences
    from sharing.register import Register
    from sharing.reports.earlier import Earlier
    from sharing.reports.page_words import Voice
    from sharing.succession import Passed


def page_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of what is written for people to read, after those of the inputs."""
    command = click.option("--force", is_flag=True, help="Overwrite what exists.")(command)
    command = click.option("--formal", is_flag=True, help="Say `u` rather than `je` in Dutch.")(command)
    previous = click.option(
        "--previous",
        metavar="PATH",
        help="Compare with last time: a ledger, a trail, or a result written with -o last.json.",
    )
    return input_options(previous(command))


def result_of(scheme: str, staff: str, options: dict[str, Any], said: dict[str, Any]) -> Register:
    """Run the one period that a page is about."""
    return passed_of(scheme, staff, options, said).register


def passed_of(scheme: str, staff: str, options: dict[str, Any], said: dict[str, Any]) -> Passed:
    """Run the one period that a page is about, with the state that it opened with and leaves."""
    if options["period"] == "all":
        raise click.UsageError("a page is about one period: choose it with --period NAME")
    plan = read_scheme_from(scheme, options["parameters"], said)
    return run_scheme(plan, staff, options, said)[-1]


def voice_of(result: Register, options: dict[str, Any], said: dict[str, Any]) -> Voice:
    """Choose how the page speaks."""
    from sharing.reports.page_words import Voice

    return Voice(language_of(result.run.scheme, said), formal=options["formal"])


def earlier_from(result: Register, options: dict[str, Any]) -> Earlier | None:
    """Read the result of last time, if there is one to compare with."""
    if not options["previous"]:
        return None
    from sharing.files.results import read_earlier

    return read_earlier(options["previous"], result)


def differences_from(passed: Passed, earlier: Earlier | None) -> Differences | None:
    """Say in what a run differs from an earlier one, where that one has a trail."""
    if earlier is None or earlier.trail is None:
        return None
    from sharing.audit.differences import differences_of
    from sharing.audit.trail import FORECAST, Commission, trail_of
    from sharing.files.ledger_runs import library

    return differences_of(earlier.trail, trail_of(passed, Commission("", FORECAST, ""), library()))
