"""What one period hands to the next: the entries of every account, with the scheme and the period they belong to.

A period is a pure function of its inputs and its opening state. `closing_state` gives what comes out; `state_sheets`
gives the same back as sheets, so that accounts are read the way every other table is. The digest of a state stands in
the results on both sides of it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.awards import operand_of, rows_from_staff
from sharing.dates import day_number, day_text
from sharing.decimals import decimal_text
from sharing.errors import Problem, Refused
from sharing.inputs.sheet import Sheet
from sharing.named import Named
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.evaluation import Run
    from sharing.kernel import Operand
    from sharing.scheme import Account, Scheme

FORMAT = "sharing-state-1"
FIRST, LAST = day_number("1900-01-01"), day_number("2199-12-31")
STATE_FILE = "state: "
HEADERS = ("id", "owner", "amount", "origin", "expires")


class Entry(Named):
    """One entry of an account: an amount, the last day of the period that made it, its owner and last day if any."""

    identity: str
    amount: Fraction
    origin: int
    expires: int | None = None
    owner: str = ""

    def texts(self) -> tuple[str, ...]:
        """Write the entry as the cells of a sheet."""
        until = "" if self.expires is None else day_text(self.expires)
        return (self.identity, self.owner, decimal_text(self.amount), day_text(self.origin), until)


class State(Named):
    """What is carried out of a period: by account its entries, the oldest first."""

    scheme: str
    period: str
    start: int
    end: int
    accounts: Mapping[str, tuple[Entry, ...]]

    def tree(self) -> dict[str, Any]:
        """Give the state as plain values, with its digest."""
        tree: dict[str, Any] = {
            "format": FORMAT,
            "scheme": self.scheme,
            "period": {"name": self.period, "from": day_text(self.start), "to": day_text(self.end)},
            "accounts": {
                name: [dict(zip(HEADERS, entry.texts(), strict=True)) for entry in entries]
                for name, entries in self.accounts.items()
            },
        }
        return {**tree, "digest": digest_of(tree)}

    @property
    def digest(self) -> str:
        """The SHA-256 of everything in the state, in hexadecimal."""
        return str(self.tree()["digest"])


def digest_of(tree: Mapping[str, Any]) -> str:
    """Give the digest of a state's tree, whatever the order or layout it was written in."""
    import json
    from hashlib import sha256

    plain = {key: value for key, value in tree.items() if key != "digest"}
    text = json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()


def state_sheets(scheme: Scheme, state: State | None) -> dict[str, Sheet]:
    """Give the accounts of a state as sheets; without a state every account begins empty."""
    found = {}
    for account in scheme.accounts:
        entries = state.accounts.get(account.name, ()) if state else ()
        rows = tuple(entry.texts() for entry in entries)
        typed = frozenset((i, j) for i in range(len(rows)) for j in range(len(HEADERS)))
        found[account.name] = Sheet(
            f"{STATE_FILE}{account.name}", HEADERS, rows, tuple(range(1, len(rows) + 1)), typed=typed
        )
    return found


def closing_state(run: Run) -> State:
    """Give what a run carries to the next period; Refused when an account does not close in whole units."""
    problems: list[Problem] = []
    accounts = {}
    for account in run.scheme.accounts:
        entries = [*_kept(run, account), *_made(run, account)]
        unit = Fraction(1, 10**account.digits)
        for entry in entries:
            if (entry.amount / unit).denominator != 1:
                what = f"`{account.close}` leaves {decimal_text(entry.amount)}, which is not whole {decimal_text(unit)}"
                place = run.scheme.document.place(("accounts", account.name, "close"), offset=0)
                advice = "what is carried is what was paid: round what is added, or give the account more `digits`"
                problems.append(Problem("E015", what, place, advice))
                break
        problems.extend(_lapsed_at_once(run, account, entries))
        entries = [entry for entry in entries if entry.expires is None or FIRST <= entry.expires <= LAST]
        accounts[account.name] = tuple(sorted(entries, key=lambda entry: entry.identity))
    if problems:
        raise Refused(problems)
    period = run.inputs.period
    return State(run.scheme.name, period.name, period.start, period.end, accounts)


def _lapsed_at_once(run: Run, account: Account, entries: list[Entry]) -> list[Problem]:
    """Refuse entries that could never be used: their last day is not after this period."""
    known = [(entry.identity, entry.expires) for entry in entries if entry.expires is not None]
    late = [(identity, day) for identity, day in known if not run.inputs.period.end < day <= LAST]
    if not late:
        return []
    identity, day = late[0]
    on = f"on {day_text(day)}" if FIRST <= day <= LAST else "outside the calendar"
    what = f"`{account.close}` adds entry {identity}, which expires {on}"
    place = run.scheme.document.place(("accounts", account.name, "close"), offset=0)
    advice = "the last day of an entry lies after the period that makes it: correct `expires`, or add nothing"
    return [Problem("I074", what, place, advice)]


def _outputs(run: Run, account: Account) -> Mapping[str, Operand]:
    """Give the values of rule `carry` where it closes an account; any other step is the balance, and has none."""
    step = run.scheme.step(account.close)
    return step.outputs if step is not None and "kept" in step.outputs else {}


def _kept(run: Run, account: Account) -> list[Entry]:
    """Give what is left of the entries that were there."""
    outputs = _outputs(run, account)
    if "kept" not in outputs:
        return []
    kept = run.value(outputs["kept"]).exact.fractions()
    columns = {name: run.workings.column(f"{account.name}.{name}").exact for name in ("origin", "expires")}
    known = run.workings.column(f"{account.name}.expires.known").exact
    owners = run.workings.column(f"{account.name}.owner").exact if account.owner else None
    found = []
    for row, identity in enumerate(run.inputs.tables[account.name].ids):
        if kept[row]:
            until = int(columns["expires"].fraction(row)) if known.fraction(row) else None
            owner = run.inputs.tables[STAFF].ids[int(owners.fraction(row))] if owners else ""
            found.append(Entry(identity, kept[row], int(columns["origin"].fraction(row)), until, owner))
    return found


def _by_owner(run: Run, account: Account, operand: Operand) -> list[Fraction]:
    """Give a value as each owner of an account sees it: that of the own team, or of the company."""
    value = run.value(operand).exact
    if not account.owner:
        return value.fractions()
    if value.rows is None:
        return [value.fraction()] * len(run.inputs.tables[STAFF].ids)
    return [value.fraction(row) for row in rows_from_staff(run, operand.table)]


def _made(run: Run, account: Account) -> list[Entry]:
    """Give the new entries: what was added, or where no entries are kept the balance."""
    outputs = _outputs(run, account)
    amounts = _by_owner(run, account, outputs.get("added") or operand_of(run, account.close))
    days = _by_owner(run, account, outputs["until"]) if "until" in outputs else None
    origin = run.inputs.period.end
    owners = run.inputs.tables[STAFF].ids if account.owner else ("",)
    found = []
    for row, (owner, amount) in enumerate(zip(owners, amounts, strict=True)):
        if amount:
            expires = None if days is None else int(days[row])
            found.append(Entry(f"{day_text(origin)}{f'.{owner}' if owner else ''}", amount, origin, expires, owner))
    return found
