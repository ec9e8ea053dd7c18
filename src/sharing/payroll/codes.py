"""The codes of messages about payroll files: what each means, and what to do about it."""

from __future__ import annotations

PAYROLL_CODES: dict[str, tuple[str, str]] = {
    "P001": (
        "an award without a component",
        (
            "Every package and every administration has its own codes of components: yours stand in the payroll "
            "software. Add the code under [components], or leave the award out with skip."
        ),
    ),
    "P002": (
        "an award that payroll cannot take",
        "Only awards in cash are exported, gross. The scheme has no such award, or it is not money.",
    ),
    "P003": ("a value that is not filled in", "A column of the layout holds a value of yours. Add it under [values]."),
    "P004": (
        "an answer that does not exist",
        "A layout answers a few questions; the message lists the answers. Write one of them exactly so.",
    ),
    "P005": (
        "no period of payroll",
        'Say in which period payroll pays it: period = "2026-04" in the mapping, or pay = 2026-04-24 in the scheme.',
    ),
    "P006": (
        "not a number",
        (
            "The software takes numbers only: people, components and values without letters. "
            "Add the number of a participant under [numbers]."
        ),
    ),
    "P007": ("an amount with more decimals", "The layout has fewer decimals than the amount: raise `decimals`."),
    "P008": ("a character that the encoding does not have", 'Choose encoding = "utf-8", or write the name without it.'),
    "P009": (
        "a column that does not fit",
        "A column has a header, and either a field or a value. One of them holds the amounts.",
    ),
    "P010": ("an unknown profile", "The message lists the profiles. Without `profile` you describe every column."),
    "P011": ("a number of nobody", "[numbers] names ids of the staff list, and gives each a number of its own."),
}
