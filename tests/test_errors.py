"""The gallery of errors: the smallest bad file and its exact message, for every code that files can provoke.

Each page of `tests/errors` has what is wrong as files and what the command line says about it; a file that a page
does not have comes from `tests/errors/sound`. SHARING_REWRITE=1 writes the messages again; then read the difference.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.errors.workbooks import workbook
from tests.test_transcripts import REWRITE
from tests.transcripts.blocks import Block, blocks, with_blocks
from tests.transcripts.console import Console, call, commands

from sharing.codes import CODES

FOLDER = Path(__file__).parent / "errors"
PAGES = sorted(FOLDER.glob("*.md"))
CODE = re.compile(r"\b[AFILSEHVPXDJ]\d{3}\b")
MACHINE = re.compile(r"/(tmp|root|home|work|Users|var|usr)/|[A-Z]:\\")
BYSTANDER = re.compile(r"77\D?777")
REFUSED = {
    "run": 3,
    "explain": 3,
    "report": 3,
    "letters": 3,
    "pack": 3,
    "help": 3,
    "vote": 3,
    "value": 3,
    "expense": 3,
    "exit": 3,
    "journal": 3,
    "export": 3,
    "positions": 3,
    "check": 1,
    "verify": 1,
    "diff": 3,
    "promises": 3,
}
TELL = {"check", "verify"}
"""Commands whose result is what is wrong."""
OUTPUTS = "about outputs, not about what a company hands in: tests/files/test_writing.py"
WARNINGS = "a warning refuses nothing: tests/test_fairness.py and tests/transcripts/fair-play.md"
FRAMES = "about frames and Parquet, which a page cannot hold: tests/files/test_frames.py"
MEGABYTES = "only a file of megabytes provokes it: tests/files"
MACHINERY = (
    "needs a device, a disk or a permission of the machine, which a page cannot hold: tests/files/test_opening.py"
)
TRAILS = "a whole trail is too long for a page: tests/audit and tests/transcripts/ledger.md"
SIGNATURES = "a signature needs a key that is made anew: tests/files/test_signing.py"
CROWD = "only a hundred runs at once provoke it: tests/files/test_ledger.py"
WITHOUT_A_PAGE = {
    "F003": MACHINERY,
    "F004": MACHINERY,
    "F006": MACHINERY,
    **dict.fromkeys(
        ["A005", "A006", "A007", "A008", "A009", "A010", "A011", "A021", "A022", "A024", "A032", "A038"], TRAILS
    ),
    **dict.fromkeys(["A033", "A034", "A035", "A036"], SIGNATURES),
    "A025": CROWD,
    **dict.fromkeys(["W001", "W002", "W003", "W004", "W005", "W006", "W007", "W008"], WARNINGS),
    **dict.fromkeys(["F060", "F061", "F062", "F063", "F064", "F065", "F066", "F067", "F068"], OUTPUTS),
    **dict.fromkeys(["F050", "F051", "F052", "F069"], FRAMES),
    **dict.fromkeys(["L001", "L002", "L003", "L004", "L005", "L006"], MEGABYTES),
}


def content(block: Block) -> bytes:
    """Give what a file of a page holds: text, bytes in hexadecimal, text with escapes, or a workbook."""
    match block.language:
        case "hex":
            return bytes.fromhex(block.text)
        case "escaped":
            return block.text.encode().decode("unicode_escape").encode()
        case "workbook":
            return workbook(block.lines)
    return block.text.encode()


def laid_out(text: str, folder: Path) -> list[Block]:
    """Write the sound files and those of a page into a folder; gives the blocks with commands."""
    shutil.copytree(FOLDER / "sound", folder, dirs_exist_ok=True)
    found = blocks(text)
    for block in found:
        if block.file:
            path = folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content(block))
    return [block for block in found if block.language == "console"]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_of_the_gallery_has_the_exact_message(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    console = Console(tmp_path)
    outputs = {block.line: console.play(block.lines) for block in laid_out(text, tmp_path)}
    now = with_blocks(text, lambda block: outputs.get(block.line, block.lines))
    if REWRITE and now != text:
        path.write_text(now, encoding="utf-8")
    assert (text if not REWRITE else now) == now


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_refusal_keeps_to_what_is_promised(path: Path, tmp_path: Path) -> None:
    lines = [line for block in laid_out(path.read_text(encoding="utf-8"), tmp_path) for line in commands(block.lines)]
    before = files(tmp_path)
    for line in lines:
        words = line.split()
        if words[0] == "mkdir":
            (tmp_path / words[1]).mkdir()
        if words[0] != "sharing":
            continue
        out, said, code = call(words[1:], tmp_path, separate=True)
        assert code == REFUSED[words[1]], line
        message = out if words[1] in TELL else said
        assert (out if words[1] not in TELL else "") == "", "a run that is refused prints no result"
        assert CODE.search(message)
        assert "Traceback" not in message
        assert "this is a bug" not in message
        assert MACHINE.search(message) is None
        assert str(tmp_path) not in message
        assert BYSTANDER.search(message) is None, "somebody else's pay is nobody's business"
    assert before == files(tmp_path)


def shown() -> set[str]:
    """Give every code that a command of the gallery says."""
    pages = [path.read_text(encoding="utf-8") for path in PAGES]
    said = [line for page in pages for block in blocks(page) if block.language == "console" for line in block.lines]
    return {code for line in said if not line.startswith("$") for code in CODE.findall(line)}


def test_every_code_has_a_page_or_a_reason_to_have_none() -> None:
    assert set() == set(CODES) - set(WITHOUT_A_PAGE) - shown()
    assert set(WITHOUT_A_PAGE) <= set(CODES)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_shows_the_code_in_its_name(path: Path) -> None:
    code = CODE.match(path.stem)
    text = "\n".join(line for block in blocks(path.read_text(encoding="utf-8")) for line in block.lines)
    assert code is None or code.group() in text


def test_the_sound_files_are_sound(tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "sound", tmp_path, dirs_exist_ok=True)
    assert call(["-q", "check", "scheme.toml", "staff.csv"], tmp_path, separate=True) == ("", "", 0)
