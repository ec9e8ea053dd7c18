"""`sharing exit`: who gets what when the company is sold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sharing.errors import Place, did_you_mean, refuse
from sharing_cli.outputs import TABLE_ENDINGS, Outputs, deliver, output_options
from sharing_cli.reading import both, document_from, reading_of, reading_options, sheet_from
from sharing_cli.speaking import notice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from sharing.exits import Outcome, Waterfall


@click.command(name="exit")
@click.argument("plan", metavar="PLAN.toml")
@click.argument("holdings", metavar="HOLDINGS")
@click.option(
    "--price", "prices", multiple=True, metavar="AMOUNT", help="A price to divide; may be given several times."
)
@click.option(
    "--seek", "sought", multiple=True, metavar="HOLDER=AMOUNT", help="Find the price at which HOLDER gets so much."
)
@click.option("--breakpoints", "bends", is_flag=True, help="List every price at which something changes.")
@click.option("--explain", "holder", metavar="HOLDER", help="Say why one holder gets so much at the prices given.")
@click.option("--steps", is_flag=True, help="With --explain: every step of the calculation too.")
@reading_options
@output_options(TABLE_ENDINGS)
@click.pass_obj
def exits(said: dict[str, Any], /, plan: str, holdings: str, outputs: Outputs, **options: Any) -> None:
    """Divide the price of the company among its holders: preferences, conversion, options, carve-outs.

    PLAN.toml says in [exit] and [classes.NAME.exit] what each class gets; HOLDINGS is a CSV file or workbook with the
    columns holder, class, quantity and, for options, strike. In Python: `sharing.exits.Waterfall(...).at(price)`.
    """
    asked = {"prices": options["prices"], "sought": options["sought"], "bends": options["bends"]}
    if not any(asked.values()):
        raise click.UsageError("say what to divide: --price 10000000, or --breakpoints, or --seek HOLDER=AMOUNT")
    if options["holder"] and not options["prices"]:
        raise click.UsageError("--explain says why at a price: add --price 10000000")
    if options["steps"] and not options["holder"]:
        raise click.UsageError("--steps belongs to --explain HOLDER")
    waterfall = _waterfall(plan, holdings, options, said)
    if options["holder"] and options["holder"] not in waterfall.people:
        advice = did_you_mean(options["holder"], waterfall.people) or "ids are written as in the holdings: 007 is not 7"
        raise refuse("D021", f"nobody with the id `{options['holder']}` is paid at an exit", advice=advice)
    outcomes = [waterfall.in_cents(_amount(price, "--price", "D008")) for price in options["prices"]]
    language = said["lang"] or waterfall.terms.language
    deliver(outputs, lambda form: written(waterfall, outcomes, options, form, language), said, [plan, holdings])


def _amount(text: str, option: str, code: str) -> Fraction:
    """Read an amount from an option, exactly."""
    from sharing.scheme.keys import exact

    found = exact(text)
    if found is None or "%" in text:
        raise refuse(code, f"`{text}` is not an exact amount", Place(option), "write 10000000 or 10000000.50")
    return found


def _waterfall(plan: str, holdings: str, options: dict[str, Any], said: dict[str, Any]) -> Waterfall:
    """Read the plan and the holdings, saying on stderr how the file was understood."""
    from sharing.exits import Waterfall, read_holdings, read_terms
    from sharing.exits.waterfall import SCHEME
    from sharing.files.catalogue import scheme_document, vocabulary
    from sharing.scheme import read_scheme

    terms, sheet = both(lambda: read_terms(document_from(plan)), lambda: sheet_from(holdings, options))
    held = read_holdings(terms, sheet, reading_of(options))
    if not said["quiet"]:
        notice(f"holdings: {sheet.how}", said)
    return Waterfall(read_scheme(scheme_document(SCHEME), vocabulary()), terms, held)


def written(
    waterfall: Waterfall, outcomes: Sequence[Outcome], options: dict[str, Any], form: str, language: str
) -> str:
    """Write what was asked for in one of the formats; CSV has one kind of rows, the first that was asked for."""
    from sharing.exits import breakpoints, seek
    from sharing.reports import exit_data, exits

    terms, holder = waterfall.terms, options["holder"]
    bends = breakpoints(waterfall) if options["bends"] else None
    pairs = [_pair(text) for text in options["sought"]]
    sought = [seek(waterfall, who, amount) for who, amount in pairs]
    if form == "json":
        return exit_data.json_exit(terms, outcomes, bends, sought, holder)
    if form == "csv":
        if outcomes:
            return exit_data.csv_exit(outcomes)
        return exit_data.csv_breakpoints(bends) if bends is not None else exit_data.csv_sought(sought)
    markdown = form == "md"
    parts = [exits.text_exit(outcomes, language, markdown=markdown)] if outcomes and not holder else []
    parts += [exits.text_why(found, holder, language, steps=options["steps"]) for found in outcomes if holder]
    parts += [exits.text_breakpoints(terms, bends, language, markdown=markdown)] if bends is not None else []
    parts += [exits.text_sought(terms, sought, language, markdown=markdown)] if sought else []
    return "\n".join(parts)


def _pair(text: str) -> tuple[str, Fraction]:
    holder, sign, amount = text.partition("=")
    if not sign:
        raise click.UsageError(f"--seek takes HOLDER=AMOUNT, not {text!r}")
    return holder, _amount(amount, "--seek", "D022")
