"""Whole schemes that make sense, as the text of a scheme file with plain data: figures, staff, teams, contract spells.

A company has staff; staff belong to teams with a budget each; spells of contracts, results of measures and breaks of
service belong to staff. Steps are drawn
one after the other, each over what stands above it, with kinds and tables that fit. Not every run has an answer
(nobody may have points, a divisor may be zero): then the oracle and the library refuse the same step.
"""

from __future__ import annotations

import json
import tomllib
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

from attrs import define, evolve, field, frozen
from hypothesis import strategies as st
from tests.account_strategies import ENTRY, account_steps, entry_rows
from tests.market_strategies import participation_step
from tests.oracles import schemes as oracle

from sharing.documents import Document
from sharing.errors import Refused
from sharing.evaluation import Run, run
from sharing.files.catalogue import vocabulary
from sharing.files.toml_documents import read_toml
from sharing.inputs.binding import bind
from sharing.inputs.bound import Inputs
from sharing.inputs.figures import read_figures
from sharing.inputs.sheet import Sheet
from sharing.scheme import Scheme, read_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = ("company", "teams", "staff", "spells")  # from coarse to fine: each reaches all before it
LINKS = {"teams": "team", "staff": "spells.person"}  # the link that folds into a table
HEAD = """
scheme = "drawn"
title = "A drawn scheme"

[figures]
profit = { kind = "money" }
equity = { kind = "money" }
rate = { kind = "ratio" }
heads = { kind = "count" }
sector = { kind = "text", values = ["coal", "trade"] }

[staff]
salary = { kind = "money", per = "year" }
fte = { kind = "ratio" }
weight = { kind = "count" }
manager = { kind = "yes/no" }
grade = { kind = "text", values = ["A", "B", "C"] }
team = { kind = "link", leads_to = "teams" }
start = { kind = "date" }
end = { kind = "date", optional = true }
gift = { kind = "money", optional = true }
bonus = { kind = "money", blank = "0" }
changed = { kind = "money", optional = true }
why = { kind = "text", optional = true }
who = { kind = "text", optional = true }

[tables.teams.columns]
budget = { kind = "money" }
factor = { kind = "ratio" }

[tables.spells]
link = { person = "staff" }
[tables.spells.columns]
hours = { kind = "count" }
pay = { kind = "money" }
begin = { kind = "date", blank = "2026-01-01" }
finish = { kind = "date", optional = true }

[tables.measures.columns]
weight = { kind = "ratio" }

[tables.results]
link = { person = "staff", measure = "measures" }
[tables.results.columns]
score = { kind = "ratio" }
who = { kind = "text", optional = true }

[tables.pauses]
link = { person = "staff" }
[tables.pauses.columns]
begin = { kind = "date" }
finish = { kind = "date", optional = true }

[tables.gifts]
rows = [{ months = 3, amount = 10 }, { months = 30, amount = 2.5 }, { months = 48, amount = 0.125 }]

[tables.grid]
across = [{ from = -100, to = 0 }, { from = 0, to = 1 }, { from = 1, to = 100 }]
rows = [{ from = -1000, to = 1, gives = [0, 0.5, -1] }, { from = 1, to = 100000, gives = [2, 0.25, 7] }]

[tables.scale]
rows = [{ from = -100000000, to = 0, rate = 0 }, { from = 0, to = 1000, rate = "5%" }, { from = 1000, rate = "7.5%" }]

[tables.curve]
rows = [{ from = -50, amount = 3, start = 1, rate = 0 }, { from = 0, amount = "-0.5", start = 1, rate = "0.25" }, { from = 1000, amount = 7, start = 400, rate = -1 }]

[tables.pots]
rows = [{ share = "50%" }, { share = 0.3 }, { share = "12.5%" }]
[tables.toomuch]
rows = [{ share = 0.7 }, { share = 0.5 }]
"""


class Term(NamedTuple):
    """A piece of formula: its text, its table, and whether its quotients have one denominator for the company."""

    text: str
    table: str = "company"
    clean: bool = True


@frozen
class Plan:
    """A drawn scheme and the data it is run on, all of it plain."""

    text: str
    period: tuple[str, str]
    figures: dict[str, str]
    sheets: dict[str, list[dict[str, str]]]

    @property
    def tree(self) -> dict:
        """Read the scheme file without the library."""
        return tomllib.loads(self.text, parse_float=Decimal)

    def scheme(self) -> Scheme:
        """Read the scheme file with the library."""
        return read_scheme(read_toml(self.text.encode(), name="drawn.toml"), vocabulary())

    def bound(self, scheme: Scheme) -> Inputs:
        """Bring the data to the scheme."""
        period = {"name": "drawn", "from": self.period[0], "to": self.period[1], "figures": self.figures}
        figures = read_figures(Document("figures", "", {"period": [period]}))
        return bind(
            scheme, figures, {name: _sheet(name, rows) for name, rows in self.sheets.items()}, figures.periods[0]
        )

    def run(self, *, arrays: bool = False, expanded: bool = False) -> Run:
        """Run the scheme with the library."""
        with columns(arrays=arrays):
            scheme = self.scheme()
            return run(scheme, self.bound(scheme), expanded=expanded)

    def expected(self) -> dict[str, tuple[str, list]]:
        """Run the scheme with the oracle."""
        return oracle.steps(self.tree, self.period, self.figures, self.sheets)

    def with_rows(self, table: str, rows: list[dict[str, str]]) -> Plan:
        """Give the same plan with other rows in one table."""
        return evolve(self, sheets={**self.sheets, table: rows})


def _sheet(name: str, rows: list[dict[str, str]]) -> Sheet:
    headers = tuple(rows[0]) if rows else COLUMNS.get(name, ENTRY)
    texts = tuple(tuple(row[header] for header in headers) for row in rows)
    typed = frozenset((i, j) for i in range(len(texts)) for j in range(len(headers)))
    return Sheet(name, headers, texts, tuple(range(2, len(texts) + 2)), typed=typed)


COLUMNS = {
    "staff": ("id", "salary", "fte", "weight", "manager", "grade", "team", "start", "end", "gift", "bonus",
              "changed", "why", "who"),
    "measures": ("id", "weight"),
    "results": ("person", "measure", "score", "who"),
    "pauses": ("person", "begin", "finish"),
    "teams": ("id", "budget", "factor"),
    "spells": ("person", "hours", "pay", "begin", "finish"),
}  # fmt: skip


@contextmanager
def columns(*, arrays: bool) -> Iterator[None]:
    """Keep all columns in lists, or all in arrays."""
    with mock.patch("sharing.columns.arrays_wanted", return_value=arrays):
        yield


def money(least: int = 0) -> st.SearchStrategy[str]:
    """Amounts in cents: zero, ties, small and large ones."""
    cents = st.one_of(st.sampled_from([0, 1, 100, 100_000]), st.integers(least, 10**4), st.integers(least, 10**9))
    return cents.map(lambda c: f"{'-' if c < 0 else ''}{abs(c) // 100}.{abs(c) % 100:02}")


DAYS = st.dates(min_value=date(2019, 1, 1), max_value=date(2027, 6, 30))
CHANGES = [
    *[{"changed": "", "why": "", "who": ""}] * 8, {"changed": "", "why": "", "who": "the chair"},
    *[{"changed": amount, "why": "a lost file", "who": who} for amount in ("0", "12.34") for who in ("the chair", "ann")],
    {"changed": "5", "why": "", "who": "ann"},
]  # fmt: skip
WEIGHTS = [
    *[("0.5", "0.3", "0.2"), ("1", "0", "0"), ("0.125", "0.875", "0")] * 4,
    ("0.5", "0.5", "0.5"),
    ("1.5", "-0.5", "0"),
]
MEASURES = ("calm", "9", "10")
RATIO = st.sampled_from(["0", "0.5", "0.8", "1", "1", "0.125", "1.2", "0.333333"])


@st.composite
def staff_rows(draw: st.DrawFn, teams: list[str]) -> list[dict[str, str]]:
    """Draw participants: ids that do not sort by number, ties, zeros, blanks."""
    ids = draw(st.lists(st.sampled_from(["007", "10", "9", "a", "B", "a-2", "Z", "z.1", "1"]), unique=True, max_size=6))
    rows = []
    for identity in ids:
        start = draw(DAYS)
        end = draw(st.one_of(st.none(), st.integers(0, 900)))
        rows.append({
            "id": identity, "salary": draw(money()), "fte": draw(RATIO),
            "weight": str(draw(st.sampled_from([0, 0, 1, 1, 2, 3, 7, 97]))),
            "manager": draw(st.sampled_from(["yes", "no"])), "grade": draw(st.sampled_from("ABC")),
            "team": draw(st.sampled_from(teams)), "start": start.isoformat(),
            "end": "" if end is None else start.fromordinal(start.toordinal() + end).isoformat(),
            "gift": draw(st.one_of(st.just(""), money(-500))), "bonus": draw(st.one_of(st.just(""), money())),
            **draw(st.sampled_from(CHANGES)),
        })  # fmt: skip
    return rows


@st.composite
def spell_rows(draw: st.DrawFn, people: list[str]) -> list[dict[str, str]]:
    """Draw contract spells, several a person or none."""
    if not people:
        return []
    person = st.sampled_from(people)
    length = st.one_of(st.none(), st.integers(0, 900))
    rows = draw(st.lists(st.tuples(person, st.integers(0, 40), money(), DAYS, length), max_size=6))
    return [
        {"person": p, "hours": str(h), "pay": m, "begin": begin.isoformat(),
         "finish": "" if days is None else begin.fromordinal(begin.toordinal() + days).isoformat()}
        for p, h, m, begin, days in rows
    ]  # fmt: skip


@st.composite
def result_rows(draw: st.DrawFn, people: list[str]) -> list[dict[str, str]]:
    """Draw scores of measures, none or one for each participant, now and then two."""
    pairs = [(person, measure) for person in people for measure in MEASURES]
    if not pairs:
        return []
    found = draw(st.one_of(st.just(pairs), st.lists(st.sampled_from(pairs), unique=draw(st.integers(1, 6)) > 1)))
    who = draw(st.sampled_from([("ann",), ("ann", "the chair"), ("ann", "")]))
    return [
        {"person": person, "measure": measure, "score": draw(RATIO), "who": draw(st.sampled_from(who))}
        for person, measure in found
    ]


@st.composite
def pause_rows(draw: st.DrawFn, people: list[str]) -> list[dict[str, str]]:
    """Draw breaks of service that share no day, the last of which may still run."""
    found = []
    for person in people:
        at = date(2019, 6, 1)
        for more in range(draw(st.sampled_from([0, 0, 1, 2, 3]))):
            begin = at.fromordinal(at.toordinal() + draw(st.integers(1, 700)))
            at = begin.fromordinal(begin.toordinal() + draw(st.sampled_from([0, 1, 29, 200])))
            runs = more == 2 and draw(st.booleans())
            found.append({"person": person, "begin": begin.isoformat(), "finish": "" if runs else at.isoformat()})
    return found


@define
class Drawing:
    """The names that stand above the next step, by kind, and the steps drawn so far."""

    draw: st.DrawFn
    names: dict[str, list[Term]] = field(factory=lambda: {
        "money": [Term("profit"), Term("equity"), Term("salary", "staff"), Term("bonus", "staff"),
                  Term("or_else(gift, 1)", "staff"), Term("teams.budget", "teams"), Term("spells.pay", "spells")],
        "number": [Term("rate"), Term("heads"), Term("fte", "staff"), Term("weight", "staff"),
                   Term("teams.factor", "teams"), Term("spells.hours", "spells"), Term("rows(staff)"), Term("rows(spells)"),
                   Term("((period.end - start) as points)", "staff"), Term("(salary as points)", "staff"),
                   Term('months_between(start, max(start, period.end), "ceil")', "staff"),
                   Term("days_360(start, period.end + 1)", "staff"), Term("weekdays_before(start)", "staff"),
                   Term("running(1, -salary, weight)", "staff"), Term("running(weight, fte by team)", "staff"),
                   Term("running(spells.hours by spells.person)", "spells"), Term("running(2, -fte)", "staff"),
                   Term("running(if manager then 0 else 3, fte by team)", "staff")],
        "yes/no": [Term("manager", "staff"), Term('grade == "B"', "staff"), Term('sector != "coal"'), Term("known(gift)", "staff"),
                   Term("start > period.start", "staff"), Term("or_else(end, period.end) == period.end", "staff")],
    })  # fmt: skip
    steps: list[str] = field(factory=list)
    awards: list[str] = field(factory=list)
    accounts: dict[str, bool] = field(factory=dict)
    count: int = 0
    entitled: bool = False

    def one(self, *options: object) -> object:
        return self.draw(st.sampled_from(options))

    def chance(self, of: int) -> bool:
        return self.draw(st.integers(1, of)) == of

    def name(self) -> str:
        self.count += 1
        return f"s{self.count}"

    def add(self, kind: str | None, term: Term, name: str | None = None, **keys: object) -> Term:
        """Write a step down; its name may be read by later steps."""
        name = name or self.name()
        written = "\n".join(f"{key} = {json.dumps(value)}" for key, value in {"name": name, **keys}.items())
        self.steps.append(f"[[step]]\n{written}\n")
        found = Term(name, term.table, term.clean)
        if kind:
            self.names[kind].append(found)
        return found

    def term(self, kind: str, finest: str = "staff", depth: int = 2) -> Term:
        """Draw a formula of a kind, in a table or a coarser one."""
        if depth == 0 or self.chance(4):
            return self.atom(kind, finest)
        return self.one(*(SHAPES[kind] + SHAPES["any"]))(self, kind, finest, depth - 1)

    def atom(self, kind: str, finest: str) -> Term:
        reach = TABLES[: TABLES.index(finest) + 1]
        found = [term for term in self.names[kind] if term.table in reach]
        if kind == "number" and self.chance(3):
            return Term(self.one("2", "0.5", "8%", "3", "1", "0"))
        return self.draw(st.sampled_from(found))

    def clean(self, kind: str, finest: str, depth: int) -> Term:
        """Draw a formula whose rows have one denominator for all, so that it can be added up."""
        found = self.term(kind, finest, depth)
        return found if found.clean else Term(f'round({found.text}, 3, "half-even")', found.table)


def joined(text: str, *terms: Term, clean: bool = True) -> Term:
    """Join pieces: the table is the finest of them."""
    table = max((term.table for term in terms), key=TABLES.index)
    return Term(text, table, clean and all(term.clean for term in terms))


def _sum(d: Drawing, kind: str, finest: str, depth: int) -> Term:
    a, b = d.term(kind, finest, depth), _product(d, kind, finest, depth)
    return joined(f"({a.text} {d.one('+', '-')} {b.text})", a, b)


def _product(d: Drawing, kind: str, finest: str, depth: int) -> Term:
    a, b = d.term(kind, finest, depth), d.term("number", finest, depth)
    return joined(f"{a.text} * {b.text}", a, b)


def _in_brackets(d: Drawing, kind: str, finest: str, depth: int) -> Term:
    found = _product(d, kind, finest, depth)
    return found._replace(text=f"({found.text})")


def _quotient(d: Drawing, kind: str, finest: str, depth: int) -> Term:
    a, b = d.term(kind, finest, depth), d.term("number", finest, depth)
    clean = b.table == "company"
    if d.chance(6):
        return joined(f"({a.text} / {b.text})", a, b, clean=clean)
    return joined(f"(if {b.text} == 0 then {a.text} else {a.text} / {b.text})", a, b, clean=clean)


def _word(d: Drawing, kind: str, finest: str, depth: int) -> Term:
    a, b = d.term(kind, finest, depth), d.term(kind, finest, depth)
    word = d.one("min({0}, {1})", "max({0}, {1})", "abs({0})", "-{0}", "max(0, {0}, {1})", "clamp({0}, 0, 500)",
                 "clamp({0}, min(1, {1}), 500)")  # fmt: skip
    return joined(f"({word.format(a.text, b.text)})", *((a, b) if "{1}" in word else (a,)))


def _rounded(d: Drawing, kind: str, finest: str, depth: int) -> Term:
    a = d.term(kind, finest, depth)
    mode = d.one("half-up", "half-even", "down", "up", "truncate")
    text = d.one(f'round({a.text}, {d.one(0, 1, 2, 5)}, "{mode}")', f"floor({a.text}, 0.25)", f"ceil({a.text}, 5)")
    return Term(text, a.table)


def _fold(d: Drawing, kind: str, finest: str, depth: int) -> Term:
    into = d.draw(
        st.sampled_from([t for t in ("company", "teams", "staff") if TABLES.index(t) <= TABLES.index(finest)])
    )
    inner = "spells" if into == "staff" else "staff"
    a = d.clean(kind, inner, depth)
    if a.table != inner:
        own = d.draw(st.sampled_from([term for term in d.names["number"][:7] if term.table == inner]))
        a = Term(f"{a.text} * {own.text}", inner, a.clean)
    by = f" by {LINKS[into]}" if into in LINKS else ""
    word = d.one("total", "total", "highest", "lowest")
    if word == "total" or d.chance(8):
        return Term(f"{word}({a.text}{by})", into)
    any_of = {"staff": "weight", "spells": "spells.hours"}[inner]
    return Term(f"(if count({any_of} >= 0{by}) == 0 then 0 else {word}({a.text}{by}))", into)


def _by_grade(d: Drawing, kind: str, finest: str, depth: int) -> Term:
    if finest not in ("staff", "spells"):
        return d.atom(kind, finest)
    a = d.clean(kind, "staff", depth)
    return Term(f"(total(({a.text}) * fte by grade) * weight)", "staff")


def _count(d: Drawing, kind: str, finest: str, depth: int) -> Term:
    a = d.term("yes/no", "staff", depth)
    if a.table != "staff":
        a = Term(f"(manager and {a.text})", "staff")
    return Term(f"count({a.text})") if finest == "company" or d.chance(2) else Term(f"count({a.text} by team)", "teams")


def _any(d: Drawing, kind: str, finest: str, depth: int) -> Term:
    a = d.term("yes/no", "staff", depth)
    word = d.one("any", "all")
    if a.table != "staff":
        a = Term(f"(manager or {a.text})", "staff")
    return (
        Term(f"{word}({a.text})") if finest == "company" or d.chance(2) else Term(f"{word}({a.text} by team)", "teams")
    )


def _if(d: Drawing, kind: str, finest: str, depth: int) -> Term:
    condition = d.term("yes/no", finest, depth)
    a, b = d.term(kind, finest, depth), d.term(kind, finest, depth)
    found = joined(f"(if {condition.text} then {a.text} else {b.text})", condition, a, b)
    return found._replace(clean=a.clean and b.clean)


def _compared(d: Drawing, kind: str, finest: str, depth: int) -> Term:
    measured = d.one("money", "number")
    a, b = d.term(measured, finest, depth), d.term(measured, finest, depth)
    return joined(f"({a.text} {d.one('<', '<=', '>', '>=', '==', '!=')} {b.text})", a, b)._replace(clean=True)


def _logic(d: Drawing, kind: str, finest: str, depth: int) -> Term:
    a, b = d.term(kind, finest, depth), d.term(kind, finest, depth)
    c = d.term(kind, finest, depth)
    text = d.one("({0} and {1})", "({0} or {1})", "(not ({0}))", "({0} or {1} and not {2})", "({0} and {1} or {2})")
    used = [term for i, term in enumerate((a, b, c)) if f"{{{i}}}" in text]
    return joined(text.format(*(f"({t.text})" for t in (a, b, c))), *used)._replace(clean=True)


SHAPES = {
    "money": [_sum, _in_brackets, _quotient, _word, _rounded, _fold, _by_grade],
    "number": [_sum, _in_brackets, _quotient, _word, _rounded, _fold, _count],
    "yes/no": [_compared, _compared, _logic, _any],
    "any": [_if],
}


def formula_step(d: Drawing) -> None:
    """Draw a step with a formula."""
    kind = d.one("money", "money", "number", "yes/no")
    found = d.term(kind, d.one("company", "teams", "staff", "staff", "spells"), 2)
    d.add(kind, found, formula=found.text)


def rule_step(d: Drawing) -> None:
    """Draw a step with one of the small rules."""
    rule = d.one("total", "rounded", "presence", "presence", "service", "brackets")
    if rule == "total":
        inside = d.clean("money", "staff", 1)
        within = d.one({}, {"within": "team"})
        if inside.table == "staff":
            d.add("money", Term("", "teams" if within else "company"), rule=rule, of=inside.text, **within)
    elif rule == "rounded":
        inside = d.term("money", "staff", 1)
        d.add("money", Term("", inside.table), rule=rule, of=inside.text, **d.one({"digits": 0}, {"digits": 2}, {"unit": "250"}, {"unit": "0.05"}),
              mode=d.one("half-up", "half-even", "down", "up", "truncate"))  # fmt: skip
    elif rule == "presence":
        count = d.one("calendar-days", "working-days", "30-360", "months")
        rounding = {"round": d.one("floor", "ceil", "nearest")} if count == "months" else {}
        d.add("number", Term("", "staff"), rule=rule, **{"from": "start", "to": "end"}, count=count,
              leavers=d.one("pro-rata", "pro-rata", "full", "nothing"), **rounding)  # fmt: skip
    elif rule == "service":
        d.add("number", Term("", "staff"), rule=rule, **{"from": "start"}, at=d.one("period.end", "or_else(end, period.end)"),
              unit=d.one("months", "years"), round=d.one("floor", "ceil", "nearest"), last_day=d.one("included", "excluded"))  # fmt: skip
    else:
        inside = d.clean("number", d.one("company", "staff"), 1)
        text = f"clamp({inside.text}, -99999999, 99999999)" if d.chance(5) else f"clamp({inside.text}, -50, 99999999)"
        mode = d.one("marginal", "cliff", "step", "cumulative", "curve")
        table = "scale" if mode in ("marginal", "cliff") else "curve"
        d.add("number", inside, rule=rule, of=text, table=table, mode=mode, side=d.one("from", "to"))


def amount_step(d: Drawing) -> None:
    """Draw a step with one of the rules that make one amount of another."""
    d.one(_percentage, _limited, _gate, _levy, _instalment)(d)


def criteria_step(d: Drawing) -> None:
    """Draw a step with one of the rules about what people achieved, or how long they have been there."""
    d.one(*CRITERIA.values())(d)


def _scorecard(d: Drawing) -> None:
    by = {} if d.chance(9) else {"by": "results.person"}
    table, missing = "staff" if by else "company", d.one("zero", "zero", "renormalise", "refuse")
    entitled = {"entitled": d.term("yes/no", "staff", 1).text} if by and d.chance(3) else {}
    of = d.one(
        "results.score", "results.score * fte", "min(results.score, 1)", "if manager then results.score else 0.5"
    )
    of = f"{of} + 0 * results.score" if of.startswith("if") else of
    found = d.add("number", Term("", table, missing != "renormalise"), rule="scorecard", of=of, measure="results.measure",
                  weight="measures.weight", missing=missing, **by, **entitled,
                  **({"approved_by": "results.who"} if d.chance(2) else {}))  # fmt: skip
    d.names["number"].append(Term(f"{found.text}.covered", table))


def _matrix(d: Drawing) -> None:
    of, across = d.clean("number", "staff", 1), d.clean("number", d.one("company", "staff"), 1)
    texts = [f"clamp({of.text}, -1000, 99999)", f"clamp({across.text}, -100, 99)"]
    if d.chance(6):
        texts[d.one(0, 1)] = d.one(of, across).text
    d.add("number", joined("", of, across), rule="matrix", of=texts[0], across=texts[1], table="grid",
          side=d.one("from", "to"))  # fmt: skip


def _override(d: Drawing) -> None:
    of = d.term("money", "staff", 1)
    found = d.add(
        "money",
        Term("", "staff", of.clean),
        rule="override",
        of=of.text,
        new="changed",
        reason="why",
        approved_by="who",
    )
    d.names["money"].append(Term(f"{found.text}.change", "staff", of.clean))


def _milestone(d: Drawing) -> None:
    breaks = {"breaks_from": "pauses.begin", "breaks_to": "pauses.finish", "breaks_by": "pauses.person"}
    more = {"to": "end", "every": "7", "given": d.one("0", "30", "weight")}
    found = d.add("number", Term("", "staff"), rule="milestone", **{"from": "start"}, table="gifts", gives="gifts.amount",
                  counts=d.one("reached-in-period", "reached-so-far"), several=d.one("highest", "each", "each", "refuse"),
                  falls_on=d.one("anniversary", "day-before"), leap_day=d.one("february-28", "march-1"),
                  **(breaks if d.chance(2) else {}), **{key: value for key, value in more.items() if d.chance(2)})  # fmt: skip
    d.names["number"] += [Term(f"{found.text}.{word}", "staff") for word in ("months", "between", "how_many")]


def _score(d: Drawing) -> None:
    of = d.clean("number", "staff", 1)
    direction = d.one({"direction": "higher"}, {"direction": "lower", "convention": "target/actual"},
                      {"direction": "lower", "convention": "2 - actual/target"})  # fmt: skip
    limits = d.one({}, {"threshold": "80%"}, {"cap": "120%"}, {"threshold": "0.5", "cap": "1"})
    target = d.one(Term("5"), Term("heads + 1"), Term("fte + 0.1", "staff"))
    d.add(
        "number",
        joined("", of, target, clean=False),
        rule="score",
        of=of.text,
        target=target.text,
        **direction,
        **limits,
    )


def _achieved(d: Drawing) -> None:
    d.add("money", Term("", "staff"), rule="achieved", of="spells.pay", when=d.one("spells.hours > 30", "spells.pay > 500"),
          by="spells.person", missing=d.one("zero", "zero", "zero", "refuse"))  # fmt: skip


CRITERIA = {"achieved": _achieved, "score": _score, "scorecard": _scorecard, "matrix": _matrix, "override": _override,
            "milestone": _milestone}  # fmt: skip


def _percentage(d: Drawing) -> None:
    of = d.clean("money", d.one("company", "teams", "staff"), 1)
    base = d.one("before", "after")
    tax = d.one({}, {"tax": "25%"}) if base == "after" else {}
    found = d.add("money", of, rule="percentage", of=of.text, rate=d.one("10%", "5%", "rate"), base=base, **tax,
                  loss=d.one("nothing", "negative"))  # fmt: skip
    d.names["money"].append(Term(f"{found.text}.counted", of.table))


def _limited(d: Drawing) -> None:
    of, bound = d.term("money", "staff", 1), d.term("money", "staff", 1)
    table = joined("", of, bound)
    limits = d.one({"at_least": bound.text}, {"at_most": bound.text}, {"at_least": "5", "at_most": f"max({bound.text}, 9)"},
                   {"at_least": bound.text, "at_most": "10"})  # fmt: skip
    d.add("money", table, rule="limited", of=of.text, **limits)


def _gate(d: Drawing) -> None:
    of, when = d.term("money", "staff", 1), d.term("yes/no", "staff", 1)
    d.add("money", joined("", of, when)._replace(clean=of.clean), rule="gate", of=of.text, when=when.text)


def _levy(d: Drawing) -> None:
    of, most = d.term("money", "staff", 1), d.one({}, {"up_to": "500"}, {"up_to": "equity"})
    name = d.add(
        "money", of, rule="levy", of=of.text, rate=d.one("14.1%", "0", "33%"), place=d.one("inside", "on-top"), **most
    )
    d.names["money"].append(Term(f"{name.text}.cost", of.table, of.clean))


def _instalment(d: Drawing) -> None:
    of, unit = d.term("money", "staff", 1), d.one({}, {"unit": "0.05"}, {"unit": "1"})
    before, until = d.one(("0", "40%"), ("40%", "100%"), ("1 / 3", "2 / 3"), ("fte", "fte"), ("1", "50%"))
    table = joined("", of, Term("", "staff" if before == "fte" else "company"))
    d.add("money", Term("", table.table), rule="instalment", of=of.text, before=before, until=until, **unit)


def pool(d: Drawing, within: dict[str, str]) -> Term:
    """Draw an amount of the company, or of every team."""
    table = "teams" if within else "company"
    found = d.term("money", table, 2)
    if within and found.table != table:
        found = joined(f"{found.text} * teams.factor", found, Term("", "teams"))
    if not found.clean or d.chance(2):
        found = Term(f'round({found.text}, 2, "down")', found.table)
    return found


def key(d: Drawing, kind: str) -> str:
    """Draw a value of every participant, seldom below zero."""
    found = d.clean(kind, "staff", 1)
    text = found.text if found.text in ("salary", "weight", "fte") or d.chance(6) else f"max(0, {found.text})"
    return text if found.table == "staff" else f"{text} * weight"


def takes_part(d: Drawing) -> dict[str, str]:
    """Draw who a step is for, which must be said where the scheme has conditions."""
    if d.entitled:
        return {"entitled": "eligible"}
    return {"entitled": d.term("yes/no", "staff", 1).text} if d.chance(4) else {}


def scale_step(d: Drawing) -> None:
    """Draw claims that are scaled to a pool."""
    within = d.one({}, {"within": "team"})
    to = pool(d, within)
    to = to.text if d.chance(6) else f"abs({to.text})"
    found = d.add("money", Term("", "staff", not within), rule="scale", of=key(d, "money"), to=to, **within, **takes_part(d),
                  direction=d.one("down", "up", "both"))  # fmt: skip
    d.names["money"].append(Term(f"{found.text}.left", "teams" if within else "company", not within))


def stage_steps(d: Drawing) -> None:
    """Draw a chain of stages, each of what the one before left."""
    within = d.one({}, {"within": "team"})
    of = pool(d, within)
    of = of.text if d.chance(6) else f"abs({of.text})"
    for _ in range(d.one(1, 2, 3)):
        kind = d.one("money", "number")
        most = d.one({}, {"rate": {"money": d.one("3%", "rate", "fte"), "number": "profit"}[kind]})
        found = d.add(
            "money",
            Term("", "staff", not within),
            rule="stage",
            of=of,
            by=key(d, kind),
            **most,
            **within,
            **takes_part(d),
        )
        of = f"{found.text}.left"


def split_step(d: Drawing) -> None:
    """Draw sub-pools over the rows of a table."""
    of = pool(d, {})
    found = d.add(None, of, rule="split", of=of.text, table="toomuch" if d.chance(9) else "pots")
    d.names["money"].append(Term(f"{found.text}.left"))


def spells_step(d: Drawing) -> None:
    """Draw presence over contract spells."""
    times = d.one({}, {"times": "spells.hours"}, {"times": "fte"})
    d.add("number", Term("", "staff"), rule="spells", **{"from": "spells.begin", "to": "spells.finish"}, by="spells.person",
          count=d.one("calendar-days", "working-days"), **times)  # fmt: skip


def dividing_step(d: Drawing) -> None:
    """Draw a step that divides an amount, or counts over spells."""
    d.one(scale_step, stage_steps, split_step, spells_step)(d)


def pool_steps(d: Drawing) -> None:
    """Draw a pool, its points, limits, shares and whole cents: of the company, or of every team."""
    within = d.one({}, {"within": "team"})
    amount = pool(d, within)
    amount = d.add("money", amount, formula=amount.text)
    points = d.clean(d.one("money", "number"), "staff", 1)
    text = points.text if points.text in ("salary", "weight", "fte") else f"max(0, {points.text})"
    if points.table != "staff":
        text = f"{text} * weight"
    points = d.add(None, Term("", "staff"), formula=text)
    keys: dict[str, object] = {"rule": "share", "of": amount.text, "by": points.text, **within}
    keys["nobody"] = d.one("residual", "residual", "residual", "refuse")
    if d.chance(2):
        limit = d.term("money", "staff", 1)
        limit = d.add("money", Term("", limit.table), formula=f'round(abs({limit.text}), 2, "up")')
        prorated = (
            d.one({"prorated": "no"}, {"prorated": "yes", "part": "fte"})
            if limit.table == "company" or d.chance(4)
            else {}
        )
        keys |= prorated | {
            "at_most": limit.text,
            "excess": d.one("redistribute", "redistribute", "retain", "divert", "carry"),
        }
    if keys.get("excess") not in ("retain", "divert", "carry") and d.chance(4):
        keys |= {"at_least": d.one("0.01", "0", "5"), "excess": "redistribute"}
    if d.entitled or d.chance(3):
        keys["entitled"] = "eligible" if d.entitled else d.term("yes/no", "staff", 1).text
        keys["denominator"] = d.one("entitled", "everybody")
    share = d.add(None, Term("", "staff", not within), **keys)
    if keys.get("excess") in ("divert", "carry"):
        table = "teams" if within else "company"
        d.add("money", Term("", table, not within), formula=f"{share.text}.left + 0")
    capped = "at_most" in keys
    unit = {} if capped else d.one({}, {}, {"unit": "0.05"}, {"unit": "1"})
    first = () if capped else ("first", "largest-weight")
    method = d.one("largest-remainder", "largest-remainder", *first, "floor")
    paid = d.add("money", Term("", "staff"), rule="apportion", of=share.text, method=method, **unit, **within)
    d.awards.append(f'[awards.award{len(d.awards)}]\nstep = "{paid.text}"\npool = "{amount.text}"\n')


def mixed_steps(d: Drawing) -> None:
    """Draw an apportionment of any amounts, gains and losses together."""
    amounts = d.clean("money", "staff", 2)
    if amounts.table == "staff":
        method = d.one("largest-remainder", "first", "largest-weight", "floor")
        d.add("money", amounts, rule="apportion", of=amounts.text, method=method, **d.one({}, {"within": "team"}))


@st.composite
def plans(draw: st.DrawFn, rule: str | None = None) -> Plan:
    """Draw a whole scheme with data to run it on; one that has a step of a rule about criteria, when it is named."""
    d = Drawing(draw)
    conditions = ""
    if d.chance(3):
        d.entitled = True
        when = [d.one("fte > 0", "salary >= 100", "not manager", "start <= period.end") for _ in range(d.one(1, 2))]
        conditions = "".join(
            f'[[eligible]]\nname = "c{i}"\nwhen = {json.dumps(text)}\nreason = "{i}"\n' for i, text in enumerate(when)
        )
    for kind in d.draw(
        st.lists(
            st.sampled_from(
                [formula_step, rule_step, amount_step, criteria_step, dividing_step, mixed_steps, participation_step]
            ),
            max_size=3,
        )
    ):
        kind(d)
    if rule is not None:
        CRITERIA[rule](d)
    pool_steps(d)
    for kind in d.draw(
        st.lists(
            st.sampled_from(
                [formula_step, pool_steps, rule_step, amount_step, criteria_step, dividing_step, participation_step]
            ),
            max_size=2,
        )
    ):
        kind(d)
    if d.chance(2):
        account_steps(d)
    teams = draw(st.lists(st.sampled_from(["north", "South", "x", "1"]), unique=True, min_size=1, max_size=3))
    staff = draw(staff_rows(teams))
    sheets = {
        "staff": staff,
        "teams": [{"id": team, "budget": draw(money(-900)), "factor": draw(RATIO)} for team in teams],
        "spells": draw(spell_rows([row["id"] for row in staff])),
        "measures": _measures(draw(st.sampled_from(WEIGHTS))),
        "results": draw(result_rows([row["id"] for row in staff])),
        "pauses": draw(pause_rows([row["id"] for row in staff])),
        **{name: draw(entry_rows([row["id"] for row in staff] if own else None)) for name, own in d.accounts.items()},
    }
    figures = {
        "profit": draw(money(-(10**6))), "equity": draw(money()), "rate": draw(st.sampled_from(["0.1", "0.333", "-1", "0"])),
        "heads": str(draw(st.integers(0, 9))), "sector": draw(st.sampled_from(["coal", "trade"])),
    }  # fmt: skip
    period = draw(st.sampled_from([("2026-01-01", "2026-12-31"), ("2024-02-01", "2024-02-29"), ("2025-07-15", "2026-01-14"),
                                   ("2026-01-03", "2026-01-04")]))  # fmt: skip
    return Plan("\n".join([HEAD, conditions, *d.steps, *d.awards]), period, figures, sheets)


def _measures(weights: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"id": measure, "weight": weight} for measure, weight in zip(MEASURES, weights, strict=True)]


def person(identity: str, **given: str) -> dict[str, str]:
    """Make one row of staff: plain, but for what is given."""
    plain = {"salary": "100", "fte": "1", "weight": "1", "manager": "no", "grade": "A", "team": "north",
             "start": "2020-01-01", "end": "", "gift": "", "bonus": "", **CHANGES[0]}  # fmt: skip
    return {"id": identity, **plain, **given}


def plan_of(steps: str, *staff: dict[str, str], awards: str = "", teams: list[dict[str, str]] | None = None,
            spells: list[dict[str, str]] | None = None, **figures: str) -> Plan:  # fmt: skip
    """Make a plan by hand: steps as `name = formula` lines or as TOML, rows of staff, and figures other than 0."""
    written = "\n".join(
        f'[[step]]\nname = "{line.split(" = ", 1)[0]}"\nformula = {json.dumps(line.split(" = ", 1)[1])}'
        for line in steps.strip().split("\n")
    ) if "[[step]]" not in steps else steps  # fmt: skip
    plain = {"profit": "0", "equity": "0", "rate": "0", "heads": "0", "sector": "coal", **figures}
    sheets = {"staff": list(staff), "spells": spells or [], "measures": _measures(WEIGHTS[0]), "results": [], "pauses": [],
              "teams": teams or [{"id": "north", "budget": "0", "factor": "1"}, {"id": "south", "budget": "0", "factor": "1"}]}  # fmt: skip
    awards = awards or '[awards.none]\nstep = "heads"\nkind = "units"\n'
    if "heads" in awards and "[awards.none]" in awards:
        written += '\n[[step]]\nname = "none"\nformula = "heads"\n'
        awards = awards.replace('"heads"', '"none"')
    return Plan(f"{HEAD}\n{written}\n{awards}", ("2026-01-01", "2026-12-31"), plain, sheets)


def problems_of(steps: str, *staff: dict[str, str], **figures: str) -> list[tuple[str, str]]:
    """Give the codes and sentences with which a plan is refused, when it is read or when it is run."""
    try:
        plan_of(steps, *staff, **figures).run()
    except Refused as refused:
        return [(problem.code, problem.what) for problem in refused.problems]
    return []


def rows_of(done: Run, name: str) -> list[Fraction]:
    """Give all rows of a step or sub-step."""
    step = done.scheme.step(name.partition(".")[0])
    operand = step.operand if step.name == name else step.outputs[name.partition(".")[2]]
    return done.value(operand).exact.fractions()
