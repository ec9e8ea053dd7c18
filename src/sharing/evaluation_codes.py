"""The codes of messages about a run that has no answer, and of the help itself."""

from __future__ import annotations

EVALUATION_CODES: dict[str, tuple[str, str]] = {
    "E001": (
        "division by zero",
        "A step divides by zero for somebody. Say in the scheme what happens then: if x == 0 then ... else y / x.",
    ),
    "E002": ("outside the table", "A value lies below the first or above the last row of a table."),
    "E003": (
        "nobody has points",
        'There is a pool and nobody to share it with. Say what happens: nobody = "residual" leaves it in the pool.',
    ),
    "E004": ("negative points", "Points are weights and cannot be below zero."),
    "E005": ("a negative amount", "This operation divides only what is there. The rule `share` mirrors a deficit."),
    "E006": (
        "lower limits above the pool",
        "Everybody is promised a minimum, and together the minima are more than the pool.",
    ),
    "E007": ("limits the wrong way round", "The lower limit is above the upper limit."),
    "E008": ("highest of nothing", "There are no rows of which the highest or lowest could be taken."),
    "E009": (
        "a limit that is not whole cents",
        "Limits are whole cents, so that rounding cannot break them. Name a step that rounds the limit.",
    ),
    "E010": ("an end before its beginning", "A last day lies before the first day. Correct the dates in the file."),
    "E011": (
        "an award that is not in whole units",
        "What is paid must be whole cents (or whole units). Award a step that rounds, such as rule `apportion`.",
    ),
    "E012": ("more than the pool", "The awards from this pool are together more than the pool."),
    "E013": (
        "more than an entry holds",
        "A step takes more from an entry of an account than it holds. Rule `draw` never does.",
    ),
    "E014": ("an account below its floor", "After this period the account would hold less than the scheme allows."),
    "E015": (
        "an account that is not in whole units",
        "What is carried to the next period is what was paid: whole cents. Close the account with a step that rounds.",
    ),
    "E016": ("an entry below zero", "An account from which a step draws has entries of zero or more."),
    "E021": (
        "a claim below zero",
        "Claims are scaled to a pool, and a claim below zero cannot be. Say what counts: max(0, ...).",
    ),
    "E022": (
        "shares that are not parts of one whole",
        (
            "The shares of a table divide one amount, so none is below zero and together they are at most 100%. "
            "What they leave open stays."
        ),
    ),
    "E017": (
        "an award to somebody who does not take part",
        "A condition says that somebody does not take part, and a step gives an amount all the same.",
    ),
    "E018": (
        "a number that grows without end",
        (
            "Numbers are exact, so that a product has as many digits as its factors together. No number of a run has "
            "more than 4,096 bits, above or below the line: round in a step before it."
        ),
    ),
    "E019": (
        "limits that rounding could break",
        "Limits are whole multiples of the unit that the shares are rounded to, or somebody at a limit would pass it.",
    ),
    "E023": ("not a part of a whole", "A rate of a profit, or a part of an amount, lies between 0% and 100%."),
    "E031": (
        "two values for one measure",
        "One participant has one value for one measure. Two would have to be added or chosen from; the file must say.",
    ),
    "E032": (
        "a measure without a value",
        "The scheme needs a value here. Add the row, or let the scheme say what no value means.",
    ),
    "E033": ("a value that was not approved", "The scheme counts approved values only."),
    "E034": (
        "weights that do not add up",
        "The weights of a scorecard are parts of one whole: none is below zero, and together they are 100%.",
    ),
    "E035": ("a target of nothing", "A score is a part of a target, and a target is above zero."),
    "E036": (
        "nothing achieved where less is better",
        "Target/actual divides by what was achieved. The other convention, 2 - actual/target, gives 200% for nothing.",
    ),
    "E037": (
        "a change that is not explained",
        "An override keeps the computed value, the new value, the reason and the approver. All four are needed.",
    ),
    "E038": (
        "a scorecard without a score",
        "The weights of the measures with a score are scaled up, and here none has one. Add it, or say who needs none.",
    ),
    "W001": (
        "a criterion without a label or a source",
        "Who is judged by a criterion can ask what it is and where it was agreed. Give the step a label and a source.",
    ),
    "W002": (
        "brackets without upper bounds",
        "Rows that only say where they begin are read in two ways, above all below the first one. Say `from` and `to`.",
    ),
    "W003": (
        "hours that part-timers need as much as others",
        (
            "A threshold of hours or of the part-time factor for taking part shuts out part-timers, who are protected "
            "against that. Make it pro rata, or leave it out."
        ),
    ),
    "W004": (
        "taking part by type of contract",
        "Temporary and permanent staff are treated alike unless there is an objective reason. Write the reason down.",
    ),
    "W005": (
        "people left out by hand",
        "A yes or no in the staff list leaves people out, and nothing says why for each of them. Ask for a reason.",
    ),
    "W006": (
        "an amount that somebody decides",
        "An amount of the staff list goes straight into an award: the scheme does not say how it came about.",
    ),
    "W007": (
        "consent that is not there yet",
        "The scheme says that the works council must agree and has not. What is decided without it may be void.",
    ),
    "W008": (
        "a version that was late",
        "The version was adopted, or agreed to, after it came into force. Say openly what held until then.",
    ),
    "E044": (
        "two rows that share days",
        (
            "Each day of a break stops the clock once. Two rows of one participant that share a day are one break that "
            "was written down twice, or a day that is wrong; which of the two, only who wrote them knows."
        ),
    ),
    "E041": (
        "no first day of service",
        "A milestone counts from the first day of service, and this participant has none. Fill it in.",
    ),
    "E042": (
        "not whole months",
        "Milestones are whole months, from 1 up, in rising order: 12.5 years are 150.",
    ),
    "E043": (
        "two milestones in one period",
        "The scheme refuses more than one at a time. Shorten the period, or let it say what happens: `several`.",
    ),
    "H001": ("an unknown code", "`sharing help` lists all codes."),
}
