"""What each rule promises, in random whole schemes: amounts that are divided close, scales never go the wrong way."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from tests.laws.test_laws import blank, groups, of_rule, run_of, staff_blank, values
from tests.scheme_strategies import Plan, person, plan_of, plans

from sharing.derivation import derive
from sharing.evaluation import Run
from sharing.scheme import Step

ZERO = Fraction(0)


def filled(run: Run, step: Step, word: str) -> list[Fraction]:
    """Give what was put into a blank, for as many rows as the step has."""
    return blank(run, step, word, len(values(run, step.name)))


@settings(max_examples=40)
@given(plan=plans())
def test_amounts_that_are_cut_or_divided_close(plan: Plan) -> None:
    run = run_of(plan)
    for step in of_rule(run, "limited"):
        if step.operand.table == "company":
            assert filled(run, step, "of") == [
                a + b for a, b in zip(values(run, step.name), values(run, f"{step.name}.cut"), strict=True)
            ]
    for step in of_rule(run, "levy"):
        people, levy, cost = (values(run, name) for name in (step.name, f"{step.name}.levy", f"{step.name}.cost"))
        assert cost == [a + b for a, b in zip(people, levy, strict=True)]
        if step.choices["place"] == "inside" and "up_to" not in step.trees:
            assert cost == filled(run, step, "of")
    for step in of_rule(run, "split"):
        assert filled(run, step, "of")[0] == sum(values(run, step.name), ZERO) + values(run, f"{step.name}.left")[0]
    for step in of_rule(run, "percentage"):
        rate = filled(run, step, "rate")
        counted = values(run, f"{step.name}.counted")
        assert values(run, step.name) == [r * c for r, c in zip(rate, counted, strict=True)]


@settings(max_examples=40)
@given(plan=plans())
def test_stages_give_their_pool_away_and_leave_the_rest(plan: Plan) -> None:
    run = run_of(plan)
    for step in of_rule(run, "stage"):
        sums = [sum((values(run, step.name)[row] for row in rows), ZERO) for rows in groups(run, step)]
        given_out, left = values(run, f"{step.name}.given"), values(run, f"{step.name}.left")
        pools = blank(run, step, "of", len(sums))
        assert sums == given_out
        assert pools == [a + b for a, b in zip(given_out, left, strict=True)]
        assert all(amount >= 0 for amount in values(run, step.name))
        if "rate" in step.trees:
            most = zip(staff_blank(run, step, "rate"), staff_blank(run, step, "by"), strict=True)
            assert all(a <= r * k for a, (r, k) in zip(values(run, step.name), most, strict=True))


@settings(max_examples=40)
@given(plan=plans())
def test_claims_are_scaled_one_way_and_close(plan: Plan) -> None:
    run = run_of(plan)
    for step in of_rule(run, "scale"):
        claims, result = staff_blank(run, step, "of"), values(run, step.name)
        sums = [sum((result[row] for row in rows), ZERO) for rows in groups(run, step)]
        left = values(run, f"{step.name}.left")
        assert blank(run, step, "to", len(sums)) == [a + b for a, b in zip(sums, left, strict=True)]
        down, up = step.choices["direction"] != "up", step.choices["direction"] != "down"
        assert up or all(a <= b for a, b in zip(result, claims, strict=True))
        assert down or "entitled" in step.trees or all(a >= b for a, b in zip(result, claims, strict=True))
        assert not down or all(amount >= 0 for amount in left)
        assert not down or all(s <= p for s, p in zip(sums, blank(run, step, "to", len(sums)), strict=True))


@settings(max_examples=40)
@given(plan=plans())
def test_spells_recomputed_from_the_participant_s_own_rows(plan: Plan) -> None:
    run = run_of(plan)
    for step in of_rule(run, "spells"):
        for row in range(len(run.inputs.tables["staff"].ids)):
            node = derive(run, step.name, row)
            days = node.children[f"{step.name}.days"].rows
            times = dict.fromkeys(days, 1)
            if "spells.hours" in node.children:
                times = node.children["spells.hours"].rows
            elif "times" in step.trees:
                times = dict.fromkeys(days, node.children["fte"].value)
            assert node.children[f"{step.name}.counted"].value == sum((d * times[i] for i, d in days.items()), ZERO)
            assert set(node.children["spells.person"].rows.values()) <= {row}


def test_all_instalments_together_are_the_whole_rounded_down_once() -> None:
    cuts = ["0", "1 / 3", "0.4", "0.4", "2 / 3", "99.9%", "1"]
    steps = "\n".join(
        f'[[step]]\nname = "i{i}"\nrule = "instalment"\nof = "bonus"\nbefore = "{before}"\nuntil = "{until}"\n'
        for i, (before, until) in enumerate(pairwise(cuts))
    )
    staff = [person(f"p{i}", bonus=amount) for i, amount in enumerate(["100.00", "0.01", "99.99", "0"])]
    run = plan_of(steps, *staff).run()
    parts = [values(run, f"i{i}") for i in range(len(cuts) - 1)]
    assert [sum(amounts) for amounts in zip(*parts, strict=True)] == [Fraction(row["bonus"]) for row in staff]
    assert all((amount * 100).denominator == 1 for amounts in parts for amount in amounts)
