"""Letters as tagged PDF: typst fills in a template with texts.

It uses its own fonts and no clock, so the same letter gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.errors import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

INSTALL = "pip install typst"


def typesetter(templates: Mapping[str, str]) -> Callable[[str], bytes]:
    """Give what makes a PDF of the data of a letter; Refused (F069) where typst is not installed.

    The PDF is tagged, has a title and a language, and follows PDF/UA-1. Nothing is fetched and no other font is used.
    """
    try:
        from typst import compile as made
    except ImportError:
        what = "a PDF needs the package `typst`, which is not installed"
        raise refuse("F069", what, advice=f"install it: {INSTALL}; or write HTML, which needs nothing more") from None
    source = templates["letter.typ"].encode()

    def pdf(data: str) -> bytes:
        """Make the PDF of one letter; the same data give the same bytes."""
        return bytes(
            made(
                source,
                format="pdf",
                ignore_system_fonts=True,
                sys_inputs={"letter": data},
                pdf_standards=["ua-1"],
                timestamp=0,
            )
        )

    return pdf
