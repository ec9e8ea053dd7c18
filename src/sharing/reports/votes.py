"""The result of a vote as text: what is chosen and why, and for one voter what the own part was spent on.

These reports see only what may be published, or one voter's own slip; never the ballots.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.ballots.publish import COMPLETION, FEWEST
from sharing.ballots.values import POINTS, VOTES_PER_COST
from sharing.reports.formatting import decimal, money, safe
from sharing.reports.tables import text_table
from sharing.reports.vote_words import tell
from sharing.reports.words import of

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.ballots.publish import Line, Published, Slip, Verdict
    from sharing.ballots.values import Settings

CENTS = 2


def amount(settings: Settings, value: Fraction, language: str) -> str:
    """Write an amount in cents; an ellipsis says that more decimals follow."""
    return money(value, settings.currency, language, most=CENTS)


def supporters_text(verdict: Verdict, language: str) -> str:
    """Say how many supporters a proposal has, or only that they are few or nearly all."""
    if verdict.least == verdict.most:
        return tell("supporters", language, n=str(verdict.most))
    if verdict.least == 0:
        return tell("fewer", language, n=str(FEWEST))
    return tell("more", language, n=str(verdict.least - 1))


def why(settings: Settings, verdict: Verdict, language: str) -> str:
    """Say in one sentence why a proposal is chosen or not."""
    who = supporters_text(verdict, language)
    cost = amount(settings, verdict.proposal.cost, language)
    if verdict.by == COMPLETION:
        return tell("completed per cost" if settings.greedy == VOTES_PER_COST else "completed", language, who=who)
    if not verdict.by:
        if verdict.had is None:
            return tell("short", language, who=who, cost=cost)
        return tell("had", language, who=who, cost=cost, had=amount(settings, verdict.had, language))
    paid = {"each": verdict.each, "at most": verdict.at_most, "unit": verdict.unit}
    for key, value in paid.items():
        if value is not None:
            return tell(key, language, who=who, cost=cost, each=amount(settings, value, language))
    return tell("together", language, who=who, cost=cost)


def text_vote(result: Published, language: str, *, markdown: bool = False) -> str:
    """Write the result of a vote for everybody, as text or as Markdown."""
    settings = result.settings

    def written(value: Fraction) -> str:
        """Write an amount in the unit of the vote."""
        return amount(settings, value, language)

    lead = "- " if markdown else "  "
    title = f"{'# ' if markdown else ''}{safe(of(settings.title, language, tell('title', language)))}"
    people = {"people": str(result.voters), "ballots": str(result.ballots)}
    head = [tell("budget", language, budget=written(settings.budget), part=written(result.part), **people)]
    if result.counted != result.part:
        head.append(tell("raised", language, counted=written(result.counted)))
    headers = [tell(word, language) for word in ("proposal", "name", "cost", "chosen", "greedy")]
    rows = [
        [found.proposal.id, found.proposal.name, written(found.proposal.cost)]
        + [tell("yes" if answer else "no", language) for answer in (found.by, found.greedy)]
        for found in result.verdicts
    ]
    reasons = [f"{lead}{found.proposal.id}: {why(settings, found, language)}" for found in ordered(result)]
    ids = ", ".join(result.plain) or tell("none", language)
    parts = [
        title,
        "\n".join(f"{lead if markdown else ''}{line}" for line in head),
        text_table(headers, rows, "llrll", markdown=markdown),
        tell("spent", language, spent=written(result.spent), left=written(result.left)),
        tell("why", language) + ":\n" + ("\n" if markdown else "") + "\n".join(reasons),
        tell(f"compare {settings.greedy}", language, spent=written(result.plain_spent), ids=ids),
        tell("private", language, n=str(FEWEST)),
    ]
    return "\n\n".join(parts) + "\n"


def ordered(result: Published) -> list[Verdict]:
    """Give what is chosen in the order in which it was, and then the others."""
    return sorted(result.verdicts, key=lambda found: (not found.by, found.order, found.proposal.id))


def text_slip(slip: Slip, language: str, *, markdown: bool = False) -> str:
    """Write for one voter what the own part was spent on, as text or as Markdown."""
    settings = slip.settings

    def written(value: Fraction) -> str:
        """Write an amount in the unit of the vote."""
        return amount(settings, value, language)

    head = [tell("slip", language, who=slip.voter), tell("your part", language, part=written(slip.part))]
    if slip.counted != slip.part:
        head.append(tell("raised", language, counted=written(slip.counted)))
    scored = settings.ballot == POINTS
    words = ("proposal", "name", "cost", *(["points"] if scored else []), "paid", "result")
    rows = [
        [line.proposal.id, line.proposal.name, written(line.proposal.cost)]
        + ([decimal(line.points, language)] if scored else [])
        + [written(line.paid), _fate(line, language)]
        for line in slip.lines
    ]
    table = text_table([tell(w, language) for w in words], rows, "llrrrl" if scored else "llrrl", markdown=markdown)
    nothing = tell("no support" if slip.voted else "no ballot", language)
    lead = "- " if markdown else ""
    parts = ["\n".join(f"{lead}{line}" for line in head), table if rows else nothing]
    parts.append(tell("not spent", language, left=written(slip.left)))
    return "\n\n".join(parts) + "\n"


def _fate(line: Line, language: str) -> str:
    return tell({"": "not", COMPLETION: "with rest"}.get(line.by, "chosen"), language)
