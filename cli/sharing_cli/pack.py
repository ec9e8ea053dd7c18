"""`sharing pack`: one folder for the accountant."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.reading import ALL, input_options, language_of, read_scheme_from, run_scheme
from sharing_cli.speaking import notice

if TYPE_CHECKING:
    from sharing.pack import Evidence, Given
    from sharing.register import Register


MOST_SIGNATURE = 100_000


@click.command()
@click.argument("scheme")
@click.argument("staff")
@click.option("-o", "--output", required=True, metavar="FOLDER", help="The folder to make.")
@click.option("--ledger", metavar="FOLDER", default="", help="Add the entry of this ledger, and run it again.")
@click.option("--entry", metavar="ENTRY", default="", help="With --ledger: another entry than the newest.")
@click.option("--journal", metavar="FILE", help="Compare with the journal: your mapping, or `rgs` for the one we ship.")
@click.option("--payroll", metavar="FILE", help="Compare with the payroll file: your mapping.")
@click.option("--stated", metavar="FILE", help="What you state: works council, accounts, payroll, approvals.")
@click.option("--seed", metavar="TEXT", default="", help="What the sample is drawn with; let the accountant choose it.")
@click.option("--sample", type=click.IntRange(1), default=25, show_default=True, help="How many people are drawn.")
@input_options
@click.option("--force", is_flag=True, help="Replace the folder where it is a pack.")
@click.pass_context
def pack(ctx: click.Context, /, scheme: str, staff: str, output: str, **options: Any) -> None:
    """Make the accountant's pack: findings in the order of a checklist, and the files to look in.

    Exits with 1 when something differs; the folder is written all the same. In Python:
    `sharing.pack.pack_of(register, Given(), "nl")`.
    """
    from sharing.files.folders import check_folder, write_folder
    from sharing.pack import NAMES, pack_of

    said = ctx.obj
    if options["period"] == ALL:
        raise click.UsageError("a pack is about one period: choose it with --period NAME")
    if options["entry"] and not options["ledger"]:
        raise click.UsageError("--entry names an entry of a ledger: give --ledger FOLDER as well")
    check_folder(Path(output), force=options["force"], ours=NAMES.__contains__)
    result, evidence = _result(scheme, staff, options, said)
    language = language_of(result.run.scheme, said)
    made = pack_of(result, _given(result, evidence, options, language), language)
    write_folder(output, made.files, force=options["force"], ours=NAMES.__contains__)
    wrong = [str(at) for at, one in enumerate(made.findings, 1) if one.result == "differs"]
    if wrong:
        notice(f"differs: point {', '.join(wrong)} of findings.md", said)
    if not said["quiet"]:
        notice(f"written: {len(made.files)} files in {output}", said)
    ctx.exit(1 if wrong else 0)


def _result(scheme: str, staff: str, options: dict[str, Any], said: dict[str, Any]) -> tuple[Register, Evidence | None]:
    """Run the period, and where a ledger is given its entry as well."""
    if not options["ledger"]:
        plan = read_scheme_from(scheme, options["parameters"], said)
        return run_scheme(plan, staff, options, said)[-1].register, None
    from sharing.files.ledger import read_ledger
    from sharing.files.ledger_runs import TRAIL
    from sharing.files.opening import read_bytes
    from sharing.files.signing import ENDING
    from sharing.files.verifying import MOST, verify_paths
    from sharing.pack import Evidence
    from sharing_cli.against import rerun

    folder = Path(options["ledger"])
    found = rerun(folder, options["entry"], (scheme, staff), options, said)
    trail = read_ledger(folder).private(found.entry) / TRAIL
    verdict = verify_paths([folder / f"{found.entry.name}.json", trail])
    told = tuple(problem.text().split("\n")[0] for problem in (*verdict.problems, *found.problems))
    signature = folder / f"{found.entry.name}.json{ENDING}"
    return found.passed.register, Evidence(
        found.entry.name, found.entry.digest, read_bytes(trail, most=MOST), found.entry.data, told,
        read_bytes(signature, most=MOST_SIGNATURE) if signature.is_file() else b"",
    )  # fmt: skip


def _given(result: Register, evidence: Evidence | None, options: dict[str, Any], language: str) -> Given:
    """Read what stands beside the result: mappings of journal and payroll, and what is stated."""
    from sharing.files.catalogue import verifier_bytes
    from sharing.files.toml_documents import read_toml
    from sharing.pack import Given, Stated, read_stated

    given = Given(
        stated=read_stated(read_toml(options["stated"])) if options["stated"] else Stated(),
        evidence=evidence,
        verifier=verifier_bytes() if evidence else b"",
        seed=options["seed"],
        sample=options["sample"],
    )
    if options["journal"]:
        from sharing.files.mappings import accounts_of
        from sharing.journal import journal_of, read_accounts

        accounts = accounts_of()
        if options["journal"] != "rgs":
            accounts = read_accounts(read_toml(options["journal"]), accounts)
        made = journal_of(result, accounts)
        charges = sum((said.charges or Fraction(0) for said in accounts.payouts.values()), Fraction(0))
        given = given._replace(journal=made, charges=charges)
    if options["payroll"]:
        from sharing.files.mappings import profile_document, profile_names
        from sharing.payroll import export_of, read_export

        mapping = read_export(read_toml(options["payroll"]), profile_document, tuple(profile_names()))
        given = given._replace(export=export_of(result, mapping, language))
    return given
