"""`sharing schemes`: the ready-made schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sharing.ballots import Poll
    from sharing.ballots.values import Settings

CARD = {"country": 2, "status": 10, "family": 26}
"""What a line of the list says of a scheme, and how wide."""
VOTE = ("XX", "design", "vote")
"""What it says of a vote, which has no such keys."""


@click.command()
@click.argument("name", required=False)
@click.pass_obj
def schemes(said: dict[str, Any], name: str | None) -> None:
    """List the ready-made schemes with country, status and family, or show one with its sources and its worked example.

    In Python: `sharing.files.catalogue.scheme_document(name)`.
    """
    from sharing.errors import did_you_mean, refuse
    from sharing.files.catalogue import scheme_document, scheme_names, vote_names
    from sharing.reports.words import of

    language = said["lang"] or "en"
    if name is None:
        for known in scheme_names():
            tree = scheme_document(known).tree
            card = "  ".join(f"{tree.get(key, ''):{width}}" for key, width in CARD.items())
            click.echo(f"{known:28} {card}  {of(tree.get('title'), language)}")
        for known in vote_names():
            card = "  ".join(f"{word:{width}}" for word, width in zip(VOTE, CARD.values(), strict=True))
            click.echo(f"{known:28} {card}  {of(_vote(known)[0].title, language)}")
        return
    if name in vote_names():
        click.echo(vote_text(name, said["lang"]))
        return
    names = [*scheme_names(), *vote_names()]
    if name not in names:
        advice = did_you_mean(name, names) or f"ready-made schemes: {', '.join(names)}"
        raise refuse("F001", f"there is no ready-made scheme `{name}`", advice=advice)
    document = scheme_document(name)
    click.echo(document.text.rstrip())
    click.echo()
    click.echo(example_text(name, said["lang"]))


def _vote(name: str) -> tuple[Settings, Poll]:
    """Read the files of a ready-made vote."""
    from sharing.ballots import read_poll, read_settings
    from sharing.files.catalogue import vote_files
    from sharing.files.sheets import read_sheet
    from sharing.files.toml_documents import read_toml

    files = vote_files(name)
    settings = read_settings(read_toml(files["vote.toml"], name="vote.toml"))
    proposals, ballots = (read_sheet(files[f"{table}.csv"], name=f"{table}.csv") for table in ("proposals", "ballots"))
    return settings, read_poll(settings, proposals, ballots)


def vote_text(name: str, language: str | None) -> str:
    """Show the rules of a ready-made vote, and what its proposals and ballots give."""
    from sharing.ballots import decide, publish
    from sharing.files.catalogue import vote_files
    from sharing.reports.votes import text_vote

    settings, poll = _vote(name)
    result = text_vote(publish(decide(poll)), language or settings.language, markdown=False)
    return f"{vote_files(name)['vote.toml'].decode()}\n{result.rstrip()}"


def example_text(name: str, language: str | None) -> str:
    """Run the worked examples of a ready-made scheme and write what they give."""
    from sharing.reports.registers import text_register
    from sharing.reports.words import of
    from sharing_cli.demo import example_registers

    parts = []
    for example, result in example_registers(name):
        chosen = language or result.run.scheme.language
        parts.append(f"# {of(example.get('about'), chosen)}\n" + text_register(result, chosen))
    return "\n".join(parts).rstrip()
