"""Every file of a ledger folder dropped, emptied, copied, renamed and exchanged: both judges see it, or neither does.

What neither sees is listed by kind, with the reason; everything else is seen by both.
"""

from __future__ import annotations

import runpy
import shutil
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.audit.made import ledger, passed
from tests.verifier.test_verify import VERIFIER

from sharing.files.forgetting import forget
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import commit_run
from sharing.files.slip_files import slips_made, write_slips
from sharing.files.verifying import verify_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VERIFY = runpy.run_path(str(VERIFIER))
PROMISES = b'[[promise]]\nmade = 2025-03-01\nscheme = "orchard"\nperiod = "2026"\nof = "bonus"\nhigh = 500\n'
WAYS = ("drop", "empty", "copy", "rename", "swap")
NEITHER = {
    **dict.fromkeys([("key", way) for way in WAYS], "salts of runs to come: no entry hangs on it"),
    **dict.fromkeys([("claim", way) for way in ("drop", "rename")], "an entry that is there needs its claim no more"),
    **dict.fromkeys([(kind, "copy") for kind in ("trail", "state", "promises", "note", "own", "claim")],
                    "another name beside it means nothing"),
    **dict.fromkeys([("own", way) for way in WAYS], "the company's own file of promises: each entry has its copy"),
    ("slip", "drop"): "slips are given away: that one is not there is no fault",
}  # fmt: skip
"""What neither judge sees, by the kind of file and what was done to it, and why that is right."""


def kind_of(path: Path, folder: Path) -> str:
    """Say what a file of a ledger folder is."""
    where = path.relative_to(folder)
    if path.parent.name == "slips":
        return "slip"
    if where.parts[0] != "private":
        return "key" if path.name == "key" else "own" if path.name == "promises.toml" else "statement"
    if len(where.parts) == 2:
        return "claim" if path.suffix == ".claim" else "note"
    return path.stem


def mutated(path: Path, way: str, others: list[Path]) -> bool:
    """Do it; False where there is no other file to exchange with."""
    if way == "drop":
        path.unlink()
    elif way == "empty":
        path.write_bytes(b"")
    elif way == "copy":
        shutil.copy(path, path.with_name(f"{path.stem} (2){path.suffix}"))
    elif way == "rename":
        path.rename(path.with_name(f"{path.stem}-old{path.suffix}"))
    else:
        other = next((one for one in others if one.read_bytes() != path.read_bytes()), None)
        if other is None:
            return False
        mine, theirs = path.read_bytes(), other.read_bytes()
        path.write_bytes(theirs)
        other.write_bytes(mine)
    return True


def by_library(folder: Path) -> list[str]:
    """What the library finds."""
    return [f"{one.code} {one.what}" for one in verify_paths([folder]).problems]


def by_verifier(folder: Path) -> list[str]:
    """What the stand-alone verifier prints, where it finds something."""
    with redirect_stdout(StringIO()) as printed:
        code = VERIFY["main"]([str(folder)])
    return printed.getvalue().splitlines() if code else []


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a ledger of three entries with promises and slips, whose first period was forgotten."""
    folder = tmp_path_factory.mktemp("folders") / "ledger"
    folder.mkdir()
    (folder / "promises.toml").write_bytes(PROMISES)
    ledger(folder)
    changed = passed(staff=b"id,weight,team\na1,1,north\na2,3,south\na3,0,south\n")
    commit_run(folder, changed[1], "correction", "000002-2026-final")
    found = read_ledger(folder)
    for entry in found.entries[1:]:
        write_slips(found, entry, slips_made(found, entry))
    forget(folder, "2026-01-01")
    assert (by_library(folder), by_verifier(folder)) == ([], [])
    return folder


def cases(whole: Path) -> Iterator[tuple[Path, str, str]]:
    """Give every file, its kind, and every way to mutate it."""
    for path in sorted(one for one in whole.rglob("*") if one.is_file()):
        for way in WAYS:
            yield path.relative_to(whole), kind_of(path, whole), way


def told(whole: Path, copy: Path, judge: Callable[[Path], list[str]]) -> dict[tuple[str, str], list[str]]:
    """Give what a judge finds in the folder after each mutation."""
    found = {}
    for name, kind, way in cases(whole):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(whole, copy)
        others = [copy / other for other, same, once in cases(whole) if (same, once) == (kind, way) and other != name]
        if mutated(copy / name, way, others):
            found[name.as_posix(), way] = judge(copy)
    return found


def test_both_judges_see_every_file_that_is_not_as_it_was(whole: Path, tmp_path: Path) -> None:
    library, verifier = (told(whole, tmp_path / "copy", judge) for judge in (by_library, by_verifier))
    assert library.keys() == verifier.keys()
    assert len(library) > 80
    kinds = {name.as_posix(): kind for name, kind, _ in cases(whole)}
    assert set(kinds.values()) == {"statement", "trail", "state", "promises", "slip", "key", "claim", "note", "own"}
    apart = [case for case in library if bool(library[case]) != bool(verifier[case])]
    assert apart == [], [(case, library[case], verifier[case]) for case in apart]
    unseen = {(kinds[name], way) for (name, way), said in library.items() if not said}
    assert unseen <= set(NEITHER), sorted(unseen - set(NEITHER))
    seen = {(kinds[name], way) for (name, way), said in library.items() if said}
    assert seen.isdisjoint(NEITHER), sorted(seen & set(NEITHER))
