"""`sharing letters`: everybody a page that says why they get this amount."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing.errors import Place, refuse
from sharing.inputs.identities import unknown_id
from sharing_cli.pages import differences_from, earlier_from, page_options, passed_of, voice_of
from sharing_cli.speaking import notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sharing.letters import Letter
    from sharing.register import Register
    from sharing.succession import Passed

    Proofs = Callable[[int], tuple[str, str]]

STEP = 25


@click.command()
@click.argument("scheme")
@click.argument("staff")
@click.option("--into", required=True, metavar="FOLDER", help="The folder to make: one file for each participant.")
@click.option("--format", "form", type=click.Choice(["html", "pdf"]), default="html", help="What the letters are.")
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only this participant; may be given more than once.")
@click.option("--ledger", metavar="FOLDER", default="", help="Attach to each letter the slip of this ledger's entry.")
@click.option("--entry", metavar="ENTRY", default="", help="With --ledger: another entry than the newest.")
@click.option("--contact", default="", metavar="TEXT", help="Whom to tell when something is not right.")
@page_options
@click.pass_obj
def letters(said: dict[str, Any], /, scheme: str, staff: str, into: str, form: str, **options: Any) -> None:
    """Write everybody a page that says why they get this amount: as HTML or as tagged PDF.

    With `--ledger` the run must be that of the entry, and every letter has its slip and the statement attached.
    Who gets nothing gets as complete a page. In Python: `sharing.letters.letter_of(register, row, Voice("nl"))`.
    """
    from sharing.files.folders import check_folder, write_folder

    check_folder(Path(into), force=options["force"])
    if options["entry"] and not options["ledger"]:
        raise click.UsageError("--entry names an entry of a ledger: give --ledger FOLDER as well")
    made = writer(form)
    passed, proofs = committed(scheme, staff, options, said)
    result = passed.register
    if not any(award.for_people for award in result.awards):
        what = "no award of this scheme goes to participants, so there is nobody to write to"
        raise refuse("I063", what, advice="`sharing report` writes a page about the whole")
    rows = rows_of(result, options["ids"])
    files = written(passed, rows, form, made, {**options, "said": said, "proofs": proofs})
    count = write_folder(into, files, force=options["force"])
    if not said["quiet"]:
        notice(f"written: {count} letter{'' if count == 1 else 's'} in {into}", said)


def writer(form: str) -> Callable[[str], bytes]:
    """Give what makes bytes of a letter's text; what is missing is said before anything is done."""
    if form == "html":
        return str.encode
    from sharing.files.templates import templates
    from sharing.files.typesetting import typesetter

    return typesetter(templates())


def committed(scheme: str, staff: str, options: dict[str, Any], said: dict[str, Any]) -> tuple[Passed, Proofs | None]:
    """Run the period; with a ledger hold it to the entry whose slips are attached, and refuse another run."""
    if not options["ledger"]:
        return passed_of(scheme, staff, options, said), None
    from sharing.audit.canonical import canonical
    from sharing.audit.slips import slip_of, tree_of
    from sharing_cli.against import rerun

    found = rerun(Path(options["ledger"]), options["entry"], (scheme, staff), options, said)
    if found.problems:
        what = f"these files do not give what {found.entry.name} holds: {found.problems[0].what}"
        advice = "`sharing verify LEDGER --against SCHEME STAFF` tells everything that differs; or name another --entry"
        raise refuse("A024", what, Place(found.entry.name), advice)
    trail, statement, tree = found.trail, found.entry.statement, tree_of(found.trail)
    return found.passed, lambda row: (
        canonical(slip_of(trail, statement, tree, row)).decode(),
        found.entry.data.decode(),
    )


def rows_of(result: Register, ids: Sequence[str]) -> list[int]:
    """Find the rows of the participants asked for, or of everybody."""
    if not ids:
        return list(range(len(result.ids)))
    rows = []
    for identity in ids:
        row = result.run.inputs.tables["staff"].row(identity)
        if row is None:
            raise unknown_id(identity, result.ids)
        rows.append(row)
    return sorted(set(rows))


def written(
    passed: Passed, rows: Sequence[int], form: str, made: Callable[[str], bytes], options: dict[str, Any]
) -> Iterator[tuple[str, bytes]]:
    """Give the letters one after the other, by the names of their files, and say on stderr how far it is."""
    from sharing.files.templates import templates
    from sharing.letters import counts_of, letter_of, with_proof
    from sharing.letters.pages import html_letter, letter_data

    result, proofs = passed.register, options["proofs"]
    voice, earlier = voice_of(result, options, options["said"]), earlier_from(result, options)
    found = differences_from(passed, earlier)
    taken: set[str] = set()
    counts = counts_of(result)
    for at, row in enumerate(rows, 1):
        letter = letter_of(result, row, voice, earlier=earlier, contact=options["contact"], counts=counts, found=found)
        letter = with_proof(letter, proofs(row), voice) if proofs else letter
        text = html_letter(letter, templates(), voice) if form == "html" else letter_data(letter, voice)
        yield f"{_name(letter, taken)}.{form}", made(text)
        if at % STEP == 0:
            gc.collect()  # commands run without the collector, and the steps of a letter point at each other
        progress(at, len(rows), quiet=options["said"]["quiet"])


def _name(letter: Letter, taken: set[str]) -> str:
    """Name the file of a letter by its id; ids that differ only in capitals are kept apart for disks that see none."""
    name = letter.identity
    while name.casefold() in taken:
        name += "-2"
    taken.add(name.casefold())
    return name


def progress(at: int, count: int, *, quiet: bool) -> None:
    """Say now and then how many letters are made, where somebody is watching."""
    if not quiet and sys.stderr.isatty() and (at % STEP == 0 or at == count):
        click.echo(f"\r{at} / {count}", err=True, nl=at == count)
