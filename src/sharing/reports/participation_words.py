"""The words about plans of participation, in Dutch and English."""

from __future__ import annotations

from sharing.reports.words import Catalogue

WORDS = Catalogue({
    "positions on": {"en": "{title}: positions at the end of {day}", "nl": "{title}: standen aan het eind van {day}"},
    "held on": {"en": "{label}: who holds how many at the end of {day}",
                "nl": "{label}: wie er hoeveel heeft aan het eind van {day}"},
    "total": {"en": "total", "nl": "totaal"},
    "vesting between": {"en": "{title}: what vests from {first} to {last}",
                        "nl": "{title}: wat onvoorwaardelijk wordt van {first} tot en met {last}"},
    "holder": {"en": "holder", "nl": "houder"},
    "class": {"en": "class", "nl": "soort"},
    "grant": {"en": "grant", "nl": "toekenning"},
    "granted": {"en": "granted", "nl": "toegekend"},
    "unvested": {"en": "not vested", "nl": "voorwaardelijk"},
    "vested": {"en": "vested", "nl": "onvoorwaardelijk"},
    "exercised": {"en": "exercised", "nl": "uitgeoefend"},
    "lapsed": {"en": "lapsed", "nl": "vervallen"},
    "cancelled": {"en": "cancelled", "nl": "ingetrokken"},
    "held": {"en": "held", "nl": "in bezit"},
    "pool": {"en": "in the pool", "nl": "in de pot"},
    "price": {"en": "price", "nl": "prijs"},
    "issued": {"en": "issued", "nl": "uitgegeven"},
    "day": {"en": "day", "nl": "dag"},
    "units": {"en": "units", "nl": "eenheden"},
    "what": {"en": "what happened", "nl": "wat er gebeurde"},
    "then": {"en": "after it", "nl": "daarna"},
    "line": {"en": "line", "nl": "regel"},
    "by": {"en": "by", "nl": "door"},
    "balance": {
        "en": "issued = in the pool + not vested + vested + held + exercised + lapsed + cancelled",
        "nl": "uitgegeven = in de pot + voorwaardelijk + onvoorwaardelijk + in bezit + uitgeoefend + vervallen"
              " + ingetrokken",
    },
    "balances": {"en": "All units of every class:", "nl": "Alle eenheden van elke soort:"},
    "nobody": {"en": "nobody has anything", "nl": "niemand heeft iets"},
    "nothing vests": {"en": "nothing vests in these days", "nl": "in deze dagen wordt niets onvoorwaardelijk"},
    "has": {"en": "{who}: what you have, and why", "nl": "{who}: wat je hebt, en waarom"},
    "of grant": {"en": "{label}, grant {grant}", "nl": "{label}, toekenning {grant}"},
    "vest": {"en": "tranche {detail} of the schedule vests",
             "nl": "deel {detail} van het schema wordt onvoorwaardelijk"},
    "early full": {
        "en": "all that is left vests before its day",
        "nl": "alles wat nog komt, wordt eerder onvoorwaardelijk",
    },
    "early soonest": {
        "en": "units vest before their day, as an advance on the tranches that come first",
        "nl": "eenheden worden eerder onvoorwaardelijk, als voorschot op de delen die het eerst komen",
    },
    "early last": {
        "en": "units vest before their day, from the end of the schedule",
        "nl": "eenheden worden eerder onvoorwaardelijk, van het eind van het schema",
    },
    "early pro-rata": {
        "en": "units vest before their day, from every tranche in proportion",
        "nl": "eenheden worden eerder onvoorwaardelijk, van elk deel naar rato",
    },
    "expire": {"en": "the last day has passed", "nl": "de laatste dag is voorbij"},
    "to whom": {"en": "{what}, to {who}", "nl": "{what}, aan {who}"},
    "from whom": {"en": "{what}, from {who}", "nl": "{what}, van {who}"},
    "with reason": {"en": "{what} ({reason})", "nl": "{what} ({reason})"},
    "laid out": {
        "en": "{units} of {label}, grant {grant} of {who}: schedule {terms}, from {start}",
        "nl": "{units} van {label}, toekenning {grant} van {who}: schema {terms}, vanaf {start}",
    },
    "amended": {"en": "{before} had vested when the schedule was amended; {rest} follow it",
                "nl": "{before} waren onvoorwaardelijk toen het schema werd gewijzigd; {rest} volgen het"},
    "way cumulative-rounding": {
        "en": "what has vested so far is rounded to the nearest unit; a tranche is what that adds",
        "nl": "wat tot dan onvoorwaardelijk is, wordt afgerond; een deel is wat erbij komt",
    },
    "way cumulative-round-down": {
        "en": "what has vested so far is rounded down; a tranche is what that adds",
        "nl": "wat tot dan onvoorwaardelijk is, wordt naar beneden afgerond; een deel is wat erbij komt",
    },
    "way front-loaded": {
        "en": "every tranche is rounded down; odd units go one by one to the first tranches",
        "nl": "elk deel wordt naar beneden afgerond; wat overblijft gaat één voor één naar de eerste delen",
    },
    "way back-loaded": {
        "en": "every tranche is rounded down; odd units go one by one to the last tranches",
        "nl": "elk deel wordt naar beneden afgerond; wat overblijft gaat één voor één naar de laatste delen",
    },
    "way front-loaded-to-single-tranche": {
        "en": "every tranche is rounded down; all odd units go to the first",
        "nl": "elk deel wordt naar beneden afgerond; wat overblijft gaat naar het eerste",
    },
    "way back-loaded-to-single-tranche": {
        "en": "every tranche is rounded down; all odd units go to the last",
        "nl": "elk deel wordt naar beneden afgerond; wat overblijft gaat naar het laatste",
    },
    "way fractional": {"en": "parts of units are kept", "nl": "delen van eenheden blijven staan"},
    "tranche": {"en": "tranche", "nl": "deel"},
    "part": {"en": "part", "nl": "aandeel"},
    "parts so far": {"en": "so far", "nl": "tot dan"},
    "exactly": {"en": "exactly", "nl": "precies"},
    "whole": {"en": "in whole units", "nl": "in hele eenheden"},
    "waits": {"en": "{units} wait for what has not been reached: {events}",
              "nl": "{units} wachten op wat nog niet is bereikt: {events}"},
    "otherwise": {
        "en": "something else has happened since: `sharing positions --explain {who}` tells it",
        "nl": "er is sindsdien iets anders gebeurd: `sharing positions --explain {who}` vertelt het",
    },
    "agrees": {"en": "the observed tranches are those of the plan",
               "nl": "de waargenomen delen zijn die van de regeling"},
    "differs": {"en": "the observed tranches differ from the plan:",
                "nl": "de waargenomen delen wijken af van de regeling:"},
    "planned": {"en": "plan", "nl": "regeling"},
    "observed": {"en": "observed", "nl": "waargenomen"},
})  # fmt: skip

tell = WORDS.say
