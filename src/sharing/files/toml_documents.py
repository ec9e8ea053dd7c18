r"""Read a TOML file as a document: its tree of exact values and the place of every key, or one clear complaint.

>>> document = read_toml(b'rate = 0.10\n', name="s.toml")
>>> document.tree, document.place(("rate",)).text()
({'rate': Decimal('0.10')}, 's.toml:1:1')
>>> read_toml(b'rate = 0,10\n', name="s.toml")
Traceback (most recent call last):
sharing.errors.Refused: s.toml:1:9: S001 a line must end after its value
  1 | rate = 0,10
    |         ^ put texts in quotes; write 0.5, not 0,5
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sharing.documents import Document
from sharing.errors import Place, Refused, refuse
from sharing.files.opening import check_size, name_of, read_bytes
from sharing.files.toml_scan import scan

if TYPE_CHECKING:
    from _typeshed import StrPath

MOST_BYTES = 256_000

_AT = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"
_ADVICE_VALUE = "put texts in quotes; write 0.5, not 0,5"
# The parser's own words differ between versions of Python; these do not.
_MEANINGS = (
    ("Expected '=' after a key", "after a name there must be an `=`", "write `name = value`"),
    ("Expected newline or end of document", "a line must end after its value", _ADVICE_VALUE),
    ("Invalid value", "this is not a value", _ADVICE_VALUE),
    ("Invalid date", "this date does not exist", "write it as 2026-03-01"),
    ("Cannot overwrite a value", "this name already has a value above", "remove one of the two"),
    ("Duplicate inline table key", "this name already has a value in these braces", "remove one of the two"),
    ("Cannot declare", "this table is already declared above", "join the two, or use [[name]] for a list of tables"),
    ("Cannot mutate immutable", "this name was already filled in between braces or brackets", "write all of it there"),
    ("Cannot redefine", "this table is already declared above", "join the two"),
    ("Expected ']]'", "the brackets of this heading are not closed", "write `[[name]]`"),
    ("Expected ']'", "the bracket of this heading is not closed", "write `[name]`"),
    ("Unclosed array", "this list is not closed", "add the closing `]`, and commas between the values"),
    ("Unclosed inline table", "these braces are not closed", "add the closing `}`, and commas between the parts"),
    ("Unterminated string", "this text is not closed", "add the closing quote on the same line"),
    ('Expected "\'"', "this text is not closed", "add the closing quote on the same line"),
    ("Unescaped '\\'", "a backslash in a text has a special meaning", "write it twice, or use 'single quotes'"),
    ("Escaped character is not", "this character does not exist", "write the character itself"),
    (
        "Illegal character",
        "a text ends with its line, or holds a character that is not allowed",
        "add the closing quote",
    ),
    ("Invalid initial character for a key", "a name must stand here", "use letters, digits, `_` and `-` in names"),
    ("Invalid statement", "a name must stand here", "use letters, digits, `_` and `-` in names"),
)


def read_toml(source: StrPath | bytes, *, name: str = "", most: int = MOST_BYTES) -> Document:
    """Read a TOML file, or the bytes of one, of at most `most` bytes; decimals become exact `Decimal` values."""
    place = Place(name or ("stdin" if isinstance(source, bytes) else name_of(source)))
    data = source if isinstance(source, bytes) else read_bytes(source, most=most)
    check_size(len(data), most, place)
    text = _text(data, place)
    found = scan(text, place.file)
    if found.unclosed:
        raise _syntax(text, found.end, place, "this text is not closed", "add the closing quote")
    whole = found.end >= len(text)
    # A text that the scanner did not understand is given to the parser only as far as it was checked.
    tree = _parse(text if whole else text[: _end_of_line(text, found.end)], text, place)
    if not whole:
        raise _syntax(text, found.end, place, "this is not valid TOML", _ADVICE_VALUE)
    return Document(place.file, text, tree, found.positions, data)


def _text(data: bytes, place: Place) -> str:
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "the text is not valid UTF-8"
        raise refuse("F007", what, Place(place.file, line), "save the file as UTF-8") from None
    return text.replace("\r\n", "\n")


def _end_of_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _parse(text: str, shown: str, place: Place) -> dict[str, Any]:
    import tomllib
    from decimal import Decimal

    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise _explained(str(error), text, shown, place) from None
    except (RecursionError, ValueError, ArithmeticError):
        raise refuse("S001", "the file holds a value that cannot be read", place, _ADVICE_VALUE) from None


def _explained(said: str, text: str, shown: str, place: Place) -> Refused:
    at = re.search(_AT, said)
    offset = len(text.rstrip("\n"))
    if at and at[1]:
        starts = [0, *(found.end() for found in re.finditer("\n", text))]
        offset = starts[int(at[1]) - 1] + int(at[2]) - 1
    for start, what, advice in _MEANINGS:
        if said.startswith(start):
            return _syntax(shown, offset, place, what, advice)
    return _syntax(shown, offset, place, "this is not valid TOML", _ADVICE_VALUE)


def _syntax(text: str, offset: int, place: Place, what: str, advice: str) -> Refused:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    excerpt = Document(place.file, text, {}).line(line)
    return refuse("S001", what, Place(place.file, line, column, excerpt=excerpt), advice)
