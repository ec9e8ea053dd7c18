"""The ledger folder: what a run leaves, what is refused, what several writers and a killed one leave behind."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.audit.made import ledger, passed

from sharing.audit.canonical import canonical
from sharing.errors import Refused
from sharing.files import ledger as storage
from sharing.files.forgetting import forget
from sharing.files.ledger import open_ledger, read_ledger, salt_key
from sharing.files.ledger_runs import commit_run, opening_file, read_trail
from sharing.files.verifying import verify_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534


def codes(folder: Path) -> list[str]:
    return [problem.code for problem in verify_paths([folder]).problems]


def test_a_run_leaves_a_statement_and_private_files(tmp_path: Path) -> None:
    folder = ledger(tmp_path / "ledger")
    found = read_ledger(folder)
    assert [one.name for one in found.entries] == ["000001-2025-final", "000002-2026-final"]
    assert found.entries[1].statement["previous"] == found.entries[0].digest
    private = found.private(found.entries[0])
    assert sorted(path.name for path in private.iterdir()) == ["state.toml", "trail.json"]
    for path in (*private.iterdir(), folder / "private" / "000001.claim"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    assert codes(folder) == []


def test_no_name_or_pay_of_anybody_stands_in_a_statement(tmp_path: Path) -> None:
    found = read_ledger(ledger(tmp_path / "ledger"))
    text = found.entries[0].data.decode()
    assert not any(f'"{identity}"' in text for identity in ("a1", "a2", "a3"))


def test_the_same_inputs_and_key_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (ledger(tmp_path / name) for name in ("one", "other"))
    first, second = ({str(p.relative_to(f)): p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in (one, other))
    assert first == second


def test_a_second_final_entry_of_a_period_is_refused_and_a_correction_is_not(tmp_path: Path) -> None:
    folder = ledger(tmp_path / "ledger")
    old, new = passed()
    with pytest.raises(Refused, match="A018 period `2026` of `orchard` has its entry already: 000002-2026-final"):
        commit_run(folder, new, "final")
    with pytest.raises(Refused, match=r"A019 .*is not that one"):
        commit_run(folder, new, "correction", "000001-2025-final")
    with pytest.raises(Refused, match="A019 a forecast run corrects nothing"):
        commit_run(folder, new, "forecast", "000001-2025-final")
    assert commit_run(folder, new, "forecast").name == "000003-2026-forecast"
    assert commit_run(folder, new, "correction", "000002-2026-final").name == "000004-2026-correction"
    assert commit_run(folder, old, "correction", "000001-2025-final").name == "000005-2025-correction"
    assert codes(folder) == []
    with pytest.raises(Refused, match=r"A019 .*no final entry to correct"):
        commit_run(tmp_path / "new", old, "correction", "x")


def test_a_state_that_the_ledger_did_not_leave_is_refused(tmp_path: Path) -> None:
    folder = ledger(tmp_path / "ledger", passed()[:1])
    stranger = passed(
        b'[[period]]\nname = "2025"\nfrom = 2025-01-01\nto = 2025-12-31\n[period.figures]\nprofit = 1\n'
        b'[[period]]\nname = "2026"\nfrom = 2026-01-01\nto = 2026-12-31\n[period.figures]\nprofit = 2\n'
    )[1]
    other = stranger.register.run.inputs._replace(state="0" * 64)
    run = stranger.register.run._replace(inputs=other)
    with pytest.raises(Refused, match="A022 this run did not open with the state that 000001-2025-final left"):
        commit_run(folder, stranger._replace(register=stranger.register._replace(run=run)), "final")


def test_the_state_comes_from_the_entry_that_counts(tmp_path: Path) -> None:
    folder = ledger(tmp_path / "ledger")
    old, new = passed()
    scheme = old.register.run.scheme
    found = read_ledger(folder)
    assert opening_file(found, scheme, old.register.run.inputs.period.start) is None
    path = opening_file(found, scheme, new.register.run.inputs.period.start)
    assert path == found.private(found.entries[0]) / "state.toml"
    path.unlink()
    with pytest.raises(Refused, match="A020 the state that 000001-2025-final left is not there"):
        opening_file(found, scheme, new.register.run.inputs.period.start)
    assert codes(folder) == ["A020"]


def test_a_lost_trail_is_found_and_a_forgotten_one_is_not(tmp_path: Path) -> None:
    folder = ledger(tmp_path / "ledger")
    key, head = salt_key(folder), read_ledger(folder).head
    assert [one.name for one in forget(folder, "2026-06-01")] == ["000001-2025-final"]
    assert salt_key(folder) != key
    found = read_ledger(folder)
    assert not found.private(found.entries[0]).exists()
    assert read_trail(found, found.entries[1])
    assert codes(folder) == []
    assert read_ledger(folder).head == head
    assert forget(folder, "2026-06-01") == []
    forget(folder, "2099-01-01")
    assert [path.name for path in found.private(found.entries[1]).iterdir()] == ["state.toml"]
    assert codes(folder) == []
    (folder / "private" / "forgotten.json").unlink()
    assert codes(folder) == ["A020", "A020"]


def test_a_claim_is_finished_by_the_next_run(tmp_path: Path) -> None:
    folder = ledger(tmp_path / "ledger")
    path = folder / "000002-2026-final.json"
    data = path.read_bytes()
    path.unlink()
    assert codes(folder) == ["A021"]
    open_ledger(folder)
    assert path.read_bytes() == data
    assert codes(folder) == []


@pytest.mark.parametrize("what", ["swap", "rename", "double", "gap", "first", "previous"])
def test_a_chain_that_was_tampered_with_is_told_by_its_entry(what: str, tmp_path: Path) -> None:
    folder = ledger(tmp_path / "ledger")
    one, two = folder / "000001-2025-final.json", folder / "000002-2026-final.json"
    wanted = {"swap": "A017", "rename": "A017", "double": "A016", "gap": "A015", "first": "A014", "previous": "A014"}
    if what == "swap":
        a, b = one.read_bytes(), two.read_bytes()
        one.write_bytes(b)
        two.write_bytes(a)
    elif what == "rename":
        two.rename(folder / "000002-2027-final.json")
    elif what == "double":
        tree = json.loads(two.read_bytes())
        tree["run"] = {"id": "000002-2026-forecast", "kind": "forecast", "corrects": ""}
        (folder / "000002-2026-forecast.json").write_bytes(canonical(tree))
    elif what == "gap":
        one.unlink()
    else:
        path = one if what == "first" else two
        path.write_bytes(canonical({**json.loads(path.read_bytes()), "previous": "0" * 64}))
    assert wanted[what] in codes(folder)


def _commit(given: tuple[str, int, str]) -> str:
    from pathlib import Path

    folder, year, kind = given
    try:
        return commit_run(Path(folder), passed()[year], kind).name
    except Refused as refused:
        return refused.problems[0].code


def test_four_writers_at_once_leave_one_entry_each_and_one_of_the_same_run(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    with ProcessPoolExecutor(4) as pool:
        same = list(pool.map(_commit, [(str(folder), 0, "final")] * 4))
        found = list(pool.map(_commit, [(str(folder), 0, "forecast")] * 8))
    assert sorted(same) == ["000001-2025-final", "A018", "A018", "A018"]
    assert sorted(found) == [f"00000{n}-2025-forecast" for n in range(2, 10)]
    assert codes(folder) == []


def test_a_run_that_somebody_else_finished_is_still_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = ledger(tmp_path / "ledger", passed()[:1])
    link = storage._link

    def interrupted(path: Path, data: bytes, *, private: bool = True) -> bool:
        done = link(path, data, private=private)
        if path.suffix == ".claim":
            open_ledger(folder)
        return done

    monkeypatch.setattr(storage, "_link", interrupted)
    assert commit_run(folder, passed()[0], "forecast").name == "000002-2025-forecast"
    assert [one.name for one in read_ledger(folder).entries] == ["000001-2025-final", "000002-2025-forecast"]
    assert codes(folder) == []


def test_a_number_that_another_run_with_the_same_bytes_claimed_is_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = ledger(tmp_path / "ledger", passed()[:1])
    make = storage.make_folder
    asked: list[Path] = []

    def outrun(path: Path) -> None:
        make(path)
        if path.parent.name == "private" and not asked:
            asked.append(path)
            commit_run(folder, passed()[0], "forecast")

    monkeypatch.setattr(storage, "make_folder", outrun)
    assert commit_run(folder, passed()[0], "forecast").name == "000003-2025-forecast"
    assert len(read_ledger(folder).entries) == 3
    assert codes(folder) == []


def test_places_where_no_ledger_can_be_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path, code in ((tmp_path / "file", "F062"), (tmp_path / "no" / "ledger", "F063")):
        with pytest.raises(Refused, match=code):
            open_ledger(path)
    folder = ledger(tmp_path / "ledger")
    (folder / "key").write_text("short")
    with pytest.raises(Refused, match="A026"):
        salt_key(folder)
    with pytest.raises(Refused, match="A027 the ledger has no entry `9`"):
        read_ledger(folder).entry("9")


@contextmanager
def somebody() -> Iterator[Path]:
    """Give a folder of its own to a user whom permissions hold back: root is nobody for so long, others are themselves.

    The folder lies outside the one pytest makes, into which nobody may not go.
    """
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as folder:
        if root:
            os.chown(folder, NOBODY, -1)
            os.seteuid(NOBODY)
        try:
            yield Path(folder)
        finally:
            if root:
                os.seteuid(0)


def test_a_folder_that_is_read_only_is_refused_and_the_next_run_finishes_the_entry(tmp_path: Path) -> None:
    runs = passed()
    ledger(tmp_path / "ledger", runs)  # what is imported and read at the first use, a user without rights may not reach
    with somebody() as place:
        folder = ledger(place / "ledger", runs[:1])
        folder.chmod(0o500)
        with pytest.raises(Refused, match="F064"):
            commit_run(folder, runs[1], "final")
        assert len(read_ledger(folder).entries) == 1
        folder.chmod(0o700)
        assert codes(folder) == ["A021"]
        with pytest.raises(Refused, match=r"A018 .*000002-2026-final"):
            commit_run(folder, runs[1], "final")
        assert len(read_ledger(folder).entries) == 2
        assert codes(folder) == []
