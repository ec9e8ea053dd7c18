"""The fixed words of the workbook, in Dutch and English."""

from __future__ import annotations

from sharing.reports.words import Catalogue

WORDS = Catalogue(
    {
        "result": {"en": "Result", "nl": "Uitkomst"},
        "company": {"en": "Company", "nl": "Bedrijf"},
        "staff": {"en": "Participants", "nl": "Deelnemers"},
        "calendar": {"en": "Calendar", "nl": "Kalender"},
        "checks": {"en": "Checks", "nl": "Controles"},
        "steps": {"en": "Steps", "nl": "Stappen"},
        "participant": {"en": "participant", "nl": "deelnemer"},
        "name": {"en": "name", "nl": "naam"},
        "total": {"en": "total", "nl": "totaal"},
        "here": {"en": "{label}: recomputed here", "nl": "{label}: hier nagerekend"},
        "ours": {"en": "{label}: our amount", "nl": "{label}: ons bedrag"},
        "difference": {"en": "difference", "nl": "verschil"},
        "award": {"en": "award", "nl": "toekenning"},
        "period": {"en": "period {name}: {first} to {last}", "nl": "periode {name}: {first} tot en met {last}"},
        "how": {
            "en": "Change a yellow cell, and all is recomputed, in whole cents. Look at the sheet {checks} first.",
            "nl": "Wijzig een gele cel, en alles wordt nagerekend, in hele centen. Kijk eerst op het blad {checks}.",
        },
        "live": {
            "en": "Every step is recomputed.",
            "nl": "Elke stap wordt nagerekend.",
        },
        "not live": {
            "en": "NOT all is recomputed. Steps with fixed numbers: {n}. See the sheet {steps}.",
            "nl": "NIET alles wordt nagerekend. Stappen met vaste getallen: {n}. Zie het blad {steps}.",
        },
        "table": {
            "en": "Yellow cells can be changed. To the right stand the whole numbers that the formulas work with.",
            "nl": "Gele cellen zijn te wijzigen. Rechts staan de hele getallen waar de formules mee werken.",
        },
        "helping": {"en": "whole numbers", "nl": "hele getallen"},
        "helping most": {"en": "most", "nl": "hoogste"},
        "helping over": {"en": "over", "nl": "eroverheen"},
        "helping side": {"en": "side", "nl": "kant"},
        "helping sign": {"en": "sign", "nl": "teken"},
        "helping size": {"en": "size", "nl": "grootte"},
        "helping sum": {"en": "sum", "nl": "som"},
        "helping below 0": {"en": "below 0", "nl": "onder 0"},
        "helping kept": {"en": "kept", "nl": "behouden"},
        "helping high": {"en": "high", "nl": "hoog"},
        "helping low": {"en": "low", "nl": "laag"},
        "helping key": {"en": "key", "nl": "sleutel"},
        "helping threshold": {"en": "threshold", "nl": "drempel"},
        "helping among": {"en": "among", "nl": "van de gelijken"},
        "helping some": {"en": "some", "nl": "iets over"},
        "helping counter": {"en": "counter", "nl": "teller"},
        "helping anybody": {"en": "anybody", "nl": "iemand"},
        "helping order": {"en": "order", "nl": "volgorde"},
        "helping place": {"en": "place", "nl": "plaats"},
        "helping held": {"en": "held", "nl": "aan de grens"},
        "helping limit": {"en": "limit", "nl": "grens"},
        "helping limits": {"en": "limits", "nl": "grenzen"},
        "helping points": {"en": "points", "nl": "punten"},
        "helping beyond": {"en": "beyond", "nl": "voorbij de grens"},
        "helping crossed": {"en": "crossed", "nl": "overschreden"},
        "helping rows": {"en": "rows", "nl": "rijen"},
        "helping start": {"en": "start", "nl": "begin"},
        "helping n/a": {"en": "n/a", "nl": "n.v.t."},
        "value": {"en": "value", "nl": "waarde"},
        "fixed": {"en": "FIXED: {label}", "nl": "VAST: {label}"},
        "step": {"en": "step", "nl": "stap"},
        "what": {"en": "what it is", "nl": "wat het is"},
        "definition": {"en": "formula or rule", "nl": "formule of regel"},
        "source": {"en": "source", "nl": "bron"},
        "where": {"en": "stands in", "nl": "staat in"},
        "recomputed": {"en": "recomputed?", "nl": "nagerekend?"},
        "yes": {"en": "yes", "nl": "ja"},
        "no": {"en": "NO: a fixed number. {reason}", "nl": "NEE: een vast getal. {reason}"},
        "takes part": {"en": "takes part", "nl": "doet mee"},
        "condition": {"en": "may take part (0: {label})", "nl": "mag meedoen (0: {label})"},
        "check": {"en": "check", "nl": "controle"},
        "outcome": {"en": "outcome", "nl": "uitkomst"},
        "OK": {"en": "OK", "nl": "OK"},
        "WRONG": {"en": "WRONG", "nl": "FOUT"},
        "CHANGED": {"en": "CHANGED", "nl": "GEWIJZIGD"},
        "NOTE": {"en": "NOTE", "nl": "LET OP"},
        "all": {"en": "all checks together", "nl": "alle controles samen"},
        "same": {
            "en": "{label}: the amounts are ours to the cent (CHANGED once somebody edits an input)",
            "nl": "{label}: de bedragen zijn op de cent de onze (GEWIJZIGD zodra iemand een invoer wijzigt)",
        },
        "answered": {"en": "{label}: everybody has an amount", "nl": "{label}: iedereen heeft een bedrag"},
        "pool holds": {
            "en": "{label}: together no more than {pool}",
            "nl": "{label}: samen niet meer dan {pool}",
        },
        "bound": {
            "en": "{sheet}: every whole number is below 900,000,000,000,000, so that every sum is exact",
            "nl": "{sheet}: elk heel getal is kleiner dan 900.000.000.000.000, zodat elke som exact is",
        },
        "divisor": {"en": "{sheet}: no divisor is below zero", "nl": "{sheet}: geen deler is onder nul"},
        "converged": {
            "en": "{step}: the last pass added nobody who is at the limit",
            "nl": "{step}: de laatste ronde voegde niemand toe die aan de grens zit",
        },
        "rising": {
            "en": "{sheet}: every row begins above the one before, without gaps",
            "nl": "{sheet}: elke rij begint boven de vorige, zonder gaten",
        },
        "filled": {"en": "{label}: every cell is filled in", "nl": "{label}: elke cel is ingevuld"},
        "decimals": {
            "en": "{label}: no more than {n} decimals",
            "nl": "{label}: niet meer dan {n} decimalen",
        },
        "whole": {"en": "{label}: only whole numbers", "nl": "{label}: alleen hele getallen"},
        "days": {"en": "{label}: only days", "nl": "{label}: alleen dagen"},
        "lowest": {"en": "{label}: at least {bound}", "nl": "{label}: minstens {bound}"},
        "highest": {"en": "{label}: at most {bound}", "nl": "{label}: hoogstens {bound}"},
        "scheme check": {"en": "check of the scheme: {label}", "nl": "controle van de regeling: {label}"},
        "some fixed": {
            "en": "steps that are fixed numbers; inputs that they read are locked",
            "nl": "stappen die vaste getallen zijn; de invoer die zij lezen zit op slot",
        },
        "large": {
            "en": "Its numbers get longer than a spreadsheet keeps exactly.",
            "nl": "De getallen worden langer dan een rekenblad exact bewaart.",
        },
        "quotient": {
            "en": "It adds or compares quotients that have different divisors.",
            "nl": "Er worden breuken met verschillende delers opgeteld of vergeleken.",
        },
        "order": {
            "en": "It puts rows in an order that has no short formula.",
            "nl": "Er worden rijen gezet in een volgorde zonder korte formule.",
        },
        "long": {
            "en": "Its formula would have too many parts to follow.",
            "nl": "De formule zou te veel delen hebben om te volgen.",
        },
        "unit": {"en": "It rounds to a unit that varies.", "nl": "Er wordt afgerond op een eenheid die wisselt."},
        "zero": {"en": "It divides by zero.", "nl": "Er wordt door nul gedeeld."},
        "differs": {
            "en": "Its form in cells did not give our numbers.",
            "nl": "De vorm in cellen gaf niet onze getallen.",
        },
    }
)

say = WORDS.say


def helping(name: str, language: str) -> str:
    """Name a column of whole numbers; what has no word of its own, such as `q` for a quotient, keeps its name."""
    key = f"helping {name}"
    return say(key, language) if key in WORDS.texts else name
