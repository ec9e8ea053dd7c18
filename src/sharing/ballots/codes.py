"""The codes of messages about votes: what each means, and what to do about it."""

from __future__ import annotations

VOTE_CODES: dict[str, tuple[str, str]] = {
    "V001": (
        "a question of the vote is open",
        "Votes in the world are counted in different ways, so there is no default. The message lists the answers.",
    ),
    "V002": ("an answer that does not exist", "The message lists the answers; write one of them exactly so."),
    "V003": (
        "an answer that does not go with the others",
        "The key belongs to another kind of ballot. Take it out, or change the ballot.",
    ),
    "V004": (
        "an amount that cannot be divided",
        "A budget and a limit of points are exact numbers above zero; money has at most two decimals.",
    ),
    "V010": ("a proposal that occurs twice", "Every proposal has one row and an id of its own."),
    "V011": (
        "a cost that is not above zero",
        "What costs nothing needs no vote, and a negative cost would be money for the budget. Correct the cell.",
    ),
    "V012": (
        "a proposal over the budget",
        "It could never be chosen. Take it out before the vote, split it, or correct its cost or the budget.",
    ),
    "V020": (
        "a ballot by somebody who is not in the staff list",
        "Only participants vote. Ids are kept exactly as written: 007 is not 7.",
    ),
    "V021": ("two ballots of one voter", "Find out which one counts and remove the other; the library never chooses."),
    "V022": ("a vote for an unknown proposal", "No proposal has this id. Ids are kept exactly as written."),
    "V023": ("a proposal twice on one ballot", "A voter says once what a proposal is worth. Remove one of the two."),
    "V024": ("points below zero", "Points say how much a proposal is worth to a voter; against it is 0."),
    "V025": ("more points than a voter has", "The vote says how many points everybody may give together: `points`."),
    "V026": (
        "ballots of another kind",
        (
            "Approvals are one column `approves` with ids, or rows with a voter and a proposal. Points are rows with a "
            "voter, a proposal and points. The file must fit what the vote says in `ballot`."
        ),
    ),
    "V027": (
        "two voters who may be one",
        "Ids are kept as written: 1 and 01 would have a part each. A staff list says whether that is two people.",
    ),
    "V030": (
        "no staff list",
        'With among = "staff" everybody in the staff list has a part of the budget. Give the list with --staff.',
    ),
    "V031": ("nobody of this id has a part", "A slip is of somebody who has a part of the budget: look at the id."),
    "V032": (
        "parts that are raised too often",
        "The completion add-one raises all parts by one unit of the currency at a time, at most 10,000 times.",
    ),
}
