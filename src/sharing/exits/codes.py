"""The codes of messages about exits: what each means, and what to do about it."""

from __future__ import annotations

EXIT_CODES: dict[str, tuple[str, str]] = {
    "D001": (
        "a question of the exit is open",
        "Terms of an exit differ from agreement to agreement, so there is no default. The message lists the answers.",
    ),
    "D002": ("an answer that does not exist", "The message lists the answers; write one of them exactly so."),
    "D003": (
        "an answer that does not go with the others",
        "The key belongs to another kind of class, or to another answer. Take it out, or change that answer.",
    ),
    "D004": (
        "a number that cannot be used",
        "Amounts are exact, zero or more, and in whole cents; prices, parts and multiples may have more decimals.",
    ),
    "D005": (
        "a cap below the preference",
        "A cap of everything limits the preference as well. Raise it, or say that it counts what is shared besides.",
    ),
    "D006": ("not a rank", "Ranks are whole numbers from 1, and 1 is paid first; equal ranks are paid in proportion."),
    "D007": ("carve-outs that leave nothing", "The parts of one base are together less than all of it."),
    "D008": ("a price that cannot be divided", "A price is an exact amount, zero or more, in whole cents."),
    "D010": (
        "a class without terms",
        "Every class in the holdings says in the plan what it gets at an exit: [classes.NAME.exit].",
    ),
    "D011": ("a holding below zero", "Quantities and prices of units are zero or more. Correct the cell."),
    "D012": (
        "a price of units that does not fit",
        "An option has one exercise price, in the plan or in the holding; a class that is no option has none.",
    ),
    "D013": ("nobody holds a unit", "Without holdings there is nobody to divide a price."),
    "D014": (
        "certificates for more than there is",
        "Certificates stand for stock that their foundation holds, one for one. Correct the holdings of one of them.",
    ),
    "D020": (
        "money that nobody may have",
        (
            "Every class has all that its terms allow, and some of the price is left. Usually the holders of common "
            "units are missing in the file."
        ),
    ),
    "D021": ("nobody of this id is paid", "The id is neither in the holdings nor in a carve-out. 007 is not 7."),
    "D022": (
        "an amount that no price gives",
        "A preference or a cap is the most this holder ever gets, or the amount is not above zero.",
    ),
}
