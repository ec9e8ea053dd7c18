"""Check a run of `sharing` without `sharing`: python verify.py [--explain ID] [--lang nl] [--signers FILE] PATH...

PATH is a ledger folder (`ledger` when none is given), a run folder, `statement.json trail.json`, or `slip.json
statement.json`; slips and input files of the runs may follow. Each value is calculated anew from the scheme and the rules in the trail,
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
# A value for each row of a table: a number, a text, or where it is a link the id of a row of the table that it leads to.
Column = collections.namedtuple("Column", "table values link", defaults=[""])
Entry = collections.namedtuple("Entry", "id scheme period number closing private")  # of a ledger, no forecast
Unchecked = type("Unchecked", (str,), {})  # a sentence about what could not be checked
sha256 = lambda data: hashlib.sha256(data).digest()
written = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
canonical = lambda value: written(value).encode()
few = lambda people: 0 < len(people) < 5  # whose figures a statement does not tell
# The digest of a state: of its tree, or of the file that says it.
sealed = lambda state: sha256(json.dumps(state, sort_keys=True, separators=(",", ":")).encode())
sealed_file = lambda data: sealed({key: part for key, part in tree(data.decode()).items() if key != "digest"})
node = lambda left, right: sha256(b"\1" + left + right)  # of the Merkle tree of RFC 9162
pick = lambda value, keys: {key: value[key] for key in keys.split() if key in value}
# A value of a tree as text: a day or a decimal without its mark, yes and no as 1 and 0.
plain = lambda value: str(next(iter(value.values())) if isinstance(value, dict) else value * 1)
day_number = lambda text: datetime.date.fromisoformat(text).toordinal()
date = lambda day: "" if isinstance(day, str) else str(datetime.date.fromordinal(int(day)))
whole = lambda number: int(number) if number.denominator == 1 else number
small = lambda text: text if re.fullmatch(r"[-+]?[\d.]{1,999}(/\d{1,999})?%?", text) else fail(f"{text!r} is no number")
percent = lambda text: whole(Fraction(small(text).removesuffix("%")) / (100 if text.endswith("%") else 1))
# A number as files have it, 5, "0.05", "8%", "1/3" or a day, exactly.
exact = lambda value: (percent, day_number)[bool(re.fullmatch(r"\d{4}-\d\d-\d\d", plain(value)))](plain(value))
decimals = lambda n: f"{decimal.Decimal(int(n * 10**6)) / 10**6:f}" + "…" * (10**6 % n.denominator > 0)
# A number as people write it, with … when it goes on; anything else as it stands.
number = lambda text: re.fullmatch(r"-?\d{1,99}(/[1-9]\d*)?", str(text))
shown = lambda value: decimals(Fraction(value)) if number(value) else f"{value!r:.200}"
# Whether blanks are filled in as a line or a sentence wants: given, absent, or with one of some answers.
filled = lambda value: {"absent", ""} if value is None else {"given", value if isinstance(value, str) else ""}
holds = lambda part, blanks: all(filled(blanks.get(k)) & {*v.split("|")} for k, v in part.get("when", {}).items())


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
    **{"+": operator.add, "-": operator.sub, "*": operator.mul, "==": operator.eq, "!=": operator.ne, "refuse": No},
    **{"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "negative": operator.neg},
    **{"and": lambda a, b: b if a and type(a) is not No else a, "or": lambda a, b: a if a else b},
    **{"not": lambda a: 1 - a, "if": lambda yes, a, b: yes if type(yes) is No else a if yes else b},
    "/": lambda a, b: (a if type(a) in (Fraction, No) else Fraction(a)) / b if b else No("division-by-zero"),
    "floor": lambda value, unit=1: value // unit * unit,
    "unit_of": lambda digits: Fraction(1, 10 ** int(digits)),
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
        fail(f"{path.name} is not JSON: {error}")
    if data != (again := canonical(value) + b"\n"):
        fail(f"{path.name}: after {len(commonprefix([data, again]))} bytes comes what canonical JSON has not there")
    known = isinstance(value, dict) or fail(f"{path.name} is no trail, statement or slip")
    return value, known and sha256(data).hex()


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
            unit = f" in {given['multiple']} {given.get('unit')}" if "multiple" in given else ""
            where = f"{place}{unit}, {given['table']}" if ids and key == "values" else f"{place} {key}"
            yield from differ(where, given.get(key, "missing"), wanted.get(key, "nothing"), tables, ids)
    elif given != wanted or type(given) is not type(wanted):
        more = Fraction(given) - Fraction(wanted) if number(given) and number(wanted) else 0
        by = f": {shown(abs(more))} too {'much' if more > 0 else 'little'}" if more else ""
        yield f"{place} is {shown(given)} and should be {shown(wanted)}{by}"


def proved(rows, amount, value):
    """The value of a point: a refusal, or the proof's value if it is the least that gives the amount or all limits allow."""
    if bad := [v for row in [*rows, (amount,)] for v in row if type(v) is No]:
        return bad[0]
    points = [row for row in rows if row[0]]
    bad = any(p < 0 or (high is not None and low > high) for p, low, high in points)
    if bad or (amount and not points) or amount < 0 or sum(low for _, low, _ in points) > amount:
        return No("no value of a point")
    value = fail("a level has no proof") if value is None else Fraction(value)
    given = [max(low, p * value if high is None else min(high, p * value)) for p, low, high in points]
    full = sum(given) < amount and all(g == high for g, (_, _, high) in zip(given, points))
    least = value == 0 or (value > 0 and any(low < p * value == g for g, (p, low, _) in zip(given, points)))
    right = least and (full or sum(given) == amount)
    return value if right else fail(f"the value of a point is {shown(value)}: not the least that gives {shown(amount)}")


class Run:
    """The calculation of one trail, done anew: every name of the scheme, and the column that it stands for."""

    def __init__(self, trail):
        """Take the tables, the columns of the scheme with the links between them, and the parameters."""
        scheme = self.scheme = tree(trail["scheme"]["text"])
        self.trail, self.steps, self.filled, self.now = trail, {}, {}, ""
        self.chain, self.solved = functools.cache(self.chain), collections.defaultdict(list)
        own = [pair for name, table in scheme.get("tables", {}).items() for pair in constants(name, table)]
        self.tables = trail["tables"] | {name: standing(rows) for name, rows in own}
        self.tables["company"] = {"ids": [""], "columns": dict(trail["tables"]["company"]["columns"])}
        self.rows = {name: {key: row for row, key in enumerate(table["ids"])} for name, table in self.tables.items()}
        months = [datetime.date(1900 + n // 12, n % 12 + 1, 1).toordinal() for n in range(3613)]
        days, end = [b - a for a, b in itertools.pairwise(months)], No("outside-table")
        calendar = {"start": months, "days": [*days, end], "number": [*range(3612), end]}
        self.names = {f"calendar.{key}": Column("calendar", values) for key, values in calendar.items()}
        self.rows["calendar"] = dict(zip(map(str, months), range(3613)))
        self.names |= {f"period.{a}": day_number(trail["period"][b]) for a, b in (("start", "from"), ("end", "to"))}
        part = collections.defaultdict(dict, scheme)
        said = part["tables"] | part["accounts"] | {"staff": {"columns": part["staff"]}}
        said["company"] = {"columns": part["figures"] | part["parameters"]}
        for table, rows in self.tables.items():
            self.columns(table, rows, said.get(table, {"rows": []}))
        self.todo = {f"eligible.{c['name']}": {"formula": c["when"]} for c in part["eligible"] or []}
        self.todo["eligible"] = {"formula": " and ".join(self.todo) or "1"}
        self.todo |= {step["name"]: step for step in scheme["step"]}
        self.used = [self.parameter(name, about) for name, about in part["parameters"].items()]

    def columns(self, table, given, about):
        """Take the columns of a table: numbers, or links. A blank in the last row of closed brackets lies outside them."""
        ids, columns = given["ids"], given["columns"]
        if (
            {*map(len, columns.values())} - {len(ids)}
            or len({*ids}) < len(ids)
            or (table == "staff" and ids != sorted(ids))
        ):
            fail(f"table {table}: its columns differ in length, or its ids are not in order and each once")
        entry = {"amount": 0, "origin": 0, "expires": 0} | pick(about, "owner") if "close" in about else {}
        wanted = {*about.get("columns", {}), *about.get("link", {}), *entry}
        if not {"rows", "generate"} & about.keys() and wanted != columns.keys():
            fail(f"table {table}: its columns are not those of the scheme: {', '.join(sorted(wanted))}")
        for key, texts in columns.items():
            full = f"{table}.{key}"
            link = about.get("columns", {}).get(key, {}).get("leads_to") or about.get("link", {}).get(key)
            link = link or (about.get("owner", "") if key == "owner" else full if full in self.tables else "")
            made = {text: text if link else exact(text) for text in {*texts} - {None}}
            wrong = [text for text, v in made.items() if str(v) != text or (link and text not in self.rows[link])]
            _ = wrong and fail(f"column {key} of {table} holds {wrong[0]!r}, which it cannot hold")
            values = [made.get(text, No("blank")) for text in texts]
            if texts[-1:] == [None] and columns.get("from", [0])[-1:] == columns.get("to", [1])[-1:]:
                values[-1] = No("outside-table")
            self.names[full] = Column(table, values, link)
            if table in ("staff", "company"):
                self.names[key] = self.names[full]

    def chain(self, table, target, passed=()):
        """The link that leads from each row of a table to another, over one or more tables; None where none leads there."""
        if target in (table, "company"):
            return Column(table, [*self.rows[table]] if target == table else [""] * len(self.rows[table]), target)
        links = (self.names[f"{table}.{key}"] for key in self.tables.get(table, {"columns": ()})["columns"])
        links = [link for link in links if link.link and link.link not in (table, *passed)]
        further = ((self.chain(link.link, target, (table, *passed)), link) for link in links)
        return next((self.at(*pair) for pair in further if pair[0]), None)

    def at(self, column, link):
        """The value that a column has in the row to which a link leads."""
        column = column if column.table == link.link else self.at(column, self.chain(link.link, column.table))
        values, rows = column.values, self.rows[link.link]
        return Column(link.table, [k if type(k) is No else values[rows[k]] for k in link.values], column.link)

    def align(self, *columns):
        """Columns in the rows of the finest of their tables, along the links between them."""
        columns = [c if isinstance(c, Column) else Column("company", [c]) for c in columns]
        tables = sorted({c.table for c in columns})
        finest = [table for table in tables if all(self.chain(table, other) for other in tables)]
        table = finest[0] if finest else fail(f"no links lead between the tables {' and '.join(tables)}")
        return [c if c.table == table else self.at(c, self.chain(table, c.table)) for c in columns]

    within = lambda self, column, table: self.align(column, Column(table, []))[0].values  # in the rows of a table

    def name(self, name, scope):
        """What a name stands for: a blank or a line of the rule, a step, a figure, a column; None for what is left out."""
        head, _, rest = name.partition(".")
        name = f"{scope[head]}.{rest}" if rest and isinstance(scope.get(head), str) else name
        step = name if head == "eligible" else head
        if name not in scope and step in self.todo:
            self.calculate(step, self.todo.pop(step))
        if name not in scope and name not in self.names and name.rpartition(".")[0] not in self.tables:
            fail(f"{name} is read before it is calculated, or is nothing that the trail holds")
        return scope.get(name, self.names.get(name))

    def value(self, text, scope):
        """The column that a formula gives, calculated while it is read; None where a blank left out makes it fall away."""
        tokens = ["", *re.findall(TOKEN, text)[::-1]]
        need = lambda sign, left=None: left if tokens.pop() == sign else fail(f"the formula {text!r} lacks {sign!r}")

        def part(level=1):
            first = tokens.pop()
            if first == "(":
                left = need(")", part())
            elif first in ("not", "-"):
                left = self.operation("not", [part(4)]) if first == "not" else self.operation("negative", [part(7)])
            elif first == "if":
                left = self.operation("if", [part(), need("then") or part(), need("else") or part()])
            elif first[0] == '"' or first[0].isdigit():
                left = first[1:-1] if first[0] == '"' else exact(first)
            elif first == "rows":
                table = need("(") or tokens.pop()
                left = need(")", len(self.rows[scope.get(table, table)]))
            elif tokens[-1] == "(":
                given = [tokens.pop() and part()]
                while tokens[-1] == ",":
                    given.append(tokens.pop() and part())
                left = self.word(first, given, tokens.pop() and part() if tokens[-1] == "by" else None)
                need(")")
            else:
                left = self.name(first, scope)
            while tokens[-1] == "as":
                left = tokens.pop() and need("points", left)
            while BINDS.get(sign := tokens[-1], 0) >= level:
                left = self.operation(tokens.pop(), [left, part(BINDS[sign] + 1)])
            return left

        return need("", part())

    def word(self, word, given, along):
        """What a word gives: an operation, or the lines of its definition."""
        definition = self.trail["definitions"].get(word, {})
        if not definition.get("word"):
            return self.operation(word, given, along)
        if definition.get("folds"):
            given = [column for column in given if column is not None]
            return functools.reduce(lambda a, b: self.lines(definition, {"a": a, "b": b}), given) if given else None
        blanks = {b: self.value(about.get("default", "0"), {}) for b, about in definition["blanks"].items()}
        operands = zip([blank for blank in definition["order"] if blank != "along"], given)
        return self.lines(definition, blanks | {"along": along} | dict(operands))

    def lines(self, definition, scope, step=None):
        """The result of the lines of a definition; those with a label are sub-steps of the step."""
        blanks = dict(scope)
        for line in (line for line in definition["line"] if holds(line, blanks)):
            scope[line["name"]] = made = self.value(line["formula"], scope)
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
                scope[blank] = self.value(f"{scope['table']}.{given}" if form == "column" else given, {})
        self.filled[name] = dict(scope), scope
        self.lines(rule, scope, name)
        self.now = before

    def operation(self, word, given, along=None):
        """An operation on columns; where what it works on was left out, it falls away."""
        if None in given[: 1 if word == "level" else None]:
            return next((column for column in given if column is not None and word == "or_else"), None)
        x, y, z, high = (*given, None, None, None)[:4]
        if word == "at":
            return self.at(self.align(x)[0], Column("company", [y], x.table) if isinstance(y, str) else y)
        if word == "locate":  # the first row has none below, and belongs to a `to` as well
            ids, bounds, (x,) = [No("outside-table"), *self.rows[y.table]], y.values, self.align(x)
            find = lambda v: (z == "to" and bisect.bisect_left(bounds, v)) or bisect.bisect_right(bounds, v)
            return Column(x.table, [v if type(v) is No else ids[find(v)] for v in x.values], y.table)
        if word in ROWS:
            columns = self.align(*given)
            link = max(c.link for c in columns) if word in ("if", "or_else") else ""
            return Column(columns[0].table, [*map(ROWS[word], *(c.values for c in columns))], link)
        if word == "level":
            given = [y, 0 if z is None else z, Column("company", [None]) if high is None else high]
        columns = self.align(*given, along or Column("company", [""], "company"))
        table, groups = columns[-1].link, {key: [] for key in self.rows[columns[-1].link]}
        for place, (*row, group) in enumerate(zip(*(c.values for c in columns))):
            groups.get(group, []).append((*row, place))
        if word == "running":
            made = {}
            for rows in groups.values():
                rows.sort(key=operator.itemgetter(slice(1, -1)))
                made |= zip([row[-1] for row in rows], itertools.accumulate([row[0] for row in rows], initial=0))
            return Column(columns[0].table, [made[row] for row in range(len(columns[0].values))])
        if word == "level":
            proofs, solved = self.trail["solved"].get(self.now, []), self.solved[self.now]
            proof = [*(proofs[len(solved)]["values"] if len(solved) < len(proofs) else ()), *[None] * len(groups)]
            made = zip(groups.values(), self.within(x, table), proof)
            made = Column(
                table, [proved([row[:3] for row in rows], *amount_and_proof) for rows, *amount_and_proof in made]
            )
            solved.append({"table": table, "values": self.texts(made)})
            return made
        fold = {"total": sum, "highest": lambda v: functools.reduce(highest, v) if v else No("no-rows")}[word]
        return Column(table, [fold([row[0] for row in rows]) for rows in groups.values()])

    def texts(self, column):
        """A column as a trail has it: exacts, the numbers of rows for a link, and null where there is no value."""
        values = [self.rows[column.link][v] for v in column.values] if column.link else column.values
        return [None if type(v) is No else str(int(v) if type(v) is bool else v) for v in values]

    def wanted(self):
        """What the trail must say of steps, awards, exclusions, balances and accounts."""
        try:
            while self.todo:
                self.name(next(iter(self.todo)), {})
        except Exception as error:
            said = error if type(error) is CheckError else f"the trail has not the form of its format: {error!r:.200}"
            raise CheckError(f"step {self.now}: {said}") from error
        trail, scheme, excluded, awards, pools, balances = self.trail, self.scheme, {}, {}, {}, []
        del self.steps["eligible"]
        for name in [condition["name"] for condition in scheme.get("eligible", [])]:
            for key, holds_so in zip(self.rows["staff"], self.within(self.steps[f"eligible.{name}"], "staff")):
                _ = holds_so or excluded.setdefault(key, []).append(name)
        for name, award in scheme["awards"].items():
            (column,), kind = self.align(self.name(award["step"], {})), award.get("kind", "cash")
            unit = award.get("unit", scheme.get("currency", "EUR") if kind in MONEY else kind)
            multiple = exact(award.get("multiple", "0.01" if kind in MONEY else 1))
            out = excluded if column.table == "staff" and kind != "check" else ()
            shares = [0 if key in out else v / multiple for key, v in zip(self.rows[column.table], column.values)]
            awards[name] = pick(award, "step") | {"table": column.table, "unit": unit, "multiple": str(multiple)}
            awards[name] |= {"values": [int(v) if v == int(v) else str(v) for v in shares], "total": int(sum(shares))}
            pools.setdefault(award.get("pool"), []).append(column)
        for pool in filter(None, pools):  # in the order in which the awards of the scheme name them
            (amount,) = self.align(self.name(pool, {}))
            paid = [self.operation("total", [c], self.chain(c.table, amount.table)).values for c in pools[pool]]
            for group, value, out in zip(self.rows[amount.table], amount.values, map(sum, zip(*paid))):
                sums = {"amount": str(value), "awarded": str(out), "left": str(value - out)}
                balances.append({"pool": pool, "group": group} | sums)
        made = {"awards": awards, "excluded": excluded, "balances": balances, "solved": dict(self.solved)}
        made["closing"] = self.state()
        made["steps"] = {name: {"table": c.table, "values": self.texts(c)} for name, c in self.steps.items()}
        named = " ".join(about["set"] for about in scheme.get("parameters", {}).values() if "set" in about)
        made["parameters"] = {"sets": pick(trail["parameters"]["sets"], named), "used": self.used}
        file = {"role": "scheme", "bytes": len(text := trail["scheme"]["text"].encode()), "sha256": sha256(text).hex()}
        made |= {"scheme": {"text": trail["scheme"]["text"], "tree": scheme}, "inputs": [file, *trail["inputs"][1:]]}
        known = scheme.get("accounts") and re.fullmatch("([0-9a-f]{64})?", trail["state"])
        return made | {"format": "sharing-trail-1", "tables": self.tables} | ({} if known else {"state": ""})

    def state(self, left=None):
        """The state that this period leaves: of accounts what is kept and added; or that it opens with, left by another."""
        period, end = left or self.trail["period"], self.trail["period"]["to"]
        state = {"format": "sharing-state-1", "accounts": {}, "scheme": self.scheme["scheme"], "period": period}
        for name, account in self.scheme.get("accounts", {}).items():
            kept, added, until = (self.steps.get(f"{account['close']}.{part}") for part in ("kept", "added", "until"))
            blank, owners = Column(name, [0] * len(self.rows[name])), account.get("owner", "company")
            amount, origin, expires = (self.names[f"{name}.{key}"] for key in ("amount", "origin", "expires"))
            owner = self.names.get(f"{name}.owner", blank._replace(values=[""] * len(blank.values)))
            old = (amount if left else kept or blank, owner, origin, expires)
            rows = [*zip(self.rows[name], *(column.values for column in old))]
            new = (added or self.steps[account["close"]], until or "")
            new = [[], []] if left else [self.within(column, owners) for column in new]
            for key, value, last in zip(self.rows[owners], *new):
                rows.append((f"{end}.{key}".rstrip("."), value, key, exact(end), last))
            entries = state["accounts"][name] = []
            for key, value, own, day, last in sorted(row for row in rows if row[1]):
                text = f"{decimal.Decimal(value.numerator) / value.denominator:f}"
                entries.append({"id": key, "owner": own, "amount": text, "origin": date(day), "expires": date(last)})
        return state | {"digest": sealed(state).hex()} if state["accounts"] else {}

    def parameter(self, name, about):
        """What the trail must say of a parameter: the value of the day on which it is looked up, or that given by hand."""
        (day,), key, given = (
            self.within(self.value(plain(about["on"]), {}), "company"),
            about.get("key", name),
            f"set.{name}",
        )
        said = {"parameter": name, "day": date(day), "from": "", "to": "", "status": "by-hand"}
        last = lambda row: plain(row.get("to", f"{plain(row['checked'])[:4]}-12-31"))
        if (value := self.trail["run"]["options"].get(given)) is None:
            kept = about if "values" in about else self.trail["parameters"]["sets"][about["set"]]["parameters"][key]
            held = [row for row in kept["values"] if exact(row["from"]) <= day <= exact(last(row))]
            row = held[0] if held else fail(f"parameter {name} has no value on {date(day)}")
            said |= {"from": plain(row["from"]), "to": last(row), "status": row["status"]}
        value = exact(row["value"] if value is None else value)
        self.names[name] = self.names[f"company.{name}"] = Column("company", [value])
        self.tables["company"]["columns"][name] = [str(value)]
        return said | {"value": str(value)}

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
        return wanted | {"participants": len(self.rows["staff"]), "root": root(self.leaves())}

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

    def source(self):
        """Sentences about a version that was not in force, files that no run reads, and rules that are not the known ones."""
        roles = "".join(f"{part['role'].partition('.')[0]} " for part in self.trail["inputs"])
        if not re.fullmatch("scheme (figures )?(staff )?(table )*(parameters )*(state )?", roles):
            yield f"inputs: {roles}are not the files of a run, in their order"
        valid, adopted = (self.scheme.get(key, {}) for key in ("valid", "adopted"))
        first, last = exact(valid.get("from", "0001-01-01")), exact(valid.get("to", "9999-12-31"))
        start, end = self.names["period.start"], self.names["period.end"]
        if not first <= end <= last or start < exact(adopted.get("from", "0001-01-01")):
            yield "the period is not one in which this version of the scheme is in force"
        for name, definition in self.trail["definitions"].items():
            if sha256(canonical([name, definition])).hex()[:16] not in KNOWN.split():
                yield f"rule {name} is not the rule of that name that this verifier knows"

    def explain(self, key, language):
        """One participant's rules in words: the value of each step, and its sentence or its formula with values."""
        row = self.rows["staff"].get(key)
        yield f"{self.trail['run']['id']}, {'nobody has id ' * (row is None)}{key}"
        for step in self.scheme["step"] if row is not None else ():
            value = lambda column: shown(self.within(column, "staff")[row] * 1)
            said = lambda part: value(part) if not isinstance(part, Column) or self.chain("staff", part.table) else "…"
            (blanks, scope), formula = self.filled[step["name"]], step.get("formula", "")
            rule, label = self.trail["definitions"].get(step.get("rule"), {}), step.get("label", "")
            text = [s.get(language, s["en"]) for s in rule.get("sentence", ()) if holds(s, blanks)] or [formula]
            fill = lambda blank: scope[blank[1]] if type(scope[blank[1]]) is str else said(scope[blank[1]])
            named = lambda name: said(self.names[name[0]]) if name[0] in self.names else name[0]
            text = re.sub(r"\{(\w+)\}", fill, text[0]) if rule else f"{formula}  =  {re.sub(TOKEN, named, formula)}"
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


class Audit:
    """What was looked at so far, and what the rest must fit: statements, entries that count, files that runs read."""

    def __init__(self, explain=None, lang="en", signers=None):
        """Take whom to explain, in which language, and the file of those who may sign."""
        self.whom, self.language, self.signers = explain, lang, signers
        self.counts, self.statements, self.inputs, self.opened = collections.Counter(), {}, set(), {}
        self.counting = []  # the entries that are no forecasts

    def check(self, paths):
        """Sentences about ledger folders, and then about other files."""
        folders = [path for path in paths if path.is_dir() and [*path.glob("[0-9]*-*.json")]]
        for folder in folders:
            yield from self.ledger(folder)
        others = [path for path in paths if path not in folders]
        others = [file for path in others for file in (sorted(path.rglob("*.json")) if path.is_dir() else [path])]
        yield from self.files(others)
        _ = self.counts or fail("there is nothing to check here")

    def ledger(self, folder):
        """Sentences about the chain of a ledger folder, and about every run whose private files are there."""
        note, before, last = folder / "private" / "forgotten.json", [0, ""], {}
        try:
            gone = read(note)[0]["entries"] if note.exists() else []
        except Exception as error:
            gone = yield Unchecked(f"forgotten.json: this could not be checked: {error!r:.200}")
        for path in sorted(folder.glob("[!.]*.json")):
            named = re.fullmatch(r"\d{6}-[\w.-]*-(forecast|final|correction)", path.stem, re.ASCII)
            if named and path.stat().st_size:
                yield from told(path, self.entry(path, before, gone or ()))
            elif named:
                yield f"{path.name}: an entry that is empty: the run that wrote it was not finished"
            elif b'"sharing-statement-1"' in path.read_bytes():
                yield f"{path.name}: a statement under a name that no entry has, perhaps a copy made while synchronising"
        for claim in sorted((folder / "private").glob("[0-9]*.claim")):
            if re.fullmatch("[0-9]{6}", claim.stem) and int(claim.stem) > before[0]:
                yield f"{claim.name}: this number was claimed, and its statement is not there"
        for one in self.counting:
            last[one.scheme, one.period["name"]] = one
        for one in last.values():
            left = self.opening(one.scheme, one.period)
            if left and self.opened.get(one.id) and self.opened[one.id] != left.closing:
                yield f"{one.id}: it opened with a state that {left.id} has corrected since: correct it as well"
        for one in [self.opening(scheme, {"from": "9999"}) for scheme in dict.fromkeys(scheme for scheme, _ in last)]:
            if one.closing and one.id in (gone or ()) and not (one.private / "state.toml").exists():
                yield f"{one.id}: the state that it left, which is never forgotten, is missing"

    def opening(self, scheme, period):
        """The entry with whose closing state a period of a scheme opens; None for the first."""
        left = [one for one in self.counting if one.scheme == scheme and one.period["to"] < period["from"]]
        return max(left, key=lambda one: (one.period["to"], one.number), default=None)

    def entry(self, path, before, gone):
        """Sentences about an entry of a ledger: its place in the chain, its period, and the files that belong to it."""
        statement, own = read(path)
        run, period, scheme = statement["run"], statement["period"], statement["scheme"]["name"]
        name = f"{statement['entry']:06}-{re.sub(r'[^A-Za-z0-9._-]', '_', period['name'])}-{run['kind']}"
        number, (last, digest) = int(path.name[:6]), before
        before[:] = number, own
        if not path.stem == name == run["id"]:
            yield f"its name is not that of its content, which is {name} of run {run['id']}"
        if number != last + 1:
            yield f"a fork: two entries have number {number}" if number == last else f"number {last + 1} is missing"
        elif statement["previous"] != digest:
            yield "the entry before it is not the one after which it was written"
        claim = path.parent / "private" / f"{number:06}.claim"
        if claim.exists() and claim.read_bytes() != path.read_bytes():
            yield "it does not have the bytes with which its number was claimed"
        others = [one for one in self.counting if one.scheme == scheme]
        newest = [one.id for one in others if one.period["name"] == period["name"]][-1:]
        right = ("forecast", "") if run["kind"] == "forecast" else ("correction", *newest) if newest else ("final", "")
        if (run["kind"], run["corrects"]) != right:
            counts = f"what counts for this period is {newest[0] if newest else 'nothing yet'}"
            yield f"it is a {run['kind']} that corrects {run['corrects'] or 'nothing'}, and {counts}"
        private = path.parent / "private" / f"{path.stem}-{statement['trail'][:16]}"
        yield from self.private(private, path, statement, path.stem in gone, self.opening(scheme, period))
        if run["kind"] == "forecast":
            return
        for one in {one.period["name"]: one for one in others if one.period["name"] != period["name"]}.values():
            if one.period["from"] <= period["to"] and period["from"] <= one.period["to"]:
                yield f"days of its period are also those of {one.id}, under another name"
        if statement.get("adopted", {}).get("council") == "needed":
            yield "its version still needs the consent of the works council"
        self.counting.append(Entry(path.stem, scheme, period, number, statement["closing"], private))

    def private(self, folder, path, statement, gone, opening):
        """Sentences about the private files of an entry."""
        there = (folder / "trail.json").exists()
        if there == gone:
            yield "it is noted as forgotten, and its trail is still there" if gone else "its trail is missing"
        for name, key, digest in (("state.toml", "closing", sealed_file), ("promises.toml", "promises", sha256)):
            file, wanted = folder / name, statement.get(key)
            if file.exists() and digest(file.read_bytes()).hex() != wanted:
                yield f"{name} is not the file whose digest the statement has"
            elif wanted and not gone and not file.exists():
                yield f"its {name} is missing"
        for file in folder.glob("slips/*.json"):
            if (name := read(file)[0]["leaf"]["id"]) != file.stem:
                yield f"{file.name} is the slip of {name}"
        yield from self.files([path, *sorted(folder.rglob("*.json"))], opening, alone=0)

    def files(self, paths, opening=None, alone=1):
        """Sentences about the files of one run: trail, statement, slips, and the files that it read."""
        found = collections.defaultdict(list)
        for path in paths:
            _ = path.is_file() or fail(f"{path} is no file that is there")
            value, own = read(path) if path.suffix == ".json" else (None, sha256(path.read_bytes()).hex())
            kind = value and re.fullmatch("sharing-(trail|statement|slip)-1", str(value.get("format")))
            kind = "input" if value is None else kind[1] if kind else fail(f"{path} is no trail, statement or slip")
            found[kind].append((path, value, own))
            self.counts[kind] += 1
        for path, statement, _ in found["statement"]:
            self.statements[statement["run"]["id"]] = statement
            yield from told(path, self.signature(path))
            if alone and not found["trail"] and not found["slip"]:
                yield f"{path.name}: a statement alone proves nothing: name its trail, a slip or its ledger as well"
        for path, value, own in found["trail"] + found["slip"]:
            statement = self.statements.get(value["run"]["id"]) or [None, *self.statements.values()][-1]
            _ = statement or fail(f"{path.name} is checked against the statement of its run, and none is here")
            about = slip(value, statement) if "leaf" in value else self.trail(value, own, statement, opening)
            yield from told(path, about)
        for path, _, own in found["input"]:
            if own not in self.inputs:
                yield f"{path} is none of the files that a run here read"

    def trail(self, trail, own, statement, opening):
        """Sentences about a trail with its statement, and the state with which it opened."""
        run = Run(trail)
        yield from itertools.chain(differ("", trail, trail | run.wanted(), run.tables), run.source())
        yield from differ("statement", statement, run.statement(statement, own))
        self.inputs |= {part["sha256"] for part in trail["inputs"]}
        opened = self.opened[trail["run"]["id"]] = trail["state"]
        if opened and opening and {opened, run.state(opening.period)["digest"]} != {opening.closing}:
            yield "its opening state, or the entries of its accounts, are not the closing state of the period before"
        if self.whom:
            print(*run.explain(self.whom, self.language), sep="\n")

    def signature(self, path):
        """Sentences about a detached signature beside a statement, where it is known who may sign."""
        signed = Path(f"{path}.sig")
        self.counts["signature"] += signed.exists()
        keys = lambda *words: ["ssh-keygen", "-Y", *words, "-n", "sharing", "-s", signed, "-f", self.signers]
        if self.signers and not signed.exists():
            yield "it is not signed"
        elif self.signers:
            _ = shutil.which("ssh-keygen") or fail("its signature can only be checked where ssh-keygen is")
            names = subprocess.run(keys("find-principals"), capture_output=True, text=True).stdout.split() or ["nobody"]
            if subprocess.run(keys("verify", "-I", names[0]), input=path.read_bytes(), capture_output=True).returncode:
                yield "its signature is not by one of those who may sign, over these bytes"


def told(path, sentences):
    """Sentences with the file that they are about; whatever a false file brings about is a sentence as well."""
    try:
        yield from (type(sentence)(f"{path.name}: {sentence.strip()}") for sentence in sentences)
    except Exception as error:
        known = isinstance(error, (CheckError, OSError))
        said = error if known else f"it has not the form of its format: {error!r:.200}"
        yield Unchecked(f"{path.name}: this could not be checked: {said}")


def main(words, found=0, code=0):
    """Read the command line, print what is found and what was looked at; the exit code says whether there was anything."""
    names = ("--explain", "--lang", "--signers")
    options = {name: words.pop(words.index(name) + 1) for name in names if name in words[:-1]}
    paths = [Path(word) for word in words if word not in options] or [Path("ledger")]
    if any(word.startswith("-") for word in words if word not in options):
        return print(__doc__) or 2
    audit = Audit(**{name.strip("-"): value for name, value in options.items()})
    try:
        for found, sentence in enumerate(audit.check(paths), 1):
            code = max(code, 2 if type(sentence) is Unchecked else 1)
            print(sentence)
    except Exception as error:
        plain_error = isinstance(error, (CheckError, OSError))
        print(f"this could not be checked: {error if plain_error else f'the form of a file: {error!r:.200}'}")
        return 2
    unchecked = " (not checked: --signers FILE says who may sign)" * (
        not audit.signers and audit.counts["signature"] > 0
    )
    print("looked at:", ", ".join(f"{n} {kind}{'s' * (n > 1)}" for kind, n in audit.counts.items() if n) + unchecked)
    print("declared, not verified: what the files of the company say, and values that models gave")
    print(f"{found or 'no'} finding{'s' * (found != 1)}")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
