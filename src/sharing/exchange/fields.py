"""The objects of the Open Cap Format that are written and read here, with the names of their fields.

Facts from the published schema, version 1.2.1-alpha (Open Cap Table Coalition, schema/objects). Objects and fields that
are not named here are not carried, and are listed by whoever reads them.
"""

from __future__ import annotations

from typing import Any

from sharing.named import Named

VERSION = "1.2.1-alpha+main"
_TX = {"id", "object_type", "date"}
_SECURITY = _TX | {"security_id"}
_ISSUANCE = _SECURITY | {"custom_id", "stakeholder_id", "security_law_exemptions", "quantity"}


class Fields(Named):
    """The fields that an object must have, and those that it may have."""

    needs: frozenset[str]
    may: frozenset[str] = frozenset()


def _fields(needs: set[str], *may: str) -> Fields:
    return Fields(frozenset(needs), frozenset({*may, "comments"}))


OBJECTS: dict[str, Fields] = {
    "ISSUER": _fields({"id", "object_type", "legal_name", "formation_date", "country_of_formation"}),
    "STAKEHOLDER": _fields({"id", "object_type", "name", "stakeholder_type"}, "issuer_assigned_id"),
    "STOCK_CLASS": _fields(
        {"id", "object_type", "name", "class_type", "default_id_prefix", "initial_shares_authorized", "seniority",
         "votes_per_share"},
    ),
    "STOCK_PLAN": _fields(
        {"id", "object_type", "plan_name", "initial_shares_reserved"},
        "default_cancellation_behavior", "stock_class_id", "stock_class_ids",
    ),
    "VESTING_TERMS": _fields(
        {"id", "object_type", "name", "description", "allocation_type", "vesting_conditions"}
    ),
    "TX_STOCK_ISSUANCE": _fields(
        _ISSUANCE | {"share_price", "stock_class_id", "stock_legend_ids"}, "vesting_terms_id", "consideration_text"
    ),
    "TX_EQUITY_COMPENSATION_ISSUANCE": _fields(
        _ISSUANCE | {"compensation_type", "expiration_date", "termination_exercise_windows"},
        "stock_plan_id", "stock_class_id", "exercise_price", "base_price", "vesting_terms_id", "vestings",
    ),
    "TX_EQUITY_COMPENSATION_EXERCISE": _fields(_SECURITY | {"quantity", "resulting_security_ids"}),
    "TX_EQUITY_COMPENSATION_CANCELLATION": _fields(_SECURITY | {"quantity", "reason_text"}),
    "TX_STOCK_TRANSFER": _fields(_SECURITY | {"quantity", "resulting_security_ids"}, "balance_security_id"),
    "TX_STOCK_REPURCHASE": _fields(_SECURITY | {"quantity", "price"}, "balance_security_id"),
    "TX_STOCK_CLASS_SPLIT": _fields(_TX | {"stock_class_id", "split_ratio"}),
    "TX_STOCK_PLAN_POOL_ADJUSTMENT": _fields(_TX | {"stock_plan_id", "shares_reserved"}),
    "TX_VESTING_START": _fields(_SECURITY | {"vesting_condition_id"}),
    "TX_VESTING_EVENT": _fields(_SECURITY | {"vesting_condition_id"}),
    "TX_VESTING_ACCELERATION": _fields(_SECURITY | {"quantity", "reason_text"}),
}  # fmt: skip

FILES = {
    "STAKEHOLDER": ("Stakeholders.ocf.json", "OCF_STAKEHOLDERS_FILE"),
    "STOCK_CLASS": ("StockClasses.ocf.json", "OCF_STOCK_CLASSES_FILE"),
    "STOCK_PLAN": ("StockPlans.ocf.json", "OCF_STOCK_PLANS_FILE"),
    "VESTING_TERMS": ("VestingTerms.ocf.json", "OCF_VESTING_TERMS_FILE"),
    "TX": ("Transactions.ocf.json", "OCF_TRANSACTIONS_FILE"),
}
"""In which file objects of a kind stand; all transactions stand in one."""

COMPENSATION = {"option": "OPTION", "sar": "CSAR", "phantom": "RSU"}
WAYS = {
    "cumulative-rounding": "CUMULATIVE_ROUNDING",
    "cumulative-round-down": "CUMULATIVE_ROUND_DOWN",
    "front-loaded": "FRONT_LOADED",
    "back-loaded": "BACK_LOADED",
    "front-loaded-to-single-tranche": "FRONT_LOADED_TO_SINGLE_TRANCHE",
    "back-loaded-to-single-tranche": "BACK_LOADED_TO_SINGLE_TRANCHE",
    "fractional": "FRACTIONAL",
}
START_DAY = "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH"
DAYS = {
    "start": START_DAY,
    **{str(day): f"{day:02d}" for day in range(1, 29)},
    **{str(day): f"{day}_OR_LAST_DAY_OF_MONTH" for day in (29, 30, 31)},
}


def strangers(found: dict[str, Any]) -> list[str]:
    """List the fields of an object that are not carried, and those that it should have and has not.

    >>> strangers({"object_type": "TX_VESTING_START", "id": "1", "date": "2026-01-01", "security_id": "G1", "x": 1})
    ['no `vesting_condition_id`', '`x`']
    """
    fields = OBJECTS[found["object_type"]]
    missing = [f"no `{name}`" for name in sorted(fields.needs - set(found))]
    return missing + [f"`{name}`" for name in sorted(set(found) - fields.needs - fields.may)]
