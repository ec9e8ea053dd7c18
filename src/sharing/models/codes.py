"""The codes of messages about option values: what each means, and what to do about it."""

from __future__ import annotations

VALUE_CODES: dict[str, tuple[str, str]] = {
    "V101": (
        "a question of a valuation is open",
        "Models are calculated in different ways in the world, so there is no default. The message lists the answers.",
    ),
    "V102": ("an answer that a model does not have", "The message lists the answers; write one of them exactly so."),
    "V103": (
        "a key that does not go with the model",
        "The key belongs to another model or another kind of exercise. Take it out, or change the model.",
    ),
    "V104": (
        "a price that makes no sense",
        "The spot, what one stock is worth now, is above zero; the strike is zero or more. Both are below 10^15.",
    ),
    "V105": (
        "a volatility that makes no sense",
        'A volatility is a part a year, from 0 to 10: write 0.35 or "35%", not 35.',
    ),
    "V106": (
        "a rate that makes no sense",
        (
            'A rate is a part a year between -1 and 1: write 0.05 or "5%", not 5. '
            "Of all who hold options, between none and all leave in a year."
        ),
    ),
    "V107": (
        "a term that makes no sense",
        "An option runs for 0 to 200 years, given as `years`, or as `from`, `until` and a `day_count`.",
    ),
    "V108": ("a vesting outside the term", "An option vests between today and the day on which it ends."),
    "V109": ("steps that cannot be taken", "A lattice has a whole number of steps, from 1 to 5,000."),
    "V110": (
        "a chance that is no chance",
        (
            "With this volatility and these steps the chance of going up is not between 0 and 1. Take more steps, or "
            'lattice = "forward", which has a chance at any volatility.'
        ),
    ),
    "V111": (
        "more leave than there are",
        (
            'With exit = "linear" the exit rate times the length of a step is at most 1. Take more steps, or '
            'exit = "exponential".'
        ),
    ),
    "V112": (
        "an exercise multiple below one",
        "Nobody exercises where the price is below the strike. A multiple is 1 or more, such as 2.",
    ),
    "V113": (
        "a rounding that cannot be read",
        'Write a power of ten and a direction: "0.0001 half-up". Directions: half-up, half-even, down, up.',
    ),
    "V114": (
        "a name that options cannot have",
        "Every option of a file has a name of its own, of printable characters.",
    ),
    "V115": ("no option of this name", "The file has no option of the name that is asked for: look at its spelling."),
    "V116": (
        "prices beyond what a number can hold",
        "The volatility, the rates and the term together lead to prices that no model can use. Correct one of them.",
    ),
    "V117": ("no options", "A file of options has one or more [[option]] tables."),
}
