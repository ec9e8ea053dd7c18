"""Every command with its exact output. SHARING_REWRITE=1 writes the transcripts again; then read the difference."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import jsonschema
import pytest
from tests.transcripts.blocks import Block, blocks, with_blocks
from tests.transcripts.console import Console, call, commands

from sharing_cli.commands import COMMANDS

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "transcripts"
TRANSCRIPTS = sorted(FOLDER.glob("*.md"))
REWRITE = bool(os.environ.get("SHARING_REWRITE"))
EXAMPLES = [
    ["examples/bakery/scheme.toml", "examples/bakery/staff.csv"],
    [
        "examples/scaleup/scheme.toml",
        "examples/scaleup/staff.csv",
        "--table",
        "teams=examples/scaleup/teams.csv",
    ],
]


def played(text: str, folder: Path) -> str:
    """Give a transcript as the command line of today would write it; other blocks are files or are left alone."""
    console = Console(folder)

    def change(block: Block) -> list[str]:
        return outputs[block.line] if block.language == "console" else block.lines

    outputs: dict[int, list[str]] = {}
    for block in blocks(text):
        if block.language == "console":
            outputs[block.line] = console.play(block.lines)
        elif block.file:
            path = folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
    return with_blocks(text, change)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_is_what_the_commands_say(path: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    text = path.read_text(encoding="utf-8")
    now = played(text, tmp_path).replace("\r\n", "\n")
    if REWRITE and now != text:
        path.write_text(now, encoding="utf-8")
    assert (text if not REWRITE else now) == now


def test_every_command_has_a_transcript() -> None:
    lines = [
        command.split()
        for path in TRANSCRIPTS
        for block in blocks(path.read_text(encoding="utf-8"))
        for command in commands(block.lines)
    ]
    assert set(COMMANDS) <= {word for words in lines if words[0] == "sharing" for word in words[1:]}


@pytest.mark.parametrize("arguments", EXAMPLES, ids=["bakery", "scaleup"])
def test_the_result_of_a_run_is_what_its_schema_says(arguments: list[str]) -> None:
    out, _, code = call(["-q", "run", *arguments, "--format", "json"], ROOT, separate=True)
    schema, _, _ = call(["schema", "run"], ROOT, separate=True)
    assert code == 0
    rules = json.loads(schema)
    jsonschema.Draft202012Validator.check_schema(rules)
    checker = jsonschema.Draft202012Validator(rules, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in checker.iter_errors(json.loads(out))] == []


def test_the_schema_of_a_run_refuses_what_is_not_one() -> None:
    schema, _, _ = call(["schema", "run"], ROOT, separate=True)
    out, _, _ = call(["-q", "run", *EXAMPLES[0], "--format", "json"], ROOT, separate=True)
    rules = json.loads(schema)
    tree = json.loads(out)
    tree["participants"][0]["awards"]["winstdeling"] = 12.5
    with pytest.raises(jsonschema.ValidationError, match="not of type 'string'"):
        jsonschema.Draft202012Validator(rules).validate(tree)
