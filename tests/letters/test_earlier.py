"""Results of earlier runs are read exactly, or refused."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from tests.reports.html.results import SMALL, company, example, many

from sharing.errors import Refused
from sharing.files.results import read_earlier
from sharing.reports.data import json_registers, register_tree
from sharing.reports.earlier import earlier_of


def test_a_result_is_read_as_it_was_written():
    result = example("bakery")
    found = earlier_of(register_tree(result))
    assert (Fraction("175.27"), None) == (found.amount("winstdeling", "0015"), found.amount("winstdeling", "9999"))
    assert (Fraction(10260), Fraction(10260)) == (found.totals["winstdeling"], found.pools["pot"])


def test_of_several_periods_the_last_counts(tmp_path):
    path = tmp_path / "last.json"
    path.write_text(json_registers([many(5), many(6)]), encoding="utf-8")
    assert 6 == len(read_earlier(path, many(5)).amounts["bonus"])


def _broken():
    tree = register_tree(many(5))
    wrong = json.loads(json.dumps(tree))
    wrong["participants"][0]["awards"]["bonus"] = "1e9999999"
    divided = json.loads(json.dumps(tree))
    divided["balances"][0]["amount"] = "1/0"
    number = json.loads(json.dumps(tree))
    number["awards"][0]["total"] = 5
    missing = {key: value for key, value in tree.items() if key != "period"}
    return [
        [],
        {},
        {"format": "sharing-runs-1", "runs": []},
        wrong,
        divided,
        number,
        missing,
        {**tree, "participants": [1]},
    ]


@pytest.mark.parametrize("tree", _broken())
def test_what_is_no_result_is_refused(tree, tmp_path):
    path = tmp_path / "last.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(Refused, match="I062 this is not the result of a run"):
        read_earlier(path, many(5))


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"format": NaN}', "\udcff"])
def test_what_is_no_json_is_refused(text, tmp_path):
    path = tmp_path / "last.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(Refused, match=r"I062|F005"):
        read_earlier(path, many(5))


def test_another_currency_is_refused(tmp_path):
    path = tmp_path / "last.json"
    path.write_text(json_registers([many(5)]), encoding="utf-8")
    with pytest.raises(Refused, match="this result is in EUR, and the scheme in USD"):
        read_earlier(
            path,
            company([("a", "x", "1", "t")], scheme=SMALL.replace('version = "1"', 'version = "1"\ncurrency = "USD"')),
        )
