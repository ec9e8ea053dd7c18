"""The fixed words of reports about the expense of equity plans, in Dutch and English."""

from __future__ import annotations

from sharing.reports.words import Catalogue

WORDS = Catalogue({
    "title": {"en": "Expense of equity plans", "nl": "Kosten van participatieplannen"},
    "grant": {"en": "grant", "nl": "toekenning"},
    "year": {"en": "year", "nl": "jaar"},
    "total": {"en": "total", "nl": "totaal"},
    "balance": {"en": "stands in", "nl": "staat in"},
    "equity": {"en": "equity", "nl": "eigen vermogen"},
    "cash": {"en": "liability", "nl": "verplichting"},
    "opening": {"en": "opening", "nl": "begin"},
    "expense": {"en": "expense", "nl": "kosten"},
    "moved": {"en": "moved", "nl": "verplaatst"},
    "paid": {"en": "paid or issued", "nl": "betaald of uitgegeven"},
    "closing": {"en": "closing", "nl": "eind"},
    "ties": {
        "en": "opening + expense + moved - paid or issued = closing",
        "nl": "begin + kosten + verplaatst - betaald of uitgegeven = eind",
    },
    "headline": {
        "en": "{line}: {units} units x {worth} x {part} of the service{less} = {carried}",
        "nl": "{line}: {units} eenheden x {worth} x {part} van de diensttijd{less} = {carried}",
    },
    "part of": {"en": "{served} of {service}", "nl": "{served} van {service}"},
    "all of": {"en": "all", "nl": "alles"},
    "difference": {
        "en": "{opening} before, so the expense of {year} is {expense}",
        "nl": "{opening} ervoor, dus de kosten van {year} zijn {expense}",
    },
    "with": {"en": "with {amount} {what}", "nl": "met {amount} {what}"},
    "row": {"en": "from the plan file", "nl": "uit het planbestand"},
    "differs": {"en": "differs from IFRS 2", "nl": "wijkt af van IFRS 2"},
    "same": {"en": "as IFRS 2", "nl": "als IFRS 2"},
    "unsure": {"en": "not verified", "nl": "niet nagegaan"},
    "confidence S": {"en": "one source", "nl": "één bron"},
    "confidence M": {"en": "from memory, not looked up", "nl": "uit het hoofd, niet nagezocht"},
    "source": {"en": "source", "nl": "bron"},
})  # fmt: skip

say = WORDS.say
