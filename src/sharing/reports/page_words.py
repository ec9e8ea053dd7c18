"""The words of pages and letters, in Dutch and English, one catalogue for both; Dutch says `je` or `u` as you choose.

A text that addresses its reader has a third form, `u`, beside `nl`.

>>> tell("next gross", Voice("nl")) == tell("next gross", Voice("nl", formal=True))
False
"""

from __future__ import annotations

from sharing.named import Named
from sharing.reports.words import Catalogue


class Voice(Named):
    """How a page speaks: its language, and whether Dutch says `u` (formal) rather than `je`."""

    language: str
    formal: bool = False

    @property
    def form(self) -> str:
        """Give the form of a text that this voice uses: its language, or `u`."""
        return "u" if self.formal and self.language == "nl" else self.language


WORDS = Catalogue({
    "skip": {"en": "To the contents", "nl": "Naar de inhoud"},
    "on this page": {"en": "On this page", "nl": "Op deze pagina"},
    "period": {"en": "{start} to {end}", "nl": "{start} tot en met {end}"},
    "rules": {"en": "Rules: {source}. Version {version}.", "nl": "Regels: {source}. Versie {version}."},
    "version": {"en": "Version {version}.", "nl": "Versie {version}."},
    "in short": {"en": "In short", "nl": "In het kort"},
    "awarded": {"en": "Awarded", "nl": "Toegekend"},
    "people": {"en": "People", "nl": "Mensen"},
    "who get": {"en": "Who receive something", "nl": "Wie iets krijgen"},
    "who do not": {"en": "Who do not take part", "nl": "Wie niet meedoen"},
    "left": {"en": "Left in the pool", "nl": "Over in de pot"},
    "where": {"en": "Where the money goes", "nl": "Waar het geld heen gaat"},
    "where about": {
        "en": "From top to bottom: what there was, what goes off or comes in, and what remains.",
        "nl": "Van boven naar beneden: wat er was, wat eraf gaat of erbij komt, en wat er blijft.",
    },
    "part": {"en": "Part", "nl": "Onderdeel"},
    "picture": {"en": "Picture", "nl": "Beeld"},
    "amount": {"en": "Amount", "nl": "Bedrag"},
    "taken": {"en": "off: {label}", "nl": "eraf: {label}"},
    "put": {"en": "in: {label}", "nl": "erbij: {label}"},
    "factor": {"en": "{label} ({value})", "nl": "{label} ({value})"},
    "outside": {"en": "what falls outside “{label}”", "nl": "wat valt buiten “{label}”"},
    "how pool": {"en": "How it came about: {label}", "nl": "Hoe dit ontstond: {label}"},
    "from pool": {"en": "Where it goes: {label}", "nl": "Waar dit heen gaat: {label}"},
    "rounding": {"en": "rounding", "nl": "afronden"},
    "limit": {"en": "a limit", "nl": "een grens"},
    "remains": {"en": "left in the pool", "nl": "over in de pot"},
    "divided": {"en": "How it is divided", "nl": "Hoe het verdeeld is"},
    "bands": {"en": "How many people receive how much", "nl": "Hoeveel mensen krijgen hoeveel"},
    "band": {"en": "{low} up to {high}", "nl": "{low} tot {high}"},
    "band last": {"en": "{low} and more", "nl": "{low} en meer"},
    "nothing paid": {"en": "{n} people receive nothing.", "nl": "{n} mensen krijgen niets."},
    "one nothing": {"en": "1 person receives nothing.", "nl": "1 persoon krijgt niets."},
    "by group": {"en": "By {label}", "nl": "Per {label}"},
    "group": {"en": "Group", "nl": "Groep"},
    "together": {"en": "Together", "nl": "Samen"},
    "average": {"en": "On average", "nl": "Gemiddeld"},
    "other groups": {"en": "Other groups ({n})", "nl": "Andere groepen ({n})"},
    "suppressed": {
        "en": "Groups in which fewer than {n} people receive something are not shown by themselves. Nor is a group "
        "from which such a group could be worked out.",
        "nl": "Groepen waarin minder dan {n} mensen iets krijgen staan er niet apart in. Een groep waaruit zo'n groep "
        "is af te leiden ook niet.",
    },
    "too few": {
        "en": "Not shown: fewer than {n} people receive something here.",
        "nl": "Niet getoond: minder dan {n} mensen krijgen hier iets.",
    },
    "fewer": {"en": "fewer than {n}", "nl": "minder dan {n}"},
    "hidden": {"en": "not shown", "nl": "niet getoond"},
    "lorenz": {"en": "Who receives which part", "nl": "Wie krijgt welk deel"},
    "lorenz title": {
        "en": "Lorenz curve: people from the smallest amount to the largest, and their part of the money",
        "nl": "Lorenzcurve: mensen van het kleinste naar het grootste bedrag, en hun deel van het geld",
    },
    "lorenz half": {
        "en": "The half that receives least gets about {part} of the money.",
        "nl": "De helft die het minst krijgt, heeft ongeveer {part} van het geld.",
    },
    "lorenz tenth": {
        "en": "The tenth that receives most gets about {part}.",
        "nl": "Het tiende deel dat het meest krijgt, heeft ongeveer {part}.",
    },
    "lorenz about": {
        "en": "Only those who receive something count. On the straight line everybody would receive the same.",
        "nl": "Alleen wie iets krijgt telt mee. Op de rechte lijn zou iedereen evenveel krijgen.",
    },
    "lorenz x": {"en": "part of the people", "nl": "deel van de mensen"},
    "lorenz y": {"en": "part of the money", "nl": "deel van het geld"},
    "at limit": {"en": "Who is at a limit", "nl": "Wie aan een grens zit"},
    "at highest": {
        "en": "{n} people receive no more than their upper limit allows ({label}).",
        "nl": "{n} mensen krijgen niet meer dan hun bovengrens toelaat ({label}).",
    },
    "at highest one": {
        "en": "1 person receives no more than the upper limit allows ({label}).",
        "nl": "1 persoon krijgt niet meer dan de bovengrens toelaat ({label}).",
    },
    "at lowest": {
        "en": "{n} people are lifted to their lower limit ({label}).",
        "nl": "{n} mensen zijn opgetild tot hun ondergrens ({label}).",
    },
    "at lowest one": {
        "en": "1 person is lifted to the lower limit ({label}).",
        "nl": "1 persoon is opgetild tot de ondergrens ({label}).",
    },
    "no limits": {
        "en": "No step divides with a limit per person. A limit inside a formula is not listed here.",
        "nl": "Geen stap verdeelt met een grens per persoon. Een grens in een formule staat hier niet.",
    },
    "nobody limited": {"en": "Nobody is at a limit.", "nl": "Niemand zit aan een grens."},
    "excluded": {"en": "Who does not take part, and why", "nl": "Wie niet meedoet, en waarom"},
    "nobody excluded": {"en": "Everybody takes part.", "nl": "Iedereen doet mee."},
    "reason": {"en": "Reason", "nl": "Reden"},
    "number": {"en": "Number", "nl": "Aantal"},
    "who": {"en": "Who", "nl": "Wie"},
    "compared": {"en": "Compared with last time", "nl": "Vergeleken met de vorige keer"},
    "last time": {"en": "Last time", "nl": "Vorige keer"},
    "this time": {"en": "This time", "nl": "Deze keer"},
    "difference": {"en": "Difference", "nl": "Verschil"},
    "pools": {"en": "Exact: the pools", "nl": "Precies: de potten"},
    "pool": {"en": "Pool", "nl": "Pot"},
    "balance": {
        "en": "Of every pool: awarded plus left is the amount, to the cent.",
        "nl": "Van elke pot: toegekend plus over is het bedrag, tot op de cent.",
    },
    "accounts": {"en": "Accounts", "nl": "Rekeningen"},
    "account": {"en": "Account", "nl": "Rekening"},
    "opening": {"en": "Opening", "nl": "Begin"},
    "added": {"en": "Added", "nl": "Erbij"},
    "drawn": {"en": "Drawn", "nl": "Opgenomen"},
    "lapsed": {"en": "Lapsed", "nl": "Vervallen"},
    "closing": {"en": "Closing", "nl": "Eind"},
    "parameters": {"en": "Legal and agreed values", "nl": "Wettelijke en afgesproken waarden"},
    "value": {"en": "Value", "nl": "Waarde"},
    "note": {"en": "Note", "nl": "Opmerking"},
    "everybody": {"en": "Exact: everybody", "nl": "Precies: iedereen"},
    "without names": {
        "en": "This page is made without names: it has no table of people.",
        "nl": "Deze pagina is zonder namen gemaakt: er staat geen tabel van mensen in.",
    },
    "participant": {"en": "Participant", "nl": "Deelnemer"},
    "name": {"en": "Name", "nl": "Naam"},
    "total": {"en": "Total", "nl": "Totaal"},
    "none": {"en": "none", "nl": "geen"},
    "notes": {"en": "Notes", "nl": "Opmerkingen"},
    "spare": {
        "en": "{label}: rounding down left {n} units of {unit}. They went, one each, to {who}.",
        "nl": "{label}: afronden naar beneden liet {n} eenheden van {unit} over. Die gingen, elk één, naar {who}.",
    },
    "spare one": {
        "en": "{label}: rounding down left 1 unit of {unit}. It went to {who}.",
        "nl": "{label}: afronden naar beneden liet 1 eenheid van {unit} over. Die ging naar {who}.",
    },
    "to people": {"en": "people in the order of the rules", "nl": "mensen in de volgorde van de regels"},
    "and more": {"en": "{n} others", "nl": "{n} anderen"},
    "fund": {"en": "{label}: {amount}", "nl": "{label}: {amount}"},
    "holds": {"en": "Check, holds: {reason}", "nl": "Controle, klopt: {reason}"},
    "fails": {"en": "CHECK, does not hold: {reason}", "nl": "CONTROLE, klopt niet: {reason}"},
    "made": {
        "en": "Every amount on this page is exact. A value that ends in … has more decimals. The same files give the "
        "same page.",
        "nl": "Elk bedrag op deze pagina is precies. Een waarde die op … eindigt heeft meer decimalen. Dezelfde "
        "bestanden geven dezelfde pagina.",
    },
    "letter title": {
        "en": "Why you get this amount",
        "nl": "Waarom je dit bedrag krijgt",
        "u": "Waarom u dit bedrag krijgt",
    },
    "letter nothing": {
        "en": "Why you get nothing now",
        "nl": "Waarom je nu niets krijgt",
        "u": "Waarom u nu niets krijgt",
    },
    "for": {"en": "For", "nl": "Voor"},
    "you get": {
        "en": "You get {amount}: {label}.",
        "nl": "Je krijgt {amount}: {label}.",
        "u": "U krijgt {amount}: {label}.",
    },
    "you get nothing": {
        "en": "You get no {label} for this period.",
        "nl": "Je krijgt voor deze periode geen {label}.",
        "u": "U krijgt voor deze periode geen {label}.",
    },
    "reason is": {"en": "The reason: {reason}.", "nl": "De reden: {reason}."},
    "came out": {
        "en": "The calculation below comes to nothing.",
        "nl": "De berekening hieronder komt uit op niets.",
    },
    "looked at": {"en": "What was looked at", "nl": "Waar naar is gekeken"},
    "your inputs": {"en": "What we used of you", "nl": "Wat we van jou gebruiken", "u": "Wat we van u gebruiken"},
    "company inputs": {"en": "What we used of the company", "nl": "Wat we van het bedrijf gebruiken"},
    "steps": {"en": "How it was calculated", "nl": "Hoe het is berekend"},
    "from": {"en": "from {names}", "nl": "uit {names}"},
    "source": {"en": "source: {source}", "nl": "bron: {source}"},
    "your share": {"en": "Your part of the whole", "nl": "Jouw deel van het geheel", "u": "Uw deel van het geheel"},
    "share is": {
        "en": "{pool}: {amount}. You get {part} of it.",
        "nl": "{pool}: {amount}. Daarvan krijg jij {part}.",
        "u": "{pool}: {amount}. Daarvan krijgt u {part}.",
    },
    "share none": {
        "en": "{pool}: {amount}. There is nothing to divide this time.",
        "nl": "{pool}: {amount}. Er is deze keer niets te verdelen.",
    },
    "share hidden": {
        "en": "{pool}: fewer than {n} people share it, so its size is not told here.",
        "nl": "{pool}: minder dan {n} mensen delen deze, dus hoe groot die is staat hier niet.",
    },
    "of few": {"en": "not told: fewer than {n} people", "nl": "niet verteld: minder dan {n} mensen"},
    "rounded down": {
        "en": "A percentage here is rounded down to hundredths.",
        "nl": "Een percentage is hier naar beneden afgerond op honderdsten.",
    },
    "last year": {"en": "Compared with last time", "nl": "Vergeleken met de vorige keer"},
    "no earlier": {
        "en": "You were not in the calculation of {period}.",
        "nl": "In de berekening van {period} kwam je niet voor.",
        "u": "In de berekening van {period} kwam u niet voor.",
    },
    "earlier more": {
        "en": "For {period} you got {before}. That is now {change} more.",
        "nl": "Over {period} kreeg je {before}. Dat is nu {change} meer.",
        "u": "Over {period} kreeg u {before}. Dat is nu {change} meer.",
    },
    "earlier less": {
        "en": "For {period} you got {before}. That is now {change} less.",
        "nl": "Over {period} kreeg je {before}. Dat is nu {change} minder.",
        "u": "Over {period} kreeg u {before}. Dat is nu {change} minder.",
    },
    "earlier same": {
        "en": "For {period} you got {before}. That is the same.",
        "nl": "Over {period} kreeg je {before}. Dat is gelijk.",
        "u": "Over {period} kreeg u {before}. Dat is gelijk.",
    },
    "why changed": {
        "en": "Two things decide this: what there was to divide, and your part of it. There was {before} to divide "
        "and it is now {now}. Your part was {share} and is now {part}.",
        "nl": "Twee dingen bepalen dit: hoeveel er te verdelen was, en jouw deel daarvan. Te verdelen was {before}, en "
        "dat is nu {now}. Jouw deel was {share} en is nu {part}.",
        "u": "Twee dingen bepalen dit: hoeveel er te verdelen was, en uw deel daarvan. Te verdelen was {before}, en "
        "dat is nu {now}. Uw deel was {share} en is nu {part}.",
    },
    "pool changed": {
        "en": "There was {before} to divide and it is now {now}.",
        "nl": "Te verdelen was {before}, en dat is nu {now}.",
    },
    "rules changed": {
        "en": "The rules say this otherwise than then: {names}.",
        "nl": "De regels zeggen dit anders dan toen: {names}.",
    },
    "others changed": {
        "en": "What differs about others: {names}.",
        "nl": "Wat er over anderen anders is: {names}.",
    },
    "list changed": {
        "en": "Others came, or others left.",
        "nl": "Er kwamen anderen bij, of er gingen anderen weg.",
    },
    "days changed": {
        "en": "It is about another period than then.",
        "nl": "Het gaat nu over een andere periode.",
    },
    "own changed": {
        "en": "What differs about you: {changes}.",
        "nl": "Wat er over jou anders is: {changes}.",
        "u": "Wat er over u anders is: {changes}.",
    },
    "own same": {
        "en": "About you we use the same as then.",
        "nl": "Over jou gebruiken we hetzelfde als toen.",
        "u": "Over u gebruiken we hetzelfde als toen.",
    },
    "company changed": {
        "en": "What differs about the company: {changes}.",
        "nl": "Wat er over het bedrijf anders is: {changes}.",
    },
    "first step": {
        "en": "The first step that comes out differently: {change}; the steps below show what follows from it.",
        "nl": "De eerste stap die anders uitkomt: {change}; de stappen hieronder laten zien wat daaruit volgt.",
    },
    "level changed": {
        "en": "{change}: that depends on the pool and on the points of everybody together.",
        "nl": "{change}: dat hangt af van de pot en van de punten van iedereen samen.",
    },
    "was now": {"en": "{label} was {before} and is now {now}", "nl": "{label} was {before} en is nu {now}"},
    "not filled in": {"en": "not filled in", "nl": "niet ingevuld"},
    "proof": {"en": "Proof that goes with this letter", "nl": "Bewijs bij deze brief"},
    "proof about": {
        "en": "Your slip proves that this amount is in the list that the company committed to. Nobody else's pay is "
        "in it. "
        "Whoever has both files can check it with “sharing verify {slip} {statement}”.",
        "nl": "Je strookje bewijst dat dit bedrag in de lijst staat die het bedrijf heeft vastgelegd. Het loon van "
        "anderen staat er niet in. Wie beide bestanden heeft kan het nagaan met “sharing verify {slip} {statement}”.",
        "u": "Uw strookje bewijst dat dit bedrag in de lijst staat die het bedrijf heeft vastgelegd. Het loon van "
        "anderen staat er niet in. Wie beide bestanden heeft kan het nagaan met “sharing verify {slip} {statement}”.",
    },
    "slip": {"en": "Your slip", "nl": "Je strookje", "u": "Uw strookje"},
    "statement": {"en": "The statement of the company", "nl": "De verklaring van het bedrijf"},
    "attached": {"en": "Attached to this file: {names}.", "nl": "Zit als bijlage in dit bestand: {names}."},
    "what next": {"en": "What happens next", "nl": "Wat er nu gebeurt"},
    "paid on": {"en": "You get this on {day}.", "nl": "Je krijgt dit op {day}.", "u": "U krijgt dit op {day}."},
    "next gross": {
        "en": "The amount is before tax and contributions. Your payslip says what you receive.",
        "nl": "Het bedrag is bruto. Op je loonstrook staat wat je ontvangt.",
        "u": "Het bedrag is bruto. Op uw loonstrook staat wat u ontvangt.",
    },
    "next tax": {"en": "Tax: {tax}.", "nl": "Belasting: {tax}."},
    "next nothing": {
        "en": "Nothing is paid to you now. For a next period the rules are applied anew.",
        "nl": "Er wordt je nu niets betaald. Voor een volgende periode gelden de regels opnieuw.",
        "u": "Er wordt u nu niets betaald. Voor een volgende periode gelden de regels opnieuw.",
    },
    "wrong": {
        "en": "Is something here not right? Say so to {contact}.",
        "nl": "Klopt hier iets niet? Zeg het tegen {contact}.",
    },
    "contact": {"en": "the person who keeps these rules", "nl": "wie deze regeling uitvoert"},
    "exact": {
        "en": "Amounts are exact. A value that ends in … has more decimals, and the calculation uses all of them.",
        "nl": "Bedragen zijn precies. Een waarde die op … eindigt heeft meer decimalen, en de berekening gebruikt ze "
        "allemaal.",
    },
    "you take part": {"en": "you take part", "nl": "je meedoet", "u": "u meedoet"},
    "first day": {"en": "first day of the period", "nl": "eerste dag van de periode"},
    "last day": {"en": "last day of the period", "nl": "laatste dag van de periode"},
    "not below": {"en": "{value}, not below zero", "nl": "{value}, niet onder nul"},
    "round down": {"en": "{value}, rounded down", "nl": "{value}, naar beneden afgerond"},
    "round up": {"en": "{value}, rounded up", "nl": "{value}, naar boven afgerond"},
    "round off": {"en": "{value}, rounded", "nl": "{value}, afgerond"},
    "contents": {"en": "The first of each page of a hundred", "nl": "De eerste van elk honderdtal"},
})  # fmt: skip


def tell(key: str, voice: Voice, **blanks: str) -> str:
    """Give a text of a page in a voice, with its blanks filled in.

    >>> tell("fewer", Voice("nl"), n="5")
    'minder dan 5'
    """
    return WORDS.say(key, voice.form, **blanks)
