"""The codes of messages about trails, statements, slips and ledgers."""

from __future__ import annotations

AUDIT_CODES: dict[str, tuple[str, str]] = {
    "A001": (
        "not JSON",
        "The file is damaged or is another file. The place is the byte from which on it cannot be read.",
    ),
    "A002": (
        "bytes that are not canonical",
        "A trail, a statement or a slip has one way to be written. Another way means that somebody changed the file.",
    ),
    "A003": (
        "a value that canonical bytes cannot say",
        "Numbers are whole and below 2^53, other numbers are text; names are ASCII.",
    ),
    "A004": ("not a record of a run", "The file lacks something that a trail, a statement or a slip has, or has more."),
    "A005": (
        "the trail of another statement",
        "The statement holds the digest of its trail, and this trail has another.",
    ),
    "A006": (
        "an amount that does not follow",
        "Run again from the inputs in the trail, this participant gets another amount. Do not pay on it.",
    ),
    "A007": (
        "a value that does not follow",
        "Run again from the inputs in the trail, this step has another value for this participant.",
    ),
    "A008": ("a total that does not follow", "A total, a balance or another sum is not that of the trail."),
    "A009": (
        "a scheme that does not fit",
        "The text, the tree and the digest of the scheme in a trail belong together, and it can be run.",
    ),
    "A010": (
        "a rule that is defined otherwise",
        "The trail holds the rules it used, and they are not those of this version of the library.",
    ),
    "A011": (
        "a root that does not follow",
        "The statement commits to other participants or amounts than its trail has.",
    ),
    "A012": (
        "a slip that is not in the statement",
        "What the slip says was changed, or was never part of what the statement commits to.",
    ),
    "A013": ("a slip of another run", "A slip is checked against the statement of its own run."),
    "A014": (
        "a broken chain",
        "Every statement holds the digest of the one before it. One of the two was changed after it was written.",
    ),
    "A015": ("an entry that is missing", "Entries are numbered without a gap from 1 on."),
    "A016": ("a fork", "Two statements have one number. Only one of them can be what was decided."),
    "A017": (
        "a name that is not its own",
        "The file name of an entry is the run that it holds, and that of a slip the id on it: they are not renamed.",
    ),
    "A018": (
        "two entries for one period",
        "A period of a scheme has one final entry. What was wrong in it is set right by a correction.",
    ),
    "A019": ("a correction of nothing", "A correction says which entry it corrects: the newest of its period."),
    "A020": (
        "a statement without its trail",
        "The private files of this entry are gone, and `sharing forget` has not written that it took them away.",
    ),
    "A021": (
        "a claim without its statement",
        "A run was interrupted, or its entry was taken away. The next run finishes it.",
    ),
    "A022": ("another opening state", "A period opens with the state that the period before left in the ledger."),
    "A023": ("a period that comes first", "Accounts make periods hang on each other: commit them in order."),
    "A024": (
        "a trail that the files do not give",
        "Run again from the files themselves, the result is another: the files or the trail were changed.",
    ),
    "A025": ("a crowd", "Many runs were committed to one ledger at once, and this one never got its turn."),
    "A026": ("not a salt key", "The key of a ledger is 32 random bytes in hexadecimal. It was made with the ledger."),
    "A027": ("nothing to look at", "Name a ledger, an entry of it, or the files of a run."),
    "A028": (
        "a digest that is not in the chain",
        "The digest you kept is of no entry that the ledger still has, or of no statement that you named.",
    ),
    "A029": (
        "consent that is not there yet",
        "The scheme says that consent of the works council is needed and was not obtained. Forecasts may be committed.",
    ),
    "A030": (
        "a promise without a range",
        "A promise says the lowest amount, the highest or both. What was set aside is not below zero.",
    ),
    "A031": (
        "a promise about something unknown",
        "The schemes of the ledger have no award, pool, figure or participant of this name.",
    ),
    "A032": (
        "other promises than were kept",
        "The statement holds the digest of the promises as they were when its run was committed.",
    ),
    "A033": ("a statement without a signature", "Known signers were named, and nobody signed this statement."),
    "A034": (
        "a signature of somebody else",
        "The signature is sound, and its key is not that of a known signer. Anybody can sign with a key of their own.",
    ),
    "A035": (
        "a signature over other bytes",
        "The statement, or the signature, is not what it was when it was signed.",
    ),
    "A036": (
        "a key that cannot sign",
        "OpenSSH refused: the file is not a private key, others may read it, or its passphrase was not given.",
    ),
    "A037": (
        "days that count already",
        "The same days stand in the ledger under another name of their period: paying on both would pay them twice.",
    ),
    "A038": (
        "an entry on an old state",
        "An earlier period was corrected and left another state. The periods after it are corrected as well, in order.",
    ),
    "A039": (
        "a statement that is no entry",
        "A statement stands in the folder of the ledger under a name that no entry has: nothing follows from it.",
    ),
    "A040": (
        "a claim that is none",
        "A claim has the bytes of the statement with its number. This one has others, or is ahead of the ledger.",
    ),
    "A041": (
        "forgotten, and still there",
        "The note says that the private files of this entry were taken away, and its trail is there.",
    ),
}
