"""The sentences about an exit, in Dutch and English."""

from __future__ import annotations

from sharing.reports.words import Catalogue

WORDS = Catalogue({
    "title": {"en": "Who gets what at an exit", "nl": "Wie krijgt wat bij een verkoop"},
    "price": {"en": "price", "nl": "prijs"},
    "cash": {"en": "cash on top of it", "nl": "geld dat erbij komt"},
    "costs paid": {"en": "costs", "nl": "kosten"},
    "debt paid": {"en": "debt", "nl": "schuld"},
    "debt unpaid": {"en": "debt that is not paid", "nl": "schuld die niet wordt betaald"},
    "carved out": {"en": "carve-outs", "nl": "delen vooraf"},
    "divided": {"en": "left for the holders", "nl": "over voor de houders"},
    "preferences": {"en": "preferences, together", "nl": "voorrang, samen"},
    "common": {"en": "one common unit gets", "nl": "één gewone eenheid krijgt"},
    "class": {"en": "class", "nl": "soort"},
    "units": {"en": "units", "nl": "eenheden"},
    "one unit at": {"en": "one unit at {price}", "nl": "één eenheid bij {price}"},
    "holder": {"en": "holder", "nl": "houder"},
    "at": {"en": "at {price}", "nl": "bij {price}"},
    "total": {"en": "total", "nl": "totaal"},
    "adds up": {
        "en": "(amounts + costs + debt = price + cash, to the cent)",
        "nl": "(bedragen + kosten + schuld = prijs + geld dat erbij komt, tot op de cent)",
    },
    "why": {"en": "What each class does at {price}", "nl": "Wat elke soort doet bij {price}"},
    "shares": {
        "en": "shares: {ratio} common units of {common} for one unit",
        "nl": "deelt mee: {ratio} gewone eenheden van {common} voor één eenheid",
    },
    "shares one": {
        "en": "shares: one common unit gets {common}",
        "nl": "deelt mee: één gewone eenheid krijgt {common}",
    },
    "short": {
        "en": "gets {gets} of its preference of {preference}: there is not enough for all preferences",
        "nl": "krijgt {gets} van de voorrang van {preference}: er is niet genoeg voor alle voorrang",
    },
    "keeps": {
        "en": "keeps its preference of {preference}: sharing instead would be {worth}",
        "nl": "houdt de voorrang van {preference}: in plaats daarvan meedelen zou {worth} zijn",
    },
    "keeps only": {
        "en": "gets its preference of {preference} and no more",
        "nl": "krijgt de voorrang van {preference} en niet meer",
    },
    "instead": {
        "en": "shares instead of its preference: {worth} is more than {gives up}",
        "nl": "deelt mee in plaats van de voorrang: {worth} is meer dan {gives up}",
    },
    "beside": {
        "en": "gets its preference of {preference} and shares {shares} beside it",
        "nl": "krijgt de voorrang van {preference} en deelt daarnaast {shares} mee",
    },
    "capped": {
        "en": "has reached its cap of {cap}: sharing instead would be {worth}",
        "nl": "zit aan het plafond van {cap}: in plaats daarvan meedelen zou {worth} zijn",
    },
    "capped only": {"en": "has reached its cap of {cap}", "nl": "zit aan het plafond van {cap}"},
    "uncapped": {
        "en": "shares instead, because {worth} is more than its cap of {cap}",
        "nl": "deelt in plaats daarvan mee, want {worth} is meer dan het plafond van {cap}",
    },
    "worth": {
        "en": "is worth {worth} less {strike}",
        "nl": "is {worth} waard min {strike}",
    },
    "worthless": {
        "en": "is worth nothing: {worth} is not above {strike}",
        "nl": "is niets waard: {worth} ligt niet boven {strike}",
    },
    "breakpoints": {"en": "Where something changes", "nl": "Waar iets verandert"},
    "from price": {"en": "from a price of", "nl": "vanaf een prijs van"},
    "what": {"en": "what changes", "nl": "wat er verandert"},
    "bp costs": {"en": "costs are paid", "nl": "de kosten zijn betaald"},
    "bp fees": {"en": "parts of the price are paid in full", "nl": "delen van de prijs zijn volledig betaald"},
    "bp debt": {"en": "debt is paid", "nl": "de schuld is betaald"},
    "bp carved": {"en": "{whom} gets a carve-out", "nl": "{whom} krijgt een deel vooraf"},
    "bp carved-most": {
        "en": "the carve-out of {whom} is at its most",
        "nl": "het deel vooraf van {whom} is op zijn hoogst",
    },
    "bp rank": {
        "en": "preferences of rank {whom} are paid in full",
        "nl": "de voorrang van rang {whom} is volledig betaald",
    },
    "bp shares": {"en": "{whom}: shares", "nl": "{whom}: deelt mee"},
    "bp cap": {"en": "{whom}: has reached its cap", "nl": "{whom}: zit aan het plafond"},
    "bp instead": {
        "en": "{whom}: shares instead of keeping its preference",
        "nl": "{whom}: deelt mee in plaats van de voorrang te houden",
    },
    "bp strike": {"en": "{whom}: is worth something", "nl": "{whom}: is iets waard"},
    "sought": {
        "en": "{who} gets {wanted} at a price of {price}",
        "nl": "{who} krijgt {wanted} bij een prijs van {price}",
    },
    "sought cents": {
        "en": "in whole cents: at {price} {who} is paid {gets}",
        "nl": "in hele centen: bij {price} krijgt {who} {gets}",
    },
    "until": {
        "en": "and no more than that up to a price of {until}",
        "nl": "en niet meer dan dat tot een prijs van {until}",
    },
    "for ever": {"en": "and no more than that at any higher price", "nl": "en niet meer dan dat bij elke hogere prijs"},
    "explained": {
        "en": "{who} gets {amount} at a price of {price}",
        "nl": "{who} krijgt {amount} bij een prijs van {price}",
    },
    "holds": {
        "en": "{quantity} of {name}, each {each}: {amount}",
        "nl": "{quantity} van {name}, elk {each}: {amount}",
    },
    "in cents": {
        "en": "together {exact}, in whole cents {amount}",
        "nl": "samen {exact}, in hele centen {amount}",
    },
    "one unit": {"en": "one unit", "nl": "één eenheid"},
    "together": {"en": "together", "nl": "samen"},
    "gets carved": {"en": "carve-outs: {amount}", "nl": "delen vooraf: {amount}"},
})  # fmt: skip

tell = WORDS.say
