"""A console for documents: runs the `$ ...` lines of a block in a folder and gives exactly what a reader would see.

It knows `sharing` with every command, `python` with the verifier, and of the shell only `cat`, `cd`, `ls`, `mkdir`, `echo $?`, `< FILE`, `> FILE`
and the pipes `| head -N`, `| tail -N` and `| grep WORD`. Everything runs in this process, so that a hundred commands
take a few seconds.
"""

from __future__ import annotations

import io
import os
import runpy
import shlex
import sys
from contextlib import chdir, contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, field

from sharing_cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

PROMPT = "$ "
SETTINGS = {"COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}


@define
class Console:
    """A folder in which commands run, and the exit code of the last one."""

    folder: Path
    code: int = 0
    home: Path = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.home = self.folder

    def play(self, lines: list[str]) -> list[str]:
        """Run the commands among these lines and give the lines as they should be: each command with its output."""
        shown: list[str] = []
        for command in commands(lines):
            shown.extend(f"{PROMPT if not at else ''}{part}" for at, part in enumerate(command.split("\n")))
            shown.extend(self.run(command.replace("\\\n", " ")).rstrip("\n").split("\n"))
            if shown[-1] == "":
                shown.pop()
        return shown

    def run(self, command: str) -> str:
        """Run one command line, with everything it says on both streams."""
        first, *pipes = (shlex.split(part) for part in command.split(" | "))
        source, target = self._redirects(first)
        out, said = self._call(first, source, separate=bool(pipes) or target is not None)
        if target is not None:
            target.write_text(out, encoding="utf-8")
            out = ""
        for pipe in pipes:
            out = _piped(pipe, out)
        return said + out

    def _redirects(self, words: list[str]) -> tuple[bytes, Path | None]:
        source, target = b"", None
        for sign in ("<", ">"):
            if sign in words:
                at = words.index(sign)
                path = self.folder / words[at + 1]
                del words[at : at + 2]
                source, target = (path.read_bytes(), target) if sign == "<" else (source, path)
        return source, target

    def _call(self, words: list[str], source: bytes, *, separate: bool) -> tuple[str, str]:
        match words:
            case ["sharing", *arguments]:
                out, said, self.code = call(arguments, self.folder, source, separate=separate)
                return out, said
            case ["python", name, *arguments]:
                with chdir(self.folder), redirect_stdout(io.StringIO()) as out:
                    self.code = runpy.run_path(name)["main"](arguments)
                return out.getvalue(), ""
            case ["echo", "$?"]:
                return f"{self.code}\n", ""
            case ["cat", *names]:
                return "".join((self.folder / name).read_text(encoding="utf-8") for name in names), ""
            case ["ls", *names]:
                folder = self.folder / names[0] if names else self.folder
                return "".join(f"{path.name}\n" for path in sorted(folder.iterdir())), ""
            case ["mkdir", name]:
                (self.folder / name).mkdir()
                return "", ""
            case ["cd", *names]:
                self.folder = (self.folder / names[0]).resolve() if names else self.home
                return "", ""
        raise ValueError(f"this console does not know {words}")


def commands(lines: list[str]) -> list[str]:
    """Find the commands of a block; a line that ends with a backslash goes on."""
    found: list[str] = []
    going = False
    for line in lines:
        if line.startswith(PROMPT):
            found.append(line.removeprefix(PROMPT))
        elif going:
            found[-1] += f"\n{line}"
        going = line.endswith("\\") and (going or line.startswith(PROMPT))
    return found


def call(arguments: list[str], folder: Path, source: bytes = b"", *, separate: bool = False) -> tuple[str, str, int]:
    """Call the command line in a folder; gives its output, what it said on stderr, and its exit code."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) if separate else out
    code = 0
    with _surroundings(arguments, folder, source, out, err):
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
    texts = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return texts[0], texts[1] if separate else "", code


@contextmanager
def _surroundings(
    arguments: list[str], folder: Path, source: bytes, out: io.TextIOWrapper, err: io.TextIOWrapper
) -> Iterator[None]:
    kept = sys.argv, sys.stdin, sys.stdout, sys.stderr, Path.cwd(), dict(os.environ)
    sys.argv = ["sharing", *arguments]
    sys.stdin = io.TextIOWrapper(io.BytesIO(source), encoding="utf-8")
    sys.stdout, sys.stderr = out, err
    os.environ.update(SETTINGS)
    os.chdir(folder)
    try:
        yield
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = kept[:4]
        os.chdir(kept[4])
        os.environ.clear()
        os.environ.update(kept[5])


def _piped(words: list[str], text: str) -> str:
    lines = text.splitlines(keepends=True)
    match words:
        case ["head", count]:
            return "".join(lines[: int(count.removeprefix("-"))])
        case ["tail", count]:
            return "".join(lines[-int(count.removeprefix("-")) :])
        case ["grep", word]:
            return "".join(line for line in lines if word in line)
    raise ValueError(f"this console does not know the pipe {words}")
