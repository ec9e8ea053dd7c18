"""Canonical bytes are RFC 8785's, in the part of it that is used; anything else is refused, with the byte."""

from __future__ import annotations

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from sharing.audit.canonical import MOST, canonical, digest, read_canonical
from sharing.errors import Refused

texts = st.text(st.characters(codec="utf-8"))
keys = st.text(st.characters(max_codepoint=127))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-MOST, MOST) | texts,
    lambda part: st.lists(part, max_size=4) | st.dictionaries(keys, part, max_size=4),
)


@given(values)
def test_the_bytes_are_those_of_the_standard(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value) + b"\n"


@given(values)
def test_what_was_written_is_read_back(value: object) -> None:
    assert read_canonical(canonical(value), "x") == value


@given(values, st.integers(0, 3))
def test_no_other_way_to_write_a_value_is_read(value: object, way: int) -> None:
    other = [
        json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":")),
        json.dumps(value, sort_keys=True, ensure_ascii=False),
        json.dumps(value, ensure_ascii=False, separators=(",", ":")),
        json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n",
    ][way] + "\n"
    if other.encode() != canonical(value):
        with pytest.raises(Refused, match="A002 byte"):
            read_canonical(other.encode(), "x")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"é": 1}, "is not ASCII"),
        ({1: 1}, "is not ASCII"),
        (1.5, "a float is not"),
        (MOST + 1, "too large"),
        ("\ud800", "half a character"),
        ({"a": ["\udfff"]}, "half a character"),
    ],
)
def test_what_the_profile_cannot_say_is_refused(value: object, said: str) -> None:
    with pytest.raises(Refused, match=f"A003 .*{said}"):
        canonical(value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "A001 this is not JSON from byte 0 on"),
        (b"{", "A001 this is not JSON from byte 1 on"),
        (b"\xff\n", "A001 byte 0 is not UTF-8"),
        (b"\xef\xbb\xbf1\n", "A001 this is not JSON"),
        (b"1.0\n", "A003 a number has a point"),
        (b"NaN\n", "A003 a number has a point"),
        (b"1e3\n", "A003 a number has a point"),
        (b"1" * 5000 + b"\n", "A003 a number has a point or a power, or is too long"),
        (b"9007199254740993\n", "A003 the number 9007199254740993 is too large"),
        (b"[" * 100_000, "A001 this is not JSON: it is nested too deep"),
        (b'{"a":1,"a":2}\n', "A002 byte 5 is not canonical: `1` stands where `2` should"),
        (b"1", "A002 byte 1 is not canonical: the end stands where byte 0a should"),
        (b"1\n\n", "A002 byte 2 is not canonical: byte 0a stands where the end should"),
    ],
)
def test_bytes_that_are_not_canonical_are_refused_with_their_place(data: bytes, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_canonical(data, "x.json")
    assert f"x.json: {said}" in str(refused.value)


def test_a_digest_is_of_all_bytes() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
