"""Read objects of the Open Cap Format as a plan and its events; what is not carried is listed, never dropped."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import define, field

from sharing.decimals import decimal_text
from sharing.errors import Problem, Refused
from sharing.exchange.fields import COMPENSATION, OBJECTS, strangers
from sharing.exchange.terms_in import terms_in, tranches_in
from sharing.named import Named
from sharing.participation.grant_events import ACCELERATE
from sharing.participation.plans import NEW, POOL
from sharing.participation.transitions import CANCELLED, COLUMNS, UNVESTED, VESTED

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = {name: kind for kind, name in COMPENSATION.items()} | {
    "OPTION_NSO": "option", "OPTION_ISO": "option", "SSAR": "sar",
}  # fmt: skip


class Carried(Named):
    """A plan as the tree of its file, its events as rows with the columns of the events, and what was left."""

    plan: dict[str, Any]
    events: list[dict[str, str]]
    left: list[str]


def inward(objects: Iterable[dict[str, Any]], title: str) -> Carried:
    """Read objects; Refused when a transaction is of a security that was never issued.

    `objects` are the items of all files and the issuer of the manifest, in any order.
    """
    reader = _Reader()
    known = []
    for found in objects:
        if found.get("object_type") not in OBJECTS:
            reader.left.append(f"{found.get('object_type')} `{found.get('id')}`")
            continue
        reader.left += [f"{found['object_type']} `{found.get('id')}`: {what}" for what in strangers(found)]
        known.append(found)
    for found in sorted(known, key=_order):
        reader.read(found)
    if reader.problems:
        raise Refused(reader.problems)
    events = sorted(reader.events, key=lambda row: row["date"])
    return Carried({"plan": title, "currency": reader.currency, **reader.plan}, events, reader.left)


def _order(found: dict[str, Any]) -> tuple[int, str, int, str]:
    """Read objects before transactions, and what issues a security first; then by day, as they were written."""
    kind, text = found["object_type"], str(found["id"]).rpartition("-")[2]
    rank = list(OBJECTS).index(kind) if "date" not in found else len(OBJECTS) + (not kind.endswith("ISSUANCE"))
    return rank, found.get("date", ""), int(text) if text.isdigit() else 0, str(found["id"])


@define
class _Reader:
    """A plan and its events on their way, with the securities that were issued."""

    plan: dict[str, Any] = field(factory=lambda: {"classes": {}, "vesting": {}})
    events: list[dict[str, str]] = field(factory=list)
    left: list[str] = field(factory=list)
    problems: list[Problem] = field(factory=list)
    securities: dict[str, tuple[str, str]] = field(factory=dict)
    results: set[str] = field(factory=set)
    grants: dict[str, dict[str, str]] = field(factory=dict)
    reserved: dict[str, Fraction] = field(factory=dict)
    currency: str = "EUR"

    def read(self, found: dict[str, Any]) -> None:
        """Read one object."""
        getattr(self, f"_{found['object_type'].removeprefix('TX_').lower()}")(found)

    def _add(self, found: dict[str, Any], event: str, **cells: str) -> dict[str, str]:
        row = dict.fromkeys(COLUMNS, "") | {"date": found["date"], "event": event} | cells
        self.events.append(row)
        return row

    def _issuer(self, found: dict[str, Any]) -> None:
        self.left.append(f"the issuer `{found['legal_name']}`: a plan does not name it")

    def _stakeholder(self, found: dict[str, Any]) -> None:
        if found["name"].get("legal_name") != found["id"]:
            self.left.append(f"the name of holder `{found['id']}`: names stand in the staff list")

    def _stock_class(self, found: dict[str, Any]) -> None:
        self.plan["classes"][found["id"]] = {"kind": "stock"}

    def _stock_plan(self, found: dict[str, Any]) -> None:
        retired = found.get("default_cancellation_behavior") == "RETIRE"
        tree = {"kind": "option", "units": NEW if retired else POOL}
        of = found.get("stock_class_ids") or [found.get("stock_class_id")]
        if of[0]:
            tree["of"] = of[0]
        if len(of) > 1:
            self.left.append(f"plan `{found['id']}`: more than one class of stock")
        self.plan["classes"][found["id"]] = tree
        self._reserve(found["id"], found["initial_shares_reserved"], found)

    def _vesting_terms(self, found: dict[str, Any]) -> None:
        self.plan["vesting"][found["id"]] = terms_in(found, self.left)

    def _reserve(self, name: str, text: str, found: dict[str, Any]) -> None:
        change = Fraction(text) - self.reserved.get(name, Fraction(0))
        self.reserved[name] = Fraction(text)
        if change and "date" in found:
            self._add(found, "pool", **{"class": name, "quantity": decimal_text(change)})
        elif change:
            self.left.append(f"plan `{name}`: {decimal_text(change)} reserved from the beginning, without a day")

    def _stock_plan_pool_adjustment(self, found: dict[str, Any]) -> None:
        self._reserve(found["stock_plan_id"], found["shares_reserved"], found)

    def _price(self, money: dict[str, str] | None) -> str:
        if money is None or not Fraction(money["amount"]):
            return ""
        self.currency = money["currency"]
        return money["amount"]

    def _stock_issuance(self, found: dict[str, Any]) -> None:
        self.securities[found["security_id"]] = (found["stock_class_id"], found["stakeholder_id"])
        if found.get("vesting_terms_id"):
            self.left.append(f"stock `{found['security_id']}`: that it vests")
        self._add(found, "issue", holder=found["stakeholder_id"], quantity=found["quantity"],
                  price=self._price(found["share_price"]), note=found["security_id"],
                  **{"class": found["stock_class_id"]})  # fmt: skip

    def _equity_compensation_issuance(self, found: dict[str, Any]) -> None:
        name = found.get("stock_plan_id") or found["compensation_type"].lower()
        unit = self.plan["classes"].setdefault(name, {"kind": "option", "units": NEW})
        unit["kind"] = KINDS[found["compensation_type"]]
        price = self._price(found.get("exercise_price") or found.get("base_price"))
        terms = found.get("vesting_terms_id", "")
        if found.get("vestings"):
            terms = f"tranches-{found['security_id']}"
            self.plan["vesting"][terms] = tranches_in(found["vestings"])
        cells = {"class": name, "vesting": terms, "price": price}
        whose = {"holder": found["stakeholder_id"], "grant": found["security_id"]}
        row = self._add(found, "grant", quantity=found["quantity"], **whose, **cells)
        self.grants[found["security_id"]] = row
        if found["expiration_date"]:
            self.left.append(f"grant `{found['security_id']}`: the day on which it expires")
        if found["termination_exercise_windows"]:
            self.left.append(f"grant `{found['security_id']}`: its windows after leaving")

    def _vesting_start(self, found: dict[str, Any]) -> None:
        row = self._grant(found)
        if row is not None and found["date"] != row["date"]:
            row["start"] = found["date"]

    def _vesting_event(self, found: dict[str, Any]) -> None:
        if self._grant(found) is not None:
            self._add(found, "reached", grant=found["security_id"], reason=found["vesting_condition_id"])

    def _vesting_acceleration(self, found: dict[str, Any]) -> None:
        if self._grant(found) is None:
            return
        reason = found["reason_text"]
        if reason not in ACCELERATE:
            self.left.append(f"grant `{found['security_id']}`: why units vested early: {reason}")
            reason = "soonest"
        quantity = {} if reason == "full" else {"quantity": found["quantity"]}
        self._add(found, "accelerate", grant=found["security_id"], reason=reason, **quantity)

    def _grant(self, found: dict[str, Any]) -> dict[str, str] | None:
        row = self.grants.get(found["security_id"])
        if row is None:
            self._never_issued(found)
        return row

    def _equity_compensation_exercise(self, found: dict[str, Any]) -> None:
        if self._grant(found) is None:
            return
        self._take_back(found["resulting_security_ids"])
        to = {} if found["resulting_security_ids"] else {"to": "cash"}
        self._add(found, "exercise", grant=found["security_id"], quantity=found["quantity"], **to)

    def _equity_compensation_cancellation(self, found: dict[str, Any]) -> None:
        if self._grant(found) is None:
            return
        reason = found["reason_text"]
        if reason not in {UNVESTED, VESTED}:
            self.left.append(f"grant `{found['security_id']}`: why units lapsed: {reason}; read as not vested")
            reason = UNVESTED
        self._add(found, "lapse", grant=found["security_id"], quantity=found["quantity"], reason=reason)

    def _take_back(self, securities: Iterable[str]) -> None:
        """Forget the issue of securities that another transaction made: they are no events of their own."""
        wanted = set(securities)
        self.events = [row for row in self.events if row["event"] != "issue" or row["note"] not in wanted]
        self.results |= wanted

    def _never_issued(self, found: dict[str, Any]) -> None:
        what = f"{found['object_type']} `{found['id']}` is of `{found['security_id']}`, which was never issued"
        self.problems.append(Problem("P070", what, advice="add the issuance of the security"))

    def _owner(self, found: dict[str, Any]) -> tuple[str, str] | None:
        owner = self.securities.get(found["security_id"])
        if owner is None:
            self._never_issued(found)
        return owner

    def _stock_transfer(self, found: dict[str, Any]) -> None:
        owner = self._owner(found)
        if owner is None:
            return
        results = found["resulting_security_ids"]
        prices = [row["price"] for row in self.events if row["note"] in results]
        self._take_back([*results, *filter(None, [found.get("balance_security_id")])])
        to = self.securities[results[0]][1] if results and results[0] in self.securities else ""
        cells = {"class": owner[0], "holder": owner[1], "to": to, "price": prices[0] if prices else ""}
        self._add(found, "transfer", quantity=found["quantity"], **cells)

    def _stock_repurchase(self, found: dict[str, Any]) -> None:
        owner = self._owner(found)
        if owner is None:
            return
        self._take_back(filter(None, [found.get("balance_security_id")]))
        self._add(found, "buy-back", holder=owner[1], quantity=found["quantity"], to=CANCELLED,
                  price=self._price(found["price"]), **{"class": owner[0]})  # fmt: skip

    def _stock_class_split(self, found: dict[str, Any]) -> None:
        ratio = Fraction(found["split_ratio"]["numerator"]) / Fraction(found["split_ratio"]["denominator"])
        self._add(found, "split", quantity=decimal_text(ratio), **{"class": found["stock_class_id"]})
