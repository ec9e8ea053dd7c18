"""Read the accounts of a scheme: what is carried from one period to the next, as a table of entries.

To the steps of a period an account is a table like any other, with the columns `amount`, `origin` (the last day of
the period in which the entry was made), `expires` and, when accounts are personal, the link `owner`. What stands in
it at the end of the period is said by the step that the account names with `close`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.errors import did_you_mean
from sharing.kinds import DATE, DECLARED, LINK, Kind
from sharing.language.tree import names
from sharing.scheme.keys import ACCOUNT, MOST_DIGITS
from sharing.scheme.values import Account, Input
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.language.tree import Tree
    from sharing.scheme.keys import Reader
    from sharing.scheme.values import Step

SECTION = "accounts"
CENTS = 2
KINDS = ("money", "number")


def read_accounts(reader: Reader) -> tuple[list[Account], list[Input]]:
    """Read every account, and the columns that formulas may read of it."""
    accounts: list[Account] = []
    inputs: list[Input] = []
    for name, tree in reader.part(reader.document.tree, SECTION).items():
        path = (SECTION, name)
        if not reader.is_table(tree, path):
            continue
        if name in reader.part(reader.document.tree, "tables"):
            reader.say("S006", f"`{name}` is defined twice", path, "an account is a table: give one another name")
            reader.broken.add(name)
        elif reader.name(name, path):
            account = _account(reader, name, tree)
            accounts.append(account)
            inputs.extend(_columns(account))
    return accounts, inputs


def _account(reader: Reader, name: str, tree: Mapping[str, Any]) -> Account:
    path = (SECTION, name)
    reader.known(tree, path, ACCOUNT)
    owner = reader.text(tree, "owner", path, "")
    if owner not in {"", STAFF}:
        reader.say("S017", f"`{owner}` cannot own an account", (*path, "owner"), f'owner = "{STAFF}", or leave it out')
    digits = reader.whole(tree, "digits", path, MOST_DIGITS, CENTS)
    kind = reader.text(tree, "kind", path, KINDS[0])
    if kind not in KINDS:
        reader.say("S017", f"`{kind}` cannot stand in an account", (*path, "kind"), f"one of {', '.join(KINDS)}")
        kind = KINDS[0]
    label, source = reader.texts(tree, "label", path), reader.text(tree, "source", path, "")
    return Account(name, reader.text(tree, "close", path), owner, digits, label, source, kind)


def _columns(account: Account) -> list[Input]:
    found = [
        Input("amount", account.name, DECLARED[account.kind], account.kind, digits=account.digits),
        Input("origin", account.name, DATE, "date"),
        Input("expires", account.name, DATE, "date", optional=True),
    ]
    if account.owner:
        found.append(Input("owner", account.name, Kind(form=LINK, table=STAFF), "link"))
    return found


def _check_flows(reader: Reader, account: Account, closing: Step, steps: list[Step]) -> None:
    """Hold what is drawn and carried to one account: all of it reaches the step that closes it, or money is made."""
    places = reader.steps()
    told = _reads(closing.trees["drawn"], {step.name: step for step in steps}) if "drawn" in closing.trees else set()
    for step in steps:
        path = ("step", places[step.name], "rule")
        if step.rule is None or account.name not in {step.arguments.get("account"), step.arguments.get("from")}:
            continue
        if step.rule.name == "carry" and step.name != closing.name:
            what = f"`{step.name}` carries `{account.name}`, which `{closing.name}` closes"
            reader.say("S033", what, path, f"add it there: add of `{closing.name}`")
        elif step.rule.name == "draw" and "kept" in closing.outputs and f"{step.name}.drawn" not in told:
            what = f"`{step.name}` draws from `{account.name}`, and `{closing.name}` does not take it out"
            every = " + ".join([*sorted(name for name in told if name.endswith(".drawn")), f"{step.name}.drawn"])
            reader.say("S033", what, path, f'say it in `{closing.name}`: drawn = "{every}"')


def _reads(tree: Tree, steps: Mapping[str, Step]) -> set[str]:
    """Give every name that a formula reads, itself or in the formulas of the steps that it reads."""
    found = set(names(tree))
    for name in list(found):
        step = steps.get(name)
        if step is not None and step.tree is not None:
            found |= _reads(step.tree, steps)
    return found


def check_closings(reader: Reader, accounts: list[Account], steps: list[Step]) -> None:
    """Hold every account to a step that says what stands in it at the end of the period."""
    told = _check_owners(reader, {account.name for account in accounts if account.owner == STAFF}, steps)
    named = {step.name: step for step in steps}
    declared = reader.steps()
    for account in accounts:
        path, step = (SECTION, account.name, "close"), named.get(account.close)
        wanted = STAFF if account.owner else COMPANY
        if step is None:
            if account.close and account.close not in declared:
                advice = did_you_mean(account.close, named) or 'name a step of rule "carry"'
                reader.say("S011", f"no step is named `{account.close}`", path, advice, 0)
        elif step.name in told or account.owner not in {"", STAFF}:
            continue
        elif step.operand.table != wanted:
            what = f"`{account.close}` is of {step.operand.table}, and this account is of {wanted}"
            reader.say("S013", what, path, f'an account of each participant says: owner = "{STAFF}"', 0)
        elif "kept" in step.outputs and step.outputs["kept"].table != account.name:
            reader.say("S013", f"`{account.close}` closes {step.outputs['kept'].table}", path, "", 0)
        else:
            _check_flows(reader, account, step, steps)


def _check_owners(reader: Reader, personal: set[str], steps: list[Step]) -> set[str]:
    """Hold every rule that works on a personal account to saying whose entries are whose; give those that do not."""
    found = set()
    places = reader.steps()
    for step in steps:
        blanks = step.rule.blanks if step.rule else ()
        read = {step.arguments.get(blank.name) for blank in blanks if blank.form == "table"}
        links = [blank.name for blank in blanks if blank.form == "link"]
        for name in sorted(personal & read) if links and not set(links) & set(step.arguments) else ():
            what = f"`{step.name}` would take the entries of `{name}` together, and each has an owner"
            reader.say("S013", what, ("step", places[step.name], "rule"), f'add: {links[0]} = "{name}.owner"', 0)
            found.add(step.name)
    return found
