"""The result of a vote for other programs: JSON with exact values as text, and CSV with one row a proposal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sharing.decimals import decimal_text
from sharing.reports.data import quoted
from sharing.reports.votes import ordered, why

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharing.ballots.publish import Published, Slip, Verdict
    from sharing.ballots.values import Proposal, Settings

LANGUAGES = ("en", "nl")


def json_vote(result: Published) -> str:
    """Write a result as JSON: `sharing schema vote` describes it."""
    return _json(vote_tree(result))


def json_slip(slip: Slip) -> str:
    """Write one voter's slip as JSON: `sharing schema vote` describes it, too."""
    return _json(slip_tree(slip))


def vote_tree(result: Published) -> dict[str, Any]:
    """Give a result as plain values, all amounts as exact text."""
    settings = result.settings
    return {
        "format": "sharing-vote-1",
        "vote": _settings(settings),
        "people": result.voters,
        "ballots": result.ballots,
        "part": decimal_text(result.part),
        "counted": decimal_text(result.counted),
        "spent": decimal_text(result.spent),
        "left": decimal_text(result.left),
        "proposals": [_verdict(settings, found) for found in ordered(result)],
        "greedy": {"chosen": list(result.plain), "spent": decimal_text(result.plain_spent)},
    }


def slip_tree(slip: Slip) -> dict[str, Any]:
    """Give one voter's slip as plain values."""
    return {
        "format": "sharing-vote-slip-1",
        "vote": _settings(slip.settings),
        "id": slip.voter,
        "voted": slip.voted,
        "part": decimal_text(slip.part),
        "counted": decimal_text(slip.counted),
        "proposals": [
            {
                **_proposal(line.proposal),
                "points": decimal_text(line.points),
                "paid": decimal_text(line.paid),
                "by": line.by,
            }
            for line in slip.lines
        ],
        "left": decimal_text(slip.left),
    }


def csv_vote(result: Published) -> str:
    """Write a result as CSV: one row a proposal; `supporters` is a number, `0-4` or such as `8-12`."""
    rows = [["id", "name", "cost", "chosen", "order", "by", "plain_greedy", "supporters"]]
    for found in ordered(result):
        few = str(found.most) if found.least == found.most else f"{found.least}-{found.most}"
        chosen, plain = _word(answer=bool(found.by)), _word(answer=found.greedy)
        order = str(found.order) if found.by else ""
        rows.append([*_proposal(found.proposal).values(), chosen, order, found.by, plain, few])
    return _csv(rows)


def csv_slip(slip: Slip) -> str:
    """Write one voter's slip as CSV: one row a proposal that the voter supports."""
    head = ["id", "name", "cost", "points", "paid", "by"]
    rows = [
        [*_proposal(line.proposal).values(), decimal_text(line.points), decimal_text(line.paid), line.by]
        for line in slip.lines
    ]
    return _csv([head, *rows])


def _json(tree: dict[str, Any]) -> str:
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def _csv(rows: Iterable[Iterable[str]]) -> str:
    return "".join(",".join(quoted(cell) for cell in row) + "\n" for row in rows)


def _word(*, answer: bool) -> str:
    return "yes" if answer else "no"


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


def _verdict(settings: Settings, found: Verdict) -> dict[str, Any]:
    tree: dict[str, Any] = {**_proposal(found.proposal), "chosen": bool(found.by), "by": found.by}
    tree["order"] = found.order
    tree["plain_greedy"] = found.greedy
    tree["supporters"] = {"least": found.least, "most": found.most}
    for key in ("each", "at_most", "unit", "had"):
        value = getattr(found, key)
        if value is not None:
            tree[key] = decimal_text(value)
    tree["why"] = {language: why(settings, found, language) for language in LANGUAGES}
    return tree
