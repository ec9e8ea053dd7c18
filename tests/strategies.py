"""Integers, scales and exact numbers that lie where mistakes are: near word sizes, near whole numbers, zero, ties."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from hypothesis import strategies as st

from sharing.columns import Column, Scale, column
from sharing.exact import Exact, scaled

EDGES = [0, 1, 2, 3, 2**31, 2**53, 2**62, 2**63, 2**64, 2**70]
KINDS = (False, True)  # lists, arrays


def integers(*, least: int | None = None) -> st.SearchStrategy[int]:
    """Integers of every size: small ones (ties), and others beside the edges of 32, 53, 63 and 64 bits."""
    near = st.builds(lambda e, d, s: s * (e + d), st.sampled_from(EDGES), st.integers(-2, 2), st.sampled_from([1, -1]))
    sized = st.sampled_from([2, 20, 40, 60]).flatmap(lambda bits: st.integers(-(2**bits), 2**bits))
    return st.one_of(near, sized, st.integers(-3, 3)).map(lambda v: v if least is None else max(least, abs(v)))


def moderate(*, least: int = 0, most: int = 2**40) -> st.SearchStrategy[int]:
    """Integers that keep arrays on their fast path: amounts in cents, points, products below 2^60."""
    return st.one_of(st.integers(least, 4), st.integers(least, 1000), st.integers(least, most))


def rows(
    elements: st.SearchStrategy[int], size: int | None = None, *, least: int = 0, most: int = 10
) -> st.SearchStrategy[list[int]]:
    """Lists of integers, often with the same few values in many rows."""
    least, most = (least, most) if size is None else (size, size)
    tied = st.lists(elements, min_size=1, max_size=2).flatmap(
        lambda few: st.lists(st.sampled_from(few), min_size=least, max_size=most)
    )
    return st.one_of(st.lists(elements, min_size=least, max_size=most), tied)


def links(size: int, count: int) -> st.SearchStrategy[list[int]]:
    """Links of so many rows to one of `count` groups."""
    return st.lists(st.integers(0, count - 1), min_size=size, max_size=size)


def factors(*, positive: bool = False) -> st.SearchStrategy[tuple[int, int]]:
    """Give a numerator and a positive denominator, of a few bits or beyond a word."""
    size = st.sampled_from([2, 8, 40, 62, 90]).flatmap(lambda bits: st.integers(1, 2**bits))
    top = size if positive else st.one_of(size, size.map(lambda v: -v), st.just(0))
    return st.tuples(top, size)


class Numbers(NamedTuple):
    """A recipe for an exact column, in either kind of column: its integers, its factors and who has which."""

    values: list[int] | int
    factors: list[tuple[int, int]]
    link: list[int] | None

    def scale(self, *, arrays: bool, link: Column | None = None) -> Scale:
        own = None if self.link is None else column(self.link, arrays=arrays) if link is None else link
        return scaled([p for p, _ in self.factors], [q for _, q in self.factors], own)

    def exact(self, *, arrays: bool, link: Column | None = None) -> Exact:
        n = self.values if isinstance(self.values, int) else column(self.values, arrays=arrays)
        return Exact(n, self.scale(arrays=arrays, link=link))

    def fractions(self, size: int) -> list[Fraction]:
        """Read the recipe without the library."""
        values = [self.values] * size if isinstance(self.values, int) else self.values
        entries = self.link if self.link is not None else [0] * size if len(self.factors) == 1 else range(size)
        return [Fraction(v * self.factors[k][0], self.factors[k][1]) for v, k in zip(values, entries, strict=True)]


@st.composite
def numbers(
    draw: st.DrawFn,
    size: int,
    *,
    elements: st.SearchStrategy[int] | None = None,
    positive: bool = False,
    common: bool = False,
) -> Numbers:
    """Exact columns with one factor, a few along a link or one a row; at times one number for all (`common`: any)."""
    values = draw(rows(integers() if elements is None else elements, size))
    kind = draw(st.sampled_from(["one", "one", "few", "each", "same"]))
    values = draw(integers()) if common and draw(st.booleans()) else values
    factor = factors(positive=positive)
    if kind == "few":
        return Numbers(values, draw(st.lists(factor, min_size=3, max_size=3)), draw(links(size, 3)))
    if kind == "each" and size > 1:
        return Numbers(values, draw(st.lists(factor, min_size=size, max_size=size)), None)
    return Numbers(draw(integers()) if kind == "same" and elements is None else values, [draw(factor)], None)
