"""How a pool came about and where it went, as bars: each is the difference of two values that the scheme computed.

The formula of the pool is followed along its money, from the figure it begins with: `15% * max(0, profit - threshold)`
gives the profit, less the threshold, less what 15% leaves out. Where a formula cannot be followed the bars begin there.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.language.tree import Binary, Call, Conditional, Name, Number, names
from sharing.named import Named
from sharing.reports.formatting import percent, safe, shown
from sharing.reports.page_words import tell
from sharing.reports.words import of
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.evaluation import Run
    from sharing.kernel import Operand
    from sharing.language.tree import Tree
    from sharing.register import Register
    from sharing.reports.page_words import Voice
    from sharing.scheme import Step

ROUNDING = {"round", "floor", "ceil", "round_to"}
LIMITING = {"min", "max", "clamp"}


class Flow(Named):
    """One bar: what it is, and the value before and after it; an opening or a result begins at nothing."""

    label: str
    before: Fraction
    after: Fraction
    level: bool = False

    @property
    def change(self) -> Fraction:
        """What goes in, or below zero off."""
        return self.after - self.before


def waterfall(
    register: Register, pool: str, voice: Voice, hidden: frozenset[str] = frozenset()
) -> tuple[list[Flow], list[Flow]]:
    """Give the bars of one pool: how it came about (none where it is given), and where it went.

    Groups that are `hidden` stand together.
    """
    run = register.run
    amount = sum((balance.amount for balance in register.balances if balance.pool == pool), Fraction(0))
    came = _Path(run, voice).to_pool(pool, amount)
    whole = Flow(label_of(run, pool, voice.language), Fraction(0), amount, level=True)
    went, rest = [whole], amount
    for who, awarded in _paid(register, pool, voice, hidden):
        if awarded:
            went.append(Flow(who, rest, rest - awarded))
            rest -= awarded
    went.append(Flow(tell("remains", voice), Fraction(0), rest, level=True))
    return [*came, whole] if len(came) > 1 or came[0].after != amount else [], went


def _paid(register: Register, pool: str, voice: Voice, hidden: frozenset[str]) -> list[tuple[str, Fraction]]:
    """Give what was paid from a pool: by group where it has groups, or else by award."""
    found = [balance for balance in register.balances if balance.pool == pool]
    if [balance.group for balance in found] == [""]:
        paid = [award for award in register.awards if award.outlet.pool == pool]
        return [(safe(of(award.outlet.label, voice.language, award.outlet.name)), award.total) for award in paid]
    out = [(safe(balance.group), balance.awarded) for balance in found if balance.group not in hidden]
    rest = sum((balance.awarded for balance in found if balance.group in hidden), Fraction(0))
    return [*out, (tell("other groups", voice, n=str(len(hidden))), rest)]


def label_of(run: Run, name: str, language: str) -> str:
    """Give the label of a step, of a figure or of a parameter, or else its name."""
    used = {found.parameter.name: found.parameter for found in run.inputs.parameters}
    found = run.scheme.step(name) or run.scheme.input(f"{COMPANY}.{name}") or used.get(name)
    return safe(of(found.label if found else {}, language, name))


class _Path:
    """Follows the money of a formula of the company from the figure it begins with to its result."""

    def __init__(self, run: Run, voice: Voice) -> None:
        self.run, self.voice = run, voice

    def to_pool(self, pool: str, amount: Fraction) -> list[Flow]:
        """Give the bars up to a pool; those of groups begin with the company's amount that they add up to."""
        step = self.run.scheme.step(pool)
        if step is not None and step.operand.table != COMPANY:
            source = self._source(step, amount, set())
            return self.to_name(source) if source else [self._opening(self._label(pool), amount)]
        return self.to_name(pool)

    def _source(self, step: Step, amount: Fraction, seen: set[str]) -> str:
        """Find the money of the company that groups divide: the first above them with the same total."""
        trees = [step.tree] if step.tree is not None else list(step.trees.values())
        read = [name for tree in trees for name in names(tree) if name not in seen]
        for name in read:
            seen.add(name)
            operand = self._operand(name)
            if operand is not None and self._follows(operand) and self._number(operand) == amount:
                return name
        above = [found for name in read if (found := self.run.scheme.step(name)) is not None]
        return next((name for found in above if (name := self._source(found, amount, seen))), "")

    def _operand(self, name: str) -> Operand | None:
        step = self.run.scheme.step(name)
        leaves = self.run.scheme.leaves
        return step.operand if step is not None else leaves.get(f"{COMPANY}.{name}") or leaves.get(name)

    def to_name(self, name: str) -> list[Flow]:
        """Give the bars up to a step or a figure."""
        step, operand = self.run.scheme.step(name), self._operand(name)
        if operand is None:
            raise KeyError(name)
        if step is None or step.tree is None:
            return [self._opening(self._label(name), self._number(operand))]
        bars = self._to(step, step.tree)
        return bars or [self._opening(self._label(name), self._number(operand))]

    def _to(self, step: Step, tree: Tree) -> list[Flow]:
        """Give the bars up to a part of a formula, or none where it cannot be followed."""
        operand = step.parts.get(tree)
        if operand is None or not self._follows(operand):
            return []
        match tree:
            case Name(name=name):
                return self.to_name(name)
            case Binary(op="+" | "-", left=left, right=right):
                return self._then(step, tree, left, self._said(step, right))
            case Binary(op="*" | "/" as op, left=left, right=right):
                along, by = (left, right) if op == "/" or self._money(step, left) else (right, left)
                return self._then(step, tree, along, tell("outside", self.voice, label=self._said(step, by)))
            case Call(word=word, arguments=arguments) if word in ROUNDING | LIMITING:
                paid = [one for one in arguments if not isinstance(one, Number) and self._money(step, one)]
                what = self._named(step, paid[1:]) if word in LIMITING else tell("rounding", self.voice)
                return self._then(step, tree, paid[0], what) if paid else []
            case Conditional(condition=condition, yes=yes, no=no) if condition in step.parts:
                holds = self.run.value(step.parts[condition]).exact.fraction()
                return self._to(step, yes if holds else no)
        return []

    def _then(self, step: Step, tree: Tree, along: Tree, what: str) -> list[Flow]:
        """Give the bars up to the part that the money comes along, and one for what was done to it."""
        bars = self._to(step, along)
        if not bars:
            return []
        before, after = bars[-1].after, self._number(step.parts[tree])
        key = "put" if after > before else "taken"
        return bars if before == after else [*bars, Flow(tell(key, self.voice, label=what), before, after)]

    def _money(self, step: Step, tree: Tree) -> bool:
        operand = step.parts.get(tree)
        return operand is not None and self._follows(operand)

    def _follows(self, operand: Operand) -> bool:
        """Say whether a value is one amount of money of the company."""
        return operand.table == COMPANY and operand.kind.money == 1 and not operand.kind.days

    def _number(self, operand: Operand) -> Fraction:
        return self.run.value(operand).exact.fraction()

    def _opening(self, label: str, amount: Fraction) -> Flow:
        return Flow(label, Fraction(0), amount, level=True)

    def _label(self, name: str) -> str:
        return label_of(self.run, name, self.voice.language)

    def _named(self, step: Step, trees: Sequence[Tree]) -> str:
        """Name the limit that was met, or say that it is one."""
        return self._said(step, trees[0]) if trees else tell("limit", self.voice)

    def _said(self, step: Step, tree: Tree) -> str:
        """Say what a part of a formula is: the labels of what it reads, and the value of a ratio."""
        label = ", ".join(self._label(name) for name in names(tree))
        operand = step.parts.get(tree)
        if operand is None or operand.kind.money or operand.table != COMPANY:
            return label or tell("limit", self.voice)
        value, kind = self._number(operand), operand.kind
        language = self.voice.language
        text = percent(value, language) if kind.plain and abs(value) <= 1 else shown(value, kind, "", language)
        return tell("factor", self.voice, label=label, value=text) if label else text
