"""Run a scheme on its inputs: the workings come out, or every step that has no answer, with whom it concerns."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.decimals import decimal_text
from sharing.errors import Problem, Refused
from sharing.inputs.bound import Labels
from sharing.kernel import MOST_BITS, TooLarge, Workings, evaluate
from sharing.language.tree import names
from sharing.named import Named
from sharing.refusals import (
    BELOW_FLOOR,
    DIVISION_BY_ZERO,
    END_BEFORE_START,
    FLOORS_EXCEED,
    LIMIT_NOT_WHOLE,
    LOW_ABOVE_HIGH,
    NEGATIVE_AMOUNT,
    NEGATIVE_CLAIM,
    NEGATIVE_ENTRY,
    NEGATIVE_POINTS,
    NO_ROWS,
    NO_START,
    NO_VALUE,
    NOBODY,
    NOT_A_PART,
    NOT_APPROVED,
    NOT_WHOLE_MONTHS,
    NOTHING_SCORED,
    NOTHING_TO_REVERSE,
    OUTSIDE_TABLE,
    OVERDRAWN,
    SHARES_NOT_PARTS,
    TARGET_NOT_POSITIVE,
    TWO_MILESTONES,
    TWO_VALUES,
    UNEXPLAINED,
    WEIGHTS_NOT_WHOLE,
)  # fmt: skip
from sharing.roundings import broken_units
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.documents import Path
    from sharing.inputs.bound import Inputs
    from sharing.kernel import Operand, Value
    from sharing.scheme import Scheme

REFUSALS = {
    DIVISION_BY_ZERO: ("E001", "division by zero", "say what happens then: if x == 0 then ... else y / x"),
    OUTSIDE_TABLE: ("E002", "a value lies outside the table", "add a row to the table, or limit the value first"),
    NOBODY: (
        "E003",
        "nobody has points, so there is nobody to share with",
        'say where the pool goes: nobody = "residual"',
    ),
    NEGATIVE_POINTS: ("E004", "points are negative", "points cannot be below zero: max(0, ...)"),
    NEGATIVE_AMOUNT: (
        "E005",
        "the amount to divide is negative",
        "divide its size, or use `share`, which mirrors a deficit",
    ),
    FLOORS_EXCEED: ("E006", "the lower limits together are more than the pool", "lower at_least, or leave it out"),
    LOW_ABOVE_HIGH: ("E007", "the lower limit is above the upper limit", "exchange them, or correct one"),
    NO_ROWS: (
        "E008",
        "there are no rows to take the highest or lowest of",
        "guard it: if count(...) == 0 then ... else ...",
    ),
    LIMIT_NOT_WHOLE: (
        "E009",
        "a limit is not a whole number of cents",
        'name a step that rounds: round(limit, 2, "down")',
    ),
    OVERDRAWN: (
        "E013",
        "more is taken from an entry of an account than it holds, or less than nothing",
        "let rule `draw` say what is taken: it never takes more than there is",
    ),
    BELOW_FLOOR: ("E014", "an account would go below its floor", "add what is missing, or lower at_least"),
    NEGATIVE_ENTRY: (
        "E016",
        "an entry of the account is below zero, and nothing can be drawn from it",
        "keep what is owed in an account of its own, as an amount above zero, and draw from that",
    ),
    END_BEFORE_START: ("E010", "the last day is before the first day", "correct the dates in the file"),
    NOT_A_PART: (
        "E023",
        "a part lies below 0% or above 100%",
        "a part is between 0% and 100%: 8% or 0.08",
    ),
    NEGATIVE_CLAIM: ("E021", "a claim is below zero", "claims are what people would get: max(0, ...)"),
    SHARES_NOT_PARTS: (
        "E022",
        "the shares are not parts of one whole: one is below zero, or together they are more than 100%",
        "correct the shares of the table; what they leave open stays in `left`",
    ),
    TWO_VALUES: (
        "E031",
        "there are two values for one measure and one participant",
        "keep one row of the file, or pick one with `when`",
    ),
    NO_VALUE: (
        "E032",
        "a measure has no value",
        'add a row to the file, or say what that means: missing = "zero"',
    ),
    NOT_APPROVED: ("E033", "a value was not approved", "let somebody approve it, or take the row out"),
    WEIGHTS_NOT_WHOLE: (
        "E034",
        "the weights are not parts of one whole: one is below zero, or together they are not 100%",
        "correct the weights of the table",
    ),
    TARGET_NOT_POSITIVE: (
        "E035",
        "a target is zero or below zero, and nothing is a part of that",
        "correct the target, or measure the distance with a formula",
    ),
    NOTHING_TO_REVERSE: (
        "E036",
        "nothing was achieved where less is better, and target/actual has no answer then",
        'say convention = "2 - actual/target", which has one',
    ),
    UNEXPLAINED: (
        "E037",
        "a value was changed by hand without a reason or without an approver",
        "fill in both, or take the new value out",
    ),
    NOTHING_SCORED: (
        "E038",
        "no measure has a score, so there are no weights to scale up",
        'add a row to the file, or say who needs none: entitled = "...", such as count(salary >= 0 by team) >= 1',
    ),
    NO_START: (
        "E041",
        "there is no first day of service to count a milestone from",
        "fill in the date in the file",
    ),
    NOT_WHOLE_MONTHS: (
        "E042",
        "these are not whole months from 1 up, each more than the one before",
        "12.5 years are 150 months; order the rows of a table by its months, and leave ids out",
    ),
    TWO_MILESTONES: (
        "E043",
        "two milestones fall in one period",
        'shorten the period, or say what happens: several = "highest" or "each"',
    ),
}
CAUSES = {NEGATIVE_POINTS: ("by",), NEGATIVE_CLAIM: ("of",), LIMIT_NOT_WHOLE: ("at_most", "at_least")}
"""The blanks whose rows make a whole pool refuse, by refusal."""
MOST_NAMED, CENTS = 5, 100


class Run(Named):
    """A scheme, what it was run on, and every step's value."""

    scheme: Scheme
    inputs: Inputs
    workings: Workings

    def value(self, operand: Operand) -> Value:
        """Give all rows of an operand."""
        return self.workings.column(operand.name)


def run(scheme: Scheme, inputs: Inputs, *, expanded: bool = False) -> Run:
    """Compute every step of a scheme; Refused when a step has no answer for somebody, or counts a day twice.

    With `expanded`, hand-made versions are not used; this changes no value.
    """
    try:
        workings = evaluate(scheme.program, inputs.leaves, inputs.rows, expanded=expanded)
    except TooLarge as found:
        raise Refused([_too_large(scheme, inputs, found)]) from None
    done = Run(scheme, inputs, workings)
    problems = [*_refusals(done), *_overlaps(done), *broken_units(scheme, workings)]
    if problems:
        raise Refused(problems)
    return done


def _overlaps(run: Run) -> list[Problem]:
    """Say which rows share a day, if rows of a rule stand apart: other schemes do not import what finds them."""
    rules = (step.rule for step in run.scheme.steps if step.rule)
    if not any(blank.apart for rule in rules for blank in rule.blanks):
        return []
    from sharing.overlaps import overlaps

    return overlaps(run.scheme, run.inputs, run.workings)


def _too_large(scheme: Scheme, inputs: Inputs, found: TooLarge) -> Problem:
    """Say in which step a number grew beyond what a run works with, and for whom first."""
    lines = scheme.program.lines
    step = next(line.name for line in lines[lines.index(found.line) :] if not line.hidden)
    places = _places(scheme)
    whom = "" if found.row is None else _whom(inputs, found.line.result.table, [found.row])
    what = f"a number grows beyond {MOST_BITS:,} bits"
    place = scheme.document.place(places.get(step, places.get(step.partition(".")[0], ())))
    return Problem("E018", f"`{step}`: {what}{whom}", place, "round in the steps before it: round(x, 6)")


def _refusals(run: Run) -> list[Problem]:
    """Say which steps have no answer; a step that reads one of those says nothing more."""
    problems: list[Problem] = []
    broken: set[str] = set()
    places = _places(run.scheme)
    for name, operand, reads in _shown(run.scheme):
        base = name.partition(".")[0]
        if broken & reads:
            broken.add(name)
            continue
        value = run.workings.column(operand.name)
        if value.clear:
            continue
        told = base in broken
        broken |= {name, base}
        if told:
            continue
        problems.append(_problem(run, name, operand, value, places.get(name, places.get(base, ()))))
    return problems


def _shown(scheme: Scheme) -> list[tuple[str, Operand, set[str]]]:
    found = [(item.operand.name, item.operand, set(names(item.tree))) for item in scheme.conditions]
    for step in scheme.steps:
        trees = [step.tree] if step.tree is not None else list(step.trees.values())
        reads = {name for tree in trees for name in names(tree)}
        found.extend((operand.name, operand, reads) for operand in step.outputs.values())
        found.append((step.name, step.operand, reads))
    return found


def _places(scheme: Scheme) -> dict[str, Path]:
    tree = scheme.document.tree
    places: dict[str, Path] = {
        f"eligible.{item.get('name')}": ("eligible", index, "when")
        for index, item in enumerate(tree.get("eligible", []))
    }
    for index, step in enumerate(tree.get("step", [])):
        places[step["name"]] = ("step", index, "rule" if "rule" in step else "formula")
    return places


def _problem(run: Run, name: str, operand: Operand, value: Value, path: Path) -> Problem:
    refused = value.refused
    table = _climbing(run, name)
    if table and NOT_WHOLE_MONTHS in ({refused} if isinstance(refused, int) else set(refused)):
        code, whom = NOT_WHOLE_MONTHS, table
    elif isinstance(refused, int):
        code, whom = refused, _cause(run, name, refused) or _began(run, name, [0], refused)
    else:
        rows = [row for row, found in enumerate(refused) if found]
        code = refused[rows[0]]
        whom = _began(run, name, [row for row in rows if refused[row] == code], code)
        whom = whom or _whom(run.inputs, operand.table, rows)
    number, what, advice = REFUSALS[code]
    return Problem(number, f"`{name}`: {what}{whom}", run.scheme.document.place(path), advice)


def _began(run: Run, name: str, rows: Sequence[int], code: int) -> str:
    """Name the rows of another table in which a refusal began, when they stand in a file; else nothing."""
    from sharing.origins import origin

    found = origin(run.workings, name, rows, code)
    table = run.inputs.tables.get(found.table)
    elsewhere = found.table != run.workings.program.line(name).result.table
    return _whom(run.inputs, found.table, found.rows) if table and table.places and elsewhere else ""


def _whom(inputs: Inputs, name: str, rows: Sequence[int]) -> str:
    """Name the rows of a table, and where the first one stands."""
    table = inputs.tables.get(name)
    most = MOST_NAMED + (len(rows) == MOST_NAMED + 1)
    ids = [table.ids[row] if table else str(row + 1) for row in rows[:most]]
    more = f" and {len(rows) - most} others" if len(rows) > most else ""
    if table and isinstance(table.ids, Labels):
        places = [table.places[row].text() for row in rows[:most]]
        return f" for {', '.join(f'{one} ({place})' for one, place in zip(ids, places, strict=True))}{more}"
    where = f" ({table.places[rows[0]].text()})" if table and table.places else ""
    return f" for {', '.join(ids)}{more}{where}"


def _cause(run: Run, name: str, code: int) -> str:
    """Name the rows whose points or limits make a whole pool refuse, or what weights that are not a whole add up to."""
    step = run.scheme.step(name.partition(".")[0])
    if step is not None and code == WEIGHTS_NOT_WHOLE:
        values = run.value(step.parts[step.trees["weight"]]).exact.fractions()
        return f": {decimal_text(sum(values, Fraction(0)) * 100)}%"
    if step is None or "unit" in step.trees or code not in CAUSES:
        return ""
    for word in CAUSES[code]:
        operand = step.parts.get(step.trees[word]) if word in step.trees else None
        if operand is None or operand.table == COMPANY:
            continue
        values = run.value(operand).exact.fractions()
        rows = [row for row, value in enumerate(values) if _wrong(value, code)]
        if rows:
            return _whom(run.inputs, operand.table, rows)
    return ""


def _climbing(run: Run, name: str) -> str:
    """Name the rows of a table from a file whose numbers a rule counts on and that are not whole ones from 1 up."""
    step = run.scheme.step(name.partition(".")[0])
    for blank in step.rule.blanks if step is not None and step.rule is not None else ():
        table = step.arguments.get(blank.name, "") if step is not None and blank.climbs else ""
        leaf = run.inputs.leaves.get(f"{table}.{blank.climbs}")
        values = leaf.exact.fractions() if leaf is not None else []
        rows = [row for row, value in enumerate(values) if value < 1 or value.denominator != 1]
        if rows:
            return _whom(run.inputs, table, rows)
    return ""


def _wrong(value: Fraction, code: int) -> bool:
    return value < 0 if code != LIMIT_NOT_WHOLE else (value * CENTS).denominator != 1
