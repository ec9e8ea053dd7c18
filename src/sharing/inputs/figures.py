"""The company's numbers: periods with dates, and for each the figures that a scheme asks for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.dates import read_day
from sharing.decimals import decimal_text
from sharing.errors import Place, Problem, Refused, did_you_mean
from sharing.exact import number as exact_number
from sharing.inputs.columns_read import NO, YES
from sharing.kernel import Value
from sharing.kinds import DATE, LINK, YES_NO
from sharing.named import Named
from sharing.rules.definition import NOTHING
from sharing.scheme.keys import exact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Document, Path
    from sharing.scheme import Input, Scheme

CENTS = 2
ALL = "all"
DIGITS = 12


class Period(Named):
    """A stretch of time with its figures: first and last day as day numbers, and the values as the file has them."""

    name: str
    start: int
    end: int
    figures: Mapping[str, Any] = NOTHING
    path: Path = ()


class Figures(Named):
    """The periods of a figures file, in the order of the file."""

    company: str
    periods: tuple[Period, ...]
    document: Document

    def period(self, name: str | None) -> Period:
        """Choose a period by name, or the only one; Refused when there is a choice to make."""
        names = [period.name for period in self.periods]
        if name is None and len(self.periods) == 1:
            return self.periods[0]
        for period in self.periods:
            if period.name == name:
                return period
        what = f"there is no period `{name}`" if name else "there is more than one period"
        advice = f"say which with --period: {', '.join(names)}; or --period all"
        raise Refused([Problem("I050", what, self.document.place(("period",)), advice)])


def read_figures(document: Document) -> Figures:
    """Read the periods of a figures file; Refused with every problem of the file."""
    problems: list[Problem] = []

    def say(code: str, what: str, path: Path, advice: str = "") -> None:
        """Note a problem at the place of a key."""
        problems.append(Problem(code, what, document.place(path), advice))

    for key in document.tree:
        if key not in {"company", "period"}:
            say("S002", f"`{key}` has no meaning here", (key,), did_you_mean(key, ("company", "period")))
    found = document.tree.get("period", [])
    if not isinstance(found, list) or not found or not all(isinstance(tree, dict) for tree in found):
        say("I051", "a figures file has periods", (), "begin with [[period]], name, from and to")
        raise Refused(problems)
    periods = [_period(tree, ("period", index), say) for index, tree in enumerate(found)]
    _check_names([period for period in periods if period is not None], say)
    if problems:
        raise Refused(problems)
    return Figures(str(document.tree.get("company", "")), tuple(p for p in periods if p), document)


def _check_names(periods: list[Period], say: Any) -> None:
    """Hold several periods to names of their own, and to days of their own."""
    for index, period in enumerate(periods):
        path: Path = ("period", index)
        same = next((other for other in periods[:index] if other.name == period.name), None)
        if period.name == ALL or (not period.name and len(periods) > 1):
            say("I057", f"`{period.name}` is not a name for a period", (*path, "name"), 'write name = "2026"')
        elif same is not None:
            say("I057", f"two periods are named `{period.name}`", (*path, "name"), "give each period its own name")
        shared = next(
            (other for other in periods[:index] if other.start <= period.end and period.start <= other.end), None
        )
        if shared is not None and same is None:
            what = f"periods `{shared.name}` and `{period.name}` share days"
            say("I058", what, (*path, "from"), "let each period begin after the one before has ended")


def _period(tree: Mapping[str, Any], path: Path, say: Any) -> Period | None:
    for key in tree:
        if key not in {"name", "from", "to", "figures"}:
            say("S002", f"`{key}` has no meaning here", (*path, key), "figures stand under [period.figures]")
    days = []
    for key in ("from", "to"):
        day = read_day(tree.get(key))
        if day is None:
            what = f"`{key}` is not a date" if key in tree else f"the period has no `{key}`"
            say("I052", what, (*path, key), f"write {key} = 2026-12-31")
        days.append(day)
    if None in days:
        return None
    start, end = (int(day or 0) for day in days)
    if end < start:
        say("I053", "the period ends before it begins", (*path, "to"), "exchange `from` and `to`, or correct one")
    figures = tree.get("figures", {})
    if not isinstance(figures, dict):
        say("S004", "`figures` is a table", (*path, "figures"), "write [period.figures]")
        return None
    return Period(str(tree.get("name", "")), start, end, figures, (*path, "figures"))


def bind_figures(scheme: Scheme, figures: Figures, period: Period, given: Mapping[str, str]) -> dict[str, Value]:
    """Check a period's figures against what a scheme asks for; `given` overrules figures by name.

    Raises Refused with every problem.
    """
    wanted = {found.name: found for found in scheme.inputs if found.table == "company"}
    problems: list[Problem] = []
    place = figures.document.place
    dated = {found.name for found in scheme.parameters}
    for name in [*period.figures, *(name for name in given if name not in dated)]:
        if name in dated:
            advice = f"take it out; to overrule it once, and visibly: --set {name}=..."
            what = f"`{name}` is a parameter, which the scheme looks up by its date"
            problems.append(Problem("I054", what, place((*period.path, name)), advice))
        elif name not in wanted:
            where = place((*period.path, name)) if name in period.figures else Place("--set")
            known = wanted if name in period.figures else {*wanted, *dated}
            advice = did_you_mean(name, known) or f"the scheme asks for: {', '.join(sorted(known))}"
            problems.append(Problem("I054", f"the scheme has no figure `{name}`", where, advice))
    values: dict[str, Value] = {}
    for name, found in wanted.items():
        raw = given.get(name, period.figures.get(name, found.blank))
        if raw is None and not found.optional:
            what, advice = f"the figure `{name}` is missing", f"add under [period.figures]: {name} = ..."
            problems.append(Problem("I055", what, place(period.path), advice))
            continue
        number = Fraction(0) if raw is None else read_figure(found, raw)
        if isinstance(number, str):
            where = Place("--set") if name in given else place((*period.path, name))
            problems.append(Problem("I056", f"`{name}` {number}", where, _example(found)))
            continue
        values[found.leaf] = Value(exact_number(number))
        if found.optional:
            values[f"{found.leaf}.known"] = Value(exact_number(Fraction(raw is not None)))
    if problems:
        raise Refused(problems)
    return values


def figure_texts(scheme: Scheme, period: Period, given: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Give for every text among the figures the values it may have; the one it has, when the scheme lists none."""
    texts = {}
    for found in scheme.inputs:
        if found.table == "company" and found.declared == "text":
            raw = given.get(found.name, period.figures.get(found.name, found.blank))
            texts[found.leaf] = found.values if found.values is not None else (str(raw),)
    return texts


def read_figure(found: Input, raw: Any) -> Fraction | str:
    """Read one value exactly as the kind of its input asks, or say what is wrong with it."""
    if found.kind == DATE:
        day = read_day(raw)
        return "is not a date" if day is None else Fraction(day)
    if found.kind.form == LINK:
        if found.values is None:
            return Fraction(0)
        return Fraction(found.values.index(raw)) if raw in found.values else f"is not one of {', '.join(found.values)}"
    if found.kind == YES_NO:
        word = str(raw).casefold()
        return Fraction(word in YES) if word in YES | NO and isinstance(raw, (bool, str)) else "is not yes or no"
    number = exact(raw if isinstance(raw, (int, Decimal, str)) else None)
    if number is None:
        return "is not an exact number"
    digits = found.digits if found.digits is not None else CENTS if found.declared == "money" else DIGITS
    if (number * 10**digits).denominator != 1:
        return f"has more than {digits} decimal{'' if digits == 1 else 's'}"
    if found.low is not None and number < found.low:
        return f"is below {decimal_text(found.low)}"
    if found.high is not None and number > found.high:
        return f"is above {decimal_text(found.high)}"
    if found.declared == "count" and number.denominator != 1:
        return "is not a whole number"
    return number


def _example(found: Input) -> str:
    if found.kind == DATE:
        return f"write {found.name} = 2026-12-31"
    if found.kind.form == LINK:
        return f'write {found.name} = "{(found.values or ("...",))[0]}"'
    if found.kind == YES_NO:
        return f"write {found.name} = true or {found.name} = false"
    return f'write {found.name} = 1234.56 or {found.name} = "1234.56"'
