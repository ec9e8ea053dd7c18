"""The fixed words of journals and payroll files, in Dutch and English."""

from __future__ import annotations

from sharing.reports.words import Catalogue

WORDS = Catalogue({
    "journal": {"en": "Journal of {title}, {period}", "nl": "Journaal van {title}, {period}"},
    "accrual": {"en": "Accrual: {award}", "nl": "Reservering: {award}"},
    "release": {"en": "Release of the accrual: {award}", "nl": "Vrijval van de reservering: {award}"},
    "payout": {"en": "Payout: {award}", "nl": "Uitbetaling: {award}"},
    "account": {"en": "account", "nl": "rekening"},
    "name": {"en": "name", "nl": "naam"},
    "debit": {"en": "debit", "nl": "debet"},
    "credit": {"en": "credit", "nl": "credit"},
    "total": {"en": "total", "nl": "totaal"},
    "expense of": {"en": "expense of entries until {day}", "nl": "kosten van boekingen tot en met {day}"},
    "expense after": {"en": "expense of entries after that", "nl": "kosten van boekingen daarna"},
    "expense": {"en": "expense of both", "nl": "kosten van beide"},
    "no entries": {"en": "there is nothing to book", "nl": "er is niets te boeken"},
    "unbooked": {"en": "not booked: {names}", "nl": "niet geboekt: {names}"},
    "untaxed": {
        "en": "gross, because the mapping does not state `wage_tax`: {names}",
        "nl": "bruto, omdat `wage_tax` niet in de koppeling staat: {names}",
    },
    "component": {"en": "component", "nl": "looncomponent"},
    "award": {"en": "award", "nl": "toekenning"},
    "people": {"en": "people", "nl": "mensen"},
    "in the file": {"en": "in the file", "nl": "in het bestand"},
    "in the register": {"en": "in the result", "nl": "in de uitkomst"},
    "control": {"en": "Control totals, gross", "nl": "Controletotalen, bruto"},
    "left out": {"en": "not in the file: {names}", "nl": "niet in het bestand: {names}"},
})  # fmt: skip

say = WORDS.say
