"""Check a trail by running it again from its own inputs; check a statement and a slip against what they stand for.

Everything that is found is said: whose value, in which step, by how much. Nothing found means that the amounts follow
from the inputs that the trail holds, not that these inputs are true: see the page on what the trail proves.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sharing.audit.canonical import canonical, digest, read_canonical
from sharing.audit.comparing import differing
from sharing.audit.exacts import is_exact
from sharing.audit.faults import found_in_statement, found_in_trail
from sharing.audit.plain import plain
from sharing.audit.reading import definition_of, inputs_of, rules_of, scheme_of
from sharing.audit.shapes import SHAPES, fault
from sharing.audit.slips import FORMAT as SLIP_FORMAT
from sharing.audit.slips import proves, tree_of
from sharing.audit.statement import FORMAT as STATEMENT_FORMAT
from sharing.audit.statement import statement_of
from sharing.audit.trail import FORMAT as TRAIL_FORMAT
from sharing.audit.trail import Commission, Library, definition, trail_of
from sharing.errors import Place, Problem, Refused, refuse
from sharing.inputs.sheet import listed
from sharing.kinds import LINK
from sharing.named import Named
from sharing.succession import close_period
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sharing.documents import Document
    from sharing.register import Register
    from sharing.scheme import Scheme
    from sharing.succession import Passed

    Known = Callable[[str], Mapping[str, Any] | None]
    Reader = Callable[[bytes, str], Document]

FORMATS = {"trail": TRAIL_FORMAT, "statement": STATEMENT_FORMAT, "slip": SLIP_FORMAT}
ROLES = re.compile("scheme( figures)?( staff)?( table)*( parameters)*( state)?")
ADVICE = "use the file as it was written"
OWN = {"A004", "A009"}
"""The codes of what is wrong with a trail itself; all others are of what it was run from."""


class Rerun(Named):
    """A trail that was run again: the result, and what differs."""

    register: Register | None
    trail: Mapping[str, Any]
    problems: list[Problem]


def read_record(data: bytes, name: str, what: str) -> dict[str, Any]:
    """Read a trail, a statement or a slip; Refused when its bytes or its form are not those of one."""
    value = read_canonical(data, name)
    place = Place(name)
    if not isinstance(value, dict) or value.get("format") != FORMATS[what]:
        raise refuse("A004", f"this is not a {what}", place, f'a {what} has "format":"{FORMATS[what]}"')
    if wrong := fault(value, SHAPES[what], what):
        raise refuse("A004", f"this is not a {what}: {wrong}", place, ADVICE)
    return value


def run_again(trail: Mapping[str, Any], name: str, read: Reader, known: Known) -> Rerun:
    """Run a trail again from its own inputs and compare everything; `known` gives the library's own definitions."""
    place = Place(name)
    problems = [*_of_scheme(trail, place), *_of_definitions(trail, known, place), *_of_inputs(trail, place)]
    problems += _of_tables(trail, place)
    if any(problem.code == "A004" for problem in problems):
        return Rerun(None, trail, problems)
    try:
        with fitting(place, "scheme"):
            document = read(trail["scheme"]["text"].encode(), f"{name}: scheme")
            problems += [] if plain(document.tree) == trail["scheme"]["tree"] else [_tree(place)]
        register, again = _rerun(trail, document, place)
    except Refused as refused:
        return Rerun(None, trail, [*problems, *refused.problems])
    again["inputs"] += [one for one in trail["inputs"] if one["role"] == "state"]
    again["library"] = trail["library"]
    found = differing(again, dict(trail))
    return Rerun(register, again, problems + listed(found_in_trail(found, again, place)))


def register_again(trail: Mapping[str, Any], name: str, read: Reader) -> Register:
    """Run a trail again with the rules that it holds, and compare nothing; Refused when it cannot be run."""
    place = Place(name)
    with fitting(place, "scheme"):
        document = read(trail["scheme"]["text"].encode(), f"{name}: scheme")
    return _passed(trail, document, place).register


@contextmanager
def fitting(place: Place, part: str) -> Iterator[None]:
    """Read a part of a trail that may be false: whatever goes wrong is a refusal of that trail, by that part."""
    try:
        yield
    except Refused as refused:
        raise Refused([one if one.code in OWN else _not_again(one, place) for one in refused.problems]) from None
    except Exception:  # noqa: BLE001  (what a false trail makes our own code raise is not known, and says nothing)
        what = f"`{part}` of the trail does not fit its other parts, and cannot be run again"
        raise refuse("A004", what, place, ADVICE) from None


def _rerun(trail: Mapping[str, Any], document: Document, place: Place) -> tuple[Register, dict[str, Any]]:
    """Run the scheme of a trail on the tables of that trail, and make the trail of that run."""
    with fitting(place, "definitions"):
        library = Library(rules_of(trail), lambda word: definition_of(trail["definitions"][word]))
    passed, run = _passed(trail, document, place), trail["run"]
    with fitting(place, "steps"):
        commission = Commission(run["id"], run["kind"], trail["salt_key"], run["corrects"])
        return passed.register, trail_of(passed, commission, library)


def _passed(trail: Mapping[str, Any], document: Document, place: Place) -> Passed:
    """Run the scheme of a trail on the tables of that trail."""
    problems: list[Problem] = []
    with fitting(place, "scheme"):
        scheme = scheme_of(trail, document)
    with fitting(place, "tables"):
        problems += _of_cells(trail, scheme, place)
        inputs = None if problems else inputs_of(trail, scheme, problems)
        if inputs is None or problems:
            raise Refused(problems)
    with fitting(place, "steps"):
        return close_period(scheme, inputs)


def _of_cells(trail: Mapping[str, Any], scheme: Scheme, place: Place) -> list[Problem]:
    """Hold every cell that the scheme asks for to what it may be: an exact number, or an id that is there."""
    found, tables = [], trail["tables"]
    for asked in scheme.inputs:
        column = tables.get(asked.table, {}).get("columns", {}).get(asked.name)
        if column is None:
            what = f"column `{asked.name}` of table `{asked.table}` is not there, and the scheme asks for it"
            found.append(Problem("A004", what, place, ADVICE))
            continue
        link = asked.kind.form == LINK and asked.declared != "text"
        known = set(tables.get(asked.kind.table, {}).get("ids", ())) if link else set()
        wrong = {
            text for text in set(column) - known - {None} if link or not (asked.kind.form == LINK or is_exact(text))
        }
        for identity, text in zip(tables[asked.table]["ids"], column, strict=True) if wrong else ():
            if text in wrong:
                kind = f"an id of `{asked.kind.table}`" if link else "an exact number"
                who = f" of {identity}" if identity else ""
                what = f"`{asked.table}.{asked.name}`{who} is `{text[:40]}`, and not {kind}"
                found.append(Problem("A004", what, place, ADVICE))
    return listed(found)


def _of_inputs(trail: Mapping[str, Any], place: Place) -> list[Problem]:
    """Hold the files that were read to those that a run can have, in their order."""
    roles = " ".join(str(one["role"]).partition(".")[0] for one in trail["inputs"])
    if ROLES.fullmatch(roles):
        return []
    return [Problem("A008", f"`inputs` are {roles}: not the files of a run in their order", place, ADVICE)]


def _of_scheme(trail: Mapping[str, Any], place: Place) -> list[Problem]:
    """Hold the text of the scheme to the digest of its file."""
    text = trail["scheme"]["text"].encode()
    wanted = [(one["bytes"], one["sha256"]) for one in trail["inputs"] if one["role"] == "scheme"]
    if wanted == [(len(text), digest(text))]:
        return []
    return [Problem("A009", "the text of the scheme is not the file whose digest stands in `inputs`", place, ADVICE)]


def _of_definitions(trail: Mapping[str, Any], known: Known, place: Place) -> list[Problem]:
    """Hold every definition to the one of this library."""
    found = []
    for name, tree in trail["definitions"].items():
        own = known(name)
        if own is None or definition(own) != tree:
            what = (
                f"rule `{name}` is not as this version of the library defines it"
                if own
                else f"there is no rule `{name}`"
            )
            advice = f"the trail was written by version {trail['library']}: verify it with that one"
            found.append(Problem("A010", what, place, advice))
    return found


def _of_tables(trail: Mapping[str, Any], place: Place) -> list[Problem]:
    """Hold every table to one id for each row, and every column of it to one value for each id."""
    found = []
    for name, table in trail["tables"].items():
        ids = table["ids"]
        if len(set(ids)) < len(ids) or (name == STAFF and ids != sorted(ids)):
            what = f"the ids of table `{name}` do not each stand once, or not in order"
            found.append(Problem("A004", what, place, ADVICE))
        for column, values in table["columns"].items():
            if len(values) != len(ids):
                what = f"column `{column}` of table `{name}` has {len(values)} values for {len(ids)} rows"
                found.append(Problem("A004", what, place, ADVICE))
    return found


def _tree(place: Place) -> Problem:
    return Problem("A009", "the tree of the scheme is not what its text says", place, ADVICE)


def _not_again(problem: Problem, place: Place) -> Problem:
    what = f"run again, the trail is refused: {problem.code} {problem.what}"
    return problem._replace(code="A009", what=what, place=place, advice=ADVICE)


def check_statement(statement: Mapping[str, Any], name: str, trail: Mapping[str, Any], rerun: Rerun) -> list[Problem]:
    """Hold a statement to its trail: its digest, its totals, its root."""
    place = Place(name)
    if statement["trail"] != digest(canonical(trail)):
        what = "the trail is not the one whose digest stands in the statement"
        return [Problem("A005", what, place, "use the trail and the statement of one run, as they were written")]
    if rerun.register is None:
        return []
    chain = {"previous": statement["previous"], "entry": statement["entry"]}
    chain["promises"] = statement.get("promises", "")
    wanted = statement_of(rerun.register, rerun.trail, tree_of(rerun.trail), **chain)
    wanted["trail"] = statement["trail"]
    return listed(found_in_statement(differing(wanted, dict(statement)), (rerun.trail, wanted), place))


def check_slip(slip: Mapping[str, Any], name: str, statement: Mapping[str, Any]) -> list[Problem]:
    """Hold a slip to a statement: of the same run, and one of the leaves under its root."""
    place = Place(name)
    for key in ("run", "period", "scheme"):
        if slip[key] != statement[key]:
            what = f"this slip is of run {slip['run']['id']}, and the statement is of run {statement['run']['id']}"
            if slip["run"]["id"] == statement["run"]["id"]:
                what = f"`{key}` of the slip is not that of the statement, although both are of run {slip['run']['id']}"
            return [Problem("A013", what, place, "use the statement of the run that the slip names")]
    if slip["count"] != statement["participants"]:
        what = f"the slip counts {slip['count']} participants, and the statement {statement['participants']}"
        return [Problem("A012", what, place, ADVICE)]
    if not proves(slip, statement):
        what = f"the amounts on this slip are not among the {slip['count']} that the statement commits to"
        return [Problem("A012", what, place, "ask for the slip as it was written; else the amounts were changed")]
    return []
