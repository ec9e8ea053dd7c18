"""The keys that a scheme file may have, and the checks that every part of it shares: unknown keys, kinds of values."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeGuard

from sharing.errors import Problem, Refused, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sharing.documents import Document, Path
    from sharing.language.tokens import FormulaError

TOP = {
    "scheme", "title", "version", "currency", "language", "about", "source", "valid", "figures", "staff", "tables",
    "eligible", "step", "awards", "accounts", "check", "example", "parameters", "forbid",
    "country", "family", "status", "last_checked", "adopted",
}  # fmt: skip
INPUT = {"kind", "per", "label", "source", "from", "to", "optional", "blank", "header", "values", "digits", "leads_to",
         "unit"}  # fmt: skip
STEP = {"name", "label", "formula", "rule", "source", "kind"}
CONDITION = {"name", "when", "reason", "source"}
OUTLET = {"step", "kind", "unit", "multiple", "label", "pool", "pay", "source", "to", "value", "cost", "tax"}
ACCOUNT = {"label", "close", "owner", "kind", "digits", "source"}
GENERATE = {"form", "base", "from", "to", "digits"}
TABLE = {"rows", "across", "rising", "generate", "columns", "link", "source", "label"}
EXAMPLE = {"about", "period", "figures", "staff", "tables", "awards", "residual", "steps", "source"}
PARAMETER = {"kind", "per", "set", "key", "on", "label", "values"}
VALUE = {"from", "to", "value", "status", "source", "checked", "confidence", "note"}
ADOPTED = {"on", "by", "from", "council", "council_on", "source"}
SET = {"set", "title", "parameters"}
ENTRY = {"kind", "label", "unit", "values"}
OUTLET_KINDS = {"cash", "units", "hours", "day", "gift", "outing", "training", "fund", "account", "check"}
IN_MONEY = {"cash", "training", "fund", "account"}
"""Kinds of award that are amounts of money: in cents of the scheme's currency unless it says otherwise."""

MOST_DIGITS, MOST_DECIMALS = 12, 20
"""The most decimals of an account, and those that a column or a figure may ask for."""

LANGUAGES = {"en", "nl"}
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}", re.ASCII)
RESERVED = {
    "if", "then", "else", "and", "or", "not", "as", "by", "period", "figures", "staff", "company", "calendar",
    "eligible", "tables", "id", "check",
}  # fmt: skip
NUMERAL = re.compile(r"-?\d{1,15}(\.\d{1,12})?%?|-?\d{1,15}/[1-9]\d{0,14}", re.ASCII)


class Reader:
    """Collects the problems of one document while its parts are read."""

    def __init__(self, document: Document) -> None:
        """Begin without problems."""
        self.document = document
        self.problems: list[Problem] = []
        self.broken: set[str] = set()
        self.headings: dict[str, tuple[str, ...]] = {}

    def say(self, code: str, what: str, path: Path, advice: str = "", offset: int | None = None) -> None:
        """Note a problem at the place of a key, or with an offset at a character of its value."""
        self.problems.append(Problem(code, what, self.document.place(path, offset=offset), advice))

    def formula_error(self, problem: FormulaError, path: Path) -> None:
        """Note what is wrong in a formula at the place in the file where it stands."""
        self.say(problem.code, problem.what, path, problem.advice, problem.offset)

    def known(self, tree: Mapping[str, Any], path: Path, keys: Iterable[str]) -> None:
        """Note every key that has no meaning here."""
        allowed = set(keys)
        for key in tree:
            if key not in allowed:
                advice = did_you_mean(key, allowed) or f"known here: {', '.join(sorted(allowed))}"
                self.say("S002", f"`{key}` has no meaning here", (*path, key), advice)

    def text(self, tree: Mapping[str, Any], key: str, path: Path, default: str | None = None) -> str:
        """Read a text; without a default it must be there, and it is empty only where nothing is the default."""
        value = tree.get(key, default)
        if value is None:
            self.say("S003", f"`{key}` is missing", path, f'add: {key} = "..."')
            return ""
        if not isinstance(value, str):
            self.say("S004", f"`{key}` is a text", (*path, key), "put it between double quotes")
            return default or ""
        if default != "" and not value:
            self.say("S003", f"`{key}` is empty", (*path, key), f'fill it in: {key} = "..."')
            return default or ""
        return value

    def texts(self, tree: Mapping[str, Any], key: str, path: Path) -> dict[str, str]:
        """Read a text in one or several languages; one text alone holds for all of them."""
        value = tree.get(key, {})
        if isinstance(value, str):
            return {"en": value, "nl": value}
        if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
            self.say(
                "S004",
                f"`{key}` is a text, or a text for each language",
                (*path, key),
                'write { en = "...", nl = "..." }',
            )
            return {}
        self.known(value, (*path, key), LANGUAGES)
        return dict(value)

    def language(self, tree: Mapping[str, Any], path: Path = ()) -> str:
        """Read the language of the reports: English unless the document says otherwise."""
        found = self.text(tree, "language", path, "en")
        if found not in LANGUAGES and isinstance(tree["language"], str):
            self.say("S004", "`language` is nl or en", (*path, "language"), 'write "nl" or "en"')
        return found

    def part(self, tree: Mapping[str, Any], key: str, path: Path = ()) -> dict[str, Any]:
        """Read a table of keys; one that is left out is empty."""
        value = tree.get(key, {})
        return value if self.is_table(value, (*path, key), f"write [{key}.name]") else {}

    def is_table(self, value: Any, path: Path, advice: str = "") -> TypeGuard[dict[str, Any]]:
        """Check that what stands under a name is a table."""
        if isinstance(value, dict):
            return True
        self.say("S004", f"`{path[-1]}` is a table", path, advice or f"write [{'.'.join(map(str, path))}]")
        return False

    def parts(self, tree: Mapping[str, Any], key: str) -> list[tuple[int, dict[str, Any]]]:
        """Read an array of tables, each with its number."""
        value = tree.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.say("S004", f"`{key}` is a list of tables", (key,), f"write [[{key}]]")
            return []
        return list(enumerate(value))

    def steps(self) -> dict[str, int]:
        """Give the number of every step that has a name: its place in the list of steps."""
        return {
            name: index
            for index, tree in self.parts(self.document.tree, "step")
            if isinstance(name := tree.get("name"), str)
        }

    def name(self, name: str, path: Path) -> bool:
        """Check a name that formulas will use."""
        if NAME.fullmatch(name) and name not in RESERVED:
            return True
        advice = "a name has letters, digits and _, and begins with a letter"
        self.say(
            "S005",
            f"`{name}` cannot be a name",
            path,
            f"`{name}` has a meaning of its own" if name in RESERVED else advice,
        )
        return False

    def number(self, value: Any, path: Path) -> Fraction | None:
        """Read an exact number: an integer, a decimal, or a text such as "5%"."""
        found = exact(value)
        if found is None:
            self.say("S004", f"`{path[-1]}` is a number", path, 'write 5, 0.05 or "5%"')
        return found

    def day(self, tree: Mapping[str, Any], key: str, path: Path) -> None:
        """Note a value of the file that is no date."""
        value = tree[key]
        if not isinstance(value, date) or isinstance(value, datetime):
            self.say("S004", f"`{key}` is a date", (*path, key), f"write {key} = 2026-12-31")

    def whole(self, tree: Mapping[str, Any], key: str, path: Path, most: int, default: int = 0) -> int:
        """Read a whole number from 0 up; one that is left out or wrong is the default."""
        value = tree.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
            return value
        self.say("S004", f"`{key}` is a whole number from 0 to {most}", (*path, key))
        return default

    def flag(self, tree: Mapping[str, Any], key: str, path: Path) -> bool:
        """Read true or false; what is left out is false."""
        value = tree.get(key, False)
        if not isinstance(value, bool):
            self.say("S004", f"`{key}` is true or false", (*path, key), f"write {key} = true, without quotes")
        return value is True

    def listed(self, tree: Mapping[str, Any], key: str, path: Path) -> tuple[str, ...]:
        """Read texts; a text alone is a list of one, and whole numbers are taken for what they look like."""
        value = tree.get(key, [])
        found = value if isinstance(value, list) else [value]
        if all(isinstance(item, (str, int)) and not isinstance(item, bool) for item in found):
            return tuple(str(item) for item in found)
        self.say("S004", f"`{key}` is a list of texts", (*path, key), f'write {key} = ["A", "B"]')
        return ()

    def finish(self) -> None:
        """Refuse the document where it has problems: all of them, in the order in which they stand in it."""
        if self.problems:
            raise Refused(
                sorted(dict.fromkeys(self.problems), key=lambda problem: (problem.place.line, problem.place.column))
            )


def exact(value: Any) -> Fraction | None:
    """Read an exact number from an integer, a decimal, or a numeral or fraction in text; None for anything else.

    >>> exact("5%"), exact("0.5"), exact("1/3"), exact(True)
    (Fraction(1, 20), Fraction(1, 2), Fraction(1, 3), None)
    """
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str)):
        return None
    text = str(value)
    if not NUMERAL.fullmatch(text):
        return None
    return Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
