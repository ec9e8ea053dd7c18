"""Every code that the doors use is explained, and nothing else is."""

import re
from pathlib import Path

import sharing
from sharing.inputs.codes import CODES

ROOMS = Path(sharing.__file__).parent


def test_every_code_in_the_sources_is_explained_and_used():
    sources = [*(ROOMS / "files").glob("*.py"), *(ROOMS / "inputs").glob("*.py")]
    mine = {"numerals.py", "numeral_faults.py", "number_columns.py", "daytexts.py", "sheet.py"}
    used = set()
    for path in sources:
        if path.parent.name == "files" or path.name in mine:
            used |= set(re.findall(r'"([FILS][0-9]{3})"', path.read_text(encoding="utf-8")))
    assert used == set(CODES)


def test_explanations_are_plain():
    for code, (title, advice) in CODES.items():
        assert title, code
        assert advice.endswith("."), code
        assert len(advice.split(". ")) <= 3, code
