"""Read the parameters of a scheme: legal values by date, from a set or from the scheme itself, each with its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.errors import did_you_mean
from sharing.kernel import Operand
from sharing.kinds import DATE, DECLARED
from sharing.parameters import Entry, Parameter
from sharing.scheme.dated import EXAMPLE, read_kind, read_values
from sharing.scheme.keys import PARAMETER
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.documents import Path
    from sharing.kinds import Kind
    from sharing.parameters import ParameterSet
    from sharing.rules import Scope
    from sharing.scheme.keys import Reader
    from sharing.scheme.values import Input

PARAMETERS = "parameters"
PERIOD_DAYS = ("period.start", "period.end")


def read_parameters(reader: Reader, inputs: Sequence[Input], sets: Mapping[str, ParameterSet]) -> tuple[Parameter, ...]:
    """Read every parameter of a scheme; one that is wrong is named broken, so that it is complained of only once."""
    days = {found.name: found for found in inputs if found.table == COMPANY and found.kind == DATE}
    parameters = []
    for name, tree in reader.part(reader.document.tree, PARAMETERS).items():
        path: Path = (PARAMETERS, name)
        before = len(reader.problems)
        if not reader.name(name, path):
            continue
        if reader.is_table(tree, path):
            found = _parameter(reader, name, tree, days, sets)
        if len(reader.problems) > before:
            reader.broken.add(name)
        else:
            parameters.append(found)
    return tuple(parameters)


def name_parameters(
    reader: Reader, parameters: Sequence[Parameter], leaves: Mapping[str, Operand], scope: Scope
) -> None:
    """Give every parameter its name in formulas; a name that an input or a table has already is refused."""
    for found in parameters:
        if found.name in scope.names:
            advice = "give the parameter another name, or take the figure out"
            reader.say("S006", f"`{found.name}` is defined twice", (PARAMETERS, found.name), advice)
        scope.names[found.name] = scope.names[found.leaf] = leaves[found.leaf]


def parameter_leaves(parameters: Sequence[Parameter]) -> dict[str, Operand]:
    """Give the operands of parameters: numbers of the company."""
    return {found.leaf: Operand(found.leaf, found.kind) for found in parameters}


def _parameter(
    reader: Reader, name: str, tree: Mapping[str, Any], days: Mapping[str, Input], sets: Mapping[str, ParameterSet]
) -> Parameter:
    path: Path = (PARAMETERS, name)
    reader.known(tree, path, PARAMETER)
    declared = read_kind(reader, tree, path)
    on, label = _on(reader, tree, days, path), reader.texts(tree, "label", path)
    kind = _kind(reader, tree, declared, path)
    if "set" not in tree and "values" not in tree:
        advice = f'name a set: set = "fr"; or give the values here: values = [{EXAMPLE}]'
        reader.say("S003", f"`{name}` has no values", path, advice)
    if "set" not in tree:
        if "key" in tree:
            reader.say("S002", "`key` only goes with `set`", (*path, "key"), 'add: set = "..."')
        values = read_values(reader, tree, declared, path) if "values" in tree else ()
        return Parameter(name, kind, declared, on, label, values)
    if "values" in tree:
        reader.say("S002", "values come from a set or stand here, not both", (*path, "values"), "take one of them out")
    given, key = reader.text(tree, "set", path), reader.text(tree, "key", path, name)
    entry = _entry(reader, given, key, declared, sets, (*path, "key" if "key" in tree else "set"))
    identity = sets[given].identity if given in sets else ""
    document = sets[given].document if given in sets else None
    return Parameter(name, kind, declared, on, label or entry.label, entry.values, given, key, identity, document)


def _kind(reader: Reader, tree: Mapping[str, Any], declared: str, path: Path) -> Kind:
    kind = DECLARED[declared or "number"]
    per = reader.text(tree, "per", path, "")
    if per and per not in {"year", "month", "hour"}:
        reader.say("S004", f"`{per}` is not a time for an amount", (*path, "per"), "year, month or hour")
    return kind._replace(per=per)


def _on(reader: Reader, tree: Mapping[str, Any], days: Mapping[str, Input], path: Path) -> str:
    """Read on which day the value is looked up; there is no default, because schemes differ."""
    certain = [name for name in days if not days[name].optional]
    answers = f"one of {', '.join([*PERIOD_DAYS, *certain])}"
    if "on" not in tree:
        advice = f'add: on = "period.end"; {answers}, or another date among the figures'
        reader.say("S040", "a parameter says on which day its value is looked up", path, advice)
        return ""
    given = reader.text(tree, "on", path)
    if given in PERIOD_DAYS:
        return given
    if given and given not in certain:
        what = "may be blank" if given in days else "is not a day of this scheme"
        advice = did_you_mean(given, [*PERIOD_DAYS, *certain]) or answers
        reader.say("S040", f"`{given}` {what}", (*path, "on"), advice, 0)
    return f"{COMPANY}.{given}"


def _entry(reader: Reader, given: str, key: str, declared: str, sets: Mapping[str, ParameterSet], at: Path) -> Entry:
    """Find a key in a set, and hold it to the kind that the scheme declares."""
    nothing = Entry(declared, {}, "", ())
    if given not in sets:
        listed = f"sets: {', '.join(sorted(sets)) or 'none'}; --parameters FILE adds one"
        if given:
            reader.say("S041", f"there is no set `{given}`", (*at[:-1], "set"), did_you_mean(given, sets) or listed, 0)
        return nothing
    entries = sets[given].entries
    if key not in entries:
        advice = did_you_mean(key, entries) or f"its keys: {', '.join(sorted(entries))}"
        reader.say("S042", f"the set `{given}` has no key `{key}`", at, advice, 0)
        return nothing
    entry = entries[key]
    if declared and entry.kind != declared:
        what = f"`{key}` of the set `{given}` is {entry.kind}, not {declared}"
        reader.say("S015", what, (*at[:-1], "kind"), f'write kind = "{entry.kind}"', 0)
    return entry
