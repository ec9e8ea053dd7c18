"""`sharing demo`: a small company, who gets what in it, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sharing.register import Register

DEMO = "salary-shares"


@click.command()
@click.pass_obj
def demo(said: dict[str, Any]) -> None:
    """Show a small company: who gets what, and why; nothing is read or written.

    In Python: `sharing.inputs.examples.example_inputs(scheme, scheme.examples[0])`.
    """
    from sharing.derivation import derive
    from sharing.reports.explanations import text_explanation
    from sharing.reports.registers import text_register
    from sharing_cli.explain import headline

    _, result = example_registers(DEMO)[0]
    language = said["lang"] or result.run.scheme.language
    click.echo(text_register(result, language))
    click.echo(headline(result, 0, language))
    award = next(award for award in result.awards if award.for_people)
    click.echo(text_explanation(result.run, derive(result.run, award.outlet.step, 0), language), nl=False)


def example_registers(name: str) -> list[tuple[dict[str, Any], Register]]:
    """Run every worked example of a ready-made scheme."""
    from sharing.evaluation import run
    from sharing.files.catalogue import scheme_document, vocabulary
    from sharing.files.parameter_sets import parameter_sets
    from sharing.inputs.binding import bind
    from sharing.inputs.examples import example_inputs
    from sharing.register import register_of
    from sharing.scheme import read_scheme

    scheme = read_scheme(scheme_document(name), vocabulary(), parameter_sets())
    found = []
    for example in scheme.examples:
        figures, sheets = example_inputs(scheme, example)
        found.append((dict(example), register_of(run(scheme, bind(scheme, figures, sheets, figures.periods[0])))))
    return found
