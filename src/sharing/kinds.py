"""What a value measures: money, days, a plain number, a date, yes or no, a link; and what may be done with it.

Quantities are money and days to a power: money / money is a number, money / days is money a day, and money x money has
no meaning, which is an error that points at both. `per` says of money that it is a yearly, monthly or hourly amount.

>>> MONEY.over(MONEY).name, MONEY.by(DAYS).name
('number', 'money x days')
"""

from __future__ import annotations

from sharing.named import Named

QUANTITY, DATE_FORM, TRUTH, LINK, TEXT_FORM = "quantity", "date", "yes/no", "link", "text"


class KindError(Exception):
    """Two kinds do not go together; `code` is the code of the problem, `advice` says what may be meant."""

    def __init__(self, code: str, what: str, advice: str = "") -> None:
        """Keep the parts of the message; the place is added by whoever knows it."""
        super().__init__(what)
        self.code, self.what, self.advice = code, what, advice


class Kind(Named):
    """What a value measures: a form, for quantities the powers of money and days, for links the table they lead to."""

    form: str = QUANTITY
    money: int = 0
    days: int = 0
    per: str = ""
    table: str = ""

    @property
    def name(self) -> str:
        """Name the kind the way messages and documentation do."""
        if self.form == LINK:
            return f"link to {self.table}"
        if self.form != QUANTITY:
            return self.form
        above = [n for n, power in (("money", self.money), ("days", self.days)) if power > 0]
        below = [n for n, power in (("money", self.money), ("days", self.days)) if power < 0]
        text = " x ".join(above) or ("1" if below else "number")
        text += f" a {self.per}" if self.per else ""
        return text + "".join(f" / {n}" for n in below)

    @property
    def plain(self) -> bool:
        """Say whether this is a plain number."""
        return self.form == QUANTITY and not self.money and not self.days

    def by(self, other: Kind) -> Kind:
        """Give the kind of a product."""
        _quantities(self, other, "multiplied")
        if self.money * other.money > 0:
            raise KindError("S014", "money times money has no meaning here", "did you mean a ratio for one of them?")
        if self.days * other.days > 0:
            raise KindError("S014", "days times days has no meaning here", "did you mean a ratio for one of them?")
        return Kind(money=self.money + other.money, days=self.days + other.days, per=self.per or other.per)

    def over(self, other: Kind) -> Kind:
        """Give the kind of a quotient."""
        _quantities(self, other, "divided")
        if self.per and other.per and self.per != other.per:
            raise _different_per(self, other)
        money, days = self.money - other.money, self.days - other.days
        if abs(money) > 1 or abs(days) > 1:
            raise KindError("S014", f"{self.name} divided by {other.name} has no meaning here")
        return Kind(money=money, days=days, per=self.per if money > 0 else "")

    def same(self, other: Kind) -> Kind:
        """Give the kind that two values share, so that they may be added, compared or chosen between."""
        if self.form != other.form or (self.money, self.days, self.table) != (other.money, other.days, other.table):
            raise KindError("S015", f"{self.name} and {other.name} cannot be added or compared", _bridge(self, other))
        if self.per and other.per and self.per != other.per:
            raise _different_per(self, other)
        return self._replace(per=self.per or other.per)


def _different_per(a: Kind, b: Kind) -> KindError:
    return KindError(
        "S015",
        f"one is an amount a {a.per}, the other an amount a {b.per}",
        "multiply or divide by 12, or whatever brings them to the same time",
    )


def _quantities(a: Kind, b: Kind, done: str) -> None:
    for kind in (a, b):
        if kind.form != QUANTITY:
            raise KindError("S015", f"{kind.name} cannot be {done}", "only quantities can")


def _bridge(a: Kind, b: Kind) -> str:
    if a.form == b.form == QUANTITY:
        return "write `as points` behind a value to drop what it measures"
    return ""


NUMBER = Kind()
MONEY = Kind(money=1)
DAYS = Kind(days=1)
DATE = Kind(form=DATE_FORM)
YES_NO = Kind(form=TRUTH)
TEXT = Kind(form=TEXT_FORM)

DECLARED = {
    "money": MONEY,
    "price": MONEY,
    "number": NUMBER,
    "ratio": NUMBER,
    "count": NUMBER,
    "days": DAYS,
    "date": DATE,
    "yes/no": YES_NO,
    "text": TEXT,
    "link": Kind(form=LINK),
}
"""The kinds a scheme may declare for an input, by the word it uses."""
