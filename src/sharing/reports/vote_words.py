"""The sentences about a vote, in Dutch and English."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "title": {"en": "Budget divided by vote", "nl": "Budget verdeeld door te stemmen"},
    "budget": {
        "en": "{budget} in {people} equal parts of {part}; ballots: {ballots}",
        "nl": "{budget} in {people} gelijke delen van {part}; stembiljetten: {ballots}",
    },
    "raised": {
        "en": "each part counts as {counted}: raised by 1 at a time while the result costs no more than the budget",
        "nl": "ieders deel telt als {counted}: steeds met 1 verhoogd zolang de uitslag niet meer kost dan het budget",
    },
    "proposal": {"en": "proposal", "nl": "voorstel"},
    "name": {"en": "name", "nl": "naam"},
    "cost": {"en": "cost", "nl": "kosten"},
    "chosen": {"en": "chosen", "nl": "gekozen"},
    "greedy": {"en": "plain greedy", "nl": "alleen op stemmen"},
    "yes": {"en": "yes", "nl": "ja"},
    "no": {"en": "no", "nl": "nee"},
    "spent": {"en": "spent {spent}, left {left} (spent + left = budget)",
              "nl": "besteed {spent}, over {left} (besteed + over = budget)"},
    "why": {"en": "Why", "nl": "Waarom"},
    "supporters": {"en": "{n} supporters", "nl": "{n} voorstanders"},
    "fewer": {"en": "fewer than {n} supporters", "nl": "minder dan {n} voorstanders"},
    "more": {"en": "more than {n} supporters", "nl": "meer dan {n} voorstanders"},
    "each": {"en": "chosen because {who} each paid {each}", "nl": "gekozen, want {who} betaalden elk {each}"},
    "at most": {
        "en": "chosen because {who} together paid {cost}, none more than {each}",
        "nl": "gekozen, want {who} betaalden samen {cost}, niemand meer dan {each}",
    },
    "unit": {
        "en": "chosen because {who} together paid {cost}: {each} a point, or all they had left",
        "nl": "gekozen, want {who} betaalden samen {cost}: {each} per punt, of alles wat ze nog hadden",
    },
    "together": {
        "en": "chosen because {who} together paid {cost}",
        "nl": "gekozen, want {who} betaalden samen {cost}",
    },
    "completed": {
        "en": "chosen with what was left: {who}, next in number of votes, and it still fitted",
        "nl": "gekozen van wat over was: {who}, de volgende naar stemmen, en het paste nog",
    },
    "completed per cost": {
        "en": "chosen with what was left: {who}, next in votes for what it costs, and it still fitted",
        "nl": "gekozen van wat over was: {who}, de volgende naar stemmen per kosten, en het paste nog",
    },
    "had": {
        "en": "not chosen: its {who} had {had} left and it costs {cost}",
        "nl": "niet gekozen: de {who} hadden nog {had} over en het kost {cost}",
    },
    "short": {
        "en": "not chosen: {who} had less left together than the {cost} it costs",
        "nl": "niet gekozen: {who} hadden samen minder over dan de {cost} die het kost",
    },
    "compare votes": {
        "en": "For comparison, plain greedy by votes spends {spent} on: {ids}",
        "nl": "Ter vergelijking: alleen op aantal stemmen gaat {spent} naar: {ids}",
    },
    "compare votes-per-cost": {
        "en": "For comparison, plain greedy by votes for what it costs spends {spent} on: {ids}",
        "nl": "Ter vergelijking: alleen op stemmen per kosten gaat {spent} naar: {ids}",
    },
    "private": {
        "en": "Ballots are private: groups of fewer than {n} people are not counted out.",
        "nl": "Stemmen zijn geheim: groepen van minder dan {n} mensen worden niet uitgeteld.",
    },
    "none": {"en": "nothing", "nl": "niets"},
    "slip": {"en": "{who}: what your part was spent on", "nl": "{who}: waar je deel aan is besteed"},
    "your part": {"en": "your part of the budget is {part}", "nl": "je deel van het budget is {part}"},
    "no ballot": {"en": "you handed in no ballot", "nl": "je hebt geen stem uitgebracht"},
    "no support": {"en": "your ballot supports no proposal", "nl": "je stem steunt geen enkel voorstel"},
    "points": {"en": "your points", "nl": "je punten"},
    "paid": {"en": "you paid", "nl": "je betaalde"},
    "result": {"en": "result", "nl": "uitslag"},
    "not": {"en": "not chosen", "nl": "niet gekozen"},
    "with rest": {"en": "chosen, from what was left", "nl": "gekozen, van wat over was"},
    "not spent": {"en": "not spent: {left}", "nl": "niet besteed: {left}"},
}  # fmt: skip


def tell(key: str, language: str, **blanks: str) -> str:
    """Give a sentence about a vote in a language, with its blanks filled in.

    >>> tell("supporters", "nl", n="14")
    '14 voorstanders'
    """
    return WORDS[key][language].format(**blanks)
