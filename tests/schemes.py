"""Schemes for tests, from a text or ready-made, and what their worked examples give."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sharing import bind, example_inputs, parameter_sets, read_scheme, read_toml, run, scheme_document, vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing import Inputs, Run
    from sharing.scheme import Scheme


def scheme_of(text: str) -> Scheme:
    """Read a scheme from its text."""
    return read_scheme(read_toml(text.encode(), name="scheme.toml"), vocabulary())


@cache
def ready_made(name: str) -> Scheme:
    """Read a ready-made scheme."""
    return read_scheme(scheme_document(name), vocabulary(), parameter_sets())


def example_bound(scheme: Scheme, example: Mapping[str, Any] | None = None) -> Inputs:
    """Bring an example to its scheme: the first one of the scheme, unless another is given."""
    figures, sheets = example_inputs(scheme, scheme.examples[0] if example is None else example)
    return bind(scheme, figures, sheets, figures.periods[0])


def example_run(scheme: Scheme, example: Mapping[str, Any] | None = None) -> Run:
    """Run an example of a scheme: its first one, unless another is given."""
    return run(scheme, example_bound(scheme, example))
