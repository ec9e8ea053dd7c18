"""What the terms of an exit must say: each question, its answers and what they mean, and which keys go together."""

from __future__ import annotations

from sharing.exits.terms import (
    AFTER,
    ALWAYS,
    BEFORE,
    BESIDES,
    CHOICE,
    COMMON,
    EVERYTHING,
    HURDLE,
    NEVER,
    NO,
    OPTION,
    PREFERRED,
    PRICE,
    TO_CAP,
    YES,
)  # fmt: skip

QUESTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "kind": (
        "what the class gets",
        {
            COMMON: "what its units share (stock, certificates, phantom units at full value)",
            PREFERRED: "a preference first, for what was invested",
            OPTION: "what a unit is worth above its exercise price or base value (options, SARs)",
            HURDLE: "what a unit is worth above a hurdle (growth units)",
        },
    ),
    "takes_part": (
        "whether it shares in the rest beside its preference",
        {
            NO: "it does not",
            YES: "it does, without an end",
            TO_CAP: "it does, until it has so many times what was paid",
        },
    ),
    "converts": (
        "whether it may give up its preference and share as common units do",
        {
            CHOICE: "when its holders choose to, so when that pays more",
            NEVER: "it may not",
            ALWAYS: "it has to: at this exit it is common",
        },
    ),
    "cap_counts": (
        "what the cap limits",
        {EVERYTHING: "all it gets, preference included", BESIDES: "what it shares besides its preference"},
    ),
}
"""Each key that has several answers, what it asks, and what each answer means."""
OF = {
    PRICE: "the price",
    BEFORE: "what is left after costs and debt",
    AFTER: "what is left after the preferences",
}
KEYS = {"currency", "language", "title", "cash", "costs", "debt", "carve_out"}
CARVED = {"to", "of", "rate", "above", "at_most"}
SHARED = {"kind", "ratio", "label"}
OF_KIND = {
    COMMON: SHARED,
    PREFERRED: SHARED
    | {"price", "invested", "multiple", "accrued", "rank", "takes_part", "cap", "cap_counts", "converts"},
    OPTION: SHARED | {"strike"},
    HURDLE: SHARED | {"hurdle", "company_hurdle"},
}
