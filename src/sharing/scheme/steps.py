"""Read the steps and the conditions for taking part, in order: each reads only what stands above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from sharing.errors import did_you_mean
from sharing.kernel import Operand
from sharing.kinds import DECLARED, YES_NO, KindError
from sharing.language.parser import parse
from sharing.language.tokens import FormulaError
from sharing.language.tree import Name, Tree, names
from sharing.rules.compiler import LeftOut, chosen
from sharing.rules.scope import Absent, Broken, BrokenName, Choice, Later, Optional, Scope, TableName
from sharing.scheme.keys import CONDITION, STEP, Reader
from sharing.scheme.values import Condition, Step
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Path
    from sharing.rules import Compiler, Parameter, Rule

ELIGIBLE = "eligible"


class StepReader:
    """Reads steps one by one; a step that cannot be read is named broken, so that it is complained of only once."""

    def __init__(self, reader: Reader, compiler: Compiler, scope: Scope) -> None:
        """Begin with the names of the inputs."""
        self.reader, self.compiler, self.scope = reader, compiler, scope
        self.steps: list[Step] = []
        self.conditions: list[Condition] = []
        self.waiting = reader.parts(reader.document.tree, ELIGIBLE)
        self.eligible = bool(self.waiting)

    def read(self) -> None:
        """Read every step, and every condition as soon as all that it reads has been defined."""
        found = self.reader.parts(self.reader.document.tree, "step")
        if not found:
            self.reader.say("S003", "a scheme has steps", (), "begin with [[step]]")
        taken = set(self.scope.names)
        for _, tree in found:
            name = tree.get("name")
            if isinstance(name, str) and name not in taken:
                self.scope.names[name] = Later(name)
        if self.eligible:
            self.scope.names[ELIGIBLE] = Later(ELIGIBLE)
        for index, tree in found:
            self._conditions(final=False)
            self._step(index, tree, taken)
        self._conditions(final=True)

    def _step(self, index: int, tree: Mapping[str, Any], taken: set[str]) -> None:
        path: Path = ("step", index)
        name = self.reader.text(tree, "name", path)
        if not name or not self.reader.name(name, (*path, "name")):
            self.scope.names[name] = Broken()
            return
        if name in taken:
            self.reader.say("S006", f"`{name}` is defined twice", (*path, "name"), "give this step another name")
            return
        taken.add(name)
        self.compiler.parts = {}
        self.scope.names[name] = Later("")
        try:
            step = self._rule(name, tree, path) if "rule" in tree else self._formula(name, tree, path)
        except BrokenName:
            step = None
        if step is None:
            self.scope.names[name] = Broken()
            return
        self.steps.append(step)
        self.scope.names[name] = step.operand
        self.scope.names.update({f"{name}.{word}": operand for word, operand in step.outputs.items()})

    def _formula(self, name: str, tree: Mapping[str, Any], path: Path) -> Step | None:
        self.reader.known(tree, path, STEP)
        text = self.reader.text(tree, "formula", path)
        kind = self.reader.text(tree, "kind", path, "")
        if kind and kind not in DECLARED:
            self.reader.say("S004", f"`{kind}` is not a kind", (*path, "kind"), f"one of {', '.join(DECLARED)}", 0)
            return None
        found = self._compiled(text, (*path, "formula")) if text else None
        if found is None:
            return None
        parsed, operand = found
        if kind:
            try:
                _ = None if operand.literal else operand.kind.same(DECLARED[kind])
            except KindError:
                self.reader.say("S015", f"this is {operand.kind.name}, not {kind}", (*path, "formula"), offset=0)
                return None
        named = self.compiler.writer.named(operand, name, DECLARED[kind] if kind and operand.literal else None)
        label, source = self.reader.texts(tree, "label", path), self.reader.text(tree, "source", path, "")
        parts = _renamed(self.compiler.parts, operand, named)
        return Step(name, named, label, source, formula=text, tree=parsed, parts=parts)

    def _compiled(self, text: str, path: Path) -> tuple[Tree, Operand] | None:
        try:
            tree = parse(text)
            return tree, self.compiler.formula(tree, self.scope)
        except FormulaError as problem:
            self.reader.formula_error(problem, path)
            return None

    def _rule(self, name: str, tree: Mapping[str, Any], path: Path) -> Step | None:
        wanted = self.reader.text(tree, "rule", path)
        if not wanted:
            return None
        vocabulary = self.compiler.vocabulary
        rule = vocabulary.get(wanted)
        if rule is None or rule.word:
            rules = [known for known in vocabulary if not vocabulary[known].word]
            advice = did_you_mean(wanted, rules) or f"rules: {', '.join(sorted(rules))}"
            self.reader.say("S007", f"there is no rule `{wanted}`", (*path, "rule"), advice, 0)
            return None
        self.reader.known(tree, path, (STEP - {"formula", "kind"}) | {p.name for p in rule.parameters})
        before = len(self.reader.problems)
        trees: dict[str, Tree] = {}
        bound = {p.name: self._argument(rule, p, tree, path, trees) for p in rule.parameters}
        self._check(rule, bound, path)
        if len(self.reader.problems) > before:
            return None
        try:
            found = self.compiler.rule(rule, bound, self.scope, name)
        except FormulaError as problem:
            self.reader.say(problem.code, problem.what, (*path, "rule"), problem.advice)
            return None
        except LeftOut as left:
            self.reader.say("S009", f"rule `{rule.name}` also needs `{left}`", path, rule.about.get("en", ""))
            return None
        label, source = self.reader.texts(tree, "label", path), self.reader.text(tree, "source", path, "")
        given = {p.name: str(tree[p.name]) for p in rule.parameters if p.name in tree}
        outputs = {word: operand for word, operand in found.items() if word != "result"}
        return Step(
            name, found["result"], label, source,
            rule=rule, arguments=given, choices=chosen(bound), trees=trees, outputs=outputs, parts=self.compiler.parts,
        )  # fmt: skip

    def _argument(
        self, rule: Rule, p: Parameter, tree: Mapping[str, Any], path: Path, trees: dict[str, Tree]
    ) -> object:
        """Bind one blank of a rule to what the step puts in; a blank left open is its default, or absent."""
        here = (*path, p.name)
        if p.name not in tree:
            if p.default is not None:
                return self.compiler.default(p.default)
            if not p.optional:
                self.reader.say("S009", f"rule `{rule.name}` also needs `{p.name}`", (*path, "rule"), _answers(p))
            return Absent()
        value = tree[p.name]
        if p.form == "choice":
            if value not in p.choices:
                self.reader.say("S017", f"`{p.name}` cannot be `{value}`", here, _answers(p), 0)
            return Choice(str(value))
        if p.form == "digits":
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 12:  # noqa: PLR2004
                self.reader.say("S004", f"`{p.name}` is a whole number from 0 to 12", here)
                return Absent()
            return Choice(str(value))
        try:
            parsed = parse(str(value))
            trees[p.name] = parsed
            return self._value(p, parsed)
        except FormulaError as problem:
            self.reader.formula_error(problem, here)
            return Absent()

    def _value(self, p: Parameter, tree: Tree) -> object:
        if p.form == "link":
            if not isinstance(tree, Name):
                raise FormulaError(f"`{p.name}` is the name of a link", tree.offset, code="S013")
            return self.compiler.link(tree, self.scope)
        found = self.scope.require(tree.name, tree.offset) if isinstance(tree, Name) else None
        if p.form == "table":
            if not isinstance(found, TableName):
                raise FormulaError(f"`{p.name}` is the name of a table", tree.offset, code="S017")
            return found
        if isinstance(found, Optional):
            return found
        return self.compiler.formula(tree, self.scope)

    def _check(self, rule: Rule, bound: Mapping[str, object], path: Path) -> None:
        """Hold the step to what its rule demands of the blanks together."""
        choices = chosen(bound)
        for p in rule.parameters:
            given = choices.get(p.name, "")
            wanted = [word for word in p.with_ if choices.get(word)]
            if wanted and not given:
                self.reader.say("S009", f"`{wanted[0]}` also needs `{p.name}`", (*path, wanted[0]), _answers(p))
            for other, answer in p.only.items() if given else ():
                if choices.get(other, answer) != answer:
                    self.reader.say("S017", f'`{p.name}` only goes with {other} = "{answer}"', (*path, p.name))
        points = bound.get("by")
        people = isinstance(points, Operand) and points.table == STAFF
        if self.eligible and people and rule.parameter("entitled") and not choices.get("entitled"):
            advice = 'add: entitled = "eligible" and denominator = "entitled" or "everybody"'
            self.reader.say(
                "S023",
                "this scheme says who takes part, and this step does not say what that means for it",
                (*path, "rule"),
                advice,
            )

    def _conditions(self, *, final: bool) -> None:
        """Read the conditions whose names are all defined; at the end, all that are left."""
        for index, tree in list(self.waiting):
            path: Path = (ELIGIBLE, index)
            when = tree.get("when")
            if not final and isinstance(when, str) and not self._ready(when):
                continue
            self.waiting.remove((index, tree))
            self._condition(tree, path)
        if self.eligible and not self.waiting and isinstance(self.scope.names[ELIGIBLE], Later):
            self._join()

    def _ready(self, text: str) -> bool:
        try:
            return not any(isinstance(self.scope.find(name), Later) for name in names(parse(text)))
        except FormulaError:
            return True

    def _condition(self, tree: Mapping[str, Any], path: Path) -> None:
        self.reader.known(tree, path, CONDITION)
        name, when = self.reader.text(tree, "name", path), self.reader.text(tree, "when", path)
        reason = self.reader.texts(tree, "reason", path)
        if not reason:
            self.reader.say("S003", "a condition gives its reason", path, 'add: reason = { en = "...", nl = "..." }')
        if not name or not when or not self.reader.name(name, (*path, "name")):
            return
        self.compiler.parts = {}
        try:
            found = self._compiled(when, (*path, "when"))
        except BrokenName:
            return
        if found is None:
            return
        parsed, operand = found
        if operand.kind != YES_NO:
            self.reader.say(
                "S015", f"a condition is yes or no, and this is {operand.kind.name}", (*path, "when"), offset=0
            )
            return
        named = self.compiler.writer.named(operand, f"{ELIGIBLE}.{name}")
        source = self.reader.text(tree, "source", path, "")
        parts = _renamed(self.compiler.parts, operand, named)
        self.conditions.append(Condition(name, named, when, parsed, reason, source, parts))

    def _join(self) -> None:
        """Define `eligible`: every condition holds."""
        write = self.compiler.writer
        if not self.conditions:
            self.scope.names[ELIGIBLE] = Broken()
            return
        joined = self.conditions[0].operand
        for condition in self.conditions[1:]:
            joined = write.choose(joined, condition.operand, write.number(0, YES_NO))
        self.scope.names[ELIGIBLE] = write.named(joined, ELIGIBLE)


def _renamed(parts: Mapping[Tree, Operand], old: Operand, new: Operand) -> dict[Tree, Operand]:
    """Bring the pieces of a formula that are the whole of it (`x as points`) to the name that the whole was given."""
    return {tree: evolve(found, name=new.name) if found.name == old.name else found for tree, found in parts.items()}


def _answers(p: Parameter) -> str:
    """List what may be put into a blank, with what each answer means."""
    if p.choices:
        listed = "".join(f'\n  "{word}": {about.get("en", "")}' for word, about in p.choices.items())
        return f"{p.about.get('en', '')}; one of:{listed}"
    return p.about.get("en", "")
