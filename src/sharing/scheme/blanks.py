"""Fill the blanks of a rule with what a step puts in; a blank that must be filled lists the answers there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.kernel import Operand
from sharing.kinds import LINK
from sharing.language.parser import parse
from sharing.language.tokens import FormulaError
from sharing.language.tree import Name, Tree
from sharing.rules.compiler import chosen
from sharing.rules.definition import holds
from sharing.rules.scope import Absent, Choice, Optional, TableName
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Path
    from sharing.rules import Blank, Rule
    from sharing.scheme.formulas import Desk


class Blanks:
    """The blanks of one step: `trees` keeps the formulas that were put in; `eligible`: the scheme has conditions."""

    def __init__(self, desk: Desk, *, eligible: bool) -> None:
        """Begin with the desk of the step."""
        self.desk, self.eligible = desk, eligible
        self.trees: dict[str, Tree] = {}

    def bind(self, rule: Rule, tree: Mapping[str, Any], path: Path) -> dict[str, object]:
        """Bind every blank of a rule, and hold them together to what the rule demands."""
        bound = {p.name: self._argument(rule, p, tree, path) for p in rule.blanks}
        self._check(rule, bound, tree, path)
        return bound

    def _argument(self, rule: Rule, p: Blank, tree: Mapping[str, Any], path: Path) -> object:
        """Bind one blank of a rule to what the step puts in; a blank left open is its default, or absent."""
        here = (*path, p.name)
        if p.name not in tree:
            if p.default is not None:
                return self.desk.compiler.default(p.default)
            if not p.optional:
                self.desk.reader.say("S009", f"rule `{rule.name}` also needs `{p.name}`", (*path, "rule"), answers(p))
            return Absent()
        value = f"{tree.get('table', '')}.{tree[p.name]}" if p.form == "column" else tree[p.name]
        if p.form == "choice":
            if not isinstance(value, str) or value not in p.choices:
                self.desk.reader.say("S017", f"`{p.name}` cannot be `{value}`", here, answers(p), 0)
            return Choice(str(value))
        if p.form == "digits":
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 12:  # noqa: PLR2004
                self.desk.reader.say("S004", f"`{p.name}` is a whole number from 0 to 12", here)
                return Absent()
            return Choice(str(value))
        try:
            parsed = parse(str(value))
            self.trees[p.name] = parsed
            return self._value(p, parsed)
        except FormulaError as problem:
            self.desk.reader.formula_error(problem, here)
            return Absent()

    def _value(self, p: Blank, tree: Tree) -> object:
        if p.form == "link":
            if not isinstance(tree, Name):
                raise FormulaError(f"`{p.name}` is the name of a link", tree.offset, code="S013")
            return self.desk.compiler.link(tree, self.desk.scope)
        found = self.desk.scope.require(tree.name, tree.offset) if isinstance(tree, Name) else None
        if p.form == "table":
            if not isinstance(found, TableName):
                raise FormulaError(f"`{p.name}` is the name of a table", tree.offset, code="S017")
            return found
        if p.form == "text" and not _says_who(found):
            raise FormulaError(f"`{p.name}` is the name of a text column of a file", tree.offset, code="S017")
        if isinstance(found, Optional):
            return found
        return self.desk.compiler.formula(tree, self.desk.scope)

    def _check(self, rule: Rule, bound: Mapping[str, object], tree: Mapping[str, Any], path: Path) -> None:
        """Hold the step to what its rule demands of the blanks together."""
        choices = chosen(bound)
        known = {**choices, **{f"{name}.table": v.table for name, v in bound.items() if isinstance(v, Operand)}}
        for p in rule.blanks:
            given = choices.get(p.name, "")
            wanted = [word for word in p.with_ if choices.get(word)]
            if wanted and not given:
                self.desk.reader.say("S009", f"`{wanted[0]}` also needs `{p.name}`", (*path, wanted[0]), answers(p))
            if p.needed and p.name not in tree and holds(p.needed, known):
                self._say_needed(rule, p, choices, path)
            for other, answer in p.only.items() if given else ():
                if choices.get(other) and not holds({other: answer}, choices):
                    fits = (
                        f'only goes with {other} = "{answer}"'
                        if answer != "absent"
                        else f"cannot stand beside `{other}`"
                    )
                    advice = "take one of them out" if answer == "absent" else ""
                    self.desk.reader.say("S017", f"`{p.name}` {fits}", (*path, p.name), advice)
        self._check_people(rule, bound, path)

    def _say_needed(self, rule: Rule, p: Blank, choices: Mapping[str, str], path: Path) -> None:
        """Say that an answer is missing, and which other one asks for it."""
        other, _, table = next(iter(p.needed)).partition(".")
        where, advice = (*path, other), answers(p)
        if table:
            what = f"`{other}` is one number for everybody, so `{p.name}` must be said"
        elif other in choices:
            what = f'`{other} = "{choices[other]}"` also needs `{p.name}`'
        else:
            what, where = f"rule `{rule.name}` needs `{p.name}` or `{other}`", (*path, "rule")
            advice = f"give one of them; `{p.name}`: {advice}"
        self.desk.reader.say("S009", what, where, advice)

    def _check_people(self, rule: Rule, bound: Mapping[str, object], path: Path) -> None:
        """Demand that a step that divides among people says what the conditions for taking part mean for it."""
        divided = bound.get("by" if rule.blank("by") else "of")
        people = isinstance(divided, Operand) and divided.table == STAFF
        if self.eligible and people and rule.blank("entitled") and isinstance(bound.get("entitled"), Absent):
            more = ' and denominator = "entitled" or "everybody"' if rule.blank("denominator") else ""
            what = "this scheme says who takes part, and this step does not say what that means for it"
            self.desk.reader.say("S023", what, (*path, "rule"), f'add: entitled = "eligible"{more}')


def _says_who(found: object) -> bool:
    """Say whether a name leads to texts of a file, or to rows of a table such as the staff list."""
    operand = found.value if isinstance(found, Optional) else found
    return isinstance(operand, Operand) and operand.kind.form == LINK


def answers(p: Blank) -> str:
    """List what may be put into a blank, with what each answer means."""
    if p.choices:
        listed = "".join(f'\n  "{word}": {about.get("en", "")}' for word, about in p.choices.items())
        return f"{p.about.get('en', '')}; one of:{listed}"
    return p.about.get("en", "")
