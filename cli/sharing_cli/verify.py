"""`sharing verify`: check a ledger, a run or a slip, trusting nobody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing_cli.reading import input_options
from sharing_cli.speaking import problem_lines

if TYPE_CHECKING:
    from sharing.files.verifying import Verdict


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--head", metavar="DIGEST", default="", help="A digest that you kept: its entry must still be there.")
@click.option(
    "--against", nargs=2, metavar="SCHEME STAFF", help="Run the newest entry again from the files themselves."
)
@click.option("--entry", metavar="ENTRY", default="", help="Only this entry, and of the others the chain.")
@click.option("--signers", metavar="FILE", help="Known signers of OpenSSH: every statement must be signed by one.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What is printed.")
@input_options
@click.pass_context
def verify(ctx: click.Context, /, paths: tuple[str, ...], head: str, form: str, **options: Any) -> None:
    """Check a ledger, the files of a run, or slips with their statement; exits with 1 when something differs.

    Every trail is run again from its own inputs. In Python: `sharing.files.verifying.verify_paths(paths)`.
    """
    from sharing.errors import Refused
    from sharing.files.verifying import verify_paths

    against, entry, signers = options.pop("against"), options.pop("entry"), options.pop("signers")
    known = Path(signers) if signers else None
    verdict = verify_paths([Path(path) for path in paths], head=head, signers=known, entry=entry)
    if against:
        from sharing_cli.against import compared

        try:
            verdict.problems += compared(Path(paths[0]), entry, against, options, ctx.obj)
        except Refused as refused:
            verdict.problems += refused.problems
    language = ctx.obj["lang"] or "en"
    click.echo(_json(verdict) if form == "json" else _text(verdict, language))
    ctx.exit(1 if verdict.problems else 0)


def _text(verdict: Verdict, language: str) -> str:
    from sharing.reports.formatting import safe
    from sharing.reports.verdict_words import say
    from sharing.reports.verdicts import checked_text, slip_text

    parts = [slip_text(slip, statement, language) for slip, statement in verdict.slips]
    parts += problem_lines(verdict.problems, language)
    parts.append(checked_text(verdict.checked, len(verdict.problems), language))
    named = verdict.statements.items()
    parts += [say("statement", language, name=safe(name), digest=digest) for name, digest in named]
    if verdict.head and not verdict.problems:
        parts.append(say("head", language, digest=verdict.head))
    return "\n".join(parts)


def _json(verdict: Verdict) -> str:
    found = [
        {"code": one.code, "what": one.what, "file": one.place.file, "advice": one.advice} for one in verdict.problems
    ]
    tree = {
        "format": "sharing-verdict-1",
        "checked": verdict.checked,
        "head": verdict.head,
        "statements": verdict.statements,
        "findings": found,
    }
    return json.dumps(tree, ensure_ascii=False, indent=1)
