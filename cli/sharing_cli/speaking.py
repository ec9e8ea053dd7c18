"""In which language the command line speaks, and how it says problems, notices and wrong use.

The language is that of `--lang`, or else of the document that is read, or else English. The library says everything in
English; what is said in Dutch is looked up at the last moment.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.documents import Document
    from sharing.errors import Problem, Refused

LANGUAGES = ("nl", "en")
HEARD = "heard"
WRITTEN = r"""(?m)^language[ \t]*=[ \t]*["'](nl|en)["']"""
MOST = 100_000
"""How much is read of a file that is no document, to find out its language."""


def spoken(said: Mapping[str, Any]) -> str:
    """Give the language of what is said: what was asked for, or that of the document, or else English."""
    return str(said.get("lang") or said.get(HEARD) or "en")


def hear(document: Document) -> Document:
    """Note the language of a document that was read; the first one that has a language decides."""
    _note(document.tree.get("language"))
    return document


def hear_text(path: str) -> None:
    """Note the language that a file names which could not be read as a document."""
    try:
        with Path(path).open("rb") as file:
            found = re.search(WRITTEN, file.read(MOST).decode("utf-8", "replace"))
    except OSError:
        return
    _note(found[1] if found else None)


def _note(language: object) -> None:
    context = click.get_current_context(silent=True)
    if context is not None and language in LANGUAGES:
        context.ensure_object(dict).setdefault(HEARD, language)


def in_words(text: str, said: Mapping[str, Any]) -> str:
    """Say a notice or a line of a result in the language of the command."""
    if spoken(said) != "nl":
        return text
    from sharing.files.messages import dutch
    from sharing.messages.dutch import COMMANDS

    return dutch().sentence(text, COMMANDS).text


def notice(text: str, said: Mapping[str, Any]) -> None:
    """Say on stderr what was done or understood."""
    click.echo(in_words(text, said), err=True)


def understood(text: str, said: Mapping[str, Any]) -> None:
    """Say on stderr how a file was read: nearly every run does, so that its words are a small catalogue by itself."""
    if spoken(said) == "nl":
        from sharing.files.messages import dutch
        from sharing.messages.dutch import UNDERSTOOD

        text = dutch().sentence(text, UNDERSTOOD).text
    click.echo(text, err=True)


def problems_in(problems: Sequence[Problem], language: str) -> list[Problem]:
    """Give problems in a language."""
    if language != "nl":
        return list(problems)
    from sharing.files.messages import dutch

    return [dutch().problem(problem) for problem in problems]


def problem_lines(problems: Sequence[Problem], language: str) -> list[str]:
    """Write problems for a person, safe for a terminal, in a language."""
    from sharing.reports.formatting import safe

    cell = "cel" if language == "nl" else "cell"
    return [safe(line) for problem in problems_in(problems, language) for line in problem.text(cell).split("\n")]


def refused_text(refused: Refused, said: Mapping[str, Any]) -> str:
    """Write the problems of a refusal, and how to learn more about the first."""
    problems = refused.problems
    count = f"{len(problems)} problems; " if len(problems) > 1 else ""
    more = in_words(f"{count}`sharing help {problems[0].code}` says more", said)
    return "\n".join([*problem_lines(problems, spoken(said)), more])


def asked(arguments: Sequence[str]) -> str:
    """Find the language that was asked for on a command line that could not be understood; else nothing."""
    for at, word in enumerate(arguments):
        option, _, value = word.partition("=")
        if option == "--lang":
            found = value or "".join(arguments[at + 1 : at + 2])
            return found if found in LANGUAGES else ""
    return ""


def show_wrong_use(error: click.ClickException, said: Mapping[str, Any]) -> None:
    """Say what is wrong with the way in which a command was called."""
    language = spoken({**said, "lang": said.get("lang") or asked(sys.argv[1:])})
    if language != "nl":
        error.show()
        return
    context = getattr(error, "ctx", None)
    if context is not None:
        click.echo(context.get_usage().replace("Usage:", "Gebruik:", 1), err=True)
        click.echo(f"Probeer '{context.command_path} {max(context.help_option_names, key=len)}' voor hulp.\n", err=True)
    click.echo(f"Fout: {in_words(error.format_message(), {'lang': language})}", err=True)
