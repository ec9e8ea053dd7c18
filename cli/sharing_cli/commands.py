"""The group of all commands, the global options, and the exit codes.

0 done; 1 the answer is no; 2 usage; 3 an input is unusable; 4 an output was not written; 70 our bug; 130 interrupted.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any, TypeGuard

import click

if TYPE_CHECKING:
    from sharing.errors import Refused

UNUSABLE, NOT_WRITTEN, BUG, INTERRUPTED = 3, 4, 70, 130
WRITING = ("F06",)
COMMANDS = {
    "demo": "demo",
    "init": "init",
    "check": "check",
    "run": "run",
    "explain": "explain",
    "verify": "verify",
    "verifier": "verifier",
    "slips": "slips",
    "diff": "diff",
    "sign": "sign",
    "promises": "promises",
    "forget": "forget",
    "report": "report",
    "letters": "letters",
    "pack": "pack",
    "workbook": "workbook",
    "milestones": "milestones",
    "vote": "vote",
    "value": "value",
    "positions": "positions",
    "vest": "vest",
    "ocf": "ocf",
    "expense": "expense",
    "exit": "exits",
    "journal": "journal",
    "export": "export",
    "schemes": "schemes",
    "rules": "rules",
    "help": "help_code",
    "schema": "schema",
    "completion": "completion",
}
SUMMARIES = {
    "demo": "Show a small company: who gets what, and why.",
    "init": "Begin a scheme: a commented scheme, figures and a staff list, ready to run.",
    "check": "Check a scheme, and a staff list if you give one, without paying anybody.",
    "run": "Say who gets what, to the cent.",
    "explain": "Say why one participant gets this amount, step by step.",
    "verify": "Check a ledger, a run or a slip, trusting nobody.",
    "verifier": "Copy out the one file that checks all that without sharing.",
    "slips": "Write for each participant of an entry the proof of the own amount.",
    "diff": "Say who gets another amount in one entry than in another, and why.",
    "sign": "Sign the statements of a ledger with a key of OpenSSH.",
    "promises": "Say what was announced and what was paid, and what is not set aside.",
    "forget": "Take private files away after the time they had to be kept.",
    "report": "Write the result as a page for a browser: pictures, exact tables, who and why.",
    "letters": "Write everybody a page that says why they get this amount.",
    "pack": "Make one folder for the accountant: findings, and the files to look in.",
    "workbook": "Write a run as a workbook with live formulas, in which every cent is recomputed.",
    "milestones": "List which milestones of service fall due, also as a calendar.",
    "vote": "Divide a budget by vote: what is chosen, and why.",
    "value": "Say what options are worth by a named model, and why.",
    "positions": "Say who has what of a plan of participation on a day, and why.",
    "vest": "Say which tranches of a plan vest, and compare with what was recorded.",
    "ocf": "Write a plan and its events in the Open Cap Format, or read them from it.",
    "expense": "Say what certificates, options and rights cost the company each year.",
    "exit": "Divide the price of the company: who gets what at an exit, and why.",
    "journal": "Write the entries for the books: accrual, release and payout.",
    "export": "Write the file that payroll imports: gross amounts, with control totals.",
    "schemes": "List the ready-made schemes, or show one with its sources and its example.",
    "rules": "List the rules that steps can use, or show one.",
    "help": "Say what a code such as S014 means and what to do about it.",
    "schema": "Print the JSON schema of an output.",
    "completion": "Print the completion script for a shell.",
}


class Commands(click.Group):
    """A group that imports a command when it is called, so that `--help` needs click alone."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order of a first visit."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command that is called."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command = getattr(import_module(f"sharing_cli.{COMMANDS[cmd_name]}"), COMMANDS[cmd_name])
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Say which command is nearest to a mistyped one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1) if args else []
            raise click.UsageError(f"{error.message}{f' Did you mean {near[0]!r}?' if near else ''}", ctx) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but the result and what is wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Say more about what was read.")
@click.option("--lang", type=click.Choice(["nl", "en"]), help="The language; else that of the scheme.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in messages.")
@click.version_option(None, "-V", "--version", package_name="sharing", prog_name="sharing")
@click.pass_context
def group(ctx: click.Context, *, quiet: bool, verbose: bool, lang: str | None, color: str) -> None:
    """Share success with people: who gets what, to the cent, and why.

    Begin with `sharing demo`, then `sharing init`. In Python: `import sharing`.
    """
    ctx.ensure_object(dict).update(quiet=quiet, verbose=verbose, lang=lang, color=color)


def run_commands() -> None:
    """Run the command line, and turn every refusal into its message and its exit code.

    Its output is UTF-8 wherever it runs, because the same inputs give the same bytes.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")
    said: dict[str, Any] = {}
    try:
        code = group.main(standalone_mode=False, prog_name="sharing", obj=said)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Abort:
        sys.exit(INTERRUPTED)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        from sharing_cli.speaking import show_wrong_use

        show_wrong_use(error, said)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:  # noqa: BLE001  (the last door: a bug must not show a traceback with people's data)
        from sharing_cli.speaking import notice, refused_text

        if isinstance(error, OSError) and error.filename is None:  # no file of ours: what is printed to
            error = unprinted(error)
        if is_refused(error):
            click.echo(refused_text(error, said), err=True)
            sys.exit(NOT_WRITTEN if all(p.code.startswith(WRITING) for p in error.problems) else UNUSABLE)
        notice(f"this is a bug in sharing: {type(error).__name__}; nothing was written", said)
        sys.exit(BUG)


def is_refused(error: Exception) -> TypeGuard[Refused]:
    """Say whether the library refused; where its errors were never imported, it cannot have."""
    errors = sys.modules.get("sharing.errors")
    return errors is not None and isinstance(error, errors.Refused)


def unprinted(error: OSError) -> Refused:
    """Say that not all of the result was printed, and why: a disk that is full, a drive that is gone."""
    from sharing.errors import Place, refuse
    from sharing.files.opening import reason

    what = f"not all of the result could be printed: {reason(error)}"
    return refuse("F066", what, Place("stdout"), "make room, or write the result with `-o FILE`, and run again")
