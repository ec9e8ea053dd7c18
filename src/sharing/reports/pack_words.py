"""The words of the accountant's pack, in Dutch and English.

Every point of the checklist has a title, what was checked, and what stays with the accountant.
"""

from __future__ import annotations

from sharing.reports.words import Catalogue

WORDS = Catalogue({
    "title": {"en": "Findings", "nl": "Bevindingen"},
    "about": {
        "en": "These are findings, not an opinion: nothing here is approved. Every point says what was checked, what "
        "came "
        "of it, where to look, and what is still yours to do. Amounts in the files are exact. A value that ends in … "
        "has more decimals.",
        "nl": "Dit zijn bevindingen, geen oordeel: hier wordt niets goedgekeurd. Elk punt zegt wat is nagegaan, wat "
        "daaruit kwam, waar het staat, en wat u zelf nog doet. Bedragen in de bestanden zijn precies. Een waarde die "
        "op … eindigt heeft meer decimalen.",
    },
    "private": {
        "en": "The files hold what people earn. Only their ids are in them, and no names.",
        "nl": "In de bestanden staat wat mensen verdienen. Er staan alleen hun nummers in, geen namen.",
    },
    "checked": {"en": "What was checked", "nl": "Wat is nagegaan"},
    "result": {"en": "Result", "nl": "Uitkomst"},
    "where": {"en": "Where to look", "nl": "Waar het staat"},
    "yours": {"en": "Yours to do", "nl": "Aan u"},
    "result agrees": {"en": "agrees", "nl": "sluit aan"},
    "result differs": {"en": "DIFFERS", "nl": "WIJKT AF"},
    "result shown": {"en": "shown", "nl": "getoond"},
    "result open": {"en": "to be filled in", "nl": "in te vullen"},
    "result none": {"en": "does not occur", "nl": "komt niet voor"},
    # 1
    "plan": {"en": "The plan, its date and the works council", "nl": "De regeling, de datum en de ondernemingsraad"},
    "plan checked": {
        "en": "Which text of the rules was used, and what is said of the works council.",
        "nl": "De tekst van de regels die is gebruikt, en wat er over de ondernemingsraad is gezegd.",
    },
    "plan yours": {
        "en": "Read the adopted plan beside the rules as they were computed, and see that the works council agreed.",
        "nl": "Lees de vastgestelde regeling naast de regels zoals ze zijn berekend, en zie dat de ondernemingsraad "
        "instemde.",
    },
    "plan is": {"en": "{title}, version {version}", "nl": "{title}, versie {version}"},
    "plan source": {"en": "Source: {source}", "nl": "Bron: {source}"},
    "plan digest": {
        "en": "SHA-256 of the file with the rules: {digest}",
        "nl": "SHA-256 van het bestand met de regels: {digest}",
    },
    "council is": {"en": "Works council, as stated: {status}", "nl": "Ondernemingsraad, volgens opgave: {status}"},
    "council day": {"en": "since {day}", "nl": "sinds {day}"},
    "council open": {
        "en": "Works council: not stated. Status: ………… Day: …………",
        "nl": "Ondernemingsraad: niet opgegeven. Status: ………… Dag: …………",
    },
    # 2
    "tie": {"en": "The profit and the adopted accounts", "nl": "De winst en de vastgestelde jaarrekening"},
    "tie checked": {
        "en": "Every figure of the company beside the amount in the accounts, with each step from there to the pool.",
        "nl": "Elk cijfer van het bedrijf naast het bedrag in de jaarrekening, met elke stap van daar naar de pot.",
    },
    "tie yours": {
        "en": "See each amount in the adopted accounts or in the agreement it comes from, and judge every adjustment.",
        "nl": "Zie elk bedrag in de vastgestelde jaarrekening of in de afspraak waar het uit komt, en beoordeel elke "
        "correctie.",
    },
    "tied": {
        "en": "{label}: {amount}, in the accounts {stated} ({where})",
        "nl": "{label}: {amount}, in de jaarrekening {stated} ({where})",
    },
    "not tied": {"en": "{label}: {amount}, not compared yet", "nl": "{label}: {amount}, nog niet vergeleken"},
    # 3
    "pool": {"en": "The pool", "nl": "De pot"},
    "pool checked": {
        "en": "The pool, added up again from the figure it begins with and everything that goes off or comes in.",
        "nl": "De pot, opnieuw opgeteld uit het cijfer waarmee hij begint en alles wat eraf gaat of erbij komt.",
    },
    "pool yours": {"en": "Follow the lines with a calculator.", "nl": "Volg de regels met een rekenmachine."},
    "pool is": {
        "en": "{label}: {sum} added up, {amount} in the result",
        "nl": "{label}: {sum} opgeteld, {amount} in de uitkomst",
    },
    "pool begins": {
        "en": "{label}: {amount}. No lines lead to it: it is given, or its formula cannot be followed.",
        "nl": "{label}: {amount}. Er leiden geen regels naartoe: het is opgegeven, of de formule is niet te volgen.",
    },
    # 4
    "people": {"en": "The participants and the payroll", "nl": "De deelnemers en de salarisadministratie"},
    "people checked": {
        "en": "How many people are in the staff list, which dates of theirs lie in the period, who does not take "
        "part, why.",
        "nl": "Hoeveel mensen er in de personeelslijst staan, hun datums in de periode, wie niet meedoet en waarom.",
    },
    "people yours": {
        "en": "Reconcile the list with the payroll: nobody is missing, nobody is in it twice. Software cannot see who "
        "was left out.",
        "nl": "Sluit de lijst aan met de salarisadministratie: niemand ontbreekt, niemand staat er dubbel in. "
        "Software ziet "
        "niet wie is weggelaten.",
    },
    "people count": {"en": "People in the staff list: {n}", "nl": "Mensen in de personeelslijst: {n}"},
    "people stated": {
        "en": "People in the payroll, as stated: {n} ({where})",
        "nl": "Mensen in de salarisadministratie, volgens opgave: {n} ({where})",
    },
    "people open": {
        "en": "People in the payroll: ………… Difference: …………",
        "nl": "Mensen in de salarisadministratie: ………… Verschil: …………",
    },
    "people dates": {
        "en": "{label} within the period: {n} ({ids})",
        "nl": "{label} binnen de periode: {n} ({ids})",
    },
    "people out": {"en": "Not taking part, {reason}: {n} ({ids})", "nl": "Doen niet mee, {reason}: {n} ({ids})"},
    # 5
    "source": {"en": "Hours, service and pay to their source", "nl": "Uren, dienstjaren en loon naar hun bron"},
    "source checked": {
        "en": "Which columns of the staff list the calculation used, of everybody.",
        "nl": "De kolommen van de personeelslijst die de berekening gebruikt, van iedereen.",
    },
    "source yours": {
        "en": "See these columns in contracts, hours and payslips for the people of the sample (point 13).",
        "nl": "Zie deze kolommen in contracten, uren en loonstroken voor de mensen van de steekproef (punt 13).",
    },
    "source columns": {"en": "Columns used: {names}", "nl": "Gebruikte kolommen: {names}"},
    "source digest": {"en": "SHA-256 of {role}: {digest}", "nl": "SHA-256 van {role}: {digest}"},
    # 6
    "shares": {"en": "Every share, from printed inputs", "nl": "Elk aandeel, uit afgedrukte invoer"},
    "shares checked": {
        "en": "Inputs, every step and every amount of everybody; where the run was committed to a ledger all of it "
        "was run again.",
        "nl": "Invoer, elke stap en elk bedrag van iedereen; is de berekening vastgelegd, dan is alles opnieuw "
        "doorgerekend.",
    },
    "shares yours": {
        "en": "Recalculate the people of the sample from their printed inputs. The verifier in this folder "
        "recalculates "
        "everybody without this software: `python verify.py statement.json trail.json`.",
        "nl": "Reken de mensen van de steekproef na uit hun afgedrukte invoer. De controleur in deze map rekent "
        "iedereen na "
        "zonder deze software: `python verify.py statement.json trail.json`.",
    },
    "shares ledger": {
        "en": "Run again from the trail of {entry}, and from the files themselves: findings {n}",
        "nl": "Opnieuw doorgerekend uit het spoor van {entry}, en uit de bestanden zelf: bevindingen {n}",
    },
    "shares alone": {
        "en": "This run was not committed to a ledger: with --ledger the pack has its trail, statement and verifier, "
        "and all of it is run again.",
        "nl": "De berekening is niet vastgelegd: --ledger voegt spoor, verklaring en controleur toe, en rekent "
        "alles opnieuw door.",
    },
    # 7
    "sum": {
        "en": "The sum, the rounding and the left-over cents",
        "nl": "De som, het afronden en de overgebleven centen",
    },
    "sum checked": {
        "en": "The amounts of everybody, added up from the file as it is written, beside the total, and beside what "
        "was paid from every pool.",
        "nl": "De bedragen van iedereen, opgeteld uit het bestand zoals het er staat, naast het totaal en naast wat "
        "uit elke pot is uitgekeerd.",
    },
    "sum yours": {"en": "Add up the column of amounts.", "nl": "Tel de kolom met bedragen op."},
    "sum is": {
        "en": "{label}: {sum} added up, {amount} in the result",
        "nl": "{label}: {sum} opgeteld, {amount} in de uitkomst",
    },
    "sum pool": {
        "en": "{label}: {awarded} paid + {left} left, of {amount}",
        "nl": "{label}: {awarded} uitgekeerd + {left} over, van {amount}",
    },
    "sum rounding": {
        "en": "{label}: rounded down, units of {unit} left over: {n}; they go to: {method}",
        "nl": "{label}: naar beneden afgerond, eenheden van {unit} over: {n}; die gaan naar: {method}",
    },
    # 8
    "limits": {"en": "Limits and what they cut", "nl": "Grenzen en wat ze afkappen"},
    "limits checked": {
        "en": "Who is at a limit of a step that divides, and where the rule sends what the limit cuts.",
        "nl": "Wie aan een grens zit van een stap die verdeelt, en waarheen de regel stuurt wat de grens afkapt.",
    },
    "limits yours": {
        "en": "A limit inside a formula is not listed: read the rules for `min`, `max` and `clamp`.",
        "nl": "Een grens in een formule staat hier niet: zoek in de regels naar `min`, `max` en `clamp`.",
    },
    "limit upper": {
        "en": "{label}, upper limit: {n} people are at it",
        "nl": "{label}, bovengrens: {n} mensen zitten eraan",
    },
    "limit cuts": {
        "en": "{label}: what a limit cuts goes: {excess}",
        "nl": "{label}: wat een grens afkapt gaat: {excess}",
    },
    "limit lower": {
        "en": "{label}, lower limit: {n} people are at it",
        "nl": "{label}, ondergrens: {n} mensen zitten eraan",
    },
    # 9
    "overrides": {
        "en": "Changes by hand, and who approved them",
        "nl": "Wijzigingen met de hand, en wie ze goedkeurde",
    },
    "overrides checked": {
        "en": "Values that somebody changed in the staff list, and figures and parameters that were overruled.",
        "nl": "Waarden die iemand in de personeelslijst veranderde, en cijfers en parameters die zijn overschreven.",
    },
    "overrides yours": {
        "en": "See each approval, and that whoever gave it may give it.",
        "nl": "Zie elke goedkeuring, en dat wie haar gaf dat mag.",
    },
    "changed": {"en": "{label} of {id}: {change}", "nl": "{label} van {id}: {change}"},
    "overruled": {"en": "{label} was given by hand: {value}", "nl": "{label} is met de hand opgegeven: {value}"},
    "approved by": {"en": "approved by {by}", "nl": "goedgekeurd door {by}"},
    "approved open": {"en": "approved by: …………", "nl": "goedgekeurd door: …………"},
    # 10
    "books": {"en": "The journal and the payroll", "nl": "Het journaal en de salarisadministratie"},
    "books checked": {
        "en": "What the journal books as expense, less employer's charges, and what the payroll file pays, beside the "
        "result.",
        "nl": "Wat het journaal als kosten boekt, min werkgeverslasten, en wat het salarisbestand betaalt, naast de "
        "uitkomst.",
    },
    "books yours": {
        "en": "See the entries in the ledger and the amounts on the payslips.",
        "nl": "Zie de boekingen in het grootboek en de bedragen op de loonstroken.",
    },
    "books journal": {
        "en": "Journal: {booked} booked, {awarded} awarded",
        "nl": "Journaal: {booked} geboekt, {awarded} toegekend",
    },
    "books entry": {
        "en": "An entry does not balance: {entry}, {amount}",
        "nl": "Een boeking sluit niet: {entry}, {amount}",
    },
    "books payroll": {
        "en": "Payroll, component {component}: {written} in the file, {awarded} awarded",
        "nl": "Salarisbestand, looncomponent {component}: {written} in het bestand, {awarded} toegekend",
    },
    "books unbooked": {"en": "Not booked: {names}", "nl": "Niet geboekt: {names}"},
    "books left out": {"en": "Not in the payroll file: {names}", "nl": "Niet in het salarisbestand: {names}"},
    "books alone": {
        "en": "No journal and no payroll file were made: --journal FILE and --payroll FILE give their mappings.",
        "nl": "Er is geen journaal en geen salarisbestand gemaakt: --journal BESTAND en --payroll BESTAND geven de "
        "koppelingen.",
    },
    # 11
    "parameters": {"en": "Legal and agreed values", "nl": "Wettelijke en afgesproken waarden"},
    "parameters checked": {
        "en": "Every dated value that was used: its set, its days, its status and its source.",
        "nl": "Elke gedateerde waarde die is gebruikt: de set, de dagen, de status en de bron.",
    },
    "parameters yours": {
        "en": "See each value in its source. What is not final may still change.",
        "nl": "Zie elke waarde in de bron. Wat niet definitief is kan nog veranderen.",
    },
    # 12
    "digests": {"en": "Digests, version and run", "nl": "Controlegetallen, versie en berekening"},
    "digests checked": {
        "en": "The SHA-256 of every file that went in and of every file in this folder.",
        "nl": "De SHA-256 van elk bestand dat erin ging en van elk bestand in deze map.",
    },
    "digests yours": {
        "en": "Compare with the files as you received them yourself: `sha256sum FILE`. A run has no time of day: the "
        "same "
        "files give the same folder. When it was run stands in your own file: …………",
        "nl": "Vergelijk met de bestanden zoals u ze zelf kreeg: `sha256sum BESTAND`. Een berekening heeft geen "
        "tijdstip: "
        "dezelfde bestanden geven dezelfde map. Wanneer is gerekend staat in uw eigen dossier: …………",
    },
    "digests fingerprint": {"en": "Fingerprint of the inputs: {digest}", "nl": "Vingerafdruk van de invoer: {digest}"},
    "digests library": {"en": "Version of the software: {version}", "nl": "Versie van de software: {version}"},
    "digests signed": {
        "en": "The statement was signed. Who signed it you check with signers that you know yourself, in a file such "
        "as allowed_signers:",
        "nl": "De verklaring is ondertekend. Wie dat deed gaat u na met ondertekenaars die u zelf kent, in een bestand "
        "zoals allowed_signers:",
    },
    "digests entry": {
        "en": "Entry {entry} of the ledger, digest {digest}",
        "nl": "Vermelding {entry} van het logboek, controlegetal {digest}",
    },
    # 13
    "sample": {"en": "A sample", "nl": "Een steekproef"},
    "sample checked": {
        "en": "{n} of {all} participants, drawn with the seed {seed}: those with the smallest SHA-256 of the seed, a "
        "newline and their id.",
        "nl": "{n} van {all} deelnemers, getrokken met het zaad {seed}: die met de kleinste SHA-256 van het zaad, een "
        "nieuwe regel en hun nummer.",
    },
    "sample yours": {
        "en": "See every input of theirs at its source and fill in the last columns. The calculation of each stands "
        "in sample.md.",
        "nl": "Zie al hun invoer bij de bron en vul de laatste kolommen in. De berekening van ieder staat in "
        "sample.md.",
    },
    "sample seed": {
        "en": "Nobody chose a seed, so it is the fingerprint of the inputs. Choose one that the company does not "
        "know: --seed.",
        "nl": "Niemand koos een zaad, dus het is de vingerafdruk van de invoer. Kies er een die het bedrijf niet "
        "kent: --seed.",
    },
    # headings
    "head number": {"en": "no.", "nl": "nr."},
    "head point": {"en": "point", "nl": "punt"},
    "head result": {"en": "result", "nl": "uitkomst"},
    "head where": {"en": "where", "nl": "waar"},
    "head name": {"en": "name", "nl": "naam"},
    "head label": {"en": "meaning", "nl": "betekenis"},
    "head amount": {"en": "amount", "nl": "bedrag"},
    "head stated": {"en": "in the accounts", "nl": "in de jaarrekening"},
    "head difference": {"en": "difference", "nl": "verschil"},
    "head reference": {"en": "reference", "nl": "vindplaats"},
    "head pool": {"en": "pool", "nl": "pot"},
    "head line": {"en": "line", "nl": "regel"},
    "head change": {"en": "change", "nl": "verandering"},
    "head after": {"en": "then", "nl": "daarna"},
    "head id": {"en": "participant", "nl": "deelnemer"},
    "head takes part": {"en": "takes part", "nl": "doet mee"},
    "head reason": {"en": "reason", "nl": "reden"},
    "head table": {"en": "table", "nl": "tabel"},
    "head row": {"en": "row", "nl": "rij"},
    "head value": {"en": "value", "nl": "waarde"},
    "head step": {"en": "step", "nl": "stap"},
    "head unit": {"en": "unit", "nl": "eenheid"},
    "head side": {"en": "side", "nl": "kant"},
    "head limit": {"en": "limit", "nl": "grens"},
    "head approved": {"en": "approved by", "nl": "goedgekeurd door"},
    "head day": {"en": "on", "nl": "op"},
    "head from": {"en": "from", "nl": "van"},
    "head to": {"en": "to", "nl": "tot en met"},
    "head status": {"en": "status", "nl": "status"},
    "head set": {"en": "set", "nl": "set"},
    "head source": {"en": "source", "nl": "bron"},
    "head file": {"en": "file", "nl": "bestand"},
    "head bytes": {"en": "bytes", "nl": "bytes"},
    "head group": {"en": "group", "nl": "groep"},
    "head awarded": {"en": "paid", "nl": "uitgekeerd"},
    "head left": {"en": "left", "nl": "over"},
    "head seen": {"en": "seen at the source", "nl": "gezien bij de bron"},
    "head remark": {"en": "remark", "nl": "opmerking"},
    "head draw": {"en": "number of the draw", "nl": "nummer van de trekking"},
    "yes": {"en": "yes", "nl": "ja"},
    "no": {"en": "no", "nl": "nee"},
    "upper": {"en": "upper", "nl": "boven"},
    "lower": {"en": "lower", "nl": "onder"},
    "nobody": {"en": "nobody", "nl": "niemand"},
    "and more": {"en": "{n} others", "nl": "{n} anderen"},
    "nowhere": {"en": "not said where", "nl": "niet gezegd waar"},
    "status final": {"en": "final", "nl": "definitief"},
    "status provisional": {"en": "provisional", "nl": "voorlopig"},
    "status announced": {"en": "announced", "nl": "aangekondigd"},
    "by hand": {"en": "given by hand", "nl": "met de hand opgegeven"},
    "role scheme": {"en": "the rules", "nl": "de regels"},
    "role figures": {"en": "the figures", "nl": "de cijfers"},
    "role staff": {"en": "the staff list", "nl": "de personeelslijst"},
    "role table": {"en": "table {name}", "nl": "tabel {name}"},
    "role parameters": {"en": "parameters {name}", "nl": "parameters {name}"},
    "head component": {"en": "component", "nl": "looncomponent"},
    "head award": {"en": "award", "nl": "toekenning"},
    "head people": {"en": "people", "nl": "mensen"},
    "head written": {"en": "in the file", "nl": "in het bestand"},
    "of run": {"en": "went in: {role}", "nl": "ging erin: {role}"},
    "of pack": {"en": "in this folder: {name}", "nl": "in deze map: {name}"},
})  # fmt: skip

say = WORDS.say
