"""Read what the commands share: a scheme by path or by name, staff, figures, tables, and what the person decided."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sharing.errors import Place, Problem, Refused, did_you_mean, refuse
from sharing_cli.speaking import hear, hear_text, notice, understood

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from sharing.documents import Document
    from sharing.inputs.bound import Inputs
    from sharing.inputs.columns_read import Reading
    from sharing.inputs.figures import Figures, Period
    from sharing.inputs.sheet import Sheet
    from sharing.parameters import ParameterSet
    from sharing.scheme import Scheme
    from sharing.state import State
    from sharing.succession import Passed

    Files = tuple[Figures, dict[str, Sheet], Reading]

One = TypeVar("One")
Other = TypeVar("Other")

STDIN = "-"
ALL, NEW = "all", "new"
MOST_STATE = 100_000_000


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options by which files are given and their doubtful cells decided."""
    options = [
        click.option(
            "--figures", metavar="FILE", help="The company's figures; else figures.toml beside the staff list."
        ),
        click.option(
            "--table", "tables", metavar="NAME=FILE", multiple=True, help="Another table the scheme asks for."
        ),
        click.option("--period", metavar="NAME", help="The period of the figures, or `all` of them."),
        click.option("--state", metavar="FILE", help="What the period before left behind; `new` begins with nothing."),
        click.option("--set", "given", metavar="NAME=VALUE", multiple=True, help="Overrule a figure or a parameter."),
        click.option("--parameters", metavar="FILE", multiple=True, help="A set of parameters, added or replaced."),
    ]
    command = reading_options(command)
    for option in reversed(options):
        command = option(command)
    return command


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that decide how the cells of a file are read."""
    options = [
        click.option("--decimal", type=click.Choice(["comma", "point"]), help="The decimal sign in the files."),
        click.option(
            "--dates", type=click.Choice(["day-first", "month-first"]), help="How dates like 02/03/2026 read."
        ),
        click.option(
            "--delimiter", type=click.Choice(["semicolon", "comma", "tab"]), help="What separates CSV columns."
        ),
        click.option("--sheet", metavar="NAME", help="The sheet of a workbook, when there is more than one."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def read_scheme_from(path: str, parameters: Sequence[str], said: dict[str, Any]) -> Scheme:
    """Read a scheme, a file, `-` for stdin, or the name of a ready-made one, with sets of parameters from files."""
    from sharing.files.catalogue import vocabulary
    from sharing.files.parameter_sets import parameter_sets
    from sharing.scheme import read_scheme

    document = _scheme_document(path)
    added = _parameter_sets(parameters)
    scheme = read_scheme(document, vocabulary(), parameter_sets(*(found for _, found in added)))
    used = {found.set for found in scheme.parameters}
    for file, found in added if not said["quiet"] else ():
        unused = "" if found.name in used else "; this scheme does not use it"
        notice(f"parameters: set {found.name} ({found.identity}) from {file}{unused}", said)
    return scheme


def _parameter_sets(paths: Sequence[str]) -> list[tuple[str, ParameterSet]]:
    """Read files of parameters; two of one name are refused, because one of them would be forgotten."""
    if not paths:
        return []
    from sharing.files.toml_documents import read_toml
    from sharing.scheme.sets import read_parameter_set

    found: dict[str, tuple[str, ParameterSet]] = {}
    for path in paths:
        document = read_toml(path)
        one = read_parameter_set(document)
        if one.name in found:
            what = f"the set `{one.name}` stands in {found[one.name][0]} as well"
            raise refuse("S006", what, document.place(("set",)), "give one of the two files")
        found[one.name] = (path, one)
    return list(found.values())


def _scheme_document(path: str) -> Document:
    from sharing.files.catalogue import scheme_document, scheme_names

    if path == STDIN:
        return document_from(path)
    if not Path(path).exists() and path in scheme_names():
        return hear(scheme_document(path))
    if not Path(path).exists() and "." not in path and "/" not in path:
        advice = did_you_mean(path, scheme_names()) or f"ready-made schemes: {', '.join(scheme_names())}"
        raise refuse("F001", "there is no such file, and no ready-made scheme of that name", Place(path), advice)
    return document_from(path)


def document_from(path: str) -> Document:
    """Read a TOML file, or `-` for stdin."""
    from sharing.files.toml_documents import read_toml

    try:
        return hear(read_toml(sys.stdin.buffer.read(), name="stdin") if path == STDIN else read_toml(path))
    except Refused:
        hear_text(path)
        raise


def attempt(read: Callable[[], One], problems: list[Problem]) -> One | None:
    """Read something; what is wrong with it joins the problems of what else is read."""
    try:
        return read()
    except Refused as refused:
        problems.extend(refused.problems)
        return None


def both(first: Callable[[], One], second: Callable[[], Other]) -> tuple[One, Other]:
    """Read two things; the problems of both are told together."""
    problems: list[Problem] = []
    one, other = attempt(first, problems), attempt(second, problems)
    if one is None or other is None:
        raise Refused(problems)
    return one, other


def files_read(plan: Scheme, scheme: str, staff: str, options: dict[str, Any]) -> list[str | None]:
    """List the files from which a scheme is run, the scheme's own first: these are never written over."""
    figures = options["figures"] or str(Path(staff).parent / "figures.toml")
    tables = _tables(plan, staff, options).values()
    return [scheme, options["state"], *options["parameters"], staff, figures, *tables]


def _tables(scheme: Scheme, staff: str, options: dict[str, Any]) -> dict[str, str]:
    """Give the files of the tables: those beside the staff list, and those that were named."""
    named = dict(_pairs(options["tables"], "--table"))
    if "staff" in named:
        raise click.UsageError("the staff list is the argument STAFF, not a --table")
    return {**_beside(scheme, staff), **named}


def read_files(scheme: Scheme, staff: str, options: dict[str, Any]) -> Files:
    """Read staff, figures and tables; all problems of all files at once.

    That there are no figures beside the staff list is said only where nothing else is wrong: the list may be elsewhere.
    """
    problems: list[Problem] = []
    others: list[Problem] = []
    paths = {**_tables(scheme, staff, options), "staff": staff}
    sheets = attempt(lambda: sheets_from(paths, options, empty=paths.keys() - {"staff"}), problems)
    figures = attempt(lambda: _figures(options["figures"], staff), others)
    named = options["figures"] or not problems
    problems += [problem for problem in others if named or problem.code != "F001"]
    if sheets is None or figures is None:
        raise Refused(problems)
    return figures, sheets, reading_of(options)


def sheets_from(paths: Mapping[str, str], options: dict[str, Any], *, empty: Collection[str] = ()) -> dict[str, Sheet]:
    """Read tables by name, all problems of all of them at once; those named in `empty` may have no rows."""
    problems: list[Problem] = []
    sheets: dict[str, Sheet] = {}
    for name, path in paths.items():
        found = attempt(partial(sheet_from, path, options, empty=name in empty), problems)
        if found is not None:
            sheets[name] = found
    if problems:
        raise Refused(problems)
    return sheets


def _beside(scheme: Scheme, staff: str) -> dict[str, str]:
    """Find the tables that a scheme asks for beside the staff list: `teams.csv` for the table teams."""
    if staff == STDIN:
        return {}
    asked = {found.table for found in scheme.inputs} | {found.kind.table for found in scheme.inputs}
    own = {constant.name for constant in scheme.constants} | {account.name for account in scheme.accounts}
    paths = {
        name: Path(staff).parent / f"{name}.csv"
        for name in sorted(asked - own - {"company", "staff", ""})
        if "." not in name
    }
    return {name: str(path) for name, path in paths.items() if path.is_file()}


def _pairs(texts: Sequence[str], option: str) -> list[tuple[str, str]]:
    for text in texts:
        if "=" not in text:
            raise click.UsageError(f"{option} takes NAME=..., not {text!r}")
    found = [(name, value) for name, _, value in (text.partition("=") for text in texts)]
    twice = sorted({name for name, _ in found if sum(name == other for other, _ in found) > 1})
    if twice:
        raise click.UsageError(f"{option} says {twice[0]!r} twice")
    return found


def reading_of(options: dict[str, Any]) -> Reading:
    """Give what the person decided about doubtful cells."""
    from sharing.inputs.columns_read import Reading
    from sharing.inputs.daytexts import DayOrder
    from sharing.inputs.numerals import NumberStyle

    return Reading(
        NumberStyle(options["decimal"]) if options["decimal"] else None,
        DayOrder(options["dates"]) if options["dates"] else None,
    )


def sheet_from(path: str, options: dict[str, Any], *, empty: bool = False) -> Sheet:
    """Read a table from a file, or `-` for stdin, as the options say; it may be `empty` where nobody is no mistake."""
    from sharing.files.csv_sheets import ReadOptions
    from sharing.files.sheets import read_sheet

    chosen = ReadOptions(options["delimiter"], options["sheet"], empty)
    if path == STDIN:
        return read_sheet(sys.stdin.buffer.read(), chosen, name="stdin")
    return read_sheet(path, chosen)


def day_of(text: str | None, option: str, default: Other) -> int | Other:
    """Read a day given as an option."""
    from sharing.dates import read_day

    if text is None:
        return default
    found = read_day(text)
    if found is None:
        raise click.UsageError(f"{option} is a date such as 2026-12-31, not {text!r}")
    return found


def _figures(path: str | None, staff: str) -> Figures:
    from sharing.inputs.figures import read_figures

    if path is None:
        beside = Path(staff).parent / "figures.toml"
        if staff == STDIN or not beside.exists():
            advice = "give it: --figures figures.toml; it has [[period]] with name, from, to and [period.figures]"
            raise refuse("F001", "there is no figures file beside the staff list", Place(str(beside)), advice)
        path = str(beside)
    return read_figures(document_from(path))


def periods_named(figures: Figures, options: dict[str, Any]) -> list[Period]:
    """Give the periods that were asked for, the earliest first."""
    if options["period"] == ALL:
        return sorted(figures.periods, key=lambda period: period.start)
    return [figures.period(options["period"])]


def run_scheme(
    scheme: Scheme, staff: str, options: dict[str, Any], said: dict[str, Any], files: Files | None = None
) -> list[Passed]:
    """Read everything and run the periods asked for, saying on stderr how the files were understood."""
    from sharing.succession import close_period

    passed, opened, state = open_scheme(scheme, staff, options, said, files)
    passed.append(close_period(scheme, opened, state))
    return passed if options["period"] == ALL else passed[-1:]


def open_scheme(
    scheme: Scheme, staff: str, options: dict[str, Any], said: dict[str, Any], files: Files | None = None
) -> tuple[list[Passed], Inputs, State | None]:
    """Read everything, run the periods before the last one asked for, and open that one with what they left behind.

    Accounts make a period hang on those before it: with `--state new` all earlier periods of the figures are run
    first, with a state those that follow it. With `files` that were read before, a period before it is refused: what is
    committed period by period has an entry for each.
    """
    from sharing.succession import close_period, open_period

    if scheme.accounts and not options["state"]:
        names = ", ".join(account.name for account in scheme.accounts)
        advice = "--state FILE gives what the period before left behind; --state new begins with empty accounts"
        raise refuse("I070", f"the scheme carries accounts from period to period: {names}", advice=advice)
    state = _state(options["state"])
    figures, sheets, reading = files or read_files(scheme, staff, options)
    periods = _periods(scheme, figures, options["period"], state)
    if files and len(periods) > 1:
        what = f"period `{periods[0].name}` comes first: this scheme carries accounts from period to period"
        raise refuse("A023", what, advice=f"commit it first: --period {periods[0].name}; or --period all")
    given = dict(_pairs(options["given"], "--set"))
    passed: list[Passed] = []
    told: set[str] = set()
    *before, last = _between(periods, options.get("days"))
    for period in before:
        opened = open_period(scheme, figures, sheets, period, state=state, given=given, reading=reading)
        opened = opened._replace(options={**opened.options, **_chosen(options)})
        _tell([line for line in opened.understood if line not in told], said)
        told.update(opened.understood)
        passed.append(close_period(scheme, opened, state))
        state = passed[-1].closing
    opened = open_period(scheme, figures, sheets, last, state=state, given=given, reading=reading)
    opened = opened._replace(options={**opened.options, **_chosen(options)})
    _tell([line for line in opened.understood if line not in told], said)
    if before and options["period"] != ALL and not said["quiet"]:
        notice(f"run first: {', '.join(period.name for period in before)}", said)
    return passed, opened, state


def _chosen(options: dict[str, Any]) -> dict[str, str]:
    """Name what was said about how files are read, beside what the library is told."""
    return {name: options[name] for name in ("delimiter", "sheet") if options[name]}


def _between(periods: list[Period], days: tuple[int | None, int | None] | None) -> list[Period]:
    """Give the last period other days where these are given; periods that are run before it keep theirs."""
    if not days or days == (None, None):
        return periods
    period = periods[-1]
    first, last = days[0] or period.start, days[1] or period.end
    if last < first:
        raise refuse("I053", f"period `{period.name}` would end before it begins", advice="give both --from and --to")
    earlier = [found for found in periods[:-1] if found.end < first]
    return [*earlier, period._replace(start=first, end=last)]


def _tell(lines: Sequence[str], said: dict[str, Any]) -> None:
    """Say how the files were understood: in short, or with -v column by column."""
    for line in () if said["quiet"] else lines:
        if said["verbose"] or (" is read from " not in line and not line.endswith("all blank")):
            understood(line, said)


def _state(path: str | None) -> State | None:
    if path in {None, NEW}:
        return None
    from sharing.files.toml_documents import read_toml
    from sharing.state_documents import read_state

    return read_state(read_toml(str(path), most=MOST_STATE))


def _periods(scheme: Scheme, figures: Figures, name: str | None, state: State | None) -> list[Period]:
    """Choose the periods to run, in order: the one asked for, all, or with accounts those that lead up to it."""
    ordered = sorted(figures.periods, key=lambda period: period.start)
    last = ordered[-1] if name == ALL else figures.period(name)
    if not scheme.accounts:
        return ordered if name == ALL else [last]
    first = state.end if state else 0
    return [period for period in ordered if first < period.start <= last.start] or [last]


def language_of(scheme: Scheme, said: dict[str, Any]) -> str:
    """Choose the language: what was asked for, or else the scheme's own."""
    return str(said["lang"] or scheme.language)
