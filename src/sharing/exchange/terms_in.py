"""Vesting schedules of the Open Cap Format as conditions of a plan."""

from __future__ import annotations

from typing import Any

from sharing.exchange.fields import DAYS, WAYS

OURS = {name: way for way, name in WAYS.items()}
POLICIES = {name: day for day, name in DAYS.items()}


def terms_in(found: dict[str, Any], left: list[str]) -> dict[str, Any]:
    """Give a schedule as the tree of a plan file; what it says that a plan cannot is added to what is left."""
    conditions = [_condition(condition) for condition in found["vesting_conditions"]]
    days = {
        condition["trigger"]["period"].get("day_of_month")
        for condition in found["vesting_conditions"]
        if condition["trigger"]["type"] == "VESTING_SCHEDULE_RELATIVE"
    } - {None}
    if len(days) > 1:
        left.append(f"vesting `{found['id']}`: days of the month that differ within one schedule")
    tree: dict[str, Any] = {"rounding": OURS[found["allocation_type"]]}
    policy = POLICIES.get(min(days, default="VESTING_START_DAY_OR_LAST_DAY_OF_MONTH"), "start")
    if policy != "start":
        tree["day"] = policy
    return {**tree, "condition": conditions}


def tranches_in(vestings: list[dict[str, str]]) -> dict[str, Any]:
    """Give tranches that are written out day by day as the tree of a schedule."""
    names = [f"tranche-{number}" for number in range(1, len(vestings) + 1)]
    conditions = [
        {"name": name, "quantity": int(one["amount"]), "on": one["date"], "next": following}
        for name, one, following in zip(names, vestings, [*([name] for name in names[1:]), []], strict=True)
    ]
    return {"rounding": "cumulative-round-down", "condition": conditions}


def _condition(found: dict[str, Any]) -> dict[str, Any]:
    tree: dict[str, Any] = {"name": found["id"]}
    if "quantity" in found:
        tree["quantity"] = int(found["quantity"])
    else:
        portion = found["portion"]
        tree["part"] = f"{portion['numerator']}/{portion['denominator']}"
        if portion.get("remainder"):
            tree["remainder"] = True
    tree |= _trigger(found["id"], found["trigger"])
    if found["next_condition_ids"]:
        tree["next"] = list(found["next_condition_ids"])
    return tree


def _trigger(name: str, trigger: dict[str, Any]) -> dict[str, Any]:
    if trigger["type"] == "VESTING_EVENT":
        return {"on": name}
    if trigger["type"] == "VESTING_SCHEDULE_ABSOLUTE":
        return {"on": trigger["date"]}
    if trigger["type"] != "VESTING_SCHEDULE_RELATIVE":
        return {}
    period = trigger["period"]
    tree = {"every": f"{period['length']} {period['type'].lower()}", "times": period["occurrences"]}
    tree["after"] = trigger["relative_to_condition_id"]
    if period.get("cliff_installment", 0) > 1:
        tree["cliff"] = period["cliff_installment"]
    return tree
