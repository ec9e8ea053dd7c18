"""`sharing help CODE`: what a message means and what to do about it."""

from __future__ import annotations

from typing import Any

import click

from sharing_cli.speaking import spoken


@click.command(name="help")
@click.argument("code", required=False)
@click.pass_obj
def help_code(said: dict[str, Any], code: str | None) -> None:
    """Say what a code such as S014 means and what to do about it; without a code, list them all.

    In Python: `sharing.codes.CODES`.
    """
    from sharing.codes import CODES
    from sharing.errors import did_you_mean, refuse

    if code is None:
        for known in sorted(CODES):
            click.echo(f"{known}  {_meaning(known, said)[0]}")
        return
    if code.upper() not in CODES:
        raise refuse(
            "H001",
            f"there is no code `{code}`",
            advice=did_you_mean(code.upper(), CODES) or "`sharing help` lists them",
        )
    click.echo("{}: {}\n\n{}".format(code.upper(), *_meaning(code.upper(), said)))


def _meaning(code: str, said: dict[str, Any]) -> tuple[str, str]:
    """Give what a code means, and what to do, in the language that is spoken."""
    from sharing.codes import CODES

    if spoken(said) != "nl":
        return CODES[code]
    from sharing.files.messages import dutch

    return dutch().code(code) or CODES[code]
