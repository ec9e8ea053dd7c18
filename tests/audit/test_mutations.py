"""Every single byte of trail, statement and slip that is changed, taken away or cut off is seen; the counts stand in the docs.

Where the forger makes all digests anew, what is still seen and what is not stands in `test_forgeries.py`.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.audit.counts import hold
from tests.audit.made import ledger

from sharing.audit.canonical import canonical, digest
from sharing.audit.chain import Entry, chain_problems
from sharing.audit.checking import check_slip, check_statement, read_record, run_again
from sharing.audit.slips import slip_of, tree_of
from sharing.errors import Refused
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import known, read_trail
from sharing.files.verifying import read, verify_paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEW = (1, 2, 4, 16, 32, 128)
"""Bits that are turned around in every byte, one after the other."""


def mutations(data: bytes) -> Iterator[bytes]:
    for at in range(len(data)):
        for bit in NEW:
            yield data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]
        yield data[:at] + data[at + 1 :]
        yield data[:at]
        yield data[: at + 1] + data[at:]
    yield data + b"\n"
    yield data + b" "


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = ledger(tmp_path_factory.mktemp("ledgers") / "ledger")
    assert verify_paths([made]).problems == []
    return made


def unseen(data: bytes, seen) -> tuple[int, list[bytes]]:
    count, missed = 0, []
    for other in mutations(data):
        if other == data:
            continue
        count += 1
        try:
            if not seen(other):
                missed.append(other)
        except Refused:
            continue
    return count, missed


def test_every_change_of_a_byte_of_the_trail_is_seen(folder: Path) -> None:
    """All of them by the digest in the statement; a few hundred also by reading and running them again."""
    found = read_ledger(folder)
    entry = found.entries[1]
    data = canonical(read_trail(found, entry))
    count = 0
    for place, other in enumerate(mutations(data)):
        if other == data:
            continue
        count += 1
        assert digest(other) != entry.statement["trail"]
        if place % 997 == 0:
            try:
                tree = read_record(other, "trail.json", "trail")
            except Refused:
                continue
            rerun = run_again(tree, "trail.json", read, known)
            assert check_statement(entry.statement, "statement.json", tree, rerun)
    hold("a byte of a trail: each bit but two, taken away, cut off there, doubled", count)
    assert count > 8 * len(data)


@pytest.mark.parametrize("number", [1, 2])
def test_every_change_of_a_byte_of_a_statement_is_seen(folder: Path, number: int) -> None:
    found = read_ledger(folder)
    entry = found.entry(str(number))
    trail = read_trail(found, entry)
    rerun = run_again(trail, "trail.json", read, known)

    def seen(other: bytes) -> bool:
        statement = read_record(other, "statement.json", "statement")
        others = [one for one in found.entries if one.name != entry.name]
        chain = sorted([*others, Entry(entry.name, other, statement)], key=lambda one: (one.number, one.name))
        return bool(chain_problems(chain) or check_statement(statement, "statement.json", trail, rerun))

    count, missed = unseen(entry.data, seen)
    hold(f"a byte of statement {number}, in the same ways", count, len(missed))
    assert missed == []


def test_every_change_of_a_byte_of_a_slip_is_seen(folder: Path) -> None:
    found = read_ledger(folder)
    entry = found.entries[1]
    trail = read_trail(found, entry)
    tree = tree_of(trail)
    total = 0
    for row in range(3):
        slip = canonical(slip_of(trail, entry.statement, tree, row))
        count, missed = unseen(
            slip, lambda other: bool(check_slip(read_record(other, "slip.json", "slip"), "slip.json", entry.statement))
        )
        total += count
        assert missed == []
    hold("a byte of three slips, in the same ways", total)


def test_a_changed_file_is_seen_in_the_folder_itself(folder: Path, tmp_path: Path) -> None:
    """The key and the claims are no part of what is proved: `tests/verifier/test_folders.py` says what becomes of them."""
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    paths = [
        path for path in sorted(copy.rglob("*")) if path.is_file() and path.name != "key" and path.suffix != ".claim"
    ]
    count = 0
    for path in paths:
        data = path.read_bytes()
        for at in range(0, len(data), max(1, len(data) // 25)):
            for other in (data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], data[:at], data[:at] + data[at + 1 :]):
                if other == data:
                    continue
                path.write_bytes(other)
                count += 1
                assert verify_paths([copy]).problems, (path.name, at)
        path.write_bytes(data)
    hold("a byte of any statement, trail or state of a ledger folder, in some places", count)
    assert verify_paths([copy]).problems == []
