"""Tables as text, through one door: texts stay texts, so that id `007` stays `007`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.reports.formatting import safe

if TYPE_CHECKING:
    from collections.abc import Sequence


def text_table(headers: Sequence[str], rows: Sequence[Sequence[str]], align: str, *, markdown: bool = False) -> str:
    """Lay out a table; `align` has one letter a column: `l` for words, `r` for amounts.

    >>> print(text_table(["id", "amount"], [["007", "1.00"]], "lr"))
    id      amount
    ----  --------
    007       1.00
    """
    from tabulate import tabulate

    sides = ["right" if letter == "r" else "left" for letter in align]
    written = marked if markdown else safe
    cells = [[written(cell) for cell in row] for row in rows]
    heads = [written(head) for head in headers]
    style = "pipe" if markdown else "simple"
    return tabulate(cells, headers=heads, tablefmt=style, colalign=sides, disable_numparse=True)


def marked(text: str) -> str:
    r"""Write a text in Markdown so that it is read as it stands.

    >>> marked("*a* <b> | c")
    '\\*a\\* \\<b\\> \\| c'
    """
    text = safe(text)
    for sign in "\\|<>`*_[]":
        text = text.replace(sign, f"\\{sign}")
    return text
