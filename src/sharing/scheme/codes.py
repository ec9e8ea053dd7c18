"""The codes of messages about scheme files: what each means, and what to do about it."""

from __future__ import annotations

SCHEME_CODES: dict[str, tuple[str, str]] = {
    "S002": (
        "a key without a meaning",
        (
            "The file has a key that is not known at this place, often a spelling mistake. Correct it or take "
            "it out; nothing is ever ignored silently."
        ),
    ),
    "S003": ("something is missing", "A scheme cannot do without this part. The message shows what to add."),
    "S004": (
        "a value of the wrong form",
        "The key is right but its value is of another form: a number where a text is needed, or the other way round.",
    ),
    "S005": (
        "not a name",
        (
            "Names have letters, digits and underscores and begin with a letter. Words of the formula "
            "language cannot be names."
        ),
    ),
    "S006": (
        "a name that is defined twice",
        "Every figure, staff column and step has a name of its own, so that a formula means one thing.",
    ),
    "S007": ("an unknown rule", "`sharing rules` lists the rules that a step can use."),
    "S009": (
        "a rule needs more",
        (
            "The rule cannot do its work without this, and there is no default, because schemes in the world "
            "differ. The message lists the answers."
        ),
    ),
    "S010": (
        "a formula that cannot be read",
        (
            "The caret shows the first thing that does not fit. Formulas have names, numbers, + - * /, "
            "comparisons, and, or, not, if then else, and words such as max(...)."
        ),
    ),
    "S011": (
        "an unknown name",
        "A formula names something that the scheme does not define: an input, a step above, or a word.",
    ),
    "S012": (
        "a name that is defined below",
        "A step reads only what stands above it. Move the step down, or the other one up.",
    ),
    "S013": (
        "tables that do not meet",
        (
            "Values of two tables can be joined when exactly one chain of links leads from one to the other. "
            "Add a link, or take a total first."
        ),
    ),
    "S014": (
        "a product or quotient without meaning",
        "Money times money has no meaning. Usually one of the two should be a ratio or a number.",
    ),
    "S015": (
        "kinds that do not go together",
        (
            "Money and days cannot be added or compared. `as points` behind a value drops what it measures, "
            "when that is what you mean."
        ),
    ),
    "S016": (
        "quotients without an exact total",
        "Each row has a denominator of its own. Round to a stated precision first, or total within the same groups.",
    ),
    "S017": (
        "an answer that does not exist",
        "This part of a rule takes one of a few stated answers. The message lists them.",
    ),
    "S018": (
        "a table whose bounds do not fit",
        (
            "The rows of a table of brackets rise, without gaps and without overlaps, each beginning where "
            "the one before ends."
        ),
    ),
    "S019": ("a rounding unit that varies", "A rounding unit is one number for the whole company."),
    "S020": (
        "a value that may be blank",
        "This column may have blanks. Say what a blank means with `or_else(x, ...)`, or ask `known(x)`.",
    ),
    "S021": ("a text that never occurs", "A text column is compared with a text that is not among its values."),
    "S022": (
        "a word with the wrong values",
        (
            "A word of the formula language is given too few, too many or the wrong values. `sharing rules "
            "WORD` shows how it is used."
        ),
    ),
    "S023": (
        "taking part is left open",
        "The scheme says who takes part, so every step that shares must say who is entitled and whose points count.",
    ),
    "S033": (
        "money that an account would pay twice",
        (
            "What is drawn from an account must leave it, and one step closes it. Otherwise the same money could be "
            "drawn again in the next period."
        ),
    ),
    "S040": (
        "a parameter without its day",
        (
            "A parameter is looked up on one day: `period.start`, `period.end`, or a date among the figures that is "
            "never blank. There is no default, because schemes differ."
        ),
    ),
    "S041": (
        "an unknown set of parameters",
        "No set has this name. The reference lists the sets; --parameters FILE adds one of your own.",
    ),
    "S042": ("an unknown key of a set", "The set of parameters has no key of this name. The message lists its keys."),
    "S043": (
        "dates of values that do not fit",
        (
            "On one day one value holds. Values may leave gaps but not overlap, each ends after it begins, and only "
            "the last may leave out `to`: it then holds until the end of the year in which it was checked."
        ),
    ),
    "S044": (
        "weights that do not add up",
        "The weights of a scorecard are parts of one whole: together they are 100%. The message says what is too much.",
    ),
    "S045": (
        "a table that does not keep its promise",
        "The table says with `rising` that a column never falls from row to row, and it does.",
    ),
    "S046": (
        "numbers of a table that do not climb",
        (
            "A rule counts on this column: whole numbers from 1 up, such as months of service, each row more than "
            "the one before. 12.5 years are 150 months."
        ),
    ),
    "S047": (
        "limits the wrong way round",
        "A lower limit, such as a threshold, is above the upper limit, such as a cap.",
    ),
    "S048": (
        "a limit that rounding could break",
        (
            "Who stands at a limit must not be rounded past it. `largest-remainder` and `floor` never do that; `first` "
            "and `largest-weight` can. And limits are whole multiples of the unit that the shares are rounded to."
        ),
    ),
    "S031": (
        "a value that must go somewhere",
        (
            "The scheme says that a part goes to a fund or into an account, and nothing in it reads that part. "
            "Award it, read it in a later step, or name the account that takes it in."
        ),
    ),
    "S032": (
        "a product that the scheme forbids",
        (
            'The scheme says `forbid = ["products"]`, and a formula multiplies two values that differ from participant '
            "to participant. Add the keys, or divide a sub-pool by each of them."
        ),
    ),
    "L010": (
        "a formula that is too large",
        (
            "A formula has at most 2,000 characters, 200 parts and a depth of 32. Split it into named steps: "
            "they are easier to explain, too."
        ),
    ),
}
