"""What commands share in giving a result: which files it goes to, each in the format of its ending, what is printed."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sharing.named import Named
from sharing_cli.reading import STDIN
from sharing_cli.speaking import notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

PEOPLE = ("table", "text")
PRINTED = (*PEOPLE, "json", "csv", "md", "hledger", "beancount")
TEXT_ENDINGS = {".csv": "csv", ".json": "json", ".md": "md", ".txt": "text"}
TABLE_ENDINGS = {**TEXT_ENDINGS, ".txt": "table"}


class Outputs(Named):
    """The files that were asked for with their formats, the format that is printed, and whether files are replaced."""

    files: tuple[tuple[Path, str], ...]
    form: str
    force: bool

    @property
    def forms(self) -> set[str]:
        """Every format that was asked for, in a file or printed."""
        return {self.form, *(form for _, form in self.files)}

    def only(self, what: str, *forms: str) -> None:
        """Make it a usage error to ask for another format than the few that `what` has."""
        if self.forms - {*forms}:
            raise click.UsageError(f"{what} is {_listed('text' if form in PEOPLE else form for form in forms)}")


def output_options(endings: Mapping[str, str]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add `-o`, `--format` and `--force` to a command, which gets them as `outputs`.

    `endings` gives the format of each ending. Of these formats, the ones that a terminal can show can be printed.
    """
    forms = [form for form in PRINTED if form in endings.values()]

    def named(_: click.Context, __: click.Parameter, paths: Sequence[str]) -> tuple[tuple[Path, str], ...]:
        """Find the format of each file; an ending without one is a usage error."""
        return tuple((Path(path), form_of(path, endings)) for path in paths)

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        """Add the options to one command."""

        @wraps(command)
        def called(
            *args: Any, outputs: tuple[tuple[Path, str], ...], form: str, force: bool, **options: Any
        ) -> Any:  # fmt: skip
            """Call the command with its three options as one value."""
            return command(*args, outputs=Outputs(outputs, form, force), **options)

        help_ = f"Write FILE: {_listed(endings)}."
        for option in (
            click.option("--force", is_flag=True, help="Overwrite files that exist."),
            click.option("--format", "form", type=click.Choice(forms), default=forms[0], help="What is printed."),
            click.option("-o", "--output", "outputs", multiple=True, metavar="FILE", callback=named, help=help_),
        ):
            called = option(called)
        return called

    return add


def form_of(path: str, endings: Mapping[str, str]) -> str:
    """Give the format of a file that is to be written, by its ending."""
    ending = Path(path).suffix.lower()
    if ending not in endings:
        raise click.UsageError(f"-o writes {', '.join(endings)}; {path!r} is none of these")
    return endings[ending]


def deliver(
    outputs: Outputs,
    write: Callable[[str], str | bytes],
    said: dict[str, Any],
    inputs: Iterable[str | None],
    *more: tuple[Path, bytes],
) -> None:
    """Write a result to every file that was asked for, and print it; `write` gives the result in a format.

    `more` are files with bytes of their own, written along with them. What people read is not printed as well when it
    went to a file and the command is to be quiet. All is made before anything is written.
    """
    printed = not (outputs.files and outputs.form in PEOPLE and said["quiet"])
    asked = [form for _, form in outputs.files] + ([outputs.form] if printed else [])
    made = {form: write(form) for form in dict.fromkeys(asked)}
    files = [(path, _bytes(made[form])) for path, form in outputs.files]
    save([*files, *more], said, inputs, force=outputs.force)
    if printed:
        click.echo(made[outputs.form], nl=False)


def save(
    files: Sequence[tuple[Path, bytes]], said: dict[str, Any], inputs: Iterable[str | None], *, force: bool
) -> None:
    """Write files, all of them or none, and say which; `inputs` are the files that were read: never written over."""
    if not files:
        return
    from sharing.files.writing import write_all

    write_all(files, force=force, inputs=[path for path in inputs if path and path != STDIN])
    for path, _ in files if not said["quiet"] else ():
        notice(f"written: {path}", said)


def _bytes(result: str | bytes) -> bytes:
    return result.encode() if isinstance(result, str) else result


def _listed(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last
