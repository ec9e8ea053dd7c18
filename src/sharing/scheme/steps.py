"""Read the steps and the conditions for taking part, in order: each reads only what stands above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.errors import did_you_mean
from sharing.kinds import DECLARED, NUMBER, KindError
from sharing.language.tokens import FormulaError
from sharing.rules.compiler import LeftOut, chosen
from sharing.rules.scope import Broken, BrokenName, Later
from sharing.scheme.blanks import Blanks
from sharing.scheme.conditions import ELIGIBLE, ConditionReader
from sharing.scheme.formulas import renamed
from sharing.scheme.keys import STEP
from sharing.scheme.values import Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Path
    from sharing.scheme.formulas import Desk


class StepReader:
    """Reads steps one by one; a step that cannot be read is named broken, so that it is complained of only once."""

    def __init__(self, desk: Desk) -> None:
        """Begin with the names of the inputs."""
        self.desk, (self.reader, self.compiler, self.scope) = desk, desk
        self.steps: list[Step] = []
        self.eligible = ConditionReader(desk)

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
        if self.eligible.declared:
            self.scope.names[ELIGIBLE] = Later(ELIGIBLE)
        for index, tree in found:
            self.eligible.read(final=False)
            self._step(index, tree, taken)
        self.eligible.read(final=True)

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
        found = self.desk.compiled(text, (*path, "formula")) if text else None
        if found is None:
            return None
        parsed, operand = found
        free = operand.literal or operand.kind == NUMBER
        if kind and not free:
            try:
                operand.kind.same(DECLARED[kind])
            except KindError:
                self.reader.say("S015", f"this is {operand.kind.name}, not {kind}", (*path, "formula"), offset=0)
                return None
        named = self.compiler.writer.named(operand, name, DECLARED[kind] if kind and free else None)
        label, source = self.reader.texts(tree, "label", path), self.reader.text(tree, "source", path, "")
        parts = renamed(self.compiler.parts, operand, named)
        return Step(name, named, label, source, formula=text, tree=parsed, parts=parts)

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
        self.reader.known(tree, path, (STEP - {"formula", "kind"}) | {p.name for p in rule.blanks})
        before = len(self.reader.problems)
        blanks = Blanks(self.desk, eligible=self.eligible.declared)
        bound = blanks.bind(rule, tree, path)
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
        given = {p.name: str(tree[p.name]) for p in rule.blanks if p.name in tree}
        outputs = {word: operand for word, operand in found.items() if word != "result"}
        return Step(
            name, found["result"], label, source,
            rule=rule, arguments=given, choices=chosen(bound), trees=blanks.trees, outputs=outputs,
            parts=self.compiler.parts,
        )  # fmt: skip
