"""The sentences about a vote, in Dutch and English."""

from __future__ import annotations

from sharing.reports.words import Catalogue

WORDS = Catalogue({
    "title": {"en": "Budget divided by vote", "nl": "Budget verdeeld door te stemmen"},
    "budget": {
        "en": "{budget} in {people} equal parts of {part}; ballots: {ballots}",
        "nl": "{budget} in {people} gelijke delen van {part}; stembiljetten: {ballots}",
    },
    "raised": {
        "en": "all parts are raised by 1 at a time while the result costs no more than the budget",
        "nl": "alle delen worden steeds met 1 verhoogd zolang de uitslag niet meer kost dan het budget",
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
    "its supporters": {"en": "its supporters", "nl": "de voorstanders"},
    "average": {
        "en": "chosen because {who} together paid {cost} from their parts, on average {each}",
        "nl": "gekozen, want {who} betaalden samen {cost} uit hun delen, gemiddeld {each}",
    },
    "together": {
        "en": "chosen because {who} together paid {cost} from their parts",
        "nl": "gekozen, want {who} betaalden samen {cost} uit hun delen",
    },
    "either": {
        "en": "chosen because {who} together paid {cost} from their parts, or next in votes for what was left",
        "nl": "gekozen, want {who} betaalden samen {cost} uit hun delen, of was de volgende naar stemmen voor de rest",
    },
    "completed": {
        "en": "chosen with what was left: {who}, next in number of votes, and it still fitted",
        "nl": "gekozen van wat over was: {who}, de volgende naar stemmen, en het paste nog",
    },
    "completed per cost": {
        "en": "chosen with what was left: {who}, next in votes for what it costs, and it still fitted",
        "nl": "gekozen van wat over was: {who}, de volgende naar stemmen per kosten, en het paste nog",
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
        "en": "Ballots are private: supporters are counted as every proposal has {n} ballots for it and {n} others.",
        "nl": "Stemmen zijn geheim: tellen mag, want elk voorstel heeft {n} stembiljetten voor en {n} andere.",
    },
    "not counted": {
        "en": "Ballots are private: supporters are counted if every proposal has {n} ballots for it and {n} others.",
        "nl": "Stemmen zijn geheim: tellen mag alleen als elk voorstel {n} stembiljetten voor en {n} andere heeft.",
    },
    "too few": {
        "en": "Fewer than {n} ballots: supporters are not counted, but what is chosen can tell how somebody voted.",
        "nl": "Minder dan {n} stembiljetten: geteld wordt niet, maar wat gekozen is kan verraden hoe iemand stemde.",
    },
    "none": {"en": "nothing", "nl": "niets"},
    "slip": {"en": "{who}: what you voted for", "nl": "{who}: waar je voor stemde"},
    "your part": {"en": "your part of the budget is {part}", "nl": "je deel van het budget is {part}"},
    "no ballot": {"en": "you handed in no ballot", "nl": "je hebt geen stem uitgebracht"},
    "no support": {"en": "your ballot supports no proposal", "nl": "je stem steunt geen enkel voorstel"},
    "points": {"en": "your points", "nl": "je punten"},
    "paid": {"en": "paid on average", "nl": "gemiddeld betaald"},
    "number": {"en": "supporters", "nl": "voorstanders"},
    "result": {"en": "result", "nl": "uitslag"},
    "not": {"en": "not chosen", "nl": "niet gekozen"},
    "with rest": {"en": "chosen, from what was left", "nl": "gekozen, van wat over was"},
    "slip tells": {
        "en": "Your own ballot beside the result for everybody; it tells nothing else about others.",
        "nl": "Je eigen stem naast de uitslag voor iedereen; meer over anderen staat er niet in.",
    },
})  # fmt: skip

tell = WORDS.say
