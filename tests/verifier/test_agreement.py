"""The library and the stand-alone verifier were written apart, and judge alike: true trails, and trails with one change.

`make slow` draws 10,000 schemes that have a result; without it 150 are drawn.
"""

from __future__ import annotations

import copy
import os
import runpy
from collections import Counter
from contextlib import redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from hypothesis import strategies as st
from tests.audit.test_grouping import SCHEME as TEAMS_SCHEME
from tests.audit.test_grouping import passed
from tests.scheme_strategies import Plan, person, plan_of, plans
from tests.schemes import example_bound, ready_made

from sharing.audit.canonical import canonical, digest
from sharing.audit.checking import check_slip, check_statement, read_record, run_again
from sharing.audit.slips import slip_of, tree_of
from sharing.audit.trail import Commission
from sharing.errors import Refused
from sharing.files.catalogue import scheme_document, scheme_names
from sharing.files.ledger_runs import Records, known, records_of
from sharing.files.verifying import read, verify_paths
from sharing.succession import close_period
from sharing_cli.commands import group

VERIFIER = Path(__file__).parent.parent.parent / "verifier" / "sharing_verifier" / "verify.py"
VERIFY = runpy.run_path(str(VERIFIER))
SLOW = bool(os.environ.get("SHARING_SLOW"))
SCHEMES = 1_000 if SLOW else 150
RUNS = [pytest.param(number, marks=pytest.mark.slow) for number in range(10)] if SLOW else [0]
COMMISSION = Commission("000001-drawn-final", "final", "5a" * 32)
PARTS = (
    "steps", "awards", "balances", "excluded", "solved", "tables", "closing", "definitions", "run", "period",
    "parameters", "state", "format", "scheme",
)  # fmt: skip
Files = dict[str, bytes]


def by_library(files: Files) -> list[str]:
    """What the library finds."""
    try:
        trail, statement = (read_record(files[name], f"{name}.json", name) for name in ("trail", "statement"))
        rerun = run_again(trail, "trail.json", read, known)
        problems = [*rerun.problems, *check_statement(statement, "statement.json", trail, rerun)]
        if "slip" in files:
            problems += check_slip(read_record(files["slip"], "slip.json", "slip"), "slip.json", statement)
    except Refused as refused:
        problems = refused.problems
    return [str(problem) for problem in problems]


def by_verifier(folder: Path, files: Files) -> list[str]:
    """What the stand-alone verifier finds."""
    for name, data in files.items():
        (folder / f"{name}.json").write_bytes(data)
    with redirect_stdout(StringIO()) as printed:
        code = VERIFY["main"]([str(folder / f"{name}.json") for name in files])
    said = printed.getvalue().splitlines()
    assert code in {0, 1, 2}
    assert said[-1:] == ["no findings"] if code == 0 else said
    return said if code else []


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of everything in a tree that has no parts."""
    if isinstance(value, dict | list) and value:
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        return [found for key, part in parts for found in leaves(part, (*path, key))]
    return [path]


def another(value: Any) -> Any:
    """A value of the same kind that is another one."""
    if isinstance(value, bool | type(None)):
        return "1" if value is None else not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, dict | list):
        return type(value)([("more", "1")] if isinstance(value, dict) else ["1"])
    number = value.removeprefix("-")
    return str(int(value) + 1) if number.isdigit() and number == str(int(number)) else f"{value}1"


def changed(trail: dict[str, Any], path: tuple[Any, ...], way: str) -> dict[str, Any]:
    """A trail in which one value is another, is left out, or stands twice."""
    trail = copy.deepcopy(trail)
    part: Any = trail
    for key in path[:-1]:
        part = part[key]
    if way == "another" or isinstance(part, dict):
        part[path[-1]] = another(part[path[-1]])
    elif way == "dropped":
        part.pop(path[-1])
    else:
        part.insert(path[-1], part[path[-1]])
    return trail


def resealed(trail: dict[str, Any], statement: dict[str, Any]) -> Files:
    """The files of a forger, who makes digest, root and totals of the statement anew."""
    statement = {**statement, "trail": digest(canonical(trail)), "participants": len(trail["tables"]["staff"]["ids"])}
    with suppress(IndexError):  # a column too short: the old root stays
        statement["root"] = tree_of(trail).root.hex()
    for name, award in statement["awards"].items():
        award["total"] = trail["awards"].get(name, award)["total"]
    return {"trail": canonical(trail), "statement": canonical(statement)}


def made_of(plan: Plan) -> Records | None:
    """The trail and the statement of a drawn scheme; None when it has no result."""
    try:
        scheme = plan.scheme()
        return records_of(close_period(scheme, plan.bound(scheme)), COMMISSION)
    except Refused:
        return None


@pytest.mark.parametrize("number", RUNS)
def test_both_judge_alike(number: int, tmp_path: Path, record_property) -> None:
    """Of every drawn scheme that has a result: the files as they were made, a slip, and the files after one change."""
    counts: Counter[str] = Counter()
    apart: list[object] = []

    @seed(number)
    @settings(max_examples=SCHEMES, derandomize=False, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(plan=plans(), data=st.data())
    def judge(plan: Plan, data: st.DataObject) -> None:
        made = made_of(plan)
        assume(made is not None)
        true = files_of(made)
        name = data.draw(st.sampled_from(PARTS))
        path = data.draw(st.sampled_from(leaves(made.trail[name], (name,))))
        way = data.draw(st.sampled_from(["another", "dropped", "doubled"]))
        false = resealed(changed(made.trail, path, way), made.statement)
        counts["schemes"] += 1
        counts["slips"] += "slip" in true
        for what, files in (("true", true), ("changed", false)):
            library, verifier = by_library(files), by_verifier(tmp_path, files)
            counts[f"{what}, no findings"] += not library
            if bool(library) != bool(verifier) or (what == "true" and library):
                apart.append((what, path, way, library, verifier, plan.text))

    judge()
    for name, count in counts.items():
        record_property(name, count)
    assert apart == []
    assert counts["schemes"] == counts["true, no findings"] >= SCHEMES
    assert counts["changed, no findings"] < SCHEMES / 5


def files_of(made: Records) -> Files:
    """The files of a run, with the slip of the last participant if there is one."""
    files = {"trail": canonical(made.trail), "statement": canonical(made.statement)}
    last = made.statement["participants"] - 1
    return files if last < 0 else {**files, "slip": canonical(slip_of(made.trail, made.statement, made.tree, last))}


EXAMPLES = [(name, at) for name in scheme_names() for at in range(len(scheme_document(name).tree.get("example", [])))]


@pytest.mark.parametrize(("name", "at"), EXAMPLES)
def test_every_ready_made_scheme_passes_with_both(name: str, at: int, tmp_path: Path) -> None:
    scheme = ready_made(name)
    files = files_of(records_of(close_period(scheme, example_bound(scheme, scheme.examples[at])), COMMISSION))
    assert (by_library(files), by_verifier(tmp_path, files)) == ([], [])


@pytest.mark.parametrize("folder", ["bakery", "scaleup"])
def test_the_companies_of_the_examples_pass_with_both(folder: str, tmp_path: Path) -> None:
    home = VERIFIER.parents[2] / "examples" / folder
    tables = [f"--table={path.stem}={path}" for path in home.glob("teams.csv")]
    words = [
        "-q",
        "run",
        str(home / "scheme.toml"),
        str(home / "staff.csv"),
        *tables,
        "--ledger",
        str(tmp_path / "ledger"),
    ]
    assert CliRunner().invoke(group, words, catch_exceptions=False).exit_code == 0
    assert verify_paths([tmp_path / "ledger"]).problems == []
    with redirect_stdout(StringIO()) as printed:
        assert VERIFY["main"]([str(tmp_path / "ledger")]) == 0, printed.getvalue()


ADOPTED = """
[adopted]
on = 2025-12-05
by = "the board"
from = 2026-01-01
council = "obtained"
council_on = 2025-12-04
"""


@pytest.mark.parametrize(("top", "last", "day", "other"), [
    ('version = "2"', ADOPTED, "from = 2026-01-01", "from = 2026-01-02"),
    ("valid = { from = 2020-01-01, to = 2026-12-31 }", "", "to = 2026-12-31", "to = 2026-12-30"),
])  # fmt: skip
def test_a_version_that_is_not_in_force_is_found_by_both(
    top: str, last: str, day: str, other: str, tmp_path: Path
) -> None:
    plan = plan_of("s1 = heads + 1", person("a"))
    text = f"{top}\n{plan.text}{last}"
    made = made_of(evolve(plan, text=text))
    assert made is not None
    assert (by_library(files_of(made)), by_verifier(tmp_path, files_of(made))) == ([], [])
    (tmp_path / "slip.json").unlink()
    false = text.replace(day, other)
    trail, data, statement = made.trail, false.encode(), made.statement
    trail["scheme"] = {"text": false, "tree": VERIFY["tree"](false)}
    trail["inputs"][0] = {"role": "scheme", "bytes": len(data), "sha256": digest(data)}
    statement["scheme"]["sha256"] = digest(data)
    if "adopted" in statement:
        statement["adopted"]["from"] = "2026-01-02"
    files = resealed(trail, statement)
    assert "A009" in " ".join(by_library(files))
    assert "in which this version of the scheme is in force" in " ".join(by_verifier(tmp_path, files))


@pytest.mark.parametrize("side", ["from", "to"])
@pytest.mark.parametrize("of", ["0 - 1000", "0", "1", "100000"])
@pytest.mark.parametrize("across", ["0 - 100", "0", "0.5", "1", "100"])
def test_bounds_are_in_one_row_for_both(side: str, of: str, across: str, tmp_path: Path) -> None:
    step = (
        f'[[step]]\nname = "s1"\nrule = "matrix"\nof = "{of}"\nacross = "{across}"\ntable = "grid"\nside = "{side}"\n'
    )
    made = made_of(plan_of(step, person("a")))
    outside = side == "from" and (of == "100000" or across == "100")
    assert (made is None) == outside
    if made is not None:
        assert (by_library(files_of(made)), by_verifier(tmp_path, files_of(made))) == ([], [])


PROFIT = '[awards.gift]\nstep = "present"\npool = "profit"'


@pytest.mark.parametrize("gifts", [0, 1, 4])
@pytest.mark.parametrize("text", [TEAMS_SCHEME, TEAMS_SCHEME.replace('[awards.gift]\nstep = "present"', PROFIT)])
def test_figures_of_few_are_left_out_for_both(text: str, gifts: int, tmp_path: Path) -> None:
    made = records_of(passed(gifts, text), COMMISSION)
    assert (by_library(files_of(made)), by_verifier(tmp_path, files_of(made))) == ([], [])
    for path in leaves({key: made.statement[key] for key in ("awards", "balances")}):
        statement = changed(made.statement, path, "another")
        files = {"trail": canonical(made.trail), "statement": canonical(statement)}
        assert by_library(files), path
        assert by_verifier(tmp_path, files), path
