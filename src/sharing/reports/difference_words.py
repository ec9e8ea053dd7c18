"""The words of the report of two runs side by side, in Dutch and English."""

from __future__ import annotations

from sharing.reports.words import Catalogue

WORDS = Catalogue({
    "same": {"en": "the two runs give everybody the same", "nl": "de twee berekeningen geven iedereen hetzelfde"},
    "title": {"en": "{old} and {new}", "nl": "{old} en {new}"},
    "files": {"en": "files that differ", "nl": "bestanden die verschillen"},
    "rules": {"en": "rules that differ", "nl": "regels die verschillen"},
    "wording": {"en": "what the scheme says otherwise", "nl": "wat de regeling anders zegt"},
    "figures": {"en": "figures", "nl": "cijfers"},
    "company": {"en": "steps of the company", "nl": "stappen van het bedrijf"},
    "tables": {"en": "tables", "nl": "tabellen"},
    "totals": {"en": "totals", "nl": "totalen"},
    "participant": {"en": "participant", "nl": "deelnemer"},
    "award": {"en": "award", "nl": "toekenning"},
    "old": {"en": "was", "nl": "was"},
    "new": {"en": "is", "nl": "is"},
    "more": {"en": "difference", "nl": "verschil"},
    "because": {"en": "because", "nl": "omdat"},
    "nothing": {"en": "nothing", "nl": "niets"},
    "change": {"en": "{name}: {old} is now {new}", "nl": "{name}: {old} is nu {new}"},
    "run": {"en": "how it was run", "nl": "hoe het is berekend"},
    "and more": {"en": "and {n} more", "nl": "en nog {n}"},
    "cause others": {"en": "others: {name}", "nl": "anderen: {name}"},
    "cause list": {"en": "others joined or left the list", "nl": "anderen kwamen op de lijst of gingen eraf"},
    "cause rule": {"en": "the scheme says {name} otherwise", "nl": "de regeling zegt {name} anders"},
    "cause award": {"en": "the scheme awards {name} otherwise", "nl": "de regeling kent {name} anders toe"},
    "cause joined": {"en": "new in the list", "nl": "nieuw op de lijst"},
    "cause left": {"en": "no longer in the list", "nl": "niet meer op de lijst"},
})  # fmt: skip

say = WORDS.say
