"""Write formulas and rules down as kernel lines: one compiler, because a rule is a list of formulas with blanks.

A formula becomes lines by its tree; a word or a rule becomes the lines of its definition, with its blanks bound
to what was put in. A blank that was left out makes the words it stands in fall away: `min(at_most, x)` without a
limit is `x`.
"""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

from sharing.errors import did_you_mean
from sharing.kernel import Intrinsic, Operand, Writer
from sharing.kinds import DATE, NUMBER, YES_NO, KindError
from sharing.language.tokens import FormulaError
from sharing.language.tree import Binary, Call, Conditional, Day, Name, Number, Points, Text, Tree, Unary
from sharing.rules.arguments import argument_of, bound, default_of
from sharing.rules.builtin import BUILTIN, FOLDING
from sharing.rules.definition import Rule, RuleLine, holds
from sharing.rules.scope import Absent, Choice, Optional, Scope
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


FROM_A_FILE = "only the ids of a table whose rows stand in the scheme are known here; a text column may hold any text"


class LeftOut(Exception):  # noqa: N818  (a signal, not an error)
    """A value hangs on a blank that was left out."""


class Compiler:
    """Turns formulas and rules into lines of a writer."""

    def __init__(self, writer: Writer, vocabulary: Mapping[str, Rule]) -> None:
        """Compile into a writer, with the words and rules of a vocabulary."""
        self.writer, self.vocabulary = writer, vocabulary
        self.parts: dict[Tree, Operand] = {}
        self._start, self._inside = 0, 0

    def formula(self, tree: Tree, scope: Scope) -> Operand:
        """Write a formula; raises FormulaError at the place in the text where something is wrong.

        `parts` keeps the operand of every piece of the scheme's own formulas; those of definitions are not its words.
        """
        try:
            found = self._node(tree, scope)
        except KindError as problem:
            raise FormulaError(problem.what, tree.offset, problem.advice, problem.code) from None
        if not self._inside:
            self.parts[tree] = found
        return found

    def _node(self, tree: Tree, scope: Scope) -> Operand:
        write = self.writer
        match tree:
            case Number(value=value):
                return write.number(value)
            case Day(value=value):
                return write.number(value, DATE)
            case Name():
                return self._name(tree, scope)
            case Points(operand=operand):
                return self.formula(operand, scope)._replace(kind=NUMBER, literal=False)
            case Unary(op="-", operand=operand):
                return write.negative(self.formula(operand, scope))
            case Unary(operand=operand):
                return write.choose(self.formula(operand, scope), write.number(0, YES_NO), write.number(1, YES_NO))
            case Conditional(condition=condition, yes=yes, no=no):
                return write.choose(*(self.formula(part, scope) for part in (condition, yes, no)))
            case Binary():
                return self._binary(tree, scope)
            case Call():
                return self._call(tree, scope)
        raise FormulaError("a text is only compared, or chosen from a list", tree.offset, 'write `grade == "A"`')

    def _name(self, tree: Name, scope: Scope) -> Operand:
        found = scope.require(tree.name, tree.offset)
        if isinstance(found, Operand):
            return found
        if isinstance(found, Absent):
            raise LeftOut(tree.name)
        if isinstance(found, Optional):
            name = found.value.name.removeprefix(f"{STAFF}.").removeprefix(f"{COMPANY}.")
            advice = f"say what a blank means: `or_else({name}, ...)`, or ask `known({name})`"
            raise FormulaError(f"`{name}` may be blank", tree.offset, advice, "S020")
        raise FormulaError(f"`{tree.name}` is not a value", tree.offset, "name one of its columns", "S011")

    def _binary(self, tree: Binary, scope: Scope) -> Operand:
        if tree.op in {"==", "!="} and (isinstance(tree.left, Text) or isinstance(tree.right, Text)):
            left, right = self._text_operands(tree, scope)
        else:
            left, right = self.formula(tree.left, scope), self.formula(tree.right, scope)
        try:
            return self._joined(tree.op, left, right)
        except KindError as problem:
            raise FormulaError(problem.what, tree.offset, problem.advice, problem.code) from None

    def _joined(self, op: str, a: Operand, b: Operand) -> Operand:
        write = self.writer
        no = partial(write.number, 0, YES_NO)
        yes = partial(write.number, 1, YES_NO)
        written: dict[str, Callable[[], Operand]] = {
            "+": lambda: write.add(a, b),
            "-": lambda: write.sub(a, b),
            "*": lambda: write.mul(a, b),
            "/": lambda: write.div(a, b),
            "<=": lambda: write.at_most(a, b),
            ">=": lambda: write.at_most(b, a),
            "<": lambda: write.choose(write.at_most(b, a), no(), yes()),
            ">": lambda: write.choose(write.at_most(a, b), no(), yes()),
            "==": lambda: write.choose(write.at_most(a, b), write.at_most(b, a), no()),
            "!=": lambda: write.choose(self._joined("==", a, b), no(), yes()),
            "and": lambda: write.choose(a, b, no()),
            "or": lambda: write.choose(a, yes(), b),
        }
        return written[op]()

    def _text_operands(self, tree: Binary, scope: Scope) -> tuple[Operand, Operand]:
        """Bring a comparison with a text down to row numbers of the table of that column's values."""
        text, other = (tree.left, tree.right) if isinstance(tree.left, Text) else (tree.right, tree.left)
        if not isinstance(other, Name) or not isinstance(text, Text):
            raise FormulaError("a text is compared with the name of a text column", tree.offset, code="S021")
        column = self._name(other, scope)
        leaf = scope.find(f"{column.kind.table}={text.value}") or scope.find(f"{column.kind.table}=*")
        if column.kind.form != "link" or not isinstance(leaf, Operand):
            start = f"{column.kind.table}="
            listed = [name.removeprefix(start) for name in self.writer.leaves if name.startswith(start)]
            advice = did_you_mean(text.value, listed) or (f"its values: {', '.join(listed)}" if listed else FROM_A_FILE)
            raise FormulaError(f'`{other.name}` is never "{text.value}"', text.offset, advice, "S021")
        found = leaf._replace(name=f"{column.kind.table}={text.value}")
        self.writer.leaves[found.name] = found
        return column, found

    def _call(self, tree: Call, scope: Scope) -> Operand:
        if tree.word in BUILTIN:
            self._check_by(tree, folds=tree.word in FOLDING)
            return BUILTIN[tree.word](self, tree, scope)
        rule = self.vocabulary.get(tree.word)
        if rule is None or not rule.word:
            advice = did_you_mean_word(tree.word, self.vocabulary)
            raise FormulaError(f"there is no word `{tree.word}` in formulas", tree.offset, advice, "S011")
        self._check_by(tree, folds=any(p.form == "link" for p in rule.blanks))
        if rule.folds:
            return self._folded(rule, tree, scope)
        return self._expanded(rule, bound(self, rule, tree, scope), scope, "", tree.offset)

    def _check_by(self, tree: Call, *, folds: bool) -> None:
        if tree.by is not None and not folds:
            advice = "`by` goes with words that bring many rows together, such as `total`"
            raise FormulaError(f"`{tree.word}` has no groups", tree.by.offset, advice, "S022")

    def _folded(self, rule: Rule, tree: Call, scope: Scope) -> Operand:
        """Write a word of two operands over any number of them; what was left out falls away."""
        if len(tree.arguments) < len(rule.blanks):
            raise FormulaError(f"`{tree.word}` takes two or more values", tree.offset, code="S022")
        operands = [found for argument in tree.arguments if (found := self.maybe(argument, scope)) is not None]
        if not operands:
            raise LeftOut(tree.word)
        left, *others = operands
        for right in others:
            names = [p.name for p in rule.blanks]
            left = self._expanded(rule, dict(zip(names, (left, right), strict=True)), scope, "", tree.offset)
        return left

    def maybe(self, tree: Tree, scope: Scope) -> Operand | None:
        """Write a formula, or give None when it hangs on a blank that was left out."""
        try:
            return self.formula(tree, scope)
        except LeftOut:
            return None

    def link(self, name: Name | None, scope: Scope) -> Operand | None:
        """Find the link that a `by` names; None when there is none or it was left out."""
        if name is None:
            return None
        found = scope.require(name.name, name.offset)
        if isinstance(found, Absent):
            return None
        if not isinstance(found, Operand) or found.kind.form != "link":
            raise FormulaError(
                f"`{name.name}` is not a link", name.offset, "`by` is followed by a link or a text column", "S013"
            )
        return found

    def argument(self, form: str, tree: Tree, scope: Scope) -> object:
        """Bind one argument by the form that its blank has."""
        return argument_of(self, form, tree, scope)

    def default(self, text: str) -> object:
        """Bind the default of a blank: a number, or else a choice."""
        return default_of(self.writer, text)

    def rule(
        self, rule: Rule, bound: Mapping[str, object], outer: Scope, step: str, offset: int = 0
    ) -> dict[str, Operand]:
        """Write the lines of a rule under the name of a step; gives the step's value and its named sub-steps."""
        found: dict[str, Operand] = {}
        with self.writer.apart() if rule.intrinsic else nullcontext():
            self._expanded(rule, bound, outer, step, offset, found)
            if rule.intrinsic:
                self._note(rule, bound, found)
        return found

    def _expanded(
        self, rule: Rule, bound: Mapping[str, object], outer: Scope, step: str, offset: int,
        found: dict[str, Operand] | None = None,
    ) -> Operand:  # fmt: skip
        choices = chosen(bound)
        scope = Scope(bound, outer)
        result: Operand | None = None
        for line in rule.lines:
            if not holds(line.when, choices):
                continue
            if line.name == rule.intrinsic.get("from"):
                self._start = len(self.writer.lines)
            self._inside += 1
            try:
                operand = self._line(line, scope, step, offset, bound)
            finally:
                self._inside -= 1
            scope.names[line.name] = operand if operand is not None else Absent()
            if operand is not None and step and (line.label or line.name == "result"):
                found = {} if found is None else found
                found[line.name] = operand
            if line.name == "result":
                result = operand
        if result is None:
            raise LeftOut(rule.name)
        return result

    def _line(
        self, line: RuleLine, scope: Scope, step: str, offset: int, bound: Mapping[str, object]
    ) -> Operand | None:
        """Write one line of a definition; what is wrong is said of the step: the definition is tested."""
        try:
            operand = self.maybe(line.tree, scope)
        except FormulaError as problem:
            raise FormulaError(problem.what, offset, problem.advice, problem.code) from None
        if operand is None or not step or not (line.label or line.name == "result"):
            return operand
        held = any(isinstance(value, Operand) and value.name == operand.name for value in bound.values())
        return self.writer.named(operand, step if line.name == "result" else f"{step}.{line.name}", held=held)

    def _note(self, rule: Rule, bound: Mapping[str, object], found: Mapping[str, Operand]) -> None:
        """Note that a hand-made version may compute the lines up to the result at once."""
        given = rule.intrinsic
        stop = next(i for i, line in enumerate(self.writer.lines) if line.name == found["result"].name) + 1
        operands = {w: value.name for w in given["operands"] if isinstance(value := bound.get(w), Operand)}
        options = {w: value.text for w in given["options"] if isinstance(value := bound.get(w), Choice)}
        link = bound.get("within")
        if isinstance(link, Operand):
            options["into"] = link.kind.table
        results = {w: found[w].name for w in given["results"] if w in found}
        self.writer.intrinsics.append(Intrinsic(given["name"], self._start, stop, operands, results, options))


def chosen(bound: Mapping[str, object]) -> dict[str, str]:
    """Say for every blank what was chosen: its text, `given` for a value, nothing when it was left out."""
    return {
        name: value.text if isinstance(value, Choice) else "given"
        for name, value in bound.items()
        if not isinstance(value, Absent)
    }


def did_you_mean_word(word: str, vocabulary: Mapping[str, Rule]) -> str:
    """Say which word of formulas is nearest to a mistyped one."""
    words = [*BUILTIN, *(name for name in vocabulary if vocabulary[name].word)]
    return did_you_mean(word, words) or "`sharing rules` lists the words of formulas"
