"""What certificates, options and rights of its people cost a company, year by year, after IFRS 2: rows for a scheme."""

from __future__ import annotations

from sharing.expense.reading import read_grants
from sharing.expense.schedule import SCHEME, Entry, Schedule, schedule_of
from sharing.expense.values import Change, Estimate, Grant, Plan

__all__ = ["SCHEME", "Change", "Entry", "Estimate", "Grant", "Plan", "Schedule", "read_grants", "schedule_of"]
