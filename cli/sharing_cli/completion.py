"""`sharing completion`: the completion script for a shell."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell: `eval "$(sharing completion bash)"`.

    In Python: `click.shell_completion`.
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    root = ctx.find_root().command
    if found is not None:
        click.echo(found(root, {}, "sharing", "_SHARING_COMPLETE").source())
