"""The words of a verdict on ledgers, runs and slips, in Dutch and English."""

from __future__ import annotations

from sharing.reports.words import Catalogue

WORDS = Catalogue({
    "checked statement": {"en": "statements read: {n}", "nl": "verklaringen gelezen: {n}"},
    "checked trail": {"en": "trails run again, every value and amount: {n}",
                      "nl": "sporen nagerekend, elke waarde en elk bedrag: {n}"},
    "checked slip": {"en": "slips followed to the root: {n}", "nl": "strookjes gevolgd tot de wortel: {n}"},
    "checked signature": {"en": "signatures looked at: {n}", "nl": "handtekeningen bekeken: {n}"},
    "checked unchecked": {
        "en": "signatures there, and not checked (name known signers: --signers FILE): {n}",
        "nl": "handtekeningen aanwezig, en niet bekeken (noem bekende ondertekenaars: --signers BESTAND): {n}",
    },
    "checked forgotten": {
        "en": "entries forgotten on purpose (their totals stand, their amounts cannot be checked any more): {n}",
        "nl": "vermeldingen met opzet vergeten (de totalen staan er nog, de bedragen zijn niet meer na te gaan): {n}",
    },
    "checked chain": {
        "en": "entries of which only the chain was followed: {n}",
        "nl": "vermeldingen waarvan alleen de keten is gevolgd: {n}",
    },
    "found": {"en": "findings: {n}", "nl": "bevindingen: {n}"},
    "found none": {"en": "nothing differs", "nl": "niets wijkt af"},
    "head": {"en": "digest of the newest entry, to keep elsewhere: {digest}",
             "nl": "controlegetal van de nieuwste vermelding, om elders te bewaren: {digest}"},
    "statement": {"en": "digest of {name}: {digest}", "nl": "controlegetal van {name}: {digest}"},
    "shown trail": {
        "en": "this shows that the amounts follow from the inputs, not that the inputs are true",
        "nl": "dit laat zien dat de bedragen uit de invoer volgen, niet dat de invoer waar is",
    },
    "shown slip": {
        "en": "this shows that what is on the slip is part of this statement, not that the amounts follow from the "
        "inputs",
        "nl": "dit laat zien dat wat op het strookje staat bij deze verklaring hoort, niet dat de bedragen uit de "
        "invoer volgen",
    },
    "shown other": {
        "en": "whether everybody got this same statement you see by its digest: compare it with colleagues or the "
        "works council",
        "nl": "of iedereen deze zelfde verklaring kreeg, zie je aan het controlegetal: vergelijk het met collega's of "
        "de ondernemingsraad",
    },
    "shown forgotten": {
        "en": "of what was forgotten this shows only that its statements stand in the chain unchanged",
        "nl": "van wat is vergeten laat dit alleen zien dat de verklaringen ongewijzigd in de keten staan",
    },
    "slip of": {"en": "slip of {id}, of run {run}", "nl": "strookje van {id}, van berekening {run}"},
    "slip period": {"en": "{scheme}: {start} to {end}", "nl": "{scheme}: {start} tot en met {end}"},
    "slip awards": {"en": "awards", "nl": "toekenningen"},
    "slip inputs": {"en": "inputs, as they were used", "nl": "gegevens, zoals ze zijn gebruikt"},
    "slip steps": {"en": "steps", "nl": "stappen"},
    "nothing": {"en": "nothing", "nl": "niets"},
    "as a day": {"en": "{number} (if it is a day: {day})", "nl": "{number} (als het een dag is: {day})"},
    "exactly": {"en": "{number} (exactly {exact})", "nl": "{number} (exact {exact})"},
})  # fmt: skip

say = WORDS.say
