"""Every code that a message can have: what it means, and what to do about it.

Families: F files, L limits, I inputs, S schemes, E evaluation, V votes and option values, P participation,
X expense, D exits, A audit trail, J journals and payroll files, W fair play, H help. A code never changes its
meaning.
"""

from __future__ import annotations

from sharing.audit.codes import AUDIT_CODES
from sharing.ballots.codes import VOTE_CODES
from sharing.evaluation_codes import EVALUATION_CODES
from sharing.exits.codes import EXIT_CODES
from sharing.expense.codes import EXPENSE_CODES
from sharing.inputs.codes import CODES as FILE_CODES
from sharing.journal.codes import JOURNAL_CODES
from sharing.models.codes import VALUE_CODES
from sharing.participation.codes import PARTICIPATION_CODES
from sharing.payroll.codes import PAYROLL_CODES
from sharing.scheme.codes import SCHEME_CODES

INPUT_CODES: dict[str, tuple[str, str]] = {
    "I040": (
        "a column is missing",
        (
            'The file has no column with a heading that fits. Name the heading in the scheme: header = "...", '
            "for ids under [staff.id]."
        ),
    ),
    "I041": ("a table is missing", "The scheme asks for another table. Give it with --table NAME=FILE."),
    "I042": (
        "a text that is not allowed",
        "The column has a list of values in the scheme, and this is not one of them.",
    ),
    "I043": ("a link that leads nowhere", "The cell names a row of another table that does not exist there."),
    "I044": ("neither yes nor no", "Write yes or no, ja or nee, true or false, 1 or 0."),
    "I045": (
        "a number or a day outside its range",
        (
            "The scheme says which values are possible. Correct the cell, or the range; "
            'a column in percent has unit = "%".'
        ),
    ),
    "I046": (
        "an id or a text that cannot be used",
        (
            "An id has letters, digits, point, dash or underscore, at most 64 of them, and begins with a "
            "letter or digit. It is kept exactly as written. A text has at least one character that can be seen."
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
        'Two headings fit the same input. Name the right one in the scheme: header = "...", for ids under [staff.id].',
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
    "I057": (
        "a period without a name of its own",
        "Periods are told apart by their names; `all` means every one of them.",
    ),
    "I058": ("periods that share days", "A day belongs to one period, or what is earned on it would be shared twice."),
    "I060": (
        "an unknown participant",
        "Nobody in the staff list has this id. Ids are kept exactly as written: 007 is not 7.",
    ),
    "I061": ("an unknown step", "The scheme has no step of this name."),
    "I063": (
        "nobody to write to",
        "A letter says what somebody gets, and each award of this scheme is one amount of the company.",
    ),
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
    "I078": (
        "a version that is not in force yet",
        "A version of a scheme is in force from a day on, and the period begins before it.",
    ),
    "I080": (
        "no value on that day",
        (
            "No value of a parameter is known on the day on which the scheme looks it up, and none is extrapolated "
            "from another year. Add the value with its source, or overrule it once with --set."
        ),
    ),
}
CODES: dict[str, tuple[str, str]] = {
    **FILE_CODES,
    **SCHEME_CODES,
    **INPUT_CODES,
    **EVALUATION_CODES,
    **VOTE_CODES,
    **VALUE_CODES,
    **PARTICIPATION_CODES,
    **EXPENSE_CODES,
    **EXIT_CODES,
    **AUDIT_CODES,
    **JOURNAL_CODES,
    **PAYROLL_CODES,
}
