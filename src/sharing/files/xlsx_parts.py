"""Read the XML parts of a workbook one piece at a time, refusing declarations, depth and size before they cost much."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from attrs import define

from sharing.errors import refuse
from sharing.files.xlsx_zip import damaged

if TYPE_CHECKING:
    from sharing.errors import Place

MOST_ELEMENTS = 2_500_000
_MOST_DEPTH = 64
_MOST_TOKEN = 1 << 20
_PIECE = 1 << 16
Attributes = dict[str, str]


class Damaged(Exception):  # noqa: N818  (turned into a refusal where the place is known)
    """A part says what cannot be."""


class Ignore:
    """The handler of parts that only have to be harmless; names come to it without their namespace."""

    def start(self, name: str, attributes: Attributes) -> None:
        """See an element begin."""

    def text(self, text: str) -> None:
        """See a piece of text."""

    def end(self, name: str) -> None:
        """See an element end."""


@define
class Parts:
    """The XML parts of a workbook, read one piece at a time and within one budget of elements."""

    archive: zipfile.ZipFile
    place: Place
    _count: int = 0

    def read(self, name: str, handler: Ignore) -> None:
        """Let a handler see a part, or refuse the workbook."""
        parser = self._parser(handler)
        fed = 0
        try:
            with self.archive.open(name) as part:
                while piece := part.read(_PIECE):
                    fed += len(piece)
                    parser.Parse(piece, False)  # noqa: FBT003  (expat takes it by position only)
                    # A parser that has to wait for the end of a tag would begin again with every piece.
                    if fed - parser.CurrentByteIndex > _MOST_TOKEN:
                        raise refuse("L006", "the workbook holds an XML tag without end", self.place)
                parser.Parse(b"", True)  # noqa: FBT003
        except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, Damaged):
            raise damaged(self.place) from None

    def _parser(self, handler: Ignore) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        harmless = type(handler) is Ignore
        depth = run = 0
        local: dict[str, str] = {}

        def start(name: str, attributes: Attributes) -> None:
            """Hand on an element that begins, by its name without a namespace; Refused when there are too many."""
            nonlocal depth, run
            depth, run = depth + 1, 0
            self._count += 1
            if depth > _MOST_DEPTH or self._count > MOST_ELEMENTS:
                raise refuse("L006", "the workbook is larger or deeper than a table needs", self.place, "use CSV")
            if harmless:
                return
            if name not in local:
                local[name] = name.rpartition(" ")[2]
            handler.start(local[name], attributes)

        def end(name: str) -> None:
            """Hand on that an element ends."""
            nonlocal depth
            depth -= 1
            if not harmless:
                handler.end(local[name])

        def text(piece: str) -> None:
            """Hand on a piece of text; Refused when an element has too much of it."""
            nonlocal run
            run += len(piece)
            if run > _MOST_TOKEN:
                raise refuse("L003", "a text in the workbook is longer than 1 MB", self.place, "shorten it")
            handler.text(piece)

        parser.CharacterDataHandler = text
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = self._declared
        return parser

    def _declared(self, *_: object) -> None:
        what = "the workbook holds XML declarations (DOCTYPE or ENTITY) that a workbook never needs"
        raise refuse("F034", what, self.place, "do not trust this file; ask for a fresh export")
