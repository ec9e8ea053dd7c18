"""Read options from a file: every number exactly, every convention by name, all problems at once, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from sharing.dates import read_day
from sharing.errors import did_you_mean
from sharing.models.checks import faults
from sharing.models.conventions import CONVENTIONS, QUESTIONS, asked, numbers
from sharing.models.rounding import MODES, Rounding
from sharing.models.terms import years_between
from sharing.models.values import CALL, EUROPEAN, HULL_WHITE, LATTICE, Given, Option, Term
from sharing.scheme.keys import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sharing.documents import Document, Path

DATES = ("from", "until", "day_count")
ALL_NUMBERS = ("spot", "strike", "years", "risk_free", "volatility", "dividend_yield", "vesting_years", "exit_rate",
               "exercise_multiple", "steps")  # fmt: skip
KEYS = {"name", "model", "type", "exercise", "conventions", "round", *DATES, *ALL_NUMBERS}
TOP = {"title", "language", "currency", "option"}
LONGEST = 64


@frozen
class Options:
    """A file of options: what it is called, its language and currency, and the options in its order."""

    title: Mapping[str, str]
    language: str
    currency: str
    options: tuple[Option, ...]


def read_options(document: Document) -> Options:
    """Read a file of options; Refused with every problem of the file, each at its place."""
    reader = Reader(document)
    tree = document.tree
    reader.known(tree, (), TOP)
    title, currency = reader.texts(tree, "title", ()), reader.text(tree, "currency", (), "")
    language = reader.language(tree)
    parts = reader.parts(tree, "option")
    found = [_OptionReader(reader, part, ("option", at)).read() for at, part in parts]
    _names(reader, [part for _, part in parts])
    if not tree.get("option"):
        reader.say("V117", "there are no options in the file", (), 'add: [[option]] with name = "..."')
    reader.finish()
    return Options(title, language, currency, tuple(option for option in found if option))


def _names(reader: Reader, parts: list[dict[str, Any]]) -> None:
    """Note names that occur twice or that cannot be shown."""
    seen: set[str] = set()
    for at, part in enumerate(parts):
        name = part.get("name")
        if not isinstance(name, str) or not name:
            continue
        if not name.strip() or not name.isprintable() or len(name) > LONGEST:
            advice = f"a name has 1 to {LONGEST} printable characters"
            reader.say("V114", "this cannot be the name of an option", ("option", at, "name"), advice)
        elif name in seen:
            reader.say("V114", f"two options are called `{name}`", ("option", at, "name"), "give each its own name")
        seen.add(name)


class _OptionReader:
    """Reads one option of a file; every problem goes to the reader of the file."""

    def __init__(self, reader: Reader, tree: dict[str, Any], path: Path) -> None:
        """Begin with the table of one option."""
        self.reader, self.tree, self.path = reader, tree, path

    def read(self) -> Option | None:
        """Read the option; None when it has problems, which are noted."""
        before = len(self.reader.problems)
        self.reader.known(self.tree, self.path, KEYS)
        name = self.reader.text(self.tree, "name", self.path)
        model = self.answer(self.tree, "model", self.path)
        rounding = self.rounding()
        if model not in QUESTIONS["model"][1]:
            return None
        type_ = CALL if model == HULL_WHITE and "type" not in self.tree else self.answer(self.tree, "type", self.path)
        exercise = self.answer(self.tree, "exercise", self.path) if model == LATTICE else EUROPEAN
        if exercise not in QUESTIONS["exercise"][1]:
            return None
        conventions = self.conventions(model, exercise)
        given, term = self.numbers(model, exercise)
        if len(self.reader.problems) > before or rounding is None:
            return None
        option = Option(name, model, given, rounding, type_, exercise, conventions, term)
        for fault in faults(option):
            path = self.at(fault.key)
            self.reader.say(fault.code, fault.what, path, fault.advice)
        return option

    def at(self, key: str) -> Path:
        """Give where a number stands: the value of a table with a source, else the key."""
        value = self.tree.get(key)
        return (*self.path, key, "value") if isinstance(value, dict) and "value" in value else (*self.path, key)

    def answer(self, tree: Mapping[str, Any], key: str, path: Path) -> str:
        """Read the answer to a question; one that is not given is asked for, with all answers."""
        question, answers = QUESTIONS[key]
        value = tree.get(key)
        lines = "\n".join(f'{key} = "{answer}": {meaning}' for answer, meaning in answers.items())
        if value is None:
            where = " under `conventions`" if key in CONVENTIONS else ""
            self.reader.say("V101", f"the option does not say{where} {question}: `{key}`", path, lines)
        elif not isinstance(value, str) or value not in answers:
            near = did_you_mean(value, answers) if isinstance(value, str) else ""
            advice = "\n".join(filter(None, [near, lines]))
            self.reader.say("V102", f"`{key}` has no such answer", (*path, key), advice)
        return str(value)

    def conventions(self, model: str, exercise: str) -> dict[str, str]:
        """Read the conventions that the model asks for, and no others."""
        path = (*self.path, "conventions")
        tree = self.reader.part(self.tree, "conventions", self.path)
        self.reader.known(tree, path, CONVENTIONS)
        wanted = asked(model, exercise)
        self.fitting(tree, path, [key for key in CONVENTIONS if key not in wanted], model, exercise)
        return {key: self.answer(tree, key, path) for key in wanted}

    def fitting(self, tree: Mapping[str, Any], path: Path, others: list[str], model: str, exercise: str) -> None:
        """Note keys that belong to another model."""
        for key in others:
            if key in tree:
                said = f"model = `{model}`" + (f" and exercise = `{exercise}`" if model == LATTICE else "")
                self.reader.say("V103", f"`{key}` does not go with {said}", (*path, key), f"take `{key}` out")

    def numbers(self, model: str, exercise: str) -> tuple[dict[str, Given], Term | None]:
        """Read the numbers that the model needs, and no others, with the term in years."""
        wanted = numbers(model, exercise)
        others = [key for key in ALL_NUMBERS if key not in wanted and key != "years"]
        self.fitting(self.tree, self.path, [*others, *(["exercise"] if model != LATTICE else [])], model, exercise)
        given = dict(self.given(wanted))
        term = self.term()
        if term:
            given["years"] = Given(years_between(*term), self.unwrapped("until")[1])
        elif "years" in self.tree:
            given.update(self.given(("years",)))
        return given, term

    def given(self, wanted: tuple[str, ...]) -> Iterator[tuple[str, Given]]:
        """Read numbers, each with its source if it names one."""
        for key in wanted:
            value, source = self.unwrapped(key)
            if value is None:
                self.reader.say("S003", f"`{key}` is missing", self.at(key), f"add: {key} = {_EXAMPLES[key]}")
                continue
            found = self.reader.number(value, self.at(key) if key in self.tree else self.path)
            if found is not None:
                yield key, Given(found, source)

    def unwrapped(self, key: str) -> tuple[Any, str]:
        """Take a value out of its table, with its source."""
        value = self.tree.get(key)
        if not isinstance(value, dict):
            return value, ""
        path = (*self.path, key)
        self.reader.known(value, path, {"value", "source"})
        return value.get("value"), self.reader.text(value, "source", path, "")

    def term(self) -> Term | None:
        """Read the days and the day count; None where the term is given in years, or not at all."""
        found = [key for key in DATES if key in self.tree]
        if not found or "years" in self.tree:
            if found or "years" not in self.tree:
                what = "the term is given twice" if found else "the option does not say how long it runs"
                self.reader.say("V107", what, self.path, "write `years`, or `from`, `until` and `day_count`")
            return None
        days = []
        for key in ("from", "until"):
            day = read_day(self.unwrapped(key)[0])
            if day is None:
                self.reader.say("V107", f"`{key}` is not a day", self.at(key), f"write {key} = 2026-12-31")
            days.append(day)
        day_count = self.answer(self.tree, "day_count", self.path)
        if None in days or day_count not in QUESTIONS["day_count"][1]:
            return None
        start, end = (day or 0 for day in days)
        return Term(start, end, day_count)

    def rounding(self) -> Rounding | None:
        """Read the named rounding, which has no default."""
        text = self.reader.text(self.tree, "round", self.path)
        try:
            return Rounding.read(text) if text else None
        except ValueError:
            lines = "\n".join(f'round = "0.0001 {mode}": {meaning}' for mode, meaning in MODES.items())
            self.reader.say("V113", f"`{text}` is not a rounding", (*self.path, "round"), lines)
            return None


_EXAMPLES = {
    "spot": "12.50", "strike": "12.50", "years": "10", "risk_free": '"2.5%"', "volatility": '"35%"',
    "dividend_yield": "0", "vesting_years": "3", "exit_rate": '"10%"', "exercise_multiple": "2", "steps": "500",
}  # fmt: skip
