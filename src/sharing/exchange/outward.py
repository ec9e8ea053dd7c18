"""Write a plan and its movements in the Open Cap Format, and list what it has no words for.

Events that the format knows become transactions. What it does not know (rules for leavers, limits of holders) is not
carried, but what followed from them is: units that lapsed are cancelled on their day.
"""

from __future__ import annotations

from collections import deque
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import define, field

from sharing.dates import day_text
from sharing.decimals import decimal_text
from sharing.exchange.fields import COMPENSATION, FILES, VERSION
from sharing.exchange.terms_out import Uncarried, conditions_of, terms_out
from sharing.named import Named
from sharing.participation.positions import movements_of
from sharing.participation.terms import EVENT
from sharing.participation.transitions import CANCELLED, HELD, LAPSED, NOTHING, POOL, UNVESTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharing.participation.book import Book
    from sharing.participation.events import Event
    from sharing.participation.grants import Grant
    from sharing.participation.movements import Movement

STOCK = {"stock"}
SILENT = {"plan": "the day on which the plan was adopted", "dividend": "a dividend", "offer": "an offer"}
CHANGES = {"amend": "a schedule that was amended", "pause": "a pause", "resume": "the end of a pause"}


class Issuer(Named):
    """The company, as the format wants it: a plan does not say when and where it was formed."""

    legal_name: str
    formed: int
    country: str


def outward(book: Book, events: Sequence[Event], day: int, issuer: Issuer) -> tuple[dict[str, Any], list[str]]:
    """Give the files of the format by their name, and what was not carried, in words."""
    movements = movements_of(book, day)
    prices = {event.row: event.price for event in events if event.price is not None}
    writer = _Writer(book, prices, movements)
    writer.objects()
    for event in events:
        if event.day <= day:
            writer.event(event)
    writer.returned = {(m.day, m.row, m.detail, m.quantity) for m in movements if m.origin == LAPSED}
    for movement in movements:
        writer.movement(movement)
    return writer.files(day, issuer), list(dict.fromkeys(writer.left))


def _vestings(grant: Grant, movements: Iterable[Movement]) -> list[dict[str, str]]:
    """Give the tranches of a grant day by day: those that vested, and those that are to come."""
    done = [(one.day, one.quantity) for one in movements if one.grant == grant.event.grant and one.cause == "vest"]
    coming = [(one.day, one.quantity) for one in grant.coming]
    return [{"date": day_text(day), "amount": decimal_text(quantity)} for day, quantity in [*done, *coming]]


@define
class _Writer:
    """Objects on their way, with the securities that holders have, oldest first."""

    book: Book
    prices: dict[int, Fraction]
    movements: Sequence[Movement]
    found: dict[str, list[dict[str, Any]]] = field(factory=lambda: {name: [] for name in FILES})
    left: list[str] = field(factory=list)
    lots: dict[tuple[str, str], deque[tuple[str, Fraction]]] = field(factory=dict)
    reserved: dict[str, Fraction] = field(factory=dict)
    changed: set[str] = field(factory=set)
    returned: set[tuple[int, int, str, Fraction]] = field(factory=set)

    def objects(self) -> None:
        """Write classes, pools, schedules and holders."""
        plan = self.book.plan
        for unit in plan.classes.values():
            if unit.kind in STOCK:
                self.found["STOCK_CLASS"].append(
                    {"id": unit.name, "object_type": "STOCK_CLASS", "name": unit.name, "class_type": "COMMON",
                     "default_id_prefix": f"{unit.name}-", "initial_shares_authorized": "UNLIMITED", "seniority": "1",
                     "votes_per_share": "1"}
                )  # fmt: skip
            elif unit.kind in COMPENSATION:
                self.found["STOCK_PLAN"].append(
                    {"id": unit.name, "object_type": "STOCK_PLAN", "plan_name": unit.name,
                     "initial_shares_reserved": "0",
                     "default_cancellation_behavior": "RETURN_TO_POOL" if unit.units == POOL else "RETIRE",
                     **({"stock_class_ids": [unit.of]} if unit.of else {})}
                )  # fmt: skip
            else:
                self.left.append(f"class `{unit.name}`: {unit.kind} is no kind of the format, with all its units")
            for what in ("leavers", "most", "most_part", "foundation", "expires"):
                if getattr(unit, what):
                    self.left.append(f"class `{unit.name}`: {what}")
        for terms in plan.vesting.values():
            try:
                self.found["VESTING_TERMS"].append(terms_out(terms))
            except Uncarried as found:
                self.left.append(str(found))
        holders = {one.holder for one in self.movements} | {one.to for one in self.movements}
        self.found["STAKEHOLDER"] = [
            {"id": name, "object_type": "STAKEHOLDER", "name": {"legal_name": name}, "stakeholder_type": "INDIVIDUAL"}
            for name in sorted(holders - {""})
        ]

    def event(self, event: Event) -> None:
        """Write what moves no units: events that schedules wait for."""
        if event.event in SILENT or event.event in CHANGES:
            self.left.append(f"{day_text(event.day)}: {(SILENT | CHANGES)[event.event]}")
        if event.event in CHANGES:
            self.changed.add(event.grant)
        if event.event not in {"reached", "exit"}:
            return
        name = "exit" if event.event == "exit" else event.reason
        for grant in self.book.grants.all():
            waits = grant.event.day <= event.day and (not event.grant or event.grant == grant.event.grant)
            carried = waits and self._carried(grant.unit.name) and self._terms(grant.terms.name)
            for condition in conditions_of(grant.terms) if carried else ():
                if condition.trigger.kind == EVENT and condition.trigger.event == name:
                    waiting = {"vesting_condition_id": condition.name}
                    self._security(event.day, "TX_VESTING_EVENT", grant.event.grant, **waiting)

    def _carried(self, name: str) -> bool:
        return self.book.plan.classes[name].kind in STOCK | set(COMPENSATION)

    def _terms(self, name: str) -> bool:
        return any(terms["id"] == name for terms in self.found["VESTING_TERMS"])

    def _transaction(self, day: int, kind: str, **fields: Any) -> None:
        number = len(self.found["TX"]) + 1
        self.found["TX"].append({"id": f"tx-{number}", "object_type": kind, "date": day_text(day), **fields})

    def _security(self, day: int, kind: str, security: str, **fields: Any) -> None:
        self._transaction(day, kind, security_id=security, **fields)

    def _money(self, amount: Fraction) -> dict[str, str]:
        return {"amount": decimal_text(amount), "currency": self.book.plan.currency}

    def movement(self, one: Movement) -> None:
        """Write one movement as a transaction."""
        unit = self.book.plan.classes[one.name]
        if not self._carried(one.name):
            return
        if one.cause == "split":
            self.left.append(f"{day_text(one.day)}: the split of `{one.name}`")
        elif POOL in {one.origin, one.destination} and NOTHING in {one.origin, one.destination}:
            change = one.quantity if one.destination == POOL else -one.quantity
            self._reserve(one.day, one.name, change)
        elif one.destination == UNVESTED and one.cause == "grant":
            self._grant(one)
        elif one.cause == "accelerate":
            quantity = decimal_text(one.quantity)
            self._security(one.day, "TX_VESTING_ACCELERATION", one.grant, quantity=quantity, reason_text=one.detail)
        elif one.destination == LAPSED:
            quantity = decimal_text(one.quantity)
            kind = "TX_EQUITY_COMPENSATION_CANCELLATION"
            self._security(one.day, kind, one.grant, quantity=quantity, reason_text=one.origin)
            if unit.units == POOL and (one.day, one.row, one.detail, one.quantity) not in self.returned:
                self._reserve(one.day, one.name, -one.quantity)
        elif one.cause == "exercise" and one.destination == "exercised":
            self._exercise(one)
        elif HELD in {one.origin, one.destination} and unit.kind in STOCK and one.cause != "exercise":
            self._held(one)

    def _reserve(self, day: int, name: str, change: Fraction) -> None:
        self.reserved[name] = self.reserved.get(name, Fraction(0)) + change
        self._transaction(
            day, "TX_STOCK_PLAN_POOL_ADJUSTMENT", stock_plan_id=name, shares_reserved=decimal_text(self.reserved[name])
        )

    def _grant(self, one: Movement) -> None:
        grant = self.book.grants[one.grant]
        unit, terms = grant.unit, grant.terms
        if unit.kind in STOCK:
            self.left.append(f"grant `{one.grant}`: stock that vests")
            return
        price = grant.event.price
        named: dict[str, Any] = {"vesting_terms_id": terms.name} if self._terms(terms.name) else {}
        if one.grant in self.changed or (not named and terms.statements):
            self.left.append(f"grant `{one.grant}`: its schedule `{terms.name}`; its tranches are written instead")
            named = {"vestings": _vestings(grant, self.movements)}
        prices = (
            {} if price is None else {"exercise_price" if unit.kind == "option" else "base_price": self._money(price)}
        )
        whose = {"custom_id": one.grant, "stakeholder_id": one.holder, "security_law_exemptions": []}
        what = {"stock_plan_id": unit.name, "compensation_type": COMPENSATION[unit.kind], "expiration_date": None}
        more = {"quantity": decimal_text(one.quantity), "termination_exercise_windows": [], **prices, **named}
        self._security(one.day, "TX_EQUITY_COMPENSATION_ISSUANCE", one.grant, **whose, **what, **more)
        schedules = [found for found in self.found["VESTING_TERMS"] if found["id"] == terms.name]
        starts = [
            condition["id"]
            for schedule in schedules
            for condition in schedule["vesting_conditions"]
            if condition["trigger"]["type"] == "VESTING_START_DATE"
        ]
        first = grant.event.start if grant.event.start is not None else grant.event.day
        for condition in starts:
            self._security(first, "TX_VESTING_START", one.grant, vesting_condition_id=condition)

    def _issue(self, day: int, name: str, holder: str, quantity: Fraction, price: Fraction | None) -> str:
        security = f"{name}-{sum(tx['object_type'] == 'TX_STOCK_ISSUANCE' for tx in self.found['TX']) + 1}"
        self._security(
            day, "TX_STOCK_ISSUANCE", security, custom_id=security, stakeholder_id=holder, security_law_exemptions=[],
            stock_class_id=name, share_price=self._money(price or Fraction(0)), quantity=decimal_text(quantity),
            stock_legend_ids=[],
        )  # fmt: skip
        self.lots.setdefault((name, holder), deque()).append((security, quantity))
        return security

    def _exercise(self, one: Movement) -> None:
        unit = self.book.plan.classes[one.name]
        event = next(
            (e for e in self.movements if e.row == one.row and e.name == unit.of and e.cause == "exercise"), None
        )
        results = []
        if event is not None and self._carried(unit.of):
            results = [self._issue(one.day, unit.of, one.holder, one.quantity, None)]
        quantity = decimal_text(one.quantity)
        self._security(
            one.day, "TX_EQUITY_COMPENSATION_EXERCISE", one.grant, quantity=quantity, resulting_security_ids=results
        )

    def _held(self, one: Movement) -> None:
        price = self._price(one)
        if one.origin != HELD:
            self._issue(one.day, one.name, one.holder, one.quantity, price)
            return
        if one.destination == POOL:
            self.left.append(
                f"{day_text(one.day)}: stock of `{one.name}` bought back into the pool, written as cancelled"
            )
        for security, quantity, rest in self._taken(one):
            balance: dict[str, Any] = {}
            if one.destination in {POOL, CANCELLED}:
                if rest:
                    balance = {"balance_security_id": self._again(one, rest)}
                self._security(one.day, "TX_STOCK_REPURCHASE", security, quantity=decimal_text(quantity),
                               price=self._money(price or Fraction(0)), **balance)  # fmt: skip
            else:
                if rest:
                    balance = {"balance_security_id": self._again(one, rest)}
                results = [self._issue(one.day, one.name, one.to, quantity, price)]
                self._security(one.day, "TX_STOCK_TRANSFER", security, quantity=decimal_text(quantity),
                               resulting_security_ids=results, **balance)  # fmt: skip

    def _again(self, one: Movement, rest: Fraction) -> str:
        security = self._issue(one.day, one.name, one.holder, rest, None)
        lots = self.lots[one.name, one.holder]
        lots.appendleft(lots.pop())
        return security

    def _taken(self, one: Movement) -> Iterable[tuple[str, Fraction, Fraction]]:
        """Give the securities that a movement takes from its holder, the oldest first: how much, and what stays."""
        lots, wanted = self.lots[one.name, one.holder], one.quantity
        while wanted:
            security, there = lots.popleft()
            yield security, min(wanted, there), max(there - wanted, Fraction(0))
            wanted -= min(wanted, there)

    def _price(self, one: Movement) -> Fraction | None:
        return self.prices.get(one.row)

    def files(self, day: int, issuer: Issuer) -> dict[str, Any]:
        """Give every file as a tree, with the manifest that names them."""
        ordered = sorted(self.found["TX"], key=lambda tx: tx["date"])
        self.found["TX"] = [{**tx, "id": f"tx-{number}"} for number, tx in enumerate(ordered, start=1)]
        trees = {name: {"file_type": kind, "items": self.found[key]} for key, (name, kind) in FILES.items()}
        manifest = {
            "ocf_version": VERSION, "file_type": "OCF_MANIFEST_FILE",
            "issuer": {"id": "issuer", "object_type": "ISSUER", "legal_name": issuer.legal_name,
                       "formation_date": day_text(issuer.formed), "country_of_formation": issuer.country},
            "as_of": day_text(day), "generated_at": f"{day_text(day)}T00:00:00Z",
            "stock_plans_files": [{"filepath": "./StockPlans.ocf.json"}], "stock_legend_templates_files": [],
            "stock_classes_files": [{"filepath": "./StockClasses.ocf.json"}],
            "vesting_terms_files": [{"filepath": "./VestingTerms.ocf.json"}], "valuations_files": [],
            "transactions_files": [{"filepath": "./Transactions.ocf.json"}],
            "stakeholders_files": [{"filepath": "./Stakeholders.ocf.json"}],
        }  # fmt: skip
        return {"Manifest.ocf.json": manifest, **trees}
