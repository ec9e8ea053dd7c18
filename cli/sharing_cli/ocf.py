"""`sharing ocf`: plans and events to and from the Open Cap Format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.outputs import save
from sharing_cli.plans import compiled, last_day, read_plan_and_events
from sharing_cli.reading import day_of, reading_options
from sharing_cli.speaking import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NOT_CARRIED = "not carried:"


@click.group()
def ocf() -> None:
    """Write a plan and its events in the Open Cap Format, or read them from it.

    What cannot be carried over is listed, never dropped without a word.
    """


@ocf.command(name="export")
@click.argument("plan", metavar="PLAN.toml")
@click.argument("events", metavar="[EVENTS.csv]", required=False)
@reading_options
@click.option("--on", metavar="DATE", help="The day up to which events are written; else that of the last event.")
@click.option("--legal-name", required=True, metavar="NAME", help="The company as the format names it.")
@click.option("--formed", required=True, metavar="DATE", help="The day on which the company was formed.")
@click.option("--country", required=True, metavar="CODE", help="Where it was formed: NL.")
@click.option("-o", "--output", "folder", required=True, metavar="FOLDER", help="The folder for the files.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.pass_obj
def export(said: dict[str, Any], /, plan: str, events: str | None, folder: str, **options: Any) -> None:
    """Write a plan and its events as files of the Open Cap Format.

    In Python: `sharing.exchange.outward(book, events, day, issuer)`.
    """
    from sharing.exchange import Issuer, file_texts, outward

    found, read, sheet = read_plan_and_events(plan, events, options, said)
    day = day_of(options["on"], "--on", last_day(read))
    company = Issuer(options["legal_name"], day_of(options["formed"], "--formed", 1), options["country"])
    files, left = outward(compiled(found, read, sheet, day), read, day, company)
    _save(Path(folder), file_texts(files), said, [plan, events or sheet.file], force=options["force"])
    _tell(left, said)


@ocf.command(name="import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "-o", "--output", "folder", required=True, metavar="FOLDER", help="The folder for plan.toml and events.csv."
)
@click.option("--title", default="Plan", help="The title of the plan.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.pass_obj
def import_(said: dict[str, Any], /, files: tuple[str, ...], folder: str, title: str, force: bool) -> None:  # noqa: FBT001
    """Read files of the Open Cap Format, and write plan.toml and events.csv.

    In Python: `sharing.exchange.inward(objects, title)`.
    """
    from sharing.exchange import events_text, inward, plan_text
    from sharing.files.ocf_files import read_objects

    carried = inward(read_objects(files), title)
    texts = {"plan.toml": plan_text(carried.plan), "events.csv": events_text(carried.events)}
    _save(Path(folder), texts, said, files, force=force)
    _tell(carried.left, said)


def _save(folder: Path, texts: Mapping[str, str], said: dict[str, Any], inputs: Sequence[str], *, force: bool) -> None:
    """Write files by name into a folder, which is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    save([(folder / name, text.encode()) for name, text in texts.items()], said, inputs, force=force)


def _tell(left: Iterable[str], said: dict[str, Any]) -> None:
    """Say, also when quiet, what was not carried."""
    for line in left:
        click.echo(in_words(f"{NOT_CARRIED} {line}", said))
