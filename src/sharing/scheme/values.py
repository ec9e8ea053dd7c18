"""What a scheme consists of: inputs, constant tables, conditions, steps, outlets."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharing.named import Named
from sharing.rules.definition import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from sharing.documents import Document
    from sharing.kernel import Operand, Program
    from sharing.kinds import Kind
    from sharing.language.tree import Tree
    from sharing.parameters import Parameter
    from sharing.rules import Rule
    from sharing.scheme.adoption import Adoption
    from sharing.tables import Shape

Texts = dict[str, str]


class Input(Named):
    """A column that a scheme asks for: of the company (a figure), of staff, or of another table.

    `kind` says what it measures, `declared` is the scheme's own word for it; `low` and `high` are the values allowed,
    both included; `blank` is what a blank cell means, `optional` says that blanks stay unknown; `headers` are the
    headings it may have in a file; `values` are the texts allowed. Of a column of dates `first` and `last` are the days
    allowed, as texts: a day, `period.start` or `period.end`. With `unit` "%" the cells of a file are in percent.
    """

    name: str
    table: str
    kind: Kind
    declared: str
    label: Texts = {}  # noqa: RUF012  (never changed)
    source: str = ""
    low: Fraction | None = None
    high: Fraction | None = None
    optional: bool = False
    blank: str | None = None
    headers: tuple[str, ...] = ()
    values: tuple[str, ...] | None = None
    digits: int | None = None
    first: str = ""
    last: str = ""
    unit: str = ""

    @property
    def leaf(self) -> str:
        """The name of the column in the program: `staff.salary`."""
        return f"{self.table}.{self.name}"


class Constant(Named):
    """A table whose rows stand in the scheme itself; a None in a column refuses, which closes the table there.

    Rows with an id stand in the order of their ids; brackets, which have bounds instead, in the order of those.
    """

    name: str
    columns: Mapping[str, tuple[Fraction | None, ...]]
    rows: int
    source: str = ""
    ids: tuple[str, ...] = ()


class Step(Named):
    """A named step: a formula or a rule with what was put into its blanks, and the operands it defines."""

    name: str
    operand: Operand
    label: Texts = {}  # noqa: RUF012  (never changed)
    source: str = ""
    formula: str = ""
    tree: Tree | None = None
    rule: Rule | None = None
    arguments: Mapping[str, str] = NOTHING
    choices: Mapping[str, str] = NOTHING
    trees: Mapping[str, Tree] = MappingProxyType({})
    outputs: Mapping[str, Operand] = MappingProxyType({})
    parts: Mapping[Tree, Operand] = MappingProxyType({})


class Account(Named):
    """What is carried to the next period: entries, of the company or of each participant, in units of 10^-digits.

    An account of kind `number` holds what is no money: days of leave, the months of a milestone.

    `close` names the step that says what stands in it at the end: one of rule `carry` keeps entries, any other step
    is the balance.
    """

    name: str
    close: str
    owner: str = ""
    digits: int = 2
    label: Texts = {}  # noqa: RUF012  (never changed)
    source: str = ""
    kind: str = "money"


class Condition(Named):
    """A condition for taking part, or a check: with the reason that is shown where it does not hold."""

    name: str
    operand: Operand
    when: str
    tree: Tree
    reason: Texts
    source: str = ""
    parts: Mapping[Tree, Operand] = MappingProxyType({})


class Outlet(Named):
    """Where values leave a scheme: the step, what kind of thing it is, its unit, and the pool it is paid from.

    `value` and `cost` name what one unit is worth to who receives it, and costs the employer; `tax` is the route by
    which it is taxed, as the scheme states it: it is shown, and nothing is computed from it.
    """

    name: str
    step: str
    kind: str
    unit: str
    multiple: Fraction
    label: Texts = {}  # noqa: RUF012  (never changed)
    pool: str = ""
    pay: str = ""
    value: str = ""
    cost: str = ""
    tax: Texts = {}  # noqa: RUF012  (never changed)
    source: str = ""


class Scheme(Named):
    """The rules of one plan, read and checked; `program` is all of it as kernel lines.

    `headings` says under which headings files have ids and names: `{"staff.id": ("Medewerker",)}`.
    """

    name: str
    title: Texts
    version: str
    currency: str
    language: str
    inputs: tuple[Input, ...]
    constants: tuple[Constant, ...]
    conditions: tuple[Condition, ...]
    steps: tuple[Step, ...]
    outlets: tuple[Outlet, ...]
    accounts: tuple[Account, ...]
    checks: tuple[Condition, ...]
    program: Program
    leaves: Mapping[str, Operand]
    shape: Shape
    document: Document
    about: Texts = {}  # noqa: RUF012  (never changed)
    source: str = ""
    valid: Mapping[str, date] = MappingProxyType({})
    adopted: Adoption | None = None
    country: str = ""
    family: str = ""
    status: str = ""
    last_checked: date | None = None
    examples: tuple[Mapping[str, Any], ...] = ()
    parameters: tuple[Parameter, ...] = ()
    headings: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def __repr__(self) -> str:
        """Say which scheme it is, and nothing of its many parts."""
        return f"Scheme({self.name!r})"

    def __eq__(self, other: object) -> bool:
        """Say whether it is this very scheme: what is known of one may be kept by it."""
        return self is other

    def __ne__(self, other: object) -> bool:
        """Say whether it is another one: a tuple would look at its parts."""
        return self is not other

    def __hash__(self) -> int:
        """Give what goes with being equal to itself alone."""
        return id(self)

    def step(self, name: str) -> Step | None:
        """Find a step by its name."""
        return next((step for step in self.steps if step.name == name), None)

    def input(self, leaf: str) -> Input | None:
        """Find an input by its leaf, `table.name`."""
        return next((found for found in self.inputs if found.leaf == leaf), None)
