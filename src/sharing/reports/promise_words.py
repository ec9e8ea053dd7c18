"""The words of the report of promises, in Dutch and English. They tell a history and never judge."""

from __future__ import annotations

from sharing.reports.words import Catalogue

WORDS = Catalogue({
    "title": {"en": "Promises: what was announced, and what was paid",
              "nl": "Toezeggingen: wat is aangekondigd, en wat is betaald"},
    "none": {"en": "Nothing was announced.", "nl": "Er is niets aangekondigd."},
    "made": {"en": "announced on", "nl": "aangekondigd op"},
    "forecast": {"en": "forecast", "nl": "prognose"},
    "scheme": {"en": "scheme", "nl": "regeling"},
    "period": {"en": "period", "nl": "periode"},
    "of": {"en": "about", "nl": "over"},
    "range": {"en": "range", "nl": "bandbreedte"},
    "paid": {"en": "paid", "nl": "betaald"},
    "is": {"en": "was", "nl": "werd"},
    "outcome": {"en": "outcome", "nl": "uitkomst"},
    "between": {"en": "{low} to {high}", "nl": "{low} tot {high}"},
    "least": {"en": "at least {low}", "nl": "minstens {low}"},
    "most": {"en": "at most {high}", "nl": "hoogstens {high}"},
    "open": {"en": "nothing final yet", "nl": "nog niets definitief"},
    "as said": {"en": "as announced", "nl": "zoals aangekondigd"},
    "less": {"en": "{by} less", "nl": "{by} minder"},
    "more": {"en": "{by} more", "nl": "{by} meer"},
    "few": {"en": "not told: fewer than {n} people", "nl": "niet verteld: minder dan {n} mensen"},
    "gone": {"en": "forgotten", "nl": "vergeten"},
    "people": {"en": "{of}, {n} people together", "nl": "{of}, {n} mensen samen"},
    "one": {"en": "{of} of {who}", "nl": "{of} van {who}"},
    "some": {"en": "{of}, some people", "nl": "{of}, enkele mensen"},
    "version": {"en": "{scheme}, version {version}", "nl": "{scheme}, versie {version}"},
    "open title": {"en": "What is still to come, at worst", "nl": "Wat nog komt, in het ergste geval"},
    "worst": {"en": "at most", "nl": "hoogstens"},
    "least is": {"en": "at least", "nl": "minstens"},
    "funded": {"en": "set aside", "nl": "opzijgezet"},
    "missing": {"en": "not set aside", "nl": "niet opzijgezet"},
    "unbounded": {"en": "no upper limit", "nl": "geen bovengrens"},
    "unsaid": {"en": "not said", "nl": "niet gezegd"},
    "unfunded": {"en": "NOT SET ASIDE: {n} of these promises can cost more than was set aside for them.",
                 "nl": "NIET OPZIJGEZET: {n} van deze toezeggingen kunnen meer kosten dan ervoor opzij is gezet."},
    "unfunded one": {"en": "NOT SET ASIDE: 1 of these promises can cost more than was set aside for it.",
                     "nl": "NIET OPZIJGEZET: 1 van deze toezeggingen kan meer kosten dan ervoor opzij is gezet."},
    "each": {"en": "Each promise stands by itself: two about the same money are not added up.",
             "nl": "Elke toezegging staat op zichzelf: twee over hetzelfde geld zijn niet opgeteld."},
    "practice": {"en": "Periods in a row: {scheme}", "nl": "Perioden op rij: {scheme}"},
    "of version": {"en": "version", "nl": "versie"},
    "adopted": {"en": "adopted on", "nl": "vastgesteld op"},
    "council": {"en": "works council", "nl": "ondernemingsraad"},
    "needed": {"en": "needed", "nl": "nodig"},
    "obtained": {"en": "obtained", "nl": "verkregen"},
    "not applicable": {"en": "not applicable", "nl": "niet van toepassing"},
    "said": {"en": "What was said:", "nl": "Wat er is gezegd:"},
    "in a row": {"en": "{n} periods in a row.", "nl": "{n} perioden op rij."},
    "changed": {
        "en": "CHANGED OR TAKEN BACK: {entry} was committed with a promise that the file does not have any "
        "more: {of}, period {period}, announced on {made}.",
        "nl": "VERANDERD OF INGETROKKEN: bij {entry} hoorde een toezegging die nu niet meer in het bestand "
        "staat: {of}, periode {period}, aangekondigd op {made}.",
    },
    "notice": {
        "en": "What is paid time after time can become an established practice on which people may rely. Whether "
        "it did hangs on everything around it: what was said, how it was decided, and with which reservations. No "
        "number of years decides it. The history above tells what happened and which words were used. It is "
        "no verdict.",
        "nl": "Wat keer op keer wordt betaald, kan een vaste gewoonte worden waarop mensen mogen rekenen. Of dat zo "
        "is, hangt af van alles eromheen: wat er is gezegd, hoe erover is besloten, en onder welk voorbehoud. Geen "
        "aantal jaren beslist erover. De geschiedenis hierboven laat zien wat er gebeurde en met wat voor woorden. Zij "
        "is geen oordeel.",
    },
})  # fmt: skip

say = WORDS.say
