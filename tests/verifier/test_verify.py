"""The stand-alone verifier: knows every rule, needs nothing of ours, and says in words what is wrong."""

from __future__ import annotations

import ast
import hashlib
import json
import runpy
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sharing.audit.slips import tree_of
from sharing_cli.commands import group

ROOT = Path(__file__).parent.parent.parent
VERIFIER = ROOT / "verifier" / "sharing_verifier" / "verify.py"
RUN = Path(__file__).parent / "bakery"
VERIFY = runpy.run_path(str(VERIFIER))


def written(folder, **files):
    """The files of the run of the bakery, some of them others; a forger makes the digests right again."""
    folder.mkdir(exist_ok=True)
    made = {name: json.loads((RUN / f"{name}.json").read_bytes()) for name in ("trail", "statement", "slip")} | files
    for name, value in made.items():
        (folder / f"{name}.json").write_bytes(VERIFY["canonical"](value) + b"\n")
    return folder


def forged(folder, change):
    """The run after a change of its trail, with root, count, totals and digest of the statement made anew."""
    trail, statement = (json.loads((RUN / f"{name}.json").read_bytes()) for name in ("trail", "statement"))
    change(trail)
    statement["trail"] = hashlib.sha256(VERIFY["canonical"](trail) + b"\n").hexdigest()
    statement["participants"] = len(trail["tables"]["staff"]["ids"])
    statement["root"] = tree_of(trail).root.hex()
    written(folder, trail=trail, statement=statement)
    (folder / "slip.json").unlink()
    return folder


def found(folder, capsys):
    """The exit code, and what is printed."""
    code = VERIFY["main"]([str(folder)])
    return code, capsys.readouterr().out


LOOKED = (
    "looked at: 1 slip, 1 statement, 1 trail\n"
    "declared, not verified: what the files of the company say, and values that models gave\n"
    "no findings\n"
)


def test_it_knows_every_rule_and_word_as_it_is():
    known = runpy.run_path(str(ROOT / "verifier" / "known.py"))["known"]
    assert VERIFY["KNOWN"].split() == known()


def test_it_needs_the_standard_library_only_and_runs_no_text():
    nodes = list(ast.walk(ast.parse(VERIFIER.read_text(encoding="utf-8"))))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names
    called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"eval", "exec", "compile", "__import__"}


def test_a_run_as_it_was_made_has_no_findings(tmp_path, capsys):
    assert found(written(tmp_path), capsys) == (0, LOOKED)


@pytest.mark.parametrize("name", ["trail", "statement", "slip"])
def test_a_false_byte_is_found(name, tmp_path, capsys):
    data = bytearray((written(tmp_path) / f"{name}.json").read_bytes())
    for place in range(0, len(data), max(1, len(data) // 60)):
        (tmp_path / f"{name}.json").write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert found(tmp_path, capsys)[0] in {1, 2}, place


def test_a_moved_cent_is_found_though_all_digests_are_right(tmp_path, capsys):
    def move(trail):
        values = trail["awards"]["winstdeling"]["values"]
        values[0], values[1] = values[0] + 1, values[1] - 1

    code, text = found(forged(tmp_path, move), capsys)
    assert code == 1
    assert "trail.json: awards winstdeling in 1/100 EUR, staff 0001 is 175087 and should be 175086: 1 too much" in text


def test_a_false_step_is_found(tmp_path, capsys):
    def change(trail):
        trail["steps"]["punten"]["values"][2] = "3"

    code, text = found(forged(tmp_path, change), capsys)
    assert code == 1
    assert "steps punten, staff 0003 is 3 and should be" in text


@pytest.mark.parametrize("change", [lambda rows: rows.pop(4), lambda rows: rows.insert(4, rows[4])])
def test_a_dropped_or_doubled_participant_is_found(change, tmp_path, capsys):
    def everywhere(trail):
        staff = trail["tables"]["staff"]
        for rows in [staff["ids"], *staff["columns"].values()]:
            change(rows)
        for part in [*trail["steps"].values(), *trail["awards"].values()]:
            if part["table"] == "staff":
                change(part["values"])

    assert found(forged(tmp_path, everywhere), capsys)[0] in {1, 2}


def test_another_rule_under_the_same_name_is_found(tmp_path, capsys):
    def change(trail):
        trail["definitions"]["max"]["line"][0]["formula"] = "if b >= a then b else a"

    code, text = found(forged(tmp_path, change), capsys)
    assert code == 1
    assert "rule max is not the rule of that name" in text


def test_a_slip_of_another_run_is_found(tmp_path, capsys):
    slip = json.loads((RUN / "slip.json").read_bytes())
    slip["run"]["id"] = "000002-2026-final"
    code, text = found(written(tmp_path, slip=slip), capsys)
    assert code == 1
    assert "slip run id is '000002-2026-final'" in text


def test_it_says_the_rules_in_words(capsys):
    VERIFY["main"](["--explain", "0015", "--lang", "nl", str(RUN / "trail.json"), str(RUN / "statement.json")])
    text = capsys.readouterr().out
    assert "bedrag = 175.27   aandeel in hele centen" in text
    assert "415.430136… x 0.421893… per punt" in text


HOSTILE = [
    None, True, 0, -1, 2**53 - 1, "", "x", "1/0", "1e999999", "9" * 3_000, "-0", "NaN", [], {}, [[]], [None], {"a": 1},
    {"table": "staff", "values": []}, "company", "2026-02-30", {"number": "1"}, "0" * 64,
]  # fmt: skip


def parts(value, path=()):
    """The path of everything in a tree; of a list the first few."""
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value[:3]) if isinstance(value, list) else ()
    for key, part in pairs:
        yield from parts(part, (*path, key))


@given(st.data())
def test_hostile_files_are_told_in_a_sentence(tmp_path_factory, data):
    files = {name: json.loads((RUN / f"{name}.json").read_bytes()) for name in ("trail", "statement", "slip")}
    name = data.draw(st.sampled_from(sorted(files)))
    path = data.draw(st.sampled_from([*parts(files[name])][1:]))
    part = files[name]
    for key in path[:-1]:
        part = part[key]
    if data.draw(st.integers(0, 3)):
        part[path[-1]] = data.draw(st.sampled_from(HOSTILE))
    else:
        del part[path[-1]]
    files["statement"]["trail"] = hashlib.sha256(VERIFY["canonical"](files["trail"]) + b"\n").hexdigest()
    with redirect_stdout(StringIO()) as printed:
        code = VERIFY["main"]([str(written(tmp_path_factory.mktemp("hostile"), **files))])
    *_, last = printed.getvalue().splitlines()
    assert last.endswith((" finding", " findings")) or (code == 2 and last.startswith("this could not be checked: "))


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[" * 100_000, b"\xff", b'{"format":1}\n', b'"sharing-trail-1"\n', b"1e5\n"]
)
def test_what_is_no_json_is_told_with_its_name(data, tmp_path, capsys):
    (written(tmp_path) / "trail.json").write_bytes(data)
    code, text = found(tmp_path, capsys)
    assert code == 2
    assert "trail.json" in text


def test_the_command_copies_it_out_and_it_runs_alone(tmp_path):
    copy = tmp_path / "verify.py"
    result = CliRunner().invoke(group, ["verifier", "-o", str(copy)], catch_exceptions=False)
    assert result.exit_code == 0
    assert copy.read_bytes() == VERIFIER.read_bytes()
    run = [sys.executable, "-I", "-S", str(copy), str(RUN)]
    done = subprocess.run(run, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, LOOKED, "")
    assert CliRunner().invoke(group, ["-q", "verifier"]).output_bytes == VERIFIER.read_bytes()


KEYGEN = shutil.which("ssh-keygen")


@pytest.fixture
def signed(tmp_path):
    """A run whose statement is signed, with the signer among those who may."""
    folder = written(tmp_path / "run")
    key = tmp_path / "key"
    subprocess.run([KEYGEN, "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    signing = [KEYGEN, "-Y", "sign", "-n", "sharing", "-f", key, folder / "statement.json"]
    subprocess.run(signing, check=True, capture_output=True)
    (tmp_path / "signers").write_text(f"works-council {key.with_suffix('.pub').read_text()}")
    return folder


@pytest.mark.skipif(KEYGEN is None, reason="needs ssh-keygen")
@pytest.mark.parametrize(("change", "said"), [
    (lambda folder: None, ""),
    (lambda folder: (folder / "statement.json.sig").write_text("no signature"), "its signature is not by one of"),
    (lambda folder: (folder / "statement.json.sig").unlink(), "it is not signed"),
    (lambda folder: (folder.parent / "signers").write_text("council ssh-ed25519 AAAA"), "its signature is not by one"),
    (lambda folder: (folder.parent / "signers").unlink(), "its signature is not by one of"),
])  # fmt: skip
def test_signatures_are_held_to_those_who_may_sign(change, said, signed, capsys):
    change(signed)
    code = VERIFY["main"](["--signers", str(signed.parent / "signers"), str(signed)])
    text = capsys.readouterr().out
    assert (code, "not checked" in text) == (int(bool(said)), False)
    assert f"statement.json: {said}" in text if said else "1 signature" in text


@pytest.mark.skipif(KEYGEN is None, reason="needs ssh-keygen")
def test_without_those_who_may_sign_a_signature_is_only_counted(signed, capsys):
    (signed / "allowed_signers").write_bytes((signed.parent / "signers").read_bytes())
    code, text = found(signed, capsys)
    assert code == 0
    assert "1 signature (not checked: --signers FILE says who may sign)" in text


@pytest.mark.skipif(KEYGEN is None, reason="needs ssh-keygen")
def test_a_signature_over_other_bytes_is_found(signed, capsys):
    statement = json.loads((signed / "statement.json").read_bytes())
    (signed / "statement.json").write_bytes(VERIFY["canonical"](statement | {"company": "Another"}) + b"\n")
    VERIFY["main"](["--signers", str(signed.parent / "signers"), str(signed)])
    assert "its signature is not by one of those who may sign" in capsys.readouterr().out
