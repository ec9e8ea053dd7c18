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
    "E023": ("not a part of a whole", "A rate of a profit, or a part of an amount, lies between 0% and 100%."),
    "H001": ("an unknown code", "`sharing help` lists all codes."),
}
