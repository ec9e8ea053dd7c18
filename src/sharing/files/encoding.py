r"""Find out how the bytes of a text are written: UTF-8, UTF-16 with its mark, or Windows-1252.

>>> find_encoding("café".encode(), Place("a.csv"))
Encoding(codec='utf-8', skip=0, name='UTF-8')
>>> find_encoding(b"caf\xe9", Place("a.csv")).name
'Windows-1252'
"""

from __future__ import annotations

import codecs
import re

from sharing.errors import Place, Problem, refuse
from sharing.named import Named

_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with BOM"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_OTHER_KINDS = (
    (b"PK\x03\x04", "a workbook or zip file", "give it a name that ends in .xlsx"),
    (b"\xd0\xcf\x11\xe0", "an old .xls workbook", "save it as .xlsx or as CSV UTF-8"),
    (b"%PDF", "a PDF", "export the table as CSV"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
)
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|table|\?xml|style|meta)", re.IGNORECASE)
_UTF8_PAIR = rb"[\xc3\xc2][\x80-\xbf]|\xe2\x80[\x80-\xbf]|\xe2\x82\xac"
_ADVICE = "save it as UTF-8 (in Excel: 'CSV UTF-8')"


class Encoding(Named):
    """How to decode a text: the codec, how many bytes of mark to skip, and its name for people."""

    codec: str
    skip: int
    name: str


def find_encoding(data: bytes, place: Place) -> Encoding:
    """Decide the encoding of a whole text, or refuse and say in which line it breaks."""
    _refuse_other_kinds(data, place)
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            broken = _first_broken(data, codec, len(mark))
            if broken >= 0:
                raise refuse("F007", f"the text is not valid {name}", _line(data, broken, place), _ADVICE)
            return Encoding(codec, len(mark), name)
    if b"\0" in data:
        what = "the file holds NUL bytes, so it is not plain text or is UTF-16 without its mark"
        raise refuse("F008", what, _line(data, data.index(b"\0"), place), _ADVICE)
    if data.isascii():
        return Encoding("utf-8", 0, "UTF-8")
    broken = _first_broken(data, "utf-8", 0)
    if broken < 0:
        return Encoding("utf-8", 0, "UTF-8")
    if re.search(_UTF8_PAIR, data):
        what = "the text mixes UTF-8 with another encoding"
        raise refuse("F007", what, _line(data, broken, place), _ADVICE)
    strange = _first_broken(data, "cp1252", 0)
    if strange >= 0:
        what = "the text is neither UTF-8 nor Windows-1252"
        raise refuse("F007", what, _line(data, strange, place), _ADVICE)
    return Encoding("cp1252", 0, "Windows-1252")


def _refuse_other_kinds(data: bytes, place: Place) -> None:
    for start, kind, advice in _OTHER_KINDS:
        if data.startswith(start):
            raise refuse("F009", f"this is {kind}, not a CSV file", place, advice)
    if _MARKUP.match(data[:1000].removeprefix(codecs.BOM_UTF8)):
        raise refuse("F009", "this is a web page or XML, not a CSV file", place, "export the table as CSV or .xlsx")


def _first_broken(data: bytes, codec: str, start: int) -> int:
    decoder = codecs.getincrementaldecoder(codec)()
    view = memoryview(data)
    for at in range(start, len(data), _CHUNK):
        pending = len(decoder.getstate()[0])
        try:
            text = decoder.decode(view[at : at + _CHUNK], final=at + _CHUNK >= len(data))
        except UnicodeDecodeError as error:
            return at - pending + error.start
        if "\0" in text:
            return at
    return -1


def _line(data: bytes, offset: int, place: Place) -> Place:
    return Place(place.file, data.count(b"\n", 0, offset) + 1)


def hidden_character(text: str, place: Place) -> Problem | None:
    r"""Find a character in a heading that cannot be seen or that changes the direction of reading.

    >>> hidden_character("sal\u200bary", Place("a.csv")).what
    'the heading holds an invisible character (U+200B)'
    """
    for character in text:
        if not character.isprintable() and character not in "\n\r\t":
            what = f"the heading holds an invisible character (U+{ord(character):04X})"
            return Problem("F020", what, place, "type the heading again")
    return None
