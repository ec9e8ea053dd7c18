"""Check a run of `sharing` without `sharing`: python verify.py [--explain ID] [--lang nl] PATH...

PATH is a ledger folder (`ledger` when none is given), a run folder, `statement.json trail.json`, or `slip.json
statement.json`; input files of the run may follow. Each value is calculated anew from the scheme and the rules in the trail,
and what differs is told. Whether the inputs are true it cannot know: figures, staff lists and values of models are declared.
The formats: docs/reference/trail.md. Exit code: 0 nothing found, 1 findings, 2 something could not be checked.
"""

import bisect, collections, datetime, decimal, functools, hashlib, hmac, itertools, json, operator, re, shutil
import subprocess, sys, tomllib
from fractions import Fraction
from os.path import commonprefix
from pathlib import Path

# The rules and words that are known: the first 16 digits of the digest of each name with its definition.
KNOWN = """
0181ab44af8c1bf7 0503d4811b07c4b1 06db8c40fe237968 080f13f2ebe66636 0e2a2bbb1701b177 12638b086546f055 12b234166645675a
18c4476f4a1494c7 1c1d595b0614c51e 246ccd68d8da65ee 2663be477dbeae65 2d472156752efaab 32949556a260de13 3c8889f5a7f33d6b
42c8cd3ea5c03533 4718d6965990554c 4960ddfabcdafdfa 4a60db5870264293 4f305693eb3b4848 540b91d8ed5f2266 5a7c578a24376733
5aa01dca555a39eb 5baca76150a66945 5bf7737f2c547b83 5e9c5be53a5b845b 64e49ce2e401a4f3 669a63ca37866121 6aa2a751b48f7d9f
6e35e5fca9a63e95 713b5df4ddc95595 760a0601a9aa25e4 7679b2918c4a9069 78c808aceae57e2e 7d3ed28272659ad8 81cf8402682ad885
8559a3ff643977cf 8a40b5bed70fc861 9c1f613d6c65f902 a273d6739252b96b a46cd347a45683dc a6df0bb1703524ba bbd761927089eded
bdd42111a79a1256 bea2199b416b79bc c20a7bc08d43d691 ed90417aa8979fc6 f8c02ea8e3f0265d f9c1623fc379b693
"""
TOKEN = r'\d{4}-\d\d-\d\d|\d+(?:\.\d+)?%?|"[^"]*"|[^\W\d]\w*(?:\.[^\W\d]\w*)*|[<>=!]=|\S'
BINDS = {"or": 1, "and": 2, "<": 4, "<=": 4, ">": 4, ">=": 4, "==": 4, "!=": 4, "+": 5, "-": 5, "*": 6, "/": 6}
MONEY = ("cash", "fund", "account")  # the kinds of awards that are in the currency, in cents
NUMBER = r"-?\d{1,99}(/[1-9]\d*)?"
# A value for each row of a table: a number, a text, or where it is a link the id of a row of the table that it leads to.
Column = collections.namedtuple("Column", "table values link", defaults=[""])
sha256 = lambda data: hashlib.sha256(data).digest()
written = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
canonical = lambda value: written(value).encode()
# A value of a tree as text: a day or a decimal without its mark, yes and no as 1 and 0.
plain = lambda value: str(next(iter(value.values())) if isinstance(value, dict) else value * 1)
date = lambda day: "" if isinstance(day, str) else str(datetime.date.fromordinal(int(day)))
day_number = lambda text: datetime.date.fromisoformat(text).toordinal()
small = lambda text: text if re.fullmatch(r"[-+]?[\d.]{1,999}(/\d{1,999})?%?", text) else fail(f"{text!r} is no number")
percent = lambda text: Fraction(small(text).removesuffix("%")) / (100 if text.endswith("%") else 1)
# A number as files have it, 5, "0.05", "8%", "1/3" or a day, as a fraction.
exact = lambda value: (percent, day_number)[bool(re.fullmatch(r"\d{4}-\d\d-\d\d", plain(value)))](plain(value))
decimals = lambda n: f"{decimal.Decimal(int(n * 10**6)) / 10**6:f}" + "…" * (10**6 % n.denominator > 0)
# A number as people write it, with … when it goes on; anything else as it stands.
shown = lambda value: decimals(Fraction(value)) if re.fullmatch(NUMBER, str(value)) else f"{value!r:.200}"
# Whether blanks are filled in as a line or a sentence wants: given, absent, or with one of some answers.
filled = lambda value: {"absent", ""} if value is None else {"given", value if isinstance(value, str) else ""}
holds = lambda part, blanks: all(filled(blanks.get(k)) & {*v.split("|")} for k, v in part.get("when", {}).items())
pick = lambda value, keys: {key: value[key] for key in keys.split()}
few = lambda people: 0 < len(people) < 5  # whose figures a statement does not tell
node = lambda left, right: sha256(b"\1" + left + right)  # of the Merkle tree of RFC 9162


class CheckError(Exception):
    """Why the rest cannot be checked, as a sentence."""


def fail(text):
    """Stop with a sentence."""
    raise CheckError(text)


class No(str):
    """No value, for this reason: whatever is calculated with it is that same refusal."""

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = lambda self, _: self
    __floordiv__ = __rfloordiv__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = lambda self, _: self
    __neg__, __hash__ = lambda self: self, object.__hash__


ROWS = {  # what is done in each row
    **{"+": operator.add, "-": operator.sub, "*": operator.mul, "==": operator.eq, "!=": operator.ne},
    **{"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "negative": operator.neg},
    **{"and": lambda a, b: b if a and type(a) is not No else a, "or": lambda a, b: a if a else b},
    **{"not": lambda a: 1 - a, "if": lambda yes, a, b: yes if type(yes) is No else a if yes else b},
    "/": lambda a, b: (a if type(a) in (Fraction, No) else Fraction(a)) / b if b else No("division-by-zero"),
    "floor": lambda value, unit=1: value // unit * unit,
    "known": lambda value: value if type(value) is No and str(value) != "blank" else type(value) is not No,
    "or_else": lambda value, other: other if type(value) is No and str(value) == "blank" else value,
}
highest = lambda a, b: a if type(a) is No else b if type(b) is No or b > a else a


def read(path):
    """What a canonical file says, with its digest. Numbers that are not whole and small become texts, and so are found."""
    data, small = path.read_bytes(), lambda text: int(text) if abs(int(text)) < 2**53 else text
    try:
        value = json.loads(data.decode(), parse_float=str, parse_constant=str, parse_int=small)
    except (ValueError, RecursionError) as error:
        fail(f"{path} is not JSON: {error}")
    if data != (again := canonical(value) + b"\n"):
        fail(f"{path}: byte {len(commonprefix([data, again])) + 1} is not what canonical JSON has there")
    return value, sha256(data).hex()


def tree(text):
    """What a TOML text says, in the form of the trail: days and decimals are marked, all else is itself."""
    digits = lambda v: {"number": v.decode().replace("_", "").lstrip("+")}
    mark = lambda v: digits(v) if isinstance(v, bytes) else {"day": v.isoformat()}
    large = lambda digits: int(digits) if abs(int(digits)) < 2**53 else {"number": digits}
    parsed = tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"), parse_float=str.encode)
    return json.loads(json.dumps(parsed, default=mark), parse_int=large)


def differ(place, given, wanted, tables=(), ids=()):
    """Sentences about where what is given differs from what is wanted; rows of tables are called by their ids."""
    if isinstance(given, list) and isinstance(wanted, list) and len(given) == len(wanted) and given != wanted:
        ids = ids if len(ids) == len(given) else range(1, len(given) + 1)
        given, wanted = dict(zip(ids, given)), dict(zip(ids, wanted))
    if given != wanted and isinstance(given, dict) and isinstance(wanted, dict):
        ids = tables[given["table"]]["ids"] if given.get("table") in tables else ()
        for key in sorted({*given, *wanted}):
            where = f"{place}, {given['table']}" if ids and key == "values" else f"{place} {key}"
            yield from differ(where, given.get(key, "missing"), wanted.get(key, "nothing"), tables, ids)
    elif given != wanted or type(given) is not type(wanted):
        numbers = all(re.fullmatch(NUMBER, str(value)) for value in (given, wanted))
        more = Fraction(given) - Fraction(wanted) if numbers else 0
        by = f": {shown(abs(more))} too {'much' if more > 0 else 'little'}" if more else ""
        yield f"{place} is {shown(given)} and should be {shown(wanted)}{by}"


@functools.cache
def parse(text):
    """A formula as nested tuples: (sign, part, part), ("call", word, arguments, link), ("name", name), ("value", 5)."""
    tokens = ["", *re.findall(TOKEN, text)[::-1]]
    need = lambda sign, left=None: left if tokens.pop() == sign else fail(f"the formula {text!r} lacks {sign!r}")

    def part(level=1):
        first = tokens.pop()
        left = ("value", first[1:-1]) if first[0] == '"' else ("name", first)
        if first in ("not", "-"):
            left = ("not", part(4)) if first == "not" else ("negative", part(7))
        elif first in ("if", "("):
            left = need(")", part()) if first == "(" else ("if", part(), need("then") or part(), need("else") or part())
        elif first[0].isdigit():
            left = ("value", int(exact(first)) if exact(first).denominator == 1 else exact(first))
        elif tokens[-1] == "(":
            arguments = [tokens.pop() and part()]
            while tokens[-1] == ",":
                arguments.append(tokens.pop() and part())
            left = need(")", ("call", first, arguments, tokens.pop() and part() if tokens[-1] == "by" else None))
        while tokens[-1] == "as":
            left = tokens.pop() and need("points", left)
        while BINDS.get(sign := tokens[-1], 0) >= level:
            left = (tokens.pop(), left, part(BINDS[sign] + 1))
        return left

    return need("", part())


def proved(rows, amount, value):
    """The value of a point: a refusal, or the proof's value if it is the least that gives the amount or all limits allow."""
    if bad := [v for row in [*rows, (amount,)] for v in row if type(v) is No]:
        return bad[0]
    points = [row for row in rows if row[0]]
    bad = any(p < 0 or (high is not None and low > high) for p, low, high in points)
    if bad or (amount and not points) or amount < 0 or sum(low for _, low, _ in points) > amount:
        return No("no value of a point")
    if value is None:
        fail("a level has no proof")
    given = [max(low, p * value if high is None else min(high, p * value)) for p, low, high in points]
    full = sum(given) < amount and all(g == high for g, (_, _, high) in zip(given, points))
    least = value == 0 or (value > 0 and any(low < p * value == g for g, (p, low, _) in zip(given, points)))
    right = least and (full or sum(given) == amount)
    return value if right else fail(f"the value of a point is {shown(value)}: not the least that gives {shown(amount)}")


# The table of months of which the words of dates speak, as a trail would hold it.
STARTS = [datetime.date(year, month, 1).toordinal() for year in range(1900, 2202) for month in range(1, 13)][:3613]
CALENDAR = {"start": STARTS, "days": [b - a for a, b in itertools.pairwise(STARTS)], "number": range(3612)}
CALENDAR = {name: [*map(str, values), None][:3613] for name, values in CALENDAR.items()} | {"from": [], "to": []}


class Run:
    """The calculation of one trail, done anew: every name of the scheme, and the column that it stands for."""

    def __init__(self, trail):
        """Take the tables, with the calendar of months, and the links between them."""
        self.trail, self.scheme, self.steps, self.filled, self.now = trail, tree(trail["scheme"]["text"]), {}, {}, ""
        self.sets = trail["parameters"]["sets"]
        self.rows, self.chain = functools.cache(self.rows), functools.cache(self.chain)
        own = [pair for name, table in self.scheme.get("tables", {}).items() for pair in constants(name, table)]
        figures = dict(trail["tables"]["company"]["columns"])
        self.tables = trail["tables"] | {"calendar": {"ids": CALENDAR["start"], "columns": CALENDAR}}
        self.tables |= {name: standing(rows) for name, rows in own} | {"company": {"ids": [""], "columns": figures}}
        self.solved = collections.defaultdict(list)
        part = {key: self.scheme.get(key, {}) for key in ("figures", "staff", "tables", "accounts")}
        said = part["tables"] | part["accounts"] | {"staff": {"columns": part["staff"]}}
        said["company"] = {"columns": part["figures"] | self.scheme.get("parameters", {})}
        self.said = said
        days = [int(exact(trail["period"][key])) for key in ("from", "to")]
        self.names = {"period.start": days[0], "period.end": days[1]}
        for table, key in ((table, key) for table in self.tables for key in self.tables[table]["columns"]):
            about, own = said.get(table, {}), f"{table}.{key}"
            link = about.get("columns", {}).get(key, {}).get("leads_to") or about.get("link", {}).get(key)
            link = link or (about.get("owner", "") if key == "owner" else own if own in self.tables else "")
            self.names[own] = self.column(table, key, link)
        self.names |= {key: self.names[f"{t}.{key}"] for t in ("staff", "company") for key in self.tables[t]["columns"]}
        self.used = [self.parameter(name, about) for name, about in self.scheme.get("parameters", {}).items()]
        for used in self.used:
            figures[used["parameter"]] = [used["value"]]
            self.names[used["parameter"]] = Column("company", [Fraction(used["value"])])

    def column(self, table, name, link):
        """A column of the trail: numbers, or a link. A blank in the last row of closed brackets lies outside them."""
        columns = self.tables[table]["columns"]
        number = lambda text: int(text) if "/" not in text else Fraction(text)
        made = {text: text if link else number(text) for text in {*columns[name]} - {None}}
        wrong = [text for text, v in made.items() if str(v) != text or (link and text not in self.rows(link))]
        _ = wrong and fail(f"column {name} of {table} holds {wrong[0]!r}, which it cannot hold")
        values = [made.get(text, No("blank")) for text in columns[name]]
        if columns[name][-1:] == [None] and columns.get("from", [0])[-1:] == columns.get("to", [1])[-1:]:
            values[-1] = No("outside-table")
        return Column(table, values, link)

    rows = lambda self, table: {key: place for place, key in enumerate(self.tables[table]["ids"])}
    within = lambda self, column, table: self.align(column, Column(table, []))[0].values  # in the rows of a table
    reaches = lambda self, column: not isinstance(column, Column) or self.chain("staff", column.table)

    def chain(self, table, target, passed=()):
        """The link that leads from each row of a table to another, over one or more tables; None where none leads there."""
        if target in (table, "company"):
            return Column(table, self.tables[table]["ids"] if target == table else [""] * len(self.rows(table)), target)
        links = [self.names[f"{table}.{key}"] for key in self.tables[table].get("columns", ())]
        links = [link for link in links if link.link and link.link not in (table, *passed)]
        further = ((self.chain(link.link, target, (table, *passed)), link) for link in links)
        return next((self.at(*pair) for pair in further if pair[0]), None)

    def at(self, column, link):
        """The value that a column has in the row to which a link leads."""
        column = column if column.table == link.link else self.at(column, self.chain(link.link, column.table))
        values, rows = column.values, self.rows(link.link)
        return Column(link.table, [values[rows[k]] if type(k) is str else k for k in link.values], column.link)

    def align(self, *columns):
        """Columns in the rows of the finest of their tables, along the links between them."""
        columns = [c if isinstance(c, Column) else Column("company", [c]) for c in columns]
        tables = sorted({c.table for c in columns} - {"company"}) or ["company"]
        finest = [table for table in tables if all(self.chain(table, other) for other in tables)]
        table = finest[0] if finest else fail(f"no links lead between the tables {' and '.join(tables)}")
        return [c if c.table == table else self.at(c, self.chain(table, c.table)) for c in columns]

    def name(self, name, scope):
        """What a name stands for: a blank or a line of the rule, a step, a figure, a column; None for what is left out."""
        head, _, rest = name.partition(".")
        name = f"{scope[head]}.{rest}" if rest and isinstance(scope.get(head), str) else name
        if name == "eligible" and name not in self.names:
            conditions = {f"eligible.{c['name']}": {"formula": c["when"]} for c in self.scheme.get("eligible", [])}
            _ = [self.calculate(*condition) for condition in conditions.items()]
            self.names[name] = self.value(parse(" and ".join(conditions) or "1"), {})
        known = name in scope or name in self.names or name.rpartition(".")[0] in self.tables
        _ = known or fail(f"{name} is read before it is calculated, or is nothing that the trail holds")
        return scope[name] if name in scope else self.names.get(name)

    def value(self, part, scope):
        """The column that a part of a formula gives; None where a blank that was left out makes it fall away."""
        sign, first, *more = part
        if sign in ("name", "value"):
            return self.name(first, scope) if sign == "name" else first
        if sign != "call":
            return self.operation(sign, [self.value(operand, scope) for operand in part[1:]], None)
        if first == "rows":
            return len(self.rows(scope.get(more[0][0][1], more[0][0][1])))
        given, along = [self.value(argument, scope) for argument in more[0]], more[1] and self.value(more[1], scope)
        definition = self.trail["definitions"].get(first, {})
        if not definition.get("word"):
            return self.operation(first, given, along)
        if definition.get("folds"):
            given = [column for column in given if column is not None]
            return functools.reduce(lambda a, b: self.lines(definition, {"a": a, "b": b}), given) if given else None
        blanks = {b: self.value(parse(about.get("default", "0")), {}) for b, about in definition["blanks"].items()}
        operands = zip([blank for blank in definition["order"] if blank != "along"], given)
        return self.lines(definition, blanks | {"along": along} | dict(operands))

    def lines(self, definition, scope, step=None):
        """The result of the lines of a definition; those with a label are sub-steps of the step."""
        blanks = dict(scope)
        for line in (line for line in definition["line"] if holds(line, blanks)):
            scope[line["name"]] = made = self.value(parse(line["formula"]), scope)
            if step and made is not None and (line["name"] == "result" or "label" in line):
                name = f"{step}.{line['name']}".removesuffix(".result")
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
        """An operation on columns; where what it works on was left out, it falls away."""
        x, y, z, high = (*given, None, None, None)[:4]
        if word == "or_else" and (x is None or y is None):
            return y if x is None else x
        if x is None or (any(c is None for c in given) and word != "level"):
            return None
        if word in ("refuse", "unit_of"):
            return No(x) if word == "refuse" else Fraction(1, 10 ** int(x))
        if word == "at":
            return self.at(self.align(x)[0], Column("company", [y], x.table) if isinstance(y, str) else y)
        if word == "locate":
            ids, bounds, (x,) = [No("outside-table"), *self.rows(y.table)], y.values, self.align(x)
            above = functools.partial(bisect.bisect_right, bounds)
            find = (
                above if z == "from" else lambda v: bisect.bisect_left(bounds, v) or above(v)
            )  # the first has no row below
            return Column(x.table, [v if type(v) is No else ids[find(v)] for v in x.values], y.table)
        if word in ROWS:
            columns = self.align(*given)
            link = max(c.link for c in columns) if word in ("if", "or_else") else ""
            return Column(columns[0].table, [*map(ROWS[word], *(c.values for c in columns))], link)
        if word == "level":
            given = [y, 0 if z is None else z, Column("company", [None]) if high is None else high]
        columns = self.align(*given, along or Column("company", [""], "company"))
        table, groups = columns[-1].link, {key: [] for key in self.rows(columns[-1].link)}
        for place, (*row, group) in enumerate(zip(*(c.values for c in columns))):
            groups.get(group, []).append((*row, place))
        if word == "running":
            made = {}
            for rows in groups.values():
                for place in range(len(given) - 1, 0, -1):  # sorting is stable: the last key first
                    rows.sort(key=operator.itemgetter(place))
                made |= zip([row[-1] for row in rows], itertools.accumulate([row[0] for row in rows], initial=0))
            return Column(columns[0].table, [made[row] for row in range(len(columns[0].values))])
        if word == "level":
            proofs, solved = self.trail["solved"].get(self.now, []), self.solved[self.now]
            proof = [*proofs[len(solved)]["values"]] if len(solved) < len(proofs) else []
            values = [value and Fraction(value) for value in [*proof, *[None] * len(groups)]]
            solved = zip(groups.values(), self.within(x, table), values)
            made = Column(table, [proved([row[:3] for row in rows], amount, value) for rows, amount, value in solved])
            self.solved[self.now].append({"table": table, "values": self.texts(made)})
            return made
        fold = {"total": sum, "highest": lambda v: functools.reduce(highest, v) if v else No("no-rows")}[word]
        return Column(table, [fold([row[0] for row in rows]) for rows in groups.values()])

    def texts(self, column):
        """A column as a trail has it: exacts, the numbers of rows for a link, and null where there is no value."""
        values = [self.rows(column.link)[v] for v in column.values] if column.link else column.values
        return [None if type(v) is No else str(int(v) if type(v) is bool else v) for v in values]

    def wanted(self):
        """What the trail must say of steps, awards, exclusions, balances and accounts."""
        try:
            _ = [self.calculate(step["name"], step) for step in self.scheme["step"]], self.name("eligible", {})
        except Exception as error:
            said = error if type(error) is CheckError else f"the trail has not the form of its format: {error!r:.200}"
            raise CheckError(f"step {self.now}: {said}") from error
        steps, awards, excluded, pools, balances = {}, {}, {}, {}, []
        for name, column in self.steps.items():
            steps[name] = {"table": column.table, "values": self.texts(column)}
        for name in [condition["name"] for condition in self.scheme.get("eligible", [])]:
            for key, holds_so in zip(self.rows("staff"), self.within(self.steps[f"eligible.{name}"], "staff")):
                _ = holds_so or excluded.setdefault(key, []).append(name)
        for name, award in self.scheme["awards"].items():
            (column,), kind = self.align(self.name(award["step"], {})), award.get("kind", "cash")
            unit = award.get("unit", self.scheme.get("currency", "EUR") if kind in MONEY else kind)
            multiple = exact(award.get("multiple", "0.01" if kind in MONEY else 1))
            out = excluded if column.table == "staff" and kind != "check" else ()
            shares = [0 if key in out else v / multiple for key, v in zip(self.rows(column.table), column.values)]
            about = {"step": award["step"], "table": column.table, "unit": unit, "multiple": str(multiple)}
            values = [int(v) if v == int(v) else str(v) for v in shares]
            awards[name] = about | {"values": values, "total": int(sum(shares))}
            pools.setdefault(award.get("pool"), []).append(column)
        for pool in (pool for pool in pools if pool):  # in the order in which the awards of the scheme name them
            (amount,) = self.align(self.name(pool, {}))
            paid = [self.operation("total", [c], self.chain(c.table, amount.table)).values for c in pools[pool]]
            for group, value, out in zip(self.rows(amount.table), amount.values, map(sum, zip(*paid))):
                about = {"pool": pool, "group": group, "amount": str(value)}
                balances.append(about | {"awarded": str(out), "left": str(value - out)})
        made = {
            "steps": steps,
            "awards": awards,
            "excluded": excluded,
            "balances": balances,
            "closing": self.state(self.trail["period"], closing=True),
        }
        text = self.trail["scheme"]["text"].encode()
        about = {"role": "scheme", "bytes": len(text), "sha256": sha256(text).hex()}
        made |= {"scheme": {"text": text.decode(), "tree": self.scheme}, "inputs": [about, *self.trail["inputs"][1:]]}
        named = {about["set"] for about in self.scheme.get("parameters", {}).values() if "set" in about}
        made["solved"] = {**self.solved}
        made["parameters"] = {"sets": {name: self.sets[name] for name in named}, "used": self.used}
        made["tables"] = {name: table for name, table in self.tables.items() if name != "calendar"}
        known = self.scheme.get("accounts") and re.fullmatch("([0-9a-f]{64})?", self.trail["state"])
        return made | {"format": "sharing-trail-1"} | ({} if known else {"state": ""})

    def state(self, period, closing):
        """The state that a period leaves: of each account what is kept and what is added, or the entries as they stand."""
        state = {"format": "sharing-state-1", "accounts": {}, "scheme": self.scheme["scheme"], "period": period}
        for name, account in self.scheme.get("accounts", {}).items():
            kept, added, until = (self.steps.get(f"{account['close']}.{part}") for part in ("kept", "added", "until"))
            owners, blank = account.get("owner", "company"), Column(name, [""] * len(self.rows(name)))
            amount, origin, expires = (self.names[f"{name}.{key}"] for key in ("amount", "origin", "expires"))
            amount = (kept or Column(name, [0] * len(blank.values))) if closing else amount
            old = (amount, self.names.get(f"{name}.owner", blank), origin, expires)
            rows = [*zip(self.rows(name), *(column.values for column in old))]
            if closing:
                new = (added or self.steps[account["close"]], until or "")
                new = zip(self.rows(owners), *(self.within(column, owners) for column in new))
                end = period["to"]
                rows += [(f"{end}.{key}".rstrip("."), value, key, exact(end), last) for key, value, last in new]
            entries = state["accounts"][name] = []
            for key, value, own, origin, last in sorted(row for row in rows if row[1]):
                text = f"{decimal.Decimal(value.numerator) / value.denominator:f}"
                entries.append({"id": key, "owner": own, "amount": text, "origin": date(origin), "expires": date(last)})
        seal = sha256(json.dumps(state, sort_keys=True, separators=(",", ":")).encode()).hex()
        return state | {"digest": seal} if state["accounts"] else {}

    def source(self):
        """Sentences about files and tables whose rows are not in order, and rules that are not the known ones."""
        roles = "".join(f"{part['role'].partition('.')[0]} " for part in self.trail["inputs"])
        if not re.fullmatch("scheme (figures )?(staff )?(table )*(parameters )*(state )?", roles):
            yield f"inputs: {roles}are not the files of a run, in their order"
        start, end = self.names["period.start"], self.names["period.end"]
        days = {
            name: {"from": "0001-01-01", "to": "9999-12-31"} | self.scheme.get(name, {})
            for name in ("valid", "adopted")
        }
        if not exact(days["valid"]["from"]) <= end <= exact(days["valid"]["to"]) or start < exact(
            days["adopted"]["from"]
        ):
            yield "the period is not one in which this version of the scheme is in force"
        for name, table in self.trail["tables"].items():
            ids, sizes = table["ids"], {len(values) for values in table["columns"].values()}
            if sizes - {len(ids)} or len({*ids}) < len(ids) or (name == "staff" and ids != sorted(ids)):
                yield f"table {name}: its columns differ in length, or its ids are not in order and each once"
        for name, about in self.said.items():
            entry = {"amount", "origin", "expires"} | ({"owner"} & about.keys()) if "close" in about else set()
            wanted = {*about.get("columns", {}), *about.get("link", {}), *entry}
            if not {"rows", "generate"} & about.keys() and wanted != {*self.trail["tables"][name]["columns"]}:
                yield f"table {name}: its columns are not those of the scheme: {', '.join(sorted(wanted))}"
        for name, definition in self.trail["definitions"].items():
            if sha256(canonical([name, definition])).hex()[:16] not in KNOWN.split():
                yield f"rule {name} is not the rule of that name that this verifier knows"

    def parameter(self, name, about):
        """What the trail must say of a parameter: the value of the day on which it is looked up, or that given by hand."""
        day, by_hand = self.within(self.value(parse(plain(about["on"])), {}), "company")[0], f"set.{name}"
        said = {"parameter": name, "day": date(day), "from": "", "to": "", "status": "by-hand"}
        if (given := self.trail["run"]["options"].get(by_hand)) is not None:
            return said | {"value": str(exact(given))}
        kept = {about.get("key", name): about} if "values" in about else self.sets[about["set"]]["parameters"]
        for dated in kept[about.get("key", name)]["values"]:
            last = plain(dated.get("to", f"{plain(dated['checked'])[:4]}-12-31"))
            if exact(dated["from"]) <= day <= exact(last):
                said |= {"value": str(exact(dated["value"])), "from": plain(dated["from"]), "to": last}
                return said | {"status": dated["status"]}
        return fail(f"parameter {name} has no value on {date(day)}")

    def leaves(self):
        """The hash of each participant's leaf."""
        key, run, staff = bytes.fromhex(self.trail["salt_key"]), self.trail["run"]["id"], self.tables["staff"]
        own = lambda part: {name: c["values"] for name, c in self.trail[part].items() if c["table"] == "staff"}
        parts = {"awards": own("awards"), "inputs": staff["columns"], "steps": own("steps")}
        for row, name in enumerate(staff["ids"]):
            leaf = {part: {key: values[row] for key, values in columns.items()} for part, columns in parts.items()}
            salt = hmac.digest(key, f"{run}\n{name}".encode(), "sha256")[:16].hex()
            yield sha256(b"\0" + canonical(leaf | {"id": name, "salt": salt}))

    def statement(self, given, own):
        """What the statement of this trail must say, whose digest is its own; its place in the ledger is another matter."""
        trail, scheme, closing = self.trail, self.scheme, self.trail["closing"]
        wanted = given | pick(trail, "library period company") | {"trail": own, "closing": closing.get("digest", "")}
        wanted |= {
            "run": pick(trail["run"], "id kind corrects"),
            "entry": int(trail["run"]["id"][:6]),
            "carried": {},
            "awards": {},
        }
        wanted["scheme"] = {"name": scheme["scheme"], "version": scheme.get("version", "")}
        wanted["scheme"]["sha256"] = sha256(trail["scheme"]["text"].encode()).hex()
        for name, entries in closing.get("accounts", {}).items():
            told = not few({entry["owner"] for entry in entries} - {""})
            wanted["carried"][name] = str(sum(exact(entry["amount"]) for entry in entries)) if told else None
        rows = lambda award: {row for row, n in enumerate(award["values"]) if n and award["table"] == "staff"}
        got = {name: rows(award) for name, award in trail["awards"].items()}
        pools = {name: about.get("pool") for name, about in scheme["awards"].items()}
        key = lambda name: ("pool", pools[name]) if pools[name] else name  # the awards of a pool are told together
        kept = {key(name) for name in got if few(got[name])}
        for name, award in trail["awards"].items():
            total = {"total": None if key(name) in kept else award["total"]}
            wanted["awards"][name] = pick(award, "unit multiple") | total
        wanted["balances"] = []
        for pool in filter(None, dict.fromkeys(pools.values())):
            people = set().union(*(rows for name, rows in got.items() if pools[name] == pool))
            wanted["balances"] += self.told([row for row in trail["balances"] if row["pool"] == pool], people)
        if adopted := scheme.get("adopted"):
            keys = ["on", "by", "from", "council", "council_on", "source"]
            wanted["adopted"] = {key: plain(adopted.get(key, "")) for key in keys}
        return wanted | {"participants": len(self.rows("staff")), "root": root(self.leaves())}

    def told(self, rows, people):
        """The balances of a pool as a statement tells them: groups in which few get something stand together."""
        (column,) = self.align(self.name(rows[0]["pool"], {}))
        groups, sizes = self.chain("staff", column.table), collections.Counter({row["group"]: 0 for row in rows})
        sizes.update(groups.values[row] for row in people)
        rows.sort(key=lambda row: (sizes[row["group"]], row["group"]))
        small = sum(size < 5 for size in sizes.values())
        while 0 < small < len(rows) and sum(sizes[row["group"]] for row in rows[:small]) < 5:
            small += 1
        together = {"pool": rows[0]["pool"], "group": "*" if rows[0]["group"] else ""}
        hidden = few(range(sum(sizes[row["group"]] for row in rows[:small])))
        for key in ("amount", "awarded", "left"):
            together[key] = None if hidden else str(sum(exact(row[key]) for row in rows[:small]))
        alone = [row for row in self.trail["balances"] if row in rows[small:]]
        return alone + [together] * (small > 0)

    def explain(self, key, language):
        """One participant's rules in words: the value of each step, and its sentence with values, or its formula."""
        for step in self.scheme["step"]:
            blanks, scope = self.filled[step["name"]]
            rule, label = self.trail["definitions"].get(step.get("rule"), {}), step.get("label", "")
            sentences = [s[language] for s in rule.get("sentence", ()) if holds(s, blanks)] or [step.get("formula")]
            value = lambda column: shown(self.within(column, "staff")[self.rows("staff")[key]])
            said = lambda part: part if isinstance(part, str) else value(part) if self.reaches(part) else "…"
            text = re.sub(r"\{(\w+)\}", lambda blank: said(scope[blank[1]]), sentences[0])
            label = label.get(language, "") if isinstance(label, dict) else label
            yield f"{step['name']} = {said(self.steps[step['name']])}   {label}\n    {text}"


def constants(name, table):
    """The rows of a table that stands in the scheme: its own, a matrix as three tables, or a function written out."""
    rows, across, function = table.get("rows", []), table.get("across", []), table.get("generate", {"from": 1, "to": 0})
    if across:
        yield f"{name}.across", [row | {"place": place} for place, row in enumerate(across)]
        cells = enumerate(cell for row in rows for cell in row["gives"])
        yield f"{name}.cells", [{"from": place, "gives": cell} for place, cell in cells]
        rows = [pick(row, "from to") | {"first": place * len(across)} for place, row in enumerate(rows)]
    for n in range(function["from"], function["to"] + 1)[:1001]:
        ratio, unit = decimal.Context(prec=function["digits"] + 20), 10 ** function["digits"]
        value = exact(function["base"]) ** n if "base" in function else Fraction(ratio.divide(n, ratio.ln(n)))
        rows = [*rows, {"from": n, "amount": f"{int(value * unit + Fraction(1, 2))}/{unit}"}]
    if rows:
        yield name, rows + [{"from": function["to"] + 1}] * ("generate" in table)


def standing(rows):
    """A table of these rows: in the order of its ids unless it has bounds, with a row more where the last bound is given."""
    keys, last = {key for row in rows for key in row} - {"id"}, rows[-1]
    ended = [{"from": last["to"], "to": last["to"]}] if "to" in last else []
    rows = [*rows[:-1], {"to": last.get("from")} | last, *ended]
    rows = rows if "from" in keys else sorted(rows, key=lambda row: row.get("id", ""))
    columns = {key: [str(exact(row[key])) if key in row else None for row in rows] for key in keys}
    return {"ids": [row.get("id", str(place)) for place, row in enumerate(rows, 1)], "columns": columns}


def root(hashes):
    """The root of the Merkle tree over the hashes of leaves."""
    hashes = [*hashes]
    while len(hashes) > 1:
        hashes = [node(*pair) for pair in zip(hashes[::2], hashes[1::2])] + hashes[len(hashes) // 2 * 2 :]
    return hashes[0].hex() if hashes else sha256(b"").hex()


def slip(given, statement):
    """Sentences about a slip that is not of this statement, or whose leaf is not under its root."""
    wanted = {key: given[key] for key in ("format", "index", "leaf", "path")} | {"count": statement["participants"]}
    yield from differ("slip", given, wanted | {key: statement[key] for key in ("run", "period", "scheme")})
    hashed, place, count = sha256(b"\0" + canonical(given["leaf"])), given["index"], given["count"]
    path = [*map(bytes.fromhex, given["path"])]
    while 0 <= place < count > 1 and (path or place ^ 1 >= count):
        if place ^ 1 < count:  # the last one of an odd number has no neighbour, and moves up as it is
            hashed = node(path.pop(0), hashed) if place % 2 else node(hashed, path.pop(0))
        place, count = place // 2, (count + 1) // 2
    if (place, count, path) != (0, 1, []) or hashed.hex() != statement["root"]:
        yield f"slip of {given['leaf']['id']}: what it says is not under the root of the statement"


def signature(path):
    """Sentences about a detached signature beside a statement, checked with ssh-keygen against `allowed_signers`."""
    signers = path.parent / "allowed_signers"
    keys = lambda *words: ["ssh-keygen", "-Y", *words, "-n", "sharing", "-s", f"{path}.sig", "-f", signers]
    if Path(f"{path}.sig").exists():
        _ = shutil.which("ssh-keygen") or fail("its signature can only be checked where ssh-keygen is")
        names = subprocess.run(keys("find-principals"), capture_output=True, text=True).stdout.split() or ["nobody"]
        if subprocess.run(keys("verify", "-I", names[0]), input=path.read_bytes(), capture_output=True).returncode:
            yield "its signature is not by one of the allowed signers over these bytes"


def ledger(folder, *options):
    """Sentences about the chain of a ledger folder, and about every run whose private files are there."""
    forgotten, before, counting = folder / "private" / "forgotten.json", ("", ""), []
    gone = read(forgotten)[0]["entries"] if forgotten.exists() else []
    entries = sorted(path for path in folder.glob("*.json") if path.name[0] != "." and path.stat().st_size)
    for number, path in enumerate(entries, 1):
        statement, own = read(path)
        run, period, scheme = statement["run"], statement["period"], statement["scheme"]["name"]
        stem = f"{number:06}-{re.sub(r'[^A-Za-z0-9._-]', '_', period['name'])}-{run['kind']}"
        wanted = {"entry": number, "previous": before[1], "run": run | {"id": stem}}
        yield from differ(path.name, statement, statement | wanted)
        if path.stem != stem:
            yield f"{path.name}: {'a fork: ' * (path.name[:6] == before[0])}{stem} should stand here"
        same = [c[4] for c in counting if c[5:] == (scheme, period["name"])]
        if run["kind"] != "forecast" and run["corrects"] != "".join(same[-1:]):
            yield f"{path.name}: it says it corrects {run['corrects']!r}, and this period has {same[-1:]}"
        if run["kind"] != "forecast" and statement.get("adopted", {}).get("council") == "needed":
            yield f"{path.name}: its version still needs the consent of the works council"
        private = folder / "private" / f"{path.stem}-{statement['trail'][:16]}"
        if private.exists():
            states = [c[:4] for c in counting if c[5] == scheme and c[0] < period["from"]]
            opening = max(states)[2:4] if states else None
            files, kept = [path, *private.rglob("*.json")], private / "promises.toml"
            if kept.exists() and sha256(kept.read_bytes()).hex() != statement.get("promises"):
                yield f"{path.name}: promises.toml is not the file of promises that the statement has"
            yield from told(path, check(files, *options, opening=opening))
        elif path.stem not in gone:
            yield f"{path.name}: its trail is missing"
        if run["kind"] != "forecast":
            counting.append((period["to"], number, statement["closing"], period, path.stem, scheme, period["name"]))
        before = path.name[:6], own


def check(paths, explain=None, language="en", opening=None):
    """Sentences about the files of one run: trail, statement, slips, and the files that it read."""
    files, inputs = collections.defaultdict(list), {}
    for path in paths:
        if path.suffix == ".json":
            value, own = read(path)
            kind = isinstance(value, dict) and re.fullmatch(
                "sharing-(trail|statement|slip)-1", str(value.get("format"))
            )
            files[kind[1] if kind else fail(f"{path} is no trail, statement or slip")].append((path, value, own))
        else:
            inputs[path.name] = sha256(path.read_bytes()).hex()
    statements = files["statement"] or fail("there is no statement among the files")
    for path, trail, own in files["trail"]:
        yield from told(path, check_trail(trail, own, statements[0][1], inputs, explain, language, opening))
    for path, statement, _ in statements:
        yield from told(path, signature(path))
        for path, given, _ in files["slip"]:
            yield from told(path, slip(given, statement))


def told(path, sentences):
    """Sentences with the file that they are about; whatever a false file brings about stops with a sentence as well."""
    try:
        yield from (f"{path.name}: {sentence.strip()}" for sentence in sentences)
    except CheckError as error:
        raise CheckError(f"{path.name}: {error}") from error
    except Exception as error:
        raise CheckError(f"{path.name} has not the form of its format: {error!r:.200}") from error


def check_trail(trail, own, statement, inputs, explain, language, opening):
    """Sentences about a trail with its statement, the files that the run read, and the state with which it opened."""
    run = Run(trail)
    yield from itertools.chain(differ("", trail, trail | run.wanted(), run.tables), run.source())
    yield from differ("statement", statement, run.statement(statement, own))
    read_as = {part["sha256"] for part in trail["inputs"]}
    yield from (f"{name} is none of the files that this run read" for name, own in inputs.items() if own not in read_as)
    states = {trail["state"], run.state(opening[1], closing=False)["digest"]} if trail["state"] and opening else set()
    if states - {*(opening or ())[:1]}:
        yield "its opening state, or the entries of its accounts, are not the closing state of the period before"
    if explain in run.rows("staff"):
        print(*run.explain(explain, language), sep="\n")


def main(words, found=0):
    """Read the command line, print what is found, and say by the exit code whether there was anything."""
    options = {word: words.pop(words.index(word) + 1) for word in ("--explain", "--lang") if word in words[:-1]}
    paths = [Path(word) for word in words if word not in options] or [Path("ledger")]
    files = [file for path in paths for file in ([*path.rglob("*.json")] if path.is_dir() else [path])]
    chain = ledger if [*paths[0].glob("[0-9]*-*.json")] else check
    try:
        sentences = chain(paths[0] if chain is ledger else files, options.get("--explain"), options.get("--lang", "en"))
        for found, sentence in enumerate(sentences, 1):
            print(sentence)
    except Exception as error:
        plain_error = isinstance(error, (CheckError, OSError))
        print(f"this could not be checked: {error if plain_error else f'the form of a statement: {error!r:.200}'}")
        return 2
    print(f"{found or 'no'} findings")
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
