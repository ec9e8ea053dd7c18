"""The codes of messages about payroll files: what each means, and what to do about it."""

from __future__ import annotations

PAYROLL_CODES: dict[str, tuple[str, str]] = {
    "J101": (
        "an award without a component",
        (
            "Every package and every administration has its own codes of components: yours stand in the payroll "
            "software. Add the code under [components], or leave the award out with skip."
        ),
    ),
    "J102": (
        "an award that payroll cannot take",
        "Only awards in cash are exported, gross. The scheme has no such award, or it is not money.",
    ),
    "J103": ("a value that is not filled in", "A column of the layout holds a value of yours. Add it under [values]."),
    "J104": (
        "an answer that does not exist",
        "A layout answers a few questions; the message lists the answers. Write one of them exactly so.",
    ),
    "J105": (
        "no period of payroll",
        'Say in which period payroll pays it: period = "2026-04" in the mapping, or pay = 2026-04-24 in the scheme.',
    ),
    "J106": (
        "not a number",
        (
            "The software takes numbers only: people, components and values without letters. "
            "Add the number of a participant under [numbers]."
        ),
    ),
    "J107": ("an amount with more decimals", "The layout has fewer decimals than the amount: raise `decimals`."),
    "J108": ("a character that the encoding does not have", 'Choose encoding = "utf-8", or write the name without it.'),
    "J109": (
        "a column that does not fit",
        "A column has a header, and either a field or a value. One of them holds the amounts.",
    ),
    "J110": ("an unknown profile", "The message lists the profiles. Without `profile` you describe every column."),
    "J111": ("a number of nobody", "[numbers] names ids of the staff list, and gives each a number of its own."),
}
