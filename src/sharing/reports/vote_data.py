"""The result of a vote for other programs: JSON with exact values as text, and CSV with one row a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.decimals import decimal_text
from sharing.reports.for_programs import csv_text, json_text
from sharing.reports.votes import ordered, why

if TYPE_CHECKING:
    from sharing.ballots.publish import Published, Slip, Verdict
    from sharing.ballots.values import Proposal, Settings

LANGUAGES = ("en", "nl")
HEAD = ["id", "name", "cost", "chosen", "by", "supporters", "plain_greedy", "average"]


def json_vote(result: Published) -> str:
    """Write a result as JSON: `sharing schema vote` describes it."""
    return json_text(vote_tree(result))


def json_slip(slip: Slip) -> str:
    """Write one voter's slip as JSON: `sharing schema vote` describes it, too."""
    return json_text(slip_tree(slip))


def vote_tree(result: Published) -> dict[str, Any]:
    """Give a result as plain values, all amounts as exact text."""
    settings = result.settings
    return {
        "format": "sharing-vote-1",
        "vote": _settings(settings),
        "people": result.voters,
        "ballots": result.ballots,
        "part": decimal_text(result.part),
        "spent": decimal_text(result.spent),
        "left": decimal_text(result.left),
        "counted": result.counted,
        "proposals": [
            {**_verdict(found), "why": {language: why(settings, found, language) for language in LANGUAGES}}
            for found in ordered(result)
        ],
    }


def slip_tree(slip: Slip) -> dict[str, Any]:
    """Give one voter's slip as plain values."""
    return {
        "format": "sharing-vote-slip-1",
        "vote": _settings(slip.settings),
        "id": slip.voter,
        "voted": slip.voted,
        "part": decimal_text(slip.part),
        "proposals": [{**_verdict(line.verdict), "points": decimal_text(line.points)} for line in slip.lines],
    }


def csv_vote(result: Published) -> str:
    """Write a result as CSV: one row a proposal; what is not told is blank."""
    return csv_text([HEAD, *(_cells(found) for found in ordered(result))])


def csv_slip(slip: Slip) -> str:
    """Write one voter's slip as CSV: one row a proposal that the voter supports; what is not told is blank."""
    return csv_text([[*HEAD, "points"], *([*_cells(line.verdict), decimal_text(line.points)] for line in slip.lines)])


def _cells(found: Verdict) -> list[str]:
    told = {key: _word(value) for key, value in _verdict(found).items()}
    return [told.get(key, "") for key in HEAD]


def _word(value: Any) -> str:
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


def _settings(settings: Settings) -> dict[str, Any]:
    tree: dict[str, Any] = {"title": dict(settings.title), "budget": decimal_text(settings.budget)}
    tree["currency"] = settings.currency
    for key in ("ballot", "utility", "among", "completion", "greedy"):
        tree[key] = getattr(settings, key)
    if settings.points is not None:
        tree["points"] = decimal_text(settings.points)
    return tree


def _proposal(proposal: Proposal) -> dict[str, str]:
    return {"id": proposal.id, "name": proposal.name, "cost": decimal_text(proposal.cost)}


def _verdict(found: Verdict) -> dict[str, Any]:
    """Give what may be said of a proposal; what is not told has no key."""
    tree: dict[str, Any] = {**_proposal(found.proposal), "chosen": found.chosen}
    if found.supporters is not None:
        tree |= {"by": found.by, "supporters": found.supporters, "plain_greedy": found.greedy}
    if found.average is not None:
        tree["average"] = decimal_text(found.average)
    return tree
