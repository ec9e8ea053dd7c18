"""The result of a vote as text: what is chosen and why, and for one voter what became of the own votes.

These reports see only what may be published, or one voter's own slip; never the ballots.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.ballots.publish import COMPLETION
from sharing.ballots.values import ADD_ONE, GREEDY, POINTS, VOTES_PER_COST
from sharing.reports.formatting import decimal, money, safe
from sharing.reports.tables import text_table
from sharing.reports.vote_words import tell
from sharing.reports.words import of

if TYPE_CHECKING:
    from sharing.ballots.publish import Line, Published, Slip, Verdict
    from sharing.ballots.values import Settings

CENTS = 2


def amount(settings: Settings, value: Fraction, language: str) -> str:
    """Write an amount in cents; an ellipsis says that more decimals follow."""
    return money(value, settings.currency, language, most=CENTS)


def why(settings: Settings, verdict: Verdict, language: str) -> str:
    """Say in one sentence why a proposal is chosen or not, from what may be told alone."""
    told = verdict.supporters is not None
    who = tell("supporters" if told else "its supporters", language, n=str(verdict.supporters))
    cost = amount(settings, verdict.proposal.cost, language)
    if not verdict.chosen:
        return tell("short", language, who=who, cost=cost)
    if verdict.by == COMPLETION:
        return tell("completed per cost" if settings.greedy == VOTES_PER_COST else "completed", language, who=who)
    if verdict.average is not None:
        return tell("average", language, who=who, cost=cost, each=amount(settings, verdict.average, language))
    return tell("either" if settings.completion == GREEDY else "together", language, who=who, cost=cost)


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
    if settings.completion == ADD_ONE:
        head.append(tell("raised", language))
    words = ("proposal", "name", "cost", "chosen", *(("number", "greedy") if result.counted else ()))
    rows = [
        [found.proposal.id, found.proposal.name, written(found.proposal.cost), _answer(found.chosen, language)]
        + ([str(found.supporters), _answer(found.greedy, language)] if result.counted else [])
        for found in result.verdicts
    ]
    table = text_table([tell(w, language) for w in words], rows, "llrlrl"[: len(words)], markdown=markdown)
    reasons = [f"{lead}{found.proposal.id}: {why(settings, found, language)}" for found in ordered(result)]
    parts = [
        title,
        "\n".join(f"{lead if markdown else ''}{line}" for line in head),
        table,
        tell("spent", language, spent=written(result.spent), left=written(result.left)),
        tell("why", language) + ":\n" + ("\n" if markdown else "") + "\n".join(reasons),
        *([_comparison(result, language)] if result.counted else []),
        _privacy(result, language),
    ]
    return "\n\n".join(parts) + "\n"


def _answer(answer: object, language: str) -> str:
    """Write yes or no."""
    return tell("yes" if answer else "no", language)


def _comparison(result: Published, language: str) -> str:
    """Say what plain greedy would spend the budget on."""
    plain = [found.proposal for found in result.verdicts if found.greedy]
    spent = amount(result.settings, sum((one.cost for one in plain), Fraction(0)), language)
    ids = ", ".join(one.id for one in plain) or tell("none", language)
    return tell(f"compare {result.settings.greedy}", language, spent=spent, ids=ids)


def _privacy(result: Published, language: str) -> str:
    """Say what of the ballots is told, and that few ballots cannot be hidden."""
    if result.counted:
        return tell("private", language, n=str(result.fewest))
    if result.ballots < 2 * result.fewest:
        return tell("too few", language, n=str(2 * result.fewest))
    return tell("not counted", language, n=str(result.fewest))


def ordered(result: Published) -> list[Verdict]:
    """Give what is chosen and then the others, both in the order of their ids: the order of buying tells too much."""
    return sorted(result.verdicts, key=lambda found: (not found.chosen, found.proposal.id))


def text_slip(slip: Slip, language: str, *, markdown: bool = False) -> str:
    """Write for one voter what became of the own votes, as text or as Markdown."""
    settings = slip.settings
    head = [tell("slip", language, who=slip.voter)]
    head.append(tell("your part", language, part=amount(settings, slip.part, language)))
    scored = settings.ballot == POINTS
    counted = any(line.verdict.supporters is not None for line in slip.lines)
    words = ["proposal", "name", "cost", *(["points"] if scored else []), "result"]
    words += ["number", "paid"] if counted else []
    rows = [_row(line, settings, language, scored=scored, counted=counted) for line in slip.lines]
    align = ("llrrl" if scored else "llrl") + ("rr" if counted else "")
    table = text_table([tell(w, language) for w in words], rows, align, markdown=markdown)
    nothing = tell("no support" if slip.voted else "no ballot", language)
    lead = "- " if markdown else ""
    parts = ["\n".join(f"{lead}{line}" for line in head), table if rows else nothing, tell("slip tells", language)]
    return "\n\n".join(parts) + "\n"


def _row(line: Line, settings: Settings, language: str, *, scored: bool, counted: bool) -> list[str]:
    """Write one line of a slip."""
    verdict = line.verdict
    row = [verdict.proposal.id, verdict.proposal.name, amount(settings, verdict.proposal.cost, language)]
    row += [decimal(line.points, language)] if scored else []
    row.append(tell(_fate(verdict), language))
    if counted:
        average = "" if verdict.average is None else amount(settings, verdict.average, language)
        row += [str(verdict.supporters), average]
    return row


def _fate(verdict: Verdict) -> str:
    """Give the word for what became of a proposal."""
    return "with rest" if verdict.by == COMPLETION else "chosen" if verdict.chosen else "not"
