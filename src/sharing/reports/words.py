"""The words of the reports, in Dutch and English: what a catalogue is, and the one that most reports share."""

from __future__ import annotations

from sharing.named import Named

STANDS_IN = {"u": "nl"}
"""What is said where a text lacks a form: `u`, which is Dutch for a formal reader, is in texts that say `je` alone."""


class Catalogue(Named):
    """Texts by key, each in Dutch and English with the same blanks; one that says `je` has a form with `u` as well.

    >>> Catalogue({"more": {"en": "{n} others", "nl": "{n} anderen"}}).say("more", "nl", n="3")
    '3 anderen'
    """

    texts: dict[str, dict[str, str]]

    def say(self, key: str, form: str, /, **blanks: str) -> str:
        """Give a text in a language or a form of it, with its blanks filled in."""
        texts = self.texts[key]
        return (texts[form] if form in texts else texts[STANDS_IN[form]]).format(**blanks)


WORDS = Catalogue({
    "participant": {"en": "participant", "nl": "deelnemer"},
    "name": {"en": "name", "nl": "naam"},
    "total": {"en": "total", "nl": "totaal"},
    "pool": {"en": "pool", "nl": "pot"},
    "amount": {"en": "amount", "nl": "bedrag"},
    "awarded": {"en": "awarded", "nl": "toegekend"},
    "residual": {"en": "left", "nl": "over"},
    "group": {"en": "group", "nl": "groep"},
    "excluded": {"en": "does not take part", "nl": "doet niet mee"},
    "because": {"en": "because", "nl": "omdat"},
    "period": {"en": "period", "nl": "periode"},
    "to": {"en": "to", "nl": "tot en met"},
    "spare one": {
        "en": "{n} unit of {unit} was left over after rounding down and went to {who}",
        "nl": "{n} eenheid van {unit} bleef over na afronden en ging naar {who}",
    },
    "spare": {
        "en": "{n} units of {unit} were left over after rounding down and went, one each, to {who}",
        "nl": "{n} eenheden van {unit} bleven over na afronden en gingen, elk één, naar {who}",
    },
    "and more": {"en": "{n} others", "nl": "{n} anderen"},
    "account": {"en": "account", "nl": "rekening"},
    "opening": {"en": "opening", "nl": "begin"},
    "added": {"en": "added", "nl": "erbij"},
    "drawn": {"en": "drawn", "nl": "opgenomen"},
    "lapsed": {"en": "lapsed", "nl": "vervallen"},
    "closing": {"en": "closing", "nl": "eind"},
    "carried": {
        "en": "opening + added = drawn + lapsed + closing",
        "nl": "begin + erbij = opgenomen + vervallen + eind",
    },
    "check holds": {"en": "check: holds:", "nl": "controle: klopt:"},
    "check fails": {"en": "CHECK:", "nl": "CONTROLE:"},
    "award": {"en": "award", "nl": "toekenning"},
    "units": {"en": "in all", "nl": "in totaal"},
    "worth": {"en": "worth", "nl": "waarde"},
    "cost": {"en": "cost to the employer", "nl": "kosten werkgever"},
    "tax": {"en": "tax", "nl": "belasting"},
    "kind": {"en": "kind", "nl": "soort"},
    "kind cash": {"en": "cash", "nl": "geld"},
    "kind units": {"en": "units", "nl": "eenheden"},
    "kind hours": {"en": "hours", "nl": "uren"},
    "kind day": {"en": "days", "nl": "dagen"},
    "kind gift": {"en": "gifts", "nl": "cadeaus"},
    "kind outing": {"en": "outings", "nl": "uitjes"},
    "kind training": {"en": "training", "nl": "opleiding"},
    "kind fund": {"en": "funds", "nl": "fondsen"},
    "kind account": {"en": "accounts", "nl": "rekeningen"},
    "cash in all": {"en": "in cash", "nl": "in geld"},
    "worth in all": {"en": "not in cash, worth", "nl": "niet in geld, waard"},
    "cost in all": {"en": "cost to the employer, where stated", "nl": "kosten werkgever, voor zover genoemd"},
    "none": {"en": "none", "nl": "geen"},
    "source": {"en": "source", "nl": "bron"},
    "input": {"en": "from the staff list", "nl": "uit de personeelslijst"},
    "figure": {"en": "figure of the company", "nl": "cijfer van het bedrijf"},
    "table": {"en": "from table {table}", "nl": "uit tabel {table}"},
    "yes": {"en": "yes", "nl": "ja"},
    "no": {"en": "no", "nl": "nee"},
    "not": {"en": "not", "nl": "niet"},
    "gets": {"en": "{who} gets {amount}: {label}", "nl": "{who} krijgt {amount}: {label}"},
    "nothing": {"en": "{who} gets nothing: {reason}", "nl": "{who} krijgt niets: {reason}"},
    "balance": {"en": "awarded + left = pool", "nl": "toegekend + over = pot"},
    "day": {"en": "days", "nl": "dagen"},
    "one day": {"en": "day", "nl": "dag"},
    "hours": {"en": "hours", "nl": "uur"},
    "one hours": {"en": "hour", "nl": "uur"},
    "gift": {"en": "gifts", "nl": "geschenken"},
    "one gift": {"en": "gift", "nl": "geschenk"},
    "pieces": {"en": "units", "nl": "eenheden"},
    "one pieces": {"en": "unit", "nl": "eenheid"},
    "day of milestone": {"en": "day", "nl": "dag"},
    "weekday": {"en": "weekday", "nl": "weekdag"},
    "milestone": {"en": "milestone", "nl": "mijlpaal"},
    "gives": {"en": "gives", "nl": "geeft"},
    "not given": {"en": "reached before the period, not given", "nl": "voor de periode bereikt, niet gegeven"},
    "years of service": {"en": "{n} years", "nl": "{n} jaar"},
    "months of service": {"en": "{n} months", "nl": "{n} maanden"},
    "no milestones": {"en": "no milestones fall due", "nl": "er zijn geen mijlpalen"},
    "blank": {"en": "(blank)", "nl": "(leeg)"},
    "parameters": {"en": "parameters", "nl": "parameters"},
    "parameter": {"en": "parameter", "nl": "parameter"},
    "on day": {"en": "on {day}", "nl": "op {day}"},
    "in force": {
        "en": "in force from {start} to {last}, {status}",
        "nl": "van kracht van {start} tot en met {last}, {status}",
    },
    "as checked": {
        "en": "no last day is known; it holds until the end of the year in which it was checked",
        "nl": "geen laatste dag bekend; geldt tot het einde van het jaar waarin dit is nagegaan",
    },
    "status final": {"en": "final", "nl": "definitief"},
    "status provisional": {"en": "provisional", "nl": "voorlopig"},
    "status announced": {"en": "announced", "nl": "aangekondigd"},
    "provisional": {
        "en": "PROVISIONAL: this value may still change, and the amounts with it",
        "nl": "VOORLOPIG: deze waarde kan nog veranderen, en de bedragen daarmee",
    },
    "announced": {
        "en": "ANNOUNCED: this value is not law yet and may still change, and the amounts with it",
        "nl": "AANGEKONDIGD: deze waarde is nog geen wet en kan nog veranderen, en de bedragen daarmee",
    },
    "memory": {
        "en": "NOT VERIFIED: this value was written down from memory",
        "nl": "NIET NAGEGAAN: deze waarde is uit het hoofd opgeschreven",
    },
    "by hand": {
        "en": "GIVEN BY HAND: this value overrules the parameter",
        "nl": "MET DE HAND GEGEVEN: deze waarde vervangt de parameter",
    },
    "in place of": {"en": "in place of {value}", "nl": "in plaats van {value}"},
    "nothing known": {"en": "no value is known", "nl": "geen waarde bekend"},
    "own values": {"en": "from the scheme itself", "nl": "uit de regeling zelf"},
    "of set": {"en": "set {set} ({identity}), key {entry}", "nl": "set {set} ({identity}), sleutel {entry}"},
    "fingerprint": {"en": "fingerprint of the inputs", "nl": "vingerafdruk van de invoer"},
    "above": {"en": "see above", "nl": "zie hierboven"},
    "needed": {"en": "needed", "nl": "nodig"},
    "otherwise": {"en": "default: {value}", "nl": "anders: {value}"},
    "answer is": {"en": "{name} is {answer}", "nl": "{name} is {answer}"},
    "answer given": {"en": "{name} given", "nl": "met {name}"},
    "answer absent": {"en": "{name} absent", "nl": "zonder {name}"},
    "answer not given": {"en": "{name} is not given", "nl": "{name} niet gegeven"},
})  # fmt: skip

say = WORDS.say


def of(texts: dict[str, str] | object, language: str, default: str = "") -> str:
    """Give a text of a scheme in a language, or in the other one, or else the default."""
    if not isinstance(texts, dict) or not texts:
        return default
    return str(texts.get(language) or next(iter(texts.values())))
