"""Check a run of `sharing` without `sharing`: python verify.py [--explain ID] [--lang nl] PATH...

PATH is a ledger folder, a run folder, `statement.json trail.json`, or `slip.json statement.json`; input files of the run may
stand behind them. Scheme and rules are read from the trail, every value is calculated anew in exact numbers, and what differs
is told in plain sentences. Whether the inputs are true it cannot know. It needs Python 3.11 and nothing else. The formats
stand in docs/reference/trail.md. Exit code: 0 nothing found, 1 findings, 2 something could not be checked.
"""

import argparse, bisect, collections, datetime, decimal, functools, hashlib, hmac, itertools, json, operator, re
import subprocess, sys, tomllib
from fractions import Fraction
from pathlib import Path

# Every rule and word, with the first 16 digits of the digest of its definition.
KNOWN = """
abs=478901c44bcefd78 achieved=23d0bb970acb0ad2 add_months=7075d9d60dc392d5 all=58dd6ea17ded4356
anniversary=5bc33927417d9583 any=1d800c8ec20827cb apportion=14e6b4000e5db67b average=4b61c7e364b51158
brackets=06b77b28474f92c7 carry=9d1b0b032a83e3ae cashless=2d6a65da13acbd8c ceil=ffca5c8d6054eadd
clamp=ab23845fb9437852 count=ef752dcfc53feddc days_360=7c3d42f20aa277cf draw=9b1c04e4df11a4e1
full_months=79c1f4823db76080 gate=95cc6e5b06aee7d5 instalment=0308c3a079a248cb is_29_february=095fab42e4b43473
leaver_price=9efc6a7b50ef0b9e levy=4ec088073b7814f7 limited=342e4f12f8017462 lowest=cd6206e3c79ba41d
matrix=e8fe86e97e9471f0 max=d9d3dd1b045e6773 milestone=6a68e56403483e36 min=8dde733d5b2e83f2
months_between=c3e5ec11cf54225e override=038f02d50843707d percentage=b486d58769093c07 presence=fb3d79efe4fc2fea
round=b1cbcfa4d7cd9fdc round_to=f90796d0d4a51d6e rounded=e8a56a2e1a8ece49 scale=5e9fb54613705c75
score=cca584e6c9eb33fa scorecard=d2f407ceb51f6f79 service=3cd16c7ce90a112b share=8f6e2b3045c2a317
spells=370c8bcf8ef82483 split=55b2ff5977f5a498 stage=fb92d9e1cc8d248f tender=d7d9db34913e7501 total=882b0a60cfc7c1ff
trading_round=2096b2778666ecbf weekdays_before=56cb4423f620b195
"""
TOKEN = r'\d{4}-\d\d-\d\d|\d+(?:\.\d+)?%?|"[^"]*"|[^\W\d]\w*(?:\.[^\W\d]\w*)*|[<>=!]=|\S'
BINDS = {"or": 1, "and": 2, "<": 4, "<=": 4, ">": 4, ">=": 4, "==": 4, "!=": 4, "+": 5, "-": 5, "*": 6, "/": 6}
# A value for each row of a table: a number, a text, or where it is a link the id of a row of the table that it leads to.
Column = collections.namedtuple("Column", "table values link", defaults=[""])


class No(str):
    """No value, for this reason: whatever is calculated with it is that same refusal."""

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = lambda self, _: self
    __floordiv__ = __rfloordiv__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = lambda self, _: self
    __neg__, __hash__ = lambda self: self, object.__hash__


ROWS = {  # what is done in each row
    **{"+": operator.add, "-": operator.sub, "*": operator.mul, "==": operator.eq, "!=": operator.ne},
    **{"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "negative": operator.neg},
    **{
        "and": lambda a, b: b if a and type(a) is not No else a,
        "or": lambda a, b: a if a else b,
        "not": lambda a: 1 - a,
    },
    "/": lambda a, b: (a if type(a) in (Fraction, No) else Fraction(a)) / b if b else No("division-by-zero"),
    "if": lambda yes, a, b: yes if type(yes) is No else a if yes else b,
    "floor": lambda value, unit: value // unit * unit,
    "known": lambda value: value if type(value) is No and str(value) != "blank" else type(value) is not No,
    "or_else": lambda value, other: other if type(value) is No and str(value) == "blank" else value,
}


def digest(data):
    """The SHA-256 of bytes, or of the canonical bytes of a value, in hexadecimal."""
    return hashlib.sha256(data if isinstance(data, bytes) else canonical(data)).hexdigest()


def canonical(value):
    """The canonical bytes of a value, without the newline that ends a file."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def read(path):
    """What a canonical file says, with its digest. Numbers that are not whole and small become texts, and so are found."""
    data, small = Path(path).read_bytes(), lambda text: int(text) if abs(int(text)) < 2**53 else text
    value = json.loads(data.decode(), parse_float=str, parse_constant=str, parse_int=small)
    if data != (again := canonical(value) + b"\n"):
        place = next((i for i, (a, b) in enumerate(zip(data, again)) if a != b), min(len(data), len(again)))
        raise ValueError(f"byte {place + 1} is not what canonical JSON has there")
    return value, digest(data)


def tree(value):
    """What TOML gives, in the form of the trail: days and decimals are marked, all else is itself."""
    if isinstance(value, dict | list):
        return {k: tree(v) for k, v in value.items()} if isinstance(value, dict) else [*map(tree, value)]
    if isinstance(value, tuple) or (isinstance(value, int) and abs(value) >= 2**53):
        return {"number": str(value[0] if isinstance(value, tuple) else value).replace("_", "").removeprefix("+")}
    return {"day": value.isoformat()} if isinstance(value, datetime.date) else value


def plain(value):
    """A value of a tree as text: a day or a decimal without its mark, yes and no as 1 and 0."""
    return str(next(iter(value.values())) if isinstance(value, dict) else value * 1)


def exact(value):
    """A number as files have it, 5, "0.05", "8%", "1/3" or a day, as a fraction."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text := plain(value)):
        return Fraction(datetime.date.fromisoformat(text).toordinal())
    return Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)


def shown(value):
    """A value as people write it: a decimal, with … when it goes on; a number that may be a day also as a day."""
    if not re.fullmatch(r"-?\d+(/[1-9]\d*)?", str(value)) or len(str(value)) > 200:
        return f"{value!r:.200}"
    value = Fraction(value)
    day = value.denominator == 1 and 693596 <= value < 803534  # from 1900 to 2200
    end = f" ({datetime.date.fromordinal(int(value))})" if day else "" if 10**6 % value.denominator == 0 else "…"
    return f"{decimal.Decimal(int(value * 10**6)) / 10**6:f}" + end


def differ(place, given, wanted, tables=()):
    """Sentences about where what is given differs from what is wanted; rows of tables are called by their ids."""
    if isinstance(given, list) and isinstance(wanted, list) and len(given) == len(wanted) and given != wanted:
        given, wanted = dict(enumerate(given, 1)), dict(enumerate(wanted, 1))
    if not isinstance(given, dict) or not isinstance(wanted, dict) or given == wanted:
        if given != wanted or type(given) is not type(wanted):
            yield f"{place} is {shown(given)} and should be {shown(wanted)}"
        return
    for key in sorted({*given, *wanted}):
        if key not in given or key not in wanted:
            yield f"{place}: {key} {'should not be there' if key in given else 'is missing'}"
        elif key == "values" and given["table"] in tables and len(given[key]) == len(wanted[key]):
            for row, a, b in zip(tables[given["table"]]["ids"], given[key], wanted[key]):
                yield from differ(f"{given['table']} {row}: {place}", a, b)
        else:
            yield from differ(f"{place} {key}", given[key], wanted[key], tables)


@functools.cache
def parse(text):
    """A formula as nested tuples: (sign, part, part), ("call", word, arguments, link), ("name", name), ("value", 5)."""
    tokens = ["", *re.findall(TOKEN, text)[::-1]]

    def need(sign, left=None):
        if tokens.pop() != sign:
            raise ValueError(f"the formula {text!r} lacks {sign!r}")
        return left

    def part(level=1):
        first, left = tokens.pop(), None
        if first in ("not", "-"):
            left = ("not", part(4)) if first == "not" else ("negative", part(7))
        elif first in ("if", "("):
            left = need(")", part()) if first == "(" else ("if", part(), need("then") or part(), need("else") or part())
        elif tokens[-1] == "(":
            arguments = []
            while tokens[-1] == ("," if arguments else "("):
                arguments.append(tokens.pop() and part())
            left = need(")", ("call", first, arguments, tokens.pop() and part() if tokens[-1] == "by" else None))
        elif first[0].isdigit():
            left = ("value", int(exact(first)) if exact(first).denominator == 1 else exact(first))
        else:
            left = ("value", first[1:-1]) if first[0] == '"' else ("name", first)
        while tokens[-1] == "as":
            left = tokens.pop() and need("points", left)
        while BINDS.get(sign := tokens[-1], 0) >= level:
            left = (tokens.pop(), left, part(BINDS[sign] + 1))
        return left

    return need("", part())


def holds(when, blanks):
    """Whether blanks are filled in as a line or a sentence wants: given, absent, or with one of some answers."""
    filled = {k: {"absent", ""} if v is None else {"given", v if isinstance(v, str) else ""} for k, v in blanks.items()}
    return all(filled.get(blank, {"absent", ""}) & {*answers.split("|")} for blank, answers in (when or {}).items())


def proved(rows, amount, value):
    """The value of a point: a refusal, or the proof's value if it is the least that gives the amount or all limits allow."""
    if bad := [v for row in [*rows, (amount,)] for v in row if type(v) is No]:
        return bad[0]
    rows, below = [row for row in rows if row[0]], any(p < 0 for p, _, _ in rows)
    why = "negative-points" if below else "negative-amount" if amount < 0 else "" if rows else "nobody"
    why = why or "low-above-high" * any(high is not None and low > high for _, low, high in rows)
    if why := why or "floors-exceed" * (sum(low for _, low, _ in rows) > amount):
        return No(why)
    given = [max(low, p * value if high is None else min(high, p * value)) for p, low, high in rows]
    full = sum(given) < amount and all(g == high for g, (_, _, high) in zip(given, rows))
    least = value == 0 or (value > 0 and any(low < p * value == g for g, (p, low, _) in zip(given, rows)))
    if not least or not (full or sum(given) == amount):
        raise ValueError(f"the value of a point is {shown(value)}, which is not the least that gives {shown(amount)}")
    return value


class Run:
    """The calculation of one trail, done anew: every name of the scheme, and the column that it stands for."""

    def __init__(self, trail):
        """Take the tables, with the calendar of months, and the links between them."""
        self.trail, self.scheme, self.steps, self.filled, self.now = trail, trail["scheme"]["tree"], {}, {}, ""
        starts = [datetime.date(y, m, 1).toordinal() for y in range(1900, 2202) for m in range(1, 13)][:3613]
        months = {"start": starts, "days": [b - a for a, b in itertools.pairwise(starts)], "number": range(3612)}
        months = {name: [*map(str, values), None][:3613] for name, values in months.items()}
        self.tables = {"calendar": {"ids": months["start"], "columns": months}} | trail["tables"]
        self.links, self.proofs = {}, {name: iter(proofs) for name, proofs in trail["solved"].items()}
        said = {name: {"columns": self.scheme.get(name, {})} for name in ("figures", "staff")}
        said |= self.scheme.get("tables", {}) | self.scheme.get("accounts", {})
        for name, key in ((name, key) for name, table in self.tables.items() for key in table["columns"]):
            about = said.get(name, {})
            link = {"owner": about.get("owner")} | about.get("link", {}) | about.get("columns", {}).get(key, {})
            own = f"{name}.{key}" if f"{name}.{key}" in trail["tables"] else ""
            self.links[name, key] = link.get(key) or link.get("leads_to") or own
        names = [(name, key) for name, table in self.tables.items() for key in table["columns"]]
        period = {f"period.{key}": int(exact(trail["period"][day])) for key, day in (("start", "from"), ("end", "to"))}
        self.names = period | {f"{name}.{key}": self.column(name, key) for name, key in names}
        self.names |= {key: self.names[f"{t}.{key}"] for t in ("staff", "company") for key in self.tables[t]["columns"]}

    def column(self, table, name):
        """A column of the trail: numbers, or a link. A blank in the last row of closed brackets lies outside them."""
        columns, link, made = self.tables[table]["columns"], self.links[table, name], {None: No("blank")}
        for text in {*columns[name]} - {None}:
            made[text] = text if link else int(text) if "/" not in text else Fraction(text)
            if str(made[text]) != text or (link and text not in self.rows(link)):
                raise ValueError(f"column {name} of {table} holds {text!r}, which it cannot hold")
        values, ends = [made[text] for text in columns[name]], [columns.get(key, [key])[-1:] for key in ("from", "to")]
        if columns[name][-1:] == [None] and (ends[0] == ends[1] or table == "calendar"):
            values[-1] = No("outside-table")
        return Column(table, values, link)

    @functools.cache
    def rows(self, table):
        """The place of each row of a table by its id."""
        return {key: place for place, key in enumerate(self.tables[table]["ids"])}

    @functools.cache
    def chain(self, table, target):
        """The link that leads from each row of a table to another, over one or more tables; None where none leads there."""
        if target in (table, "company"):
            return Column(table, self.tables[table]["ids"] if target == table else [""] * len(self.rows(table)), target)
        for (name, key), link in self.links.items():
            if name == table and link and (further := self.chain(link, target)):
                return self.at(further, self.names[f"{table}.{key}"])
        return None

    def at(self, column, link):
        """The value that a column has in the row to which a link leads."""
        column = column if column.table == link.link else self.at(column, self.chain(link.link, column.table))
        values, rows = column.values, self.rows(link.link)
        return Column(link.table, [values[rows[k]] if type(k) is str else k for k in link.values], column.link)

    def align(self, *columns):
        """Columns in the rows of the finest of their tables, along the links between them."""
        columns = [c if isinstance(c, Column) else Column("company", [c]) for c in columns]
        tables = sorted({c.table for c in columns} - {"company"}) or ["company"]
        finest = next((t for t in tables if all(self.chain(t, other) for other in tables)), None)
        if not finest:
            raise ValueError(f"no links lead between the tables {' and '.join(tables)}")
        return [c if c.table == finest else self.at(c, self.chain(finest, c.table)) for c in columns]

    def each(self, sign, *columns):
        """An operation in each row."""
        columns = self.align(*columns)
        link = max(c.link for c in columns) if sign in ("if", "or_else") else ""
        return Column(columns[0].table, [*map(ROWS[sign], *(c.values for c in columns))], link)

    def name(self, name, scope):
        """What a name stands for: a blank or a line of the rule, a step, a figure, a column; None for what is left out."""
        head, _, rest = name.partition(".")
        name = f"{scope[head]}.{rest}" if rest and isinstance(scope.get(head), str) else name
        if name == "eligible" and name not in self.names:
            conditions = {f"eligible.{c['name']}": {"formula": c["when"]} for c in self.scheme.get("eligible", [])}
            for condition, when in conditions.items():
                self.calculate(condition, when)
            self.names[name] = self.value(parse(" and ".join(conditions) or "1"), {})
        if name not in scope and name not in self.names and name.rpartition(".")[0] not in self.tables:
            raise ValueError(f"{name} is read before it is calculated, or is nothing that the trail holds")
        return scope[name] if name in scope else self.names.get(name)

    def value(self, node, scope):
        """The column that a part of a formula gives; None where a blank that was left out makes it fall away."""
        kind, *parts = node
        if kind in ("name", "value"):
            return self.name(*parts, scope) if kind == "name" else parts[0]
        if kind != "call":
            columns = [self.value(part, scope) for part in parts]
            return None if any(c is None for c in columns) else self.each(kind, *columns)
        word, given, link = parts
        if word == "rows":
            return len(self.rows(scope.get(given[0][1], given[0][1])))
        along, given = link and self.value(link, scope), [self.value(argument, scope) for argument in given]
        definition = self.trail["definitions"].get(word, {})
        if not definition.get("word"):
            return self.operation(word, given, along)
        if definition.get("folds"):
            given = [column for column in given if column is not None]
            return functools.reduce(lambda a, b: self.lines(definition, {"a": a, "b": b}), given) if given else None
        filled = {b: self.value(parse(a.get("default", "0")), {}) for b, a in definition["blanks"].items()} | {
            "along": along
        }
        return self.lines(definition, filled | dict(zip([b for b in definition["order"] if b != "along"], given)))

    def lines(self, definition, scope, step=None):
        """The result of the lines of a definition; those with a label are sub-steps of the step."""
        blanks = dict(scope)
        for line in (line for line in definition["line"] if holds(line.get("when"), blanks)):
            scope[line["name"]] = made = self.value(parse(line["formula"]), scope)
            if step and made is not None and (line["name"] == "result" or "label" in line):
                name = step if line["name"] == "result" else f"{step}.{line['name']}"
                self.names[name] = self.steps[name] = self.align(made)[0]
        return scope["result"]

    def calculate(self, name, step):
        """One step or condition: its formula, or the lines of its rule with the blanks filled in."""
        before, self.now, scope = self.now, name, {}
        formula = {"blanks": {}, "line": [{"name": "result", "formula": step.get("formula")}]}
        rule = self.trail["definitions"][step["rule"]] if "rule" in step else formula
        for blank, about in sorted(rule["blanks"].items(), key=lambda pair: pair[1].get("form") == "column"):
            given, form = step.get(blank, about.get("default")), about.get("form", "formula")
            scope[blank] = given = None if given is None else plain(given)
            if given is not None and form in ("formula", "link", "column"):
                scope[blank] = self.value(parse(f"{scope['table']}.{given}" if form == "column" else given), {})
        self.filled[name] = dict(scope), scope
        self.lines(rule, scope, name)
        self.now = before

    def operation(self, word, given, along):
        """The words that are operations themselves; without their first value they fall away."""
        x, y, z, high = (*given, None, None, None)[:4]
        if x is None or (y is None and word in ("at", "or_else")):
            return None if word != "or_else" else y if x is None else x
        if word in ("refuse", "unit_of"):
            return No(x) if word == "refuse" else Fraction(1, 10 ** int(x))
        if word in ("known", "or_else", "floor"):
            return self.each(word, *given, *[1] * (word == "floor" and y is None))
        if word == "at":
            return self.at(self.align(x)[0], Column("company", [y], x.table) if isinstance(y, str) else y)
        if word == "locate":
            find, ids, (x,) = (
                bisect.bisect_right if z == "from" else bisect.bisect_left,
                [*self.rows(y.table)],
                self.align(x),
            )
            rows = [v if type(v) is No else find(y.values, v) - 1 for v in x.values]
            return Column(
                x.table, [v if type(v) is No else ids[v] if v >= 0 else No("outside-table") for v in rows], y.table
            )
        if word == "level":
            given = [y, 0 if z is None else z, Column("company", [None]) if high is None else high]
        columns = self.align(*given, along or Column("company", [""], "company"))
        table, groups = columns[-1].link, {key: [] for key in self.rows(columns[-1].link)}
        for place, (*row, group) in enumerate(zip(*(c.values for c in columns))):
            if type(group) is str:
                groups[group].append((*row, place))
        if word == "total":
            return Column(table, [sum(row[0] for row in rows) for rows in groups.values()])
        if word == "highest":
            bad = {
                key: [v for v, _ in rows if type(v) is No] or [No("no-rows")] * (not rows)
                for key, rows in groups.items()
            }
            return Column(table, [bad[key][0] if bad[key] else max(v for v, _ in rows) for key, rows in groups.items()])
        if word == "level":
            amounts, proof = (
                self.align(x, Column(table, []))[0].values,
                next(self.proofs.get(self.now, iter(())))["values"],
            )
            points = zip(groups.values(), amounts, [value and Fraction(value) for value in proof], strict=True)
            return Column(table, [proved([row[:3] for row in rows], amount, value) for rows, amount, value in points])
        made = {}
        for rows in groups.values() if word == "running" else ():
            rows.sort(key=lambda row: row[1:])
            made |= zip([row[-1] for row in rows], itertools.accumulate([row[0] for row in rows], initial=0))
        return Column(columns[0].table, [made[row] for row in range(len(columns[0].values))])

    def wanted(self):
        """What the trail must say of steps, awards, balances, exclusions and accounts."""
        for step in self.scheme["step"]:
            self.calculate(step["name"], step)
        self.name("eligible", {})
        steps, awards, excluded, pools, balances = {}, {}, {}, {}, []
        for name, column in self.steps.items():
            places = self.rows(column.link) if column.link else {}
            values = [None if type(v) is No else str(places.get(v, v) * 1) for v in column.values]
            steps[name] = {"table": column.table, "values": values}
        for condition in self.scheme.get("eligible", []):
            for key, yes in zip(
                self.rows("staff"),
                self.align(self.steps[f"eligible.{condition['name']}"], Column("staff", []))[0].values,
            ):
                if not yes:
                    excluded.setdefault(key, []).append(condition["name"])
        for name, award in self.scheme["awards"].items():
            (column,), money = (
                self.align(self.name(award["step"], {})),
                award.get("kind", "cash") in ("cash", "fund", "account"),
            )
            multiple = exact(award.get("multiple", "0.01" if money else 1))
            out = excluded if column.table == "staff" else ()
            shares = [
                0 if key in out else exact(v) / multiple for key, v in zip(self.rows(column.table), column.values)
            ]
            values = [int(v) if v.denominator == 1 else str(v) for v in shares]
            unit = award.get("unit", self.scheme.get("currency", "EUR") if money else award["kind"])
            awards[name] = {"step": award["step"], "table": column.table, "unit": unit, "multiple": str(multiple)}
            awards[name] |= {"values": values, "total": int(sum(shares))}
            pools.setdefault(award.get("pool"), []).append(column)
        for pool, columns in sorted((pool, columns) for pool, columns in pools.items() if pool):
            (amount,) = self.align(self.name(pool, {}))
            paid = [self.operation("total", [c], self.chain(c.table, amount.table)).values for c in columns]
            for group, value, awarded in zip(self.rows(amount.table), amount.values, map(sum, zip(*paid))):
                parts = {"amount": value, "awarded": awarded, "left": value - awarded}
                balances.append({key: str(part) for key, part in parts.items()} | {"pool": pool, "group": group})
        return {"steps": steps, "awards": awards, "excluded": excluded, "balances": balances, "closing": self.closing()}

    def closing(self):
        """The accounts at the end: what is kept of each entry, and an entry for what was added."""
        end, accounts = self.trail["period"]["to"], {}
        for name, account in self.scheme.get("accounts", {}).items():
            carried, entries = {k: self.steps.get(f"{account['close']}.{k}") for k in ("kept", "added", "until")}, []
            (added,) = self.align(carried["added"] or self.steps[account["close"]])
            nothing = Column(name, [""] * len(self.rows(name)))
            old = [self.names.get(f"{name}.{key}", nothing).values for key in ("owner", "origin", "expires")]
            rows = [*zip(self.rows(name), carried["kept"].values, *old)] if carried["kept"] else []
            until = self.align(carried["until"] or "", added)[0].values
            new = zip(self.rows(added.table), added.values, until)
            rows += [(f"{end}.{key}" if key else end, value, key, exact(end), last) for key, value, last in new]
            for key, value, owner, *days in sorted(row for row in rows if row[1]):
                origin, expires = (
                    datetime.date.fromordinal(int(d)).isoformat() if not isinstance(d, str) else "" for d in days
                )
                amount = f"{decimal.Decimal(Fraction(value).numerator) / Fraction(value).denominator:f}"
                entries.append({"id": key, "owner": owner, "amount": amount, "origin": origin, "expires": expires})
            accounts[name] = entries
        state = {"format": "sharing-state-1", "scheme": self.scheme["scheme"], "period": self.trail["period"]}
        state["accounts"] = accounts
        text = json.dumps(state, sort_keys=True, separators=(",", ":"))
        return state | {"digest": digest(text.encode())} if accounts else {}

    def source(self):
        """Sentences about the scheme: whether it is its text, its rules are known, and its tables and parameters are used."""
        data, tables = self.trail["scheme"]["text"].encode(), self.scheme.get("tables", {})
        text = data.decode().removeprefix("\ufeff").replace("\r\n", "\n")
        yield from differ("scheme", self.scheme, tree(tomllib.loads(text, parse_float=lambda number: (number,))))
        about = {"role": "scheme", "bytes": len(data), "sha256": digest(data)}
        yield from differ("input scheme", self.trail["inputs"][0], about)
        for name, definition in self.trail["definitions"].items():
            if f"{name}={digest(definition)[:16]}" not in KNOWN.split():
                yield f"rule {name} is not the rule of that name that this verifier knows"
        for part, rows in (pair for name, table in tables.items() for pair in constants(name, table)):
            for place, row in enumerate(rows):
                place = self.rows(part)[row["id"]] if "id" in row and "from" not in row else place
                for key in row.keys() - {"id", "gives"} | ({"gives"} if part.endswith(".cells") else set()):
                    wanted = row[key] if self.links[part, key] else str(exact(row[key])) if row[key] != "" else None
                    yield from differ(
                        f"table {part} {key} {place + 1}", self.tables[part]["columns"][key][place], wanted
                    )
        for name, about in self.scheme.get("parameters", {}).items():
            (day,) = self.align(self.value(parse(plain(about["on"])), {}))[0].values
            sets = self.trail["parameters"]["sets"].get(about.get("set"), {}).get("parameters", {})
            for dated in about.get("values") or sets[about.get("key", name)]["values"]:
                last = dated.get("to", f"{plain(dated['checked'])[:4]}-12-31")
                if exact(dated["from"]) <= day <= exact(last) and f"set.{name}" not in self.trail["run"]["options"]:
                    yield from differ(f"parameter {name}", self.names[name].values, [exact(dated["value"])])

    def leaves(self):
        """The hash of each participant's leaf."""
        trail, staff, encode = self.trail, self.tables["staff"], json.encoder.encode_basestring
        key, run = bytes.fromhex(trail["salt_key"]), trail["run"]["id"]
        salts = [hmac.digest(key, f"{run}\n{name}".encode(), "sha256")[:16].hex() for name in staff["ids"]]
        own = {
            part: {n: c["values"] for n, c in trail[part].items() if c["table"] == "staff"}
            for part in ("awards", "steps")
        }
        leaf = own | {"id": {"": staff["ids"]}, "inputs": staff["columns"], "salt": {"": salts}}
        shape = canonical(
            {part: "@" if "" in names else dict.fromkeys(names, "@") for part, names in leaf.items()}
        ).decode()
        columns = [leaf[part][name] for part in sorted(leaf) for name in sorted(leaf[part])]
        texts = [
            ["null" if v is None else encode(v) if isinstance(v, str) else v for v in values] for values in columns
        ]
        form = shape.replace("%", "%%").replace('"@"', "%s")
        return [hashlib.sha256(b"\0" + (form % row).encode()).digest() for row in zip(*texts)]

    def statement(self, given, trail_digest):
        """Sentences about where a statement is not that of this trail; its place in the ledger is another matter."""
        trail, closing = self.trail, self.trail["closing"]
        wanted = given | {key: trail[key] for key in ("library", "period", "company")} | {"trail": trail_digest}
        wanted |= {
            "closing": closing.get("digest", ""),
            "participants": len(self.rows("staff")),
            "root": root(self.leaves()),
        }
        wanted["run"] = {key: trail["run"][key] for key in ("id", "kind", "corrects")}
        wanted["awards"] = {n: {k: a[k] for k in ("unit", "multiple", "total")} for n, a in trail["awards"].items()}
        wanted["scheme"] = {"name": self.scheme["scheme"], "version": self.scheme.get("version", "")}
        wanted["scheme"]["sha256"] = digest(trail["scheme"]["text"].encode())
        amounts = {name: [exact(e["amount"]) for e in entries] for name, entries in closing.get("accounts", {}).items()}
        wanted["carried"] = {name: str(sum(entries)) for name, entries in amounts.items()}
        yield from differ("statement", given, wanted)
        sums = collections.Counter()
        for sign, row in [(1, row) for row in trail["balances"]] + [(-1, row) for row in given["balances"]]:
            sums.update({(row["pool"], key): sign * exact(row[key]) for key in ("amount", "awarded", "left")})
            if row["group"] != "*" and row not in trail["balances"]:
                yield f"statement: pool {row['pool']}, group {row['group']} is not as in the trail"
        yield from (
            f"statement: the {key} of pool {pool} is not that of the trail" for (pool, key), n in sums.items() if n
        )

    def explain(self, key, language):
        """One participant's rules in words: the value of each step, and its sentence or formula with values."""

        def said(name, scope, text=None):
            value = scope[name] if name in scope else self.names.get(name)
            if value is None or isinstance(value, str):
                return str(text or value)
            try:
                value = shown(self.align(value, Column("staff", []))[0].values[self.rows("staff")[key]])
            except ValueError:
                value = "…"
            return f"{text} = {value}" if text and text != value else value

        for step in self.scheme["step"]:
            (blanks, scope), label = self.filled[step["name"]], step.get("label", "")
            rule, wanted = self.trail["definitions"].get(step.get("rule"), {}), (step, scope)
            text = next(
                (s[language] for s in rule.get("sentence", ()) if holds(s.get("when"), blanks)), step.get("formula")
            )
            names = r"\{(\w+)\}" if rule else r"((?<![\w\".])[^\W\d][\w.]*)(?!\w*\()"
            parts = [said(part, scope, None) if i % 2 else part for i, part in enumerate(re.split(names, text))]
            label = label.get(language, "") if isinstance(label, dict) else label
            yield f"{step['name']} = {said(step['name'], {})}   {label}\n    {''.join(parts)}"


def constants(name, table):
    """The rows of a table that stands in the scheme: its own, a matrix as three tables, or a function written out."""
    rows, across, function = table.get("rows", []), table.get("across", []), table.get("generate")
    if across:
        yield f"{name}.across", [row | {"place": place} for place, row in enumerate(across)]
        cells = (cell for row in rows for cell in row["gives"])
        yield f"{name}.cells", [{"from": place, "gives": cell} for place, cell in enumerate(cells)]
        rows = [row | {"first": place * len(across)} for place, row in enumerate(rows)]
    for n in range(function["from"], function["to"] + 1) if function else ():
        power = "base" in function and exact(function["base"]) ** n
        number = power or Fraction(decimal.Decimal(n) / decimal.Decimal(n).ln())
        unit = 10 ** function["digits"]
        rows.append({"from": n, "amount": f"{int(number * unit + Fraction(1, 2))}/{unit}"})
    yield name, rows


def root(hashes):
    """The root of the tree of RFC 9162 over the hashes of leaves."""
    while len(hashes) > 1:
        pairs = [hashlib.sha256(b"\1" + a + b).digest() for a, b in zip(hashes[::2], hashes[1::2])]
        hashes = pairs + hashes[2 * len(pairs) :]
    return hashes[0].hex() if hashes else digest(b"")


def slip(given, statement):
    """Sentences about a slip that is not of this statement, or whose leaf is not under its root (RFC 9162, 2.1.3.2)."""
    for key in ("run", "period", "scheme"):
        yield from differ(f"slip: {key} of another run:", given[key], statement[key])
    place, last, made = given["index"], given["count"] - 1, hashlib.sha256(b"\0" + canonical(given["leaf"])).digest()
    yield from differ("slip count", given["count"], statement["participants"])
    for other in map(bytes.fromhex, given["path"]):
        left = place % 2 == 1 or place == last
        made = hashlib.sha256(b"\1" + (other + made if left else made + other)).digest()
        while left and place % 2 == 0 and place:
            place, last = place // 2, last // 2
        place, last = place // 2, last // 2
    if last or made.hex() != statement["root"]:
        yield f"slip of {given['leaf']['id']}: what it says is not under the root of the statement"


def signature(path, folder):
    """Sentences about a detached signature beside a statement, checked with ssh-keygen against `allowed_signers`."""
    sign, signers = Path(f"{path}.sig"), folder / "allowed_signers"
    if sign.exists():
        begin = ["ssh-keygen", "-Y"]
        who = subprocess.run([*begin, "find-principals", "-s", sign, "-f", signers], capture_output=True, text=True)
        name = (who.stdout.split() or ["nobody"])[0]
        check = [*begin, "verify", "-n", "sharing", "-s", sign, "-f", signers, "-I", name]
        if subprocess.run(check, input=path.read_bytes(), capture_output=True).returncode:
            yield f"{path.name}: its signature is not by one of the allowed signers over these bytes"


def ledger(folder, *options):
    """Sentences about the chain of a ledger folder, and about every run whose private files are there."""
    forgotten, before, last, counting = folder / "private" / "forgotten.json", "", "", {}
    gone = read(forgotten)[0]["entries"] if forgotten.exists() else []
    entries = sorted(path for path in folder.glob("*.json") if path.name[0] != "." and path.stat().st_size)
    for number, path in enumerate(entries, 1):
        (statement, own), same = read(path), {}
        wanted = {"entry": number, "previous": before, "run": statement["run"] | {"id": path.stem}}
        yield from differ(path.name, statement, statement | wanted)
        if path.name[:6] != f"{number:06}":
            yield f"{path.name}: {'a fork, ' * (path.name[:6] == last)}entry {number} should stand here"
        kind, this, scheme = statement["run"]["kind"], statement["period"], statement["scheme"]["name"]
        same = [c for c in counting.values() if c[:2] == (scheme, this["name"])]
        if (kind == "final" and same) or (kind == "correction" and same[-1:][0][2] != statement["run"]["corrects"]):
            yield f"{path.name}: this period has the entry {same[-1][2]} already, and this is no correction of it"
        earlier = max((c[3:] for c in counting.values() if c[0] == scheme and c[3] < this["from"]), default=None)
        private = folder / "private" / f"{path.stem}-{statement['trail'][:16]}"
        if (private / "trail.json").exists():
            yield from (f"{path.name}: {said}" for said in check([path, *private.rglob("*.json")], *options))
            state = read(private / "trail.json")[0]["state"]
            if state and earlier and state != earlier[2]:
                yield f"{path.name}: its opening state is not the closing state of entry {earlier[1]}"
        elif path.stem not in gone:
            yield f"{path.name}: its trail is missing"
        if kind != "forecast":
            counting[number] = (scheme, this["name"], path.stem, this["to"], number, statement["closing"])
        before, last = own, path.name[:6]


def check(paths, explain=None, language="en"):
    """Sentences about the files of one run: trail, statement, slips, and the files that it read."""
    files = {"trail": [], "statement": [], "slip": [], "input": []}
    for path in paths:
        value, own = (
            read(path) if path.suffix == ".json" else ({"format": "sharing-input-1"}, digest(path.read_bytes()))
        )
        files[value["format"].split("-")[1]].append((path, value, own))
    for _, trail, own in files["trail"]:
        run = Run(trail)
        yield from differ("", trail, trail | run.wanted(), run.tables)
        yield from run.source()
        for _, statement, _ in files["statement"]:
            yield from run.statement(statement, own)
        read_as = {part["sha256"] for part in trail["inputs"]}
        yield from (
            f"{path.name} is none of the files that this run read"
            for path, _, own in files["input"]
            if own not in read_as
        )
        if explain:
            print(*run.explain(explain, language), sep="\n")
    for path, statement, _ in files["statement"]:
        yield from signature(path, path.parent)
        for _, given, _ in files["slip"]:
            yield from slip(given, statement)
    if not files["statement"]:
        raise ValueError("there is no statement among the files")


def main():
    """Read the command line, print what is found, and say by the exit code whether there was anything."""
    parser, found = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter), 0
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--explain", metavar="ID")
    parser.add_argument("--lang", choices=["en", "nl"], default="en")
    asked = parser.parse_args()
    try:
        chain = [path for path in asked.paths if path.is_dir() and [*path.glob("[0-9]*-*.json")]]
        files = [file for path in asked.paths for file in ([*path.rglob("*.json")] if path.is_dir() else [path])]
        for found, sentence in enumerate(
            ledger(chain[0], asked.explain, asked.lang) if chain else check(files, asked.explain, asked.lang), 1
        ):
            print(sentence.strip())
    except (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError) as error:
        print(f"could not be checked: {type(error).__name__}: {error}")
        return 2
    print(
        f"{found} findings"
        if found
        else "nothing found: what the files say follows from the inputs and the rules in them"
    )
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main())
