"""Write lines, and refuse while writing what would have no meaning: wrong kinds, tables that do not meet, levels.

Operands of one line must live in one table. Where one is coarser and exactly one chain of links leads to it, the
writer adds the `at` lines itself; where there is no chain, or more than one, it raises `KindError` and lists them.
"""

from __future__ import annotations

from contextlib import contextmanager
from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.kernel.lines import Intrinsic, Line, Operand, Program
from sharing.kinds import DATE, DAYS, NUMBER, QUANTITY, YES_NO, Kind, KindError
from sharing.tables import COMPANY, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Writer:
    """Writes a program line by line; every method returns the operand that the new line defines."""

    def __init__(self, shape: Shape, leaves: Mapping[str, Operand]) -> None:
        """Begin an empty program over tables of this shape; `leaves` are the inputs that lines may read."""
        self.shape = shape
        self.leaves = dict(leaves)
        self.lines: list[Line] = []
        self.intrinsics: list[Intrinsic] = []
        self._numbers: dict[tuple[object, ...], Operand] = {}
        self._lifted: dict[tuple[str, str], Operand] = {}
        self._renamed: dict[str, str] = {}

    def program(self) -> Program:
        """Give the program written so far."""
        return Program(tuple(self.lines), tuple(self.intrinsics))

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Write lines that no line outside will read, so that a hand-made version may stand in for all of them."""
        kept = dict(self._numbers), dict(self._lifted)
        yield
        self._numbers, self._lifted = kept

    def number(
        self, value: Fraction | int | None, kind: Kind = NUMBER, *, table: str = COMPANY, refusal: int = 0
    ) -> Operand:
        """Write a constant (the same number in every row of a table), or with None a refusal."""
        key = (value, kind, table, refusal)
        if key not in self._numbers:
            exact = None if value is None else Fraction(value)
            literal = (kind == NUMBER and table == COMPANY) or value is None
            result = Operand("", kind, table, literal=literal)
            self._numbers[key] = self._line("number", (), result, value=exact, refusal=refusal)
        return self._numbers[key]

    def add(self, a: Operand, b: Operand) -> Operand:
        """Write `a + b`: quantities of one kind, or a date and days."""
        a, b = self.meet(a, b)
        if DATE in (a.kind, b.kind):
            other = b if a.kind == DATE else a
            _adopt(other, DAYS)
            return self._combined("add", a, b, DATE)
        return self._combined("add", a, b, _quantity(_shared(a, b)))

    def sub(self, a: Operand, b: Operand) -> Operand:
        """Write `a - b`: quantities of one kind, a date and days, or two dates."""
        a, b = self.meet(a, b)
        if a.kind == DATE and b.kind == DATE:
            return self._combined("sub", a, b, DAYS)
        if a.kind == DATE:
            _adopt(b, DAYS)
            return self._combined("sub", a, b, DATE)
        return self._combined("sub", a, b, _quantity(_shared(a, b)))

    def negative(self, a: Operand) -> Operand:
        """Write `0 - a`."""
        return self.sub(self.number(0), a)

    def mul(self, a: Operand, b: Operand) -> Operand:
        """Write `a x b`."""
        a, b = self.meet(a, b)
        return self._combined("mul", a, b, a.kind.by(b.kind))

    def div(self, a: Operand, b: Operand) -> Operand:
        """Write `a / b`; the result has the denominators of the table over which b varies."""
        a, b = self.meet(a, b)
        done = self._combined("div", a, b, a.kind.over(b.kind))
        return self._last(level=self.shape.finer(done.level, b.home, done.table))

    def floor(self, a: Operand, unit: Operand) -> Operand:
        """Write `a`, down to a multiple of `unit`."""
        if unit.table != COMPANY:
            raise KindError("S019", "a rounding unit is one number for the whole company")
        if not unit.literal:
            a.kind.same(unit.kind)
        _quantity(a.kind)
        return self._line("floor", (a.name, unit.name), a._replace(level=COMPANY))

    def at_most(self, a: Operand, b: Operand) -> Operand:
        """Write `a <= b`."""
        a, b = self.meet(a, b)
        _shared(a, b)
        return self._combined("le", a, b, YES_NO, level=COMPANY)

    def choose(self, condition: Operand, yes: Operand, no: Operand) -> Operand:
        """Write `if condition then yes else no`."""
        if condition.kind != YES_NO:
            raise KindError("S015", f"`if` asks for yes or no, and this is {condition.kind.name}")
        yes, no = self.meet(yes, no)
        condition, yes = self.meet(condition, yes)
        condition, no = self.meet(condition, no)
        yes, no = self.meet(yes, no)
        kind = _shared(yes, no)
        table = next((a.table for a in (condition, yes, no) if a.table != COMPANY), COMPANY)
        home = self.shape.finer(condition.home, self.shape.finer(yes.home, no.home, table), table)
        level = self.shape.finer(yes.level, no.level, table)
        result = Operand("", kind, table, home, level, literal=yes.literal and no.literal)
        return self._line("if", (condition.name, yes.name, no.name), result)

    def at(self, a: Operand, link: Operand) -> Operand:
        """Write the look-up of a along a link."""
        if link.kind.table != a.table:
            raise KindError("S013", f"this link leads to {link.kind.table or 'nothing'}, not to {a.table}")
        level = a.level if self.shape.reaches(link.table, a.level) else link.table
        home = a.home if link.home == link.table != COMPANY else link.home
        result = Operand("", a.kind, link.table, home, level, literal=a.literal)
        return self._line("at", (a.name, link.name), result)

    def locate(self, a: Operand, bounds: Operand, *, upper: bool) -> Operand:
        """Write the search for the row of a constant table in whose range a falls."""
        _shared(a, bounds._replace(table=a.table))
        kind = Kind(form="link", table=bounds.table)
        return self._line(
            "locate", (a.name, bounds.name), a._replace(kind=kind, level=COMPANY), into=bounds.table, upper=upper
        )

    def total(self, a: Operand, link: Operand | None) -> Operand:
        """Write the total of a, for the company or for each row of the table a link leads to."""
        into = self._folded(a, link)
        if a.level != COMPANY and not self.shape.reaches(into, a.level):
            raise KindError(
                "S016",
                f"these quotients have a denominator for each row of {a.level}; they have no exact total over {into}",
                'total within the same groups, or state a precision first: round(a / b, 6, "half-up")',
            )
        result = Operand("", a.kind, into, into, a.level)
        return self._line("total", (a.name, link.name if link else ""), result, into=into)

    def most(self, a: Operand, link: Operand | None) -> Operand:
        """Write the largest of a, for the company or for each row of the table a link leads to."""
        into = self._folded(a, link)
        level = into if a.level != COMPANY else COMPANY
        result = Operand("", a.kind, into, into, level)
        return self._line("most", (a.name, link.name if link else ""), result, into=into)

    def running(self, a: Operand, keys: list[Operand], link: Operand | None) -> Operand:
        """Write what stands before each row in its group, by keys and then by the row's identity."""
        keys = [self.align(key, a.table) for key in keys]
        into = self._folded(a, link)
        names = (a.name, link.name if link else "", *(key.name for key in keys))
        return self._line("running", names, a._replace(home=a.table), into=into)

    def level(
        self, amount: Operand, points: Operand, low: Operand | None, high: Operand | None, link: Operand | None
    ) -> Operand:
        """Write the value of one point at which limited points add up to the amount."""
        into = self._folded(points, link)
        amount = self.align(amount, into)
        low, high = (None if bound is None else self.align(bound, points.table) for bound in (low, high))
        for bound in (low, high):
            if bound is not None:
                _shared(bound._replace(table=into), amount)
        names = (
            amount.name,
            points.name,
            low.name if low else "",
            high.name if high else "",
            link.name if link else "",
        )
        result = Operand("", amount.kind.over(points.kind), into, into, into)
        return self._line("level", names, result, into=into)

    def align(self, a: Operand, table: str) -> Operand:
        """See a value from a finer table: add the look-ups along the one chain of links that leads to it."""
        if table in (a.table, COMPANY) or a.table == COMPANY:
            if a.table not in (COMPANY, table):
                raise KindError(
                    "S013",
                    f"a value of each row of {a.table} is not one number of the company",
                    "say `total(...)`, `highest(...)` or `lowest(...)` of it",
                )
            return a
        chains = self.shape.chains(table, a.table)
        if len(chains) != 1:
            raise _no_one_chain(table, a.table, chains)
        for step in reversed(chains[0]):
            key = (a.name, step)
            if key not in self._lifted:
                self._lifted[key] = self.at(a, self.leaves[step])
            a = self._lifted[key]
        return a

    def meet(self, a: Operand, b: Operand) -> tuple[Operand, Operand]:
        """Bring two values to the finer of their tables."""
        if COMPANY in (a.table, b.table) or a.table == b.table:
            return a, b
        if self.shape.reaches(a.table, b.table):
            return a, self.align(b, a.table)
        return self.align(a, b.table), b

    def named(self, a: Operand, name: str, kind: Kind | None = None, *, held: bool = False) -> Operand:
        """Give the value of an operand a name of its own; one that is held under its first name keeps that, too."""
        result = a._replace(name=name, kind=kind or a.kind)
        line = self.lines[-1] if self.lines else None
        if line is not None and line.name == a.name and line.hidden and line.op != "number" and not held:
            self.lines[-1] = line._replace(name=name, result=result)
            self._renamed[a.name] = name
            self._lifted = {key: value for key, value in self._lifted.items() if value.name != a.name}
            return result
        number = next((line for line in self.lines if line.name == a.name and line.op == "number"), None)
        if number is not None:
            self.lines.append(number._replace(name=name, result=result))
        else:
            one = self.number(1)
            self.lines.append(Line(name, "mul", (a.name, one.name), result))
        return result

    def _combined(self, op: str, a: Operand, b: Operand, kind: Kind, level: str | None = None) -> Operand:
        table = b.table if a.table == COMPANY else a.table
        home = self.shape.finer(a.home, b.home, table)
        shared = self.shape.finer(a.level, b.level, table) if level is None else level
        result = Operand("", kind, table, home, shared, literal=a.literal and b.literal and kind == NUMBER)
        return self._line(op, (a.name, b.name), result)

    def _folded(self, a: Operand, link: Operand | None) -> str:
        if a.table == COMPANY:
            raise KindError("S013", "this is one number of the company already", "a total adds up the rows of a table")
        if link is None:
            return COMPANY
        if link.kind.form != "link" or link.table != a.table:
            raise KindError("S013", f"{link.name} is not a link of {a.table}")
        return link.kind.table

    def _line(self, op: str, operands: tuple[str, ...], result: Operand, **options: object) -> Operand:
        named = result._replace(name=f"~{len(self.lines) + 1}")
        operands = tuple(self._renamed.get(word, word) for word in operands)
        self.lines.append(Line(named.name, op, operands, named, **options))  # type: ignore[arg-type]
        return named

    def _last(self, *, level: str) -> Operand:
        result = self.lines[-1].result._replace(level=level)
        self.lines[-1] = self.lines[-1]._replace(result=result)
        return result


def _quantity(kind: Kind) -> Kind:
    if kind.form != QUANTITY:
        raise KindError("S015", f"{kind.name} cannot be calculated with", "only quantities can")
    return kind


def _adopt(a: Operand, kind: Kind) -> None:
    if not a.literal:
        kind.same(a.kind)


def _shared(a: Operand, b: Operand) -> Kind:
    if a.literal and a.kind == NUMBER:
        return b.kind
    return a.kind if b.literal and b.kind == NUMBER else a.kind.same(b.kind)


def _no_one_chain(start: str, end: str, chains: list[tuple[str, ...]]) -> KindError:
    if not chains:
        return KindError("S013", f"no link leads from {start} to {end}, so their rows cannot be brought together")
    listed = "; ".join(" then ".join(chain) for chain in chains)
    return KindError(
        "S013", f"{len(chains)} chains of links lead from {start} to {end}: {listed}", "say which one is meant"
    )
