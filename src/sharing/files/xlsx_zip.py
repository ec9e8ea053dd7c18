"""Look at the zip file that a workbook is, before anything in it is unpacked."""

from __future__ import annotations

import re
import struct
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from sharing.errors import refuse
from sharing.inputs.sheet import shown

if TYPE_CHECKING:
    from sharing.errors import Place, Refused

MOST_BYTES = 64 << 20
MOST_MEMBERS = 2_000
MOST_UNPACKED = 256 << 20
MOST_RATIO = 200
_SMALL = 10 << 20
_MOST_DIRECTORY = 2 << 20
_DIRECTORY_END = b"PK\x05\x06"
_UNSAFE_NAME = re.compile(r"^[/\\]|\\|(^|/)\.\.?(/|$)|^[A-Za-z]:|[\x00-\x1f]")
_SAVE_AGAIN = "open it in your spreadsheet program and save it again as .xlsx"


def damaged(place: Place, what: str = "the workbook is damaged") -> Refused:
    """Make the refusal of a workbook that is not what it should be."""
    return refuse("F030", what, place, _SAVE_AGAIN)


def open_zip(data: bytes, place: Place) -> zipfile.ZipFile:
    """Open the zip file of a workbook, or refuse it for what its directory says."""
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        what = "the workbook is protected with a password, or is an old .xls file"
        raise refuse("F031", what, place, "open it, remove the password, and save it as .xlsx")
    if not data.startswith(b"PK\x03\x04"):
        raise damaged(place, "this is not an .xlsx workbook")
    end = data.rfind(_DIRECTORY_END)
    if end < 0 or end + 22 > len(data):
        raise damaged(place, "the workbook is incomplete")
    if struct.unpack_from("<L", data, end + 12)[0] > _MOST_DIRECTORY:
        raise refuse("L006", "the workbook has too many parts", place, _SAVE_AGAIN)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, struct.error, RuntimeError, EOFError):
        # A RuntimeError is a part that is locked, or packed in a way nobody here knows.
        raise damaged(place) from None
    _check_members(archive.infolist(), place)
    return archive


def _check_members(members: list[zipfile.ZipInfo], place: Place) -> None:
    if len(members) > MOST_MEMBERS:
        raise refuse("L006", "the workbook has too many parts", place, _SAVE_AGAIN)
    names: set[str] = set()
    for member in members:
        if _UNSAFE_NAME.search(member.orig_filename):
            what = f"a part of the workbook has an unsafe name: `{shown(member.orig_filename)}`"
            raise refuse("F033", what, place, _SAVE_AGAIN)
        if member.filename.casefold() in names:
            raise refuse("F033", f"the workbook holds `{shown(member.filename)}` twice", place, _SAVE_AGAIN)
        names.add(member.filename.casefold())
        if member.flag_bits & 1:
            what = "the workbook is protected with a password"
            raise refuse("F031", what, place, "open it, remove the password, and save it as .xlsx")
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise damaged(place, "the workbook is packed in an unusual way")
        if member.file_size > max(_SMALL, MOST_RATIO * member.compress_size):
            raise _bomb(place)
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise _bomb(place)
    if any(name.endswith("vbaproject.bin") for name in names):
        raise macros(place)


def _bomb(place: Place) -> Refused:
    return refuse("L006", "the workbook unpacks to far more than a table needs", place, "use CSV for a large table")


def macros(place: Place) -> Refused:
    """Make the refusal of a workbook with macros."""
    return refuse("F032", "the workbook holds macros", place, "save it as .xlsx, without macros")
