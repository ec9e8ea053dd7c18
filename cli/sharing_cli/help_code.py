"""`sharing help CODE`: what a message means and what to do about it."""

from __future__ import annotations

import click


@click.command(name="help")
@click.argument("code", required=False)
def help_code(code: str | None) -> None:
    """Say what a code such as S014 means and what to do about it; without a code, list them all.

    In Python: `sharing.codes.CODES`.
    """
    from sharing.codes import CODES
    from sharing.errors import did_you_mean, refuse

    if code is None:
        for known, (title, _) in sorted(CODES.items()):
            click.echo(f"{known}  {title}")
        return
    found = CODES.get(code.upper())
    if found is None:
        raise refuse(
            "H001",
            f"there is no code `{code}`",
            advice=did_you_mean(code.upper(), CODES) or "`sharing help` lists them",
        )
    click.echo(f"{code.upper()}: {found[0]}\n\n{found[1]}")
