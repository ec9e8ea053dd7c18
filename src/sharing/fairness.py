"""Fair-play checks: what works councils and courts asked about schemes before, found by looking. Never changes money.

A warning says what to look at and what to do about it. It may be wrong: words such as "hours" are found in names and
labels. What a scheme decides stays its own; nothing is refused here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sharing.dates import day_text
from sharing.errors import Problem
from sharing.kinds import YES_NO
from sharing.language.tree import Binary, Call, Conditional, Name, children, names
from sharing.scheme.adoption import NEEDED
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.documents import Path
    from sharing.evaluation import Run
    from sharing.language.tree import Tree
    from sharing.scheme import Condition, Input, Scheme, Step

CRITERIA = {"achieved", "score", "scorecard", "matrix", "override"}
HOURS = re.compile(r"hour|part.?time|(?<![a-z])(uur|uren|fte(?![a-z]))|deeltijd", re.IGNORECASE)
CONTRACT = re.compile(r"contract|dienstverband|temporary|tijdelijk|fixed.?term|flex|uitzend|agency", re.IGNORECASE)
REASON = re.compile(r"reason|reden|why|waarom", re.IGNORECASE)
LIMITS = {"<", "<=", ">", ">="}
WHOLE = {"round", "floor", "ceil", "min", "max", "clamp", "or_else", "round_to"}


def fair_play(scheme: Scheme, done: Run | None = None) -> list[Problem]:
    """Look for what is often asked about, in the order of the file; a run tells how many people it concerns."""
    checks = (_council, _late, _bare, _open, _hours, _contracts, _by_hand, _discretion)
    found = [problem for check in checks for problem in check(scheme, done)]
    return sorted(found, key=lambda problem: (problem.place.line, problem.place.column, problem.code))


def _say(scheme: Scheme, code: str, what: str, path: Path, advice: str) -> Problem:
    return Problem(code, what, scheme.document.place(path), advice)


def _step_path(scheme: Scheme, name: str) -> Path:
    listed = [step.get("name") for step in scheme.document.tree.get("step", ())]
    return ("step", listed.index(name))


def _council(scheme: Scheme, _: Run | None) -> Iterator[Problem]:
    """Find a version that still needs the consent of the works council."""
    if scheme.adopted is not None and scheme.adopted.council == NEEDED:
        what = f"version {scheme.version} needs the consent of the works council, which was not obtained"
        advice = "ask for it before anything is promised; until then a ledger takes forecasts only"
        yield _say(scheme, "W007", what, ("adopted", "council"), advice)


def _late(scheme: Scheme, done: Run | None) -> Iterator[Problem]:
    """Find a version that was adopted, or agreed to, when the period had begun already."""
    adopted = scheme.adopted
    if adopted is None:
        return
    start = adopted.start.toordinal() if done is None else done.inputs.period.start
    for key, day in (("on", adopted.on), ("council_on", adopted.council_on)):
        if day is not None and day.toordinal() > start:
            word = "adopted" if key == "on" else "before the works council"
            since = "it came into force" if done is None else "the period began"
            what = f"version {scheme.version} was {word} on {day.isoformat()}, after {since} ({day_text(start)})"
            yield _say(
                scheme, "W008", what, ("adopted", key), "say openly what held until then, and for whom it differs"
            )


def _bare(scheme: Scheme, _: Run | None) -> Iterator[Problem]:
    """Find criteria without a label or a source: nobody can look up what was agreed."""
    for step in scheme.steps:
        if step.rule is None or step.rule.name not in CRITERIA:
            continue
        for word, given in (("label", step.label), ("source", step.source)):
            if not given:
                advice = "people read it in every explanation" if word == "label" else "say where it was agreed"
                what = f"the criterion `{step.name}` has no {word}"
                yield _say(scheme, "W001", what, (*_step_path(scheme, step.name), "name"), advice)


def _open(scheme: Scheme, _: Run | None) -> Iterator[Problem]:
    """Find tables of brackets that only say where their rows begin."""
    columns: dict[str, set[str]] = {constant.name: set(constant.columns) for constant in scheme.constants}
    columns |= {constant.name: set() for constant in scheme.constants if constant.rows == 1}
    for found in scheme.inputs:
        columns.setdefault(found.table, set()).add(found.name)
    for table in dict.fromkeys(step.arguments.get("table", "") for step in scheme.steps):
        if {"from", "to"} & columns.get(table, set()) == {"from"}:
            what = f"the rows of `{table}` do not say where they end"
            advice = "give every row `from` and `to`: courts read open bounds in two ways"
            yield _say(scheme, "W002", what, ("tables", table), advice)


def _hours(scheme: Scheme, done: Run | None) -> Iterator[Problem]:
    """Find thresholds of hours for taking part that are the same for part-timers."""
    for index, condition in enumerate(scheme.conditions):
        if any(_same_for_all(scheme, tree) for tree in _all(scheme, condition.tree)):
            what = f"the condition `{condition.name}` asks for hours, as many of part-timers as of others"
            advice = "make it pro rata to the part-time factor, or leave it out: part-timers are often mostly women"
            yield _say(scheme, "W003", what + _whom(done, condition), ("eligible", index, "when"), advice)


def _same_for_all(scheme: Scheme, tree: Tree) -> bool:
    """Say whether a comparison sets hours of work against something in which no hours occur."""
    if not isinstance(tree, Binary) or tree.op not in LIMITS:
        return False
    left, right = (any(_speaks(scheme, name, HOURS) for name in names(side)) for side in (tree.left, tree.right))
    return left != right


def _contracts(scheme: Scheme, done: Run | None) -> Iterator[Problem]:
    """Find conditions that look at the type of contract."""
    for index, condition in enumerate(scheme.conditions):
        read = [tree.name for tree in _all(scheme, condition.tree) if isinstance(tree, Name)]
        told = [name for name in read if _text(scheme, name) and _speaks(scheme, name, CONTRACT)]
        if told:
            what = f"the condition `{condition.name}` looks at the type of contract (`{told[0]}`)"
            advice = (
                "temporary and permanent staff are treated alike unless there is an objective reason: write it down"
            )
            yield _say(scheme, "W004", what + _whom(done, condition), ("eligible", index, "when"), advice)


def _by_hand(scheme: Scheme, done: Run | None) -> Iterator[Problem]:
    """Find conditions that somebody fills in by hand while the staff list has no column for the reason."""
    if any(found.declared == "text" and _said(found, REASON) for found in scheme.inputs):
        return
    for index, condition in enumerate(scheme.conditions):
        given = _input(scheme, condition.tree.name) if isinstance(condition.tree, Name) else None
        if given is not None and given.table == STAFF:
            what = f"`{given.name}` excludes people by a yes or no that is filled in by hand, without a reason for each"
            advice = "ask for a text column with the reason, or say the condition as a formula"
            yield _say(scheme, "W005", what + _whom(done, condition), ("eligible", index, "when"), advice)


def _discretion(scheme: Scheme, _: Run | None) -> Iterator[Problem]:
    """Find awards that are an amount of the staff list: nothing in the scheme says how it came about."""
    for outlet in scheme.outlets:
        for found in dict.fromkeys(_straight(scheme, outlet.step)):
            what = f"the award `{outlet.name}` has an amount from the staff list in it, `{found}`: it is discretionary"
            advice = "say in the scheme how it is calculated, or say to people that somebody decides it"
            yield _say(scheme, "W006", what, ("awards", outlet.name), advice)


def _straight(scheme: Scheme, name: str) -> Iterator[str]:
    """Give the amounts of the staff list that reach a step with nothing but rounding, limits and adding."""
    step = scheme.step(name)
    if step is None:
        given = _input(scheme, name)
        if given is not None and given.table == STAFF and given.declared == "money" and not given.kind.per:
            yield given.name
        return
    tree = step.tree if step.tree is not None else step.trees.get("of") if _rounds(step) else None
    for leaf in _leaves(tree) if tree is not None else ():
        yield from _straight(scheme, leaf)


def _rounds(step: Step) -> bool:
    return step.rule is not None and step.rule.name in {"rounded", "apportion", "limited", "override", "gate", "total"}


def _leaves(tree: Tree) -> Iterator[str]:
    """Give the names that a formula adds up, rounds or chooses from; a product is a calculation."""
    match tree:
        case Name(name=name):
            yield name
        case Binary(op="+" | "-", left=left, right=right):
            yield from (*_leaves(left), *_leaves(right))
        case Conditional(yes=yes, no=no):
            yield from (*_leaves(yes), *_leaves(no))
        case Call(word=word, arguments=arguments) if word in WHOLE:
            yield from (leaf for argument in arguments for leaf in _leaves(argument))


def _all(scheme: Scheme, tree: Tree) -> Iterator[Tree]:
    """Give every piece of a formula, and of the yes-or-no steps that it reads."""
    yield tree
    step = scheme.step(tree.name) if isinstance(tree, Name) else None
    if step is not None and step.tree is not None and step.operand.kind == YES_NO:
        yield from _all(scheme, step.tree)
    for child in children(tree):
        yield from _all(scheme, child)


def _speaks(scheme: Scheme, name: str, words: re.Pattern[str]) -> bool:
    """Say whether an input or a step has a word in its name or in its label."""
    given = _input(scheme, name) or scheme.step(name)
    return given is not None and _said(given, words)


def _said(given: Input | Step, words: re.Pattern[str]) -> bool:
    return any(words.search(text) for text in (given.name, *given.label.values()))


def _text(scheme: Scheme, name: str) -> bool:
    given = _input(scheme, name)
    return given is not None and given.declared in {"text", "yes/no"}


def _input(scheme: Scheme, name: str) -> Input | None:
    return next((found for found in scheme.inputs if name in {found.name, found.leaf}), None)


def _whom(done: Run | None, condition: Condition) -> str:
    """Say how many people a condition leaves out; who they are is in the result, for those who may see it."""
    if done is None:
        return ""
    value = done.value(condition.operand).exact
    count = sum(not holds for holds in value.integers()) if value.rows is not None else 0
    return f"; it leaves out {count} {'person' if count == 1 else 'people'}"
