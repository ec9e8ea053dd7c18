"""Random exits: classes with all kinds of terms, who holds them, carve-outs and prices."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from tests.schemes import ready_made

from sharing import Scheme
from sharing.exits import CarveOut, ClassTerms, ExitTerms, Holding, Waterfall
from sharing.exits.questions import OF, QUESTIONS
from sharing.exits.terms import CHOICE, HURDLE, OPTION, PREFERRED, TO_CAP
from sharing.exits.waterfall import SCHEME

Waterfall._repr_pretty_ = lambda self, printer, _: printer.text(repr(self))  # type: ignore[attr-defined]

ANSWERS = {key: [*answers] for key, (_, answers) in QUESTIONS.items()}
"""Every answer to every question of the terms."""


def scheme() -> Scheme:
    return ready_made(SCHEME)


def fractions(least: int, most: int) -> st.SearchStrategy[Fraction]:
    return st.builds(Fraction, st.integers(least, most), st.sampled_from([1, 1, 2, 3, 7]))


@st.composite
def preferred(draw: st.DrawFn, name: str) -> ClassTerms:
    multiple, takes_part = draw(fractions(0, 4)), draw(st.sampled_from(ANSWERS["takes_part"]))
    counts = draw(st.sampled_from(ANSWERS["cap_counts"]))
    cap = multiple + draw(fractions(1, 3)) if takes_part == TO_CAP else None
    paid: dict[str, Any] = {draw(st.sampled_from(["price", "invested"])): draw(fractions(1, 50))}
    return ClassTerms(
        name,
        PREFERRED,
        rank=draw(st.integers(1, 3)),
        multiple=multiple,
        takes_part=takes_part,
        cap=cap,
        cap_counts=counts,
        converts=draw(st.sampled_from([CHOICE, *ANSWERS["converts"]])),
        ratio=draw(fractions(1, 3)),
        **paid,
    )


@st.composite
def carve_outs(draw: st.DrawFn) -> tuple[CarveOut, ...]:
    found = []
    for of in draw(st.lists(st.sampled_from([*OF]), max_size=3)):
        rate = Fraction(draw(st.integers(0, 30)), 100)
        at_most = draw(st.none() | st.integers(0, 40).map(Fraction))
        found.append(
            CarveOut(draw(st.sampled_from(["a1", "team"])), of, rate, Fraction(draw(st.integers(0, 60))), at_most)
        )
    return tuple(found)


@st.composite
def waterfalls(draw: st.DrawFn, *, plain: bool = False, most: int = 5) -> Waterfall:
    """Draw an exit with common units and up to so many other classes; a plain one has one holder a class and no more."""
    classes = {"common": ClassTerms("common")}
    holdings = [Holding("a1", "common", Fraction(draw(st.integers(1, 20))))]
    for index in range(draw(st.integers(0, most))):
        name = f"c{index}"
        kind = draw(st.sampled_from([PREFERRED, PREFERRED, OPTION, HURDLE]))
        if kind == PREFERRED:
            classes[name] = draw(preferred(name))
        elif kind == OPTION:
            classes[name] = ClassTerms(name, OPTION, ratio=draw(fractions(1, 3)))
        elif plain or draw(st.booleans()):
            classes[name] = ClassTerms(name, HURDLE, strike=draw(fractions(0, 9)))
        else:
            classes[name] = ClassTerms(name, HURDLE, company=draw(fractions(0, 200)))
        strike = draw(fractions(0, 9)) if kind == OPTION else None
        owners = st.lists(st.sampled_from(["a1", "a2", "a3"]), min_size=1, max_size=3)
        holders = ["a2"] if plain else draw(owners)
        holdings += [Holding(holder, name, Fraction(draw(st.integers(1, 20))), strike) for holder in holders]
    if plain:
        return Waterfall(scheme(), ExitTerms(classes), tuple(holdings))
    money = {key: Fraction(draw(st.integers(0, 30))) for key in ("cash", "costs", "debt")}
    return Waterfall(scheme(), ExitTerms(classes, draw(carve_outs()), **money), tuple(holdings))


prices = st.integers(0, 50_000).map(lambda cents: Fraction(cents, 100))
