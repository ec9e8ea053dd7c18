"""Every code that a message can have: what it means, and what to do about it.

Families: F files, L limits, I inputs, S schemes, E evaluation, H help. A code never changes its meaning.
"""

from __future__ import annotations

from sharing.inputs.codes import CODES as FILE_CODES

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
INPUT_CODES: dict[str, tuple[str, str]] = {
    "I040": (
        "a column is missing",
        'The file has no column with a heading that fits. Name the heading in the scheme: header = "...".',
    ),
    "I041": ("a table is missing", "The scheme asks for another table. Give it with --table NAME=FILE."),
    "I042": (
        "a text that is not allowed",
        "The column has a list of values in the scheme, and this is not one of them.",
    ),
    "I043": ("a link that leads nowhere", "The cell names a row of another table that does not exist there."),
    "I044": ("neither yes nor no", "Write yes or no, ja or nee, true or false, 1 or 0."),
    "I045": (
        "a number outside its range",
        "The scheme says which values are possible. Correct the cell, or the range.",
    ),
    "I046": (
        "an id that cannot be used",
        (
            "An id has letters, digits, point, dash or underscore, at most 64 of them, and begins with a "
            "letter or digit. It is kept exactly as written."
        ),
    ),
    "I047": (
        "an id that occurs twice",
        (
            "Every participant has one row. Several contracts of one person belong in a table of their own, "
            "linked to staff."
        ),
    ),
    "I048": (
        "two columns that could be meant",
        'Two headings fit the same input. Name the right one in the scheme: header = "...".',
    ),
    "I049": ("a table nobody asked for", "The scheme has no table of this name."),
    "I050": ("which period?", "The figures have several periods, or none of this name. Say which with --period."),
    "I051": (
        "figures without a period",
        "A figures file has [[period]] tables with name, from, to and [period.figures].",
    ),
    "I052": ("a period without dates", "A period has a first and a last day, written as 2026-12-31."),
    "I053": ("a period that ends before it begins", "Exchange the dates or correct one."),
    "I054": ("an unknown figure", "The scheme does not ask for a figure of this name."),
    "I055": ("a figure is missing", "The scheme asks for this figure. Add it under [period.figures] or with --set."),
    "I056": (
        "a figure that cannot be used",
        "The value is not what the scheme asks for. Amounts are exact: 1234.56, at most two decimals.",
    ),
    "I060": (
        "an unknown participant",
        "Nobody in the staff list has this id. Ids are kept exactly as written: 007 is not 7.",
    ),
    "I061": ("an unknown step", "The scheme has no step of this name."),
    "I070": (
        "no opening state",
        "The scheme carries accounts from period to period. Give the state of the period before, or begin anew.",
    ),
    "I071": ("the state of another scheme", "A state belongs to the scheme that wrote it."),
    "I072": (
        "the state of another year",
        "A state ends on the day before the period begins. Run the periods between, in order.",
    ),
    "I073": ("an account that the scheme does not have", "What was carried must go somewhere: keep the account."),
    "I074": ("an expired entry", "An entry lapses in the period in which it expires; it is not in the next state."),
    "I075": ("not a state", "The file is not a state that a run wrote with --save-state."),
    "I076": (
        "a state that was changed",
        "The digest in the file does not match its content. Use the file as it was written.",
    ),
    "I077": (
        "a scheme that was not in force",
        "The scheme says on which days it holds. A period counts by its last day.",
    ),
    "I080": (
        "no value on that day",
        (
            "No value of a parameter is known on the day on which the scheme looks it up, and none is extrapolated "
            "from another year. Add the value with its source, or overrule it once with --set."
        ),
    ),
}
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
    "H001": ("an unknown code", "`sharing help` lists all codes."),
}
CODES: dict[str, tuple[str, str]] = {**FILE_CODES, **SCHEME_CODES, **INPUT_CODES, **EVALUATION_CODES}
