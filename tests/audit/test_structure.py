"""Everything in a trail is dropped, doubled, exchanged and made one more or less, with every digest made anew.

The library and the stand-alone verifier judge each of them alike. What they do not see is listed here by its place: it says
where a result came from, and no amount hangs on it. The counts stand in the explanation of the audit trail.
"""

from __future__ import annotations

import copy
import re
import runpy
from collections import Counter
from contextlib import redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.audit.counts import hold
from tests.audit.made import ledger

from sharing.audit.canonical import canonical, digest
from sharing.audit.checking import check_statement, read_record, run_again
from sharing.audit.slips import tree_of
from sharing.audit.statement import statement_of
from sharing.errors import Refused
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import known, read_trail
from sharing.files.verifying import read

if TYPE_CHECKING:
    from collections.abc import Iterator

VERIFY = runpy.run_path(str(Path(__file__).parents[2] / "verifier" / "sharing_verifier" / "verify.py"))
EVERY = 40
"""Of the trees of rules and scheme, which are compared as a whole, one in so many parts is changed."""
UNSEEN = {
    # where the result came from, and what no amount hangs on
    "company", "library", "salt_key", "inputs.*", "inputs.*.bytes", "inputs.*.sha256",
    "tables.staff.columns.team.*", "tables.staff.team.ids.*",
    # other inputs with which everything is the same: another id, a weight of 0 that is below 0
    "tables.staff.ids.*", "tables.staff.columns.weight.*",
    # what the ledger sees: the name of the entry, what it corrects, the state it opens with
    "run.id", "run.corrects", "state", "tables.reserve.ids.*", "tables.reserve.columns.origin.*",
}  # fmt: skip
Tree = dict[str, Any]
Path_ = tuple[Any, ...]


def places(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Give the path of everything in a tree."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in pairs:
        yield (*path, key)
        yield from places(part, (*path, key))


def one_more(value: Any, by: int) -> Any:
    """Give a value of the same form that is a little more or less; nothing where there is none."""
    if isinstance(value, bool | list | dict | None):
        return None
    if isinstance(value, int):
        return value + by
    if re.fullmatch(r"-?\d{1,30}", value):
        return str(int(value) + by)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return f"{value[:3]}{(int(value[3]) + by) % 10}{value[4:]}"
    if re.fullmatch(r"[0-9a-f]{64}", value):
        return f"{(int(value, 16) + by) % 16**64:064x}"
    return value + "x" if by > 0 else value[:-1]


def changes(trail: Tree, path: Path_) -> Iterator[tuple[str, Tree]]:
    """Give a trail with one part changed, in every way that this part can be."""

    def other(change: Any) -> Tree:
        made = copy.deepcopy(trail)
        part = made
        for key in path[:-1]:
            part = part[key]
        change(part)
        return made

    key = path[-1]
    yield "dropped", other(lambda part: part.pop(key))
    here: Any = trail
    for word in path[:-1]:
        here = here[word]
    if isinstance(here, list):
        yield "doubled", other(lambda part: part.insert(key, part[key]))
        if key and here[key] != here[key - 1]:
            yield "exchanged", other(lambda part: part.insert(key - 1, part.pop(key)))
    for way, by in (("one more", 1), ("one less", -1)):
        value = one_more(here[key], by)
        if value is not None and value != here[key]:
            yield way, other(lambda part, value=value: part.__setitem__(key, value))


def judged(trail: Tree, statement: Tree, folder: Path) -> tuple[bool, bool]:
    """Say whether the library and the verifier see something, after the forger has made every digest anew."""
    try:
        read_record(canonical(trail), "trail.json", "trail")
        rerun = run_again(trail, "trail.json", read, known)
        statement = {**statement, "trail": digest(canonical(trail))}
        if rerun.register is not None:
            with suppress(IndexError, KeyError):
                chain = {"previous": statement["previous"], "entry": statement["entry"]}
                statement = statement_of(rerun.register, trail, tree_of(trail), **chain)
        problems = [*rerun.problems, *check_statement(statement, "statement.json", trail, rerun)]
    except Refused as refused:
        problems = refused.problems
    for name, tree in (("trail", trail), ("statement", statement)):
        (folder / f"{name}.json").write_bytes(canonical(tree))
    with redirect_stdout(StringIO()):
        code = VERIFY["main"]([str(folder / "trail.json"), str(folder / "statement.json")])
    return bool(problems), code != 0


def test_every_change_of_the_structure_is_seen_but_those_on_the_list(tmp_path: Path) -> None:
    found = read_ledger(ledger(tmp_path / "ledger"))
    entry = found.entries[1]
    trail, statement = read_trail(found, entry), dict(entry.statement)
    counts: Counter[str] = Counter()
    unseen, apart = set(), []
    for number, path in enumerate(places(trail)):
        if path[0] in {"definitions", "scheme"} and len(path) > 1 and number % EVERY:
            continue
        for way, other in changes(trail, path):
            counts[way] += 1
            library, verifier = judged(other, statement, tmp_path)
            where = ".".join("*" if isinstance(key, int) else key for key in path)
            if library != verifier:
                apart.append((where, way, library, verifier))
            if not library:
                counts["unseen"] += 1
                unseen.add(where)
    assert apart == []
    assert unseen == UNSEEN
    missed = counts.pop("unseen")
    hold(
        "a part of a trail dropped, doubled, exchanged, one more or one less, every digest made anew",
        counts.total(),
        missed,
    )
