"""Accounts in drawn schemes: their entries, and the steps that draw from them and carry them over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.scheme_strategies import Drawing

ENTRY = ("id", "amount", "origin", "expires", "owner")


def account_steps(d: Drawing) -> None:
    """Draw an account of the company or of each participant, a step that draws from it, and one that closes it."""
    name, personal = f"account{len(d.accounts)}", d.one("company", "staff") == "staff"
    table, within = ("staff", {"within": f"{name}.owner"}) if personal else ("company", {})
    wanted, more = d.clean("money", table, 1), d.clean("money", table, 1)
    used = d.add("money", wanted._replace(table=table), rule="draw", of=wanted.text, **{"from": name}, **within)
    drawn = {"drawn": f"{used.text}.drawn"}
    last = d.one("period.end + 30", "2028-02-29", *(["start", "max(start, period.end)"] if personal else []))
    life = d.one({"life": "endless"}, {"life": "limited", "expires": last})
    floor = {"at_least": d.one("0", "-500")} if d.chance(5) else {}
    closed = d.add("money", more._replace(table=table), rule="carry", account=name, add=more.text, **within, **drawn, **life, **floor)  # fmt: skip
    d.accounts[name] = personal
    d.steps.append(f'[accounts.{name}]\nclose = "{closed.text}"\n' + ('owner = "staff"\n' if personal else ""))


@st.composite
def entry_rows(draw: st.DrawFn, owners: list[str] | None) -> list[dict[str, str]]:
    """Draw the entries of an account: ties of origin, expired ones, now and then one below zero."""
    if owners == []:
        return []
    cents = st.one_of(st.sampled_from([0, 1, 100]), st.integers(1, 10**6))
    days = st.sampled_from(["2023-12-31", "2024-12-31", "2024-12-31", "2025-06-30", "2026-01-04"])
    lives = st.sampled_from(["", "", "2024-02-29", "2026-12-31", "2030-01-01"])
    found = draw(st.lists(st.tuples(cents, days, lives), max_size=5))
    below = draw(st.integers(0, 20)) == 0
    return [
        {"id": f"e{len(found) - place}", "amount": f"{'-' if below and cent else ''}{cent // 100}.{cent % 100:02}",
         "origin": origin, "expires": until, **({"owner": draw(st.sampled_from(owners))} if owners else {})}
        for place, (cent, origin, until) in enumerate(found)
    ]  # fmt: skip
