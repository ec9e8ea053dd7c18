"""The codes of messages about participation: what each means, and what to do about it."""

from __future__ import annotations

PLAN_CODES: dict[str, tuple[str, str]] = {
    "P001": ("a plan without a title", 'Say what the plan is called: plan = "...".'),
    "P002": ("a plan without classes", "A plan says which classes of units there are: [classes.option] with a kind."),
    "P003": (
        "a question of the plan is open",
        "Plans in the world answer it in different ways, so there is no default. The message lists the answers.",
    ),
    "P004": ("an answer that does not exist", "The message lists the answers; write one of them exactly so."),
    "P005": ("not a span of time", 'Write a number and a unit: "90 days", "2 weeks", "12 months" or "4 years".'),
    "P006": ("an unknown class", "`of` names another class of the same plan: what the units stand for or give."),
    "P007": ("a limit that is not above zero", "A limit is a number above zero. Leave it out when there is none."),
    "P008": (
        "a window that is not said twice",
        "A plan says that what has vested can be exercised for a while, and for how long: both, or neither.",
    ),
    "P009": (
        "answers that do not go together",
        "What is held cannot lapse; it stays or is bought back. And units return to a pool only where there is one.",
    ),
    "P010": (
        "a way that does not exist",
        "`rounding` is one of the seven ways of allocation, `day` says on which day of a month tranches vest.",
    ),
    "P011": ("neither segments nor conditions", "A schedule has segments in time, or conditions that open each other."),
    "P012": (
        "a rounding that needs all tranches",
        "With conditions it is not known which tranches there will be; only the cumulative ways can be followed.",
    ),
    "P013": ("parts that are not the whole", "The parts of all segments of a schedule add up to 100%."),
    "P014": ("tranches without their span", "Several tranches are one every so often: say `every`."),
    "P015": ("a cliff that is not complete", "A cliff says after which span, in a segment that says `every`."),
    "P016": ("a number of tranches that cannot be", "`times` is a whole number from 1 to 1,000."),
    "P017": ("tiers that do not rise", "Write the tiers in order, each from a higher measurement on."),
    "P018": ("not a moment", "A moment is an event by its name, a date, or the earlier or later of several of these."),
    "P019": (
        "conditions that do not fit",
        "Every condition has a name of its own, and leads to conditions that exist.",
    ),
    "P020": ("conditions in a circle", "A way through the conditions comes to an end; take one of the steps out."),
    "P021": (
        "a key that would be ignored",
        "A condition waits for a moment or for time, not for both; `by` and `tier` belong to a moment, `on`.",
    ),
    "P022": ("a part that cannot be", "A part of the units is not below 0; a cliff or a condition not above 100%."),
}
EVENT_CODES: dict[str, tuple[str, str]] = {
    "P030": ("an unknown event", "The message lists the events that a plan knows."),
    "P031": ("an event that does not say enough", "Fill in the cell: without it the event has no meaning."),
    "P032": ("a cell that has no meaning for an event", "Leave the cell blank, or look whether the event is another."),
    "P033": ("an unknown class of units", "The plan has no class of this name."),
    "P034": ("an unknown vesting schedule", "The plan has no schedule of this name. Blank means: vested at once."),
    "P035": ("a number below zero", "Only the pool may have a minus: units are taken out of it."),
    "P040": ("an unknown grant", "No grant of this id was made before or on that day. Ids are kept as written."),
    "P041": ("above what one may hold", "The plan limits what one holder has of a class, at the end of every day."),
    "P042": ("a number of units that cannot be", "Units are whole, and an event moves at least one."),
    "P043": ("more than the pool has", "Grants draw on the pool of their class. Enlarge it before, or grant less."),
    "P044": (
        "certificates without stock behind them",
        "A foundation holds one unit of stock for every certificate, at the end of every day.",
    ),
    "P045": ("more than somebody holds", "Only what is held free of conditions can be sold or bought back."),
    "P046": ("a transfer to oneself", "Write in `to` who receives the units."),
    "P047": ("a buy-back to nowhere", "Units that are bought back go to the pool, or are cancelled."),
    "P048": ("a split that leaves parts of units", "Units stay whole. Buy back the odd ones before the split."),
    "P049": ("a grant that occurs twice", "Every grant has an id of its own."),
    "P050": ("an event that a grant does not wait for", "Only what its schedule waits for changes a grant."),
    "P051": ("an event that is reached twice", "The first time counts; remove one of the two lines."),
    "P052": ("a way to vest early that does not exist", "Write full, soonest, last or pro-rata in `reason`."),
    "P053": ("more than has not vested", "Only what has not vested can vest early."),
    "P054": ("a pause that does not fit", "A pause begins once, and ends once, before the next begins."),
    "P055": ("units that are held are not exercised", "Options, appreciation rights and phantom units are exercised."),
    "P056": (
        "more than there is",
        "The message says how many units have vested, were exercised and have lapsed on that day.",
    ),
    "P057": ("an exercise to nowhere", "Options give what they are of, or cash: leave `to` blank or write cash."),
    "P058": ("units that cannot lapse", "Say in `reason` whether units lapse that have vested, or that have not."),
    "P059": ("somebody who leaves twice", "Remove one of the two lines. Who came back has a grant in between."),
    "P060": ("a reason to leave without a rule", "The plan says for every reason what happens: add it to the class."),
    "P061": ("an unknown holder", "Nobody of this id has or had anything on that day. Ids are kept as written."),
    "P062": ("a grant of somebody else", "The line names a holder or a class, and the grant has another one."),
    "P063": (
        "a grant that vests no more",
        "Its life is over, or its holder has left: nothing can pause, change or hasten what is not to come.",
    ),
    "P064": ("somebody who leaves without having anything", "Look at the id: holders are written the same everywhere."),
    "P065": ("a start far away", "Vesting can count from before the grant or later, but not from decades away."),
    "P066": ("a grant that is amended twice on a day", "Two schedules cannot both hold. Keep one of the lines."),
    "P067": ("an event before there was a plan", "Nothing happens under a plan before the day it is adopted."),
    "P068": ("a plan that is adopted twice", "A plan is adopted once; a changed schedule is an `amend` of each grant."),
}
PARTICIPATION_CODES: dict[str, tuple[str, str]] = {**PLAN_CODES, **EVENT_CODES}
