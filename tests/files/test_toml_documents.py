"""Scheme files: limits before parsing, exact values, and the place of every key."""

import datetime as dt
import time
import tomllib
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.documents import Position
from sharing.errors import Refused
from sharing.files.toml_documents import read_toml
from sharing.files.toml_scan import MOST_DEPTH, scan


def problem(text):
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(Refused) as caught:
        read_toml(data, name="s.toml")
    (found,) = caught.value.problems
    assert found.place.file == "s.toml"
    assert found.what
    return found


def paths(value, at=()):
    """All paths of a tree, also those of tables and lists."""
    found = {at} if at else set()
    if isinstance(value, dict):
        return found.union(*(paths(inner, (*at, key)) for key, inner in value.items()))
    if isinstance(value, list):
        return found.union(*(paths(inner, (*at, i)) for i, inner in enumerate(value)))
    return found


SCHEME = '''\
scheme   = "northwind"   # a comment
title    = { en = "Share of profit", nl = 'Winstdeling' }
rate     = 0.10
unit     = 1_000
from     = 2026-03-01
at       = 1979-05-27 07:32:00Z
ok       = true
"quoted key" . "two\\u0041" = 1
a.b.c    = [1, [2, 3],
  { x = "y" }, # why
]
[figures.profit]
kind = "money"
[[step]]
name = "pool"
formula = """
10% * max(0,
  profit)"""
[step.more]
x = 1
[[step]]
name = "share"
[[step.cap]]
y = 2
[[step.cap]]
y = 3
[ tables . "x y" ]
'''


def test_a_scheme_is_read_exactly():
    document = read_toml(SCHEME.encode(), name="s.toml")
    assert document.tree == tomllib.loads(SCHEME, parse_float=Decimal)
    assert document.tree["rate"] == Decimal("0.10")
    assert str(document.tree["rate"]) == "0.10"
    assert document.tree["from"] == dt.date(2026, 3, 1)
    assert set(document.positions) == paths(document.tree)


def test_positions_point_at_keys_and_into_texts():
    document = read_toml(SCHEME.encode(), name="s.toml")
    lines = SCHEME.split("\n")
    at = document.positions
    assert at["title", "nl"] == Position(2, 38, 2, 44)
    assert lines[1][37:39] == "nl"
    assert lines[1][43:].startswith("Winstdeling")
    assert at["rate",] == Position(3, 1, 3, 12)
    assert at["quoted key", "twoA"].key_column == 16
    assert at["a", "b", "c", 1, 0] == Position(9, 17, 9, 17)
    assert at["a", "b", "c", 2, "x"] == Position(10, 5, 10, 10)
    assert at["figures", "profit"] == Position(12, 10, 12, 10)
    assert at["step", 0, "formula"] == Position(16, 1, 17, 1)
    assert at["step", 0, "more", "x"].key_line == 20
    assert at["step", 1, "cap", 1, "y"].key_line == 26
    assert document.place(("step", 0, "formula"), offset=15).text() == "s.toml:18:3"


def test_crlf_and_bom_are_tolerated():
    document = read_toml(b"\xef\xbb\xbf" + SCHEME.replace("\n", "\r\n").encode(), name="s.toml")
    assert document.tree == tomllib.loads(SCHEME, parse_float=Decimal)
    assert document.positions == read_toml(SCHEME.encode()).positions
    assert document.text == SCHEME


def test_a_path_is_read_and_named(tmp_path):
    (tmp_path / "s.toml").write_text("a = 1\n")
    document = read_toml(tmp_path / "s.toml")
    assert document.tree == {"a": 1}
    assert document.file.endswith("s.toml")
    with pytest.raises(Refused, match="F001"):
        read_toml(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a = 1\nb 2\n", 2, 3, "after a name there must be an `=`"),
        ("a = 1,5\n", 1, 6, "a line must end after its value"),
        ("a = yes\n", 1, 5, "this is not a value"),
        ("a = \n", 1, 5, "this is not a value"),
        ("a = 2026-02-30\n", 1, 0, "this date does not exist"),
        ("[a\nb = 1\n", 1, 3, "the bracket of this heading is not closed"),
        ("[[a]\n", 1, 4, "the brackets of this heading are not closed"),
        ("a = [1\n", 0, 0, "this list is not closed"),
        ("a = { b = 1\n", 0, 0, "these braces are not closed"),
        ('a = "open\n', 1, 5, "this text is not closed"),
        ("a = 'open\n", 1, 5, "this text is not closed"),
        ('a = """open\n\nb = 1', 1, 5, "this text is not closed"),
        ('"a = 1\n', 1, 0, "this text is not closed"),
        ('a = "c:\\path"\n', 1, 0, "a backslash in a text has a special meaning"),
        ("a = 1\na = 2\n", 2, 0, "this name already has a value above"),
        ("[a]\n[a]\n", 2, 0, "this table is already declared above"),
        ("= 1\n", 1, 1, "a name must stand here"),
        ("é = 1\n", 1, 1, "a name must stand here"),
    ],
)
def test_a_syntax_error_has_a_place_and_says_what_to_do(text, line, column, words):
    found = problem(text)
    assert found.code == "S001"
    assert words in found.what
    assert found.advice
    assert found.place.line == line or not line
    assert found.place.column == column or not column
    assert found.place.excerpt or not line


HOSTILE = {
    "nested arrays": ("a = " + "[" * 1_000 + "]" * 1_000, "L007"),
    "nested tables": ("a = " + "{a=" * 1_000 + "1" + "}" * 1_000, "L007"),
    "deep by headings": ("[a.b.c.d.e.f.g]\nh.i.j.k.l.m.n = 1", "L007"),
    "20,000 parts": (".".join(["a"] * 20_000) + " = 1", "L008"),
    "20,000 parts in a heading": ("[" + ".".join(["a"] * 20_000) + "]", "L008"),
    "20,000 parts between braces": ("x = {" + ".".join(["a"] * 20_000) + " = 1}", "L008"),
    "5,000 digits": ("a = " + "9" * 5_000, "L009"),
    "5,000 hexadecimal digits": ("a = 0x" + "f" * 5_000, "L009"),
    "5,000 decimals": ("a = 0." + "9" * 5_000, "L009"),
    "a power of ten": ("a = 1e1000000", "L009"),
    "a power of ten with a point": ("a = -1.5E+400", "L009"),
    "nan": ("a = nan", "I009"),
    "inf": ("a = -inf", "I009"),
    "10 MB": ("a = 1\n" * 1_700_000, "L001"),
    "a comment that turns round": ("# \u202e abc\na = 1", "F020"),
    "a zero-width key": ("a\u200b = 1", "F020"),
    "a control character": ("a = 1 # \x07", "F020"),
    "a lone CR": ("a = 1\rb = 2", "F020"),
    "a second BOM": ("\ufeff\ufeffa = 1", "F020"),
    "not UTF-8": (b"a = '\xff'", "F007"),
    "UTF-16": ("a = 1".encode("utf-16"), "F007"),
    "open texts": ("a = '''" + "'" * 2 + "\n" * 100_000, "S001"),
    "open text of backslashes": ('a = "' + "\\" * 100_001, "S001"),
    "many spaces": ("a" + " " * 200_000, "S001"),
    "a line of equals": ("a = " * 50_000, "S001"),
    "hidden behind an error": ("a = = " + "[" * 5_000, "S001"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts_are_refused_fast(kind):
    text, code = HOSTILE[kind]
    start = time.perf_counter()
    assert problem(text).code == code
    assert time.perf_counter() - start < 2


def test_invisible_characters_inside_texts_are_the_authors_affair():
    assert read_toml('a = "x\u200dy" # ok\n'.encode()).tree == {"a": "x\u200dy"}


def test_limits_are_not_too_narrow():
    read_toml(("a = 0x" + "f" * 30 + "\nb = " + "9" * 30 + "\nc = 1_000.25\n").encode())
    read_toml(b"a.b.c.d.e.f.g.h = [[[1]]]")


def test_a_large_text_is_read_when_asked():
    text = b"a = 1\n" + b"# comment\n" * 30_000
    assert problem(text).code == "L001"
    assert read_toml(text, most=1_000_000).tree == {"a": 1}


KEYS = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True),
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp"), exclude_characters='\\"'),
        max_size=4,
    ).map(lambda text: f'"{text}"'),
    st.sampled_from(['"a\\u0041"', "'a.b'", '"\\\\"', '"\\""', "''"]),
)
DOTTED = st.lists(KEYS, min_size=1, max_size=3).map(" . ".join)
TEXTS = st.sampled_from(
    [
        '"x = [1] # no"',
        "'a\\'",
        '""',
        "''",
        '"""a\n"b"\n"""',
        "'''a\n''b'''",
        '"\\"]"',
        '""""quoted"""""',
        '"""a\\\n  b"""',
    ]
)
SCALARS = st.one_of(
    TEXTS,
    st.sampled_from(
        [
            "1",
            "-0.5",
            "+1_000",
            "0xff",
            "true",
            "2026-03-01",
            "07:32:00",
            "1979-05-27 07:32:00",
            "1979-05-27T07:32:00.5-07:00",
        ]
    ),
)


def lists(values):
    separator = st.sampled_from([", ", ",\n  ", " , # why\n"])
    return st.tuples(st.lists(values, max_size=3), separator, st.sampled_from(["", ",", "\n", ", # end\n"])).map(
        lambda parts: "[" + parts[1].join(parts[0]) + (parts[2] if parts[0] else "") + "]"
    )


def braces(values):
    return st.lists(st.tuples(DOTTED, values), max_size=3).map(
        lambda pairs: "{ " + ", ".join(f"{key} = {value}" for key, value in pairs) + " }"
    )


VALUES = st.recursive(SCALARS, lambda inner: st.one_of(lists(inner), braces(inner)), max_leaves=6)
LINES = st.one_of(
    st.tuples(DOTTED, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}"),
    DOTTED.map(lambda key: f"[{key}]"),
    DOTTED.map(lambda key: f"[[ {key} ]] # more"),
    st.sampled_from(["", "# only a comment", "\t"]),
)


def parsed(text):
    """Give what the standard library reads, or None where both refuse the text."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(Refused):
            read_toml(text.encode())
        return None


@settings(deadline=None)
@given(st.lists(LINES, max_size=10).map("\n".join))
def test_the_scanner_finds_the_paths_that_the_parser_finds(text):
    tree = parsed(text)
    if tree is None:
        return
    deepest = max(map(len, paths(tree)), default=0)
    if deepest > MOST_DEPTH:
        assert problem(text).code == "L007"
        return
    found = scan(text, "s.toml")
    assert found.end == len(text)
    assert set(found.positions) == paths(tree)


@settings(deadline=None)
@given(st.text(alphabet="a1.=[]{}\",'\\\n #-\t", max_size=40))
def test_any_text_is_read_or_refused(text):
    tree = parsed(text)
    if tree is None:
        return
    document = read_toml(text.encode())
    assert document.tree == tree
    assert set(document.positions) == paths(tree)
