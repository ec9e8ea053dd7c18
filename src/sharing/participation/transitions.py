"""What every event does: the table by which events compile to movements of units from one place to another.

Units are never made or lost in between: what leaves one place comes into another, and only `nothing` gives new units
or takes units back. Events of one day are taken in the order of this table, and then of their grant, holder and line.
"""

from __future__ import annotations

from sharing.named import Named

NOTHING, POOL, UNVESTED, VESTED, HELD = "nothing", "pool", "unvested", "vested", "held"
EXERCISED, LAPSED, CANCELLED = "exercised", "lapsed", "cancelled"
PLACES = (POOL, UNVESTED, VESTED, HELD, EXERCISED, LAPSED, CANCELLED)
OUTSTANDING = (UNVESTED, VESTED, HELD)

AUTOMATIC = ("vest", "expire")
"""Causes that are no lines of the file: the plan's own terms, on their day."""


class Transition(Named):
    """One kind of event: what it needs, which movements it makes, and how it reads.

    `needs` and `may` are columns of the events; `moves` are pairs of places: `free` is `held` for what is simply held
    and `vested` for what is exercised, `source` the pool or nothing as the class says, `to` what the event says.
    """

    event: str
    needs: tuple[str, ...]
    may: tuple[str, ...]
    moves: tuple[tuple[str, str], ...]
    en: str
    nl: str


TABLE = (
    Transition("plan", (), (), (), "the plan is adopted", "de regeling is vastgesteld"),
    Transition("expire", (), (), ((VESTED, LAPSED), (UNVESTED, LAPSED)),
               "a window or the life of a grant has ended", "een termijn of de looptijd is voorbij"),
    Transition("split", ("class", "quantity"), (), ((NOTHING, "everywhere"),),
               "every unit becomes so many", "elke eenheid wordt er zoveel"),
    Transition("pool", ("class", "quantity"), (), ((NOTHING, POOL),),
               "units are put into the pool, or with a minus taken out of it",
               "eenheden komen in de pot, of gaan er met een min uit"),
    Transition("round", ("class", "holder", "quantity", "price"), (), ((NOTHING, HELD),),
               "an investor buys new units in a financing round", "een investeerder koopt nieuwe eenheden"),
    Transition("issue", ("class", "holder", "quantity"), ("price",), (("source", HELD),),
               "units are issued, free of conditions", "eenheden worden uitgegeven, zonder voorwaarden"),
    Transition("grant", ("class", "holder", "grant", "quantity"), ("vesting", "start", "price"),
               (("source", UNVESTED),), "units are granted", "eenheden worden toegekend"),
    Transition("amend", ("grant", "vesting"), ("start", "reason"), (),
               "what has not vested follows another schedule from this day on",
               "wat nog niet onvoorwaardelijk is, volgt vanaf deze dag een ander schema"),
    Transition("reached", ("reason",), ("grant", "quantity"), (),
               "an event that schedules wait for was reached, for one grant or for all",
               "een gebeurtenis waar schema's op wachten is bereikt, voor één toekenning of voor alle"),
    Transition("exit", (), ("price",), (), "the company is sold: schedules that wait for `exit` go on",
               "het bedrijf is verkocht: schema's die op `exit` wachten, gaan verder"),
    Transition("vest", (), (), ((UNVESTED, "free"),), "a tranche vests", "een deel wordt onvoorwaardelijk"),
    Transition("accelerate", ("grant", "reason"), ("quantity",), ((UNVESTED, "free"),),
               "units vest before their day: all, the soonest, the last, or of every tranche in proportion",
               "eenheden worden eerder onvoorwaardelijk: alle, de eerste, de laatste, of van elk deel naar rato"),
    Transition("pause", ("grant",), ("reason",), (), "the time for vesting stops",
               "de tijd voor het schema staat stil"),
    Transition("resume", ("grant",), ("reason",), (), "the time for vesting goes on",
               "de tijd voor het schema loopt weer"),
    Transition("transfer", ("class", "holder", "quantity", "to"), ("price",), ((HELD, HELD),),
               "units go to another holder", "eenheden gaan naar een ander"),
    Transition("exercise", ("grant", "quantity"), ("price", "to"), ((VESTED, EXERCISED), ("source", HELD)),
               "options are exercised: for units of what they are of, or `to` cash",
               "opties worden uitgeoefend: voor waar zij recht op geven, of `to` cash"),
    Transition("buy-back", ("class", "holder", "quantity", "to"), ("price",), ((HELD, "to"),),
               "units are bought back, into the pool or cancelled", "eenheden worden teruggekocht"),
    Transition("lapse", ("grant", "quantity", "reason"), (), (("reason", LAPSED),),
               "units lapse: `reason` says whether vested or unvested", "eenheden vervallen"),
    Transition("leave", ("holder", "reason"), (), ((UNVESTED, LAPSED), (VESTED, LAPSED)),
               "a holder leaves: the class says what happens for the reason",
               "een houder vertrekt: de soort zegt wat er bij die reden gebeurt"),
    Transition("death", ("holder",), (), ((UNVESTED, LAPSED), (VESTED, LAPSED)),
               "a holder has died", "een houder is overleden"),
    Transition("disability", ("holder",), (), ((UNVESTED, LAPSED), (VESTED, LAPSED)),
               "a holder can no longer work", "een houder is arbeidsongeschikt"),
    Transition("offer", ("class", "holder", "quantity"), ("price",), (), "units are offered to the others",
               "eenheden worden aan de anderen aangeboden"),
    Transition("dividend", ("class", "price"), (), (), "a dividend a unit, to whoever holds it at the end of the day",
               "een dividend per eenheid, voor wie hem aan het eind van de dag houdt"),
)  # fmt: skip
"""The transitions, in the order in which events of one day are taken."""

BY_EVENT = {transition.event: transition for transition in TABLE}
PRECEDENCE = {transition.event: index for index, transition in enumerate(TABLE)}
COLUMNS = ("date", "event", "holder", "class", "grant", "quantity", "price", "vesting", "start", "reason", "to", "note")
