"""The sentences about option values, in Dutch and English: conventions in plain words, formulas, what a number is."""

from __future__ import annotations

from sharing.reports.words import Catalogue

WORDS = Catalogue({
    "title": {"en": "Option values", "nl": "Waarde van opties"},
    "option": {"en": "option", "nl": "optie"},
    "model": {"en": "model", "nl": "model"},
    "value": {"en": "value", "nl": "waarde"},
    "delta": {"en": "delta", "nl": "delta"},
    "input": {"en": "input", "nl": "gegeven"},
    "source": {"en": "source", "nl": "bron"},
    "symbol": {"en": "symbol", "nl": "teken"},
    "meaning": {"en": "what it is", "nl": "wat het is"},
    "formulas": {"en": "Formulas", "nl": "Formules"},
    "workings": {"en": "Workings, in six decimals", "nl": "Tussenstappen, in zes decimalen"},
    "conventions": {"en": "Conventions (version {version})", "nl": "Afspraken (versie {version})"},
    "each": {"en": "{name}: {value} for each option", "nl": "{name}: {value} per optie"},
    "estimate": {
        "en": "Each value is an estimate by a model, calculated in floating point and then rounded as stated.",
        "nl": "Elke waarde is een schatting van een model, berekend met zwevende komma en dan afgerond zoals vermeld.",
    },
    "rounding": {
        "en": "Rounding: {number} to a multiple of {unit}, {mode}: {value}",
        "nl": "Afronding: {number} op een veelvoud van {unit}, {mode}: {value}",
    },
    "about delta": {
        "en": "Delta: where the price rises by 1, the value rises by about {delta}",
        "nl": "Delta: stijgt de koers met 1, dan stijgt de waarde met ongeveer {delta}",
    },
    "about vega": {
        "en": "Vega: where the volatility rises by 1 percentage point, the value rises by about {vega}",
        "nl": "Vega: stijgt de volatiliteit met 1 procentpunt, dan stijgt de waarde met ongeveer {vega}",
    },
    "term": {"en": "from {start} until {end}, {count}", "nl": "van {start} tot {end}, {count}"},
    "half-up": {"en": "to the nearest, a half away from zero", "nl": "naar het dichtstbijzijnde, een half van nul af"},
    "half-even": {"en": "to the nearest, a half to the even one",
                  "nl": "naar het dichtstbijzijnde, een half naar het even"},
    "down": {"en": "down", "nl": "omlaag"},
    "up": {"en": "up", "nl": "omhoog"},
    "spot": {"en": "S: price now", "nl": "S: koers nu"},
    "strike": {"en": "K: strike", "nl": "K: uitoefenprijs"},
    "years": {"en": "T: years to run", "nl": "T: looptijd in jaren"},
    "risk_free": {"en": "r: risk-free rate", "nl": "r: risicovrije rente"},
    "volatility": {"en": "v: volatility", "nl": "v: volatiliteit"},
    "dividend_yield": {"en": "q: dividend yield", "nl": "q: dividendrendement"},
    "vesting_years": {"en": "years until vesting", "nl": "jaren tot onvoorwaardelijk"},
    "exit_rate": {"en": "exit rate", "nl": "vertrekkans per jaar"},
    "exercise_multiple": {"en": "M: exercise multiple", "nl": "M: uitoefenveelvoud"},
    "steps": {"en": "steps", "nl": "stappen"},
})  # fmt: skip

MODELS = Catalogue({
    "black-scholes european": {
        "en": "Black-Scholes-Merton: exercised at the end only",
        "nl": "Black-Scholes-Merton: alleen aan het eind uit te oefenen",
    },
    "lattice european": {
        "en": "lattice: exercised at the end only",
        "nl": "rooster: alleen aan het eind uit te oefenen",
    },
    "lattice american": {
        "en": "lattice: exercised at any time",
        "nl": "rooster: op elk moment uit te oefenen",
    },
    "lattice from-vesting": {
        "en": "lattice: exercised at any time once it has vested",
        "nl": "rooster: op elk moment uit te oefenen zodra ze onvoorwaardelijk is",
    },
    "hull-white european": {
        "en": "Hull-White (2004): an employee's option with people who leave and who exercise early",
        "nl": "Hull-White (2004): een personeelsoptie, met mensen die vertrekken en die eerder uitoefenen",
    },
})  # fmt: skip
"""What each model is, by its name and its kind of exercise."""

CONVENTIONS = Catalogue({
    "type call": {
        "en": "the option is a right to buy at the strike",
        "nl": "de optie is een recht om te kopen voor de uitoefenprijs",
    },
    "type put": {
        "en": "the option is a right to sell at the strike",
        "nl": "de optie is een recht om te verkopen voor de uitoefenprijs",
    },
    "rates continuous": {
        "en": "interest and dividend yield count continuously: after T years one has become e^(rT)",
        "nl": "rente en dividendrendement tellen doorlopend: na T jaar is één geworden tot e^(rT)",
    },
    "rates yearly": {
        "en": "interest and dividend yield count once a year; the formulas have their continuous rates ln(1 + r)",
        "nl": "rente en dividendrendement tellen eens per jaar; de formules hebben hun doorlopende voeten ln(1 + r)",
    },
    "lattice crr": {
        "en": "the lattice is that of Cox, Ross and Rubinstein: the price moves around the spot",
        "nl": "het rooster is dat van Cox, Ross en Rubinstein: de koers beweegt rond de koers van nu",
    },
    "lattice forward": {
        "en": "the price in the lattice moves around the forward price",
        "nl": "de koers in het rooster beweegt rond de termijnkoers",
    },
    "correction none": {
        "en": "the value is that of the lattice, uncorrected",
        "nl": "de waarde is die van het rooster, zonder correctie",
    },
    "correction european": {
        "en": "what the lattice misses on the European option is added: + Black-Scholes-Merton - European lattice",
        "nl": "wat het rooster mist op de Europese optie komt erbij: + Black-Scholes-Merton - Europees rooster",
    },
    "vested strict": {
        "en": "a step at the vesting moment has not vested; the steps after it have",
        "nl": "een stap op het moment van onvoorwaardelijk worden telt nog niet; de stappen daarna wel",
    },
    "vested inclusive": {
        "en": "a step at the vesting moment has vested",
        "nl": "een stap op het moment van onvoorwaardelijk worden telt al mee",
    },
    "exit linear": {
        "en": "the chance that a holder leaves in a step is the exit rate times the length of the step",
        "nl": "de kans dat een houder in een stap vertrekt is de vertrekkans per jaar maal de lengte van de stap",
    },
    "exit exponential": {
        "en": "the chance that a holder leaves in a step is 1 - e^(-exit rate x length of the step)",
        "nl": "de kans dat een houder in een stap vertrekt is 1 - e^(-vertrekkans per jaar x lengte van de stap)",
    },
    "exercise hull-white": {
        "en": "who has not vested and leaves gets nothing; who has vested and leaves exercises or lapses; "
              "who stays exercises as soon as the price is M times the strike",
        "nl": "wie vertrekt voor de optie onvoorwaardelijk is krijgt niets; wie daarna vertrekt oefent uit of laat "
              "vervallen; wie blijft oefent uit zodra de koers M maal de uitoefenprijs is",
    },
})  # fmt: skip
"""Every answer to every question, as a sentence."""

SYMBOLS = Catalogue({
    "S e^(-qT)": {"en": "the price now, without the dividends until the end",
                  "nl": "de koers nu, zonder de dividenden tot het eind"},
    "K e^(-rT)": {"en": "what the strike is worth now", "nl": "wat de uitoefenprijs nu waard is"},
    "d1": {"en": "see the formulas", "nl": "zie de formules"},
    "d2": {"en": "see the formulas", "nl": "zie de formules"},
    "N(d1)": {"en": "the normal distribution at d1", "nl": "de normale verdeling in d1"},
    "N(d2)": {"en": "the chance, in the model, that it is exercised",
              "nl": "de kans, in het model, dat ze wordt uitgeoefend"},
    "N(-d1)": {"en": "the normal distribution at -d1", "nl": "de normale verdeling in -d1"},
    "N(-d2)": {"en": "the chance, in the model, that it is exercised",
               "nl": "de kans, in het model, dat ze wordt uitgeoefend"},
    "dt": {"en": "length of a step in years", "nl": "lengte van een stap in jaren"},
    "u": {"en": "factor of the price when it goes up", "nl": "factor van de koers bij stijgen"},
    "d": {"en": "factor of the price when it goes down", "nl": "factor van de koers bij dalen"},
    "p": {"en": "chance of going up", "nl": "kans op stijgen"},
    "e^(-r dt)": {"en": "what one, a step later, is worth now", "nl": "wat één, een stap later, nu waard is"},
    "V": {"en": "value of the lattice", "nl": "waarde volgens het rooster"},
    "E": {"en": "the European option by the same lattice", "nl": "de Europese optie volgens hetzelfde rooster"},
    "B": {"en": "the European option by Black-Scholes-Merton", "nl": "de Europese optie volgens Black-Scholes-Merton"},
    "e": {"en": "chance that a holder leaves in a step", "nl": "kans dat een houder in een stap vertrekt"},
    "M K": {"en": "the price at which holders exercise", "nl": "de koers waarbij houders uitoefenen"},
    "k": {"en": "the first step that has vested", "nl": "de eerste stap die onvoorwaardelijk is"},
})  # fmt: skip

EUROPEAN_CALL = ("call = S e^(-qT) N(d1) - K e^(-rT) N(d2)",)
EUROPEAN_PUT = ("put = K e^(-rT) N(-d2) - S e^(-qT) N(-d1)",)
DISTANCES = ("d1 = (ln(S/K) + (r - q + v^2/2) T) / (v sqrt T)", "d2 = d1 - v sqrt T")
LATTICES = {
    "crr": ("u = e^(v sqrt dt), d = 1/u", "p = (e^((r-q) dt) - d) / (u - d)"),
    "forward": (
        "u = e^((r-q) dt + v sqrt dt), d = e^((r-q) dt - v sqrt dt)",
        "p = (1 - e^(-v sqrt dt)) / (e^(v sqrt dt) - e^(-v sqrt dt))",
    ),
}
RULES = Catalogue({
    "going on": {
        "en": "going on = e^(-r dt) (p x value after up + (1 - p) x value after down)",
        "nl": "doorgaan = e^(-r dt) (p x waarde na stijgen + (1 - p) x waarde na dalen)",
    },
    "end": {"en": "at the end: max({gain}, 0)", "nl": "aan het eind: max({gain}, 0)"},
    "european": {"en": "before the end: going on", "nl": "voor het eind: doorgaan"},
    "american": {"en": "before the end: max({gain}, going on)", "nl": "voor het eind: max({gain}, doorgaan)"},
    "from-vesting": {
        "en": "vested: max({gain}, going on)\nnot vested: going on",
        "nl": "onvoorwaardelijk: max({gain}, doorgaan)\nvoorwaardelijk: doorgaan",
    },
    "hull-white": {
        "en": "vested and S >= M K: S - K\n"
              "vested and S < M K: (1 - e) x going on + e x max(S - K, 0)\n"
              "not vested: (1 - e) x going on",
        "nl": "onvoorwaardelijk en S >= M K: S - K\n"
              "onvoorwaardelijk en S < M K: (1 - e) x doorgaan + e x max(S - K, 0)\n"
              "voorwaardelijk: (1 - e) x doorgaan",
    },
    "correction": {"en": "value = V + B - E", "nl": "waarde = V + B - E"},
})  # fmt: skip
"""What holders do at each step of a lattice, by the kind of exercise: one rule a line."""

tell = WORDS.say
