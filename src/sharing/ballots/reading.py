"""Bring proposals, ballots and the staff list of a vote together: read once, checked once, all problems at once.

A message about a ballot shows the word that is wrong and nothing else of the ballot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.ballots.ballot_rows import read_ballots
from sharing.ballots.values import STAFF, Poll, Proposal
from sharing.errors import Place, Problem, Refused
from sharing.inputs.cells import column_of, identities, numbers_at
from sharing.inputs.columns_read import Reading
from sharing.inputs.headings import ID, NAME
from sharing.inputs.sheet import listed

if TYPE_CHECKING:
    from sharing.ballots.values import Settings
    from sharing.inputs.sheet import Sheet

NAMES = (*NAME, "title", "titel", "proposal", "voorstel")
COSTS = ("cost", "kosten", "costs", "price", "prijs", "amount", "bedrag")
CENTS = 2


def read_poll(
    settings: Settings, proposals: Sheet, ballots: Sheet, staff: Sheet | None = None, reading: Reading | None = None
) -> Poll:
    """Read the files of a vote; Refused with every problem of every file.

    Without a staff list everybody with a ballot is a participant.
    """
    reading = reading or Reading()
    problems: list[Problem] = []
    offered = read_proposals(settings, proposals, reading, problems)
    people = read_people(staff, problems) if staff else None
    if settings.among == STAFF and staff is None:
        advice = "give it: --staff staff.csv"
        problems.append(Problem("V030", "the budget is divided among the staff, and there is no list", Place(), advice))
    known = {proposal.id for proposal in offered} if offered else None
    cast = read_ballots(settings, ballots, known, people, reading, problems)
    if problems:
        raise Refused(problems)
    voters = people if settings.among == STAFF and people else cast
    return Poll(settings, offered, tuple(voters), cast)


def read_people(staff: Sheet, problems: list[Problem]) -> set[str]:
    """Read who takes part: the ids of a staff list."""
    at = column_of(staff, "id", ID, problems)
    return set() if at is None else set(identities(staff, at, "I047", "id", problems))


def read_proposals(settings: Settings, sheet: Sheet, reading: Reading, problems: list[Problem]) -> tuple[Proposal, ...]:
    """Read what is proposed: ids, names if there are any, and costs that the budget could pay."""
    before = len(problems)
    at = column_of(sheet, "id", ID, problems)
    cost = column_of(sheet, "cost", COSTS, problems)
    name = column_of(sheet, "name", NAMES, problems, optional=True)
    if at is None or cost is None:
        return ()
    ids = identities(sheet, at, "V010", "proposal", problems)
    costs = numbers_at(sheet, cost, reading, problems, digits=CENTS)
    found: list[Problem] = []
    for row, value in enumerate(costs):
        if value <= 0:
            advice = "correct the cost, or take the proposal out"
            found.append(Problem("V011", f"the cost of `{ids[row]}` is not above zero", sheet.place(row, cost), advice))
        elif value > settings.budget:
            advice = "take the proposal out, or correct its cost or the budget"
            what = f"`{ids[row]}` costs more than the whole budget"
            found.append(Problem("V012", what, sheet.place(row, cost), advice))
    problems.extend(listed(found))
    if len(problems) > before:
        return ()
    names = ids if name is None else [text or ids[row] for row, text in enumerate(sheet.column(name))]
    return tuple(Proposal(*one) for one in zip(ids, names, costs, strict=True))
