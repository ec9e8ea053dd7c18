"""Read ballots: one row a voter with the ids it approves, or one row for each vote."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import define, field

from sharing.ballots.values import APPROVAL, POINTS
from sharing.errors import Problem, did_you_mean
from sharing.inputs.cells import column_of, has_column, numbers_at
from sharing.inputs.headings import ID
from sharing.inputs.identities import ID_FORM
from sharing.inputs.sheet import Tally, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.ballots.values import Settings
    from sharing.inputs.columns_read import Reading
    from sharing.inputs.sheet import Sheet

VOTER = ("voter", "stemmer", "kiezer", "participant id", *ID)
APPROVES = ("approves", "approved", "approvals", "proposals", "votes", "keurt goed", "goedgekeurd", "voorstellen",
            "stemmen")  # fmt: skip
PROPOSAL = ("proposal", "proposal id", "voorstel", "project")
GIVEN = ("points", "punten", "score")
BETWEEN = re.compile(r"[\s;,]+")
ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def read_ballots(
    settings: Settings,
    sheet: Sheet,
    known: set[str] | None,
    people: set[str] | None,
    reading: Reading,
    problems: list[Problem],
) -> dict[str, dict[str, Fraction]]:
    """Read what every voter gave each proposal; `known` and `people` are who and what there is, if that is known."""
    box = _Box(sheet, known, people)
    listed_form, row_form, points = (has_column(sheet, words) for words in (APPROVES, PROPOSAL, GIVEN))
    fits = points and row_form if settings.ballot == POINTS else not points and (row_form or listed_form)
    if not fits or (listed_form and row_form):
        kind = {APPROVAL: "approvals: id and approves, or id and proposal", POINTS: "points: id, proposal and points"}
        what = f"the headings are not those of ballots by {settings.ballot}"
        problems.append(Problem("V026", what, sheet.heading_place(0), f"columns of {kind[settings.ballot]}"))
        return {}
    voter = column_of(sheet, "id", VOTER, problems)
    name, headings = ("proposal", PROPOSAL) if row_form else ("approves", APPROVES)
    at = column_of(sheet, name, headings, problems)
    given = column_of(sheet, "points", GIVEN, problems) if points else None
    if voter is None or at is None:
        return {}
    if listed_form:
        box.lists(voter, at)
    else:
        read = [] if given is None else numbers_at(sheet, given, reading, problems)
        box.votes(voter, at, read or [Fraction(1)] * len(sheet.rows), given)
        box.limit(voter, settings.points)
    if people is None:
        box.twins(voter)
    problems.extend(box.problems.all())
    return box.ballots


@define
class _Box:
    """Ballots on their way, with what is wrong with them."""

    sheet: Sheet
    known: set[str] | None
    people: set[str] | None
    ballots: dict[str, dict[str, Fraction]] = field(factory=dict)
    problems: Tally = field(factory=Tally)
    first: dict[tuple[str, str], int] = field(factory=dict)

    def lists(self, voter: int, at: int) -> None:
        """Read rows with a voter and all that the voter approves; a blank cell approves nothing."""
        for row, cells in enumerate(self.sheet.rows):
            before = self.first.setdefault((cells[voter], ""), row)
            if before != row:
                what = f"voter `{shown(cells[voter])}` has two ballots: also on line {self.sheet.lines[before]}"
                self._say("V021", what, row, voter, "keep the one that counts")
                continue
            ballot = self._ballot(row, voter)
            for word in filter(None, BETWEEN.split(cells[at])):
                self._vote(ballot, row, at, word, Fraction(1))

    def votes(self, voter: int, proposal: int, values: Sequence[Fraction], given: int | None) -> None:
        """Read rows with a voter, a proposal and what it is given."""
        for row, (cells, value) in enumerate(zip(self.sheet.rows, values, strict=True)):
            ballot = self._ballot(row, voter)
            if given is not None and value < 0:
                self._say("V024", "points are below zero", row, given, "write 0 or more")
            self._vote(ballot, row, proposal, cells[proposal], value)

    def limit(self, voter: int, points: Fraction | None) -> None:
        """Hold every ballot to the points that a voter has."""
        for row, text in enumerate(self.sheet.column(voter)) if points is not None else ():
            if self.first.get((text, "")) == row and sum(self.ballots[text].values()) > (points or 0):
                what = f"voter `{shown(text)}` gives more than {points} points"
                self._say("V025", what, row, voter, f"everybody has {points} points together")

    def twins(self, voter: int) -> None:
        """Ask about voters whose ids differ in zeros or capitals alone: without a staff list both have a part."""
        seen: dict[str, str] = {}
        for text in self.ballots:
            other = seen.setdefault(ZEROS.sub("", text).casefold(), text)
            if other != text:
                line = self.sheet.lines[self.first[other, ""]]
                what = f"voter `{shown(text)}` looks like `{shown(other)}` on line {line}"
                advice = (
                    "write one person's id in one way; if they are two people, give the staff list: --staff staff.csv"
                )
                self._say("V027", what, self.first[text, ""], voter, advice)

    def _ballot(self, row: int, voter: int) -> dict[str, Fraction]:
        text = self.sheet.rows[row][voter]
        if self.first.setdefault((text, ""), row) == row:
            if not ID_FORM.fullmatch(text):
                what = f"`{shown(text)}` cannot be an id" if text else "the id is blank"
                self._say("I046", what, row, voter, "write the id of the participant as in the staff list")
            elif self.people and text not in self.people:
                advice = did_you_mean(text, self.people) or "only who is in the staff list votes"
                self._say("V020", f"`{text}` is not in the staff list", row, voter, advice)
        return self.ballots.setdefault(text, {})

    def _vote(self, ballot: dict[str, Fraction], row: int, at: int, word: str, value: Fraction) -> None:
        if self.known is not None and word not in self.known:
            what = f"there is no proposal `{shown(word)}`" if word else "the proposal is blank"
            advice = did_you_mean(word, self.known) or f"proposals: {', '.join(sorted(self.known)[:10])}"
            self._say("V022", what, row, at, advice, word)
        elif word in ballot:
            self._say("V023", f"`{shown(word)}` stands twice on one ballot", row, at, "keep it once", word)
        ballot[word] = value

    def _say(self, code: str, what: str, row: int, at: int, advice: str, word: str | None = None) -> None:
        place = self.sheet.place(row, at)
        if word is not None:
            place = place._replace(excerpt=f"{shown(self.sheet.headers[at])}: {shown(word)}")
        self.problems.keep(Problem(code, what, place, advice))
