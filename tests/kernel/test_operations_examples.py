"""The kernel beside plain Python: sampled operands with refusals for every operation, and what lines, writing and running promise."""

from __future__ import annotations

import operator
from fractions import Fraction
from random import Random
from typing import NamedTuple

import pytest
from tests.strategies import KINDS

from sharing.columns import Scale, column
from sharing.exact import Exact, from_fractions, number
from sharing.kernel import Intrinsic, Line, Operand, Program, Value, Workings, Writer, evaluate, workings
from sharing.kernel.intrinsics import INTRINSICS
from sharing.kernel.operations import operate
from sharing.kernel.values import seen_along, worst
from sharing.kinds import DATE, DAYS, MONEY, NUMBER, YES_NO, Kind, KindError
from sharing.refusals import DIVISION_BY_ZERO, LOW_ABOVE_HIGH, NEGATIVE_AMOUNT, NO_ROWS, NOBODY, OUTSIDE_TABLE
from sharing.tables import Shape

EXAMPLES = 40
both = pytest.mark.parametrize("arrays", KINDS)


# --- operations ---------------------------------------------------------------------------------------------------


class Given(NamedTuple):
    """A value in plain Python: fractions and the codes of refusals, one a row or one for the company."""

    numbers: list[Fraction]
    codes: list[int]
    company: bool = False

    def value(self, *, arrays: bool) -> Value:
        if self.company:
            return Value(number(self.numbers[0]), self.codes[0])
        codes = self.codes[0] if self.codes and len(set(self.codes)) == 1 else column(self.codes, arrays=arrays)
        return Value(from_fractions(self.numbers, column([], arrays=arrays)), codes)

    def row(self, row: int) -> tuple[Fraction, int]:
        row = 0 if self.company else row
        return self.numbers[row], self.codes[row]


def sampled(random: Random, size: int, *, whole: int = 0, company: float = 0.25, refused: float = 0.6) -> Given:
    """Numbers with ties and zeros, or whole numbers below `whole`; at times some rows are refused, or all of them."""
    alone = random.random() < company
    count = 1 if alone else size
    numbers = [
        Fraction(
            random.randrange(whole) if whole else random.randint(-3, 3), 1 if whole else random.choice([1, 1, 2, 7])
        )
        for _ in range(count)
    ]
    codes = [random.choice([0, 0, 1, 4, 9]) for _ in range(count)] if random.random() < refused else [0] * count
    if random.random() < 0.1:
        codes = [random.choice([2, 7])] * count
    return Given(numbers, codes, alone)


def samples(seed: int, **options):
    random = Random(seed)  # noqa: S311  (a sample in a test)
    for _ in range(EXAMPLES):
        size = random.randint(2, 5)
        yield random, size, [sampled(random, size, **options) for _ in range(3)]


def done(op: str, *operands: Value | None, rows=None, **options) -> Value:
    return operate(Line("x", op, (), Operand("x"), **options), operands, rows or {})


def told(found: Value, size: int) -> list[Fraction | str]:
    """Read every row as a number, or as the refusal it holds."""
    numbers = found.exact.fractions() * size if found.exact.rows is None else found.exact.fractions()
    codes = [found.refused] * len(numbers) if isinstance(found.refused, int) else list(found.refused)
    if len(numbers) == 1:
        numbers = numbers * len(codes)
    return [f"refused {code}" if code else v for v, code in zip(numbers, codes, strict=True)]


def meant(rows) -> list[Fraction | str]:
    """Read rows of numbers and codes, of which the highest is kept."""
    return [f"refused {max(codes)}" if any(codes) else v for v, *codes in rows]


BINARY = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": lambda v, w: v / w if w else Fraction(0),
    "le": lambda v, w: int(v <= w),
}


@both
@pytest.mark.parametrize("op", BINARY)
def test_two_values_row_by_row(op, arrays):
    for _, size, (a, b, _) in samples(1):
        wanted = []
        for (v, x), (w, y) in ((a.row(i), b.row(i)) for i in range(1 if a.company and b.company else size)):
            wanted.append((BINARY[op](v, w), x, y, DIVISION_BY_ZERO if op == "div" and w == 0 else 0))
        assert told(done(op, a.value(arrays=arrays), b.value(arrays=arrays)), len(wanted)) == meant(wanted)


@both
def test_dividing_by_one_row_and_by_none(arrays):
    one, none = number(column([4], arrays=arrays)), number(column([], arrays=arrays))
    assert told(done("div", Value(number(2)), Value(one)), 1) == [Fraction(1, 2)]
    found = done("div", Value(number(2), 7), Value(none, column([], arrays=arrays)))
    assert (found.exact.rows, found.refused) == (0, 0)


@both
def test_rounding_down_to_a_unit_of_the_company(arrays):
    for random, size, (a, *_) in samples(2):
        unit, code = Fraction(random.randint(-1, 3), 2), random.choice([0, 0, 5])
        rows = [(v, x, code) for v, x in map(a.row, range(1 if a.company else size))]
        if unit > 0:
            wanted = [((v / unit).__floor__() * unit, *codes) for v, *codes in rows]
        else:
            wanted = [(v, *codes, DIVISION_BY_ZERO) for v, *codes in rows]
        assert told(done("floor", a.value(arrays=arrays), Value(number(unit), code)), len(wanted)) == meant(wanted)


@both
def test_a_branch_and_its_refusals(arrays):
    for random, size, (yes, no, _) in samples(3):
        condition = sampled(random, size, whole=2)
        if condition.company and yes.company != no.company:
            continue
        width = 1 if condition.company and yes.company and no.company else size
        wanted = []
        for i in range(width):
            mask, code = condition.row(i)
            wanted.append((*(yes if mask else no).row(i), code))
        found = done("if", *(made.value(arrays=arrays) for made in (condition, yes, no)))
        assert told(found, width) == meant(wanted)


@both
def test_a_condition_in_whichever_form_is_a_mask(arrays):
    link = column([1, 0, 1], arrays=arrays)
    same = Exact(1, Scale((1, 1), (1, 1)))
    for condition, rows in ((Exact(link), [5, 7, 5]), (same, [5, 5]), (number(1), [5]), (number(0), [7])):
        found = done("if", Value(condition), Value(number(5)), Value(number(7)))
        assert (found.exact.rows, found.exact.fractions()) == (condition.rows, rows)


@both
def test_looking_up_rows(arrays):
    for random, size, (a, *_) in samples(4, company=0):
        link = sampled(random, random.randint(1, 6), whole=size)
        width = len(link.numbers)
        wanted = [(*a.row(int(k)), code) for k, code in map(link.row, range(width))]
        assert told(done("at", a.value(arrays=arrays), link.value(arrays=arrays)), width) == meant(wanted)


@both
@pytest.mark.parametrize("upper", [False, True])
def test_locating_among_rising_bounds(arrays, upper):
    for random, size, (a, *_) in samples(5):
        bounds = sorted(random.sample([Fraction(v, 2) for v in range(-5, 7)], random.randint(1, 4)))
        wanted = []
        for v, code in map(a.row, range(1 if a.company else size)):
            below = [k for k, bound in enumerate(bounds) if (bound < v if upper else bound <= v)]
            wanted.append((below[-1] if below else 0, code, 0 if v >= bounds[0] else OUTSIDE_TABLE))
        for among in (
            from_fractions(bounds, column([], arrays=arrays)),
            Exact(column([-4 * b.numerator * (2 // b.denominator) for b in bounds], arrays=arrays), Scale((-1,), (8,))),
            Exact(
                column([b.numerator for b in bounds], arrays=arrays),
                Scale([1] * len(bounds), [b.denominator for b in bounds]),
            ),
        ):
            assert told(done("locate", a.value(arrays=arrays), Value(among), upper=upper), len(wanted)) == meant(wanted)


@both
def test_locating_among_bounds_that_count_a_unit_of_their_own(arrays):
    value = Value(number(column([2, 3, 7, 8, -1], arrays=arrays)))
    bounds = Value(number(column([0, 2, 5], arrays=arrays), Fraction(3, 2)))
    assert told(done("locate", value, bounds), 5) == [0, 1, 1, 2, "refused 2"]
    nothing = Value(Exact(column([7], arrays=arrays), Scale((0,), (1,))))
    assert told(done("locate", value, nothing), 5) == [0, 0, 0, 0, "refused 2"]


def test_locating_among_bounds_that_are_one_integer_times_factors():
    bounds = Exact(3, Scale((1, 2, 3), (1, 1, 1)))
    assert told(done("locate", Value(number(column([3, 8, 9, 2]))), Value(bounds)), 4) == [0, 1, 2, "refused 2"]


@both
def test_a_locate_without_refusals_is_clear(arrays):
    bounds = Value(number(column([0, 5], arrays=arrays)))
    assert done("locate", Value(number(column([0, 9], arrays=arrays))), bounds).refused == 0
    assert done("locate", Value(number(9)), bounds).refused == 0


def of_groups(a: Given, link: list[int], count: int, fold, *codes_of_none: int):
    for group in range(count):
        rows = [a.row(i) for i, k in enumerate(link) if k == group]
        yield fold([v for v, _ in rows]), *(code for _, code in rows), *(() if rows else codes_of_none)


@both
@pytest.mark.parametrize(("op", "fold", "none"), [("total", sum, 0), ("most", lambda v: max(v, default=0), NO_ROWS)])
def test_totals_and_the_most(arrays, op, fold, none):
    for random, size, (a, *_) in samples(6, company=0):
        link = [random.randrange(3) for _ in range(size)]
        value = a.value(arrays=arrays)
        assert told(done(op, value, None), 1) == meant([(fold(a.numbers), *a.codes)])
        found = told(done(op, value, Value(Exact(column(link, arrays=arrays))), into="teams", rows={"teams": 3}), 3)
        wanted = meant(of_groups(a, link, 3, fold, none))
        for group in set(link) if isinstance(value.refused, int) and value.refused else range(3):
            assert found[group] == wanted[group]


@both
def test_totals_of_nobody(arrays):
    none = Value(number(column([], arrays=arrays)))
    assert told(done("total", none, None), 1) == [0]
    assert told(done("most", none, None), 1) == [f"refused {NO_ROWS}"]
    assert told(done("most", Value(none.exact, 4), None), 1) == ["refused 4"]
    for code in (0, 4):
        refused = done("total", Value(number(column([1], arrays=arrays)), column([code], arrays=arrays)), None)
        assert (refused.exact.fraction(), refused.refused) == (0 if code else 1, code)
    for op in ("total", "most"):
        found = done(
            op,
            Value(number(column([1, 2], arrays=arrays))),
            Value(Exact(column([0, 0], arrays=arrays))),
            into="t",
            rows={"t": 1},
        )
        assert (found.exact.fractions(), found.refused) == ([3 if op == "total" else 2], 0)


@both
def test_what_stands_before_by_keys_and_groups(arrays):
    for random, size, (a, first, second) in samples(7, refused=0.3):
        if a.company:
            continue
        link = [random.randrange(2) for _ in range(size)] if random.random() < 0.6 else None
        keys = [key for key in (first, second) if random.random() < 0.7]
        wanted = []
        for i in range(size):
            order = {j: ([key.row(j)[0] for key in keys], j) for j in range(size) if link is None or link[j] == link[i]}
            codes = [key.row(i)[1] for key in keys]
            wanted.append((sum(a.row(j)[0] for j in order if order[j] < order[i]), a.row(i)[1], *codes))
        along = None if link is None else Value(Exact(column(link, arrays=arrays)))
        found = done("running", a.value(arrays=arrays), along, *(key.value(arrays=arrays) for key in keys), None)
        assert told(found, size) == meant(wanted)


def leveled(seed: int, *, arrays: bool):
    """Points with limits that change nothing but may be refused, and for every row the codes that reach its group."""
    for random, size, (points, *limits) in samples(seed, company=0, whole=4, refused=0.3):
        given, used = [points.value(arrays=arrays)], [points]
        for limit, bound in zip(limits, (-100, 100), strict=True):
            left_out = random.random() < 0.5
            given.append(None if left_out else Value(number(bound), limit.value(arrays=arrays).refused))
            used += [] if left_out else [limit]
        yield random, points.numbers, given, [[made.row(i)[1] for made in used] for i in range(size)]


def of_a_point(amount: Fraction, points: list[Fraction], *codes: int):
    """Nobody has points only where all that was read has an answer: a refusal of it is the reason, not its outcome."""
    worth = sum(points)
    return amount / worth if worth else 0, *codes, 0 if worth or not amount or any(codes) else NOBODY


@both
def test_the_level_of_the_company(arrays):
    """Without limits a point is worth the amount divided by the points; a refused row refuses it."""
    for random, points, given, codes in leveled(8, arrays=arrays):
        amount, code = Fraction(random.randint(0, 9)), random.choice([0, 0, 5])
        found = done("level", Value(number(amount), code), *given, None)
        assert told(found, 1) == meant([of_a_point(amount, points, code, *(c for row in codes for c in row))])


@both
def test_the_level_of_groups(arrays):
    """The same within each group, whose refusals stay in it."""
    for random, points, given, codes in leveled(9, arrays=arrays):
        link = [0, 1, *(random.randrange(2) for _ in points[2:])]
        amount = Given([Fraction(random.randint(0, 9)) for _ in range(2)], [random.choice([0, 0, 0, 9]), 0])
        wanted = []
        for group in range(2):
            rows = [i for i, k in enumerate(link) if k == group]
            refused = [c for i in rows for c in codes[i]]
            wanted.append(of_a_point(amount.numbers[group], [points[i] for i in rows], amount.codes[group], *refused))
        along = Value(Exact(column(link, arrays=arrays)))
        found = done("level", amount.value(arrays=arrays), *given, along, into="teams", rows={"teams": 2})
        assert told(found, 2) == meant(wanted)


@both
def test_the_limits_of_a_level_and_its_refusals(arrays):
    points = Value(number(column([1, 3], arrays=arrays)))
    assert told(done("level", Value(number(8)), points, None, Value(number(3)), None), 1) == [3]
    assert told(done("level", Value(number(8)), points, Value(number(3)), None, None), 1) == [Fraction(5, 3)]
    assert told(done("level", Value(number(8)), points, Value(number(3)), Value(number(2)), None), 1) == [
        f"refused {LOW_ABOVE_HIGH}"
    ]
    teams = Value(Exact(column([0, 2], arrays=arrays)))
    assert told(done("level", Value(number(6)), points, None, Value(number(9)), teams, into="t", rows={"t": 3}), 3) == [
        6,
        f"refused {NOBODY}",
        2,
    ]
    assert told(done("level", Value(number(-1)), points, None, None, None), 1) == [f"refused {NEGATIVE_AMOUNT}"]


@pytest.mark.parametrize(
    ("op", "operands", "said"),
    [
        ("add", "-1", "this operation takes two values"),
        ("add", "1-", "this operation takes two values"),
        ("if", "-11", "if takes a condition and two values"),
        ("if", "1-1", "if takes a condition and two values"),
        ("if", "11-", "if takes a condition and two values"),
        ("total", "-1", "total takes a value"),
        ("most", "-1", "most takes a value"),
        ("running", "-1", "running takes a value"),
        ("level", "-1---", "level takes an amount and points"),
        ("level", "1----", "level takes an amount and points"),
    ],
)
def test_an_operand_that_is_missing_is_named(op, operands, said):
    with pytest.raises(TypeError) as caught:
        done(op, *(Value(number(1)) if word == "1" else None for word in operands))
    assert str(caught.value) == said


def test_a_number_line_holds_its_number_or_its_refusal():
    assert told(done("number", value=Fraction(5, 2), refusal=3), 1) == [Fraction(5, 2)]
    assert done("number", refusal=3).refused == 3


@both
def test_a_number_of_the_company_that_is_refused_is_zero(arrays):
    rows = Value(number(column([4, 5], arrays=arrays)), 3)
    for found in (
        done("number", refusal=3),
        done("floor", Value(number(5)), Value(number(0))),
        done("total", rows, None),
        done("most", rows, None),
    ):
        assert (found.exact.rows, found.exact.fraction(), found.refused > 0) == (None, 0, True)


# --- values -------------------------------------------------------------------------------------------------------


@both
def test_the_highest_refusal_of_every_row_is_kept(arrays):
    rows = column([0, 5, 2], arrays=arrays)
    assert worst() == 0
    assert worst(0, 3, 2) == 3
    assert worst(2, 3, 0) == 3
    for refusals in ((rows, 3), (3, rows), (0, 3, rows), (rows, 0, 3)):
        assert list(worst(*refusals)) == [3, 5, 3]
    assert list(worst(rows, column([1, 1, 9], arrays=arrays), 0)) == [1, 5, 9]


@both
def test_a_value_row_by_row_and_along_a_link(arrays):
    value = Value(number(column([4, 6], arrays=arrays), Fraction(1, 2)), column([0, 3], arrays=arrays))
    assert [(one.exact.rows, one.exact.fraction(), one.refused) for one in map(value.row, (0, 1))] == [
        (None, 2, 0),
        (None, 3, 3),
    ]
    assert Value(value.exact, 7).row(1).refused == 7
    seen = seen_along(value, column([1, 1, 0], arrays=arrays))
    assert (seen.exact.fractions(), list(seen.refused)) == ([3, 3, 2], [3, 3, 0])
    assert seen_along(Value(value.exact, 7), column([1], arrays=arrays)).refused == 7
    assert list(Value(Exact(1, Scale((1, 1), (1, 1)))).link()) == [1, 1]


def test_a_value_is_clear_where_nothing_is_refused():
    rows = number(column([1, 2]))
    assert [Value(rows, refused).clear for refused in (0, 1, column([0, 0]), column([0, 1]), column([]))] == [
        True,
        False,
        True,
        False,
        True,
    ]


# --- the hand-made version ------------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize("method", ["largest-remainder", "first", "floor"])
def test_units_are_handed_out_for_all_rows_or_within_groups(arrays, method):
    given = {
        "of": Value(number(column([1, 1, 1, 1], arrays=arrays), Fraction(3, 4))),
        "unit": Value(number(Fraction(1, 2))),
    }
    found = INTRINSICS["apportion"](given, {"method": method}, {})
    extra = method != "floor"
    assert found["result"].exact.fractions() == [Fraction(1 + (extra and row < 2), 2) for row in range(4)]
    assert (found["spare"].exact.rows, found["spare"].exact.fractions()) == (None, [2])
    assert [found[word].refused for word in ("result", "spare")] == [0, 0]
    given["within"] = Value(Exact(column([1, 1, 1, 2], arrays=arrays)))
    found = INTRINSICS["apportion"](given, {"method": method, "into": "teams"}, {"teams": 4})
    assert found["result"].exact.fractions() == [Fraction(1 + (extra and row == 0), 2) for row in range(4)]
    assert found["spare"].exact.fractions() == [0, 1, 0, 0]
    assert [found[word].refused for word in ("result", "spare")] == [0, 0]


@both
def test_a_refused_share_refuses_the_units_of_its_group(arrays):
    shares = {
        "of": Value(number(column([1, 1, 1], arrays=arrays)), column([0, 4, 0], arrays=arrays)),
        "unit": Value(number(1)),
    }
    found = INTRINSICS["apportion"](shares, {"method": "first"}, {})
    assert [found[word].refused for word in ("spare", "result")] == [4, 4]
    shares["within"] = Value(Exact(column([0, 2, 2], arrays=arrays)))
    found = INTRINSICS["apportion"](shares, {"method": "first", "into": "t"}, {"t": 3})
    assert [list(found[word].refused) for word in ("spare", "result")] == [[0, 0, 4], [0, 4, 4]]


@both
@pytest.mark.parametrize("code", [0, 3])
def test_a_refusal_of_all_shares_refuses_the_units_of_every_group(arrays, code):
    shares = {"of": Value(number(column([1, 1, 1], arrays=arrays)), code), "unit": Value(number(1))}
    found = INTRINSICS["apportion"](shares, {"method": "first"}, {})
    assert [found[word].refused for word in ("spare", "result")] == [code, code]
    shares["within"] = Value(Exact(column([0, 1, 1], arrays=arrays)))
    found = INTRINSICS["apportion"](shares, {"method": "first", "into": "t"}, {"t": 2})
    assert [numbers_of(found[word])[1] for word in ("spare", "result")] == [[code] * 2, [code] * 3]


# --- lines ----------------------------------------------------------------------------------------------------------


def test_a_line_is_written_down_with_where_it_leads():
    total = Operand("x", table="teams")
    lines = [
        Line("~1", "total", ("a", "to"), total, into="teams"), Line("~2", "most", ("a", "to"), total, into="teams"),
        Line("~3", "running", ("a", "to", "b"), total, into="teams"), Line("~4", "running", ("a", "", "b"), Operand("x")),
        Line("~5", "level", ("a", "b", "", "c", ""), total, into="teams"),
        Line("~6", "number", (), total, Fraction(1, 3)), Line("x", "number", (), total, refusal=2),
    ]  # fmt: skip
    assert Program(tuple(lines)).text().split("\n") == [
        "~1 = total a to to teams", "~2 = most a to to teams", "~3 = running a to b to teams", "~4 = running a b",
        "~5 = level a b c", "~6 = number 1/3 @ teams", "x = number refuse @ teams",
    ]  # fmt: skip
    assert [line.hidden for line in lines] == [True] * 6 + [False]


def test_a_name_that_is_not_there_is_named():
    line = Line("x", "number", (), Operand("x"), Fraction(1))
    known = Program((line,))
    assert known.line("x") is line
    run = evaluate(known, {"leaf": Value(number(2))}, {})
    assert (run.line("x"), run.line("leaf"), run.line("y")) == (line, None, None)
    for look in (known.line, run.column, lambda name: run.row(name, 0)):
        with pytest.raises(KeyError, match="'y'"):
            look("y")


# --- running --------------------------------------------------------------------------------------------------------


def line_of(text: str, table: str = "people", **options) -> Line:
    """Read a line the way it is written down; `-` is an operand that is left out."""
    name, _, op, *words = text.split()
    return Line(name, op, tuple("" if word == "-" else word for word in words), Operand(name, table=table), **options)


ROWS = {"people": 4, "teams": 3, "sizes": 2, "nobody": 0}
EVERY = Program((
    line_of("~five = number", value=Fraction(5, 2)), line_of("~none = number", refusal=7),
    line_of("~sum = add ~five a"), line_of("~less = sub ~sum b"), line_of("~part = div a b"),
    line_of("~more = mul ~less ~sum"), line_of("~down = floor ~more half"), line_of("~small = le a b"),
    line_of("~pick = if ~small ~down ~part"), line_of("~other = if ~small ~none ~pick"),
    line_of("~team = total ~less team", "teams", into="teams"), line_of("~high = most ~less team", "teams", into="teams"),
    line_of("~worth = level ~high weight - ~sum team", "teams", into="teams"),
    line_of("~seen = at ~team team"), line_of("~again = at ~part boss"), line_of("~far = at ~worth team"),
    line_of("~size = locate a sizes.from", into="sizes", upper=True), line_of("~before = running ~sum team ~less", into="teams"),
    line_of("x = add ~other ~seen"), line_of("y = add ~again ~before"), line_of("z = add ~size ~far"),
    line_of("~all = total ~less -", "company"), line_of("~last = add ~all x"),
))  # fmt: skip


def leaves(*, arrays: bool) -> dict[str, Value]:
    rows = {
        "a": [3, -1, 8, 4],
        "b": [2, 0, 9, 5],
        "weight": [1, 2, 0, 3],
        "team": [0, 1, 1, 0],
        "boss": [3, 0, 0, 2],
        "sizes.from": [0, 4],
    }
    made = {name: Value(Exact(column(values, arrays=arrays))) for name, values in rows.items()}
    return {**made, "half": Value(number(Fraction(1, 2)))}


def numbers_of(value: Value) -> tuple[list[Fraction], list[int]]:
    numbers = value.exact.fractions()
    return numbers, [value.refused] * len(numbers) if isinstance(value.refused, int) else list(value.refused)


@both
def test_what_was_dropped_is_made_again_for_a_row_and_for_all(monkeypatch, arrays):
    """A run that keeps every column and a run that drops all it may tell the same of every line."""
    full = evaluate(EVERY, leaves(arrays=arrays), ROWS)
    assert {line.name for line in EVERY.lines} <= set(full.values)
    monkeypatch.setattr(workings, "KEPT_ROWS", 1)
    bare = evaluate(EVERY, leaves(arrays=arrays), ROWS)
    assert set(bare.values) == {*leaves(arrays=arrays), "x", "y", "z", "~all"}
    for line in EVERY.lines:
        numbers, codes = numbers_of(full.values[line.name])
        assert numbers_of(bare.column(line.name)) == (numbers, codes)
        assert len(numbers) == ROWS.get(line.result.table, 1)
        for row in range(len(numbers)):
            one = bare.row(line.name, row)
            assert (one.exact.rows, one.refused) == (None, codes[row])
            assert codes[row] or one.exact.fraction() == numbers[row]
    assert bare.row("~all", 3) is bare.values["~all"]
    assert bare.column("x") is bare.values["x"]


def test_the_numbers_of_every_operation_in_a_run():
    """What the two runs above agree on, worked out by hand for one row and for the teams."""
    run = evaluate(EVERY, leaves(arrays=False), ROWS)
    told = {
        name: run.row(name, 0)
        for name in ("~sum", "~less", "~part", "~more", "~down", "~small", "~pick", "~other", "~before", "x", "z")
    }
    assert {name: value.exact.fraction() for name, value in told.items()} == {
        "~sum": Fraction(11, 2), "~less": Fraction(7, 2), "~part": Fraction(3, 2), "~more": Fraction(77, 4), "~down": 19, "~small": 0,
        "~pick": Fraction(3, 2), "~other": Fraction(3, 2), "~before": Fraction(13, 2), "x": Fraction(13, 2), "z": Fraction(7, 8),
    }  # fmt: skip
    assert run.values["~team"].exact.fractions() == [5, 3, 0]
    assert list(run.values["~high"].refused) == [0, 0, NO_ROWS]


def test_only_large_hidden_columns_are_dropped_and_not_before_their_last_reader(monkeypatch):
    monkeypatch.setattr(workings, "KEPT_ROWS", 3)
    program = Program((
        line_of("~unread = add a a"), line_of("~two = add a b"), line_of("~next = add ~two a"), line_of("named = add ~next b"),
        line_of("~team = total ~two team", "teams", into="teams"), line_of("~last = add ~two named"), line_of("~end = add a b"),
    ))  # fmt: skip
    seen = []
    drop = workings._drop
    monkeypatch.setattr(
        workings,
        "_drop",
        lambda program, values, *rest: (drop(program, values, *rest), seen.append({*values} - {*given})),
    )
    given = leaves(arrays=False)
    run = evaluate(program, given, ROWS)
    assert seen == [
        set(),
        {"~two"},
        {"~two", "~next"},
        {"~two", "named"},
        {"~two", "named", "~team"},
        {"named", "~team"},
        {"named", "~team"},
    ]
    assert run.row("~last", 1).exact.fraction() == -3


def test_a_number_stands_in_every_row_of_its_table():
    program = Program((
        line_of("x = number", value=Fraction(5, 2)), line_of("y = number", refusal=4), line_of("c = number", "company", value=Fraction(3)),
        line_of("none = number", "nobody", refusal=4), line_of("also = div c c", "nobody"), line_of("z = mul c c", "teams"),
    ))  # fmt: skip
    run = evaluate(program, {}, ROWS)
    assert [(run.values[name].exact.rows, run.values[name].refused) for name in ("x", "y", "c", "none", "also", "z")] == [
        (4, 0), (4, 4), (None, 0), (0, 0), (0, 0), (3, 0),
    ]  # fmt: skip
    assert [run.values[name].exact.fractions() for name in ("x", "c", "z")] == [[Fraction(5, 2)] * 4, [3], [9, 9, 9]]


def hand_made(monkeypatch, program: Program, *, expanded: bool | None = None) -> tuple[Workings, list]:
    """Run a program whose hand-made version is one of ours, and say what it was given."""
    calls = []

    def stand_in(given, options, rows):
        calls.append((dict(given), options, rows))
        return {"result": Value(number(column([1, 2, 3, 4]))), "spare": Value(number(9))}

    monkeypatch.setitem(INTRINSICS, "ours", stand_in)
    monkeypatch.setattr(workings, "KEPT_ROWS", 3)
    return evaluate(program, leaves(arrays=False), ROWS, **({} if expanded is None else {"expanded": expanded})), calls


def test_a_hand_made_version_stands_in_for_its_lines(monkeypatch):
    lines = [
        line_of("~of = add a b"), line_of("~by = add b b"), line_of("~in = mul ~of ~by"), line_of("x = mul ~in ~in"),
        line_of("~after = add x ~by"), line_of("y = add ~after b"),
    ]  # fmt: skip
    run = Intrinsic("ours", 2, 4, {"of": "~of", "by": "~by"}, {"result": "x"}, {"method": "first"})
    found, calls = hand_made(monkeypatch, Program(tuple(lines), (run,)))
    ((given, options, rows),) = calls
    assert (options, rows, found.rows) == ({"method": "first"}, ROWS, ROWS)
    assert {word: value.exact.fractions() for word, value in given.items()} == {
        "of": [5, -1, 17, 9],
        "by": [4, 0, 18, 10],
    }
    assert set(found.values) == {*leaves(arrays=False), "x", "y"}
    assert found.values["x"].exact.fractions() == [1, 2, 3, 4]
    assert found.values["y"].exact.fractions() == [7, 2, 30, 19]
    plain, calls = hand_made(monkeypatch, Program(tuple(lines), (run,)), expanded=True)
    assert (calls, plain.values["x"].exact.fractions()[0]) == ([], 400)


def test_what_only_the_hand_made_version_reads_waits_for_it(monkeypatch):
    """Its lines may leave an operand out; it is dropped once the hand-made version has run."""
    lines = (line_of("~of = add a b"), line_of("x = mul a a"), line_of("y = mul a b"), line_of("z = add x y"))
    for stop, results in ((2, {"result": "x"}), (3, {"result": "x", "spare": "y"})):
        found, calls = hand_made(monkeypatch, Program(lines, (Intrinsic("ours", 1, stop, {"of": "~of"}, results),)))
        assert calls[0][0]["of"].exact.fractions() == [5, -1, 17, 9]
        assert set(found.values) == {*leaves(arrays=False), "x", "y", "z"}
        assert found.values["z"].exact.fractions() == ([7, 2, 75, 24] if stop == 2 else [10, 11, 12, 13])


# --- writing --------------------------------------------------------------------------------------------------------

SHAPE = Shape({
    "lots": {"owner": "people", "shop": "shops"}, "people": {"team": "teams", "boss": "people"}, "teams": {"site": "sites"},
    "sites": {}, "shops": {"mall": "malls"}, "malls": {},
})  # fmt: skip


def link_of(name: str, to: str, home: str = "") -> Operand:
    table = name.partition(".")[0]
    return Operand(name, Kind(form="link", table=to), table, home or table)


LINKS = {
    link.name: link
    for link in (link_of("lots.owner", "people"), link_of("lots.shop", "shops"), link_of("people.team", "teams"), link_of("teams.site", "sites"), link_of("shops.mall", "malls"))
}  # fmt: skip
ONE, HALF = Operand("one", literal=True), Operand("half")


def leaf(table: str, home: str, level: str = "company", kind: Kind = NUMBER, *, literal: bool = False) -> Operand:
    return Operand(f"{table}.{home}.{level}{'?' * (kind == YES_NO)}", kind, table, home, level, literal=literal)


def written(result: Operand, writer: Writer) -> tuple[str, Kind, str, str, str, bool]:
    """Read an operand as what it is, and see that its line knows it under its name."""
    line = writer.lines[-1]
    assert (line.name, line.result, result.name) == (f"~{len(writer.lines)}", result, line.name)
    return line.op, result.kind, result.table, result.home, result.level, result.literal


def refusal_of(write, *operands) -> tuple[str, str, str]:
    with pytest.raises(KindError) as caught:
        write(*operands)
    return caught.value.code, caught.value.what, caught.value.advice


@pytest.mark.parametrize(
    ("homes", "home"),
    [
        (("people", "teams"), "people"), (("teams", "people"), "people"), (("teams", "company"), "teams"), (("company", "sites"), "sites"),
        (("teams", "shops"), "lots"), (("malls", "teams"), "lots"), (("people", "people"), "people"),
    ],
)  # fmt: skip
def test_two_values_vary_over_the_finer_table_or_the_one_they_are_seen_from(homes, home):
    write = Writer(SHAPE, LINKS)
    a, b = (leaf("lots", name) for name in homes)
    assert written(write.add(a, b), write) == ("add", NUMBER, "lots", home, "company", False)
    assert written(write.at_most(a, b), write) == ("le", YES_NO, "lots", home, "company", False)
    assert written(write.div(a, b), write)[3:] == (home, homes[1], False)
    condition = leaf("lots", "company", kind=YES_NO)
    assert written(write.choose(condition, a, b), write) == ("if", NUMBER, "lots", home, "company", False)
    varied = write.choose(leaf("lots", homes[0], kind=YES_NO), leaf("lots", homes[1]), ONE)
    assert written(varied, write) == ("if", NUMBER, "lots", home, "company", False)
    fine, coarse = (leaf("lots", "lots", name) for name in homes)
    assert written(write.add(fine, coarse), write) == ("add", NUMBER, "lots", "lots", home, False)
    assert written(write.mul(fine, coarse), write) == ("mul", NUMBER, "lots", "lots", home, False)
    assert written(write.at_most(fine, coarse), write) == ("le", YES_NO, "lots", "lots", "company", False)
    assert written(write.choose(condition, fine, coarse), write) == ("if", NUMBER, "lots", "lots", home, False)
    assert written(write.div(leaf("lots", "lots", homes[0]), leaf("lots", homes[1])), write)[3:] == (
        "lots",
        home,
        False,
    )


def test_only_numbers_made_of_literals_are_literals():
    write = Writer(SHAPE, LINKS)
    five, six = write.number(5), write.number(6)
    for op in (write.add, write.sub, write.mul, write.div):
        assert [op(a, b).literal for a, b in ((five, six), (five, HALF), (HALF, six), (HALF, HALF))] == [
            True,
            False,
            False,
            False,
        ]
    assert [write.at_most(a, b).literal for a, b in ((five, six), (HALF, HALF), (HALF, five))] == [False] * 3
    assert write.mul(write.number(2, MONEY), five).literal is False
    literal = Operand("m", MONEY, literal=True)
    assert write.add(literal, literal).literal is False
    condition = Operand("t", YES_NO)
    assert [write.choose(condition, a, b).literal for a, b in ((five, six), (five, HALF), (HALF, six))] == [
        True,
        False,
        False,
    ]


def test_a_constant_is_written_once_and_is_literal_where_it_is_a_plain_number_of_the_company():
    write = Writer(SHAPE, LINKS)
    made = [
        write.number(5), write.number(5, MONEY), write.number(5, table="people"), write.number(None), write.number(None, refusal=3),
        write.number(None, MONEY, table="people", refusal=3),
    ]  # fmt: skip
    assert [(found.name, found.kind, found.table, found.home, found.level, found.literal) for found in made] == [
        ("~1", NUMBER, "company", "company", "company", True), ("~2", MONEY, "company", "company", "company", False),
        ("~3", NUMBER, "people", "company", "company", False), ("~4", NUMBER, "company", "company", "company", True),
        ("~5", NUMBER, "company", "company", "company", True), ("~6", MONEY, "people", "company", "company", True),
    ]  # fmt: skip
    assert write.number(5) is made[0]
    assert [(line.op, line.value, line.refusal) for line in write.lines] == [("number", 5, 0)] * 3 + [
        ("number", None, 0)
    ] + [("number", None, 3)] * 2
    assert all(isinstance(line.value, Fraction) for line in write.lines[:3])


def test_dates_days_and_signs():
    write = Writer(SHAPE, LINKS)
    day, days = leaf("people", "people", kind=DATE), leaf("people", "people", kind=DAYS)
    for found, op, kind in (
        (write.add(day, days), "add", DATE), (write.add(days, day), "add", DATE), (write.sub(day, day), "sub", DAYS), (write.sub(day, days), "sub", DATE),
        (write.sub(day, ONE), "sub", DATE), (write.add(ONE, day), "add", DATE), (write.sub(days, days), "sub", DAYS),
    ):  # fmt: skip
        line = write.program().line(found.name)
        assert (line.op, line.result.kind, line.result.table) == (op, kind, "people")
    assert refusal_of(write.sub, days, day)[0] == "S015"
    assert refusal_of(write.sub, day, HALF)[0] == "S015"
    turned = write.negative(days)
    zero = write.program().line(write.lines[-1].operands[0])
    assert (written(turned, write)[:2], zero.value, write.lines[-1].operands[1]) == (("sub", DAYS), 0, days.name)


def test_a_line_names_its_operands_and_where_it_leads():
    write = Writer(SHAPE, LINKS)
    a, b, team = leaf("people", "people", kind=MONEY), leaf("people", "teams"), LINKS["people.team"]
    company = write.total(a, None)
    bounds = Operand("sizes.from", MONEY, "sizes", "sizes", literal=True)
    write.total(a, team)
    write.most(a, None)
    write.most(a, team)
    write.running(a, [b], team)
    write.running(a, [], None)
    write.level(company, b, None, a, None)
    write.level(company, b, a, None, team)
    write.level(company, b, a, a, team)
    write.locate(a, bounds, upper=True)
    write.locate(company, bounds, upper=False)
    write.floor(a, Operand("unit", MONEY))
    assert write.program().text().split("\n") == [
        f"~1 = total {a.name}", f"~2 = total {a.name} people.team to teams", f"~3 = most {a.name}", f"~4 = most {a.name} people.team to teams",
        f"~5 = running {a.name} people.team {b.name} to teams", f"~6 = running {a.name}", f"~7 = level ~1 {b.name} {a.name}",
        f"~8 = level ~1 {b.name} {a.name} people.team", f"~9 = level ~1 {b.name} {a.name} {a.name} people.team",
        f"~10 = locate {a.name} sizes.from to", "~11 = locate ~1 sizes.from from", f"~12 = floor {a.name} unit",
    ]  # fmt: skip
    assert [line.into for line in write.lines] == [
        "company",
        "teams",
        "company",
        "teams",
        "teams",
        "company",
        "company",
        "teams",
        "teams",
        "sizes",
        "sizes",
        "company",
    ]
    assert [line.upper for line in write.lines[9:11]] == [True, False]
    assert [line.operands for line in write.lines[6:9]] == [
        ("~1", b.name, "", a.name, ""), ("~1", b.name, a.name, "", "people.team"), ("~1", b.name, a.name, a.name, "people.team"),
    ]  # fmt: skip


def test_where_folded_and_looked_up_values_live():
    write = Writer(SHAPE, LINKS)
    a, fine, team = leaf("people", "teams", kind=MONEY), leaf("people", "people", "people"), LINKS["people.team"]
    assert written(write.total(leaf("people", "people", "teams"), team), write) == (
        "total",
        NUMBER,
        "teams",
        "teams",
        "teams",
        False,
    )
    assert written(write.total(leaf("people", "people", "sites"), team), write) == (
        "total",
        NUMBER,
        "teams",
        "teams",
        "sites",
        False,
    )
    assert written(write.total(a, None), write) == ("total", MONEY, "company", "company", "company", False)
    assert written(write.most(a, team), write) == ("most", MONEY, "teams", "teams", "company", False)
    assert written(write.most(fine, team), write) == ("most", NUMBER, "teams", "teams", "teams", False)
    assert written(write.most(fine, None), write) == ("most", NUMBER, "company", "company", "company", False)
    assert written(write.running(a, [], team), write) == ("running", MONEY, "people", "people", "company", False)
    assert written(write.level(write.number(1, MONEY), a, None, None, team), write) == (
        "level",
        NUMBER,
        "teams",
        "teams",
        "teams",
        False,
    )
    assert written(write.level(write.number(1, MONEY), leaf("people", "people"), None, None, None), write) == (
        "level",
        MONEY,
        "company",
        "company",
        "company",
        False,
    )
    assert written(write.floor(fine, ONE), write) == ("floor", NUMBER, "people", "people", "company", False)
    assert written(write.locate(fine, Operand("sizes.from", NUMBER, "sizes"), upper=True), write) == (
        "locate",
        Kind(form="link", table="sizes"),
        "people",
        "people",
        "company",
        False,
    )
    assert written(write.at(leaf("teams", "sites", "sites", MONEY), team), write) == (
        "at",
        MONEY,
        "people",
        "sites",
        "sites",
        False,
    )
    assert written(write.at(leaf("people", "people", "shops"), LINKS["lots.owner"]), write) == (
        "at",
        NUMBER,
        "lots",
        "people",
        "shops",
        False,
    )
    assert written(write.at(leaf("sizes", "sizes", "sizes"), link_of("people.size", "sizes", "teams")), write) == (
        "at",
        NUMBER,
        "people",
        "teams",
        "people",
        False,
    )
    assert written(write.at(leaf("sizes", "sizes"), Operand("l", Kind(form="link", table="sizes"))), write) == (
        "at",
        NUMBER,
        "company",
        "company",
        "company",
        False,
    )


def test_values_meet_in_the_finer_table():
    write = Writer(SHAPE, LINKS)
    person, team = leaf("people", "people"), leaf("teams", "teams")
    assert write.meet(person, HALF) == (person, HALF)
    assert write.meet(HALF, person) == (HALF, person)
    assert write.meet(person, person) == (person, person)
    assert write.lines == []
    found, seen = write.meet(person, team)
    assert (found, seen.table, seen.home) == (person, "people", "teams")
    assert write.meet(team, person) == (seen, person)
    seen = write.align(leaf("sites", "sites"), "lots")
    assert [line.text() for line in write.lines[1:]] == [
        "~2 = at sites.sites.company teams.site",
        "~3 = at ~2 people.team",
        "~4 = at ~3 lots.owner",
    ]
    assert (seen.name, seen.home, write.align(person, "people"), write.align(HALF, "people")) == (
        "~4",
        "sites",
        person,
        HALF,
    )


def test_a_condition_and_its_branches_meet():
    write = Writer(SHAPE, LINKS)
    condition, person, site = (
        leaf("teams", "teams", kind=YES_NO),
        leaf("people", "people", "sites"),
        leaf("sites", "sites"),
    )
    assert written(write.choose(condition, ONE, HALF), write) == ("if", NUMBER, "teams", "teams", "company", False)
    assert written(write.choose(condition, HALF, person), write) == ("if", NUMBER, "people", "people", "sites", False)
    assert written(write.choose(condition, site, ONE), write) == ("if", NUMBER, "teams", "teams", "company", False)
    assert written(write.choose(Operand("t", YES_NO), ONE, site), write) == (
        "if",
        NUMBER,
        "sites",
        "sites",
        "company",
        False,
    )
    assert written(write.choose(leaf("people", "teams", kind=YES_NO), site, leaf("teams", "teams")), write)[2:] == (
        "people",
        "teams",
        "company",
        False,
    )


def test_what_is_refused_says_what_may_be_meant():
    write = Writer(SHAPE, LINKS)
    person, quotient, truth = (
        leaf("people", "people"),
        leaf("people", "people", "people"),
        leaf("people", "people", kind=YES_NO),
    )
    table = "a total adds up the rows of a table"
    assert refusal_of(write.total, HALF, None) == ("S013", "this is one number of the company already", table)
    assert refusal_of(write.total, quotient, None) == (
        "S016", "these quotients have a denominator for each row of people; they have no exact total over company",
        'total within the same groups, or state a precision first: round(a / b, 6, "half-up")',
    )  # fmt: skip
    assert refusal_of(write.align, person, "company") == (
        "S013", "a value of each row of people is not one number of the company", "say `total(...)`, `highest(...)` or `lowest(...)` of it",
    )  # fmt: skip
    assert refusal_of(write.add, truth, truth) == ("S015", "yes/no cannot be calculated with", "only quantities can")
    assert refusal_of(write.sub, truth, truth) == ("S015", "yes/no cannot be calculated with", "only quantities can")
    assert refusal_of(write.floor, truth, ONE) == ("S015", "yes/no cannot be calculated with", "only quantities can")
    assert refusal_of(write.add, person, leaf("shops", "shops")) == (
        "S013",
        "no link leads from shops to people, so their rows cannot be brought together",
        "",
    )
    twice = Writer(Shape({"a": {"x": "b", "y": "b"}, "b": {}}), {})
    assert refusal_of(twice.add, leaf("a", "a"), leaf("b", "b")) == (
        "S013",
        "2 chains of links lead from a to b: a.x; a.y",
        "say which one is meant",
    )
    assert refusal_of(write.floor, person, person) == (
        "S019",
        "a rounding unit is one number for the whole company",
        "",
    )
    assert refusal_of(write.running, person, [], LINKS["lots.owner"]) == (
        "S013",
        "lots.owner is not a link of people",
        "",
    )


def test_a_plain_number_that_is_no_literal_keeps_its_kind():
    write = Writer(SHAPE, LINKS)
    money = leaf("people", "people", kind=MONEY)
    for a, b in (
        (money, HALF),
        (HALF, money),
        (money, Operand("d", DAYS, literal=True)),
        (Operand("d", DAYS, literal=True), money),
    ):
        assert refusal_of(write.add, a, b)[0] == "S015"
    for a, b in ((money, ONE), (ONE, money)):
        assert write.add(a, b).kind == MONEY
    unit = Operand("d", DAYS, literal=True)
    assert write.floor(money, unit).kind == MONEY
    with pytest.raises(KindError):
        write.locate(money, Operand("sizes.from", DAYS, "sizes"), upper=True)


def test_lines_written_apart_are_not_read_outside():
    write = Writer(SHAPE, LINKS)
    team = leaf("teams", "teams")
    outside = write.number(1)
    with write.apart():
        assert write.number(1) is outside
        two, seen = write.number(2), write.align(team, "people")
        assert (write.number(2), write.align(team, "people")) == (two, seen)
    assert write.number(1) is outside
    assert write.number(2).name != two.name
    assert write.align(team, "people").name != seen.name
    write.intrinsics.append(Intrinsic("apportion", 0, 1, {}, {}))
    assert (len(write.program().lines), write.program().intrinsics) == (5, tuple(write.intrinsics))


def test_a_name_of_its_own_for_the_last_line_an_input_or_a_number():
    write = Writer(SHAPE, LINKS)
    person, team = leaf("people", "people"), leaf("teams", "teams")
    assert write.named(person, "copy").name == "copy"
    total = write.named(write.total(person, None), "all", MONEY)
    assert (total, write.lines[-1].result, write.lines[-1].name) == (Operand("all", MONEY), total, "all")
    five = write.number(5)
    assert write.named(five, "five") == Operand("five", literal=True) == write.lines[-1].result
    assert (write.lines[-1].name, write.lines[-1].value) == ("five", 5)
    also = write.align(team, "people")
    seen = write.named(also, "seen")
    assert (seen.name, seen.kind, write.lines[-1].op) == ("seen", NUMBER, "at")
    again, other = write.align(team, "people"), write.align(leaf("sites", "sites"), "teams")
    twice = write.named(write.add(person, person), "twice")
    assert (write.align(team, "people"), write.align(leaf("sites", "sites"), "teams")) == (again, other)
    write.named(write.named(twice, "same"), "more")
    assert [line.text() for line in write.lines] == [
        "~1 = number 1 @ company", f"copy = mul {person.name} ~1", f"all = total {person.name}", "~4 = number 5 @ company", "five = number 5 @ company",
        f"seen = at {team.name} people.team", f"~7 = at {team.name} people.team", "~8 = at sites.sites.company teams.site",
        f"twice = add {person.name} {person.name}", "same = mul twice ~1", "more = mul same ~1",
    ]  # fmt: skip
