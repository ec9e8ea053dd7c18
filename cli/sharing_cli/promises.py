"""`sharing promises`: what was announced, beside what was paid."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.commits import tell_waiting
from sharing_cli.outputs import TEXT_ENDINGS, deliver, output_options

if TYPE_CHECKING:
    from sharing_cli.outputs import Outputs


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.argument("file", required=False, metavar="[FILE]")
@click.option(
    "--people", is_flag=True, help="Tell each participant by id, and totals of few people: for the owner only."
)
@output_options(TEXT_ENDINGS)
@click.pass_obj
def promises(said: dict[str, Any], ledger: str, file: str | None, outputs: Outputs, *, people: bool) -> None:
    """Say what was announced and what was paid, what is not set aside, and which years follow each other.

    FILE has [[promise]] with made, scheme, period, of, low and high; promises.toml in the ledger when it is left out.
    Forecasts of the ledger are promises by themselves. In Python: `sharing.promises.keeping.keep(promises, books)`.
    """
    from sharing.errors import Place, refuse
    from sharing.files.ledger import is_ledger, read_ledger
    from sharing.files.ledger_runs import PROMISES
    from sharing.files.notes import forgotten
    from sharing.files.opening import is_there, name_of
    from sharing.files.promise_files import books_of, promises_in, taken_back
    from sharing.promises.keeping import forecasts, keep
    from sharing.promises.practice import practices
    from sharing.reports.promises import Told, written

    folder = Path(ledger)
    if not is_ledger(folder):
        raise refuse("A027", "this is not a ledger", Place(name_of(folder)), "name the folder that --ledger made")
    found, gone = read_ledger(folder), forgotten(folder)
    books = books_of(found, gone)
    own = folder / PROMISES
    path = Path(file) if file else own if is_there(own) else None
    read = promises_in(path, books) if path else ()
    every = [*read, *forecasts(books, people=people)]
    told = Told(
        keep(every, books, people=people), practices(books, every, people=people), taken_back(found, gone, read)
    )
    deliver(outputs, lambda form: written(told, form, said["lang"] or "en"), said, [str(path) if path else None])
    for scheme in sorted({one.subject[0] for one in found.entries}):
        tell_waiting(found, scheme, said)
